// Guides: what a dragged thing lines up with, and how far it still is from doing so.
import type { Rect } from './rect.ts'

export interface Guide {
  readonly way: 'x' | 'y'
  /** Where the line runs, and from where to where. */
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Lined {
  /** How far to move so that it lines up. */
  readonly dx: number
  readonly dy: number
  readonly guides: readonly Guide[]
}

const NOT_LINED: Lined = { dx: 0, dy: 0, guides: [] }

/** Lines a rectangle up with the edges and middles of others that are at most `reach` px off. */
export function lineUp(moving: Rect, others: readonly Rect[], reach: number): Lined {
  const x = nearest(spots(moving.x, moving.width), others, reach, other => spots(other.x, other.width))
  const y = nearest(spots(moving.y, moving.height), others, reach, other => spots(other.y, other.height))
  if (!x && !y) return NOT_LINED
  const dx = x?.off ?? 0
  const dy = y?.off ?? 0
  const guides: Guide[] = []
  if (x) {
    const top = moving.y + dy
    guides.push({
      way: 'x',
      at: x.at,
      from: Math.min(top, x.other.y),
      to: Math.max(top + moving.height, x.other.y + x.other.height),
    })
  }
  if (y) {
    const left = moving.x + dx
    guides.push({
      way: 'y',
      at: y.at,
      from: Math.min(left, y.other.x),
      to: Math.max(left + moving.width, y.other.x + y.other.width),
    })
  }
  return { dx, dy, guides }
}

const spots = (start: number, length: number): readonly number[] => [start, start + length / 2, start + length]

function nearest(
  own: readonly number[],
  others: readonly Rect[],
  reach: number,
  spotsOf: (rect: Rect) => readonly number[],
): { off: number; at: number; other: Rect } | undefined {
  let best: { off: number; at: number; other: Rect } | undefined
  for (const other of others) {
    const theirs = spotsOf(other)
    // Like with like: left with left, middle with middle, right with right; and edges that touch.
    for (const [mine, at] of [
      [own[0], theirs[0]],
      [own[1], theirs[1]],
      [own[2], theirs[2]],
      [own[0], theirs[2]],
      [own[2], theirs[0]],
    ]) {
      const off = (at ?? 0) - (mine ?? 0)
      if (Math.abs(off) <= reach && (!best || Math.abs(off) < Math.abs(best.off))) best = { off, at: at ?? 0, other }
    }
  }
  return best
}
