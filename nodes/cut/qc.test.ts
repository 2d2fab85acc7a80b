import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BT709_TAGS, clipOptions, deterministic, runFfmpeg } from '../media/ffmpeg/index.ts'
import { type TestContext, testContext } from '../testing/context.ts'
import { testClip, testMix, testScene } from '../testing/media.ts'
import { type EpisodeValue, type FaceReportValue, type QcReportValue, QcReportValue as Report } from '../types.ts'
import assemble from './assemble.node.ts'
import qc from './qc.node.ts'

let ctx: TestContext
let episode: EpisodeValue
const scenes = [testScene(1, 72, 12), testScene(2, 96, 0)].map(scene => ({
  ...scene,
  utterances: [{ id: 'l_0', speaker: 'ava', text: 'Who is there?', emotion: 'neutral' as const }],
}))
const keyed = scenes.map(value => ({ key: value.id, wire: 0, value }))

beforeAll(async () => {
  ctx = await testContext()
  const [first, second] = scenes
  if (!first || !second) return
  const clips = await Promise.all([
    testClip(ctx, 'testsrc2=size=160x90:rate=24', 84),
    testClip(ctx, 'testsrc2=size=160x90:rate=24,hue=h=90', 96),
  ])
  const mixes = await Promise.all([
    testMix(ctx, first, [{ text: 'Who is there?', start: 0.5, end: 1.9 }]),
    testMix(ctx, second, [{ text: 'Only the machine, Ava.', start: 0.4, end: 2.4 }]),
  ])
  const made = await assemble.run({
    inputs: {
      clips: clips.map((value, index) => ({ key: scenes[index]?.id ?? '', wire: 0, value })),
      mixes: mixes.map((value, index) => ({ key: scenes[index]?.id ?? '', wire: 0, value })),
      scenes: keyed,
      script: undefined,
    },
    params: assemble.params.parse({}),
    ctx,
  })
  episode = made.episode as EpisodeValue
})
afterAll(() => ctx.close())

async function judge(
  value: EpisodeValue,
  reports?: readonly { key: string; value: FaceReportValue }[],
): Promise<QcReportValue> {
  const made = await qc.run({
    inputs: { episode: value, scenes: keyed, reports },
    params: qc.params.parse({}),
    ctx,
  })
  return Report.parse(made.report)
}
const failures = (report: QcReportValue) => report.checks.filter(check => !check.pass).map(check => check.metric)

/** The episode's file, spoilt by ffmpeg. */
async function doctored(
  options: readonly string[],
  { fastStart = true, captions }: { fastStart?: boolean; captions?: readonly string[] } = {},
): Promise<EpisodeValue> {
  const folder = await ctx.artifacts.scratch()
  const out = join(folder, 'out.mp4')
  const srt = join(folder, 'captions.srt')
  const flags = fastStart ? ['-movflags', '+faststart'] : []
  if (captions) await writeFile(srt, captions.join('\n'))
  await runFfmpeg(command => {
    command.input(ctx.artifacts.path(episode.video.digest))
    if (captions) command.input(srt).inputOptions('-f', 'srt')
    return deterministic(
      command
        .output(out)
        .outputOptions('-map', '0:v', '-map', '0:a', '-map', captions ? '1:s' : '0:s', '-map_chapters', '0')
        .outputOptions('-c', 'copy', '-c:s', 'mov_text', '-f', 'mp4', ...flags, ...options),

      0,
    )
  })
  return { ...episode, video: { ...episode.video, ...(await ctx.artifacts.adopt(out, 'video/mp4')) } }
}
const picture = (filter: string) => ['-vf', filter, ...clipOptions({ fps: 24 })]
const sound = (filter: string) => ['-af', filter, '-c:a', 'aac', '-b:a', '192k', '-ar', '48000']
/** Frame times that the encoder keeps as they are. */
const uneven = (filter: string) => [
  ...['-vf', filter, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-fps_mode', 'vfr', '-enc_time_base', '1:24000'],
  ...BT709_TAGS,
]
/** Frame 100 stands for 36 frames. */
const FREEZE = 'loop=loop=35:size=1:start=100,setpts=N/24/TB,trim=end_frame=168'

const cue = (start: number, end: number, text: string): string => {
  const time = (seconds: number) => `00:00:0${seconds.toFixed(3).replace('.', ',')}`
  return `1\n${time(start)} --> ${time(end)}\n${text}\n`
}
const FIRST_TEXT = 'Who is there?'
const SECOND_TEXT = 'Only the machine, Ava.'
const SECOND = cue(3.4, 5.4, SECOND_TEXT)

const report = (verdict: 'pass' | 'drift' | 'no-face', median: number | null): FaceReportValue => ({
  verdict,
  threshold: 0.7,
  model: 'test',
  characters: { ava: { name: 'Ava', median, p10: median, raw: median, verdict } },
  samples: [],
  driftFrom: null,
  sampledFrames: 8,
  framesWithFaces: median === null ? 0 : 8,
})

describe('quality control of an episode', () => {
  it('passes a good one, with a number for everything', async () => {
    const verdict = await judge(episode, [
      { key: 'sc_1', value: report('pass', 0.91) },
      { key: 'sc_2', value: report('no-face', null) },
    ])
    expect(failures(verdict)).toEqual([])
    expect(verdict).toMatchObject({ pass: true, flaggedScenes: [] })
    const values = Object.fromEntries(verdict.checks.map(check => [check.metric, check.value]))
    expect(values).toMatchObject({ length: '168 frames', 'frame rate': '24 frames a second', scenes: '2 of 2' })
    expect(values).toMatchObject({ black: 'none', frozen: 'none', silence: 'none', identity: 'lowest median 0.91' })
    expect(verdict.checks.map(check => check.metric)).toContain('speech over music')
  })

  it.each<[string, () => Promise<EpisodeValue>]>([
    ['length', () => doctored([...picture('null'), ...sound('anull'), '-t', '6.91'])],
    ['frame rate', () => doctored(uneven("setpts='PTS+gt(N,80)*lt(N,120)*0.015/TB'"))],
    ['format', () => doctored([...picture('null'), '-colorspace', 'smpte170m'])],
    ['fast start', () => doctored([], { fastStart: false })],
    ['sound length', () => doctored(sound('atrim=end=6.8'))],
    ['loudness', () => doctored(sound('volume=2dB'))],
    ['peaks', () => doctored(sound("aeval='clip(val(ch)*if(between(t,2.5,2.504),60,1),-1,1)':c=same"))],
    ['black', () => doctored(picture("drawbox=color=black:t=fill:enable='between(t,1,2.6)'"))],
    ['frozen', () => doctored(picture(FREEZE))],
    ['silence', () => doctored(sound("volume=volume=0:enable='between(t,5.5,6.9)',volume=0.6dB"))],
    ['caption size', () => doctored([], { captions: [cue(0.5, 1.9, 'Who\nis\nthere?'), SECOND] })],
    [
      'caption speed',
      () => doctored([], { captions: [cue(0.5, 1.4, `${FIRST_TEXT} ${SECOND_TEXT}`), cue(3.4, 5.4, '…')] }),
    ],
    ['caption times', () => doctored([], { captions: [cue(0.5, 1.2, FIRST_TEXT), SECOND] })],
    ['caption text', () => doctored([], { captions: [cue(0.5, 1.9, 'Who was there?'), SECOND] })],
    ['chapters', () => doctored(['-map_chapters', '-1'])],
    ['speech over music', async () => ({ ...episode, speechOverMusic: { overall: 12, worst: 6.2, scene: 'sc_2' } })],
    [
      'scenes',
      async () => ({ ...episode, scenes: episode.scenes.map((scene, at) => ({ ...scene, missing: at === 1 })) }),
    ],
  ])('fails a file with a fault in %s, and only there', async (metric, spoil) => {
    const verdict = await judge(await spoil())
    expect(failures(verdict), JSON.stringify(verdict.checks.filter(c => !c.pass))).toEqual([metric])
    expect(verdict.pass).toBe(false)
  })

  it('says where and flags the scene', async () => {
    const frozen = await judge(await doctored(picture(FREEZE)))
    const check = frozen.checks.find(({ metric }) => metric === 'frozen')
    expect(frozen.flaggedScenes).toEqual(['sc_2'])
    expect(check?.where[0]).toMatch(/^sc_2 4\.[12]–5\.[67] s$/)
    const drifted = await judge(episode, [
      { key: 'sc_1', value: report('drift', 0.41) },
      { key: 'sc_2', value: report('pass', 0.9) },
    ])
    expect(failures(drifted)).toEqual(['identity'])
    const stranger = await judge(episode, [{ key: 'sc_2', value: { ...report('pass', 0.9), verdict: 'extra-person' } }])
    expect(stranger.checks.find(({ metric }) => metric === 'identity')).toMatchObject({
      value: 'lowest median 0.90, strangers in 1 of 1 shots',
      where: ['sc_2 a stranger is in the picture'],
    })
    expect(drifted.flaggedScenes).toEqual(['sc_1'])
    expect(drifted.checks.find(({ metric }) => metric === 'identity')?.where).toEqual(['sc_1 Ava 0.41'])
  })
})
