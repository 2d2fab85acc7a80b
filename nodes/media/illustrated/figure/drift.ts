// Identity that wanders: below full strength a face strays from its reference, further the longer a shot goes on.
import type { ShotPart } from '../../jobs.ts'
import type { Rgb } from '../draw/color.ts'
import { clamp, ease, lerp } from '../draw/pen.ts'
import { hash, random, scramble } from '../draw/random.ts'
import type { Face, Traits } from './traits.ts'

/** How far each measure may stray at strength 0: a ratio, or units for offsets and tilts. */
const REACH: Readonly<Record<keyof Face, number>> = {
  width: 0.2,
  length: 0.12,
  jaw: 0.28,
  chin: 0.32,
  cheek: 0.12,
  eyeSize: 0.34,
  eyeSpacing: 0.26,
  eyeTilt: 0.28,
  eyeOpen: 0.36,
  browThickness: 0.9,
  browArch: 0.8,
  browTilt: 0.28,
  browHeight: 9,
  noseLength: 0.3,
  noseWidth: 0.46,
  noseBridge: 0.5,
  mouthWidth: 0.36,
  lipUpper: 0.6,
  lipLower: 0.6,
  mouthHeight: 8,
  ears: 0.3,
}
const MEASURES = Object.keys(REACH) as (keyof Face)[]
/** Measures that stray by units; the others by a share of themselves. */
const OFFSETS: ReadonlySet<keyof Face> = new Set(['browHeight', 'mouthHeight', 'eyeTilt', 'browTilt'])
/** Levels of 255 by which a colour may stray at strength 0. */
const COLOR_REACH = 12
const COLORS = 3

/** The share of its way that a face has gone where a shot begins, and what a picture true to the references leaves of it. */
const AT_FIRST = 1.3
const AT_KEYFRAME = 0.12
/** How much further a part goes, and the seconds that two thirds of it take. */
const ONWARD = 1.6
const PACE = 5
/** No measure strays further, in shares of its reach. */
const FURTHEST = 2.5
/** What a full reference weight takes of the way, and the seconds that a new weight takes to show. */
const PULL = 0.7
const PULL_SECONDS = 1.5
/** The part of where a face goes that belongs to the character, whatever the seed: what a generator believes of them. */
const BIAS = 0.35

/** A character's face at a frame of the scene; the same object for as long as it does not change. */
export type Drift = (frame: number) => Traits

/**
 * A character as a weak generator remembers them: how video models lose a face. Where a shot begins it is off already;
 * within a part it goes on in one direction, fast at first; the next part goes on from there in another. A keyframe
 * begins anew near the references, and reference weight holds a share of the way back. Each seed has its own directions
 * and its own luck. Changes once a second, by less than the eye sees.
 * @param parts the parts of the scene in their order, the last being the one that is drawn
 */
export function driftOf(traits: Traits, parts: readonly ShotPart[], fps: number): Drift {
  if (parts.every(part => part.identityStrength >= 1)) return () => traits
  const ways = parts.map(part => wayOf(traits.id, part.seed))
  const starts: number[][] = []
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1]
    const way = ways[index] as number[]
    starts.push(
      index === 0 || !before || part.keyframe
        ? way.map(value => value * (part.keyframe ? AT_KEYFRAME : AT_FIRST))
        : after(
            starts[index - 1] as number[],
            ways[index - 1] as number[],
            (part.startFrame - before.startFrame) / fps,
          ),
    )
  }
  let kept: { second: number; traits: Traits } | undefined
  return frame => {
    const index = Math.max(
      0,
      parts.findLastIndex(part => frame >= part.startFrame),
    )
    const part = parts[index] as ShotPart
    const second = Math.floor((frame - part.startFrame) / fps) + index * 1e6
    if (kept?.second === second) return kept.traits
    const seconds = Math.max(0, Math.floor((frame - part.startFrame) / fps))
    const weightBefore = part.keyframe
      ? part.referenceWeight
      : (parts[index - 1]?.referenceWeight ?? part.referenceWeight)
    const weight = lerp(weightBefore, part.referenceWeight, ease(seconds / PULL_SECONDS))
    const amount = (1 - part.identityStrength) * (1 - PULL * weight)
    const at = after(starts[index] as number[], ways[index] as number[], seconds)
    kept = {
      second,
      traits:
        amount === 0
          ? traits
          : strayed(
              traits,
              at.map(value => value * amount),
            ),
    }
    return kept.traits
  }
}

/** Where a seed leads: −1.25…1.25 for each measure and colour channel, longer for seeds with bad luck. */
function wayOf(id: string, seed: number): number[] {
  const own = random(hash(`${id} strays`))
  const r = random(scramble(seed ^ hash(id) ^ 0x5bd1e995))
  const luck = r.in(0.25, 1.25)
  const direction = (chance: ReturnType<typeof random>): number => chance.in(0.35, 1) * (chance() < 0.5 ? -1 : 1)
  return Array.from(
    { length: MEASURES.length + COLORS },
    () => (BIAS * direction(own) + (1 - BIAS) * direction(r)) * luck,
  )
}

const after = (start: readonly number[], way: readonly number[], seconds: number): number[] =>
  start.map((value, i) =>
    clamp(value + (way[i] as number) * ONWARD * (1 - Math.exp(-seconds / PACE)), -FURTHEST, FURTHEST),
  )

function strayed(traits: Traits, way: readonly number[]): Traits {
  const face = { ...traits.face }
  for (const [i, name] of MEASURES.entries()) {
    const push = (way[i] as number) * REACH[name]
    face[name] = OFFSETS.has(name) ? face[name] + push : face[name] * (1 + push)
  }
  const [red = 0, green = 0, blue = 0] = way.slice(MEASURES.length).map(value => value * COLOR_REACH)
  const tinted = ([r, g, b]: Rgb, share: number): Rgb => [
    clamp(r + red * share, 0, 255),
    clamp(g + green * share, 0, 255),
    clamp(b + blue * share, 0, 255),
  ]
  return {
    ...traits,
    face,
    skin: tinted(traits.skin, 1),
    lips: tinted(traits.lips, 1),
    eyes: tinted(traits.eyes, 1.2),
    brows: tinted(traits.brows, 0.8),
    hair: { ...traits.hair, color: tinted(traits.hair.color, 0.8) },
  }
}
