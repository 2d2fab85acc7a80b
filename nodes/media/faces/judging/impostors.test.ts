import { describe, expect, it } from 'vitest'
import { embeddedKey } from '../models/describe.ts'
import { faceApiPackage } from '../onnx/weights.ts'
import { builtInImpostors, packImpostors } from './impostors.ts'

describe('built-in impostors', () => {
  it('are there for the installed package, as many descriptions of one length', async () => {
    const set = builtInImpostors(embeddedKey((await faceApiPackage()).version))
    expect(set.length).toBeGreaterThanOrEqual(48)
    expect(new Set(set.map(each => each.length))).toEqual(new Set([128]))
    // Different people: no two are the same point.
    const near = set.filter((a, i) =>
      set.some(
        (b, j) => j < i && Math.sqrt(a.reduce((sum, value, k) => sum + (value - (b[k] as number)) ** 2, 0)) < 0.1,
      ),
    )
    expect(near).toEqual([])
  })
  it('are none for weights that they were not made with', () => {
    expect(builtInImpostors('w600k_unknown')).toEqual([])
  })
  it('keep their numbers to half a step when stored', () => {
    const description = Float32Array.from({ length: 128 }, (_, i) => 0.3 * Math.sin(i))
    const { step, people } = packImpostors([description])
    const bytes = Buffer.from(people[0] as string, 'base64')
    expect(bytes.length).toBe(128)
    for (const [i, value] of description.entries())
      expect(Math.abs(bytes.readInt8(i) * step - value)).toBeLessThanOrEqual(step / 2 + 1e-6)
  })
})
