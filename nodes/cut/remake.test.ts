// QC and the real engine: flagged scenes are made again once, only they, and what is better stays.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defineNode, Seed } from '../../engine/graph/define.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { createEngine } from '../../engine/run/engine.ts'
import { openStore, type Store } from '../../engine/store/store.ts'
import { graph } from '../../engine/testing/rig.ts'
import { seedOf } from '../identity/attempts.ts'
import { clipOptions, deterministic, runFfmpeg } from '../media/ffmpeg/index.ts'
import { SAMPLE_RATE, writeWav } from '../media/sound/wav.ts'
import { testScene } from '../testing/media.ts'
import { Clip, EpisodeValue, portTypes, QcReportValue, Scene, SceneMix, type SceneMixValue } from '../types.ts'
import assemble from './assemble.node.ts'
import qc from './qc.node.ts'

const script = defineNode({
  type: 'trial/scenes',
  version: 1,
  title: 'Scenes',
  category: 'Trial',
  summary: 'Three scenes.',
  inputs: {},
  params: z.object({}),
  outputs: { scenes: many(Scene, 'scene').describe('The scenes.') },
  run: async () => ({
    scenes: [1, 2, 3].map(number => ({ segment: `sc_${number}`, value: testScene(number, 48, 0) })),
  }),
})

/** Which scenes stand still, by seed. */
let still: Record<number, readonly number[]> = {}
const shot = defineNode({
  type: 'trial/shot',
  version: 1,
  title: 'Shot',
  category: 'Trial',
  summary: 'A picture that moves, or one that stands still.',
  inputs: { scene: one(Scene).describe('The scene.') },
  params: z.object({ seed: Seed }),
  outputs: { clip: one(Clip).describe('The clip.') },
  regenerable: true,
  run: async ({ inputs: { scene }, params, ctx }) => {
    const path = join(await ctx.artifacts.scratch(), 'clip.mp4')
    const stands = still[params.seed]?.includes(scene.number)
    const source = stands
      ? 'color=0x806040:size=160x90:rate=24'
      : `testsrc2=size=160x90:rate=24,hue=h=${params.seed % 360}`
    await runFfmpeg(command =>
      deterministic(
        command
          .input(source)
          .inputFormat('lavfi')
          .output(path)
          .outputOptions('-frames:v', '48', '-f', 'mp4', ...clipOptions({ fps: 24 })),
      ),
    )
    const ref = await ctx.artifacts.adopt(path, 'video/mp4')
    return { clip: { ...ref, width: 160, height: 90, fps: 24, frames: 48, duration: 2, hasAudio: false } }
  },
})

/** Scenes whose sound rests, by seed. */
let silent: Record<number, readonly number[]> = {}
const sound = defineNode({
  type: 'sound/trial',
  version: 1,
  title: 'Sound',
  category: 'Trial',
  summary: 'A tone, or nothing that could be heard.',
  inputs: { scene: one(Scene).describe('The scene.') },
  params: z.object({ seed: Seed, intensity: z.number().default(0.5) }),
  outputs: { mix: one(SceneMix).describe('The sound.') },
  regenerable: true,
  run: async ({ inputs: { scene }, params, ctx }) => {
    const path = join(await ctx.artifacts.scratch(), 'tone.wav')
    const level = silent[params.seed]?.includes(scene.number) ? 0 : 0.2 * params.intensity
    const tone = Float32Array.from({ length: SAMPLE_RATE * 2 }, (_, i) => level * Math.sin(i / 20))
    await writeWav(path, { sampleRate: SAMPLE_RATE, channels: [tone] })
    const ref = await ctx.artifacts.adopt(path, 'audio/wav')
    const audio = { ...ref, sampleRate: SAMPLE_RATE, channels: 1, duration: 2, peaks: [] }
    const mix: SceneMixValue = { scene: `sc_${scene.number}`, dialogue: audio, music: null, effects: null, lines: [] }
    return { mix }
  },
})

let folder = ''
let store: Store
let engine: ReturnType<typeof createEngine>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-remake-'))
  store = openStore(folder)
  engine = createEngine({
    store,
    library: { nodes: new Map([script, shot, sound, assemble, qc].map(node => [node.type, node])), portTypes },
    dispatcher: { dispatch: () => Promise.reject(new Error('no workers here')), offers: async () => false },
  })
})
afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true, force: true })
})

async function run(seed: number, isHeard = false) {
  const document = graph(
    {
      script: ['trial/scenes'],
      shot: ['trial/shot', { seed }],
      assemble: ['cut/assemble'],
      ...(isHeard ? { sound: ['sound/trial', { seed }] as const } : {}),
      // Nobody is in these pictures, and nothing is heard unless asked for.
      qc: ['cut/qc', { people: false, longestSilence: isHeard ? 1 : 60 }],
    },
    [
      'script.scenes > shot.scene',
      'shot.clip > assemble.clips',
      'script.scenes > assemble.scenes',
      ...(isHeard ? ['script.scenes > sound.scene', 'sound.mix > assemble.mixes'] : []),
      'assemble.episode > qc.episode',
      'script.scenes > qc.scenes',
    ],
    { id: `remake-${seed}` },
  )
  const handle = await engine.start({ graph: document, targets: [], allowPartial: false, force: false, frozen: [] })
  const made: string[] = []
  engine.follow(handle.id, 0, events => {
    for (const event of events)
      if (event.type === 'item' && event.status === 'done' && ['shot', 'sound'].includes(event.node))
        made.push(event.attempt ? `${event.node} ${event.key} again` : `${event.node} ${event.key}`)
  })
  const info = await handle.finished
  expect(info.problems).toEqual([])
  const result = engine.runResults(handle.id).find(({ node }) => node === 'qc')
  const value = (port: string) => result?.outputs.find(output => output.port === port)?.value
  return {
    made: made.sort(),
    report: QcReportValue.parse(value('report')),
    episode: EpisodeValue.parse(value('episode')),
    warnings: result?.warnings ?? [],
  }
}
const again = (seed: number) => seedOf(seed, 4)

describe('flagged scenes', () => {
  it('alone are made again, once, and the better episode is handed on', async () => {
    still = { 1: [2] }
    const { made, report, episode } = await run(1)
    expect(made).toEqual(['shot sc_1', 'shot sc_2', 'shot sc_2 again', 'shot sc_3'])
    expect(report.remade).toEqual([{ scene: 'sc_2', before: ['frozen'], after: [], kept: 'after' }])
    expect(report.checks.filter(({ metric }) => metric === 'frozen')).toMatchObject([{ pass: true, value: 'none' }])
    expect(report.flaggedScenes).toEqual([])
    const [first, second] = episode.scenes.map(scene => scene.clip?.digest)
    expect(second).not.toBe(first)
  })

  it('that are no better stay as they were, and say so', async () => {
    still = { 2: [3], [again(2)]: [3] }
    const { made, report, warnings } = await run(2)
    expect(made).toEqual(['shot sc_1', 'shot sc_2', 'shot sc_3', 'shot sc_3 again'])
    expect(report.remade).toEqual([{ scene: 'sc_3', before: ['frozen'], after: ['frozen'], kept: 'before' }])
    expect(report).toMatchObject({ pass: false, flaggedScenes: ['sc_3'] })
    expect(warnings.join('\n')).toContain('sc_3 was made again for frozen and is no better')
  })

  it('are chosen one by one where some gained and others did not', async () => {
    still = { 3: [1, 2], [again(3)]: [2] }
    const { report, episode } = await run(3)
    expect(report.remade).toEqual([
      { scene: 'sc_1', before: ['frozen'], after: [], kept: 'after' },
      { scene: 'sc_2', before: ['frozen'], after: ['frozen'], kept: 'before' },
    ])
    expect(report.flaggedScenes).toEqual(['sc_2'])
    expect(episode.scenes).toHaveLength(3)
  })

  it('that are silent get another sound, and keep their picture', async () => {
    still = {}
    silent = { 4: [2] }
    const { made, report } = await run(4, true)
    expect(made.filter(name => name.endsWith('again'))).toEqual(['sound sc_2 again'])
    expect(report.remade).toEqual([{ scene: 'sc_2', before: ['silence'], after: [], kept: 'after' }])
    expect(report.checks.filter(({ metric }) => metric === 'silence')).toMatchObject([{ pass: true }])
  })
})
