// The networks whose weights @vladmandic/face-api carries, layer by layer, as ONNX graphs (NCHW, RGB 0…255 in).
import { OnnxGraph, type Tensor } from './onnx-writer.ts'
import type { Weights } from './weights.ts'

/** Pixel means and divisors as the package's own code applies them before each net. */
const LANDMARK_MEAN = [122.782, 117.001, 104.298]
const DETECTOR_MEAN = [117.001, 114.697, 97.404]
/** The epsilon of the SSD's batch norms. */
const EPSILON = 0.0010000000474974513

/** A graph whose layers take their weights from a package model by name. */
class Network {
  readonly graph = new OnnxGraph()
  private readonly weights: Weights
  constructor(weights: Weights) {
    this.weights = weights
  }

  take(name: string): Tensor & { readonly data: Float32Array } {
    const found = this.weights.get(name)
    if (!found)
      throw new Error(`The face-api weights lack ${name}: this version of the package is not the one expected`)
    return found
  }

  /** `(x − mean) / divisor` for each channel. */
  normalise(x: string, mean: readonly number[], divisor: number): string {
    const shifted = this.graph.node('Sub', [
      x,
      this.graph.weight({ shape: [1, 3, 1, 1], data: Float32Array.from(mean) }),
    ])
    const factor = this.graph.weight({ shape: [1], data: Float32Array.of(1 / divisor) })
    return this.graph.node('Mul', [shifted, factor])
  }

  /** A convolution with HWIO filters. `pads` is a number for every side, or `same` as TensorFlow pads (the odd one last). */
  conv(x: string, filters: Tensor & { data: Float32Array }, bias: Float32Array, stride: number, pads: Pads): string {
    const [height = 1, width = 1, , out = 1] = filters.shape
    return this.graph.node(
      'Conv',
      [x, this.graph.weight(toOihw(filters)), this.graph.weight({ shape: [out], data: bias })],
      { kernel_shape: [height, width], strides: [stride, stride], ...padding(pads) },
    )
  }

  /** One filter for each channel, HWC1. */
  depthwise(
    x: string,
    filters: Tensor & { data: Float32Array },
    bias: Float32Array | undefined,
    stride: number,
    pads: Pads,
  ) {
    const [height = 1, width = 1, channels = 1] = filters.shape
    const inputs = [x, this.graph.weight(toChannelsFirst(filters))]
    if (bias) inputs.push(this.graph.weight({ shape: [channels], data: bias }))
    return this.graph.node('Conv', inputs, {
      kernel_shape: [height, width],
      strides: [stride, stride],
      group: channels,
      ...padding(pads),
    })
  }

  /** Depthwise then pointwise, with one bias at the end. */
  separable(x: string, prefix: string, stride: number, pads: Pads): string {
    const deep = this.depthwise(x, this.take(`${prefix}/depthwise_filter`), undefined, stride, pads)
    return this.conv(deep, this.take(`${prefix}/pointwise_filter`), this.take(`${prefix}/bias`).data, 1, 0)
  }

  pool(x: string, size: number, stride: number, pads: Pads): string {
    return this.graph.node('MaxPool', [x], {
      kernel_shape: [size, size],
      strides: [stride, stride],
      ...padding(pads),
    })
  }

  relu = (x: string): string => this.graph.node('Relu', [x])
  add = (a: string, b: string): string => this.graph.node('Add', [a, b])
}

type Pads = number | 'same'
const padding = (pads: Pads): { auto_pad: string } | { pads: number[] } =>
  pads === 'same' ? { auto_pad: 'SAME_UPPER' } : { pads: [pads, pads, pads, pads] }

/** HWIO → OIHW. */
function toOihw({ shape, data }: Tensor & { data: Float32Array }): Tensor {
  const [height = 1, width = 1, inputs = 1, outputs = 1] = shape
  const out = new Float32Array(data.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let i = 0; i < inputs; i++)
        for (let o = 0; o < outputs; o++)
          out[((o * inputs + i) * height + y) * width + x] = data[
            ((y * width + x) * inputs + i) * outputs + o
          ] as number
  return { shape: [outputs, inputs, height, width], data: out }
}

/** HWC1 → C1HW. */
function toChannelsFirst({ shape, data }: Tensor & { data: Float32Array }): Tensor {
  const [height = 1, width = 1, channels = 1] = shape
  const out = new Float32Array(data.length)
  for (let at = 0; at < height * width; at++)
    for (let c = 0; c < channels; c++) out[c * height * width + at] = data[at * channels + c] as number
  return { shape: [channels, 1, height, width], data: out }
}

/**
 * The tiny detector (a YOLOv2 of separable convolutions). In: `[1,3,h,w]`, any multiple of 32.
 * Out: `grid` `[1,25,h/32,w/32]`: 5 anchors × (x, y, w, h, objectness), raw.
 */
export function tinyDetector(weights: Weights): Uint8Array {
  const net = new Network(weights)
  const leaky = (x: string) => net.graph.node('LeakyRelu', [x], { alpha: { float: 0.1 } })
  let x = net.normalise('image', DETECTOR_MEAN, 255)
  x = leaky(net.conv(x, net.take('conv0/filters'), net.take('conv0/bias').data, 1, 0))
  for (let layer = 1; layer <= 5; layer++) {
    x = net.pool(x, 2, 2, 'same')
    x = leaky(net.separable(x, `conv${layer}`, 1, 1))
  }
  x = net.pool(x, 2, 1, 'same')
  x = net.conv(x, net.take('conv8/filters'), net.take('conv8/bias').data, 1, 0)
  net.graph.node('Identity', [x], {}, 'grid')
  return net.graph.finish(
    'tiny-face-detector',
    [{ name: 'image', shape: [1, 3, 'height', 'width'] }],
    [{ name: 'grid', shape: [1, 25, 'rows', 'columns'] }],
  )
}

/**
 * SSD on MobileNet v1. In: `[1,3,h,512]`, `h` up to 512. Out: `boxes` `[n,4]` (raw ty, tx, th, tw) and `scores` `[n,3]`
 * (logits: background, face, unused) for six grids of cells one after another, rows first; `anchors` `[5118,4]`
 * (ymin, xmin, ymax, xmax) for the whole square.
 */
export function ssdMobileNet(weights: Weights): Uint8Array {
  const net = new Network(weights)
  const clip = (x: string) =>
    net.graph.node('Clip', [
      x,
      net.graph.weight({ shape: [], data: Float32Array.of(0) }),
      net.graph.weight({ shape: [], data: Float32Array.of(6) }),
    ])
  const pointwise = (x: string, prefix: string, stride: number) =>
    clip(net.conv(x, net.take(`${prefix}/weights`), net.take(`${prefix}/convolution_bn_offset`).data, stride, 'same'))
  const features: string[] = []
  let x = net.normalise('image', [127.5, 127.5, 127.5], 127.5)
  x = pointwise(x, 'MobilenetV1/Conv2d_0_pointwise', 2)
  for (let layer = 1; layer <= 13; layer++) {
    const stride = [2, 4, 6, 12].includes(layer) ? 2 : 1
    const folded = foldBatchNorm(net, `MobilenetV1/Conv2d_${layer}_depthwise`)
    x = clip(net.depthwise(x, folded.filters, folded.bias, stride, 'same'))
    x = pointwise(x, `MobilenetV1/Conv2d_${layer}_pointwise`, 1)
    if (layer === 11 || layer === 13) features.push(x)
  }
  for (let layer = 0; layer < 8; layer++) {
    x = pointwise(x, `Prediction/Conv2d_${layer}_pointwise`, layer % 2 === 0 ? 1 : 2)
    if (layer % 2 === 1) features.push(x)
  }
  const predict = (kind: string, values: number) =>
    features.map((feature, index) => {
      const prefix = `Prediction/BoxPredictor_${index}/${kind}`
      const raw = net.conv(feature, net.take(`${prefix}/weights`), net.take(`${prefix}/biases`).data, 1, 'same')
      const last = net.graph.node('Transpose', [raw], { perm: [0, 2, 3, 1] })
      return net.graph.node('Reshape', [last, net.graph.integers([-1, values])])
    })
  net.graph.node('Concat', predict('BoxEncodingPredictor', 4), { axis: 0 }, 'boxes')
  net.graph.node('Concat', predict('ClassPredictor', 3), { axis: 0 }, 'scores')
  const anchors = net.take('Output/extra_dim')
  net.graph.node(
    'Identity',
    [net.graph.weight({ shape: [anchors.data.length / 4, 4], data: anchors.data })],
    {},
    'anchors',
  )
  return net.graph.finish(
    'ssd-mobilenet-v1-face',
    [{ name: 'image', shape: [1, 3, 'height', 'width'] }],
    [
      { name: 'boxes', shape: ['cells', 4] },
      { name: 'scores', shape: ['cells', 3] },
      { name: 'anchors', shape: [anchors.data.length / 4, 4] },
    ],
  )
}

/** A depthwise filter with its batch norm folded in: `γ·(w·x − μ)/√(σ²+ε) + β`. */
function foldBatchNorm(net: Network, prefix: string) {
  const filters = net.take(`${prefix}/depthwise_weights`)
  const [gamma, beta, mean, variance] = ['gamma', 'beta', 'moving_mean', 'moving_variance'].map(
    name => net.take(`${prefix}/BatchNorm/${name}`).data,
  ) as [Float32Array, Float32Array, Float32Array, Float32Array]
  const factor = gamma.map((value, c) => value / Math.sqrt((variance[c] as number) + EPSILON))
  return {
    filters: {
      shape: filters.shape,
      data: filters.data.map((value, i) => value * (factor[i % factor.length] as number)),
    },
    bias: beta.map((value, c) => value - (mean[c] as number) * (factor[c] as number)),
  }
}

/** The 68-point landmark net. In: `[n,3,112,112]`. Out: `points` `[n,136]`: x, y in 0…1 of the crop, in turn. */
export function landmarks68(weights: Weights): Uint8Array {
  const net = new Network(weights)
  let x = net.normalise('image', LANDMARK_MEAN, 255)
  for (let block = 0; block < 4; block++) {
    const prefix = `dense${block}`
    const first =
      block === 0
        ? net.conv(x, net.take('dense0/conv0/filters'), net.take('dense0/conv0/bias').data, 2, 'same')
        : net.separable(x, `${prefix}/conv0`, 2, 'same')
    let sum = net.relu(first)
    let input = sum
    for (let layer = 1; layer <= 3; layer++) {
      sum = net.add(sum, net.separable(input, `${prefix}/conv${layer}`, 1, 1))
      input = net.relu(sum)
    }
    x = input
  }
  // Four halvings leave 7×7 cells, so the package's 7×7 average pool is the mean of them all.
  const mean = net.graph.node('Flatten', [net.graph.node('GlobalAveragePool', [x])])
  const fc = net.take('fc/weights')
  net.graph.node('Gemm', [mean, net.graph.weight(fc), net.graph.weight(net.take('fc/bias'))], {}, 'points')
  return net.graph.finish(
    'face-landmarks-68',
    [{ name: 'image', shape: ['n', 3, 112, 112] }],
    [{ name: 'points', shape: ['n', 136] }],
  )
}

/** The recognition net (a 29-layer residual net). In: `[n,3,150,150]`. Out: `descriptor` `[n,128]`, not normalised. */
export function recognition(weights: Weights): Uint8Array {
  const net = new Network(weights)
  /** A convolution whose following per-channel scale is folded in: `(w·x + b)·s + t`. */
  const scaled = (x: string, prefix: string, stride: number, pads: Pads) => {
    const filters = net.take(`${prefix}/conv/filters`)
    const scale = net.take(`${prefix}/scale/weights`).data
    const shift = net.take(`${prefix}/scale/biases`).data
    const data = filters.data.map((value, i) => value * (scale[i % scale.length] as number))
    const bias = net
      .take(`${prefix}/conv/bias`)
      .data.map((value, c) => value * (scale[c] as number) + (shift[c] as number))
    return net.conv(x, { shape: filters.shape, data }, bias, stride, pads)
  }
  const residual = (x: string, prefix: string) => {
    const inner = scaled(net.relu(scaled(x, `${prefix}/conv1`, 1, 1)), `${prefix}/conv2`, 1, 1)
    return net.relu(net.add(inner, x))
  }
  /**
   * Halves the picture. The shortcut is an average pool; where the halves differ by one cell the inner path, and where
   * the channels double the shortcut, is filled up with zeros at its end.
   */
  const down = (x: string, prefix: string, channels: [number, number], grow: boolean) => {
    let inner = scaled(net.relu(scaled(x, `${prefix}/conv1`, 2, 0)), `${prefix}/conv2`, 1, 1)
    if (grow) inner = net.graph.node('Pad', [inner, net.graph.integers([0, 0, 0, 0, 0, 0, 1, 1])])
    let pooled = net.graph.node('AveragePool', [x], { kernel_shape: [2, 2], strides: [2, 2] })
    if (channels[0] !== channels[1])
      pooled = net.graph.node('Pad', [pooled, net.graph.integers([0, 0, 0, 0, 0, channels[1] - channels[0], 0, 0])])
    return net.relu(net.add(inner, pooled))
  }
  let x = net.normalise('image', LANDMARK_MEAN, 255)
  x = net.pool(net.relu(scaled(x, 'conv32_down', 2, 0)), 3, 2, 0)
  for (const name of ['conv32_1', 'conv32_2', 'conv32_3']) x = residual(x, name)
  // 35×35 cells here: stride 2 without padding gives 17, and so does the pool.
  x = down(x, 'conv64_down', [32, 64], false)
  for (const name of ['conv64_1', 'conv64_2', 'conv64_3']) x = residual(x, name)
  x = down(x, 'conv128_down', [64, 128], false)
  for (const name of ['conv128_1', 'conv128_2']) x = residual(x, name)
  // 8×8 cells: stride 2 without padding gives 3, the pool 4.
  x = down(x, 'conv256_down', [128, 256], true)
  for (const name of ['conv256_1', 'conv256_2']) x = residual(x, name)
  x = down(x, 'conv256_down_out', [256, 256], true)
  const mean = net.graph.node('Flatten', [net.graph.node('GlobalAveragePool', [x])])
  net.graph.node('MatMul', [mean, net.graph.weight(net.take('fc'))], {}, 'descriptor')
  return net.graph.finish(
    'face-recognition-128',
    [{ name: 'image', shape: ['n', 3, 150, 150] }],
    [{ name: 'descriptor', shape: ['n', 128] }],
  )
}
