import { describe, expect, it } from 'vitest'
import { random } from '../draw/random.ts'
import { scalar, yuvConverter } from './yuv.ts'

const filled = (width: number, height: number, [r, g, b]: readonly number[]): Uint8Array =>
  Uint8Array.from({ length: width * height * 4 }, (_, i) => [r, g, b, 255][i % 4] as number)

describe('pictures for the encoder', () => {
  it('have the levels of BT.709 in limited range', () => {
    for (const [color, levels] of [
      [
        [255, 255, 255],
        [235, 128, 128],
      ],
      [
        [0, 0, 0],
        [16, 128, 128],
      ],
      [
        [128, 128, 128],
        [126, 128, 128],
      ],
      [
        [255, 0, 0],
        [63, 102, 240],
      ],
      [
        [0, 255, 0],
        [173, 42, 26],
      ],
      [
        [0, 0, 255],
        [32, 240, 118],
      ],
    ] as const)
      for (const [width, height] of [
        [32, 4],
        [6, 4],
      ] as const) {
        const planes = yuvConverter(width, height)(filled(width, height, color))
        const area = width * height
        expect([planes[0], planes[area], planes[area * 1.25]]).toEqual(levels)
        expect(planes).toHaveLength(area * 1.5)
      }
  })
  it('are the same bytes by vectors as pixel by pixel', () => {
    const r = random(9)
    const pixels = Uint8Array.from({ length: 64 * 6 * 4 }, (_, i) => (i % 4 === 3 ? 255 : Math.floor(r() * 256)))
    const over = new Uint8Array(pixels.length)
    for (let i = 0; i < over.length; i += 4) {
      const alpha = Math.floor(r() * 256)
      over[i + 3] = alpha
      for (let c = 0; c < 3; c++) over[i + c] = Math.floor(r() * (alpha + 1))
    }
    for (const layer of [undefined, over])
      expect(Buffer.from(yuvConverter(64, 6, layer)(pixels))).toEqual(Buffer.from(scalar(64, 6, layer)(pixels)))
  })
  it('show what lies over them in proportion to its alpha', () => {
    const half = filled(32, 4, [100, 0, 0]).map((value, i) => (i % 4 === 3 ? 128 : value))
    const [levels] = [yuvConverter(32, 4, half)(filled(32, 4, [0, 200, 0]))]
    const mixed = yuvConverter(32, 4)(filled(32, 4, [100, 100, 0]))
    for (const at of [0, 128, 160])
      expect(Math.abs((levels[at] as number) - (mixed[at] as number))).toBeLessThanOrEqual(1)
  })
  it('lose the last column and row of odd sizes', () => {
    const wide = filled(7, 5, [200, 100, 50])
    expect(yuvConverter(7, 5)(wide)).toEqual(yuvConverter(6, 4)(filled(6, 4, [200, 100, 50])))
  })
})
