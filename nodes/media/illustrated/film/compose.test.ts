import { expect, it } from 'vitest'
import { type Sheet, sheet } from '../draw/pen.ts'
import { random } from '../draw/random.ts'
import { composerOf, composes } from './compose.ts'
import { framesOf } from './frames.ts'

const [WIDTH, HEIGHT] = [64, 32]

/** A sheet of pixels that change smoothly, so that it can be said what it shows between two of them. */
function smooth(width: number, height: number, seed: number, alpha: (x: number, y: number) => number): Sheet {
  const made = sheet(width, height)
  const pen = made.getContext('2d')
  const r = random(seed)
  const [a, b, c] = [r.in(40, 200), r.in(40, 200), r.in(40, 200)]
  const picture = pen.createImageData(width, height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      picture.data.set([a + x * 0.7, b + y * 0.9, c - x * 0.4 + y * 0.3, alpha(x, y)], (y * width + x) * 4)
  pen.putImageData(picture, 0, 0)
  return made
}

/** Y, U and V of red, green and blue as fractions (ITU-R BT.709, limited range). */
const levels = ([red, green, blue]: readonly number[] = []): readonly number[] => {
  const [r, g, b] = [red ?? 0, green ?? 0, blue ?? 0].map(value => value / 255) as [number, number, number]
  const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b
  return [16 + 219 * luma, 128 + (224 * (b - luma)) / 1.8556, 128 + (224 * (r - luma)) / 1.5748]
}

it('shows the set where it is seen, people before it, and the last layer over both', () => {
  const set = smooth(96, 64, 1, () => 255)
  const people = smooth(WIDTH, HEIGHT, 2, (x, y) => (x < 20 ? 0 : x < 40 ? 255 : 20 + y * 6))
  const over = smooth(WIDTH, HEIGHT, 3, x => x * 3)
  const at = { x: -7.3, y: -4.6, scale: 0.9 }
  const composer = composerOf(WIDTH, HEIGHT)
  composer.over(over)
  expect(composer.set({ image: set, ...at })).toBe(true)
  const planes = composer.lay({ rgba: people.data(), left: 0, top: 0, right: WIDTH, bottom: HEIGHT })
  const pixel = (from: Sheet, x: number, y: number): readonly number[] => {
    const data = from.data()
    const column = Math.min(from.width - 1, Math.max(0, x))
    const row = Math.min(from.height - 1, Math.max(0, y))
    return [0, 1, 2, 3].map(i => data[(Math.round(row) * from.width + Math.round(column)) * 4 + i] as number)
  }
  const errors: number[] = []
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      // What it is, premultiplied, from behind to the front. The set is linear, so its nearest pixel is less than half a level off.
      let seen = pixel(set, (x + 0.5 - at.x) / at.scale - 0.5, (y + 0.5 - at.y) / at.scale - 0.5)
      for (const layer of [people, over]) {
        const front = pixel(layer, x, y)
        seen = seen.map((value, i) => (front[i] as number) + value * (1 - (front[3] as number) / 255))
      }
      const wanted = levels(seen)
      errors.push((planes[y * WIDTH + x] as number) - (wanted[0] as number))
    }
  expect(Math.max(...errors.map(Math.abs))).toBeLessThan(2)
  expect(Math.abs(errors.reduce((sum, error) => sum + error, 0) / errors.length)).toBeLessThan(0.2)
  const grey = composer.tinted([120, 120, 120])
  expect(planes).toHaveLength(WIDTH * HEIGHT * 1.5)
  expect(grey[0]).toBe(Math.round(levels([120, 120, 120])[0] as number))
})

it('leaves to others what is too small or of another size', () => {
  const composer = composerOf(WIDTH, HEIGHT)
  expect(composer.set({ image: smooth(96, 64, 1, () => 255), x: 0, y: 0, scale: 0.5 })).toBe(false)
  expect([composes(1280, 720), composes(640, 360), composes(962, 540), composes(64, 31)]).toEqual([
    true,
    true,
    false,
    false,
  ])
})

it('gives the same frames by planes as by pictures, but for rounding', () => {
  const paint =
    (color: string) => (pen: { fillStyle: unknown; fillRect(x: number, y: number, w: number, h: number): void }) => {
      pen.fillStyle = color
      pen.fillRect(10, 8, 20, 16)
    }
  const frames = (width: number) => {
    const behind = (pen: Parameters<ReturnType<typeof paint>>[0]) => {
      pen.fillStyle = '#446688'
      pen.fillRect(0, 0, width, HEIGHT)
    }
    return framesOf(
      {
        shots: [],
        drawing: frame => frame,
        behind,
        people: paint('rgba(220,60,40,0.5)'),
        draw(pen) {
          behind(pen)
          paint('rgba(220,60,40,0.5)')(pen)
        },
        reach: () => ({ left: 12, top: 10, right: 20, bottom: 20 }),
        backdrop: () => ({ view: { x: 0, y: 0, zoom: 1 }, seen: undefined, nearer: undefined }),
        finish: smooth(width, HEIGHT, 5, x => x),
        air: () => () => {},
      },
      width,
      HEIGHT,
    )
  }
  const composed = frames(64).at(0)
  // A width that is no multiple of 16 is converted pixel by pixel.
  const converted = frames(62).at(0)
  for (const [x, y] of [
    [2, 2],
    [15, 12],
    [50, 30],
  ] as const)
    expect(Math.abs((composed[y * 64 + x] as number) - (converted[y * 62 + x] as number))).toBeLessThanOrEqual(1)
})
