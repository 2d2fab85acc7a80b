// What a refine loop turns from attempt to attempt, and how that becomes patches of the nodes that make the clip.
import type { Json } from '../../engine/graph/json.ts'
import type { ClipValue, FaceReportValue } from '../types.ts'
import { seedOf } from './attempts.ts'

/** From the mildest to the strongest: each costs the picture more than the one before. */
export const LEVERS = ['seed', 'reference', 'keyframe', 'framing', 'inpaint'] as const
export type Lever = (typeof LEVERS)[number]

/** A node upstream that can make the clip again, as `ctx.regenerable` tells of it. */
export interface Maker {
  readonly node: string
  readonly params: Readonly<Record<string, unknown>>
}
export type Patches = Readonly<Record<string, Readonly<Record<string, Json>>>>

/** What one attempt changes beside what the best attempt so far had changed. */
export interface Change {
  readonly lever: Lever
  /** Whether another seed is taken. */
  readonly reseed: boolean
  readonly settings: Readonly<Record<string, Json>>
  /** For people, such as `reference weight 0.6`. */
  readonly words: string
}

/**
 * The levers of a loop's attempts. `auto` goes from mild to strong; where there are fewer attempts than levers it keeps
 * the first ones and ends with the repair, which needs no new clip. Anything else turns its one lever every time.
 */
export function ladder(strategy: Lever | 'auto', attempts: number): readonly Lever[] {
  if (strategy !== 'auto') return Array<Lever>(attempts).fill(strategy)
  if (attempts === 1) return ['seed']
  return [...LEVERS.slice(0, Math.min(attempts, LEVERS.length) - 1), 'inpaint']
}

/** Reference weights of a loop's attempts that turn it. */
const WEIGHTS = [0.6, 0.8, 1]
/** From this share of the picture's height on, a face is large: seen smaller it shows less of what is wrong. */
const LARGE_FACE = 0.3

/**
 * What turning a lever means for a clip.
 * @param turn how often this lever is turned, this time included: 1, 2 …
 */
export function changeOf(lever: Lever, turn: number, clip: ClipValue, report: FaceReportValue): Change {
  const again = turn > 1
  const change = (settings: Change['settings'], words: string, reseed = again): Change => ({
    lever,
    reseed,
    settings,
    words: reseed && lever !== 'seed' ? `${words}, another seed` : words,
  })
  switch (lever) {
    case 'seed':
      return change({}, 'another seed', true)
    case 'reference': {
      const weight = WEIGHTS[Math.min(turn, WEIGHTS.length) - 1] as number
      return change({ referenceWeight: weight }, `reference weight ${weight}`, false)
    }
    case 'keyframe':
      return change({ keyframe: true }, 'a fresh keyframe')
    case 'framing': {
      const heights = report.samples.map(sample => sample.box[3]).sort((a, b) => a - b)
      const isLarge = (heights[heights.length >> 1] ?? 0) > LARGE_FACE * clip.height
      const framing = isLarge === (turn % 2 === 1) ? 'wider' : 'steadier'
      return change({ framing }, `${framing} framing`, turn > 2)
    }
    case 'inpaint':
      return change({ faceRepair: 'inpaint' }, 'faces drawn anew from the references')
  }
}

/**
 * The patches of an attempt: those of the best attempt so far, and the change.
 * @param from the join that the face drifts from: a maker with retakes makes only what begins there or later again
 * @param reach how many makers, nearest first, are changed when the whole clip is made again
 * @returns undefined when no maker has what the change turns
 */
export function patchesOf(
  makers: readonly Maker[],
  best: Patches,
  { lever, reseed, settings }: Change,
  attempt: number,
  from: number | null,
  reach: number,
): Patches | undefined {
  const [nearest] = makers
  const own = (maker: Maker): Record<string, Json> => {
    const patch: Record<string, Json> = {}
    for (const [name, value] of Object.entries(settings)) if (name in maker.params) patch[name] = value
    if (typeof maker.params.seed === 'number' && reseed) patch.seed = seedOf(maker.params.seed, attempt)
    return patch
  }
  const late = from !== null && nearest && Array.isArray(nearest.params.retakes) ? nearest : undefined
  const out: Record<string, Readonly<Record<string, Json>>> = { ...best }
  let changes = 0
  // A repair works on what was made, so the nearest node that can do it does it for all that came before.
  const all = lever === 'inpaint' ? makers.filter(maker => 'faceRepair' in maker.params).slice(0, 1) : makers
  for (const maker of late ? [late] : all.slice(0, reach)) {
    const patch = own(maker)
    if (Object.keys(patch).length === 0) continue
    changes++
    const before = out[maker.node] ?? {}
    out[maker.node] = late
      ? {
          ...before,
          retakes: [...((before.retakes ?? late.params.retakes) as Json[]), { from: from as number, ...patch }],
        }
      : { ...before, ...patch }
  }
  return changes > 0 ? out : undefined
}
