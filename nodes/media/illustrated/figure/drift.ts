// Identity that wanders: below full strength a face strays from its reference, by seed, more the longer a scene runs.
import { random, scramble } from '../draw/random.ts'
import type { Face, Traits } from './traits.ts'

/** The largest change of each measure at strength 0: a ratio, or units for the two offsets. */
const REACH: Readonly<Record<keyof Face, number>> = {
  width: 0.16,
  length: 0.1,
  jaw: 0.22,
  chin: 0.25,
  cheek: 0.1,
  eyeSize: 0.24,
  eyeSpacing: 0.2,
  eyeTilt: 0.2,
  eyeOpen: 0.3,
  browThickness: 0.7,
  browArch: 0.6,
  browTilt: 0.2,
  browHeight: 7,
  noseLength: 0.22,
  noseWidth: 0.36,
  noseBridge: 0.4,
  mouthWidth: 0.28,
  lipUpper: 0.5,
  lipLower: 0.5,
  mouthHeight: 6,
  ears: 0.25,
}

/**
 * The traits as a weak provider would remember them. `strength` 1 gives the traits themselves. `along` is how far into
 * the scene the moment lies (0…1). Another seed strays another way, and another distance, so that a new attempt may be better.
 */
export function wander(traits: Traits, strength: number, seed: number, along: number): Traits {
  if (strength >= 1) return traits
  const r = random(scramble(seed ^ 0x5bd1e995))
  const luck = r.in(0.3, 1.25)
  const amount = (1 - strength) * luck * (0.75 + 0.5 * along)
  const face = { ...traits.face }
  for (const name of Object.keys(REACH) as (keyof Face)[]) {
    const push = r.in(0.35, 1) * (r() < 0.5 ? -1 : 1) * REACH[name] * amount
    face[name] =
      name === 'browHeight' || name === 'mouthHeight' || name === 'eyeTilt' || name === 'browTilt'
        ? face[name] + push
        : face[name] * (1 + push)
  }
  return { ...traits, face }
}
