// The cast as a recogniser knows it: for each character a centre to compare with and a calibrated scale.

import type { Embedder } from '../models/recogniser.ts'
import type { Reference } from '../references.ts'
import { between, type Calibration, calibrate } from './calibrate.ts'

/** A character whose references could be used. */
export interface Known {
  readonly id: string
  readonly name: string
  /** Whether the scene has this character in the picture. */
  readonly expected: boolean
  readonly centre: Float32Array
  /** The scale for faces that are large, and for ones about as small as may be judged. */
  readonly large: Calibration
  readonly small: Calibration
}

export interface CastMember {
  readonly id: string
  readonly name: string
  readonly expected: boolean
  readonly references: readonly Reference[]
}

/**
 * Calibrates each character by its own references (each compared with the others' centre, altered ones included) against
 * the rest of the cast and the built-in impostors.
 * @param impostors descriptions of people who are not in any cast, by the same model
 */
export function calibrateCast(
  cast: readonly CastMember[],
  embedder: Embedder,
  impostors: readonly Float32Array[],
): Known[] {
  const usable = cast.filter(member => member.references.length > 0)
  return usable.map(member => {
    const { references } = member
    const centre = embedder.centre(references.map(reference => reference.description))
    const genuine = references.flatMap((reference, index) => {
      const others = references.filter((_, other) => other !== index).map(other => other.description)
      // A lone reference can only be compared with itself altered.
      if (others.length === 0) return reference.altered.map(altered => embedder.similarity(altered, centre))
      const without = embedder.centre(others)
      return [reference.description, ...reference.altered].map(description => embedder.similarity(description, without))
    })
    const strangers = [
      ...usable.filter(other => other !== member).flatMap(other => other.references.map(each => each.description)),
      ...impostors,
    ]
    const impostor = strangers.map(stranger => embedder.similarity(stranger, centre))
    const losses = references.flatMap(reference =>
      reference.small.map(
        small => embedder.similarity(small, centre) - embedder.similarity(reference.description, centre),
      ),
    )
    const loss = losses.reduce((sum, value) => sum + value / losses.length, 0)
    return {
      id: member.id,
      name: member.name,
      expected: member.expected,
      centre,
      large: calibrate(genuine, impostor, embedder),
      small: calibrate(genuine, impostor, embedder, loss),
    }
  })
}

/** Pixels between the eyes of a face that counts as small, and as large. */
const SMALL_EYES = 21
const LARGE_EYES = 34

/** A character's scale for a face of a size, in pixels between the eyes: the smaller a face, the less a picture says. */
export const scaleFor = ({ large, small }: Known, eyes: number): Calibration =>
  between(small, large, Math.max(0, Math.min(1, Math.log(eyes / SMALL_EYES) / Math.log(LARGE_EYES / SMALL_EYES))))
