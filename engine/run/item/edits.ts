// A person's edits laid over stored outputs: what downstream sees.
import type { AnyNode } from '../../graph/define.ts'
import type { Edit } from '../../graph/document.ts'
import { arrange, readStreamPatch } from '../../graph/edit/arrange.ts'
import { type Json, mergePatch } from '../../graph/json.ts'
import { childKey, type Key } from '../../graph/keys.ts'
import type { StoredOutput } from '../../store/takes.ts'
import { digestOf } from './digests.ts'

type EditsByKey = Readonly<Record<Key, Readonly<Record<string, Edit>>>>

type StreamItem = (StoredOutput & { kind: 'many' })['items'][number]

/**
 * Outputs with the edits of their items applied (JSON merge patch). An edit at the node's own key changes a `many` output
 * as a whole: items put in or left out, and their order. An edit whose base no longer matches stays applied.
 * @throws Error naming port and item when an edited value is no longer of the port's type
 */
export function applyEdits(
  outputs: Readonly<Record<string, StoredOutput>>,
  edits: EditsByKey,
  key: Key,
  node: AnyNode,
): Record<string, StoredOutput> {
  const editOf = (item: Key, port: string): Edit | undefined =>
    Object.hasOwn(edits, item) && Object.hasOwn(edits[item] as object, port) ? edits[item]?.[port] : undefined
  const edited = <T extends { value: Json; digest: string }>(port: string, item: Key, stored: T): T => {
    const edit = editOf(item, port)
    if (!edit) return stored
    const value = mergePatch(stored.value, edit.patch) as Json
    check(port, item, value)
    return { ...stored, value, digest: digestOf(value) }
  }
  const check = (port: string, item: Key, value: Json): void => {
    const parsed = node.outputs[port]?.type.schema.safeParse(value)
    if (!parsed || parsed.success) return
    const issue = parsed.error.issues[0]
    throw new Error(
      `The edit of ${port}${item ? ` at ${item}` : ''} makes ${issue?.path.join('.') || 'the value'} invalid: ${issue?.message}; change or remove the edit`,
    )
  }
  const arranged = (port: string, stored: readonly StreamItem[]): readonly StreamItem[] => {
    const edit = editOf(key, port)
    if (!edit) return stored
    const patch = patchOf(port, edit.patch)
    const known = new Map(stored.map(item => [item.segment, item]))
    return arrange([...known.keys()], patch).map(segment => {
      const item = known.get(segment)
      if (item) return item
      const value = patch.items?.[segment] as Json
      check(port, childKey(key, segment), value)
      return { segment, value, digest: digestOf(value) }
    })
  }
  const result: Record<string, StoredOutput> = {}
  for (const [port, output] of Object.entries(outputs))
    result[port] =
      output.kind === 'one'
        ? edited(port, key, output)
        : {
            kind: 'many',
            items: arranged(port, output.items).map(item => edited(port, childKey(key, item.segment), item)),
          }
  return result
}

/** @throws Error naming the port whose stream is changed in a way that makes no sense */
function patchOf(port: string, patch: unknown) {
  try {
    return readStreamPatch(patch)
  } catch (error) {
    throw new Error(`The edit of the stream ${port}: ${(error as Error).message}; change or remove the edit`)
  }
}
