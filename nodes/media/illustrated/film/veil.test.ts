import { describe, expect, it } from 'vitest'
import { random } from '../draw/random.ts'
import { type Layer, type Planes, stamp, type Tile, veils } from './veil.ts'

const r = random(4)
const noise = (length: number): Uint8Array => Uint8Array.from({ length }, () => Math.floor(r() * 256))
const paper = (width: number, height: number, level = 100): Planes => ({
  width,
  height,
  data: new Uint8Array(width * height * 1.5).fill(level),
})
const flat = (planes: Planes, level: number): Uint8Array => new Uint8Array(planes.data.length).fill(level)
const tileOf = (width: number, height: number, alpha = 255): Tile => ({
  width,
  height,
  alpha: new Uint8Array(width * height).fill(alpha),
})

describe('a stamp', () => {
  it('covers its pixels, and of chroma as much as it covers of four pixels', () => {
    const planes = paper(16, 8)
    stamp(planes, flat(planes, 200), tileOf(3, 2), 3, 2, 256)
    const luma = [...planes.data.subarray(0, 128)]
    expect(luma.filter(value => value !== 100)).toHaveLength(6)
    expect(luma.slice(2 * 16 + 2, 2 * 16 + 7)).toEqual([100, 200, 200, 200, 100])
    // Columns 3, 4 and 5 of the pairs 2–3 and 4–5.
    for (const start of [128, 160])
      expect([...planes.data.subarray(start + 8, start + 12)]).toEqual([100, 150, 200, 100])
  })
  it('may hang over the edge, and does nothing without strength', () => {
    const planes = paper(16, 8)
    stamp(planes, flat(planes, 200), tileOf(6, 6), -3, -3, 128)
    stamp(planes, flat(planes, 200), tileOf(6, 6), 13, 5, 128)
    expect([planes.data[0], planes.data[2], planes.data[3], planes.data[127]]).toEqual([150, 150, 100, 150])
    const before = [...planes.data]
    stamp(planes, flat(planes, 200), tileOf(6, 6), 4, 4, 0)
    expect([...planes.data]).toEqual(before)
  })
})

describe('a veil', () => {
  it('repeats its tile over the whole picture, by vectors as pixel by pixel', () => {
    const tile: Tile = { width: 12, height: 10, alpha: noise(120) }
    // Rows of 40 luma and 20 chroma bytes: vectors and what is left over.
    const veiled = (endless: boolean, x: number, y: number) => {
      const planes: Planes = { ...paper(40, 12), data: noise(720) }
      const before = [...planes.data]
      const layer: Layer = { tile, endless, tint: noise(720) }
      veils(40, 12)(planes, layer, x, y, 200)
      return { planes, before, layer }
    }
    for (const [x, y] of [
      [0, 0],
      [5, -3],
      [-7, 8],
    ] as const) {
      const { planes, before, layer } = veiled(true, x, y)
      for (let row = 0; row < 12; row++)
        for (let column = 0; column < 40; column++) {
          const i = row * 40 + column
          const alpha = tile.alpha[((((row - y) % 10) + 10) % 10) * 12 + ((((column - x) % 12) + 12) % 12)] as number
          const wanted =
            (before[i] as number) + (((layer.tint[i] as number) - (before[i] as number)) * alpha * 200) / 65536
          expect(Math.abs((planes.data[i] as number) - wanted)).toBeLessThanOrEqual(0.51)
        }
    }
    const { planes, before } = veiled(false, 3, 6)
    expect([...planes.data.subarray(0, 240)]).toEqual(before.slice(0, 240))
    expect([...planes.data.subarray(240, 480)]).not.toEqual(before.slice(240, 480))
  })
})
