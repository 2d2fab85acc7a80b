// Item keys: one segment per dimension, joined by '/'. The empty string is the key of a lone value.

/** An item's key: `''`, `sc_k3f`, `sc_k3f/l_9ad`. */
export type Key = string

/** What a segment may be: 1–64 of `A–Z a–z 0–9 _ -`. */
export const SEGMENT = /^[A-Za-z0-9_-]{1,64}$/

export const segments = (key: Key): string[] => (key === '' ? [] : key.split('/'))
export const childKey = (parent: Key, segment: string): Key => (parent === '' ? segment : `${parent}/${segment}`)
export const depth = (key: Key): number => {
  if (key === '') return 0
  let count = 1
  for (let i = 0; i < key.length; i++) if (key.charCodeAt(i) === 47) count++
  return count
}

/** The first `count` segments of a key. */
export function prefixKey(key: Key, count: number): Key {
  if (count <= 0) return ''
  let at = -1
  for (let i = 0; i < count; i++) {
    at = key.indexOf('/', at + 1)
    if (at < 0) return key
  }
  return key.slice(0, at)
}

/** True when `prefix` is `key` or an ancestor of it. */
export const isUnder = (key: Key, prefix: Key): boolean =>
  prefix === '' || key === prefix || (key.startsWith(prefix) && key.charCodeAt(prefix.length) === 47)

/** The value whose key is the longest ancestor of `key` (or `key` itself), merged from short to long. */
export function inherit(
  byKey: Readonly<Record<Key, Record<string, unknown>>> | undefined,
  key: Key,
): Record<string, unknown> {
  if (!byKey) return {}
  let merged: Record<string, unknown> = {}
  for (let count = 0; count <= depth(key); count++) {
    const layer = Object.hasOwn(byKey, prefixKey(key, count)) ? byKey[prefixKey(key, count)] : undefined
    if (layer) merged = { ...merged, ...layer }
  }
  return merged
}
