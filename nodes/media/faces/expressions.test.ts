import { describe, expect, it } from 'vitest'
import { EXPRESSIONS, withExpression } from './expressions.ts'
import type { Picture } from './pixels.ts'

const POINTS = [
  { x: 60, y: 80 },
  { x: 120, y: 80 },
  { x: 90, y: 110 },
  { x: 70, y: 140 },
  { x: 110, y: 140 },
]

/** White with a dark dot. */
function dot(x: number, y: number): Picture {
  const data = new Uint8Array(180 * 200 * 3).fill(255)
  for (let dy = -3; dy <= 3; dy++)
    for (let dx = -3; dx <= 3; dx++) data.fill(0, ((y + dy) * 180 + x + dx) * 3, ((y + dy) * 180 + x + dx) * 3 + 3)
  return { width: 180, height: 200, data }
}
/** Where the darkness lies. */
function centre({ width, data }: Picture) {
  let x = 0
  let y = 0
  let sum = 0
  for (let i = 0; i < data.length; i += 3) {
    const dark = 255 - (data[i] as number)
    x += dark * ((i / 3) % width)
    y += dark * Math.floor(i / 3 / width)
    sum += dark
  }
  return { x: x / sum, y: y / sum }
}

describe('expressions', () => {
  const [anger, surprise, sadness] = EXPRESSIONS
  if (!anger || !surprise || !sadness) throw new Error('three expressions are expected')
  it('lower the brows and draw them together in anger', () => {
    const before = { x: 68, y: 62 }
    const after = centre(withExpression(dot(before.x, before.y), POINTS, anger))
    expect(after.y - before.y).toBeGreaterThan(3)
    expect(after.x).toBeGreaterThan(before.x)
  })
  it('raise the brows and drop the jaw in surprise', () => {
    expect(centre(withExpression(dot(60, 58), POINTS, surprise)).y).toBeLessThan(56)
    expect(centre(withExpression(dot(92, 158), POINTS, surprise)).y).toBeGreaterThan(160)
  })
  it('draw the corners of the mouth down in sadness', () => {
    expect(centre(withExpression(dot(70, 140), POINTS, sadness)).y).toBeGreaterThan(143)
    expect(centre(withExpression(dot(68, 62), POINTS, sadness)).y).toBeLessThan(61)
  })
  it('leave the nose and whatever is far away where it is', () => {
    for (const pulls of [anger, surprise, sadness])
      for (const [x, y] of [
        [90, 105],
        [10, 10],
        [170, 190],
      ] as const) {
        const after = centre(withExpression(dot(x, y), POINTS, pulls))
        expect(Math.hypot(after.x - x, after.y - y)).toBeLessThan(1)
      }
  })
})
