// A selection made a graph of its own with a node in its place, and such a node taken apart again.
import { subgraphSpec } from '../../../engine/graph/model/subgraph.ts'
import { catalogWith } from '../catalog.ts'
import { replaceGraph } from '../document/commands.ts'
import { graphId } from '../document/ids.ts'
import { unpack } from '../edit/unpack.ts'
import type { Editor } from '../editor.ts'
import { graphInside } from '../tabs.ts'

/** What the graph is called until somebody names it: the title of the frame that the nodes stand in, else a part of this one. */
function nameFor(editor: Editor, ids: readonly string[]): string {
  const { nodes, frames, name } = editor.document
  const chosen = nodes.filter(node => ids.includes(node.id))
  const around = frames.find(({ box: [x, y, width, height] }) =>
    chosen.every(({ at }) => at[0] >= x && at[1] >= y && at[0] < x + width && at[1] < y + height),
  )
  return around?.title || `Part of ${name}`
}

/** Saves the selected nodes as a graph and puts a node that stands for it in their place. One undo step, or the reason why not. */
export async function makeSubgraph(editor: Editor): Promise<void> {
  const { nodes } = editor.selection.getState()
  if (nodes.length === 0) {
    editor.shell.toast('info', 'Select the nodes that shall become a graph of their own.')
    return
  }
  const { extractSubgraph } = await import('../../../engine/graph/edit/extract.ts')
  const before = editor.document
  const made = extractSubgraph(before, nodes, editor.specs, { graphId: graphId(), name: nameFor(editor, nodes) })
  if ('refused' in made) {
    editor.shell.toast('bad', `${made.refused}.`)
    return
  }
  const { revision } = await editor.api.createGraph(made.inner)
  const within = nodes.map(id => [id, `${made.node}/${id}`] as const)
  await editor.api.followTakes(before.id, Object.fromEntries(within))
  const results = await editor.api.results(before.id)
  if (editor.document !== before) {
    editor.shell.toast('info', 'The graph was changed in the meantime: make the sub-graph once more.')
    return
  }
  // The server says so too, a moment later: until then the node would count as unknown.
  const spec = subgraphSpec(made.inner, revision, editor.specs)
  editor.session.setState({ catalog: catalogWith(editor.session.getState().catalog, { nodes: [spec] }) })
  editor.run(replaceGraph, { label: 'Make a sub-graph', document: made.outer })
  editor.items.results(results)
  editor.select({ nodes: [made.node] })
  editor.canvas?.reveal(made.node)
  editor.shell.toast('good', `${made.inner.name} is a graph of its own now. Shift Enter opens it.`)
}

/** Puts what is inside a sub-graph's node in its place. The saved graph stays. One undo step. */
export async function unpackSubgraph(editor: Editor, id: string): Promise<void> {
  const node = editor.node(id)
  const inside = graphInside(node?.type)
  if (!node || inside === undefined) return
  const before = editor.document
  const { document: inner } = await editor.api.revision(inside, node.version)
  if (editor.document !== before) return
  const unpacked = unpack(before, node, inner)
  const out = [...unpacked.ids].map(([within, own]) => [`${id}/${within}`, own] as const)
  await editor.api.followTakes(before.id, Object.fromEntries(out))
  const results = await editor.api.results(before.id)
  if (editor.document !== before) return
  editor.run(replaceGraph, { label: 'Unpack', document: unpacked.document })
  editor.items.results(results)
  editor.select({ nodes: unpacked.nodes })
}
