// The detector that is always there: face-api's networks, converted to ONNX. On one core they take 6 ms (tiny detector,
// 416 px), 37 ms (SSD) and 1 ms (landmarks), a fifth to a tenth of the package's own time.
import { fivePoints } from '../align.ts'
import { type Box, type Picture, suppress, warp } from '../pixels.ts'
import { around, findLandmarks } from './landmarks.ts'
import { type Net, type NetOutput, openEmbedded } from './open.ts'
import type { Detector, Face } from './recogniser.ts'

interface Found {
  readonly box: Box
  readonly score: number
}

/** The SSD's square input side. */
const SSD_SIDE = 512
/** Lengths at which the tiny detector sees a whole picture: for large and middling faces, and for small ones. */
const QUICK_SIDES = [224, 512]
const FINE_SIDE = 1024
/** Pixels across from which a picture shows more than the quick look at 512 has seen. */
const FINE_FROM = 768
/** The side of the crop in which a face is looked for again, and how many times the box it spans. */
const CROP_SIDE = 160
const CROP_SPAN = 2.6
/** Confidence from which a candidate is looked at again in its own crop, and from which it is a face there. */
const CANDIDATE = 0.4
const CONFIRMED = 0.5
/** Confidence that needs no second look. */
const SURE_TINY = 0.8
const SURE_SSD = 0.7
/** Boxes that overlap more than this are one face. */
const SAME_FACE = 0.4

/** Anchor sizes of the tiny detector in cells of 32 pixels (face-api, tinyFaceDetector/const). */
const TINY_ANCHORS: readonly (readonly [number, number])[] = [
  [1.603231, 2.094468],
  [6.041143, 7.080126],
  [2.882459, 3.518061],
  [4.266906, 5.178857],
  [9.041765, 10.66308],
]

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))
const at = (output: NetOutput, index: number): number => output.data[index] as number
const to32 = (pixels: number): number => Math.max(32, Math.ceil(pixels / 32) * 32)

/** Opens the detectors and the landmark net, converting them first when needed. @param models folder of model files */
export async function embeddedDetector(models: string): Promise<Detector> {
  const [tiny, landmarks] = await Promise.all([
    openEmbedded(models, 'detector-tiny'),
    openEmbedded(models, 'landmarks-68'),
  ])
  const complete = async (picture: Picture, found: Found): Promise<Face> => {
    const outline = await findLandmarks(landmarks, picture, found.box)
    return { ...found, points: fivePoints(outline), outline }
  }
  const follow = async (picture: Picture, last: Box): Promise<Face | undefined> => {
    const found = await detectTiny(tiny, picture, around(last, CROP_SPAN), CROP_SIDE, CONFIRMED)
    const near = found.filter(({ box }) => distance(box, last) < 0.75 * Math.max(last.width, last.height))
    near.sort((a, b) => distance(a.box, last) - distance(b.box, last))
    return near[0] && complete(picture, near[0])
  }
  return {
    name: 'face-api',
    follow,
    detect: async (picture, expected) => {
      const faces: Face[] = []
      const isNew = (box: Box) => faces.every(face => distance(face.box, box) > 0.5 * face.box.width)
      /** A candidate is a face when its crop shows one too, or when the detector was very sure. */
      const confirm = async (candidates: readonly Found[], sure: number) => {
        for (const candidate of suppress(candidates, SAME_FACE)) {
          if (!isNew(candidate.box)) continue
          const face =
            (await follow(picture, candidate.box)) ??
            (candidate.score >= sure ? await complete(picture, candidate) : undefined)
          if (face && isNew(face.box)) faces.push(face)
        }
      }
      const whole: Box = { x: 0, y: 0, width: picture.width, height: picture.height }
      const look = async (sides: readonly number[]) =>
        (await Promise.all(sides.map(side => detectTiny(tiny, picture, whole, side, CANDIDATE)))).flat()
      await confirm(await look(QUICK_SIDES), SURE_TINY)
      // What only the fine look finds is too small to be judged: it matters where somebody is missing.
      if (faces.length < expected && picture.width >= FINE_FROM) await confirm(await look([FINE_SIDE]), SURE_TINY)
      if (faces.length < expected) {
        // 22 MB that are only needed where the tiny detector sees too few faces.
        const ssd = await openEmbedded(models, 'detector-ssd')
        await confirm(await detectSsd(ssd, picture, CANDIDATE), SURE_SSD)
      }
      return faces.sort((a, b) => b.score - a.score)
    },
  }
}

/** The distance between two boxes' middles. */
const distance = (a: Box, b: Box): number =>
  Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2)

/** Faces in an area of a picture by the tiny detector, which sees it `side` pixels long. */
export async function detectTiny(
  net: Net,
  picture: Picture,
  area: Box,
  side: number,
  minimum: number,
): Promise<Found[]> {
  const scale = Math.max(area.width, area.height) / side
  const width = to32(area.width / scale)
  const height = to32(area.height / scale)
  const { grid } = (await net.run(warp(picture, [scale, 0, area.x, 0, scale, area.y], width, height), [
    1,
    3,
    height,
    width,
  ])) as { grid: NetOutput }
  const [, , rows = 0, columns = 0] = grid.dims
  const cell = 32 * scale
  const found: Found[] = []
  for (const [anchor, [anchorWidth, anchorHeight]] of TINY_ANCHORS.entries())
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const value = (index: number) => at(grid, ((anchor * 5 + index) * rows + row) * columns + column)
        const score = sigmoid(value(4))
        if (score < minimum) continue
        const boxWidth = Math.exp(value(2)) * anchorWidth * cell
        const boxHeight = Math.exp(value(3)) * anchorHeight * cell
        found.push({
          score,
          box: {
            x: area.x + (column + sigmoid(value(0))) * cell - boxWidth / 2,
            y: area.y + (row + sigmoid(value(1))) * cell - boxHeight / 2,
            width: boxWidth,
            height: boxHeight,
          },
        })
      }
  return suppress(found, SAME_FACE)
}

/** Cells of the SSD's six grids along a side: a sixteenth of it, then halved five times. */
function ssdCells(pixels: number): number[] {
  const cells = [Math.ceil(pixels / 16)]
  while (cells.length < 6) cells.push(Math.ceil((cells.at(-1) as number) / 2))
  return cells
}

/**
 * Faces in a whole picture by the SSD. Its anchors were made for a square; a picture that is wider than high only needs
 * their first rows, which saves two fifths of the time at 16:9.
 */
export async function detectSsd(net: Net, picture: Picture, minimum: number): Promise<Found[]> {
  const scale = Math.max(picture.width, picture.height) / SSD_SIDE
  const height = Math.min(SSD_SIDE, to32(picture.height / scale))
  const image = warp(picture, [scale, 0, 0, 0, scale, 0], SSD_SIDE, height)
  const { boxes, scores, anchors } = (await net.run(image, [1, 3, height, SSD_SIDE])) as Record<
    'boxes' | 'scores' | 'anchors',
    NetOutput
  >
  const unit = SSD_SIDE * scale
  const found: Found[] = []
  const rows = ssdCells(height)
  let cell = 0
  let first = 0
  for (const [level, columns] of ssdCells(SSD_SIDE).entries()) {
    const each = level === 0 ? 3 : 6
    const count = (rows[level] as number) * columns * each
    for (let i = 0; i < count; i++, cell++) {
      const score = sigmoid(at(scores, cell * 3 + 1))
      if (score < minimum) continue
      const [top, left, bottom, right] = [0, 1, 2, 3].map(side => at(anchors, (first + i) * 4 + side)) as Four
      const [ty, tx, th, tw] = [0, 1, 2, 3].map(side => at(boxes, cell * 4 + side)) as Four
      const boxHeight = Math.exp(th / 5) * (bottom - top) * unit
      const boxWidth = Math.exp(tw / 5) * (right - left) * unit
      found.push({
        score,
        box: {
          x: ((tx / 10) * (right - left) + (left + right) / 2) * unit - boxWidth / 2,
          y: ((ty / 10) * (bottom - top) + (top + bottom) / 2) * unit - boxHeight / 2,
          width: boxWidth,
          height: boxHeight,
        },
      })
    }
    first += columns * columns * each
  }
  return suppress(found, SAME_FACE)
}
type Four = [number, number, number, number]
