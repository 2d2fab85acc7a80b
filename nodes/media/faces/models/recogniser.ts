// What the rest of the identity check needs of face models, whichever they are: find faces, follow one, describe one.
import type { Box, Picture, Point } from '../pixels.ts'

/** A face in a picture, in the picture's pixels. */
export interface Face {
  readonly box: Box
  /** The detector's own confidence, 0…1. */
  readonly score: number
  /** Left eye, right eye, nose tip, left and right mouth corner, as seen. */
  readonly points: readonly Point[]
  /** All 68 landmarks (iBUG 300-W order), when the detector's landmark net gives them. */
  readonly outline?: readonly Point[]
}

export interface Detector {
  /** Such as `face-api`. */
  readonly name: string
  /**
   * Looks for faces in the whole picture, best first.
   * @param expected thoroughly, until this many faces are found; 0 for a quick look that may miss small ones
   */
  detect(picture: Picture, expected: number): Promise<Face[]>
  /** Looks for a face again around where it was. */
  follow(picture: Picture, last: Box): Promise<Face | undefined>
}

/** What is known of a model's scores before anything of a character is known. */
export interface Prior {
  readonly mean: number
  readonly deviation: number
}

export interface Embedder {
  /** The name in reports, such as `face-api (embedded)`. */
  readonly name: string
  /** Names the weights: built-in impostors are kept under it. */
  readonly key: string
  /** Describes faces of one picture, in their order. */
  embed(picture: Picture, faces: readonly Face[]): Promise<Float32Array[]>
  /** How alike two descriptions are; 1 is the same. The model's raw number, which means nothing until calibrated. */
  similarity(a: Float32Array, b: Float32Array): number
  /** The description that stands for several of one person. */
  centre(descriptions: readonly Float32Array[]): Float32Array
  /** Similarity of pictures of one person, and of different people, as published or measured for the model. */
  readonly genuine: Prior
  readonly impostor: Prior
}

/** The distance between the eyes in pixels. */
export const eyeDistance = (face: Face): number => {
  const [left, right] = face.points
  return left && right ? Math.hypot(left.x - right.x, left.y - right.y) : 0
}

/** The component-wise mean. */
export function mean(vectors: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(vectors[0]?.length ?? 0)
  for (const vector of vectors)
    for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) + (vector[i] as number) / vectors.length
  return out
}
