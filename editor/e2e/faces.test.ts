// Node faces, against the real server: cells, word marks, seeds that move, live pictures while a shot is drawn, sizes.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphOf, step } from '../testing/graphs.ts'
import { handsOn } from './hands.ts'
import { openStage, type Stage } from './stage.ts'

/** Two drawn scenes and a few spoken lines, on a slow machine with other work to do. */
const MAKING_MS = 240_000

const SCREENPLAY = `INT. LAB - DAY

Ava waits by the door.

AVA
Hello there, old friend.

EXT. ROOF - NIGHT

Ava looks at the city.

AVA
It is late.
`
const GRAPH = graphOf(
  'faces-test',
  'Faces',
  [
    step('script', 'story/script-import', 0, 0, { text: SCREENPLAY, seconds: 8 }),
    step('bible', 'story/series-bible', 0, 530, { characters: [{ id: 'ava', name: 'Ava', gender: 'female' }] }),
    step('split', 'story/scene-splitter', 370, 0),
    step('lines', 'story/dialogue-lines', 370, 300),
    step('tts', 'sound/tts', 690, 440),
    step('video', 'picture/video-gen', 690, 0, { tier: 'draft', seconds: 4 }),
    step('still', 'picture/extract-frame', 1010, 0),
    { ...step('dice', 'flow/seed', 370, 620, { seed: 7 }), seeds: { seed: 'next' } },
  ],
  [
    ['script.script', 'split.script'],
    ['split.scenes', 'lines.scene'],
    ['lines.lines', 'tts.line'],
    ['bible.voices', 'tts.voices'],
    ['split.scenes', 'video.scene'],
    ['bible.looks', 'video.cast'],
    ['tts.audio', 'video.speech'],
    ['video.clip', 'still.clip'],
  ],
)

let stage: Stage
let page: Page
let hands: ReturnType<typeof handsOn>
const face = (id: string) => hands.node(id).locator('.face')
const cells = (id: string) => hands.node(id).locator('.cell')
const finished = async (): Promise<void> => {
  await page
    .locator('.status-bar')
    .getByText(/^Finished in/)
    .waitFor({ timeout: MAKING_MS })
}
const seed = () => hands.node('dice').getByLabel('Seed', { exact: true })

beforeAll(async () => {
  stage = await openStage()
  page = await stage.open({ width: 1600, height: 1200 })
  hands = handsOn(page)
  const answer = await page.request.post(`${stage.url}/api/graphs`, { data: { document: GRAPH } })
  expect(answer.status(), await answer.text()).toBe(201)
  await page.goto(`${stage.url}/#graph=faces-test`)
  await hands.node('video').waitFor()
  await page.locator('.status-bar').getByText('worker local').waitFor({ timeout: MAKING_MS })
})
afterAll(async () => {
  expect(stage?.complaints).toEqual([])
  await stage?.close()
})

describe('a face while its node works', () => {
  it(
    'shows a live picture of what is being drawn, whose it is and how far, and how long the node still takes',
    async () => {
      expect(await hands.node('video').locator('.badge').textContent()).toBe('draft')
      // What the faces show at any moment of the run, seen by the page itself: a loaded machine may look away for seconds.
      await page.evaluate(() => {
        const seen = new Set<string>()
        Object.assign(window, { seen })
        new MutationObserver(() => {
          for (const live of document.querySelectorAll('.live-preview')) {
            if (live.querySelector('img')?.src.startsWith('data:image/')) seen.add('picture')
            if (/\d+ %/.test(live.textContent ?? '')) seen.add('percent')
            if (/Scene \d/.test(live.textContent ?? '')) seen.add('scene')
          }
          for (const eta of document.querySelectorAll('.eta'))
            if (/^≈ [\d.]+ [smh]$/.test(eta.textContent ?? '')) seen.add('eta')
        }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
      })
      await page.keyboard.press('Control+Enter')
      await finished()
      const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen].sort())
      expect(seen).toEqual(['eta', 'percent', 'picture', 'scene'])
      expect(await page.locator('.live-preview').count()).toBe(0)
    },
    MAKING_MS + 30_000,
  )
})

describe('what a node made', () => {
  it('has a cell for each item; the card under the pointer names it, with its key, status and thumbnail', async () => {
    expect(await cells('video').count()).toBe(2)
    await cells('video').nth(1).hover()
    const card = page.getByRole('tooltip')
    await card.getByText(/^Scene 2/).waitFor()
    expect(await card.textContent()).toMatch(/made.*sc_\w+/)
    expect(await card.locator('img').count()).toBe(1)
  })

  it('a click on a cell puts that item in focus everywhere', async () => {
    await cells('video').nth(1).click()
    await face('video')
      .getByText(/^Scene 2/)
      .waitFor()
    expect(await cells('tts').nth(1).getAttribute('data-focus')).toBe('true')
    await page
      .getByRole('complementary', { name: 'Inspector' })
      .getByText(/^Scene 2/)
      .first()
      .waitFor()
    await face('tts').getByText('It is late').waitFor()
    await page.keyboard.press('d')
    const row = page.locator('.row[data-focus="true"]').filter({ hasText: 'ROOF' })
    // Its row plays its voice.
    await row.locator('.row-voices .wave-plot').waitFor()
    await page.keyboard.press('g')
    await hands.node('video').waitFor()
  })

  it('scenes are a storyboard strip, with the picture of each shot', async () => {
    expect(await face('split').locator('.board').count()).toBe(2)
    await expect.poll(() => face('split').locator('.board img').count()).toBe(2)
  })

  it('a picture is shown as it is', async () => {
    const image = face('still').locator('img')
    await image.waitFor()
    expect(
      await image.evaluate((each: HTMLImageElement) => each.decode().then(() => each.naturalWidth)),
    ).toBeGreaterThan(100)
  })

  it('the arrows of a face step through the items', async () => {
    await face('video').hover()
    await face('video').getByRole('button', { name: 'The next item' }).click()
    await face('video')
      .getByText(/^Scene 1/)
      .waitFor()
    expect(await face('video').locator('.stepper').textContent()).toBe('1/2')
  })

  it('has a type icon, names who served it and the tier, with the time it took', async () => {
    expect(await hands.node('video').locator('.type-mark svg').count()).toBe(1)
    expect(await hands.node('video').locator('.badge').textContent()).toBe('illustrated · draft')
    expect(await hands.node('video').locator('.node-footer').textContent()).toMatch(/2 made.*[\d.]+ s/)
  })

  it('a clip plays while the pointer is on it', async () => {
    await face('video').hover()
    await face('video').locator('video').waitFor()
    await page.mouse.move(5, 600)
    await face('video').locator('video').waitFor({ state: 'detached' })
  })

  it('a waveform marks where each word is said, and a click goes there', async () => {
    const words = face('tts').locator('.wave-words > span')
    expect(await words.allTextContents()).toEqual(
      ['Hello', 'there', 'old', 'friend'].map(word => expect.stringContaining(word)),
    )
    const starts = await words.evaluateAll(all => all.map(each => Number.parseFloat((each as HTMLElement).style.left)))
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
    await face('tts').locator('.wave-plot').click()
    await face('tts').locator('.wave-at').waitFor()
    await face('tts').locator('.wave-words [data-now]').waitFor()
  })
})

describe('a seed', () => {
  it('stays for the run that first shows what it gives, then moves on before each run, as one undo step', async () => {
    expect(await seed().inputValue()).toBe('7')
    await hands.node('dice').getByRole('button', { name: 'Seed of each run: next' }).waitFor()
    await hands.node('dice').locator('.node-header').click()
    await page.getByRole('button', { name: 'Run this node', exact: true }).click()
    await finished()
    await face('dice').or(hands.node('dice')).first().waitFor()
    expect(await seed().inputValue()).toBe('8')
    expect((await hands.saved()).nodes.find(each => each.id === 'dice')?.params.seed).toBe(8)
    await hands.node('dice').locator('.node-header').click()
    await page.keyboard.press('Control+z')
    expect(await seed().inputValue()).toBe('7')
  })

  it('says on the face how it moves (fixed, next, random), and changes by a click', async () => {
    await hands.node('dice').getByRole('button', { name: 'Seed of each run: next' }).click()
    await hands.node('dice').locator('.node-header').click()
    await page.getByRole('button', { name: 'Run this node', exact: true }).click()
    await expect.poll(async () => ['7', '8'].includes(await seed().inputValue())).toBe(false)
    await finished()
    await hands.node('dice').getByRole('button', { name: 'Seed of each run: random' }).click()
    await hands.node('dice').getByRole('button', { name: 'Seed of each run: fixed' }).waitFor()
    expect((await hands.saved()).nodes.find(each => each.id === 'dice')).not.toHaveProperty('seeds')
  })
})

describe('a take', () => {
  it('is pinned to its node by P, and let go again', async () => {
    await hands.node('split').locator('.node-header h3').click()
    await page.keyboard.press('p')
    await hands.node('split').getByLabel('Has a pinned take').waitFor()
    expect(Object.keys((await hands.saved()).pins.split ?? {})).toHaveLength(1)
    await page.keyboard.press('p')
    await hands.node('split').getByLabel('Has a pinned take').waitFor({ state: 'detached' })
  })
})

describe('a node’s size', () => {
  it('is dragged by its corner, kept in the document, and given back by a double-click', async () => {
    const before = await hands.boxOf(hands.node('split'))
    const grip = hands.node('split').locator('.resize-grip')
    await hands.node('split').hover()
    const [x, y] = await hands.middle(grip)
    await hands.drag(grip, [x + 22, y + 44])
    const larger = await hands.boxOf(hands.node('split'))
    expect(larger.width).toBeGreaterThan(before.width)
    expect(larger.height).toBeGreaterThan(before.height)
    expect((await hands.saved()).nodes.find(each => each.id === 'split')?.size).toHaveLength(2)
    await hands.node('split').hover()
    await grip.dblclick()
    await page.waitForFunction(
      width => Math.abs((document.querySelector('[data-id="split"]')?.getBoundingClientRect().width ?? 0) - width) < 1,
      before.width,
    )
  })
})
