// Flagged scenes go back upstream once, with the reason; what came out better stays.
import { z } from 'zod'
import type { NodeContext } from '../../../engine/graph/context.ts'
import type { Json } from '../../../engine/graph/json.ts'
import { segments } from '../../../engine/graph/keys.ts'
import { seedOf } from '../../identity/attempts.ts'
import { EpisodeValue, FaceReportValue, type RemadeScene } from '../../types.ts'
import type { Finding, Unmeasured } from './finding.ts'

type Reports = readonly { readonly key: string; readonly value: FaceReportValue }[]

/** An episode and what it measures. */
export interface Measured {
  readonly episode: EpisodeValue
  readonly reports: Reports | undefined
  readonly findings: readonly Finding[]
  readonly unmeasured: readonly Unmeasured[]
}

/** Which metrics another picture or another sound may mend. What is wrong with the file as a whole is not a scene's. */
const MENDED_BY_PICTURE = new Set(['identity', 'faces', 'frozen', 'black', 'a/v offset'])
const MENDED_BY_SOUND = new Set(['silence'])
/** What speaks against a scene: also where nothing is heard of a line, though a voice would say the same again. */
const BLAMED = new Set([...MENDED_BY_PICTURE, ...MENDED_BY_SOUND, 'caption times'])
/** Metrics that a stronger pull to the references may mend, and how strong it is then. */
const MENDED_BY_REFERENCE = new Set(['identity', 'faces'])
const REFERENCE_WEIGHT = 0.6
/** How busy music and effects are at least where there was silence: another seed alone may rest at the same place. */
const INTENSITY = 0.75
/** The number of the attempt, for its seed: the refine loop makes 1 to 3. */
const ATTEMPT = 4

/** Metrics that speak against each scene, and how bad it is in all. */
interface Verdict {
  readonly metrics: readonly string[]
  readonly badness: number
}

function verdicts(findings: readonly Finding[]): Map<string, Verdict> {
  const found = new Map<string, Verdict>()
  for (const { metric, scenes } of findings) {
    if (!BLAMED.has(metric)) continue
    for (const { key, amount } of scenes) {
      const scene = segments(key)[0] ?? ''
      const before = found.get(scene) ?? { metrics: [], badness: 0 }
      const isKnown = before.metrics.includes(metric)
      found.set(scene, {
        metrics: isKnown ? before.metrics : [...before.metrics, metric],
        // Another metric weighs more than any amount of one.
        badness: before.badness + (isKnown ? 0 : 100) + Math.min(amount, 50),
      })
    }
  }
  return found
}

const CLEAR: Verdict = { metrics: [], badness: 0 }

/**
 * Makes the flagged scenes again with other seeds (for faces nearer to the references, for silence busier), measures the new episode and
 * keeps, scene by scene, what is better; a tie goes to what was there. Where some scenes gained and others lost, the
 * episode is cut once more with the better of each.
 */
export async function remakeFlagged(
  first: Measured,
  measure: (episode: EpisodeValue, reports: Reports | undefined) => Promise<Measured>,
  ctx: NodeContext,
): Promise<{ best: Measured; remade: RemadeScene[] }> {
  const before = verdicts(first.findings)
  const flagged = first.episode.scenes.map(({ key }) => segments(key)[0] ?? '').filter(scene => before.has(scene))
  if (flagged.length === 0) return { best: first, remade: [] }
  const metricsOf = (scene: string) => before.get(scene)?.metrics ?? []
  const makers = ctx.regenerable('episode').filter(({ params }) => typeof params.seed === 'number')
  const mends = (metric: string) => makers.some(({ type }) => canMend(type, metric))
  const scenes = flagged.filter(scene => metricsOf(scene).some(mends))
  const helpless = flagged.filter(scene => !scenes.includes(scene))
  if (helpless.length > 0)
    ctx.warn(
      `Nothing upstream can make another attempt at ${helpless.map(scene => `${scene} (${metricsOf(scene).join(', ')})`).join(', ')}`,
    )
  if (scenes.length === 0) return { best: first, remade: [] }
  const patches = patchesFor(makers, new Set(scenes.flatMap(metricsOf)))
  const ports = first.reports ? ['episode', 'reports'] : ['episode']
  const attempt = async (under: readonly string[]): Promise<Measured | undefined> => {
    try {
      const made = await ctx.rerun(ports, patches, { under })
      if (!made) return undefined
      const reports = first.reports && Reports.parse(made.inputs.reports)
      return await measure(EpisodeValue.parse(made.inputs.episode), reports)
    } catch (error) {
      ctx.signal.throwIfAborted()
      ctx.warn(`The flagged scenes could not be made again: ${error instanceof Error ? error.message : String(error)}`)
      return undefined
    }
  }
  for (const scene of scenes) ctx.log(`${scene} is made again: ${before.get(scene)?.metrics.join(', ')}`)
  const second = await attempt(scenes)
  if (!second) return { best: first, remade: [] }
  const after = verdicts(second.findings)
  const bad = (map: Map<string, Verdict>, scene: string) => (map.get(scene) ?? CLEAR).badness
  const better = scenes.filter(scene => bad(after, scene) < bad(before, scene))
  const best =
    better.length === 0 ? first : better.length === scenes.length ? second : ((await attempt(better)) ?? first)
  const kept = new Set(best === first ? [] : better)
  const remade = scenes.map(
    (scene): RemadeScene => ({
      scene,
      before: [...(before.get(scene) ?? CLEAR).metrics],
      after: [...(after.get(scene) ?? CLEAR).metrics],
      kept: kept.has(scene) ? 'after' : 'before',
    }),
  )
  ctx.note('remade', { patches, scenes: remade } as Json)
  for (const { scene, before: was, after: is, kept: which } of remade)
    if (which === 'before')
      ctx.warn(`${scene} was made again for ${was.join(', ')} and is no better (${is.join(', ') || 'none'})`)
  return { best, remade }
}

const Reports = z.array(z.object({ key: z.string(), value: FaceReportValue }))

/** Whether another attempt of a node of this type may mend what a metric says. */
const canMend = (type: string, metric: string): boolean =>
  (type.startsWith('sound/') ? MENDED_BY_SOUND : MENDED_BY_PICTURE).has(metric)

/** Other seeds for whatever upstream makes pictures or sounds, by what is wrong, and what else may mend it. */
function patchesFor(
  makers: ReturnType<NodeContext['regenerable']>,
  reasons: ReadonlySet<string>,
): Record<string, Record<string, Json>> {
  const reference = [...reasons].some(reason => MENDED_BY_REFERENCE.has(reason))
  const patches: Record<string, Record<string, Json>> = {}
  for (const { node, type, params } of makers) {
    if (![...reasons].some(reason => canMend(type, reason))) continue
    patches[node] = {
      seed: seedOf(params.seed as number, ATTEMPT),
      ...(reference && typeof params.referenceWeight === 'number'
        ? { referenceWeight: Math.max(params.referenceWeight, REFERENCE_WEIGHT) }
        : {}),
      ...(type.startsWith('sound/') && typeof params.intensity === 'number'
        ? { intensity: Math.max(params.intensity, INTENSITY) }
        : {}),
    }
  }
  return patches
}
