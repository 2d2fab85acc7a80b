// Makes a drifting clip again, changing more from attempt to attempt, and keeps the best that was made.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import type { Json } from '../../engine/graph/json.ts'
import { one } from '../../engine/graph/ports.ts'
import { Clip, ClipValue, FaceReport, FaceReportValue } from '../types.ts'
import { hiddenFrom, isBetter, standing } from './attempts.ts'
import { changeOf, LEVERS, type Lever, ladder, type Patches, patchesOf } from './levers.ts'
import { failureInWords, scoresInWords } from './words.ts'

export default defineNode({
  type: 'identity/refine-loop',
  version: 3,
  title: 'Refine Loop',
  category: 'Identity',
  summary:
    'Where a character’s face drifted, the clip is made again from there on, with another seed, then with stronger means; the best stays, and it says honestly how good that is. Identity strength and threshold are never touched.',
  inputs: {
    clip: one(Clip).describe('The clip that was judged.'),
    report: one(FaceReport).describe('What IDR Validate found in that clip.'),
  },
  params: z.object({
    attempts: z.number().int().min(1).max(5).default(3).meta({
      title: 'Attempts',
      description: 'How often a clip that fails is made again at most.',
      face: true,
    }),
    strategy: z
      .enum(['auto', ...LEVERS])
      .default('auto')
      .meta({
        title: 'Strategy',
        description:
          'What attempts change. Auto goes from mild to strong: seed, reference weight, keyframe, framing, and last the faces drawn anew (inpaint); with fewer attempts than that the middle ones are left out. The others turn one of them every time.',
      }),
  }),
  outputs: {
    clip: one(Clip).describe('The best clip: the first one when none was better.'),
    report: one(FaceReport).describe('What was found in the clip that is handed on.'),
  },
  refines: true,
  face: 'curve',
  pool: 'light',
  expectSeconds: 2,
  run: async ({ inputs, params, ctx }) => {
    let best: Attempt = { attempt: 0, clip: inputs.clip, report: inputs.report, patches: {} }
    if (best.report.verdict === 'pass' || best.report.verdict === 'no-face') return inputs
    const makers = ctx.regenerable('clip').filter(({ params: own }) => typeof own.seed === 'number')
    if (makers.length === 0) {
      ctx.warn(`${failureInWords(best.report)}, and nothing upstream can make the clip again.`)
      return inputs
    }
    const stands = (report: FaceReportValue) => standing(report, inputs.report)
    const isKept = (report: FaceReportValue): boolean => stands(report).rank === 2
    const history: Json[] = [entry(0, null, 'nothing', {}, best.report)]
    const turns = new Map<Lever, number>()
    let changed = 0
    // A chain whose first part holds is made again from its own node on; a face that is wrong from the start needs the
    // node before it too, which makes the first part.
    let reach = 2
    let isChainDeaf = false
    let isSeedDeaf = false
    for (const lever of ladder(params.strategy, params.attempts)) {
      if (isKept(best.report)) break
      if (lever === 'seed' && isSeedDeaf) continue
      const turn = (turns.get(lever) ?? 0) + 1
      turns.set(lever, turn)
      const change = changeOf(lever, turn, best.clip, best.report)
      const attempt = history.length
      const from = isChainDeaf ? null : best.report.driftFrom
      const patches = patchesOf(makers, best.patches, change, attempt, from, reach)
      if (!patches) continue
      const words = from === null ? change.words : `${change.words}, from frame ${from} on`
      let made: Awaited<ReturnType<typeof ctx.rerun>>
      try {
        made = await ctx.rerun(['clip', 'report'], patches)
      } catch (error) {
        ctx.signal.throwIfAborted()
        ctx.warn(`Attempt ${attempt} failed and was left: ${error instanceof Error ? error.message : String(error)}`)
        history.push({ attempt, lever, changed: words, patches, failed: true })
        continue
      }
      if (!made) break
      const clip = ClipValue.parse(made.inputs.clip)
      const report = FaceReportValue.parse(made.inputs.report)
      history.push(entry(attempt, lever, words, patches, report))
      ctx.log(`Attempt ${attempt} (${words}): ${report.verdict}, ${scoresInWords(report)}`)
      ctx.progress(attempt / params.attempts, `Attempt ${attempt}, ${change.words}: ${scoresInWords(report)}`)
      if (clip.digest === best.clip.digest) {
        // Nothing changed by a byte: another time more of what is upstream is made again.
        if (from !== null) isChainDeaf = true
        else if (reach < makers.length) reach++
        else if (lever === 'seed') isSeedDeaf = true
      } else changed++
      if (isBetter(stands(report), stands(best.report))) best = { attempt, clip, report, patches }
    }
    const kept = history[best.attempt] as { readonly changed: string }
    ctx.note('attempts', history)
    ctx.note('kept', { attempt: best.attempt, changed: kept.changed })
    const made = history.length - 1
    const lost = hiddenFrom(best.report, inputs.report).map(({ name }) => name)
    if (!isKept(best.report))
      ctx.warn(
        best.attempt === 0
          ? `${failureInWords(best.report)}; ${nothingBetter(made, changed)}, so the first clip stays.`
          : `${best.report.verdict === 'pass' ? 'Identity is not kept' : failureInWords(best.report)}${lost.length > 0 ? `; ${lost.join(' and ')} can no longer be judged` : ''}, although attempt ${best.attempt} of ${made} (${kept.changed}) is better than the first clip (${scoresInWords(inputs.report)}).`,
      )
    return { clip: best.clip, report: best.report }
  },
})

interface Attempt {
  /** 0 is the clip that came in. */
  readonly attempt: number
  readonly clip: ClipValue
  readonly report: FaceReportValue
  /** All that differs from the graph. */
  readonly patches: Patches
}

const nothingBetter = (made: number, changed: number): string =>
  made === 0
    ? 'no other attempt could be made'
    : changed === 0
      ? 'nothing that was tried changes this clip'
      : made === 1
        ? 'another attempt was no better'
        : `${made} more attempts were no better`

const entry = (
  attempt: number,
  lever: Lever | null,
  changed: string,
  patches: Patches,
  report: FaceReportValue,
): Json => ({
  attempt,
  lever,
  changed,
  patches,
  verdict: report.verdict,
  ...standing(report),
  scores: Object.fromEntries(Object.entries(report.characters).map(([id, { median, p10 }]) => [id, { median, p10 }])),
})
