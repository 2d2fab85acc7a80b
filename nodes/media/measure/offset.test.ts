import { describe, expect, it } from 'vitest'
import { lagCurve, meanCurve, peakOf } from './offset.ts'

/** Something that rises and falls without repeating itself, 5 ms apart. */
const voice = (seconds: number) => {
  const values = Float64Array.from({ length: seconds * 200 }, (_, i) => {
    const t = i / 200
    return Math.sin(9 * t + Math.sin(1.7 * t) * 3) + 0.5 * Math.sin(23 * t + 1)
  })
  return { rate: 200, values }
}
/** The same as seen in frames, `late` seconds after it is heard. */
const seen = (late: number, fps = 24, seconds = 4) => {
  const sound = voice(8)
  const times = Float64Array.from({ length: seconds * fps }, (_, i) => 1 + i / fps)
  return { times, values: times.map(time => sound.values[Math.round((time - late) * 200)] ?? 0) }
}

describe('how far two series lie apart', () => {
  it('is found to a few milliseconds, on either side', () => {
    for (const late of [0, 0.2, -0.2, 0.035]) {
      const peak = peakOf(lagCurve(seen(late), voice(8)))
      expect(Math.abs(peak.lag + late * 1000), `${late} s`).toBeLessThan(6)
      expect(peak.r).toBeGreaterThan(0.95)
      expect(peak.atEdge).toBe(false)
    }
  })
  it('is not claimed where nothing varies, or where the best lies beyond what was searched', () => {
    const still = { times: seen(0).times, values: new Float64Array(96).fill(0.3) }
    expect(Math.max(...lagCurve(still, voice(8)).r)).toBe(0)
    expect(peakOf(lagCurve(seen(0.2), voice(8), 100)).r).toBeLessThan(0.9)
  })
  it('is the mean of several readings by their weight', () => {
    const [a, b] = [lagCurve(seen(0.1), voice(8)), lagCurve(seen(0.1, 30), voice(8))]
    const mean = meanCurve([
      { curve: a, weight: 1 },
      { curve: b, weight: 3 },
    ])
    expect(mean.r[7]).toBeCloseTo(((a.r[7] ?? 0) + 3 * (b.r[7] ?? 0)) / 4, 9)
    expect(Math.abs(peakOf(mean).lag + 100)).toBeLessThan(6)
  })
})
