// The one face of a photograph, measured; or why the photograph cannot play its character.
import sharp from 'sharp'
import type { Detector, Face } from '../../../faces/models/recogniser.ts'
import type { Box, Picture, Point } from '../../../faces/pixels.ts'

/** Longest side at which a photograph is worked on, and at which faces are searched in it. */
const WORK_SIDE = 2400
const SEARCH_SIDE = 1024
/** Pixels between the eyes below which a face is too coarse to fill a close-up. */
const LEAST_EYES = 34
/** A second face at least this share of the first one's area makes it unclear who is meant. */
const RIVAL = 0.3
/** How far the nose may stand from the middle of the eyes, as a share of their distance, before half a face is missing. */
const MOST_TURN = 0.3
/** Sharpness (see `sharpness`) below which a face is blurred. */
const LEAST_SHARP = 0.115

/** Height of an eye's opening over its width below which it is shut; open eyes have 0.2 to 0.4. */
const LEAST_OPEN = 0.13

/** A face found in a photograph, in pixels of `picture`. */
export interface FoundFace {
  readonly picture: Picture
  /** 68 landmarks, iBUG 300-W order. */
  readonly outline: readonly Point[]
  /** Boxes of the others in the picture. */
  readonly others: readonly Box[]
}

/** Why a photograph cannot be used; `judged` says whether identity can still be measured against it. */
export interface Unusable {
  readonly problem: string
  readonly judged: boolean
}

/** Decodes a photograph upright and in sRGB, transparent parts on grey. @throws Error when it is no picture */
export async function readPhoto(file: string): Promise<Picture> {
  const { data, info } = await sharp(file, { limitInputPixels: 200_000_000 })
    .rotate()
    .resize(WORK_SIDE, WORK_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#808080' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  if (info.channels === 3) return { width: info.width, height: info.height, data }
  const rgb = new Uint8Array(info.width * info.height * 3)
  for (let i = 0; i < rgb.length; i++) rgb[i] = data[Math.floor(i / 3) * info.channels] as number
  return { width: info.width, height: info.height, data: rgb }
}

/** Finds whom a photograph shows. */
export async function findFace(picture: Picture, detector: Detector): Promise<FoundFace | Unusable> {
  const scale = Math.min(1, SEARCH_SIDE / Math.max(picture.width, picture.height))
  const small = scale < 1 ? await resized(picture, scale) : picture
  const faces = (await detector.detect(small, 2)).sort((a, b) => area(b.box) - area(a.box))
  const [face, rival] = faces
  if (!face) return { problem: 'it shows no face', judged: false }
  if (rival && area(rival.box) > RIVAL * area(face.box))
    return {
      problem: `it shows ${faces.filter(other => area(other.box) > RIVAL * area(face.box)).length} faces: crop it to one`,
      judged: false,
    }
  const grow = (box: Box): Box => ({
    x: box.x / scale,
    y: box.y / scale,
    width: box.width / scale,
    height: box.height / scale,
  })
  const outline = await steady(picture, grow(face.box), detector)
  if (!outline) return { problem: 'its face is too unclear to find eyes and mouth in', judged: true }
  const left = centre(outline, 36, 42)
  const right = centre(outline, 42, 48)
  const eyes = Math.hypot(right.x - left.x, right.y - left.y)
  if (eyes < LEAST_EYES)
    return {
      problem: `its face is too small (${Math.round(eyes)} pixels between the eyes; at least ${LEAST_EYES} are needed)`,
      judged: true,
    }
  const turn = Math.abs(noseOffset(outline))
  if (turn > MOST_TURN) return { problem: 'its face is turned too far to the side', judged: true }
  if (Math.max(openness(outline, 36), openness(outline, 42)) < LEAST_OPEN)
    return { problem: 'its eyes are shut', judged: true }
  if (sharpness(picture, outline) < LEAST_SHARP) return { problem: 'it is blurred', judged: true }
  return { picture, outline, others: faces.slice(1).map(other => grow(other.box)) }
}

const area = (box: Box): number => box.width * box.height

/** The mean of landmarks `from`…`to − 1`. */
export function centre(outline: readonly Point[], from: number, to: number): Point {
  let x = 0
  let y = 0
  for (let i = from; i < to; i++) {
    x += (outline[i] as Point).x / (to - from)
    y += (outline[i] as Point).y / (to - from)
  }
  return { x, y }
}

/** Height over width of the eye whose outer left landmark is `first` (T. Soukupová, J. Čech, 2016: eye aspect ratio). */
export function openness(outline: readonly Point[], first: 36 | 42): number {
  const gap = (a: number, b: number): number => {
    const [p, q] = [outline[first + a] as Point, outline[first + b] as Point]
    return Math.hypot(p.x - q.x, p.y - q.y)
  }
  return (gap(1, 5) + gap(2, 4)) / (2 * gap(0, 3))
}

/** How far the nose tip lies to the right of the eyes' middle, along their line, in distances between the eyes. */
export function noseOffset(outline: readonly Point[]): number {
  const left = centre(outline, 36, 42)
  const right = centre(outline, 42, 48)
  const nose = outline[30] as Point
  const dx = right.x - left.x
  const dy = right.y - left.y
  return ((nose.x - (left.x + right.x) / 2) * dx + (nose.y - (left.y + right.y) / 2) * dy) / (dx * dx + dy * dy)
}

async function resized(picture: Picture, scale: number): Promise<Picture> {
  const { data, info } = await sharp(picture.data, {
    raw: { width: picture.width, height: picture.height, channels: 3 },
  })
    .resize(Math.round(picture.width * scale), Math.round(picture.height * scale), { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}

/** Sides of the crops, as multiples of the face's box, in which landmarks are looked for; their mean is steadier than one. */
const CROPS = [1.9, 2.3, 2.8]
const CROP_SIDE = 360

/**
 * 68 landmarks as the mean over level crops and their mirror images (the landmark net is at its best on level faces);
 * `undefined` when fewer than half of the crops show a face.
 */
async function steady(picture: Picture, box: Box, detector: Detector): Promise<Point[] | undefined> {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const side = Math.max(box.width, box.height)
  const rough = await landmarksIn(picture, middle, side, 0, [2.3], detector)
  if (!rough) return undefined
  const [left, right] = [centre(rough, 36, 42), centre(rough, 42, 48)]
  return landmarksIn(picture, middle, side, Math.atan2(right.y - left.y, right.x - left.x), CROPS, detector)
}

async function landmarksIn(
  picture: Picture,
  middle: Point,
  face: number,
  angle: number,
  spans: readonly number[],
  detector: Detector,
): Promise<Point[] | undefined> {
  const sums = Array.from({ length: 68 }, () => ({ x: 0, y: 0 }))
  let count = 0
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  for (const span of spans) {
    const k = (face * span) / CROP_SIDE
    const toPicture = (x: number, y: number): Point => {
      const dx = (x - CROP_SIDE / 2) * k
      const dy = (y - CROP_SIDE / 2) * k
      return { x: middle.x + dx * cos - dy * sin, y: middle.y + dx * sin + dy * cos }
    }
    const half = CROP_SIDE / span / 2
    const own: Box = { x: CROP_SIDE / 2 - half, y: CROP_SIDE / 2 - half, width: 2 * half, height: 2 * half }
    for (const mirrored of [false, true]) {
      const crop = cropped(picture, (x, y) => toPicture(mirrored ? CROP_SIDE - x : x, y), k)
      const found: Face | undefined = await detector.follow(crop, own)
      if (!found?.outline) continue
      count++
      for (let i = 0; i < 68; i++) {
        const point = found.outline[mirrored ? (MIRROR[i] as number) : i] as Point
        const at = toPicture(mirrored ? CROP_SIDE - point.x : point.x, point.y)
        const sum = sums[i] as { x: number; y: number }
        sum.x += at.x
        sum.y += at.y
      }
    }
  }
  if (count < spans.length) return undefined
  return sums.map(sum => ({ x: sum.x / count, y: sum.y / count }))
}

/** A square of CROP_SIDE pixels, each the mean of nearest source pixels; `k` source pixels to one of it. */
function cropped(picture: Picture, toPicture: (x: number, y: number) => Point, k: number): Picture {
  const data = new Uint8Array(CROP_SIDE * CROP_SIDE * 3)
  const taps = Math.max(1, Math.min(4, Math.round(k)))
  for (let y = 0, at = 0; y < CROP_SIDE; y++)
    for (let x = 0; x < CROP_SIDE; x++, at += 3) {
      const sum = [0, 0, 0]
      for (let tap = 0; tap < taps * taps; tap++) {
        const source = toPicture(x + ((tap % taps) + 0.5) / taps, y + (Math.floor(tap / taps) + 0.5) / taps)
        const sx = Math.floor(source.x)
        const sy = Math.floor(source.y)
        if (sx < 0 || sy < 0 || sx >= picture.width || sy >= picture.height) continue
        const from = (sy * picture.width + sx) * 3
        for (let c = 0; c < 3; c++) sum[c] = (sum[c] as number) + (picture.data[from + c] as number)
      }
      for (let c = 0; c < 3; c++) data[at + c] = Math.round((sum[c] as number) / (taps * taps))
    }
  return { width: CROP_SIDE, height: CROP_SIDE, data }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)
/** Which landmark each one is in the mirror. */
const MIRROR: readonly number[] = [
  ...range(0, 16).reverse(),
  ...range(17, 26).reverse(),
  ...range(27, 30),
  ...range(31, 35).reverse(),
  45,
  44,
  43,
  42,
  47,
  46,
  39,
  38,
  37,
  36,
  41,
  40,
  ...range(48, 54).reverse(),
  ...range(55, 59).reverse(),
  ...range(60, 64).reverse(),
  ...range(65, 67).reverse(),
]

/**
 * How much of the detail around the eyes is finer than a twentieth of their distance: mean absolute Laplacian there over
 * the deviation of brightness, at 96 pixels between the eyes. Photographs have 0.15 to 0.35; blurred over a thirtieth of
 * the distance between the eyes they fall to 0.12.
 */
function sharpness(picture: Picture, outline: readonly Point[]): number {
  const left = centre(outline, 36, 42)
  const right = centre(outline, 42, 48)
  const eyes = Math.hypot(right.x - left.x, right.y - left.y)
  const k = eyes / 96
  const side = 192
  const x0 = (left.x + right.x) / 2 - (side / 2) * k
  const y0 = (left.y + right.y) / 2 - (side / 2) * k
  const grey = new Float32Array(side * side)
  const at = (x: number, y: number): number => {
    const sx = Math.max(0, Math.min(picture.width - 2, x))
    const sy = Math.max(0, Math.min(picture.height - 2, y))
    const [ix, iy] = [Math.floor(sx), Math.floor(sy)]
    const [fx, fy] = [sx - ix, sy - iy]
    const p = (px: number, py: number): number => {
      const i = (py * picture.width + px) * 3
      return (
        0.299 * (picture.data[i] as number) +
        0.587 * (picture.data[i + 1] as number) +
        0.114 * (picture.data[i + 2] as number)
      )
    }
    return (
      (1 - fy) * ((1 - fx) * p(ix, iy) + fx * p(ix + 1, iy)) + fy * ((1 - fx) * p(ix, iy + 1) + fx * p(ix + 1, iy + 1))
    )
  }
  let mean = 0
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const value = at(x0 + x * k, y0 + y * k)
      grey[y * side + x] = value
      mean += value / grey.length
    }
  let spread = 0
  for (const value of grey) spread += (value - mean) ** 2 / grey.length
  let edges = 0
  const step = 3
  for (let y = step; y < side - step; y++)
    for (let x = step; x < side - step; x++) {
      const i = y * side + x
      edges += Math.abs(
        4 * (grey[i] as number) -
          (grey[i - step] as number) -
          (grey[i + step] as number) -
          (grey[i - step * side] as number) -
          (grey[i + step * side] as number),
      )
    }
  return edges / ((side - 2 * step) ** 2 * Math.max(8, Math.sqrt(spread)))
}
