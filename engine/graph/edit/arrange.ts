// A person's change to a whole stream: items put in, items left out, and their order. Pure, for the engine and the editor.
import { isObject, type Json } from '../json.ts'
import { SEGMENT } from '../keys.ts'

/**
 * The patch of an edit that stands at a node's own key on a `many` output. Nothing in it renames an item: keys stay, so
 * that results, edits and pins stay with them.
 */
export interface StreamPatch {
  /** Segments in the order wanted; those that are not named follow whom they followed before. */
  readonly order?: readonly string[]
  /** By segment: a value is put in, `null` leaves the item out. */
  readonly items?: Readonly<Record<string, Json>>
}

/** What an edit of a stream was made on: its segments, in order. */
export const streamBase = (segments: readonly string[]): string => segments.join(' ')

/**
 * Reads a stream's patch.
 * @throws Error saying what is wrong with it
 */
export function readStreamPatch(patch: unknown): StreamPatch {
  if (!isObject(patch)) throw new Error('the change of a stream is an object with `order` and `items`')
  const { order = [], items = {} } = patch
  if (!Array.isArray(order) || order.some(segment => typeof segment !== 'string'))
    throw new Error('`order` is a list of segments')
  if (!isObject(items)) throw new Error('`items` are values by segment')
  const wrong = Object.keys(items).find(segment => !SEGMENT.test(segment))
  if (wrong !== undefined) throw new Error(`${JSON.stringify(wrong)} cannot be a segment of a key`)
  return { order: order as string[], items: items as Record<string, Json> }
}

/**
 * The segments of a stream as a person arranged them: left-out ones gone, put-in ones there, in the order wanted. What
 * the order does not name (a scene that was written since) stands behind the item that it followed, or first.
 */
export function arrange(segments: readonly string[], { order = [], items = {} }: StreamPatch): string[] {
  const isOut = (segment: string) => Object.hasOwn(items, segment) && items[segment] === null
  const stays = segments.filter(segment => !isOut(segment))
  const there = new Set(stays)
  for (const [segment, value] of Object.entries(items)) if (value !== null) there.add(segment)
  const placed = [...new Set(order)].filter(segment => there.has(segment))
  const named = new Set(placed)
  /** Whom each one follows that the order does not name; undefined is the stream's beginning. */
  const followers = new Map<string | undefined, string[]>()
  let leader: string | undefined
  for (const segment of stays) {
    if (named.has(segment)) leader = segment
    else followers.set(leader, [...(followers.get(leader) ?? []), segment])
  }
  const added = [...there].filter(segment => !named.has(segment) && !stays.includes(segment))
  const arranged = placed.flatMap(segment => [segment, ...(followers.get(segment) ?? [])])
  return [...(followers.get(undefined) ?? []), ...arranged, ...added]
}
