// What a photograph says of a person beyond the face: skin, hair, clothes, and which of its pixels belong to the head.
import type { Point } from '../../../faces/pixels.ts'
import { type ColourModel, fitColours } from './colour-model.ts'
import { AREA, CHIN, type Levelled } from './level.ts'
import { boxed, type Matte } from './matte.ts'

type Colour = readonly [number, number, number]

/** Hair as a photograph shows it; `null` where it says nothing (a hat, a cut-off crown). */
export interface SampledHair {
  readonly color: Colour
  readonly style: 'bald' | 'short' | 'bob' | 'long' | 'wavy' | 'curly' | 'afro'
}

export interface Sampled {
  readonly skin: Colour
  readonly lips: Colour
  readonly hair: SampledHair | null
  readonly beard: 'none' | 'short' | null
  /** The garment under the neck, or `null` where the picture ends above it or shows bare shoulders. */
  readonly top: Colour | null
  /** Opacity of the head with its hair and neck, without shoulders and clothes. */
  readonly head: Float32Array
}

/** Measures a person on a levelled, cut-out photograph. */
export function sampleLook(photo: Levelled, matte: Matte): Sampled {
  const { width, height, scale, planes } = photo
  const plane = width * height
  const mark = (i: number): Point => photo.landmarks[i] as Point
  const middle = (mark(0).x + mark(16).x) / 2
  const half = Math.max(58, (mark(16).x - mark(0).x) / 2)
  const skull = middle - Math.sin(photo.yaw) * 18
  const neck = middle * 0.5 - Math.sin(photo.yaw) * 12
  /** Pixels of the person for which `where` holds, as r, g, b after each other; every `step`th. */
  const pixels = (where: (x: number, y: number) => boolean, step = 2): Float32Array => {
    const out: number[] = []
    for (let y = 0; y < height; y += step)
      for (let x = 0; x < width; x += step) {
        const i = y * width + x
        if ((matte.alpha[i] as number) < 0.9 || !where(AREA.left + x / scale, AREA.top + y / scale)) continue
        out.push(planes[i] as number, planes[i + plane] as number, planes[i + 2 * plane] as number)
      }
    return Float32Array.from(out)
  }
  const cheeks = pixels(
    (x, y) =>
      y > 18 && y < 52 && [2, 14].some(side => Math.abs(x - (mark(side).x * 0.55 + mark(30).x * 0.45)) < half * 0.2),
  )
  const forehead = pixels((x, y) => Math.abs(x - mark(27).x) < half * 0.4 && y > -52 && y < -34)
  const skin = median(joined(cheeks, forehead), 0.55)
  const lips = median(
    pixels((x, y) => Math.abs(x - mark(57).x) < 14 && y > (mark(66).y + mark(57).y) / 2 - 2 && y < mark(57).y, 1),
    0.5,
  )
  const skinModel = fitColours(cheeks.length + forehead.length > 120 ? joined(cheeks, forehead) : forehead, 2)

  // The crown: between the hairline and the top of the skull.
  const crown = pixels((x, y) => y < -78 && y > -116 && Math.abs(x - skull) < half * 0.7)
  const crownColour = median(crown, 0.5)
  const seesCrown = crown.length > 300
  const bald = seesCrown && apart(crownColour, skin) < 22
  const hairModel = seesCrown && !bald ? fitColours(crown, 3) : undefined
  const bodyModel = fitColours(
    pixels((x, y) => y > 190 && Math.abs(x - neck) < 110),
    4,
  )
  const isHair = hairOf(photo, matte, hairModel, skinModel, bodyModel, skin)
  const share = (where: (x: number, y: number) => boolean): number => {
    let sum = 0
    let count = 0
    for (let y = 0; y < height; y += 3)
      for (let x = 0; x < width; x += 3) {
        if (!where(AREA.left + x / scale, AREA.top + y / scale)) continue
        count++
        sum += (isHair[y * width + x] as number) > 0.5 ? 1 : 0
      }
    return count === 0 ? 0 : sum / count
  }
  let hair: SampledHair | null = null
  if (bald) hair = { color: crownColour, style: 'bald' }
  else if (seesCrown) {
    const beside = (from: number, to: number) => (x: number, y: number) =>
      y > from && y < to && Math.abs(x - neck) > 44 && Math.abs(x - neck) < 100
    const low = share(beside(130, 190))
    const jaw = share(beside(60, 110))
    const wide = share(
      (x, y) => y > -60 && y < 20 && Math.abs(x - skull) > half * 1.2 && Math.abs(x - skull) < half * 1.7,
    )
    const rough = roughness(photo, isHair)
    const style =
      low > 0.2
        ? rough > 0.34
          ? 'wavy'
          : 'long'
        : jaw > 0.24
          ? 'bob'
          : wide > 0.45
            ? 'afro'
            : rough > 0.4
              ? 'curly'
              : 'short'
    hair = { color: crownColour, style }
  }
  // A beard darkens the chin's sides against the cheeks, away from the lips.
  const chin = pixels((x, y) => y > mark(57).y + 7 && y < CHIN - 6 && Math.abs(x - mark(8).x) < half * 0.5)
  const beard =
    chin.length < 90
      ? null
      : hair && luma(median(chin, 0.5)) < luma(skin) * 0.62 && apart(median(chin, 0.5), hair.color) < 70
        ? 'short'
        : 'none'
  const chest = pixels((x, y) => y > 200 && Math.abs(x - neck) < 100)
  const garments: number[] = []
  for (let i = 0; i + 2 < chest.length; i += 3) {
    const colour: Colour = [chest[i] as number, chest[i + 1] as number, chest[i + 2] as number]
    if (apart(colour, skin) > 46 && !skinTone(colour, skin)) garments.push(...colour)
  }
  const top =
    chest.length > 900 && garments.length > chest.length * 0.25 ? median(Float32Array.from(garments), 0.5) : null
  return { skin, lips, hair, beard, top, head: headOnly(photo, matte, isHair, neck, FALLS[hair?.style ?? 'short']) }
}

const joined = (a: Float32Array, b: Float32Array): Float32Array => {
  const out = new Float32Array(a.length + b.length)
  out.set(a)
  out.set(b, a.length)
  return out
}

const luma = ([r, g, b]: Colour): number => 0.299 * r + 0.587 * g + 0.114 * b

/** Distance of two colours, 0…441. */
const apart = (a: Colour, b: Colour): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

/** Whether a colour is the skin's in other light: the same hue, darker or brighter. */
function skinTone(colour: Colour, skin: Colour): boolean {
  const k = luma(colour) / Math.max(1, luma(skin))
  return k > 0.45 && apart(colour, [skin[0] * k, skin[1] * k, skin[2] * k]) < 22
}

/** The colour at a quantile of brightness, averaged over its neighbours in order. Black for no samples. */
function median(samples: Float32Array, quantile: number): Colour {
  const n = samples.length / 3
  if (n === 0) return [0, 0, 0]
  const at = (i: number): Colour => [
    samples[3 * i] as number,
    samples[3 * i + 1] as number,
    samples[3 * i + 2] as number,
  ]
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => luma(at(a)) - luma(at(b)) || a - b)
  const from = Math.floor(Math.max(0, quantile - 0.12) * (n - 1))
  const to = Math.ceil(Math.min(1, quantile + 0.12) * (n - 1))
  const sum = [0, 0, 0]
  for (let i = from; i <= to; i++) {
    const colour = at(order[i] as number)
    for (let c = 0; c < 3; c++) sum[c] = (sum[c] as number) + (colour[c] as number)
  }
  return sum.map(value => Math.round(value / (to - from + 1))) as unknown as Colour
}

/** How much each pixel looks like the crown's hair rather than skin or clothes, smoothed, 0…1. */
function hairOf(
  photo: Levelled,
  matte: Matte,
  hair: ColourModel | undefined,
  skin: ColourModel | undefined,
  body: ColourModel | undefined,
  tone: Colour,
): Float32Array {
  const { width, height, scale, planes } = photo
  const plane = width * height
  const out = new Float32Array(plane)
  if (!hair) return out
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if ((matte.alpha[i] as number) < 0.3) continue
      const [r, g, b] = [planes[i] as number, planes[i + plane] as number, planes[i + 2 * plane] as number]
      // Hair lies lower where it falls; the lower, the likelier clothes are.
      const low = Math.max(0, AREA.top + y / scale - CHIN) / 60
      const other = Math.max(skin?.(r, g, b) ?? -20, low > 0 ? (body?.(r, g, b) ?? -20) + low : -20)
      // Shoulders are skin in another light than the face.
      const odds = hair(r, g, b) - other - (low > 0 && skinTone([r, g, b], tone) ? 4 : 0)
      out[i] = 1 / (1 + Math.exp(-Math.max(-8, Math.min(8, odds * 0.7))))
    }
  const smooth = boxed(boxed(out, width, height, Math.round(2.4 * scale)), width, height, Math.round(2.4 * scale))
  return smooth.map(value => Math.max(0, Math.min(1, (value - 0.35) / 0.3)))
}

/** How much brightness changes across the hair at the scale of locks: 0.1 for straight hair, over 0.35 for curls. */
function roughness({ width, height, scale, planes }: Levelled, isHair: Float32Array): number {
  const step = Math.max(1, Math.round(4 * scale))
  let change = 0
  let level = 0
  let count = 0
  const plane = width * height
  const grey = (i: number): number =>
    (planes[i] as number) + (planes[i + plane] as number) + (planes[i + 2 * plane] as number)
  for (let y = step; y < height - step; y += 2)
    for (let x = step; x < width - step; x += 2) {
      const i = y * width + x
      if ((isHair[i] as number) < 0.8) continue
      count++
      change += Math.abs(2 * grey(i) - grey(i - step * width) - grey(i + step * width))
      level += grey(i) + 180
    }
  return count < 50 ? 0 : change / Math.max(1, level) / 0.5
}

/** How low hair hangs, in head units: what looks like hair below is something else. */
const FALLS: Record<SampledHair['style'], number> = {
  bald: 60,
  short: 128,
  curly: 140,
  afro: 140,
  bob: 186,
  wavy: 270,
  long: 270,
}

/** The matte without shoulders and clothes: all above the chin, the neck, and hair that hangs beside it. */
function headOnly(photo: Levelled, matte: Matte, isHair: Float32Array, neck: number, falls: number): Float32Array {
  const { width, height, scale } = photo
  const jaw = photo.landmarks.slice(3, 14)
  const [left, right] = [photo.landmarks[0] as Point, photo.landmarks[16] as Point]
  const out = new Float32Array(width * height)
  const fade = (value: number): number => {
    const t = Math.max(0, Math.min(1, value))
    return t * t * (3 - 2 * t)
  }
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const ux = AREA.left + x / scale
      const uy = AREA.top + y / scale
      if (matte.edge === 'faded') {
        // Nothing is known of the outline: the face alone, which is set into a drawn head.
        const rx = Math.max(50, (right.x - left.x) / 2 - 2)
        const oval = 1 - Math.hypot((ux - (left.x + right.x) / 2) / rx, (uy - 24) / 92)
        out[i] = (matte.alpha[i] as number) * fade((oval * rx) / 15)
        continue
      }
      const above = fade((80 - uy) / 36) * fade((150 - Math.abs(ux - neck)) / 20)
      // Within the jaw everything is the face; under it the neck narrows and fades into the drawn collar.
      const face = fade((jawY(jaw, ux) + 3 - uy) / 6)
      const throat = fade((46 - Math.abs(ux - neck)) / 20) * fade((140 - uy) / 26)
      // The shadow under a chin is as dark as hair, and lies where hair seldom does.
      const aside = uy < 60 || jawY(jaw, ux) > uy ? 1 : fade((Math.abs(ux - neck) - 30) / 16)
      const hair = (isHair[i] as number) * fade((falls - uy) / 50) * aside
      // Half-covered patches would hang beside the head like gauze.
      const whole = Math.max(above, face, throat, hair * matteOver(matte.alpha[i] as number))
      out[i] = (matte.alpha[i] as number) * (uy < 50 ? whole : Math.max(throat, fade((whole - 0.3) / 0.4)))
    }
  const nose = photo.landmarks[30] as Point
  keepPiece(out, width, height, Math.round((nose.x - AREA.left) * scale), Math.round((nose.y - AREA.top) * scale))
  return out
}

/** How solid a pixel of hair is. */
const matteOver = (alpha: number): number => Math.max(0, Math.min(1, (alpha - 0.3) / 0.4))

/** Clears what does not hang together with the pixel at `x`, `y`: specks of clothes that look like hair. */
function keepPiece(alpha: Float32Array, width: number, height: number, x: number, y: number): void {
  const LEAST = 0.3
  const kept = new Uint8Array(alpha.length)
  const queue = [y * width + x]
  kept[queue[0] as number] = 1
  for (let i = queue.pop(); i !== undefined; i = queue.pop())
    for (const j of [i % width ? i - 1 : -1, (i + 1) % width ? i + 1 : -1, i - width, i + width])
      if (j >= 0 && j < alpha.length && !kept[j] && (alpha[j] as number) > LEAST) {
        kept[j] = 1
        queue.push(j)
      }
  // The soft hem of what is kept stays.
  const near = boxed(Float32Array.from(kept), width, height, 3)
  for (let i = 0; i < alpha.length; i++)
    if (!kept[i]) alpha[i] = (alpha[i] as number) * Math.min(1, (near[i] as number) * 3)
}

/** The jaw line's height at `x`; far up beside it. */
function jawY(jaw: readonly Point[], x: number): number {
  for (let i = 0; i + 1 < jaw.length; i++) {
    const a = jaw[i] as Point
    const b = jaw[i + 1] as Point
    if (x >= a.x && x <= b.x) return a.y + ((x - a.x) / Math.max(1e-6, b.x - a.x)) * (b.y - a.y)
  }
  return -1e3
}
