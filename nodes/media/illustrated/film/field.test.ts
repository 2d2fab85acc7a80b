import { expect, it } from 'vitest'
import type { Area } from '../draw/area.ts'
import { type Pen, sheet } from '../draw/pen.ts'
import { fieldOf, type Part } from './field.ts'

const [WIDTH, HEIGHT] = [640, 360]

/** The part laid into a whole picture. */
function whole(part: Part): Uint8Array {
  const picture = new Uint8Array(WIDTH * HEIGHT * 4)
  const across = part.right - part.left
  for (let y = part.top; y < part.bottom; y++) {
    const row = (y - part.top) * across * 4
    picture.set(part.rgba.subarray(row, row + across * 4), (y * WIDTH + part.left) * 4)
  }
  return picture
}

function drawnWhole(paint: (pen: Pen) => void): Uint8Array {
  const canvas = sheet(WIDTH, HEIGHT)
  paint(canvas.getContext('2d'))
  return canvas.data()
}

/** The largest difference of two pictures' levels. Edges are smoothed a little differently where they lie elsewhere on a sheet. */
const apart = (a: Uint8Array, b: Uint8Array): number =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] as number))), 0)

const disc =
  (x: number, y: number, radius: number) =>
  (pen: Pen): void => {
    pen.fillStyle = '#c84'
    pen.beginPath()
    pen.arc(x, y, radius, 0, Math.PI * 2)
    pen.fill()
  }
const about = (x: number, y: number, radius: number): Area => ({
  left: x - radius,
  top: y - radius,
  right: x + radius,
  bottom: y + radius,
})

it('draws no more of a picture than what stands in it, and all of that', () => {
  const field = fieldOf(WIDTH, HEIGHT)
  const part = field.drawn(about(300, 200, 60), disc(300, 200, 60))
  expect(apart(whole(part), drawnWhole(disc(300, 200, 60)))).toBeLessThan(16)
  expect((part.right - part.left) * (part.bottom - part.top)).toBeLessThan(192 * 192)
})

it('finds what reaches farther than was said, at any side and over the picture’s edge', () => {
  const field = fieldOf(WIDTH, HEIGHT)
  for (const [x, y] of [
    [320, 180],
    [10, 20],
    [630, 350],
    [90, 300],
  ] as const)
    expect(apart(whole(field.drawn(about(x, y, 8), disc(x, y, 130))), drawnWhole(disc(x, y, 130)))).toBeLessThan(16)
})

it('opens another part only when much less or something else is asked for', () => {
  const field = fieldOf(WIDTH, HEIGHT)
  let paintings = 0
  const sizes = Array.from({ length: 40 }, (_, i) => {
    const [x, y] = [320 + 6 * Math.sin(i), 180 + 6 * Math.cos(i)]
    const part = field.drawn(about(x, y, 30), pen => {
      paintings++
      disc(x, y, 90)(pen)
    })
    return (part.right - part.left) * (part.bottom - part.top)
  })
  // What crossed the edge once is remembered: all but the first few frames are painted once.
  expect(paintings).toBeLessThan(48)
  expect(new Set(sizes.slice(10)).size).toBe(1)
  const small = field.drawn(about(40, 40, 10), disc(40, 40, 10))
  expect((small.right - small.left) * (small.bottom - small.top)).toBeLessThan(64 * 64 + 1)
})

it('gives an empty part for nobody', () => {
  const part = fieldOf(WIDTH, HEIGHT).drawn(
    { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity },
    () => {},
  )
  expect(part.rgba.every(value => value === 0)).toBe(true)
})
