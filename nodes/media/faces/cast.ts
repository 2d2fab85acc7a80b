// The cast as a recogniser knows it: for each character a centre to compare with and a calibrated scale.
import { type Calibration, calibrate } from './calibrate.ts'
import type { Embedder } from './models/recogniser.ts'
import type { Reference } from './references.ts'

/** A character whose references could be used. */
export interface Known {
  readonly id: string
  readonly name: string
  /** Whether the scene has this character in the picture. */
  readonly expected: boolean
  readonly centre: Float32Array
  readonly calibration: Calibration
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
    return {
      id: member.id,
      name: member.name,
      expected: member.expected,
      centre,
      calibration: calibrate(
        genuine,
        strangers.map(stranger => embedder.similarity(stranger, centre)),
        embedder,
      ),
    }
  })
}
