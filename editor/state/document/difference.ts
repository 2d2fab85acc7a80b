// What differs between two states of a document, as small as a person's action is, however large the graph.
import { isObject } from '../../../engine/graph/json.ts'

type Path = readonly (string | number)[]

/** A member that is another value, or gone. */
interface MemberChange {
  readonly at: Path
  /** Missing: the member is gone. */
  readonly value?: unknown
}
/** A list of nodes, wires, frames or notes that some left and some joined. Comes before changes within those that stayed. */
interface ListChange {
  readonly at: Path
  /** Indices before. */
  readonly drop: readonly number[]
  /** Indices after, rising. */
  readonly put: readonly (readonly [number, unknown])[]
}
export type Change = MemberChange | ListChange

/** Who a thing in a list is: its id, a wire's ends; undefined for lists that are values, such as a position. */
function nameOf(thing: unknown): string | undefined {
  if (!isObject(thing)) return undefined
  if (typeof thing.id === 'string') return thing.id
  return typeof thing.from === 'string' && typeof thing.to === 'string' ? `${thing.from}>${thing.to}` : undefined
}

/** The changes that make `b` of `a`. Parts that are the same object are not looked into. Both are JSON values. */
export function difference(a: unknown, b: unknown, at: Path = []): Change[] {
  if (a === b) return []
  if (Array.isArray(a) && Array.isArray(b)) return listDifference(a, b, at)
  if (!isObject(a) || !isObject(b)) return [{ at, value: b }]
  const changes: Change[] = []
  for (const key of Object.keys(a)) if (a[key] !== undefined && b[key] === undefined) changes.push({ at: [...at, key] })
  for (const [key, value] of Object.entries(b))
    if (value !== undefined) changes.push(...difference(a[key], value, [...at, key]))
  return changes
}

function listDifference(a: readonly unknown[], b: readonly unknown[], at: Path): Change[] {
  // An action leaves most of a list alone: only what lies between the ends that are the same is looked at.
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let tail = 0
  while (tail < Math.min(a.length, b.length) - start && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const before = a.slice(start, a.length - tail)
  const after = b.slice(start, b.length - tail)
  const names = before.map(nameOf)
  const namesAfter = after.map(nameOf)
  if ([...names, ...namesAfter].includes(undefined))
    return JSON.stringify(a) === JSON.stringify(b) ? [] : [{ at, value: b }]
  const places = new Map(names.map((name, index) => [name, index]))
  const kept = new Set<number>()
  const put: [number, unknown][] = []
  const within: Change[] = []
  let last = -1
  after.forEach((thing, index) => {
    const was = places.get(namesAfter[index])
    // What stands elsewhere in the order counts as gone and come again.
    if (was === undefined || was <= last) {
      put.push([start + index, thing])
      return
    }
    last = was
    kept.add(was)
    within.push(...difference(before[was], thing, [...at, start + index]))
  })
  const drop = before.flatMap((_, index) => (kept.has(index) ? [] : [start + index]))
  return drop.length + put.length > 0 ? [{ at, drop, put }, ...within] : within
}

/** The value after changes. What they do not touch keeps its identity. */
export function change<T>(value: T, changes: readonly Change[]): T {
  /** Copies of this very call, which it may go on writing to. */
  const own = new Set<object>()
  const copy = <C extends object>(source: C): C => {
    if (own.has(source)) return source
    const copied = (Array.isArray(source) ? [...source] : { ...source }) as C
    own.add(copied)
    return copied
  }
  const root: { value: unknown } = { value }
  own.add(root)
  for (const each of changes) {
    let holder = root as Record<string | number, unknown>
    let key: string | number = 'value'
    for (const step of each.at) {
      const next = copy(holder[key] as object)
      holder[key] = next
      holder = next as Record<string | number, unknown>
      key = step
    }
    if ('drop' in each) {
      const gone = new Set(each.drop)
      const list = (holder[key] as unknown[]).filter((_, index) => !gone.has(index))
      for (const [index, thing] of each.put) list.splice(index, 0, thing)
      own.add(list)
      holder[key] = list
    } else if ('value' in each) holder[key] = each.value
    else delete holder[key]
  }
  return root.value as T
}
