import { describe, expect, it } from 'vitest'
import { type Glimpse, suspectSpans } from './suspect.ts'

const FPS = 24
const PIXELS = 1280 * 720
const LIMITS = { shortestBlack: 1, shortestFrozen: 1 }
/** What moves fills a packet; what stands still leaves it next to empty. */
const LIVELY = 3000
const STILL = 90

/** A film of so many seconds with a key frame a second: its packets, and what each key frame shows. */
function film(seconds: number, weight: (frame: number) => number, shows: (second: number) => number) {
  const frames = seconds * FPS
  const isKey = (frame: number) => frame % FPS === 0
  return {
    packets: {
      times: Float64Array.from({ length: frames }, (_, i) => i / FPS),
      sizes: Float64Array.from({ length: frames }, (_, i) => (isKey(i) ? 60_000 : weight(i))),
      keyFrames: Array.from({ length: seconds }, (_, i) => i * FPS),
      delay: 0,
      shortestStep: 1 / FPS,
      longestStep: 1 / FPS,
      constantRate: true,
    },
    glimpses: Array.from({ length: seconds }, (_, i): Glimpse => new Uint8Array(400).fill(shows(i))),
  }
}
const suspect = ({ packets, glimpses }: ReturnType<typeof film>, limits = LIMITS) =>
  suspectSpans(packets, glimpses, PIXELS, 0, limits).map(({ start, end }) => [Math.round(start), Math.round(end)])
/** Another brightness each second. */
const moving = (second: number) => 80 + (second % 3) * 40
const lively = () => LIVELY

describe('where a film is looked at closely', () => {
  it('is nowhere while everything moves', () => {
    expect(suspect(film(20, lively, moving))).toEqual([])
  })
  it('is around a key frame that is black, and around two that are alike', () => {
    expect(suspect(film(20, lively, second => (second === 8 ? 4 : moving(second))))).toEqual([[6, 10]])
    expect(suspect(film(20, lively, second => (second === 8 ? moving(7) : moving(second))))).toEqual([[6, 9]])
  })
  it('is where a second of frames weighs nothing, wherever it lies between key frames', () => {
    for (const from of [5.1, 5.5, 5.9]) {
      const held = (frame: number) => (frame >= from * FPS && frame < (from + 1) * FPS ? STILL : LIVELY)
      const spans = suspect(film(20, held, moving))
      expect(spans).toHaveLength(1)
      expect(spans[0]?.[0]).toBeLessThanOrEqual(5)
      expect(spans[0]?.[1]).toBeGreaterThanOrEqual(7)
    }
  })
  it('is everywhere when key frames lie too far apart, or were not all seen', () => {
    expect(suspect(film(20, lively, moving), { shortestBlack: 1, shortestFrozen: 0.5 })).toEqual([[0, 20]])
    const { packets, glimpses } = film(20, lively, moving)
    expect(suspect({ packets, glimpses: glimpses.slice(1) })).toEqual([[0, 20]])
  })
})
