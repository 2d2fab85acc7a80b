import { describe, expect, it } from 'vitest'
import { apply, invert, similarity } from './align.ts'
import { boxToPixels, difference, overlap, type Picture, suppress, thumbnail, warp } from './pixels.ts'

/** Red grows to the right, green downwards, blue is constant. */
function ramp(width: number, height: number): Picture {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set([x * 2, y * 2, 77], (y * width + x) * 3)
  return { width, height, data }
}

describe('warping', () => {
  const picture = ramp(100, 80)
  it('copies pixels exactly when nothing moves, as planes of red, green and blue', () => {
    const out = warp(picture, [1, 0, 0, 0, 1, 0], 100, 80)
    expect([out[0], out[99], out[79 * 100]]).toEqual([0, 198, 0])
    expect(out[100 * 80 + 79 * 100]).toBe(158)
    expect(out[2 * 100 * 80 + 1234]).toBe(77)
  })
  it('enlarges by interpolating between pixel centres', () => {
    const out = warp(picture, boxToPixels({ x: 10, y: 10, width: 20, height: 20 }, 40, 40), 40, 40)
    // The middle of output pixel 20 lies at 10 + 20.5 / 2 = 20.25, a quarter before the centre of source pixel 20.
    expect(out[20 * 40 + 20]).toBeCloseTo(2 * 19.75, 4)
  })
  it('averages when it shrinks', () => {
    const out = warp(picture, boxToPixels({ x: 0, y: 0, width: 100, height: 80 }, 50, 40), 50, 40)
    expect(out[10 * 50 + 10]).toBeCloseTo((40 + 42) / 2, 4)
  })
  it('is black outside, before values are scaled', () => {
    const out = warp(picture, [1, 0, -50, 0, 1, 0], 20, 20, { mean: 127.5, divisor: 128 })
    expect(out[0]).toBeCloseTo(-127.5 / 128, 5)
  })
})

describe('similarity transforms', () => {
  const points = [
    { x: 10, y: 20 },
    { x: 60, y: 25 },
    { x: 33, y: 70 },
    { x: 48, y: 90 },
  ]
  it('recover turn, scale and shift from points', () => {
    const turned = points.map(({ x, y }) => ({
      x: 2 * (x * Math.cos(0.5) - y * Math.sin(0.5)) + 7,
      y: 2 * (x * Math.sin(0.5) + y * Math.cos(0.5)) - 3,
    }))
    const [a, b, c, d, e, f] = similarity(points, turned)
    expect([a, b, d, e]).toEqual([
      expect.closeTo(2 * Math.cos(0.5), 6),
      expect.closeTo(-2 * Math.sin(0.5), 6),
      expect.closeTo(2 * Math.sin(0.5), 6),
      expect.closeTo(2 * Math.cos(0.5), 6),
    ])
    expect([c, f]).toEqual([expect.closeTo(7, 6), expect.closeTo(-3, 6)])
  })
  it('are undone by their inverse', () => {
    const forth = similarity(points, [...points].reverse())
    const back = invert(forth)
    for (const point of points) {
      const there = apply(back, apply(forth, point))
      expect(there.x).toBeCloseTo(point.x, 6)
      expect(there.y).toBeCloseTo(point.y, 6)
    }
  })
  it('refuse landmarks that all coincide', () => {
    const one = Array.from({ length: 4 }, () => ({ x: 5, y: 5 }))
    expect(() => invert(similarity(points, one))).toThrow(/cannot be aligned/)
  })
})

describe('boxes', () => {
  const box = { x: 0, y: 0, width: 10, height: 10 }
  it('overlap by intersection over union', () => {
    expect(overlap(box, box)).toBe(1)
    expect(overlap(box, { ...box, x: 5 })).toBeCloseTo(1 / 3, 6)
    expect(overlap(box, { ...box, x: 10 })).toBe(0)
  })
  it('that overlap too much leave only the surest', () => {
    const found = [
      { box, score: 0.6 },
      { box: { ...box, x: 1 }, score: 0.9 },
      { box: { ...box, x: 30 }, score: 0.5 },
    ]
    expect(suppress(found, 0.4).map(each => each.score)).toEqual([0.9, 0.5])
  })
})

it('thumbnails of one shot differ little and of another picture much', () => {
  const picture = ramp(320, 180)
  const brighter = { ...picture, data: picture.data.map(value => Math.min(255, value + 3)) }
  const other = { ...picture, data: picture.data.map(value => 255 - value) }
  expect(difference(thumbnail(picture), thumbnail(brighter))).toBeLessThan(5)
  expect(difference(thumbnail(picture), thumbnail(other))).toBeGreaterThan(40)
})
