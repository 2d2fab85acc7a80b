// How a feeling changes a voice: pace, pitch, melody, strength and rests.
import type { Emotion } from '../../types.ts'
import type { Ending } from './speakable.ts'

/** A way of speaking, relative to the voice's own. */
export interface Acting {
  /** Factor on the speed. */
  readonly rate: number
  /** Semitones. */
  readonly pitch: number
  /** How far the voice rises and falls: 0…99, 50 is the voice's own. */
  readonly range: number
  /** dB. */
  readonly level: number
  /** Factor on the rests between clauses. */
  readonly rests: number
  /** Breath in the voice: 0…1. */
  readonly breath: number
}

/**
 * Directions of change after K. R. Scherer, "Vocal communication of emotion" (2003): anger and joy raise pace, range and
 * level, sadness and tenderness lower them, fear raises pitch and pace. Sizes are kept small so that the person stays.
 */
export const ACTING: Readonly<Record<Emotion, Acting>> = {
  neutral: { rate: 1, pitch: 0, range: 52, level: 0, rests: 1, breath: 0.1 },
  happy: { rate: 1.06, pitch: 1.2, range: 72, level: 1, rests: 0.85, breath: 0.1 },
  sad: { rate: 0.86, pitch: -1.2, range: 32, level: -2.5, rests: 1.45, breath: 0.35 },
  angry: { rate: 1.07, pitch: 0.6, range: 70, level: 2.5, rests: 0.75, breath: 0 },
  afraid: { rate: 1.13, pitch: 2, range: 62, level: -0.5, rests: 0.9, breath: 0.4 },
  surprised: { rate: 1.03, pitch: 2, range: 85, level: 1.5, rests: 0.9, breath: 0.15 },
  tense: { rate: 0.97, pitch: 0.3, range: 38, level: -1, rests: 1.15, breath: 0.25 },
  tender: { rate: 0.9, pitch: -0.3, range: 48, level: -2.5, rests: 1.25, breath: 0.45 },
  determined: { rate: 0.97, pitch: -0.6, range: 56, level: 1.5, rests: 0.95, breath: 0 },
}

/** Seconds of rest after a clause at the voice's own pace. */
export const RESTS: Readonly<Record<Ending, number>> = {
  none: 0.05,
  comma: 0.17,
  colon: 0.26,
  sentence: 0.4,
  ellipsis: 0.55,
}
