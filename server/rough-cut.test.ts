// A rough cut while a run goes on: what is there is cut, what is not gets a slate, and nothing else executes.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { defineNode } from '../engine/graph/define.ts'
import { many, one } from '../engine/graph/ports.ts'
import { graph } from '../engine/testing/rig.ts'
import assemble from '../nodes/cut/assemble.node.ts'
import { clipOptions, deterministic, runFfmpeg } from '../nodes/media/ffmpeg/index.ts'
import { testScene } from '../nodes/testing/media.ts'
import { Clip, EpisodeValue, portTypes, Scene } from '../nodes/types.ts'
import { type HostBench, openHostBench } from './testing/host.ts'
import { until } from './testing/hub.ts'

const script = defineNode({
  type: 'trial/scenes',
  version: 1,
  title: 'Scenes',
  category: 'Trial',
  summary: 'Two scenes.',
  inputs: {},
  params: z.object({}),
  outputs: { scenes: many(Scene, 'scene').describe('The scenes.') },
  run: async () => ({ scenes: [1, 2].map(number => ({ segment: `sc_${number}`, value: testScene(number, 24, 0) })) }),
})

let release: () => void = () => {}
const released = new Promise<void>(resolve => {
  release = resolve
})
const shot = defineNode({
  type: 'trial/shot',
  version: 1,
  title: 'Shot',
  category: 'Trial',
  summary: 'A picture; that of the second scene takes its time.',
  inputs: { scene: one(Scene).describe('The scene.') },
  params: z.object({}),
  outputs: { clip: one(Clip).describe('The clip.') },
  run: async ({ inputs: { scene }, ctx }) => {
    if (scene.number === 2) await released
    const path = join(await ctx.artifacts.scratch(), 'clip.mp4')
    await runFfmpeg(command =>
      deterministic(
        command
          .input('testsrc2=size=160x90:rate=24')
          .inputFormat('lavfi')
          .output(path)
          .outputOptions('-frames:v', '24', '-f', 'mp4', ...clipOptions({ fps: 24 })),
      ),
    )
    const ref = await ctx.artifacts.adopt(path, 'video/mp4')
    return { clip: { ...ref, width: 160, height: 90, fps: 24, frames: 24, duration: 1, hasAudio: false } }
  },
})

let bench: HostBench
beforeAll(async () => {
  bench = await openHostBench({
    library: { nodes: new Map([script, shot, assemble].map(node => [node.type, node])), portTypes },
    worker: false,
  })
})
afterAll(() => bench.close())

const film = graph({ script: ['trial/scenes'], shot: ['trial/shot'], cut: ['cut/assemble'] }, [
  'script.scenes > shot.scene',
  'shot.clip > cut.clips',
  'script.scenes > cut.scenes',
])
const ended = (id: string) =>
  until(() => (bench.host.engine.running(id) ? undefined : bench.host.engine.runInfo(id)), 30_000)
const episodeOf = (id: string) => {
  const made = bench.host.engine.runResults(id).find(({ node }) => node === 'cut')
  return EpisodeValue.parse(made?.outputs[0]?.value)
}

test('a rough cut shows what is there, while the rest is being made, and makes nothing itself', async () => {
  const { id } = (await bench.call('POST', '/api/runs', { graph: film })).json
  await until(() => bench.host.engine.runResults(id).find(({ node, key }) => node === 'shot' && key === 'sc_1'), 30_000)
  const asked = await bench.call('POST', `/api/runs/${id}/rough-cut`)
  expect(asked.status).toBe(201)
  const info = await ended(asked.json.id)
  expect(info?.counts).toMatchObject({ done: 1, failed: 0 })
  const rough = episodeOf(asked.json.id)
  expect(rough.scenes.map(({ missing }) => missing)).toEqual([false, true])
  expect(rough.video.frames).toBe(48)
  expect(bench.host.engine.running(id)).toBeDefined()
  release()
  expect((await ended(id))?.status).toBe('done')
  expect(episodeOf(id).scenes.map(({ missing }) => missing)).toEqual([false, false])
})

test('what cannot be cut is said in words', async () => {
  const lone = graph({ script: ['trial/scenes'] }, [], { id: 'lone' })
  const { id } = (await bench.call('POST', '/api/runs', { graph: lone })).json
  await ended(id)
  const refused = await bench.call('POST', `/api/runs/${id}/rough-cut`)
  expect(refused.status).toBe(400)
  expect(refused.json.error.message).toContain('add an Assemble node')
  expect((await bench.call('POST', '/api/runs/nobody/rough-cut')).status).toBe(404)
})
