import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filmRunner } from '../../worker/runners/film.runner.ts'
import { AVA, SOL, STRANGER } from '../media/faces/testing/film.ts'
import { BT709_TAGS, clipOptions, deterministic, runFfmpeg } from '../media/ffmpeg/index.ts'
import { type TestContext, testContext } from '../testing/context.ts'
import { testScene } from '../testing/media.ts'
import { lookOf, type Spoken, sayLine, talkingClip, talkingMix } from '../testing/talking.ts'
import {
  type ClipValue,
  type EpisodeValue,
  type FaceReportValue,
  type LookValue,
  type QcReportValue,
  QcReportValue as Report,
  type SceneMixValue,
} from '../types.ts'
import assemble from './assemble.node.ts'
import qc from './qc.node.ts'

let models = ''
let ctx: TestContext
let episode: EpisodeValue
let clips: ClipValue[]
let mixes: SceneMixValue[]
let lines: Spoken[]
let looks: LookValue[]
const people = [AVA, SOL]
const TEXTS = ['We are leaving now. Did you hear me?', 'My mother built this lamp, before the storm.']
const scenes = [testScene(1, 84, 12), testScene(2, 96, 0)].map((scene, index) => ({
  ...scene,
  characters: [people[index]?.id ?? ''],
  utterances: [{ id: 'l_0', speaker: people[index]?.id ?? '', text: TEXTS[index] ?? '', emotion: 'neutral' as const }],
}))
const [first, second] = scenes as [(typeof scenes)[0], (typeof scenes)[0]]
const keyed = scenes.map(value => ({ key: value.id, wire: 0, value }))
const byScene = <T>(values: readonly T[]) =>
  values.map((value, index) => ({ key: scenes[index]?.id ?? '', wire: 0, value }))

async function cut(from: readonly ClipValue[]): Promise<EpisodeValue> {
  const made = await assemble.run({
    inputs: { clips: byScene(from), mixes: byScene(mixes), scenes: keyed, script: undefined },
    params: assemble.params.parse({}),
    ctx,
  })
  return made.episode as EpisodeValue
}

beforeAll(async () => {
  models = await mkdtemp(join(tmpdir(), 'reelgraph-qc-'))
  ctx = await testContext({ runners: [filmRunner(models)] })
  lines = await Promise.all(people.map((who, index) => sayLine(who, TEXTS[index] ?? '', 0.4)))
  clips = await Promise.all(people.map((who, at) => talkingClip(ctx, who, at ? second : first, lines[at] as Spoken)))
  mixes = await Promise.all(people.map((who, at) => talkingMix(ctx, who, at ? second : first, lines[at] as Spoken)))
  looks = await Promise.all(people.map(who => lookOf(ctx, who)))
  episode = await cut(clips)
}, 120_000)
afterAll(async () => {
  await ctx.close()
  await rm(models, { recursive: true, force: true })
})

interface Given {
  reports?: readonly { key: string; value: FaceReportValue }[]
  context?: TestContext
  cast?: readonly LookValue[]
  params?: Record<string, unknown>
}

async function run(value: EpisodeValue, { reports, context = ctx, cast = looks, params = {} }: Given = {}) {
  const made = await qc.run({
    inputs: {
      episode: value,
      scenes: keyed,
      reports,
      cast: cast.map(look => ({ key: look.id, wire: 0, value: look })),
    },
    params: qc.params.parse(params),
    ctx: context,
  })
  return { report: Report.parse(made.report), episode: made.episode as EpisodeValue }
}
/** Without looking at people, where what they show and say is known to be as it was. */
const judge = async (value: EpisodeValue, reports?: Given['reports']): Promise<QcReportValue> =>
  (await run(value, { reports, params: { people: false } })).report
const failures = (report: QcReportValue) => report.checks.filter(check => !check.pass).map(check => check.metric)

/** The episode's file, spoilt by ffmpeg. */
async function doctored(
  options: readonly string[],
  {
    fastStart = true,
    captions,
    more,
    picture = '0:v',
    late = 0,
  }: { fastStart?: boolean; captions?: readonly string[]; more?: string; picture?: string; late?: number } = {},
): Promise<EpisodeValue> {
  const folder = await ctx.artifacts.scratch()
  const out = join(folder, 'out.mp4')
  const srt = join(folder, 'captions.srt')
  const flags = fastStart ? ['-movflags', '+faststart'] : []
  if (captions) await writeFile(srt, captions.join('\n'))
  const file = ctx.artifacts.path(episode.video.digest)
  await runFfmpeg(command => {
    command.input(file)
    if (captions) command.input(srt).inputOptions('-f', 'srt')
    if (more) command.input(more)
    if (late) command.input(file).inputOptions('-itsoffset', String(late))
    return deterministic(
      command
        .output(out)
        .outputOptions('-map', picture, '-map', late ? '1:a' : '0:a', '-map', captions ? '1:s' : '0:s')
        .outputOptions('-map_chapters', '0', '-c', 'copy', '-c:s', 'mov_text', '-f', 'mp4', ...flags, ...options),
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
const FREEZE = 'loop=loop=35:size=1:start=100,setpts=N/24/TB,trim=end_frame=180'

const cue = (start: number, end: number, text: string): string => {
  const time = (seconds: number) => `00:00:0${seconds.toFixed(3).replace('.', ',')}`
  return `1\n${time(start)} --> ${time(end)}\n${text}\n`
}
/** The episode's captions, one of them changed. */
const captioned = (
  at: number,
  change: (caption: EpisodeValue['captions'][number]) => Partial<EpisodeValue['captions'][number]>,
) =>
  doctored([], {
    captions: episode.captions.map((caption, index) => {
      const { start, end, text } = index === at ? { ...caption, ...change(caption) } : caption
      return cue(start, end, text)
    }),
  })
/** The second scene's picture replaced by somebody else who says the same. */
async function swapped(): Promise<EpisodeValue> {
  const other = await talkingClip(ctx, STRANGER, second, lines[1] as Spoken)
  const from = first.frames / first.fps
  return doctored(
    [
      '-filter_complex',
      `[1:v]setpts=PTS+${from}/TB[s];[0:v][s]overlay=enable='gte(t,${from + 0.5})'[v]`,
      ...clipOptions({ fps: 24 }),
    ],
    { more: ctx.artifacts.path(other.digest), picture: '[v]' },
  )
}

/** Faults that leave the faces, and the voices beside them, as they were: looking at people again would be dear. */
const AS_SEEN = new Set([
  ...['black', 'silence'],
  ...['length', 'format', 'fast start', 'sound length', 'loudness', 'peaks', 'chapters', 'speech over music', 'scenes'],
  ...['caption size', 'caption speed', 'caption times', 'caption text'],
])

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
    const { report: verdict } = await run(episode, {
      reports: [
        { key: 'sc_1', value: report('pass', 0.91) },
        { key: 'sc_2', value: report('no-face', null) },
      ],
    })
    expect(failures(verdict)).toEqual([])
    expect(verdict).toMatchObject({ pass: true, flaggedScenes: [], unmeasured: [], remade: [] })
    const values = Object.fromEntries(verdict.checks.map(check => [check.metric, check.value]))
    expect(values).toMatchObject({ length: '180 frames', 'frame rate': '24 frames a second', scenes: '2 of 2' })
    expect(values).toMatchObject({ black: 'none', frozen: 'none', silence: 'none', identity: 'lowest median 0.91' })
    expect(values['a/v offset']).toMatch(/^sound \d+ ms (early|late) \(\d places\)$/)
    expect(values.faces).toMatch(/^\d+ faces, all of their scene's cast$/)
    expect(verdict.checks.map(check => check.metric)).toContain('speech over music')
  })

  it.each<[string, () => Promise<EpisodeValue>]>([
    ['length', () => doctored([...picture('null'), ...sound('anull'), '-t', '7.41'])],
    ['frame rate', () => doctored(uneven("setpts='PTS+gt(N,80)*lt(N,120)*0.015/TB'"))],
    ['format', () => doctored([...picture('null'), '-colorspace', 'smpte170m'])],
    ['fast start', () => doctored([], { fastStart: false })],
    ['sound length', () => doctored(sound('atrim=end=7.3'))],
    ['loudness', () => doctored(sound('volume=-2dB'))],
    ['peaks', () => doctored(sound("aeval='clip(val(ch)*if(between(t,2.5,2.504),60,1),-1,1)':c=same"))],
    ['black', () => doctored(picture("drawbox=color=black:t=fill:enable='between(t,1,2.6)'"))],
    ['frozen', () => doctored(picture(FREEZE))],
    ['silence', () => doctored(sound("volume=volume=0:enable='between(t,6.3,7.5)',volume=0.3dB"))],
    ['caption size', () => captioned(0, ({ text }) => ({ text: text.replaceAll(' ', '\n') }))],
    ['caption speed', () => captioned(0, ({ start }) => ({ end: start + 0.95 }))],
    [
      'caption times',
      () =>
        doctored([], {
          captions: episode.captions.flatMap(({ start, end, text }, index) =>
            index > 0
              ? cue(start, end, text)
              : [cue(start, start + 0.5, text.slice(0, 3)), cue(start + 0.6, end, text.slice(3))],
          ),
        }),
    ],
    ['caption text', () => captioned(0, ({ text }) => ({ text: text.replace('now', 'soon') }))],
    ['faces', swapped],
    ['chapters', () => doctored(['-map_chapters', '-1'])],
    ['speech over music', async () => ({ ...episode, speechOverMusic: { overall: 12, worst: 6.2, scene: 'sc_2' } })],
    [
      'scenes',
      async () => ({ ...episode, scenes: episode.scenes.map((scene, at) => ({ ...scene, missing: at === 1 })) }),
    ],
  ])('fails a file with a fault in %s, and only there', async (metric, spoil) => {
    const { report: verdict } = await run(await spoil(), { params: { people: !AS_SEEN.has(metric) } })
    expect(failures(verdict), JSON.stringify(verdict.checks.filter(c => !c.pass))).toEqual([metric])
    expect(verdict.pass).toBe(false)
  })

  it('fails sound that comes late, alone, says how late within 40 ms, and does not pass what it cannot measure', async () => {
    const { report } = await run(await doctored([], { late: 0.2 }))
    expect(failures(report)).toEqual(['a/v offset'])
    const late = Number(
      /^sound (\d+) ms late/.exec(report.checks.find(check => check.metric === 'a/v offset')?.value ?? '')?.[1],
    )
    expect(Math.abs(late - 200)).toBeLessThanOrEqual(40)
    // The first scene's people are covered, and nobody is heard in the second.
    const unseen = await run(
      await doctored([...picture('boxblur=20'), ...sound("volume=volume=0.02:enable='gt(t,3.4)'")]),
      { cast: [] },
    )
    expect(unseen.report.unmeasured.map(({ metric }) => metric)).toEqual(['a/v offset'])
    expect(unseen.report.checks.map(({ metric }) => metric)).not.toContain('a/v offset')
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
