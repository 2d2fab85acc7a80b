// An artist's afternoon with the pilot, in one go: each step says which items it made, and that nothing else was.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { GraphDocument } from '../../engine/graph/document.ts'
import type { NumberedEvent } from '../../engine/protocol/events.ts'
import { handsOn } from './hands.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let page: Page
let hands: ReturnType<typeof handsOn>
let folder: string
/** The keys of the eight scenes, in order. */
let scenes: string[] = []

/** The pilot as short and small as it gets with somebody to speak in its seventh scene: that takes an eighth. */
function shortPilot(): Record<string, unknown> {
  const template = JSON.parse(readFileSync(new URL('../../graphs/pilot.json', import.meta.url), 'utf8'))
  const own: Record<string, Record<string, unknown>> = {
    story: { seconds: 24 },
    script: { sceneCount: 8 },
    video: { tier: 'draft' },
    // Who is seen in a file is tested beside QC; here it would be looked at after every cut.
    qc: { people: false },
  }
  return {
    ...template,
    id: 'afternoon',
    name: 'Afternoon',
    nodes: template.nodes.map((node: { id: string; params: object }) => ({
      ...node,
      params: { ...node.params, ...own[node.id] },
    })),
  }
}

/** A clip that is nobody's shot: bars. */
function ownClip(): string {
  const path = join(folder, 'mine.mp4')
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=24:duration=8', '-pix_fmt', 'yuv420p']
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...picture, '-c:v', 'libx264', '-preset', 'ultrafast', path])
  return path
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-artist-'))
  stage = await openStage()
  page = await stage.open()
  hands = handsOn(page)
  const answer = await page.request.post(`${stage.url}/api/graphs`, { data: { document: shortPilot() } })
  expect(answer.status(), await answer.text()).toBe(201)
  await page.goto(`${stage.url}/#graph=afternoon`)
  await hands.node('assemble').waitFor()
})
afterAll(async () => {
  await stage?.close()
  await rm(folder, { recursive: true, force: true })
})

/** All that a run told, once it is over. */
function eventsOf(run: string): Promise<NumberedEvent[]> {
  const socket = new WebSocket(`${stage.url.replace('http', 'ws')}/api/runs/${run}/events?after=0`, {
    origin: stage.url,
  })
  const all: NumberedEvent[] = []
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('message', data => {
      all.push(...[JSON.parse(String(data))].flat())
      const over = all.some(event => event.type === 'run' && !['queued', 'running'].includes(event.status))
      if (!over) return
      socket.close()
      resolve(all)
    })
  })
}

/** Does what starts a run, and waits until it is over. @returns what was made, as `node` or `node/scene number[/line]` */
async function made(start: () => Promise<unknown>): Promise<string[]> {
  const begun = page.waitForResponse(
    response => response.request().method() === 'POST' && response.url().endsWith('/api/runs'),
  )
  await start()
  const { id } = (await (await begun).json()) as { id: string }
  const events = await eventsOf(id)
  const last = events.findLast(event => event.type === 'run')
  const failures = events.flatMap(event => (event.type === 'item' && event.status === 'failed' ? [event.message] : []))
  expect(failures).toEqual([])
  expect(last).toMatchObject({ status: 'done' })
  await page
    .locator('.status-bar')
    .getByText(/^Finished in/)
    .waitFor()
  const items = events.flatMap(event => (event.type === 'item' && event.status === 'done' ? [event] : []))
  return [...new Set(items.map(({ node, key }) => (key ? `${node}/${numbered(key)}` : node)))].sort()
}
const numbered = (key: string): string => {
  const [scene = '', ...rest] = key.split('/')
  const at = scenes.indexOf(scene)
  return [at < 0 ? scene : String(at + 1), ...rest].join('/')
}
const runAll = (): Promise<string[]> => made(() => page.keyboard.press('Control+Enter'))
const sorted = (...items: string[]): string[] => items.sort()
const CUT = ['assemble', 'export', 'qc']

const inspector = (): Locator => page.getByRole('complementary', { name: 'Inspector' })
const view = (name: 'Graph' | 'Dailies'): Promise<void> => page.getByRole('button', { name, exact: true }).click()
/** Opens the takes of a node for a scene. */
async function takesOf(node: string, scene: number): Promise<Locator> {
  await view('Graph')
  await hands.node(node).locator('.node-header').click()
  await inspector().getByRole('tab', { name: 'Items' }).click()
  const item = inspector()
    .locator('.item-list > li')
    .nth(scene - 1)
  // A click on the one in focus lets go of it.
  if ((await item.getAttribute('data-focus')) === null) await item.locator('.item-row').click()
  await inspector().getByRole('tab', { name: 'Takes' }).click()
  const rows = inspector().locator('.take-row')
  await rows.first().waitFor()
  return rows
}

describe('an afternoon with the pilot', () => {
  it('makes every item of eight scenes once', async () => {
    const first = await made(() => page.getByRole('button', { name: /^Run/ }).first().click())
    const results = await page.request.get(`${stage.url}/api/graphs/afternoon/results`)
    const all = (await results.json()) as { node: string; outputs: { port: string; key: string }[] }[]
    scenes = all
      .find(result => result.node === 'split')
      ?.outputs.filter(output => output.port === 'scenes')
      .map(output => output.key) as string[]
    expect(scenes).toHaveLength(8)
    for (const node of ['story', 'bible', 'script', 'split', 'continuity', ...CUT]) expect(first).toContain(node)
    for (const node of ['lines', 'prompts', 'video', 'chain', 'idr', 'refine', 'music', 'sfx', 'mix'])
      for (const scene of scenes) expect(first).toContain(`${node}/${scene}`)
  })

  it('a new line in the seventh scene re-makes its voice, its scene and the cut', async () => {
    await view('Dailies')
    const line = page.getByRole('textbox', { name: /^Line 1 of scene 0?7/ })
    await line.click()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('We tell them now.')
    await page.keyboard.press('Enter')
    await hands.saved()
    const made7 = ['lines', 'prompts', 'music', 'sfx', 'video', 'chain', 'cut', 'idr', 'refine', 'mix'].map(
      id => `${id}/7`,
    )
    const voice = 'tts/7/the new line'
    const items = (await runAll()).map(item => (/^tts\/7\/l_\w+$/.test(item) ? voice : item))
    expect(items.sort()).toEqual(sorted('continuity', voice, ...made7, ...CUT))
  })

  it('another seed shoots the seventh scene again, and nothing else', async () => {
    await takesOf('video', 7)
    const again = () => inspector().getByRole('button', { name: 'Another take' }).click()
    expect(await made(again)).toEqual(['video/7'])
    expect(await runAll()).toEqual(sorted('chain/7', 'idr/7', 'refine/7', ...CUT))
    // Somebody speaks in it: the face of the validator draws how alike they are, over time.
    await hands.node('idr').locator('.curve-plot :is(.good, .bad)').first().waitFor({ state: 'attached' })
  })

  it('two takes are compared with a wipe, with their final prompts, and the pinned one is all there already', async () => {
    const rows = await takesOf('video', 7)
    // Before the new line, with it, and with another seed.
    await rows.nth(2).waitFor()
    const prompt = inspector().locator('.take-notes details[open]', { hasText: 'Final prompt' })
    expect((await prompt.locator('pre').textContent())?.length).toBeGreaterThan(80)
    await inspector().getByRole('button', { name: 'Compare' }).click()
    const compare = inspector().getByRole('region', { name: 'Compare two takes' })
    await compare.getByRole('slider', { name: 'Wipe' }).waitFor()
    await inspector().getByRole('button', { name: 'Compare' }).click()
    await rows.nth(1).getByRole('button', { name: 'Pin this take' }).click()
    await hands.saved()
    expect(await runAll()).toEqual([])
  })

  it('a file of one’s own becomes the shot of the second scene', async () => {
    await takesOf('video', 2)
    await inspector().getByLabel('A file that becomes a take').setInputFiles(ownClip())
    await inspector().locator('.take-marks').filter({ hasText: 'imported' }).waitFor()
    await hands.saved()
    expect(await runAll()).toEqual(sorted('chain/2', 'idr/2', 'refine/2', ...CUT))
  })

  it('without music every scene is mixed and the episode cut again; two undos bring everything back', async () => {
    await hands.node('music').locator('.node-header').click()
    await page.keyboard.press('Control+m')
    await hands.saved()
    expect(await runAll()).toEqual(sorted(...scenes.map((_, at) => `mix/${at + 1}`), ...CUT))
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await hands.saved()
    expect(await runAll()).toEqual([])
  })

  it('the episode is exported with a readable name and the graph that made it', async () => {
    const link = hands.node('assemble').getByRole('link', { name: 'Download the MP4' })
    const file = await page.request.get(new URL((await link.getAttribute('href')) ?? '', stage.url).href)
    expect(file.headers()['content-disposition']).toMatch(/^attachment; filename="[a-z0-9_]+\.mp4"/)
    const answer = await page.request.post(`${stage.url}/api/import`, {
      multipart: { file: { name: 'episode.mp4', mimeType: 'video/mp4', buffer: await file.body() } },
    })
    const { document } = (await answer.json()) as { document: GraphDocument }
    expect(document.overrides.video?.[scenes[6] ?? '']).toEqual({ seed: 1 })
    expect(Object.keys(document.pins.video ?? {})).toEqual([scenes[6]])
    expect(Object.keys(document.edits.split ?? {})).toEqual([scenes[6]])
  })

  it('after a restart of the server and a reload there is nothing to make', async () => {
    await stage.restart()
    await page.reload()
    await page.getByText('Up to date').waitFor()
    expect(await runAll()).toEqual([])
  })
})
