import { afterEach, describe, expect, it } from 'vitest'
import type { NodeContext } from '../../engine/graph/context.ts'
import { type TestContext, testContext } from '../testing/context.ts'
import type { ClipValue, FaceReportValue, Verdict } from '../types.ts'
import { seedOf } from './attempts.ts'
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

const MAKERS = [
  { node: 'chain', type: 'picture/last-frame-chain', params: { seed: 5 } },
  { node: 'video', type: 'picture/video-gen', params: { seed: 7, tier: 'draft' } },
]

interface Made {
  clip: string
  report: FaceReportValue
}
/** Runs the loop; attempt n is answered by the n-th of `answers`. */
async function loop(
  first: FaceReportValue,
  answers: readonly (Made | undefined | Error)[],
  options: { attempts?: number; makers?: typeof MAKERS } = {},
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
  const params = refine.params.parse({ attempts: options.attempts })
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

  it('stops when every maker had another seed and the clip did not change by a byte', async () => {
    const same = { clip: 'first', report: drift(0.5) }
    const { out, asked } = await loop({ ...drift(0.5), driftFrom: 12 }, [same, same, same])
    expect(asked.map(patches => Object.keys(patches))).toEqual([['chain'], ['chain', 'video']])
    expect(out.clip).toEqual(clip('first'))
    expect(ctx.said.warnings[0]).toContain('another seed does not change this clip, so the first clip stays')
  })

  it('tries seeds that follow from the seed and the attempt alone, and stops at the first pass', async () => {
    const good = { clip: 'b', report: report(0.9, 'pass') }
    const { out, asked } = await loop(drift(0.4), [{ clip: 'a', report: drift(0.5) }, good])
    expect(out).toEqual({ clip: clip('b'), report: good.report })
    expect(asked).toEqual([
      { chain: { seed: seedOf(5, 1) }, video: { seed: seedOf(7, 1) } },
      { chain: { seed: seedOf(5, 2) }, video: { seed: seedOf(7, 2) } },
    ])
    expect(ctx.said.warnings).toEqual([])
    expect(ctx.said.notes.attempts).toMatchObject([
      { attempt: 0, verdict: 'drift', score: 0.4 },
      { attempt: 1, verdict: 'drift', score: 0.5, seeds: { video: { seed: seedOf(7, 1) } } },
      { attempt: 2, verdict: 'pass', score: 0.9 },
    ])
  })

  it('leaves the first part alone when the face drifts only from a join on', async () => {
    const { asked } = await loop(report(0.5, 'drift', { driftFrom: 12 }), [{ clip: 'a', report: report(0.9, 'pass') }])
    expect(asked).toEqual([{ chain: { seed: seedOf(5, 1) } }])
  })

  it('reaches further up when an attempt changed nothing', async () => {
    const { asked } = await loop(report(0.5, 'drift', { driftFrom: 12 }), [
      { clip: 'first', report: report(0.5, 'drift', { driftFrom: 12 }) },
      { clip: 'b', report: report(0.9, 'pass') },
    ])
    expect(asked[1]).toEqual({ chain: { seed: seedOf(5, 2) }, video: { seed: seedOf(7, 2) } })
  })

  it('keeps the best, the earlier of equals, and says that it still fails', async () => {
    const { out } = await loop(drift(0.4), [
      { clip: 'a', report: drift(0.6) },
      { clip: 'b', report: drift(0.6) },
      { clip: 'c', report: drift(0.5) },
    ])
    expect(out.clip).toEqual(clip('a'))
    expect(ctx.said.warnings).toEqual([
      'Identity is not kept: drift, Ava 0.60 (threshold 0.70), although attempt 1 of 3 is better than the first clip (Ava 0.40).',
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
      'Identity is not kept: drift, Ava 0.50 (threshold 0.70); 3 more attempts were no better, so the first clip stays.',
    ])
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
