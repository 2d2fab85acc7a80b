// What the open graph names and this server lacks: read when it is opened, mended as one step.
import type { GraphDocument } from '../../../engine/graph/document.ts'
import { replaceNodes, type Standin } from '../../../engine/graph/replace.ts'
import type { NodeSpec } from '../../../engine/graph/spec.ts'
import type { MissingInfo } from '../../../engine/protocol/library.ts'
import { ApiError } from '../../api/http.ts'
import { command } from '../document/document.ts'
import type { Editor } from '../editor.ts'

export const countMissing = (missing: MissingInfo | undefined): number =>
  missing ? missing.nodes.length + missing.providers.length + missing.files.length : 0

/** What a person chose for what is missing. What is not named stays as it is. */
export interface Mending {
  readonly nodes: ReadonlyMap<string, Standin>
  /** Provider values by node. */
  readonly providers: ReadonlyMap<string, { readonly param: string; readonly from: string; readonly to: string }>
}

const mend = command<Mending & { specs: ReadonlyMap<string, NodeSpec> }>({
  label: ({ nodes, providers }) =>
    nodes.size === 0
      ? `Change ${providers.size === 1 ? 'a provider' : `${providers.size} providers`}`
      : `Replace ${nodes.size === 1 ? 'a node' : `${nodes.size} nodes`}`,
  apply: (draft, { nodes, providers, specs }) => {
    if (nodes.size > 0) Object.assign(draft, replaceNodes(draft as GraphDocument, specs, nodes))
    for (const node of draft.nodes) {
      const change = providers.get(node.id)
      if (!change) continue
      if (node.params[change.param] === change.from) node.params[change.param] = change.to
      for (const params of Object.values(draft.overrides[node.id] ?? {}))
        if (params[change.param] === change.from) params[change.param] = change.to
    }
  },
})

/** Asks the server again. Without an answer nothing is said to be missing: a run would say it too. */
export async function readMissing(editor: Editor): Promise<MissingInfo | undefined> {
  const { document } = editor
  try {
    const missing = await editor.api.missing(document)
    if (editor.document.id !== document.id) return undefined
    editor.session.setState({ missing })
    return missing
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    editor.session.setState({ missing: undefined })
    return undefined
  }
}

/** Looks whether a graph that was just opened lacks something, and shows it, once for each graph and lack. */
export async function meetMissing(editor: Editor): Promise<void> {
  const missing = await readMissing(editor)
  if (!missing || countMissing(missing) === 0) return
  const what = [
    ...missing.nodes.map(each => `${each.node} ${each.type}`),
    ...missing.providers.map(each => `${each.node} ${each.value}`),
    ...missing.files.map(each => each.digest.slice(0, 8)),
  ]
  const seen = `missing.${editor.document.id}.${what.join(',').slice(0, 300)}`
  if (editor.knows(seen)) return
  editor.learn(seen)
  editor.shell.setState({ dialog: 'missing' })
}

/** Puts what was chosen in place of what is missing: one step. */
export async function mendMissing(editor: Editor, mending: Mending): Promise<void> {
  editor.run(mend, { ...mending, specs: editor.specs })
  await readMissing(editor)
}
