import { describe, expect, it } from 'vitest'
import type { FaceReportValue } from '../types.ts'
import { isBetter, standing } from './attempts.ts'

/** A report on one character: its median and its 10th percentile. */
const report = (median: number, p10: number): FaceReportValue => {
  const verdict = median >= 0.6 && p10 >= 0.5 ? 'pass' : 'drift'
  return {
    verdict,
    threshold: 0.6,
    model: 'test',
    characters: { ava: { name: 'Ava', median, p10, raw: median, verdict } },
    samples: [],
    driftFrom: null,
    sampledFrames: 20,
    framesWithFaces: 20,
  }
}
const better = (a: FaceReportValue, b: FaceReportValue) => isBetter(standing(a), standing(b))

describe('an attempt', () => {
  it('is no better for a higher median while somebody else stands there for seconds', () => {
    expect(better(report(0.92, 0.01), report(0.74, 0.33))).toBe(false)
    expect(better(report(0.78, 0.49), report(0.82, 0.41))).toBe(true)
  })
  it('that holds is better than one that does not, and among those the higher median, then the higher 10th percentile', () => {
    expect(better(report(0.61, 0.5), report(0.95, 0.49))).toBe(true)
    expect(better(report(0.8, 0.55), report(0.7, 0.65))).toBe(true)
    expect(better(report(0.7, 0.65), report(0.7, 0.55))).toBe(true)
    expect(better(report(0.7, 0.55), report(0.7, 0.55))).toBe(false)
  })
})
