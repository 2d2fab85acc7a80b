// Opens the best face models that this machine has: InsightFace files in the models folder, else the embedded ones.
import { basename } from 'node:path'
import { embeddedEmbedder } from './describe.ts'
import { embeddedDetector } from './embedded.ts'
import { arcfaceEmbedder, scrfdDetector } from './insightface.ts'
import { givenModel, openNet } from './open.ts'
import type { Detector, Embedder } from './recogniser.ts'

/** Better first. */
const DETECTORS = ['det_10g.onnx', 'det_500m.onnx']
const EMBEDDERS = ['w600k_r50.onnx', 'w600k_mbf.onnx']

export interface FaceModels {
  readonly detector: Detector
  readonly embedder: Embedder
}

/**
 * @param models the folder of model files; converted ones are kept there too
 * @throws Error when a model file cannot be read, naming it
 */
export async function openFaceModels(models: string): Promise<FaceModels> {
  const detector = givenModel(models, DETECTORS)
  const embedder = givenModel(models, EMBEDDERS)
  return {
    detector: detector ? scrfdDetector(await openGiven(detector), stem(detector)) : await embeddedDetector(models),
    embedder: embedder ? arcfaceEmbedder(await openGiven(embedder), stem(embedder)) : await embeddedEmbedder(models),
  }
}

const stem = (file: string): string => basename(file, '.onnx')

async function openGiven(file: string) {
  try {
    return await openNet(file)
  } catch (cause) {
    throw new Error(`The model file ${basename(file)} cannot be opened: remove it or fetch it again`, { cause })
  }
}
