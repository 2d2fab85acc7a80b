// Reading streams: one item, a gathered list, or a lookup, seen from an item of the reading node.
import { childKey, depth, type Key, prefixKey, segments } from '../graph/keys.ts'
import { ABSENT, type Branches, type Failure, type Item, MISSING, type Outcome } from './outcome.ts'
import type { ProgramNode, Stream } from './program.ts'
import { after, every, type Soon } from './soon.ts'

/** What reading needs of an evaluation. */
export interface Source {
  instance(node: ProgramNode, key: Key): Soon<Outcome>
  branches(node: ProgramNode, prefix: Key): Soon<Branches>
}

const NO_BRANCHES: Branches = { segments: [], index: new Map() }

/** The segments that a stream has below a prefix. */
export function streamBranches(source: Source, stream: Stream, prefix: Key): Soon<Branches> {
  const node = stream.source
  if (depth(prefix) < node.shape.length) return source.branches(node, prefix)
  return after(source.instance(node, prefix), (outcome): Branches => {
    if (outcome.status === 'failed') return { ...NO_BRANCHES, failure: outcome }
    const output = outcome.status === 'ok' ? outcome.outputs[stream.port] : undefined
    if (output?.kind !== 'many') return NO_BRANCHES
    return {
      segments: output.items.map(item => item.segment),
      index: new Map(output.items.map((item, place) => [item.segment, place])),
    }
  })
}

/** Whether a node has the item `key`; a failure when its enumeration failed before that could be known. */
export function hasInstance(source: Source, node: ProgramNode, key: Key, level = 0): Soon<boolean | Failure> {
  if (level === node.shape.length) return true
  return after(source.branches(node, prefixKey(key, level)), branches =>
    branches.index.has(segments(key)[level] as string)
      ? hasInstance(source, node, key, level + 1)
      : (branches.failure ?? false),
  )
}

/** The item of a stream with exactly this key. */
export function readItem(source: Source, stream: Stream, key: Key): Soon<Item> {
  const node = stream.source
  if (node.model.node.mode === 'muted') return ABSENT
  const own = prefixKey(key, node.shape.length)
  const read = (): Soon<Item> =>
    after(source.instance(node, own), (outcome): Item => {
      if (outcome.status !== 'ok') return outcome
      const output = outcome.outputs[stream.port]
      if (!output) return ABSENT
      if (output.kind === 'one') return { status: 'present', value: output.value, digest: output.digest }
      const segment = segments(key)[node.shape.length]
      const found = output.items.find(item => item.segment === segment)
      return found ? { status: 'present', value: found.value, digest: found.digest } : MISSING
    })
  if (node.shape.length === 0) return read()
  return after(hasInstance(source, node, own), known => (known === true ? read() : known === false ? MISSING : known))
}

export interface Entry {
  readonly key: Key
  readonly item: Item
}

/**
 * Every item of a stream that agrees with `readerKey` on the dimensions it shares with the reader, in item order. Items
 * are asked for as soon as their key is known, so that work above and below goes on side by side.
 */
export function collect(source: Source, stream: Stream, readerKey: Key): Soon<readonly Entry[]> {
  const fixed = segments(readerKey)
  const walk = (prefix: Key, level: number): Soon<readonly Entry[]> => {
    if (level === stream.shape.length) return after(readItem(source, stream, prefix), item => [{ key: prefix, item }])
    const own = stream.shared[level] ?? -1
    if (own >= 0 && own < fixed.length) return walk(childKey(prefix, fixed[own] as string), level + 1)
    return after(streamBranches(source, stream, prefix), branches => {
      const below = every(branches.segments.map(segment => walk(childKey(prefix, segment), level + 1)))
      return after(below, lists => {
        const entries = lists.length === 1 ? (lists[0] as readonly Entry[]) : lists.flat()
        return branches.failure ? [...entries, { key: prefix, item: branches.failure }] : entries
      })
    })
  }
  return after(walk('', 0), entries => entries.filter(entry => entry.item.status !== 'missing'))
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
