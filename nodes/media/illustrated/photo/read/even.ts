// Takes coloured light off a face, so that a scene may light it anew.
import type { Point } from '../../../faces/pixels.ts'
import { AREA, type Levelled } from './level.ts'
import { boxed } from './matte.ts'

/** Share of a colour cast that is taken away: a little stays, or faces would turn to clay. */
const EVENED = 0.7
/** Radii in head units over which light is even: on the face, and beyond its edge. */
const NEAR = 13
const FAR = 34
const STEP = 4

/**
 * The photograph with the hue of its light evened out over the face: every place is brought near the hue that the warmer
 * half of the skin has (skin is never bluer than it is red; where it seems so, the light is). Brightness stays.
 */
export function evened(photo: Levelled): Float32Array {
  const { width, height, scale, planes } = photo
  const size = width * height
  // Light changes slowly: it is measured on every fourth pixel of every fourth row.
  const [w, h] = [Math.ceil(width / STEP), Math.ceil(height / STEP)]
  const few = w * h
  const skin = new Float32Array(few)
  const colours = [new Float32Array(few), new Float32Array(few), new Float32Array(few)] as const
  const luma = new Float32Array(few)
  const outline = [...photo.landmarks.slice(0, 17), ...forehead(photo.landmarks)]
  for (let y = 0, j = 0; y < h; y++)
    for (let x = 0; x < w; x++, j++) {
      const i = y * STEP * width + x * STEP
      for (const [c, channel] of colours.entries()) channel[j] = planes[c * size + i] as number
      luma[j] = brightness(colours[0][j] as number, colours[1][j] as number, colours[2][j] as number)
      const inFace = within(AREA.left + (x * STEP) / scale, AREA.top + (y * STEP) / scale, outline)
      skin[j] = photo.inside[i] && inFace ? 1 : 0
    }
  const target = warmHue(colours, skin, luma)
  if (!target) return planes
  const spread = (values: Float32Array, units: number): Float32Array => {
    const radius = Math.max(1, Math.round((units * scale) / STEP))
    return boxed(boxed(values, w, h, radius), w, h, radius)
  }
  const known = [spread(skin, NEAR), spread(skin, FAR)] as const
  const seen = masked(luma, skin)
  const bright = [spread(seen, NEAR), spread(seen, FAR)] as const
  const gains = colours.map((channel, c) => {
    const own = masked(channel, skin)
    const local = [spread(own, NEAR), spread(own, FAR)] as const
    const gain = new Float32Array(few)
    for (let j = 0; j < few; j++) {
      const ratio = (k: 0 | 1): number =>
        ((target[c] as number) * ((bright[k][j] as number) + 1e-3)) / ((local[k][j] as number) + 1e-3)
      const inner = Math.min(1, (known[0][j] as number) * 3)
      const outer = Math.min(1, (known[1][j] as number) * 4)
      const wanted = Math.max(0.5, Math.min(2, ratio(0) * inner + ratio(1) * (1 - inner)))
      gain[j] = 1 + (wanted - 1) * EVENED * outer
    }
    return gain
  })
  const [red, green, blue] = gains as [Float32Array, Float32Array, Float32Array]
  const out = new Float32Array(planes.length)
  for (let y = 0, i = 0; y < height; y++) {
    const fy = Math.min(h - 1.001, y / STEP)
    const row = Math.floor(fy) * w
    const ty = fy - Math.floor(fy)
    for (let x = 0; x < width; x++, i++) {
      const fx = Math.min(w - 1.001, x / STEP)
      const j = row + Math.floor(fx)
      const tx = fx - Math.floor(fx)
      const between = (g: Float32Array): number =>
        (1 - ty) * ((1 - tx) * (g[j] as number) + tx * (g[j + 1] as number)) +
        ty * ((1 - tx) * (g[j + w] as number) + tx * (g[j + w + 1] as number))
      const [r, g, b] = [planes[i] as number, planes[i + size] as number, planes[i + 2 * size] as number]
      const r2 = r * between(red)
      const g2 = g * between(green)
      const b2 = b * between(blue)
      const now = brightness(r2, g2, b2)
      const keep = now > 1 ? brightness(r, g, b) / now : 1
      out[i] = Math.min(255, r2 * keep)
      out[i + size] = Math.min(255, g2 * keep)
      out[i + 2 * size] = Math.min(255, b2 * keep)
    }
  }
  return out
}

const brightness = (r: number, g: number, b: number): number => 0.299 * r + 0.587 * g + 0.114 * b

const masked = (values: Float32Array, mask: Float32Array): Float32Array =>
  values.map((value, i) => value * (mask[i] as number))

/** Mean colour over brightness of the skin's warmer half; `undefined` where there is hardly any. */
function warmHue(
  colours: readonly [Float32Array, Float32Array, Float32Array],
  skin: Float32Array,
  luma: Float32Array,
): readonly number[] | undefined {
  const warmth: { i: number; value: number }[] = []
  for (let i = 0; i < skin.length; i++)
    if (skin[i] && (luma[i] as number) > 25)
      warmth.push({ i, value: (colours[0][i] as number) / ((colours[2][i] as number) + 8) })
  if (warmth.length < 200) return undefined
  warmth.sort((a, b) => b.value - a.value || a.i - b.i)
  // The very warmest are lips and warm lamps.
  const chosen = warmth.slice(Math.floor(warmth.length * 0.12), Math.floor(warmth.length * 0.55))
  return colours.map(channel =>
    chosen.reduce((sum, { i }) => sum + (channel[i] as number) / (luma[i] as number) / chosen.length, 0),
  )
}

/** An arc from the right temple over the forehead to the left one. */
function forehead(landmarks: readonly Point[]): Point[] {
  const [left, right] = [landmarks[0] as Point, landmarks[16] as Point]
  return [0.92, 0.7, 0.5, 0.3, 0.08].map(t => ({
    x: left.x + (right.x - left.x) * t,
    y: left.y + (right.y - left.y) * t - 50 * Math.sin(Math.PI * (0.15 + 0.7 * t)),
  }))
}

function within(x: number, y: number, polygon: readonly Point[]): boolean {
  let inside = false
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const a = polygon[i] as Point
    const b = polygon[j] as Point
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  }
  return inside
}
