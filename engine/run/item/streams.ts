// Reading streams: one item, a gathered list, or a lookup, seen from an item of the reading node.
import { childKey, depth, type Key, prefixKey, segments } from '../../graph/keys.ts'
import type { StoredOutput } from '../../store/takes.ts'
import type { ProgramNode, Stream } from '../plan/program.ts'
import { ABSENT, type Branches, type Failure, type Item, MISSING, type Outcome } from './outcome.ts'
import { after, every, type Soon } from './soon.ts'

/** What reading needs of an evaluation. */
export interface Source {
  instance(node: ProgramNode, key: Key): Soon<Outcome>
  branches(node: ProgramNode, prefix: Key): Soon<Branches>
}

/** What became of the item of the source node that a reader needs, or that there is none. */
export type Reached = Outcome | typeof MISSING

const NO_BRANCHES: Branches = { segments: [], index: new Map() }

/** The branches of each list that was emitted: many readers ask for them. */
const emitted = new WeakMap<StoredOutput, Branches>()

/** The segments that a stream has below a prefix. */
export function streamBranches(source: Source, stream: Stream, prefix: Key): Soon<Branches> {
  const node = stream.source
  if (depth(prefix) < node.shape.length) return source.branches(node, prefix)
  return after(source.instance(node, prefix), (outcome): Branches => {
    if (outcome.status === 'failed') return { ...NO_BRANCHES, failure: outcome }
    const output = outcome.status === 'ok' ? outcome.outputs[stream.port] : undefined
    if (output?.kind !== 'many') return NO_BRANCHES
    let branches = emitted.get(output)
    if (!branches) {
      branches = {
        segments: output.items.map(item => item.segment),
        index: new Map(output.items.map((item, place) => [item.segment, place])),
      }
      emitted.set(output, branches)
    }
    return branches
  })
}

/** Whether a node has the item `key`; a failure when its enumeration failed before that could be known. */
function hasInstance(source: Source, node: ProgramNode, key: Key, level = 0): Soon<boolean | Failure> {
  if (level === node.shape.length) return true
  return after(source.branches(node, prefixKey(key, level)), branches =>
    branches.index.has(segments(key)[level] as string)
      ? hasInstance(source, node, key, level + 1)
      : (branches.failure ?? false),
  )
}

/** Asks for the item of a stream's node that has or leads to `key`. */
export function reach(source: Source, { source: node }: Stream, key: Key): Soon<Reached> {
  if (node.model.node.mode === 'muted') return ABSENT
  if (node.shape.length === 0) return source.instance(node, '')
  const own = prefixKey(key, node.shape.length)
  return after(hasInstance(source, node, own), known =>
    known === true ? source.instance(node, own) : known === false ? MISSING : known,
  )
}

/** The item of a stream with exactly this key, in what was reached. */
export function itemIn(reached: Reached, stream: Stream, key: Key): Item {
  if (reached.status !== 'ok') return reached
  const output = reached.outputs[stream.port]
  if (!output) return ABSENT
  if (output.kind === 'one') return { status: 'present', value: output.value, digest: output.digest }
  const segment = segments(key)[stream.source.shape.length]
  const place = emitted.get(output)?.index.get(segment ?? '')
  const found = place === undefined ? output.items.find(item => item.segment === segment) : output.items[place]
  return found ? { status: 'present', value: found.value, digest: found.digest } : MISSING
}

/** The item of a stream with exactly this key. */
export const readItem = (source: Source, stream: Stream, key: Key): Soon<Item> =>
  after(reach(source, stream, key), reached => itemIn(reached, stream, key))
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
