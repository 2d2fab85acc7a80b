import { afterEach, describe, expect, it } from 'vitest'
import type { NodeContext } from '../../engine/graph/context.ts'
import { type TestContext, testContext } from '../testing/context.ts'
import type { ClipValue, FaceReportValue, Verdict } from '../types.ts'
import { seedOf } from './attempts.ts'
import { LEVERS, ladder } from './levers.ts'
import refine from './refine-loop.node.ts'

const clip = (name: string): ClipValue => ({
  digest: Buffer.from(name.padEnd(32, '.')).toString('hex'),
  mime: 'video/mp4',
  bytes: 1,
  width: 2,
  height: 2,
  fps: 24,
  frames: 24,
  duration: 1,
  hasAudio: false,
})
const report = (median: number | null, verdict: Verdict, more: Partial<FaceReportValue> = {}): FaceReportValue => ({
  verdict,
  threshold: 0.7,
  model: 'test',
  characters: { ava: { name: 'Ava', median, p10: median, raw: median, verdict } },
  samples: [],
  driftFrom: null,
  sampledFrames: 3,
  framesWithFaces: median === null ? 0 : 3,
  ...more,
})

let ctx: TestContext
afterEach(() => ctx.close())

const levers = { identityStrength: 0.5, referenceWeight: 0, keyframe: false, framing: 'auto', faceRepair: 'off' }
const MAKERS = [
  { node: 'chain', type: 'picture/last-frame-chain', params: { ...levers, retakes: [], seed: 5 } },
  { node: 'video', type: 'picture/video-gen', params: { ...levers, seed: 7, tier: 'draft' } },
]

interface Made {
  clip: string
  report: FaceReportValue
}
/** Runs the loop; attempt n is answered by the n-th of `answers`. */
async function loop(
  first: FaceReportValue,
  answers: readonly (Made | undefined | Error)[],
  options: {
    attempts?: number
    strategy?: string
    makers?: { node: string; type: string; params: Record<string, unknown> }[]
  } = {},
) {
  const asked: Record<string, Record<string, unknown>>[] = []
  const rerun: NodeContext['rerun'] = async (ports, patches) => {
    expect(ports).toEqual(['clip', 'report'])
    const answer = answers[asked.length]
    asked.push(patches)
    if (answer instanceof Error) throw answer
    return answer && { attempt: asked.length, inputs: { clip: clip(answer.clip), report: answer.report } }
  }
  ctx = await testContext({ rerun, regenerable: () => options.makers ?? MAKERS })
  const params = refine.params.parse({ attempts: options.attempts, strategy: options.strategy })
  const out = await refine.run({ inputs: { clip: clip('first'), report: first }, params, ctx })
  return { out: out as { clip: ClipValue; report: FaceReportValue }, asked }
}

const drift = (median: number) => report(median, 'drift')

describe('the refine loop', () => {
  it('hands on what passes or has no face, without another attempt', async () => {
    for (const fine of [report(0.9, 'pass'), report(null, 'no-face')]) {
      const { out, asked } = await loop(fine, [])
      expect(out).toEqual({ clip: clip('first'), report: fine })
      expect(asked).toEqual([])
      expect(ctx.said.warnings).toEqual([])
    }
  })

  it('goes from mild to strong, each time on from the best, and stops at the first pass', async () => {
    const answers = [
      { clip: 'a', report: drift(0.5) },
      { clip: 'b', report: drift(0.45) },
      { clip: 'c', report: drift(0.55) },
      { clip: 'd', report: drift(0.5) },
      { clip: 'e', report: report(0.9, 'pass') },
    ]
    const { out, asked } = await loop(drift(0.4), answers, { attempts: 5 })
    expect(out).toEqual({ clip: clip('e'), report: report(0.9, 'pass') })
    const [chain, video] = [{ seed: seedOf(5, 1) }, { seed: seedOf(7, 1) }]
    expect(asked).toEqual([
      { chain, video },
      { chain: { ...chain, referenceWeight: 0.6 }, video: { ...video, referenceWeight: 0.6 } },
      { chain: { ...chain, keyframe: true }, video: { ...video, keyframe: true } },
      {
        chain: { ...chain, keyframe: true, framing: 'steadier' },
        video: { ...video, keyframe: true, framing: 'steadier' },
      },
      { chain: { ...chain, keyframe: true, faceRepair: 'inpaint' }, video: { ...video, keyframe: true } },
    ])
    expect(ctx.said.warnings).toEqual([])
    expect(ctx.said.notes.attempts).toMatchObject([
      { attempt: 0, verdict: 'drift', score: 0.4 },
      { attempt: 1, lever: 'seed', changed: 'another seed', score: 0.5 },
      { attempt: 2, lever: 'reference', changed: 'reference weight 0.6' },
      { attempt: 3, lever: 'keyframe', changed: 'a fresh keyframe' },
      { attempt: 4, lever: 'framing', changed: 'steadier framing' },
      { attempt: 5, lever: 'inpaint', changed: 'faces drawn anew from the references', verdict: 'pass' },
    ])
    expect(ctx.said.notes.kept).toEqual({ attempt: 5, changed: 'faces drawn anew from the references' })
  })

  it('keeps the repair for the last of fewer attempts', () => {
    expect([1, 2, 3, 4, 5].map(count => ladder('auto', count).join(' '))).toEqual([
      'seed',
      'seed inpaint',
      'seed reference inpaint',
      'seed reference keyframe inpaint',
      'seed reference keyframe framing inpaint',
    ])
    expect(ladder('reference', 2)).toEqual(['reference', 'reference'])
  })

  it('turns one lever further each time when it may turn no other', async () => {
    const answers = ['a', 'b', 'c'].map(name => ({ clip: name, report: drift(0.3) }))
    const weights = await loop(drift(0.4), answers, { strategy: 'reference' })
    expect(weights.asked.map(({ chain }) => chain)).toEqual([0.6, 0.8, 1].map(referenceWeight => ({ referenceWeight })))
    await ctx.close()
    const framings = await loop(drift(0.4), answers, { strategy: 'framing' })
    expect(framings.asked.map(({ video }) => video?.framing)).toEqual(['steadier', 'wider', 'steadier'])
    expect(framings.asked[2]?.video?.seed).toBe(seedOf(7, 3))
  })

  it('never touches identity strength or the threshold, whatever fails', async () => {
    for (const strategy of ['auto', ...LEVERS]) {
      const answers = ['a', 'b', 'c', 'd', 'e'].map(name => ({ clip: name, report: drift(0.3) }))
      const { asked } = await loop(drift(0.4), answers, { attempts: 5, strategy })
      expect(asked).toHaveLength(5)
      expect(JSON.stringify(asked)).not.toMatch(/identityStrength|threshold|tier/)
      await ctx.close()
    }
  })

  it('makes a scene again from the join it drifts from, and leaves what came before', async () => {
    const late = (median: number, driftFrom: number) => report(median, 'drift', { driftFrom })
    const { asked } = await loop(late(0.4, 12), [
      { clip: 'a', report: late(0.5, 18) },
      { clip: 'b', report: report(0.9, 'pass') },
    ])
    const first = { from: 12, seed: seedOf(5, 1) }
    expect(asked).toEqual([
      { chain: { retakes: [first] } },
      { chain: { retakes: [first, { from: 18, referenceWeight: 0.6 }] } },
    ])
    expect(ctx.said.notes.kept).toEqual({ attempt: 2, changed: 'reference weight 0.6, from frame 18 on' })
  })

  it('reaches further up when an attempt changed nothing', async () => {
    const { asked } = await loop(report(0.5, 'drift', { driftFrom: 12 }), [
      { clip: 'first', report: report(0.5, 'drift', { driftFrom: 12 }) },
      { clip: 'b', report: report(0.9, 'pass') },
    ])
    expect(Object.keys(asked[1] ?? {})).toEqual(['chain', 'video'])
  })

  it('spends no attempt on a lever that nothing upstream has', async () => {
    const makers = [{ node: 'own', type: 'own/maker', params: { seed: 3 } }]
    const { asked } = await loop(drift(0.5), [{ clip: 'a', report: drift(0.4) }], { attempts: 5, makers })
    expect(asked).toEqual([{ own: { seed: seedOf(3, 1) } }])
    expect(ctx.said.warnings[0]).toContain('another attempt was no better, so the first clip stays')
  })

  it('says so when nothing that it tries changes the clip', async () => {
    const same = { clip: 'first', report: drift(0.5) }
    const { out } = await loop(drift(0.5), [same, same, same])
    expect(out.clip).toEqual(clip('first'))
    expect(ctx.said.warnings[0]).toContain('nothing that was tried changes this clip, so the first clip stays')
  })

  it('keeps the best, the earlier of equals, and says that it still fails', async () => {
    const { out } = await loop(drift(0.4), [
      { clip: 'a', report: drift(0.6) },
      { clip: 'b', report: drift(0.6) },
      { clip: 'c', report: drift(0.5) },
    ])
    expect(out.clip).toEqual(clip('a'))
    expect(ctx.said.warnings).toEqual([
      'Identity is not kept: Ava’s median 0.60 is under the threshold 0.70 (10th percentile 0.60), although attempt 1 of 3 (another seed) is better than the first clip (Ava 0.40).',
    ])
  })

  it('never hands on a worse clip, nor one that merely hides the face', async () => {
    const { out } = await loop(drift(0.5), [
      { clip: 'a', report: drift(0.3) },
      { clip: 'b', report: report(null, 'no-face') },
      { clip: 'c', report: drift(0.5) },
    ])
    expect(out).toEqual({ clip: clip('first'), report: drift(0.5) })
    expect(ctx.said.warnings).toEqual([
      'Identity is not kept: Ava’s median 0.50 is under the threshold 0.70 (10th percentile 0.50); 3 more attempts were no better, so the first clip stays.',
    ])
  })

  it('says which number failed, with both, and when', async () => {
    const low = report(0.8, 'drift', {
      characters: { ava: { name: 'Ava', median: 0.8, p10: 0.31, raw: 0.6, verdict: 'drift' } },
      drifts: [{ character: 'ava', from: 4, to: 6.5 }],
    })
    await loop(low, [])
    expect(ctx.said.warnings[0]).toContain(
      'Ava’s 10th percentile 0.31 is under 0.50 (median 0.80, threshold 0.70; 4.0–6.5 s)',
    )
  })

  it('gains nothing by hiding the one of two who failed', async () => {
    const two = (ava: number | null, ravi: number, verdict: Verdict): FaceReportValue => {
      const entry = (name: string, median: number | null): FaceReportValue['characters'][string] => ({
        name,
        median,
        p10: median,
        raw: median,
        verdict: median === null ? 'no-face' : median < 0.7 ? 'drift' : 'pass',
      })
      return report(0.5, verdict, { characters: { ava: entry('Ava', ava), ravi: entry('Ravi', ravi) } })
    }
    const hiding = { clip: 'a', report: two(null, 0.9, 'pass') }
    const mending = { clip: 'b', report: two(0.5, 0.8, 'drift') }
    const { out, asked } = await loop(two(0.3, 0.8, 'drift'), [hiding, mending, hiding])
    expect(asked).toHaveLength(3)
    expect(out.clip).toEqual(clip('b'))
  })

  it('stops when the run allows no more attempts', async () => {
    const { out, asked } = await loop(drift(0.5), [{ clip: 'a', report: drift(0.6) }, undefined])
    expect(asked).toHaveLength(2)
    expect(out.clip).toEqual(clip('a'))
  })

  it('survives an attempt that fails', async () => {
    const { out } = await loop(drift(0.5), [
      new Error('the provider is busy'),
      { clip: 'b', report: report(0.8, 'pass') },
    ])
    expect(out.clip).toEqual(clip('b'))
    expect(ctx.said.warnings).toEqual(['Attempt 1 failed and was left: the provider is busy'])
  })

  it('says so when nothing upstream can be made again', async () => {
    const { out, asked } = await loop(drift(0.5), [], { makers: [] })
    expect(asked).toEqual([])
    expect(out.clip).toEqual(clip('first'))
    expect(ctx.said.warnings[0]).toMatch(/nothing upstream can make the clip again/)
  })
})
