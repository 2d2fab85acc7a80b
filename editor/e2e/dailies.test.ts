// Dailies, as an editor works in it: one short episode without people or voices, on one server, for every test.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphOf, step } from '../testing/graphs.ts'
import { handsOn } from './hands.ts'
import { openStage, type Stage } from './stage.ts'

const FRAMES = 24
const scene = (number: number) => ({
  id: `sc_${number}`,
  number,
  interior: true,
  place: ['study', 'kitchen', 'attic'][number - 1] ?? 'hall',
  hour: 'day',
  action: `Nobody is in room ${number}.`,
  camera: 'wide shot',
  mood: 'calm',
  characters: [],
  utterances: [],
  frames: FRAMES,
  tailFrames: number === 3 ? 0 : 6,
  fps: 24,
})
const SCRIPT = {
  title: 'Empty rooms',
  logline: '',
  genre: 'drama',
  tone: 'calm',
  fps: 24,
  frames: 3 * FRAMES,
  writer: 'a test',
  scenes: [1, 2, 3].map(scene),
}
const GRAPH = graphOf(
  'dailies-test',
  'Rooms',
  [
    step('page', 'story/script-import', 0, 0, { text: JSON.stringify(SCRIPT) }),
    step('bible', 'story/series-bible', 300, 0),
    step('split', 'story/scene-splitter', 600, 0),
    step('lines', 'story/dialogue-lines', 600, 0),
    step('tts', 'sound/tts', 900, 0),
    step('video', 'picture/video-gen', 900, 0, { tier: 'draft' }),
    step('assemble', 'cut/assemble', 1300, 0),
  ],
  [
    ['page.script', 'split.script'],
    ['split.scenes', 'video.scene'],
    ['split.scenes', 'lines.scene'],
    ['lines.lines', 'tts.line'],
    ['bible.voices', 'tts.voices'],
    ['tts.audio', 'video.speech'],
    ['bible.looks', 'video.cast'],
    ['video.clip', 'assemble.clips'],
    ['split.scenes', 'assemble.scenes'],
    ['page.script', 'assemble.script'],
  ],
)

let stage: Stage
let page: Page
let hands: ReturnType<typeof handsOn>

const rows = (): Locator => page.locator('.row')
const row = (slate: string): Locator => rows().filter({ has: page.locator('.slate-number', { hasText: slate }) })
const slates = (): Promise<string[]> => page.locator('.slate-number').allTextContents()
/** What a thumb has to hit in there and is smaller than a thumb, which is 44 px. */
const smallOnes = (place: Locator) =>
  place.locator(':is(button, select, input[type="file"]):visible').evaluateAll(all =>
    all
      .filter(each => !each.closest('.visually-hidden') && !each.matches('.visually-hidden'))
      .map(each => ({ what: each.getAttribute('aria-label') ?? each.textContent, box: each.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 44))
      .map(({ what }) => what),
  )
const facts = (): Locator => page.locator('.episode-facts')
/** Follows a run that was just asked for to its end. */
const upToDate = async (): Promise<void> => {
  await page.locator('.run-words').getByText('Up to date').waitFor({ timeout: 200_000 })
}
const run = async (): Promise<void> => {
  await page.locator('.run-count').waitFor()
  const begun = page.waitForResponse(
    response => response.request().method() === 'POST' && response.url().endsWith('/api/runs'),
  )
  await page.keyboard.press('Control+Enter')
  await begun
  await upToDate()
}

beforeAll(async () => {
  stage = await openStage()
  page = await stage.open()
  hands = handsOn(page)
  const answer = await page.request.post(`${stage.url}/api/graphs`, { data: { document: GRAPH } })
  expect(answer.status(), await answer.text()).toBe(201)
  await page.goto(`${stage.url}/#graph=dailies-test&view=dailies`)
  await page.getByText('No scenes yet').waitFor()
  // A job waits for a worker only so long.
  await page.locator('.status-bar').getByText('worker local').waitFor({ timeout: 100_000 })
  await run()
  await row('01').locator('.shot').waitFor()
})
afterAll(() => stage?.close())

describe('trims and transitions', () => {
  it('need a node that cuts scenes, which is put in with one click', async () => {
    await page.getByRole('button', { name: 'Add Scene Cut' }).click()
    await page.locator('.joint-transition').nth(1).waitFor()
    const { nodes, edges } = await hands.saved()
    expect(nodes.map(each => each.type)).toContain('cut/scene-cut')
    expect(edges.filter(edge => edge.to === 'assemble.scenes')).toEqual([
      { from: 'scene-cut.scene', to: 'assemble.scenes' },
    ])
  })

  it('shorten the episode frame by frame, re-make the cut and no shot, and are one undo step each', async () => {
    await row('01').locator('.slate-number').click()
    await row('01').getByRole('slider', { name: 'In of scene 01' }).focus()
    await page.keyboard.press('Shift+ArrowRight')
    await row('01').getByRole('slider', { name: 'Out of scene 01' }).focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await facts().getByText('trims −0.5 s').waitFor()
    await page.getByRole('button', { name: 'Transition after scene 01: Dissolve' }).click()
    await page.getByRole('menuitem', { name: 'Wipe' }).click()
    await page.getByRole('button', { name: 'Transition after scene 01: Wipe' }).waitFor()
    expect((await hands.saved()).overrides).toEqual({
      'scene-cut': { sc_1: { head: 10, tail: 2, transition: 'wipe' } },
    })
    await facts().getByText('last cut 3.0 s').waitFor()
    const before = await page.request.get(`${stage.url}/api/graphs/dailies-test/takes?node=video&key=sc_1`)
    await run()
    await facts().getByText('last cut').waitFor({ state: 'detached' })
    expect(await facts().textContent()).toContain('2.5 s')
    const after = await page.request.get(`${stage.url}/api/graphs/dailies-test/takes?node=video&key=sc_1`)
    expect((await after.json()).length).toBe((await before.json()).length)
    const length = () => page.locator('.dailies-player video').evaluate(video => (video as HTMLVideoElement).duration)
    await expect.poll(length).toBeCloseTo(60 / 24, 2)
  })
})

describe('slip and roll', () => {
  it('use another part of a shot, and move the cut between two, as one undo step each', async () => {
    const cut = async () => (await hands.saved()).overrides['scene-cut']
    const before = await cut()
    await page.getByRole('button', { name: 'Slip' }).click()
    await row('01').getByRole('slider', { name: 'In of scene 01' }).focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(cut).toMatchObject({ sc_1: { head: 11, tail: 1 } })
    expect(await facts().textContent()).toContain('trims −0.5 s')
    await page.keyboard.press('t')
    expect(await page.getByRole('button', { name: 'Roll' }).getAttribute('aria-pressed')).toBe('true')
    await row('01').getByRole('slider', { name: 'Out of scene 01' }).focus()
    // The next scene begins at its first frame: it has nothing to give.
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowRight')
    await expect.poll(cut).toMatchObject({ sc_1: { head: 11, tail: 0 }, sc_2: { head: 1 } })
    expect(await facts().textContent()).toContain('trims −0.5 s')
    await page.keyboard.press('t')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(cut).toEqual(before)
  })
})

describe('the keyboard', () => {
  it('goes from row to row, shuttles the shot with J K L, steps by frames, and cuts it in and out where it stands', async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await row('02').getAttribute('data-focus')).toBe('true')
    await page.keyboard.press('l')
    await page.keyboard.press('l')
    const video = row('02').locator('video')
    await expect.poll(() => video.evaluate(each => (each as HTMLVideoElement).playbackRate)).toBe(2)
    await page.keyboard.press('k')
    await expect.poll(() => video.evaluate(each => (each as HTMLVideoElement).paused)).toBe(true)
    await video.evaluate(each => {
      ;(each as HTMLVideoElement).currentTime = 20.5 / 24
    })
    const frame = () => video.evaluate(each => Math.floor((each as HTMLVideoElement).currentTime * 24))
    await page.keyboard.press('ArrowLeft')
    await expect.poll(frame).toBe(19)
    await page.keyboard.press('ArrowRight')
    await expect.poll(frame).toBe(20)
    await page.keyboard.press('o')
    await expect.poll(async () => (await hands.saved()).overrides['scene-cut']?.sc_2).toEqual({ tail: FRAMES - 21 })
    await page.keyboard.press('Control+z')
    await page.keyboard.press('j')
    await expect.poll(frame).toBeLessThan(20)
    await page.keyboard.press('k')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByRole('region', { name: 'Chosen scenes' }).getByText('Scenes 02–03').waitFor()
    await page.keyboard.press('Escape')
  })
})

describe('judging', () => {
  it('approves with A, rejects with a reason, and a phone, where shots play, hears of it', async () => {
    const phone = await stage.open({ width: 390, height: 844 })
    await phone.goto(`${stage.url}/#graph=dailies-test`)
    await phone.locator('.row').nth(2).waitFor()
    expect(await phone.locator('.canvas').count()).toBe(0)
    await row('01').locator('.slate-number').click()
    await page.keyboard.press('a')
    await phone.getByRole('button', { name: 'Approve scene 01', pressed: true }).waitFor()
    await phone.getByRole('button', { name: 'Play scene 01' }).click()
    const shot = phone.locator('.row').first().locator('video')
    await expect.poll(() => shot.evaluate(each => (each as HTMLVideoElement).currentTime)).toBeGreaterThan(0)
    await phone.getByRole('button', { name: 'Reject scene 02' }).click()
    await phone.getByLabel('Why scene 02 is rejected').fill('too dark')
    await phone.keyboard.press('Enter')
    await row('02').getByText('too dark').waitFor()
    await facts().getByText('1 of 3 approved').waitFor()
    // Everything that a thumb has to hit is as large as a thumb.
    expect(await smallOnes(phone.locator('.row'))).toEqual([])
    await phone.context().close()
  })
})

describe('the words of a row', () => {
  it('are edited in place, kept as an edit, and taken back', async () => {
    const action = row('03').getByRole('textbox', { name: 'Action of scene 03' })
    await action.click()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Dust in the light.')
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => (await hands.saved()).edits.split?.sc_3?.scenes)
      .toMatchObject({ patch: { action: 'Dust in the light.' } })
    await row('03')
      .getByText(/steps? to run/)
      .waitFor()
    await row('03').getByRole('button', { name: 'edited, take back' }).click()
    await action.getByText('Nobody is in room 3.').waitFor()
    expect((await hands.saved()).edits).toEqual({})
  })
})

describe('the order of scenes', () => {
  it('changes by keyboard and by hand, keeps every key, and makes the cut alone', async () => {
    await row('03').locator('.slate-number').click()
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(slates).toEqual(['01', '03', '02'])
    await row('03').locator('.grip').dragTo(row('01').locator('.slate'))
    await expect.poll(slates).toEqual(['03', '01', '02'])
    await page.keyboard.press('Control+z')
    await expect.poll(slates).toEqual(['01', '03', '02'])
    await page.getByText('Another order than written').waitFor()
    const edit = (await hands.saved()).edits.split?.['']?.scenes
    expect(edit).toMatchObject({ base: 'sc_1 sc_2 sc_3', patch: { order: ['sc_1', 'sc_3', 'sc_2'] } })
    await run()
    const titles = page.locator('.markers .marker')
    await expect
      .poll(() => titles.evaluateAll(all => all.map(each => each.getAttribute('aria-label'))))
      .toEqual(['1. Study, day', '3. Attic, day', '2. Kitchen, day'])
  })

  it('takes a scene in between, which is written, cut as a slate, and left out again', async () => {
    await row('03').locator('.slate-number').click()
    await page.keyboard.press('n')
    await expect.poll(slates).toEqual(['01', '03', '3A', '02'])
    const details = row('3A').getByRole('region', { name: 'Details of scene 3A' })
    await details.getByLabel('Length, s').fill('1')
    await details.getByLabel('Place').fill('cellar')
    await page.keyboard.press('Tab')
    await row('3A').getByText('INT. CELLAR – DAY').waitFor()
    await page.getByText('1 scene put in').waitFor()
    await page.getByRole('button', { name: 'Rough cut' }).click()
    await facts().getByText('rough cut, 1 scene missing').waitFor({ timeout: 60_000 })
    await row('3A').locator('.slate-number').click()
    await page.keyboard.press('Delete')
    await expect.poll(slates).toEqual(['01', '03', '02'])
    await page.getByRole('button', { name: 'As written' }).click()
    await expect.poll(slates).toEqual(['01', '02', '03'])
    expect((await hands.saved()).edits).toEqual({})
  })
})

describe('a file dropped on a row', () => {
  it('becomes a take of the scene, is pinned and compared, and an undo lets it go', async () => {
    const takes = await page.request.get(`${stage.url}/api/graphs/dailies-test/takes?node=video&key=sc_1`)
    const [take] = (await takes.json()) as { outputs: { value: { digest: string } }[] }[]
    const clip = await page.request.get(`${stage.url}/api/artifacts/${take?.outputs[0]?.value.digest}`)
    const bytes = (await clip.body()).toString('base64')
    const data = await page.evaluateHandle(text => {
      const transfer = new DataTransfer()
      const content = Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
      transfer.items.add(new File([content], 'mine.mp4', { type: 'video/mp4' }))
      return transfer
    }, bytes)
    await row('02').dispatchEvent('dragover', { dataTransfer: data })
    await row('02').getByText('Becomes a take of scene 02').waitFor()
    await row('02').dispatchEvent('drop', { dataTransfer: data })
    await row('02').locator('.row-takes li').nth(1).waitFor()
    expect((await hands.saved()).pins).toHaveProperty(['video', 'sc_2'])
    await page.keyboard.press('c')
    const compare = page.getByRole('dialog', { name: 'Takes of scene 02' })
    await compare.getByLabel('Wipe').waitFor()
    await page.keyboard.press('Escape')
    await compare.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await hands.saved()).pins).toEqual({})
  })

  it('is compared with the other take on a phone, which pins and approves the better one; the desk sees it', async () => {
    const phone = await stage.open({ width: 390, height: 844 })
    await phone.goto(`${stage.url}/#graph=dailies-test`)
    // What takes there are is asked for when the row is seen.
    await phone.locator('.row').nth(1).scrollIntoViewIfNeeded()
    await phone.getByRole('button', { name: 'Compare the takes of scene 02' }).click()
    const compare = phone.getByRole('dialog', { name: 'Takes of scene 02' })
    await compare.getByLabel('Wipe').fill('20')
    const shown = phone.waitForResponse(/\/api\/takes\/[0-9a-f]{64}$/)
    await compare.getByRole('button', { name: 'Pin take 2' }).click()
    await shown
    await compare.getByRole('button', { name: 'Approve scene 02' }).click()
    await compare.getByRole('button', { name: 'Approve scene 02', pressed: true }).waitFor()
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expect(await smallOnes(compare)).toEqual([])
    await row('02').locator('.row-takes button[aria-pressed="true"]', { hasText: '2' }).waitFor()
    await row('02').getByRole('button', { name: 'Approve scene 02', pressed: true }).waitFor()
    expect(stage.complaints).toEqual([])
    await phone.context().close()
  })
})

describe('running again', () => {
  const takes = (slate: string) => row(slate).locator('.row-takes li').count()

  it('makes another take of one row with R, and of a chosen range; P pins the take and lets it go', async () => {
    const before = await Promise.all(['02', '03'].map(takes))
    // Pinned on the phone: pinned items are not made again.
    await row('02').locator('.slate-number').click()
    await page.keyboard.press('p')
    await expect.poll(async () => (await hands.saved()).pins).toEqual({})
    await row('03').locator('.slate-number').click()
    await page.keyboard.press('r')
    await expect.poll(() => takes('03')).toBe((before[1] ?? 0) + 1)
    await page.keyboard.press('p')
    await expect.poll(async () => Object.keys((await hands.saved()).pins.video ?? {})).toEqual(['sc_3'])
    await page.keyboard.press('p')
    await expect.poll(async () => (await hands.saved()).pins).toEqual({})
    await page.keyboard.press('Shift+ArrowUp')
    const bar = page.getByRole('region', { name: 'Chosen scenes' })
    await bar.getByText('Scenes 02–03').waitFor()
    await bar.getByRole('button', { name: 'Shoot again' }).click()
    await expect.poll(() => Promise.all(['02', '03'].map(takes))).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + 2])
    // How each step of the row stands, and the time in it.
    expect(await row('02').locator('.steps li').count()).toBeGreaterThan(1)
    expect(await row('02').locator('.row-cost').textContent()).toMatch(/[\d.]+ s/)
  })
})
