// The face models that are always there: face-api's networks, converted to ONNX. On one core they take 6 ms (tiny
// detector, 416 px), 37 ms (SSD), 1 ms (landmarks) and 6 ms (descriptor), a fifth to a tenth of the package's own time.
import { fivePoints, invert, similarity } from '../align.ts'
import { builtInImpostors } from '../impostors.ts'
import { faceApiPackage } from '../onnx/weights.ts'
import { type Affine, type Box, boxToPixels, type Picture, type Point, suppress, warp } from '../pixels.ts'
import { embeddedNet, type Net, type NetOutput, openNet } from './open.ts'
import { type Detector, type Embedder, type Face, mean } from './recogniser.ts'

interface Found {
  readonly box: Box
  readonly score: number
}

/** The SSD's square input side. */
const SSD_SIDE = 512
/** Lengths at which the tiny detector sees a whole picture: for large and middling faces, and for small ones. */
const QUICK_SIDES = [224, 512]
const FINE_SIDE = 1024
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
    embeddedNet(models, 'detector-tiny').then(openNet),
    embeddedNet(models, 'landmarks-68').then(openNet),
  ])
  // 22 MB that are only needed where the tiny detector sees too few faces.
  let ssd: Promise<Net> | undefined

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
      if (expected > 0 && picture.width > FINE_SIDE / 2) await confirm(await look([FINE_SIDE]), SURE_TINY)
      if (faces.length < expected) {
        ssd ??= embeddedNet(models, 'detector-ssd').then(openNet)
        await confirm(await detectSsd(await ssd, picture, CANDIDATE), SURE_SSD)
      }
      return faces.sort((a, b) => b.score - a.score)
    },
  }
}

/** The distance between two boxes' middles. */
const distance = (a: Box, b: Box): number =>
  Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2)

/** The square around a box's middle, `span` times its longer side. */
function around(box: Box, span: number): Box {
  const side = Math.max(box.width, box.height) * span
  return { x: box.x + (box.width - side) / 2, y: box.y + (box.height - side) / 2, width: side, height: side }
}

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

/** 68 landmarks, found twice: in the detector's box, then in the box of what was found, which steadies them. */
async function findLandmarks(net: Net, picture: Picture, box: Box): Promise<Point[]> {
  let area = around(box, 0.9)
  for (let pass = 0; ; pass++) {
    const { points } = (await net.run(warp(picture, boxToPixels(area, 112, 112), 112, 112), [1, 3, 112, 112])) as {
      points: NetOutput
    }
    const outline: Point[] = []
    for (let i = 0; i < 68; i++)
      outline.push({ x: area.x + at(points, 2 * i) * area.width, y: area.y + at(points, 2 * i + 1) * area.height })
    if (pass === 1) return outline
    const xs = outline.map(point => point.x)
    const ys = outline.map(point => point.y)
    const [left, top] = [Math.min(...xs), Math.min(...ys)]
    area = around({ x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }, 1.15)
  }
}

/**
 * Where the landmarks 17…67 lie in an upright mean face, as x and y in 0…1; the descriptor net was trained on crops
 * aligned to it with a border of a quarter (dlib, image_transforms/interpolation.h, get_face_chip_details). Only those
 * that neither brows nor the lower lip move are used.
 */
const MEAN_FACE: Readonly<Record<number, readonly [number, number]>> = {
  27: [0.490127, 0.203352],
  28: [0.490127, 0.307009],
  29: [0.490127, 0.409805],
  30: [0.490127, 0.515625],
  31: [0.36688, 0.587326],
  32: [0.426036, 0.609345],
  33: [0.490127, 0.628106],
  34: [0.554217, 0.609345],
  35: [0.613373, 0.587326],
  36: [0.121737, 0.216423],
  37: [0.187122, 0.178758],
  38: [0.265825, 0.179852],
  39: [0.334606, 0.231733],
  40: [0.260918, 0.245099],
  41: [0.182743, 0.244077],
  42: [0.645647, 0.231733],
  43: [0.714428, 0.179852],
  44: [0.793132, 0.178758],
  45: [0.858516, 0.216423],
  46: [0.79751, 0.244077],
  47: [0.719335, 0.245099],
  48: [0.254149, 0.780233],
  49: [0.340985, 0.745405],
  50: [0.428858, 0.727388],
  51: [0.490127, 0.742578],
  52: [0.551395, 0.727388],
  53: [0.639268, 0.745405],
  54: [0.726104, 0.780233],
  60: [0.290379, 0.784792],
  61: [0.428096, 0.778746],
  62: [0.490127, 0.785343],
  63: [0.552157, 0.778746],
  64: [0.689874, 0.784792],
}
const CHIP = 150
const BORDER = 0.25

/** The warp from a descriptor crop's pixels to the picture's. */
function chip(outline: readonly Point[]): Affine {
  const from: Point[] = []
  const to: Point[] = []
  for (const [index, [x, y]] of Object.entries(MEAN_FACE)) {
    from.push(outline[Number(index)] as Point)
    to.push({ x: ((BORDER + x) / (2 * BORDER + 1)) * CHIP, y: ((BORDER + y) / (2 * BORDER + 1)) * CHIP })
  }
  return invert(similarity(from, to))
}

/** How much the angle about the origin counts beside the distance. */
const ANGLE_SHARE = 0.3

/**
 * Opens the descriptor net. Its raw similarity is `0.7 · (1 − d) + 0.3 · cos`: `d` is the Euclidean distance of two
 * descriptors, which is what the net was trained on (dlib), and `cos` their cosine as seen from the middle of the
 * built-in drawn people. Drawn faces lie close together in a corner of the net's space; seen from their own middle they
 * are told apart better (equal-error rate of single frames 1.5 % instead of 2.5 %), and photographs lose nothing.
 */
export async function embeddedEmbedder(models: string): Promise<Embedder> {
  const [net, landmarks, { version }] = await Promise.all([
    embeddedNet(models, 'recognition').then(openNet),
    embeddedNet(models, 'landmarks-68').then(openNet),
    faceApiPackage(),
  ])
  const key = `face-api-${version}`
  const drawn = builtInImpostors(key)
  const origin = drawn.length > 0 ? mean(drawn) : new Float32Array(128)
  return {
    name: 'face-api (embedded)',
    key,
    embed: async (picture, faces) => {
      const out: Float32Array[] = []
      for (const face of faces) {
        const outline = face.outline ?? (await findLandmarks(landmarks, picture, face.box))
        const { descriptor } = (await net.run(warp(picture, chip(outline), CHIP, CHIP), [1, 3, CHIP, CHIP])) as {
          descriptor: NetOutput
        }
        out.push(descriptor.data)
      }
      return out
    },
    similarity: (a, b) => (1 - ANGLE_SHARE) * (1 - euclidean(a, b)) + ANGLE_SHARE * cosineFrom(origin, a, b),
    centre: mean,
    // Measured on drawn people: one person over expressions, sizes and turns; different people.
    genuine: { mean: 0.8, deviation: 0.075 },
    impostor: { mean: 0.4, deviation: 0.14 },
  }
}

function euclidean(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += ((a[i] as number) - (b[i] as number)) ** 2
  return Math.sqrt(sum)
}

/** The cosine of the angle between two points seen from a third; 0 when one of them is there. */
function cosineFrom(origin: Float32Array, a: Float32Array, b: Float32Array): number {
  let dot = 0
  let first = 0
  let second = 0
  for (let i = 0; i < a.length; i++) {
    const x = (a[i] as number) - (origin[i] as number)
    const y = (b[i] as number) - (origin[i] as number)
    dot += x * y
    first += x * x
    second += y * y
  }
  return first > 0 && second > 0 ? dot / Math.sqrt(first * second) : 0
}
