// A reference photograph made ready to act: the head cut out, levelled and measured.
import sharp from 'sharp'
import type { PhotoRig } from '../../../../types.ts'
import type { Detector } from '../../../faces/models/recogniser.ts'
import { evened } from './even.ts'
import { findFace, readPhoto, type Unusable } from './find.ts'
import { AREA, level } from './level.ts'
import { matteOf } from './matte.ts'
import { cleaned, painted } from './paint.ts'
import { sampleLook } from './sample.ts'

export interface MadeRig {
  /** A PNG with alpha. */
  readonly cut: Buffer
  readonly width: number
  readonly height: number
  readonly rig: PhotoRig
}

/** Brightness that the lightest tenth of a percent of a photograph is lifted to, and the most that it is lifted. */
const WHITE = 236
const MOST_GAIN = 1.45
/** Side of a painter's stroke, in head units. */
const STROKE = 2.1

/** Makes a photograph ready, or says why it cannot play. A file that is no picture is unusable too. */
export async function rigPhoto(file: string, detector: Detector): Promise<MadeRig | Unusable> {
  const picture = await readPhoto(file).catch(() => undefined)
  if (!picture) return { problem: 'it is no readable picture', judged: false }
  const found = await findFace(picture, detector)
  if ('problem' in found) return found
  const levelled = level(found)
  const { width, height, scale } = levelled
  const matte = matteOf(levelled)
  const gain = exposure(levelled.planes, levelled.inside)
  const bright = { ...levelled, planes: evened(levelled).map(value => Math.min(255, value * gain)) }
  const look = sampleLook(bright, matte)
  const finished = painted(
    cleaned(bright.planes, matte.alpha, width, height, Math.round(4 * scale)),
    width,
    height,
    STROKE * scale,
  )
  const bytes = Buffer.alloc(width * height * 4)
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) bytes[4 * i + c] = Math.round(finished[c * width * height + i] as number)
    bytes[4 * i + 3] = Math.round(255 * Math.max(0, Math.min(1, look.head[i] as number)))
  }
  const cut = await sharp(bytes, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer()
  const round = (value: number): number => Math.round(value * 100) / 100
  return {
    cut,
    width,
    height,
    rig: {
      x: round(-AREA.left * scale),
      y: round(-AREA.top * scale),
      scale: Math.round(scale * 1e4) / 1e4,
      landmarks: levelled.landmarks.map(({ x, y }) => [round(x), round(y)]),
      yaw: round(levelled.yaw),
      edge: matte.edge,
      skin: [...look.skin],
      lips: [...look.lips],
      hair: look.hair && { color: [...look.hair.color], style: look.hair.style },
      beard: look.beard,
      top: look.top && [...look.top],
    },
  }
}

/** How much a photograph may be brightened: dark pictures are, those with something white in them are not. */
function exposure(planes: Float32Array, inside: Uint8Array): number {
  const size = inside.length
  const counts = new Uint32Array(256)
  let total = 0
  for (let i = 0; i < size; i++) {
    if (!inside[i]) continue
    const value = Math.max(planes[i] as number, planes[i + size] as number, planes[i + 2 * size] as number)
    const bin = Math.min(255, Math.round(value))
    counts[bin] = (counts[bin] as number) + 1
    total++
  }
  let seen = 0
  for (let value = 255; value > 0; value--) {
    seen += counts[value] as number
    if (seen > total / 1000) return Math.max(1, Math.min(MOST_GAIN, WHITE / value))
  }
  return 1
}
