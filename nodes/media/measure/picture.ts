// Black and frozen stretches of a film, from a cheap decode: reference frames only, small and grey, where there may be any.
import { type DecodeOptions, decodeFrames } from '../ffmpeg/index.ts'
import { type Span, SpanCollector } from './spans.ts'

export interface PictureMeasure {
  readonly black: readonly Span[]
  readonly frozen: readonly Span[]
}

export interface PictureLimits {
  /** Seconds of black or of standing still from which a stretch is reported. */
  readonly shortestBlack: number
  readonly shortestFrozen: number
}

/** Pictures looked at in a second of film. */
const RATE = 8
/** Each pixel of the small picture is the mean of 8 × 8 of the large one, or more: that quiets the encoder's noise. */
const AREA = 8
const WIDEST = 160
/** Luma (0…255) up to which a pixel is black, and the share of such pixels in a black picture (ffmpeg blackdetect's). */
const BLACK = 25
const BLACK_SHARE = 0.98
/** Levels by which a pixel must differ from the stretch's first picture to count as moved, and how many must. */
const MOVED_BY = 4
const MOVED_PIXELS = 2

/** Share of a film from which its suspect stretches are not looked at one by one. */
const MOST_OF_IT = 0.6

/**
 * Looks for black and frozen stretches. Frozen means that nothing has moved since the stretch began: a slow push-in adds
 * up and a mouth moves its own few pixels, while a held frame stays within the encoder's noise however long it is held.
 * @param options.within stretches that begin at key frames, outside of which there is nothing to find; the whole film
 *   unless given @param options.duration seconds of the film
 */
export async function measurePicture(
  file: string,
  size: { readonly width: number; readonly height: number },
  limits: PictureLimits,
  options: {
    readonly signal?: AbortSignal
    readonly duration?: number
    readonly within?: readonly Span[] | undefined
    readonly onProgress?: (fraction: number) => void
  } = {},
): Promise<PictureMeasure> {
  const { within, duration = Number.POSITIVE_INFINITY, onProgress } = options
  const length = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0)
  const isApart = within && length(within) < MOST_OF_IT * duration
  const spans = isApart ? within : [{ start: 0, end: duration }]
  const found: PictureMeasure[] = []
  for (const span of spans) {
    const before = length(spans.slice(0, found.length))
    const share = (span.end - span.start) / length(spans)
    found.push(
      await look(file, size, limits, isApart ? span : undefined, {
        signal: options.signal,
        durationSeconds: Number.isFinite(span.end) ? span.end - span.start : undefined,
        onProgress: fraction => onProgress?.(before / length(spans) + fraction * share),
      }),
    )
  }
  onProgress?.(1)
  return { black: found.flatMap(({ black }) => black), frozen: found.flatMap(({ frozen }) => frozen) }
}

/** Looks at every eighth of a second of a stretch, or of the whole film. */
async function look(
  file: string,
  size: { readonly width: number; readonly height: number },
  limits: PictureLimits,
  part: Span | undefined,
  options: Pick<DecodeOptions, 'signal' | 'durationSeconds' | 'onProgress'>,
): Promise<PictureMeasure> {
  const start = part?.start ?? 0
  const black = new SpanCollector(RATE, limits.shortestBlack)
  const frozen: Span[] = []
  let still: { readonly first: Buffer; readonly from: number } | undefined
  let count = 0
  const closeStill = () => {
    if (still && (count - still.from) / RATE >= limits.shortestFrozen)
      frozen.push({ start: start + still.from / RATE, end: start + count / RATE })
  }
  const width = Math.max(8, Math.min(WIDEST, Math.round(size.width / AREA)))
  await decodeFrames(file, {
    ...options,
    width,
    height: Math.max(8, Math.round((width * size.height) / size.width)),
    pixelFormat: 'gray',
    scaler: 'area',
    // Only frames that others refer to: about half of them, evenly spread; the clock is evened out by fps.
    inputOptions: [
      ...['-threads', '1', '-skip_frame', 'noref'],
      ...(part ? ['-ss', part.start.toFixed(6), '-t', (part.end - part.start).toFixed(6)] : []),
    ],
    filter: `fps=${RATE}`,
    onFrame: pixels => {
      const isBlack = isBlackPicture(pixels)
      black.add(isBlack)
      // Black has its own name: it is not called frozen as well.
      if (isBlack || !still || hasMoved(still.first, pixels)) {
        closeStill()
        still = isBlack ? undefined : { first: Buffer.from(pixels), from: count }
      }
      count++
    },
  })
  closeStill()
  return { black: black.spans().map(span => ({ start: start + span.start, end: start + span.end })), frozen }
}

function isBlackPicture(pixels: Buffer): boolean {
  let dark = 0
  for (const value of pixels) if (value <= BLACK) dark++
  return dark >= pixels.length * BLACK_SHARE
}

function hasMoved(before: Buffer, now: Buffer): boolean {
  let moved = 0
  for (let at = 0; at < now.length; at++)
    if (Math.abs((now[at] as number) - (before[at] as number)) >= MOVED_BY && ++moved >= MOVED_PIXELS) return true
  return false
}
