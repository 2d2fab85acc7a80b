// Finds or builds the model files and opens them in the one inference runtime, onnxruntime on the CPU.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { landmarks68, recognition, ssdMobileNet, tinyDetector } from '../onnx/networks.ts'
import { faceApiPackage, readWeights, type Weights } from '../onnx/weights.ts'
import { replace } from '../replace.ts'

/** Raised when the graphs in onnx/networks.ts change, so that files built by an older one are made again. */
const REVISION = 1

interface Recipe {
  /** The package's weight file. */
  readonly weights: string
  readonly build: (weights: Weights) => Uint8Array
}

const RECIPES = {
  'detector-ssd': { weights: 'ssd_mobilenetv1_model', build: ssdMobileNet },
  'detector-tiny': { weights: 'tiny_face_detector_model', build: tinyDetector },
  'landmarks-68': { weights: 'face_landmark_68_model', build: landmarks68 },
  recognition: { weights: 'face_recognition_model', build: recognition },
} satisfies Record<string, Recipe>

export type EmbeddedNet = keyof typeof RECIPES

/** One network, ready to run. Inputs and outputs are float32. */
export interface Net {
  readonly outputs: readonly string[]
  run(data: Float32Array, shape: readonly number[]): Promise<Record<string, NetOutput>>
}
export interface NetOutput {
  readonly data: Float32Array
  readonly dims: readonly number[]
}

/**
 * The ONNX file of one of face-api's networks: read from `<models>/face-api-<version>/`, or converted from the package's
 * weights when it is not there or its digest is wrong. Files are written aside and renamed, and hold the same bytes
 * whoever writes them, so processes may race.
 * @param models the folder that holds model files @throws Error when the package or its weights are missing
 */
export async function embeddedNet(models: string, net: EmbeddedNet): Promise<Uint8Array> {
  const { folder, version } = await faceApiPackage()
  const target = join(models, `face-api-${version}`)
  const file = join(target, `${net}.onnx`)
  const seal = `${file}.sha256`
  const kept = await Promise.all([readFile(file), readFile(seal, 'utf8')]).catch(() => undefined)
  if (kept && kept[1].trim() === sealOf(kept[0])) return kept[0]
  const recipe: Recipe = RECIPES[net]
  const bytes = recipe.build(await readWeights(join(folder, 'model'), recipe.weights))
  await mkdir(target, { recursive: true })
  await replace(file, bytes)
  await replace(seal, `${sealOf(bytes)}\n`)
  return bytes
}

const opened = new Map<string, Promise<Net>>()

/** One of face-api's networks, ready to run: the same one for everybody in this process, since each takes its memory. */
export function openEmbedded(models: string, net: EmbeddedNet): Promise<Net> {
  const name = `${net} ${models}`
  const known = opened.get(name)
  if (known) return known
  const opening = embeddedNet(models, net).then(bytes => openNet(bytes, net !== 'detector-ssd'))
  // A failure (a full disk) must not stay for good.
  opening.catch(() => opened.delete(name))
  opened.set(name, opening)
  return opening
}

const sealOf = (bytes: Uint8Array): string => `r${REVISION} ${createHash('sha256').update(bytes).digest('hex')}`

/** The first of `names` that lies in the models folder. */
export const givenModel = (models: string, names: readonly string[]): string | undefined =>
  names.map(name => join(models, name)).find(existsSync)

/**
 * Opens a model on one thread: jobs run beside each other, and one thread gives the same bytes on every machine.
 * @param model a file or its bytes
 * @param keepMemory keeps the memory of a run for the next one: faster for nets with large inputs that run often
 */
export async function openNet(model: string | Uint8Array, keepMemory = true): Promise<Net> {
  const options: InferenceSession.SessionOptions = {
    executionProviders: ['cpu'],
    graphOptimizationLevel: 'all',
    executionMode: 'sequential',
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    enableCpuMemArena: keepMemory,
    logSeverityLevel: 3,
  }
  const session =
    typeof model === 'string'
      ? await InferenceSession.create(model, options)
      : await InferenceSession.create(model, options)
  const input = session.inputNames[0] as string
  return {
    outputs: session.outputNames,
    run: async (data, shape) => {
      const made = await session.run({ [input]: new Tensor('float32', data, shape) })
      return Object.fromEntries(
        Object.entries(made).map(([name, tensor]) => [name, { data: tensor.data as Float32Array, dims: tensor.dims }]),
      )
    },
  }
}
