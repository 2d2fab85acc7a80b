import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openNet } from '../models/open.ts'
import { type FaceApi, loadPackage, type PackageTensor } from '../testing/package-nets.ts'
import { landmarks68, recognition, ssdMobileNet, tinyDetector } from './networks.ts'
import { faceApiPackage, readWeights, type Weights } from './weights.ts'

let api: FaceApi
let models = ''
beforeAll(async () => {
  api = await loadPackage()
  models = join((await faceApiPackage()).folder, 'model')
})

/** A picture of waves, as NHWC for the package and as NCHW for ONNX. */
function waves(side: number) {
  const nhwc = new Float32Array(side * side * 3)
  const nchw = new Float32Array(side * side * 3)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      for (let c = 0; c < 3; c++) {
        const value = Math.round(127 + 60 * Math.sin(x / 9 + c) + 60 * Math.cos(y / 13 + 2 * c))
        nhwc[(y * side + x) * 3 + c] = value
        nchw[(c * side + y) * side + x] = value
      }
  return { nhwc, nchw }
}

const run = async (build: (weights: Weights) => Uint8Array, weights: string, side: number) => {
  const net = await openNet(build(await readWeights(models, weights)))
  return net.run(waves(side).nchw, [1, 3, side, side])
}

/** The largest difference as a share of the largest value. */
function worst(ours: ArrayLike<number>, theirs: ArrayLike<number>): number {
  expect(ours.length).toBe(theirs.length)
  let difference = 0
  let largest = 0
  for (let i = 0; i < ours.length; i++) {
    difference = Math.max(difference, Math.abs((ours[i] as number) - (theirs[i] as number)))
    largest = Math.max(largest, Math.abs(theirs[i] as number))
  }
  expect(largest).toBeGreaterThan(0)
  return difference / largest
}

// Both sides add up floats in another order; 1e-5 of the largest output is that and no more.
const TOLERANCE = 1e-5

describe('the ONNX networks give what the package gives', () => {
  it('recognition', async () => {
    const net = await api.open('FaceRecognitionNet', 'face_recognition_model')
    const theirs = net.forwardInput(api.input(waves(150).nhwc, 150)) as PackageTensor
    const ours = await run(recognition, 'face_recognition_model', 150)
    expect(worst(ours.descriptor?.data ?? [], theirs.dataSync())).toBeLessThan(TOLERANCE)
  })

  it('68 landmarks', async () => {
    const net = await api.open('FaceLandmark68Net', 'face_landmark_68_model')
    const theirs = net.forwardInput(api.input(waves(112).nhwc, 112)) as PackageTensor
    const ours = await run(landmarks68, 'face_landmark_68_model', 112)
    expect(worst(ours.points?.data ?? [], theirs.dataSync())).toBeLessThan(TOLERANCE)
  })

  it('tiny detector', async () => {
    const net = await api.open('TinyFaceDetector', 'tiny_face_detector_model')
    const grid = net.forwardInput(api.input(waves(224).nhwc, 224), 224)
    const theirs = api.tf.transpose(grid, [0, 3, 1, 2]) as PackageTensor
    const ours = await run(tinyDetector, 'tiny_face_detector_model', 224)
    expect(ours.grid?.dims).toEqual(theirs.shape)
    expect(worst(ours.grid?.data ?? [], theirs.dataSync())).toBeLessThan(TOLERANCE)
  })

  it('SSD detector, boxes decoded', async () => {
    // Plain JavaScript takes 20 s for 512 pixels; at 128 there are 330 cells, which take the first 330 anchors.
    const cells = 330
    const net = await api.open('SsdMobilenetv1', 'ssd_mobilenetv1_model')
    const anchors = (await readWeights(models, 'ssd_mobilenetv1_model'))
      .get('Output/extra_dim')
      ?.data.slice(0, cells * 4)
    expect(anchors?.length).toBe(cells * 4)
    if (!anchors) return
    net.params.output_layer.extra_dim = api.tf.tensor3d(anchors, [1, cells, 4])
    const theirs = net.forwardInput({
      toBatchTensor: () => api.tf.tensor4d(waves(128).nhwc, [1, 128, 128, 3]),
    }) as { boxes: PackageTensor[]; scores: PackageTensor[] }
    const ours = await run(ssdMobileNet, 'ssd_mobilenetv1_model', 128)
    expect(ours.anchors?.data.slice(0, cells * 4)).toEqual(anchors)
    const logits = ours.scores?.data ?? new Float32Array()
    const scores = Array.from({ length: cells }, (_, i) => 1 / (1 + Math.exp(-(logits[3 * i + 1] ?? 0))))
    expect(worst(scores, theirs.scores[0]?.dataSync() ?? [])).toBeLessThan(TOLERANCE)
    // The package's boxes are corners; from anchors and offsets: centre + offset / 10 · size, size · exp(offset / 5).
    const offsets = ours.boxes?.data ?? new Float32Array()
    const four = (from: Float32Array, i: number) => Array.from(from.subarray(4 * i, 4 * i + 4)) as Four
    const corners: number[] = []
    for (let i = 0; i < cells; i++) {
      const [top, left, bottom, right] = four(anchors, i)
      const [ty, tx, th, tw] = four(offsets, i)
      const y = (top + bottom) / 2 + (ty / 10) * (bottom - top)
      const x = (left + right) / 2 + (tx / 10) * (right - left)
      const height = ((bottom - top) * Math.exp(th / 5)) / 2
      const width = ((right - left) * Math.exp(tw / 5)) / 2
      corners.push(y - height, x - width, y + height, x + width)
    }
    expect(worst(corners, theirs.boxes[0]?.dataSync() ?? [])).toBeLessThan(TOLERANCE)
  })
})
type Four = [number, number, number, number]

it('a weight that the package no longer has is named', () => {
  expect(() => recognition(new Map())).toThrow(/lack conv32_down\/conv\/filters/)
})
