// Makes a drifting clip again with other seeds, and keeps the best that was made.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import type { Json } from '../../engine/graph/json.ts'
import { one } from '../../engine/graph/ports.ts'
import { Clip, ClipValue, FaceReport, FaceReportValue } from '../types.ts'
import { isBetter, scoresInWords, seedOf, standing } from './attempts.ts'

export default defineNode({
  type: 'identity/refine-loop',
  version: 1,
  title: 'Refine Loop',
  category: 'Identity',
  summary:
    'Where a character’s face drifted, the clip is made again with another seed, up to three times; the best stays, and it says honestly how good that is.',
  inputs: {
    clip: one(Clip).describe('The clip that was judged.'),
    report: one(FaceReport).describe('What IDR Validate found in that clip.'),
  },
  params: z.object({
    attempts: z.number().int().min(1).max(3).default(3).meta({
      title: 'Attempts',
      description: 'How often a clip that fails is made again at most.',
      face: true,
    }),
  }),
  outputs: {
    clip: one(Clip).describe('The best clip: the first one when none was better.'),
    report: one(FaceReport).describe('What was found in the clip that is handed on.'),
  },
  face: 'curve',
  pool: 'light',
  expectSeconds: 2,
  run: async ({ inputs, params, ctx }) => {
    let best = { clip: inputs.clip, report: inputs.report, attempt: 0 }
    if (best.report.verdict === 'pass' || best.report.verdict === 'no-face') return inputs
    const makers = ctx.regenerable('clip').filter(({ params: own }) => typeof own.seed === 'number')
    if (makers.length === 0) {
      ctx.warn(`${failure(best.report)}, and nothing upstream can make the clip again with another seed.`)
      return inputs
    }
    const history: Json[] = [entry(0, {}, best.report)]
    let isDeaf = false
    // A chain whose first part holds is made again from its own node on; a face that is wrong from the start needs the
    // node before it too, which makes the first part.
    let reach = best.report.driftFrom === null ? 2 : 1
    for (let attempt = 1; attempt <= params.attempts && best.report.verdict !== 'pass'; attempt++) {
      const seeds = Object.fromEntries(
        makers.slice(0, reach).map(({ node, params: own }) => [node, { seed: seedOf(own.seed as number, attempt) }]),
      )
      let made: Awaited<ReturnType<typeof ctx.rerun>>
      try {
        made = await ctx.rerun(['clip', 'report'], seeds)
      } catch (error) {
        ctx.signal.throwIfAborted()
        ctx.warn(`Attempt ${attempt} failed and was left: ${error instanceof Error ? error.message : String(error)}`)
        history.push({ attempt, seeds, failed: true })
        continue
      }
      if (!made) break
      const clip = ClipValue.parse(made.inputs.clip)
      const report = FaceReportValue.parse(made.inputs.report)
      history.push(entry(attempt, seeds, report))
      ctx.log(`Attempt ${attempt}: ${report.verdict}, ${scoresInWords(report)}`)
      ctx.progress(attempt / params.attempts, `Attempt ${attempt}: ${scoresInWords(report)}`)
      const isSame = clip.digest === inputs.clip.digest
      // Every maker had another seed and the clip is the same to the byte: no seed can change it.
      if (isSame && reach >= makers.length) {
        isDeaf = true
        break
      }
      if (isSame) reach++
      if (isBetter(standing(report), standing(best.report))) best = { clip, report, attempt }
    }
    ctx.note('attempts', history)
    const made = history.length - 1
    const more = isDeaf
      ? 'another seed does not change this clip'
      : made === 0
        ? 'no other attempt could be made'
        : made === 1
          ? 'another attempt was no better'
          : `${made} more attempts were no better`
    if (best.report.verdict !== 'pass')
      ctx.warn(
        best.attempt === 0
          ? `${failure(best.report)}; ${more}, so the first clip stays.`
          : `${failure(best.report)}, although attempt ${best.attempt} of ${made} is better than the first clip (${scoresInWords(inputs.report)}).`,
      )
    return { clip: best.clip, report: best.report }
  },
})

const entry = (attempt: number, seeds: Record<string, { seed: number }>, report: FaceReportValue): Json => ({
  attempt,
  seeds,
  verdict: report.verdict,
  ...standing(report),
  scores: Object.fromEntries(Object.entries(report.characters).map(([id, { median, p10 }]) => [id, { median, p10 }])),
})

/** Such as `Identity is not kept: drift, Ava 0.62 (threshold 0.70)`. */
const failure = (report: FaceReportValue): string =>
  `Identity is not kept: ${report.verdict === 'extra-person' ? 'somebody is in the picture who is not in the cast' : 'drift'}, ${scoresInWords(report)} (threshold ${report.threshold.toFixed(2)})`
