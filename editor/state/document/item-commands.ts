// The commands on single items: params for one scene, a person's edit of an output, a pinned take.
import type { GraphDocument } from '../../../engine/graph/document.ts'
import type { StreamPatch } from '../../../engine/graph/edit/arrange.ts'
import { command, those } from './document.ts'

/** Sets a param for one item (a prefix applies below it); `undefined` removes it. */
export const override = command<{ node: string; key: string; name: string; value: unknown; title?: string }>({
  label: args => `Change ${args.title ?? args.name} of one item`,
  merge: args => `override ${args.node} ${args.key} ${args.name}`,
  apply: (draft, { node, key, name, value }) => {
    if (value !== undefined) {
      const byKey = draft.overrides[node] ?? {}
      draft.overrides[node] = { ...byKey, [key]: { ...byKey[key], [name]: value } }
      return
    }
    const byKey = draft.overrides[node]
    const params = byKey?.[key]
    if (!params || !(name in params)) return
    delete params[name]
    if (Object.keys(params).length === 0) delete byKey[key]
    if (Object.keys(byKey).length === 0) delete draft.overrides[node]
  },
})

/** Keeps a person's change to an output: a JSON merge patch on the value whose digest is `base`. */
export const edit = command<{ node: string; key: string; port: string; base: string; patch: unknown }>({
  label: 'Edit',
  merge: args => `edit ${args.node} ${args.key} ${args.port}`,
  apply: (draft, { node, key, port, base, patch }) => {
    const byKey = draft.edits[node] ?? {}
    draft.edits[node] = { ...byKey, [key]: { ...byKey[key], [port]: { base, patch } } }
  },
})

export const dropEdit = command<{ node: string; key: string; port: string }>({
  label: 'Undo edit',
  apply: (draft, { node, key, port }) => {
    removeEdit(draft, node, key, port)
  },
})

function removeEdit(draft: GraphDocument, node: string, key: string, port: string): void {
  const byKey = draft.edits[node]
  const ports = byKey?.[key]
  if (!ports || !(port in ports)) return
  delete ports[port]
  if (Object.keys(ports).length === 0) delete byKey[key]
  if (Object.keys(byKey).length === 0) delete draft.edits[node]
}

/** Changes a stream as a whole (what is put in or left out, and the order); `undefined` takes that back. */
export const arrangeStream = command<{
  node: string
  port: string
  label: string
  base: string
  patch: StreamPatch | undefined
}>({
  label: args => args.label,
  merge: args => (args.label === 'Edit' ? `stream ${args.node} ${args.port}` : undefined),
  apply: (draft, { node, port, base, patch }) => {
    if (patch) {
      const byKey = draft.edits[node] ?? {}
      draft.edits[node] = { ...byKey, '': { ...byKey[''], [port]: { base, patch } } }
    } else removeEdit(draft, node, '', port)
  },
})

/** Decides on items: several params of each at once, as one step. What is as the node has it needs no override. */
export const decide = command<{
  node: string
  label: string
  items: readonly { readonly key: string; readonly params: Readonly<Record<string, unknown>> }[]
}>({
  label: args => args.label,
  merge: args =>
    `decide ${args.node} ${args.items.map(({ key, params }) => `${key} ${Object.keys(params).join()}`).join(' ')}`,
  apply: (draft, { node, items }) => {
    for (const { key, params } of items) {
      const byKey = draft.overrides[node] ?? {}
      draft.overrides[node] = { ...byKey, [key]: { ...byKey[key], ...params } }
    }
  },
})

/** Pins a take to its item; `undefined` lets the item go. */
export const pin = command<{ node: string; key: string; take: string | undefined }>({
  label: args => (args.take === undefined ? 'Unpin take' : 'Pin take'),
  apply: (draft, { node, key, take }) => {
    if (take !== undefined) {
      draft.pins[node] = { ...draft.pins[node], [key]: take }
      return
    }
    const byKey = draft.pins[node]
    if (!byKey || !(key in byKey)) return
    delete byKey[key]
    if (Object.keys(byKey).length === 0) delete draft.pins[node]
  },
})

/** Pins takes to several items, or lets them go, as one step. */
export const pinMany = command<{ items: readonly Parameters<typeof pin.apply>[1][] }>({
  label: ({ items: [first] }) => (first?.take === undefined ? 'Unpin takes' : 'Pin takes'),
  apply: (draft, { items }) => {
    for (const item of items) pin.apply(draft, item)
  },
})

/** Throws away all that is kept for an item: what is set for it, a person's edits, its pin. */
export const dropItem = command<{ node: string; key: string }>({
  label: 'Throw away what was kept for an item',
  apply: (draft, { node, key }) => {
    for (const kept of [draft.overrides, draft.edits, draft.pins]) {
      const byKey = kept[node]
      if (!byKey || !(key in byKey)) continue
      delete byKey[key]
      if (Object.keys(byKey).length === 0) delete kept[node]
    }
  },
})

/** Gives items, or (with the empty key) whole nodes, another seed. */
export const reseed = command<{ items: readonly { node: string; key: string; seed: number }[] }>({
  label: 'Re-roll',
  apply: (draft, { items }) => {
    for (const { node: id, key, seed } of items) {
      const [node] = those(draft.nodes, [id])
      if (!node) continue
      if (key === '') node.params = { ...node.params, seed }
      else draft.overrides[id] = { ...draft.overrides[id], [key]: { ...draft.overrides[id]?.[key], seed } }
    }
  },
})
