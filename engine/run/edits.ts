// A person's edits laid over stored outputs: what downstream sees.
import type { AnyNode } from '../graph/define.ts'
import type { Edit } from '../graph/document.ts'
import { type Json, mergePatch } from '../graph/json.ts'
import { childKey, type Key } from '../graph/keys.ts'
import type { StoredOutput } from '../store/takes.ts'
import { digestOf } from './digests.ts'

type EditsByKey = Readonly<Record<Key, Readonly<Record<string, Edit>>>>

/**
 * Outputs with the edits of their items applied (JSON merge patch). An edit whose base no longer matches stays applied.
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
    const parsed = node.outputs[port]?.type.schema.safeParse(value)
    if (parsed && !parsed.success) {
      const issue = parsed.error.issues[0]
      throw new Error(
        `The edit of ${port}${item ? ` at ${item}` : ''} makes ${issue?.path.join('.') || 'the value'} invalid: ${issue?.message}; change or remove the edit`,
      )
    }
    return { ...stored, value, digest: digestOf(value) }
  }
  const result: Record<string, StoredOutput> = {}
  for (const [port, output] of Object.entries(outputs))
    result[port] =
      output.kind === 'one'
        ? edited(port, key, output)
        : { kind: 'many', items: output.items.map(item => edited(port, childKey(key, item.segment), item)) }
  return result
}
