// Running what is selected, other takes of it, and pins.
import { inherit } from '../../../engine/graph/keys.ts'
import type { Target } from '../../../engine/protocol/api.ts'
import { reseed } from '../document/item-commands.ts'
import { SEEDS } from '../edit/seeds.ts'
import type { Editor } from '../editor.ts'
import { targetsOf } from '../run/choice.ts'

/** Runs the selected nodes, for the item in focus when `item` says so. */
export function runSelection(editor: Editor, options: { item?: boolean } = {}): void {
  const targets = selectedTargets(editor, options.item ?? false)
  if (targets.length > 0) void editor.start(targets)
}

/** Runs the selected nodes and everything downstream of them. */
export function runOnward(editor: Editor): void {
  const targets = targetsOf('from', editor.selection.getState())
  if (targets.length > 0) void editor.start(targets)
}

/** Another take of the selected nodes, or of their item in focus. */
export function rerollSelection(editor: Editor): void {
  reroll(editor, selectedTargets(editor, true))
}

function selectedTargets(editor: Editor, item: boolean): Target[] {
  const { nodes, key } = editor.selection.getState()
  return nodes.map(node => (item && key ? { node, key } : { node }))
}

/**
 * Makes another take: with the next seed where the node has one (kept in the graph, so that the take can be made again),
 * else by running it although its result is there. One undo step.
 */
export function reroll(editor: Editor, targets: readonly Target[]): void {
  if (targets.length === 0) return
  const items = targets.flatMap(({ node: id, key = '' }) => {
    const node = editor.document.nodes.find(candidate => candidate.id === id)
    const param =
      node && editor.specs.get(node.type)?.params.find(each => each.widget === 'seed' && each.name === 'seed')
    if (!node || !param) return []
    const { seed = node.params.seed ?? param.default } = inherit(editor.document.overrides[id], key)
    return [{ node: id, key, seed: ((typeof seed === 'number' ? seed : 0) + 1) % SEEDS }]
  })
  if (items.length > 0) editor.run(reseed, { items })
  // The seeds have just been moved: this run takes them as they are.
  void editor.runner.start([...targets], items.length > 0 ? {} : { force: true })
}

/** Pins the current take of the item in focus, or lets it go. */
export function togglePin(
  editor: Editor,
  pinTake: (node: string, key: string, take: string | undefined) => void,
): void {
  const { nodes, key } = editor.selection.getState()
  for (const node of nodes) {
    const item = editor.items.item(node, key ?? '') ?? editor.items.item(node, '')
    if (!item?.take) continue
    const pinned = editor.document.pins[node]?.[item.key]
    pinTake(node, item.key, pinned ? undefined : item.take)
  }
}
