// Takes coloured light off a face, so that a scene may light it anew.
import type { Point } from '../../../faces/pixels.ts'
import { AREA, type Levelled } from './level.ts'
import { boxed } from './matte.ts'

/** Share of a colour cast that is taken away: a little stays, or faces would turn to clay. */
const EVENED = 0.7
/** Radii in head units over which light is even: on the face, and beyond its edge. */
const NEAR = 13
const FAR = 34

/**
 * The photograph with the hue of its light evened out over the face: every place is brought near the hue that the warmer
 * half of the skin has (skin is never bluer than it is red; where it seems so, the light is). Brightness stays.
 */
export function evened(photo: Levelled): Float32Array {
  const { width, height, scale, planes } = photo
  const size = width * height
  const skin = new Float32Array(size)
  const outline = [...photo.landmarks.slice(0, 17), ...forehead(photo.landmarks)]
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      if (photo.inside[i] && within(AREA.left + x / scale, AREA.top + y / scale, outline)) skin[i] = 1
  const luma = new Float32Array(size)
  for (let i = 0; i < size; i++)
    luma[i] =
      0.299 * (planes[i] as number) + 0.587 * (planes[i + size] as number) + 0.114 * (planes[i + 2 * size] as number)
  const target = warmHue(planes, skin, luma, size)
  if (!target) return planes
  const spread = (values: Float32Array, radius: number): Float32Array =>
    boxed(boxed(values, width, height, radius), width, height, radius)
  const [near, far] = [Math.max(1, Math.round(NEAR * scale)), Math.max(1, Math.round(FAR * scale))]
  const known = [spread(skin, near), spread(skin, far)] as const
  const bright = [spread(masked(luma, skin), near), spread(masked(luma, skin), far)] as const
  const out = Float32Array.from(planes)
  const gains = [0, 1, 2].map(c => {
    const channel = masked(planes.subarray(c * size, (c + 1) * size), skin)
    const local = [spread(channel, near), spread(channel, far)] as const
    return new Float32Array(size).map((_, i) => {
      const ratio = (k: 0 | 1): number =>
        ((target[c] as number) * ((bright[k][i] as number) + 1e-3)) / ((local[k][i] as number) + 1e-3)
      const inner = Math.min(1, (known[0][i] as number) * 3)
      const outer = Math.min(1, (known[1][i] as number) * 4)
      const gain = ratio(0) * inner + ratio(1) * (1 - inner)
      return 1 + (Math.max(0.5, Math.min(2, gain)) - 1) * EVENED * outer
    })
  })
  for (let i = 0; i < size; i++) {
    const colour = gains.map((gain, c) => (planes[c * size + i] as number) * (gain[i] as number)) as [
      number,
      number,
      number,
    ]
    const now = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]
    const keep = now > 1 ? (luma[i] as number) / now : 1
    for (let c = 0; c < 3; c++) out[c * size + i] = Math.min(255, (colour[c] as number) * keep)
  }
  return out
}

const masked = (values: Float32Array, mask: Float32Array): Float32Array =>
  values.map((value, i) => value * (mask[i] as number))

/** Mean colour over brightness of the skin's warmer half; `undefined` where there is hardly any. */
function warmHue(
  planes: Float32Array,
  skin: Float32Array,
  luma: Float32Array,
  size: number,
): readonly number[] | undefined {
  const warmth: { i: number; value: number }[] = []
  for (let i = 0; i < size; i += 7)
    if (skin[i] && (luma[i] as number) > 25)
      warmth.push({ i, value: (planes[i] as number) / ((planes[i + 2 * size] as number) + 8) })
  if (warmth.length < 200) return undefined
  warmth.sort((a, b) => b.value - a.value || a.i - b.i)
  // The very warmest are lips and warm lamps.
  const chosen = warmth.slice(Math.floor(warmth.length * 0.12), Math.floor(warmth.length * 0.55))
  return [0, 1, 2].map(c =>
    chosen.reduce((sum, { i }) => sum + (planes[c * size + i] as number) / (luma[i] as number) / chosen.length, 0),
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
