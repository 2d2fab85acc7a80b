// Where a film may be black or stand still, from what is cheap to know: its key frames and the sizes of its packets. Pure.
import type { PacketTimes } from '../ffmpeg/index.ts'
import type { PictureLimits } from './picture.ts'
import type { Span } from './spans.ts'

/** What a key frame shows: means of small blocks, 0…255. */
export type Glimpse = Uint8Array

/**
 * Bytes a pixel up to which a frame beside its key frame says that next to nothing has changed. Held and black pictures
 * take a sixth of it; of a drawn film, in which somebody breathes and something floats, one second in thirty takes less.
 */
const QUIET = 0.0006
/** Share of a stretch's length in which frames must be quiet: it may begin and end between two of them. */
const QUIET_SHARE = 0.6
/** Levels by which a block must differ from one key frame to the next to count as moved, and how many must. */
const MOVED_BY = 5
const MOVED_BLOCKS = 8
/** Levels up to which a block is dark, and the share of such blocks in a picture that may be black. */
const DARK = 32
const DARK_SHARE = 0.95
/** Times the shortest stretch from which key frames lie too far apart to tell. */
const TOO_FAR = 1.1

/**
 * The stretches in which black or frozen ones may lie, each with a second around it. A black stretch has a key frame in
 * it, a long frozen one two that are alike, and a short one frames that weigh nothing. Everything is suspect where key
 * frames lie farther apart than the shortest stretch is long.
 * @param glimpses of the key frames, in order @param pixels of a frame @param begins seconds that are taken off every time
 */
export function suspectSpans(
  { times, sizes, keyFrames }: PacketTimes,
  glimpses: readonly Glimpse[],
  pixels: number,
  begins: number,
  limits: PictureLimits,
): Span[] {
  const frames = times.length
  const shortest = Math.min(limits.shortestBlack, limits.shortestFrozen)
  const at = (frame: number): number =>
    (times[frame] ?? 2 * (times[frames - 1] ?? 0) - (times[frames - 2] ?? 0)) - begins
  const ends = keyFrames.map((_, i) => keyFrames[i + 1] ?? frames)
  const isClose = keyFrames.every((frame, i) => at(ends[i] as number) - at(frame) <= shortest * TOO_FAR)
  if (keyFrames[0] !== 0 || glimpses.length !== keyFrames.length || !isClose)
    return frames > 0 ? [{ start: 0, end: at(frames) }] : []
  const quiet = quietFrames(times, sizes, new Set(keyFrames), pixels * QUIET, shortest * QUIET_SHARE)
  const isSuspect = keyFrames.map((frame, i) => {
    const [own, next] = [glimpses[i] as Glimpse, glimpses[i + 1]]
    if (isDark(own) || (next && (isDark(next) || !hasMoved(own, next)))) return true
    return quiet.subarray(frame, ends[i]).includes(1)
  })
  const spans: Span[] = []
  keyFrames.forEach((frame, i) => {
    if (!isSuspect[i] && !isSuspect[i - 1] && !isSuspect[i + 1]) return
    const span = { start: at(frame), end: at(ends[i] as number) }
    const last = spans.at(-1)
    if (last && span.start <= last.end + 1e-6) spans[spans.length - 1] = { start: last.start, end: span.end }
    else spans.push(span)
  })
  return spans
}

/** 1 for each frame of a run of at least `seconds` in which the mean packet beside key frames is small. */
function quietFrames(
  times: Float64Array,
  sizes: Float64Array,
  keys: ReadonlySet<number>,
  most: number,
  seconds: number,
): Uint8Array {
  const quiet = new Uint8Array(times.length)
  let from = 0
  let sum = 0
  let count = 0
  for (let to = 0; to < times.length; to++) {
    if (!keys.has(to)) {
      sum += sizes[to] as number
      count++
    }
    // The shortest run up to here that is long enough.
    while (from < to && (times[to] as number) - (times[from + 1] as number) >= seconds) {
      if (!keys.has(from)) {
        sum -= sizes[from] as number
        count--
      }
      from++
    }
    if ((times[to] as number) - (times[from] as number) >= seconds && sum <= most * count) quiet.fill(1, from, to + 1)
  }
  return quiet
}

function isDark(glimpse: Glimpse): boolean {
  let dark = 0
  for (const value of glimpse) if (value <= DARK) dark++
  return dark >= glimpse.length * DARK_SHARE
}

function hasMoved(before: Glimpse, now: Glimpse): boolean {
  let moved = 0
  for (let i = 0; i < now.length; i++)
    if (Math.abs((now[i] as number) - (before[i] as number)) >= MOVED_BY && ++moved >= MOVED_BLOCKS) return true
  return false
}
