// ComfyUI Workflow against a stand-in that speaks ComfyUI's protocol, with its faults.
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { NodeContext } from '../../engine/graph/context.ts'
import type { Runner } from '../../worker/runner.ts'
import { probe } from '../media/ffmpeg/index.ts'
import { proposeBindings } from '../providers/comfyui/bindings.ts'
import { type StandIn, standInComfy } from '../testing/comfyui.ts'
import { type TestContext, testContext } from '../testing/context.ts'
import node from './comfyui-workflow.node.ts'

const workflow = {
  '6': { class_type: 'CLIPTextEncode', inputs: { text: 'a lighthouse' } },
  '7': { class_type: 'CLIPTextEncode', inputs: { text: 'blurry' } },
  '5': { class_type: 'EmptyLatentImage', inputs: { width: 512, height: 512 } },
  '10': { class_type: 'LoadImage', inputs: { image: 'x.png' } },
  '3': {
    class_type: 'KSampler',
    inputs: { positive: ['6', 0], negative: ['7', 0], seed: 1, sampler_name: 'euler' },
    _meta: { title: 'Sampler' },
  },
  '9': { class_type: 'SaveImage', inputs: { images: ['3', 0] } },
}
const bindings = proposeBindings(workflow as never)

let comfy: StandIn
let contexts: TestContext[]
/** Steps outlive a context, as in the store. */
let steps: Map<string, unknown>
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-comfyui-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(async () => {
  comfy = await standInComfy({ token: 'sesame' })
  comfy.files.set(
    'made.png',
    await sharp({ create: { width: 40, height: 30, channels: 3, background: '#246' } })
      .png()
      .toBuffer(),
  )
  vi.stubEnv('COMFYUI_URL', comfy.url)
  vi.stubEnv('COMFYUI_TOKEN', 'sesame')
  contexts = []
  steps = new Map()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await comfy.close()
  await Promise.all(contexts.map(context => context.close()))
})

interface Started {
  readonly ctx: TestContext
  readonly made: Promise<Record<string, unknown>>
  readonly messages: string[]
  readonly previews: string[]
  abort(): void
}

async function start(params: object = {}, inputs: object = {}, runners: readonly Runner[] = []): Promise<Started> {
  const base = await testContext({ runners })
  contexts.push(base)
  const controller = new AbortController()
  const messages: string[] = []
  const previews: string[] = []
  const ctx: TestContext = {
    ...base,
    signal: controller.signal,
    progress: (_fraction, message, preview) => {
      messages.push(message ?? '')
      if (preview) previews.push(preview)
    },
    step: async <T>(name: string, key: unknown, fn: () => Promise<T>): Promise<T> => {
      const id = `${name} ${JSON.stringify(key)}`
      if (!steps.has(id)) steps.set(id, await fn())
      return steps.get(id) as T
    },
  }
  const parsed = node.params.parse({ workflow, bindings, seed: 77, ...params })
  const made = node.run({ inputs, params: parsed, ctx: ctx as NodeContext })
  made.catch(() => {})
  return { ctx, made, messages, previews, abort: () => controller.abort(new Error('cancelled')) }
}
const until = (holds: () => boolean) => vi.waitFor(() => expect(holds()).toBe(true), { timeout: 20_000, interval: 10 })

test('a workflow gets its prompt, seed, size and image, shows progress and previews, and gives its picture', async () => {
  const base = await testContext()
  contexts.push(base)
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  const image = { ...(await base.artifacts.put(picture, 'image/png')), width: 8, height: 8 }
  const run = await start(
    { negative: 'rain', width: 640, height: 360, prompt: 'not this' },
    { prompts: [{ key: 'sc_1', wire: 0, value: 'a storm' }] },
  )
  expect(await run.made).toMatchObject({
    image: { mime: 'image/png', width: 40, height: 30 },
    clip: undefined,
    images: [{ segment: 'image_1', value: { width: 40 } }],
  })
  const [sent] = comfy.queued
  expect(sent?.nodes).toMatchObject({
    '6': { inputs: { text: 'a storm' } },
    '7': { inputs: { text: 'rain' } },
    '5': { inputs: { width: 640, height: 360 } },
    '3': { inputs: { seed: 77 } },
  })
  expect(run.messages).toContain('Sampler (3)')
  expect(run.previews[0]).toBe(`data:image/jpeg;base64,${Buffer.from([0xff, 0xd8, 0xff, 0xd9]).toString('base64')}`)
  expect(run.ctx.said).toMatchObject({
    served: ['ComfyUI'],
    notes: { request: { '6': { inputs: { text: 'a storm' } } } },
  })

  const artifacts = { ...(await start()).ctx.artifacts, path: base.artifacts.path }
  const again = await start({}, {})
  const withImage = node.run({
    inputs: { images: [{ key: '', wire: 0, value: image }] },
    params: node.params.parse({ workflow, bindings }),
    ctx: { ...again.ctx, artifacts } as NodeContext,
  })
  await withImage
  const name = `up-reelgraph-${image.digest.slice(0, 24)}.png`
  expect(comfy.queued.at(-1)?.nodes['10']?.inputs.image).toBe(name)
  expect(comfy.uploads.get(name)?.equals(picture)).toBe(true)
})

test('refusals and failures name the node and the reason', async () => {
  const wrong = { ...workflow, '3': { ...workflow['3'], inputs: { ...workflow['3'].inputs, sampler_name: 'magic' } } }
  await expect((await start({ workflow: wrong })).made).rejects.toThrow(
    /refused the workflow: Sampler \(3\): Value not in list: sampler_name: 'magic' not in/,
  )
  const unknown = { ...workflow, '11': { class_type: 'Nobodys', inputs: {} } }
  await expect((await start({ workflow: unknown })).made).rejects.toThrow(/node Nobodys does not exist/)
  await expect((await start({ bindings: { ...bindings, prompt: ['60.text'] }, prompt: 'x' })).made).rejects.toThrow(
    /no node 60/,
  )
  await expect((await start({ workflow: null })).made).rejects.toThrow(/There is no workflow: drop one/)
  await expect(
    (await start({}, { prompts: ['a', 'b'].map((value, wire) => ({ key: '', wire, value })) })).made,
  ).rejects.toThrow(/2 prompts came for one run/)
  comfy.behave.run = 'error'
  await expect((await start()).made).rejects.toMatchObject({
    name: 'PermanentError',
    message: expect.stringMatching(/^Sampler \(3\) failed: CUDA out of memory \(the GPU has too little memory/),
  })
  // What failed is queued anew by the next run.
  comfy.behave.run = 'normal'
  await (await start()).made
  expect(comfy.queued).toHaveLength(2)
})

test('a lost connection costs only the progress; a busy server is transient; one that is not there is named', async () => {
  comfy.behave.run = 'crash'
  expect(await (await start()).made).toMatchObject({ image: { width: 40 } })
  comfy.behave.run = 'normal'
  comfy.behave.busy = 1
  await expect((await start({ where: 'server', prompt: 'busy' })).made).rejects.toMatchObject({
    name: 'TransientError',
    message: expect.stringMatching(/answered 503/),
  })
  vi.stubEnv('COMFYUI_URL', 'http://127.0.0.1:9')
  await expect((await start({ where: 'server' })).made).rejects.toMatchObject({
    name: 'TransientError',
    message: expect.stringMatching(/does not answer at http:\/\/127.0.0.1:9. Start it, or set COMFYUI_URL/),
  })
})

test('a run that was interrupted finds what it queued, once, and after a restart of the server queues it anew', async () => {
  comfy.behave.run = 'hold'
  await start()
  await until(() => comfy.queued.length === 1 && steps.size === 1)
  // The process that queued it is gone; another begins with what was remembered.
  const second = await start()
  await until(() => second.messages.length > 0 || steps.size > 0)
  comfy.behave.run = 'normal'
  comfy.release()
  expect(await second.made).toMatchObject({ image: { width: 40 } })
  expect(comfy.queued).toHaveLength(1)
  // Even when nothing was remembered it is found by its id.
  steps.clear()
  await (await start()).made
  expect(comfy.queued).toHaveLength(1)
  comfy.forget()
  await (await start()).made
  expect(comfy.queued).toHaveLength(2)
  // Files that were deleted there are made again.
  const file = comfy.files.get('made.png')
  comfy.files.clear()
  const third = await start()
  await until(() => comfy.queued.length === 3)
  if (file) comfy.files.set('made.png', file)
  await third.made.catch(() => {})
  comfy.behave.choosesIds = true
  comfy.forget()
  await (await start()).made
  await (await start()).made
  expect(comfy.queued).toHaveLength(4)
})

test('a cancel stops what is ours, waiting or running, and nothing else', async () => {
  comfy.behave.run = 'hold'
  const first = await start({ prompt: 'one' })
  await until(() => first.messages.includes('Sampler (3)'))
  const second = await start({ prompt: 'two' })
  await until(() => second.messages.some(message => /queue behind 1/.test(message)))
  second.abort()
  await expect(second.made).rejects.toThrow('cancelled')
  const id = comfy.queued[1]?.id
  expect(comfy.said).toEqual([`delete {"delete":["${id}"]}`])
  first.abort()
  await expect(first.made).rejects.toThrow('cancelled')
  expect(comfy.said.at(-1)).toBe(`interrupt {"prompt_id":"${comfy.queued[0]?.id}"}`)
})

test('a worker beside a ComfyUI runs whole workflows, and shots by a workflow that is bound to them', async () => {
  const film = join(folder, 'film.mp4')
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-f',
    'lavfi',
    '-i',
    'testsrc=size=96x64:rate=16:duration=1',
    '-pix_fmt',
    'yuv420p',
    film,
  ])
  comfy.files.set('film.mp4', await readFile(film))
  const video = {
    ...workflow,
    '5': { class_type: 'EmptyLatentImage', inputs: { width: 512, height: 512 } },
    '9': { class_type: 'SaveVideo', inputs: { video: ['3', 0] } },
  }
  comfy.makes = ({ class_type }) =>
    class_type === 'SaveVideo'
      ? { images: [{ filename: 'film.mp4', subfolder: 'sub', type: 'output' }], animated: [true] }
      : { images: [{ filename: 'made.png', subfolder: 'sub', type: 'output' }] }
  await writeFile(
    join(folder, 'video.generate.json'),
    JSON.stringify({ workflow: video, bindings: { ...proposeBindings(video as never), images: [] } }),
  )
  vi.stubEnv('COMFYUI_WORKFLOWS', folder)
  vi.resetModules()
  const { default: runner } = (await import('../../worker/runners/comfyui.runner.ts')) as { default: Runner }
  expect(runner.capabilities).toEqual(['comfyui.workflow', 'video.generate'])
  const run = await start({ where: 'worker', workflow: video, prompt: 'a storm' }, {}, [runner])
  expect(await run.made).toMatchObject({
    clip: { width: 96, height: 64, fps: 16, frames: 16, hasAudio: false },
    image: undefined,
  })
  expect(run.ctx.said.served).toEqual(['comfyui'])

  const scene = {
    id: 'sc_1',
    number: 1,
    interior: true,
    place: 'lab',
    hour: 'day',
    weather: '',
    action: 'Ava waits.',
    camera: 'wide',
    mood: 'calm',
    characters: [],
    props: [],
    utterances: [],
    frames: 24,
    tailFrames: 0,
    fps: 24,
  }
  const job = {
    width: 64,
    height: 64,
    fps: 24,
    frames: 24,
    startFrame: 0,
    sceneFrames: 24,
    seed: 9,
    identityStrength: 1,
    prompt: 'Ava waits',
    scene,
    state: null,
    cast: [],
    speech: [],
  }
  const { ctx } = run
  const shot = await ctx.dispatch('video.generate', { params: job })
  expect(comfy.queued.at(-1)?.nodes).toMatchObject({
    '6': { inputs: { text: 'Ava waits' } },
    '3': { inputs: { seed: 9 } },
    '5': { inputs: { width: 64 } },
  })
  const path = ctx.artifacts.path(shot.outputs.clip?.digest ?? '')
  expect(shot.outputs.clip?.facts).toEqual({ width: 64, height: 64, fps: 24, frames: 24, duration: 1 })
  expect((await probe(path, { count: true })).video).toMatchObject({
    width: 64,
    height: 64,
    fps: 24,
    frames: 24,
    codec: 'h264',
    colorSpace: 'bt709',
  })
  await expect(ctx.dispatch('video.generate', { params: { ...job, frames: 96 } })).rejects.toThrow(
    /made 1.0 s of film, but 4.0 s were asked for/,
  )

  vi.stubEnv('COMFYUI_URL', '')
  vi.resetModules()
  const { default: none } = (await import('../../worker/runners/comfyui.runner.ts')) as { default: Runner }
  expect(none.capabilities).toEqual([])
})
