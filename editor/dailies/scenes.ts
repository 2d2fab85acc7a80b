// What a person does with the scenes of an episode: move, put in, leave out, trim. Each is one undo step.
import { type GraphNode, splitEnd } from '../../engine/graph/document.ts'
import { arrange, type StreamPatch, streamBase } from '../../engine/graph/edit/arrange.ts'
import type { Json } from '../../engine/graph/json.ts'
import { insertBetween } from '../state/document/commands.ts'
import { freshId } from '../state/document/ids.ts'
import { arrangeStream } from '../state/document/item-commands.ts'
import type { Editor } from '../state/editor.ts'
import { isCutter } from './cutting.ts'
import type { SceneStream } from './rows.ts'

/** The keys of a stream's scenes, as they are arranged. */
export const arrangedKeys = (stream: SceneStream): string[] => arrange(stream.made, stream.patch)

function change(editor: Editor, stream: SceneStream, label: string, patch: StreamPatch): void {
  const { node, port, made } = stream
  const items = patch.items ?? {}
  // What is as it was written needs no edit.
  const isWritten = Object.keys(items).length === 0 && arrange(made, patch).every((key, at) => key === made[at])
  editor.run(arrangeStream, { node, port, label, base: streamBase(made), patch: isWritten ? undefined : patch })
}

/** Moves scenes, in their order, to stand before the scene `before`, or last. */
export function moveScenes(
  editor: Editor,
  stream: SceneStream,
  keys: readonly string[],
  before: string | undefined,
): void {
  const all = arrangedKeys(stream)
  const moved = all.filter(key => keys.includes(key))
  if (before !== undefined && moved.includes(before)) return
  const rest = all.filter(key => !moved.includes(key))
  const at = before === undefined ? rest.length : rest.indexOf(before)
  const order = rest.toSpliced(at < 0 ? rest.length : at, 0, ...moved)
  if (order.every((key, place) => key === all[place])) return
  const label = moved.length === 1 ? 'Move a scene' : `Move ${moved.length} scenes`
  change(editor, stream, label, { ...stream.patch, order })
}

/** Puts a scene in behind another (or first). Answers its key. */
export function insertScene(
  editor: Editor,
  stream: SceneStream,
  after: string | undefined,
  scene: { readonly [name: string]: Json },
): string {
  const all = arrangedKeys(stream)
  const key = freeKey(all, stream)
  const order = all.toSpliced(after === undefined ? 0 : all.indexOf(after) + 1, 0, key)
  const items = { ...stream.patch.items, [key]: { ...scene, id: key } }
  change(editor, stream, 'Insert a scene', { order, items })
  return key
}

/** Changes a scene that was put in: it has no script to lay an edit over. */
export function rewriteInserted(editor: Editor, stream: SceneStream, key: string, value: Json): void {
  change(editor, stream, 'Edit', { ...stream.patch, items: { ...stream.patch.items, [key]: value } })
}

/** Leaves scenes out of the episode. Those that were put in are gone; written ones can be put back. */
export function omitScenes(editor: Editor, stream: SceneStream, keys: readonly string[]): void {
  const items: Record<string, Json> = { ...stream.patch.items }
  for (const key of keys) {
    if (stream.made.includes(key)) items[key] = null
    else delete items[key]
  }
  const label = keys.length === 1 ? 'Leave a scene out' : `Leave ${keys.length} scenes out`
  change(editor, stream, label, { ...(stream.patch.order ? { order: stream.patch.order } : {}), items })
}

export function putBack(editor: Editor, stream: SceneStream, key: string): void {
  const items: Record<string, Json> = { ...stream.patch.items }
  delete items[key]
  change(editor, stream, 'Put a scene back', { ...stream.patch, items })
}

/** Takes the order, what was put in and what was left out back: the scenes are as they were written. */
export function asWritten(editor: Editor, stream: SceneStream): void {
  const { node, port } = stream
  editor.run(arrangeStream, { node, port, label: 'Scenes as written', base: '', patch: undefined })
}

/** A key that no scene has, nor had. */
function freeKey(all: readonly string[], stream: SceneStream): string {
  const taken = new Set([...all, ...stream.made, ...Object.keys(stream.patch.items ?? {})])
  for (;;) {
    const key = `sc_${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36)}`
    if (!taken.has(key)) return key
  }
}

/**
 * Puts the node that cuts scenes between the scenes and whatever makes or measures an episode of them. Answers whether
 * there is such a node to be had.
 */
export function addCutter(editor: Editor, stream: SceneStream): boolean {
  const spec = [...editor.specs.values()].find(isCutter)
  const input = spec?.inputs.find(each => each.type === 'Scene')
  const output = spec?.outputs.find(each => each.type === 'Scene')
  if (!spec || !input || !output) return false
  const from = `${stream.node}.${stream.port}`
  const makesEpisodes = (id: string): boolean =>
    editor.specs.get(editor.node(id)?.type ?? '')?.outputs.some(each => each.type === 'Episode') ?? false
  const edges = editor.document.edges.filter(edge => edge.from === from && makesEpisodes(splitEnd(edge.to).node))
  const first = editor.node(splitEnd(edges[0]?.to ?? '').node)
  if (!first) return false
  const id = freshId(spec.type, new Set(editor.document.nodes.map(each => each.id)))
  const node: GraphNode = {
    id,
    type: spec.type,
    version: spec.version,
    at: [first.at[0] - 264, first.at[1]],
    params: {},
    mode: 'active',
  }
  editor.run(insertBetween, {
    label: `Add ${spec.title}`,
    node,
    edges,
    wires: [
      { from, to: `${id}.${input.name}`, alone: true },
      ...edges.map(edge => ({ from: `${id}.${output.name}`, to: edge.to, alone: false })),
    ],
  })
  return true
}
