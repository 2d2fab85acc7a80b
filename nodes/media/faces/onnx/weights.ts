// Reads the weight files that @vladmandic/face-api carries: a manifest (JSON) and quantised numbers (bin).
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Tensor } from './onnx-writer.ts'

export type Weights = ReadonlyMap<string, Tensor & { readonly data: Float32Array }>

interface ManifestEntry {
  readonly name: string
  readonly shape: readonly number[]
  readonly dtype: string
  readonly quantization?: { readonly dtype: string; readonly scale: number; readonly min: number }
}
interface ManifestGroup {
  readonly weights: readonly ManifestEntry[]
  readonly paths: readonly string[]
}

/** Where the installed package lies, and its version. @throws Error when it is not installed. */
export async function faceApiPackage(): Promise<{ folder: string; version: string }> {
  const file = createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json')
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { version: string }
  return { folder: dirname(file), version }
}

/**
 * The weights of one model as floats, by name. Quantised ones are `stored · scale + min` (TensorFlow.js weight format).
 * @param folder the package's `model` folder @param model such as `face_recognition_model`
 */
export async function readWeights(folder: string, model: string): Promise<Weights> {
  const manifest = JSON.parse(
    await readFile(join(folder, `${model}-weights_manifest.json`), 'utf8'),
  ) as readonly ManifestGroup[]
  const out = new Map<string, Tensor & { data: Float32Array }>()
  for (const group of manifest) {
    const bytes = Buffer.concat(await Promise.all(group.paths.map(path => readFile(join(folder, path)))))
    let at = 0
    for (const entry of group.weights) {
      const count = entry.shape.reduce((product, side) => product * side, 1)
      const data = new Float32Array(count)
      const stored = entry.quantization?.dtype ?? entry.dtype
      const width = STORED[stored]
      if (width === undefined) throw new Error(`${model}: weight ${entry.name} has the unknown type ${stored}`)
      if (at + count * width > bytes.length)
        throw new Error(`${model}: the weight file ends before ${entry.name}; re-install @vladmandic/face-api`)
      const view = new DataView(bytes.buffer, bytes.byteOffset + at, count * width)
      const { scale, min } = entry.quantization ?? { scale: 1, min: 0 }
      for (let i = 0; i < count; i++) data[i] = read(view, i, stored) * scale + min
      out.set(entry.name, { shape: entry.shape, data })
      at += count * width
    }
  }
  return out
}

/** Bytes a stored number takes. */
const STORED: Readonly<Record<string, number>> = { uint8: 1, uint16: 2, int32: 4, float32: 4 }

const read = (view: DataView, index: number, type: string): number =>
  type === 'uint8'
    ? view.getUint8(index)
    : type === 'uint16'
      ? view.getUint16(index * 2, true)
      : type === 'int32'
        ? view.getInt32(index * 4, true)
        : view.getFloat32(index * 4, true)
