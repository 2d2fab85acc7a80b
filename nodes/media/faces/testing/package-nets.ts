// Runs the networks of @vladmandic/face-api as the package itself does, in plain JavaScript, to check the ONNX files by.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { faceApiPackage } from '../onnx/weights.ts'

/** A tensor of the package's own TensorFlow.js. */
export interface PackageTensor {
  readonly shape: number[]
  dataSync(): Float32Array
}

// The package's types import a module that is not there, so what is used of its classes is untyped.
// biome-ignore-start lint/suspicious/noExplicitAny: see above
type Untyped = any
// biome-ignore-end lint/suspicious/noExplicitAny: see above

export interface FaceApi {
  readonly tf: Untyped
  /** Opens one of the package's networks with its weights. */
  open(net: string, weights: string): Promise<Untyped>
  /** A picture as the networks take it: `[side, side, 3]`. */
  input(pixels: Float32Array, side: number): unknown
}

export async function loadPackage(): Promise<FaceApi> {
  const { folder } = await faceApiPackage()
  const models = join(folder, 'model')
  // The browser bundle takes Node.js for a broken one; without its version number it behaves.
  const versions = process.versions
  Object.defineProperty(process, 'versions', { value: {}, configurable: true })
  let api: Untyped
  try {
    api = await import(pathToFileURL(join(folder, 'dist', 'face-api.esm.js')).href)
  } finally {
    Object.defineProperty(process, 'versions', { value: versions, configurable: true })
  }
  const { tf } = api
  tf.env().setPlatform('node', {
    isTypedArray: (value: unknown) => ArrayBuffer.isView(value) && !(value instanceof DataView),
    now: () => performance.now(),
    encode: (text: string) => new TextEncoder().encode(text),
    decode: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
  })
  await tf.setBackend('cpu')
  await tf.ready()
  return {
    tf,
    open: async (name, weights) => {
      const net = new api[name]()
      const manifest = JSON.parse(await readFile(join(models, `${weights}-weights_manifest.json`), 'utf8'))
      const load = tf.io.weightsLoaderFactory((paths: string[]) =>
        Promise.all(
          paths.map(async path => {
            const bytes = await readFile(path)
            return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)
          }),
        ),
      )
      net.loadFromWeightMap(await load(manifest, models))
      return net
    },
    input: (pixels, side) => new api.NetInput([tf.tensor3d(pixels, [side, side, 3])]),
  }
}
