// What a character's reference pictures say: their descriptions, and how far those move under light, size and expression.
import sharp, { type Sharp } from 'sharp'
import { EXPRESSIONS, withExpression } from './expressions.ts'
import type { Detector, Embedder, Face } from './models/recogniser.ts'
import type { Box, Picture } from './pixels.ts'

/** One reference picture, described. */
export interface Reference {
  readonly description: Float32Array
  /** The same face mirrored, in other light, badly compressed, with other expressions. */
  readonly altered: readonly Float32Array[]
  /** The same face about as small as a face may be to be judged. */
  readonly small: readonly Float32Array[]
}

/** Longest side at which references are looked at. */
const MOST_SIDE = 1024
/** The side of the cut-out that is altered, and how many times the face's box it spans. */
const CUT_SIDE = 256
const CUT_SPAN = 1.8

type Alteration = (image: Sharp) => Sharp | Promise<Sharp>

const ALTERATIONS: readonly Alteration[] = [
  image => image.flop(),
  // Night and lamp light: darker and bluer, brighter and warmer, both badly compressed.
  async image => sharp(await image.linear([0.5, 0.56, 0.68], [0, 2, 6]).jpeg({ quality: 40 }).toBuffer()),
  async image => sharp(await image.linear([1.22, 1.06, 0.84], [8, 4, 0]).jpeg({ quality: 25 }).toBuffer()),
]

/** A side of the cut-out that leaves about 22 pixels between the eyes. */
const SMALL: readonly Alteration[] = [image => shrunk(image, 80)]

async function shrunk(image: Sharp, side: number): Promise<Sharp> {
  const { data } = await image.resize(side, side).raw().toBuffer({ resolveWithObject: true })
  return sharp(data, { raw: { width: side, height: side, channels: 3 } }).resize(CUT_SIDE, CUT_SIDE)
}

/** Decodes a picture file to RGB. @throws Error when it is no picture */
export async function readPicture(file: string): Promise<Picture> {
  const { data, info } = await sharp(file)
    .rotate()
    .resize(MOST_SIDE, MOST_SIDE, { fit: 'inside', withoutEnlargement: true })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}

/**
 * Describes the largest face of a picture; `undefined` when there is none.
 * @param models the face models that clips are judged with too
 * @param altered also describes the altered pictures, which takes ten times as long (about 0.12 s)
 */
export async function describeReference(
  picture: Picture,
  { detector, embedder }: { readonly detector: Detector; readonly embedder: Embedder },
  altered = true,
): Promise<Reference | undefined> {
  const quick = await detector.detect(picture, 0)
  const [face] = (quick.length > 0 ? quick : await detector.detect(picture, 1)).sort(
    (a, b) => area(b.box) - area(a.box),
  )
  if (!face) return undefined
  const [description] = await embedder.embed(picture, [face])
  if (!description) return undefined
  if (!altered) return { description, altered: [], small: [] }
  const { cut, box, points } = await cutOut(picture, face)
  const describe = async (changed: Picture): Promise<Float32Array[]> => {
    const found = await detector.follow(changed, box)
    return found ? embedder.embed(changed, [found]) : []
  }
  const by = async (alterations: readonly Alteration[]): Promise<Float32Array[]> => {
    const out: Float32Array[] = []
    for (const alter of alterations) {
      const data = await (await alter(raw(cut))).removeAlpha().raw().toBuffer()
      out.push(...(await describe({ ...cut, data })))
    }
    return out
  }
  const changed = await by(ALTERATIONS)
  for (const expression of EXPRESSIONS) changed.push(...(await describe(withExpression(cut, points, expression))))
  return { description, altered: changed, small: await by(SMALL) }
}

const area = (box: Box): number => box.width * box.height

const raw = (picture: Picture): Sharp =>
  sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 3 } })

/** The square around a face, and where its box and points lie in it. */
async function cutOut(picture: Picture, face: Face): Promise<Pick<Face, 'box' | 'points'> & { cut: Picture }> {
  const side = Math.max(8, Math.round(CUT_SPAN * Math.max(face.box.width, face.box.height)))
  const left = Math.round(face.box.x + (face.box.width - side) / 2)
  const top = Math.round(face.box.y + (face.box.height - side) / 2)
  const x = Math.max(0, left)
  const y = Math.max(0, top)
  const width = Math.min(picture.width, left + side) - x
  const height = Math.min(picture.height, top + side) - y
  const square = await raw(picture)
    .extract({ left: x, top: y, width, height })
    .extend({ left: x - left, top: y - top, right: side - width - (x - left), bottom: side - height - (y - top) })
    .raw()
    .toBuffer()
  const data = await sharp(square, { raw: { width: side, height: side, channels: 3 } })
    .resize(CUT_SIDE, CUT_SIDE)
    .raw()
    .toBuffer()
  const scale = CUT_SIDE / side
  return {
    cut: { width: CUT_SIDE, height: CUT_SIDE, data },
    box: {
      x: (face.box.x - left) * scale,
      y: (face.box.y - top) * scale,
      width: face.box.width * scale,
      height: face.box.height * scale,
    },
    points: face.points.map(point => ({ x: (point.x - left) * scale, y: (point.y - top) * scale })),
  }
}
