// Black and frozen stretches of a film, from one cheap decode: reference frames only, small and grey.
import { decodeFrames } from '../ffmpeg/index.ts'
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

/**
 * Looks for black and frozen stretches. Frozen means that nothing has moved since the stretch began: a slow push-in adds
 * up and a mouth moves its own few pixels, while a held frame stays within the encoder's noise however long it is held.
 */
export async function measurePicture(
  file: string,
  size: { readonly width: number; readonly height: number },
  limits: PictureLimits,
  options: { signal?: AbortSignal; duration?: number; onProgress?: (fraction: number) => void } = {},
): Promise<PictureMeasure> {
  const black = new SpanCollector(RATE, limits.shortestBlack)
  const frozen: Span[] = []
  let still: { readonly first: Buffer; readonly from: number } | undefined
  let count = 0
  const closeStill = () => {
    if (still && (count - still.from) / RATE >= limits.shortestFrozen)
      frozen.push({ start: still.from / RATE, end: count / RATE })
  }
  const width = Math.max(8, Math.min(WIDEST, Math.round(size.width / AREA)))
  await decodeFrames(file, {
    width,
    height: Math.max(8, Math.round((width * size.height) / size.width)),
    pixelFormat: 'gray',
    scaler: 'area',
    // Only frames that others refer to: about half of them, evenly spread; the clock is evened out by fps.
    inputOptions: ['-skip_frame', 'noref'],
    filter: `fps=${RATE}`,
    signal: options.signal,
    durationSeconds: options.duration,
    onProgress: options.onProgress,
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
  return { black: black.spans(), frozen }
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
