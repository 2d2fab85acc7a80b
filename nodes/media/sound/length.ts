// How long a scene's sound is: exactly its frames and its tail, in samples.
import type { SceneValue } from '../../types.ts'
import { SAMPLE_RATE } from './wav.ts'

/** Samples at 48 kHz of a scene with its dissolve. */
export const soundFrames = (scene: SceneValue): number =>
  Math.round(((scene.frames + scene.tailFrames) * SAMPLE_RATE) / scene.fps)

/** The same in seconds: a whole number of samples. */
export const soundSeconds = (scene: SceneValue): number => soundFrames(scene) / SAMPLE_RATE
