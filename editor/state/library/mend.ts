// Puts what a person chose in place of what a graph lacks: one step.
import type { GraphDocument } from '../../../engine/graph/document.ts'
import { replaceNodes, type Standin } from '../../../engine/graph/edit/replace.ts'
import type { NodeSpec } from '../../../engine/graph/spec.ts'
import { command } from '../document/document.ts'
import type { Editor } from '../editor.ts'
import { readMissing } from './missing.ts'

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

/** Puts what was chosen in place of what is missing: one step. */
export async function mendMissing(editor: Editor, mending: Mending): Promise<void> {
  editor.run(mend, { ...mending, specs: editor.specs })
  await readMissing(editor)
}
