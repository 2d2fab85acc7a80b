// InsightFace's SCRFD detector and ArcFace embedder, for users who lay their ONNX files in the models folder.
import { ARCFACE_TEMPLATE, invert, similarity } from '../align.ts'
import { type Box, overlap, type Picture, type Point, suppress, warp } from '../pixels.ts'
import type { Net, NetOutput } from './open.ts'
import { type Detector, type Embedder, type Face, mean } from './recogniser.ts'

const STRIDES = [8, 16, 32]
const ANCHORS = 2
const MINIMUM = 0.5
const MOST_OVERLAP = 0.4
const SIDE = 640
const CROP_SIDE = 320

/** The outputs of one stride. */
export interface ScrfdLevel {
  readonly stride: number
  /** Cells along the input's width. */
  readonly columns: number
  /** One for each cell and anchor. */
  readonly scores: Float32Array
  /** Four distances in strides for each: left, top, right, bottom of the cell's corner point. */
  readonly boxes: Float32Array
  /** Ten for each: five points as offsets in strides. */
  readonly points: Float32Array
}

/** Decodes SCRFD's outputs into faces in the input's pixels, and drops overlapping ones. */
export function decodeScrfd(levels: readonly ScrfdLevel[], minimum = MINIMUM): Face[] {
  const found: Face[] = []
  for (const { stride, columns, scores, boxes, points } of levels)
    for (let i = 0; i < scores.length; i++) {
      const score = scores[i] as number
      if (score < minimum) continue
      const cell = Math.floor(i / ANCHORS)
      const x = (cell % columns) * stride
      const y = Math.floor(cell / columns) * stride
      const [left, top, right, bottom] = [0, 1, 2, 3].map(side => (boxes[i * 4 + side] as number) * stride) as [
        number,
        number,
        number,
        number,
      ]
      found.push({
        score,
        box: { x: x - left, y: y - top, width: left + right, height: top + bottom },
        points: [0, 1, 2, 3, 4].map(point => ({
          x: x + (points[i * 10 + point * 2] as number) * stride,
          y: y + (points[i * 10 + point * 2 + 1] as number) * stride,
        })),
      })
    }
  return suppress(found, MOST_OVERLAP)
}

/** The warp from ArcFace's 112 × 112 crop to the picture, from five points. */
export const arcfaceWarp = (points: readonly Point[]) => invert(similarity(points, ARCFACE_TEMPLATE))

/** @param net an opened det_10g.onnx or det_500m.onnx */
export function scrfdDetector(net: Net, name: string): Detector {
  const look = async (picture: Picture, area: Box, side: number): Promise<Face[]> => {
    const scale = Math.max(area.width, area.height) / side
    const input = warp(picture, [scale, 0, area.x, 0, scale, area.y], side, side, { mean: 127.5, divisor: 128 })
    // SCRFD's own preparation pastes the picture on zeros; so does `warp`, before scaling.
    const made = await net.run(input, [1, 3, side, side])
    const faces = decodeScrfd(levelsOf(net.outputs, made, side))
    return faces.map(face => ({
      ...face,
      box: {
        x: area.x + face.box.x * scale,
        y: area.y + face.box.y * scale,
        width: face.box.width * scale,
        height: face.box.height * scale,
      },
      points: face.points.map(point => ({ x: area.x + point.x * scale, y: area.y + point.y * scale })),
    }))
  }
  return {
    name,
    detect: picture => look(picture, { x: 0, y: 0, width: picture.width, height: picture.height }, SIDE),
    follow: async (picture, last) => {
      const side = 2.6 * Math.max(last.width, last.height)
      const area = {
        x: last.x + (last.width - side) / 2,
        y: last.y + (last.height - side) / 2,
        width: side,
        height: side,
      }
      const faces = await look(picture, area, CROP_SIDE)
      const best = faces.sort((a, b) => overlap(b.box, last) - overlap(a.box, last))[0]
      return best && overlap(best.box, last) > 0.1 ? best : undefined
    },
  }
}

/** Sorts the nine outputs, whose names differ from file to file, by what they hold: 1, 4 or 10 numbers a candidate. */
function levelsOf(names: readonly string[], made: Record<string, NetOutput>, side: number): ScrfdLevel[] {
  const outputs = names.map(name => made[name] as NetOutput)
  const level = (stride: number, values: number): Float32Array => {
    const count = (side / stride) ** 2 * ANCHORS
    const found = outputs.find(output => output.dims.at(-1) === values && output.data.length === count * values)
    if (!found)
      throw new Error(
        `The detector's file has no output of ${count} × ${values} numbers: it is no SCRFD with landmarks (det_10g or det_500m)`,
      )
    return found.data
  }
  return STRIDES.map(stride => ({
    stride,
    columns: side / stride,
    scores: level(stride, 1),
    boxes: level(stride, 4),
    points: level(stride, 10),
  }))
}

/** @param net an opened w600k_r50.onnx or w600k_mbf.onnx @param file its name without the ending */
export function arcfaceEmbedder(net: Net, file: string): Embedder {
  return {
    name: `arcface ${file}`,
    key: file,
    embed: async (picture, faces) => {
      const out: Float32Array[] = []
      for (const face of faces) {
        const crop = warp(picture, arcfaceWarp(face.points), 112, 112, { mean: 127.5, divisor: 127.5 })
        const made = await net.run(crop, [1, 3, 112, 112])
        out.push(normalised((made[net.outputs[0] as string] as NetOutput).data))
      }
      return out
    },
    similarity: (a, b) => {
      let dot = 0
      for (let i = 0; i < a.length; i++) dot += (a[i] as number) * (b[i] as number)
      return dot
    },
    centre: descriptions => normalised(mean(descriptions)),
    // Published cosines: same person 0.4…0.7 across pose and light, different people around 0 (PyPI insightface, LFW).
    genuine: { mean: 0.6, deviation: 0.12 },
    impostor: { mean: 0.05, deviation: 0.09 },
  }
}

function normalised(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
  return length > 0 ? vector.map(value => value / length) : vector
}
