// Reading streams: one item, a gathered list, or a lookup, seen from an item of the reading node.
import { childKey, depth, type Key, prefixKey, segments } from '../graph/keys.ts'
import { ABSENT, type Branches, type Failure, type Item, MISSING, type Outcome } from './outcome.ts'
import type { ProgramNode, Stream } from './program.ts'

/** What reading needs of an evaluation. */
export interface Source {
  instance(node: ProgramNode, key: Key): Promise<Outcome>
  branches(node: ProgramNode, prefix: Key): Promise<Branches>
}

const NO_BRANCHES: Branches = { segments: [], index: new Map() }

/** The segments that a stream has below a prefix. */
export async function streamBranches(source: Source, stream: Stream, prefix: Key): Promise<Branches> {
  const node = stream.source
  if (depth(prefix) < node.shape.length) return source.branches(node, prefix)
  const outcome = await source.instance(node, prefix)
  if (outcome.status === 'failed') return { ...NO_BRANCHES, failure: outcome }
  const output = outcome.status === 'ok' ? outcome.outputs[stream.port] : undefined
  if (output?.kind !== 'many') return NO_BRANCHES
  return {
    segments: output.items.map(item => item.segment),
    index: new Map(output.items.map((item, place) => [item.segment, place])),
  }
}

/** Whether a node has the item `key`; a failure when its enumeration failed before that could be known. */
export async function hasInstance(source: Source, node: ProgramNode, key: Key): Promise<boolean | Failure> {
  for (let level = 0; level < node.shape.length; level++) {
    const branches = await source.branches(node, prefixKey(key, level))
    if (!branches.index.has(segments(key)[level] as string)) return branches.failure ?? false
  }
  return true
}

/** The item of a stream with exactly this key. */
export async function readItem(source: Source, stream: Stream, key: Key): Promise<Item> {
  const node = stream.source
  if (node.model.node.mode === 'muted') return ABSENT
  const own = prefixKey(key, node.shape.length)
  if (node.shape.length > 0) {
    const known = await hasInstance(source, node, own)
    if (known !== true) return known === false ? MISSING : known
  }
  const outcome = await source.instance(node, own)
  if (outcome.status !== 'ok') return outcome
  const output = outcome.outputs[stream.port]
  if (!output) return ABSENT
  if (output.kind === 'one') return { status: 'present', value: output.value, digest: output.digest }
  const segment = segments(key)[node.shape.length]
  const found = output.items.find(item => item.segment === segment)
  return found ? { status: 'present', value: found.value, digest: found.digest } : MISSING
}

export interface Entry {
  readonly key: Key
  readonly item: Item
}

/**
 * Every item of a stream that agrees with `readerKey` on the dimensions it shares with the reader, in item order. Items
 * are asked for as soon as their key is known, so that work above and below goes on side by side.
 */
export async function collect(source: Source, stream: Stream, readerKey: Key): Promise<Entry[]> {
  const fixed = segments(readerKey)
  const walk = async (prefix: Key, level: number): Promise<Entry[]> => {
    if (level === stream.shape.length) return [{ key: prefix, item: await readItem(source, stream, prefix) }]
    const own = stream.shared[level] ?? -1
    if (own >= 0 && own < fixed.length) return walk(childKey(prefix, fixed[own] as string), level + 1)
    const branches = await streamBranches(source, stream, prefix)
    const below = await Promise.all(branches.segments.map(segment => walk(childKey(prefix, segment), level + 1)))
    const entries = below.length === 1 ? (below[0] as Entry[]) : below.flat()
    return branches.failure ? [...entries, { key: prefix, item: branches.failure }] : entries
  }
  const entries = await walk('', 0)
  return entries.filter(entry => entry.item.status !== 'missing')
}

/** The full key in a stream of what a reader calls `asked`: shared dimensions from the reader, the rest from `asked`. */
export function lookupKey(stream: Stream, readerKey: Key, asked: string): Key {
  const own = segments(readerKey)
  const rest = segments(asked)
  let next = 0
  return stream.shared
    .map(place => (place >= 0 ? (own[place] ?? '') : (rest[next++] ?? '')))
    .concat(rest.slice(next))
    .join('/')
}

/** The part of a stream's key that a reader does not share: what it asks a lookup by. */
export const askedKey = (stream: Stream, key: Key): string =>
  segments(key)
    .filter((_, level) => (stream.shared[level] ?? -1) < 0)
    .join('/')
