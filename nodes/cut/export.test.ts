// Export: the files, their names, and that what they say agrees with the episode.
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { probe, readRaw } from '../media/ffmpeg/index.ts'
import { type TestContext, testContext } from '../testing/context.ts'
import { testClip, testMix, testScene } from '../testing/media.ts'
import { DeliveryValue, type EpisodeValue, type SceneValue } from '../types.ts'
import assemble from './assemble.node.ts'
import { timecode } from './export/edl.ts'
import { slug } from './export/names.ts'
import exporter from './export.node.ts'

let ctx: TestContext
let episode: EpisodeValue
let delivery: DeliveryValue
const scenes = [testScene(1, 48, 12), testScene(2, 36, 12), testScene(3, 48, 0)]

/** Says of every file that the same node made it. */
const origins = async (_: string, argument: unknown) =>
  (argument as { digests: string[] }).digests.map(digest => ({
    digest,
    type: 'picture/video-gen',
    served: 'illustrated',
    params: { seed: 7 },
    costUsd: 0.25,
  }))

const run = async (params: Record<string, unknown> = {}, of = episode) => {
  const context = { ...ctx, read: origins as never }
  const made = await exporter.run({
    inputs: { episode: of, report: undefined },
    params: exporter.params.parse(params),
    ctx: context,
  })
  return DeliveryValue.parse(made.files)
}
const text = async (name: string): Promise<string> => {
  const file = delivery.files.find(candidate => candidate.name === name)
  return readFile(ctx.artifacts.path(file?.digest ?? ''), 'utf8')
}
/** A file's sound, on one channel unless said otherwise. */
const samples = async (file: string, channels = 1): Promise<Float32Array> => {
  const chunks: Buffer[] = []
  await readRaw(
    chunk => void chunks.push(Buffer.from(chunk)),
    sink => command =>
      command
        .input(file)
        .output(sink)
        .outputOptions('-map', '0:a:0', '-ac', String(channels), '-ar', '48000', '-f', 'f32le'),
    {},
  )
  const all = Buffer.concat(chunks)
  return new Float32Array(all.buffer.slice(all.byteOffset, all.byteOffset + all.length))
}
const pathOf = (name: string) => ctx.artifacts.path(delivery.files.find(file => file.name === name)?.digest ?? '')

beforeAll(async () => {
  ctx = await testContext()
  const clips = await Promise.all([
    testClip(ctx, 'testsrc2=size=160x90:rate=24', 60),
    undefined,
    testClip(ctx, 'testsrc=size=160x90:rate=24', 48),
  ])
  const mixes = await Promise.all([
    testMix(ctx, scenes[0] as SceneValue, [{ text: 'Who is there?', start: 0.3, end: 1.4 }]),
    testMix(ctx, scenes[1] as SceneValue, []),
    testMix(ctx, scenes[2] as SceneValue, [{ text: 'Nobody.', start: 0.3, end: 1.2 }]),
  ])
  const keyed = <T>(values: readonly T[]) => values.map((value, at) => ({ key: `sc_${at + 1}`, wire: 0, value }))
  const made = await assemble.run({
    inputs: {
      clips: keyed(clips).map(item =>
        item.value ? { ...item, value: item.value } : { key: item.key, wire: 0, failed: 'no' },
      ),
      mixes: keyed(mixes),
      scenes: keyed(scenes),
      script: undefined,
    },
    params: assemble.params.parse({ missing: 'slate', title: 'The Lab: “Night”' }),
    ctx,
  })
  episode = made.episode as EpisodeValue
  delivery = await run()
})
afterAll(() => ctx.close())

describe('a delivery', () => {
  it('has readable names, and every file of them is there', () => {
    expect(delivery.files.map(({ name, role }) => `${role} ${name}`)).toEqual([
      'episode the-lab-night.mp4',
      'captions the-lab-night.srt',
      'captions the-lab-night.vtt',
      'stem the-lab-night_dialogue.wav',
      'stem the-lab-night_music.wav',
      'shot the-lab-night_sc001.mp4',
      'shot the-lab-night_sc003.mp4',
      'timeline the-lab-night.otio',
      'timeline the-lab-night.edl',
      'poster the-lab-night_poster.png',
      'sidecar the-lab-night.json',
    ])
    for (const { digest } of delivery.files) expect(ctx.artifacts.has(digest)).toBe(true)
    expect(slug('夜の研究室 №2')).toBe('夜の研究室-2')
    expect(slug('???')).toBe('episode')
  })

  it('is the same when it is made again, and as small as asked for', async () => {
    expect(await run()).toEqual(delivery)
    const small = await run({ stems: false, shots: false, poster: false, name: 'Cut 2' })
    expect(small.files.map(({ name }) => name)).toEqual([
      ...['cut-2.mp4', 'cut-2.srt', 'cut-2.vtt', 'cut-2.otio', 'cut-2.edl', 'cut-2.json'],
    ])
  })

  it('lists the cut for CMX3600: two lines for a dissolve, missing scenes from the episode, stems on channels', async () => {
    expect(await text('the-lab-night.edl')).toBe(`TITLE: The Lab: Night
FCM: NON-DROP FRAME

001  SC001    V     C        00:00:00:00 00:00:02:00 01:00:00:00 01:00:02:00
* FROM CLIP NAME: the-lab-night_sc001.mp4
* COMMENT: 1. Room 1, night

002  SC001    V     C        00:00:02:00 00:00:02:00 01:00:02:00 01:00:02:00
002  EPISODE  V     D    012 00:00:02:00 00:00:03:12 01:00:02:00 01:00:03:12
* FROM CLIP NAME: the-lab-night_sc001.mp4
* TO CLIP NAME: the-lab-night.mp4
* COMMENT: 2. Room 2, night

003  SC003    V     C        00:00:00:00 00:00:02:00 01:00:03:12 01:00:05:12
* FROM CLIP NAME: the-lab-night_sc003.mp4
* COMMENT: 3. Room 3, night

004  DIALOGUE A     C        00:00:00:00 00:00:05:12 01:00:00:00 01:00:05:12
* FROM CLIP NAME: the-lab-night_dialogue.wav

005  MUSIC    A2    C        00:00:00:00 00:00:05:12 01:00:00:00 01:00:05:12
* FROM CLIP NAME: the-lab-night_music.wav
`)
    expect(timecode(24 * 3600 + 25, 24)).toBe('01:00:01:01')
  })

  it('carries the same cut as OpenTimelineIO: tracks as long as the episode, dissolves within the clips’ media', async () => {
    // biome-ignore lint/suspicious/noExplicitAny: read as any other program would.
    const timeline: any = JSON.parse(await text('the-lab-night.otio'))
    expect(timeline.OTIO_SCHEMA).toBe('Timeline.1')
    const names = delivery.files.map(({ name }) => name)
    for (const track of timeline.tracks.children) {
      let length = 0
      for (const [at, child] of track.children.entries()) {
        if (child.OTIO_SCHEMA === 'Transition.1') {
          const before = track.children[at - 1]
          const end = before.source_range.start_time.value + before.source_range.duration.value
          expect(end + child.out_offset.value).toBeLessThanOrEqual(
            before.media_reference.available_range.duration.value,
          )
          continue
        }
        expect(names).toContain(child.media_reference.target_url)
        length += child.source_range.duration.value
      }
      expect([track.name, length]).toEqual([track.name, episode.video.frames])
    }
    const kinds = timeline.tracks.children[0].children.map((child: { OTIO_SCHEMA: string }) => child.OTIO_SCHEMA)
    expect(kinds).toEqual(['Clip.1', 'Transition.1', 'Clip.1', 'Clip.1'])
  })

  it('has stems that add up to the episode’s sound', async () => {
    const [mix, dialogue, music] = await Promise.all(
      ['the-lab-night.mp4', 'the-lab-night_dialogue.wav', 'the-lab-night_music.wav'].map(name => samples(pathOf(name))),
    )
    const { audio } = await probe(pathOf('the-lab-night_music.wav'))
    expect(audio).toMatchObject({ codec: 'pcm_s24le', sampleRate: 48_000, channels: 2 })
    expect(dialogue?.length).toBe((episode.video.frames / 24) * 48_000)
    let [both, left, apart] = [0, 0, 0]
    for (let at = 0; at < (dialogue?.length ?? 0); at++) {
      const sum = (dialogue?.[at] ?? 0) + (music?.[at] ?? 0)
      const heard = mix?.[at] ?? 0
      both += sum * heard
      left += sum * sum
      apart += heard * heard
    }
    // AAC and the limiter change the waveform a little, and its level hardly.
    expect(both / Math.sqrt(left * apart)).toBeGreaterThan(0.98)
    expect(Math.abs(10 * Math.log10(left / apart))).toBeLessThan(0.5)
  })

  it('lowers all stems by the same where one would be cut off, and says by how much', async () => {
    const loud = { ...episode, mix: { ...(episode.mix as NonNullable<EpisodeValue['mix']>) } }
    loud.mix.gainDb += 24
    const made = await run({ shots: false, poster: false }, loud)
    const at = (name: string) => ctx.artifacts.path(made.files.find(file => file.name === name)?.digest ?? '')
    const peak = (all: Float32Array) => all.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    const names = ['the-lab-night_dialogue.wav', 'the-lab-night_music.wav']
    const [before, after] = await Promise.all(
      [pathOf, at].map(path => Promise.all(names.map(async name => peak(await samples(path(name), 2))))),
    )
    expect(20 * Math.log10(Math.max(...(after as number[])))).toBeLessThanOrEqual(-1)
    expect(20 * Math.log10(Math.max(...(after as number[])))).toBeGreaterThan(-1.2)
    const { stems } = JSON.parse(await readFile(at('the-lab-night.json'), 'utf8'))
    const moved = (
      names.map((_, i) => 20 * Math.log10((after?.[i] as number) / (before?.[i] as number))) as number[]
    ).map(by => by - 24 - stems.trimDb)
    for (const off of moved) expect(Math.abs(off)).toBeLessThan(0.02)
    expect(stems.trimDb).toBeLessThan(0)
  })

  it('has a poster of a real scene, and a sidecar that says who made what', async () => {
    expect((await probe(pathOf('the-lab-night_poster.png'))).video).toMatchObject({ width: 160, height: 90 })
    const sidecar = JSON.parse(await text('the-lab-night.json'))
    expect(sidecar).toMatchObject({ title: 'The Lab: “Night”', qc: null, loudness: { target: { integrated: -16 } } })
    expect(sidecar.scenes.map((scene: { missing: boolean }) => scene.missing)).toEqual([false, true, false])
    expect(sidecar.scenes[0].parts.picture).toMatchObject({ type: 'picture/video-gen', params: { seed: 7 } })
    // Two pictures, six stems of which the silent ones may be one file.
    expect(sidecar.costUsd).toBe(sidecar.providers.illustrated * 0.25)
    expect(JSON.stringify(sidecar)).not.toMatch(/\/(tmp|home|work)\//)
  })
})
