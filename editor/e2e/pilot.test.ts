// A new user's first minutes: the editor opens on the pilot, Run makes an episode, the episode plays, nothing is lost.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, type Stage } from './stage.ts'

/** An episode of the smallest kind, on a slow machine with other work to do. */
const MAKING_MS = 240_000

let stage: Stage
let page: Page

beforeAll(async () => {
  stage = await openStage()
  page = await stage.open()
  await page.goto(stage.url)
  await page.locator('.node').first().waitFor()
})
afterAll(() => stage?.close())

const node = (title: string) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name: title, exact: true }) })

/** Where every node stands on the page, in px. */
const boxes = () =>
  page.locator('.react-flow__node-step').evaluateAll(nodes =>
    nodes.map(each => {
      const { x, y, width, height } = each.getBoundingClientRect()
      return { id: each.getAttribute('data-id') ?? '', x, y, width, height }
    }),
  )

describe('the editor, opened for the first time', () => {
  it('shows the pilot whole and legibly, with nothing over anything, and a Run button', async () => {
    const placed = await boxes()
    expect(placed.length).toBeGreaterThanOrEqual(15)
    for (const a of placed)
      for (const b of placed)
        if (a.id < b.id) {
          const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
          expect(apart, `${a.id} lies over ${b.id}`).toBe(true)
        }
    for (const box of placed) {
      expect(box.x, box.id).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width, box.id).toBeLessThanOrEqual(1440)
      expect(box.y, box.id).toBeGreaterThanOrEqual(48)
      expect(box.y + box.height, box.id).toBeLessThanOrEqual(870)
    }
    expect(await page.getByRole('button', { name: /^Run/ }).first().isEnabled()).toBe(true)
    expect(await page.getByText('No problems').isVisible()).toBe(true)
  })

  it(
    'makes an episode when Run is pressed, and no node moves or grows',
    async () => {
      await node('Story Prompt').getByLabel('Length', { exact: true }).fill('4')
      await node('Video Gen').getByLabel('Tier', { exact: true }).selectOption('draft')
      await page.getByText(/^Saved/).waitFor()
      const before = await boxes()
      await page.getByRole('button', { name: /^Run/ }).first().click()
      await page.getByRole('button', { name: 'Cancel', exact: true }).waitFor()
      await page
        .getByText(/^Finished in/)
        .first()
        .waitFor({ timeout: MAKING_MS })
      expect(await boxes()).toEqual(before)
      expect(await node('LLM Script').locator('.screenplay .scene').count()).toBeGreaterThan(0)
      expect(await node('TTS').locator('.cell[data-status="failed"]').count()).toBe(0)
    },
    MAKING_MS + 30_000,
  )

  it('shows on each face what it made: script, storyboard, cast, threshold of likeness, QC table, player', async () => {
    expect(await node('LLM Script').locator('.screenplay .scene').count()).toBeGreaterThan(0)
    await node('Scene Splitter').locator('.board img').first().waitFor()
    await node('Series Bible').locator('.cast .name').first().waitFor()
    await node('IDR Validate').locator('.curve-plot .threshold').waitFor({ state: 'attached' })
    expect(await node('QC').locator('.qc li').count()).toBeGreaterThan(8)
    expect(await node('Assemble').locator('.player video').count()).toBe(1)
  })

  it('plays it', async () => {
    const player = node('Assemble').locator('.player')
    await player.getByRole('button', { name: 'Play the episode' }).click()
    const video = player.locator('video')
    await page.waitForFunction(
      element =>
        element instanceof HTMLVideoElement && !element.paused && element.currentTime > 0.3 && element.videoWidth > 0,
      await video.elementHandle(),
    )
    expect(await video.evaluate(element => (element as HTMLVideoElement).duration)).toBeCloseTo(4, 1)
  })

  it('shows the scenes in Dailies, with a shot that plays in its row', async () => {
    await page.getByRole('button', { name: 'Dailies' }).click()
    const row = page.locator('.row').first()
    await row.locator('.shot').hover()
    await row.getByRole('button', { name: /^Play scene/ }).click()
    await page.waitForFunction(
      element => element instanceof HTMLVideoElement && element.currentTime > 0,
      await row.locator('.shot video').elementHandle(),
    )
    expect(await page.locator('.dailies-player video').count()).toBe(1)
    // Everything is there without a reload, and nothing is cut off.
    await page.locator('.row .no-shot').waitFor({ state: 'detached' })
    await page.getByText('not measured yet').waitFor({ state: 'detached' })
    const hidden = await page
      .locator('.row-words, .scene-words, .checks li, .checks .value')
      .evaluateAll(all => all.filter(each => each.scrollHeight > each.clientHeight + 1).map(each => each.textContent))
    expect(hidden).toEqual([])
    expect(await page.locator('.checks .value').count()).toBeGreaterThan(10)
    await page.getByRole('button', { name: 'Graph', exact: true }).click()
  })

  it('runs again and executes nothing, also after the server was restarted and the page reloaded', async () => {
    await stage.restart()
    await page.reload()
    await node('Assemble').locator('.player video').waitFor()
    await page.getByText('Up to date').waitFor()
    await page.getByRole('button', { name: /^Run/ }).first().click()
    await page.getByText(/· 0 made, \d+ cached/).waitFor()
  })

  it('takes back a change with one undo, also after a reload', async () => {
    await page.getByRole('button', { name: 'Graph', exact: true }).click()
    await node('Video Gen').getByLabel('Tier', { exact: true }).selectOption('preview')
    await page.locator('.run-count').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText(/^Saved/).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    expect(await node('Video Gen').getByLabel('Tier', { exact: true }).inputValue()).toBe('draft')
    await page.getByText('Up to date').waitFor()
  })

  it('opens the graph that a downloaded episode carries, with what was changed right before the download', async () => {
    await node('Export').locator('.node-header').click()
    await page.keyboard.press('F2')
    await page.locator('.title-input').fill('Delivery')
    await page.keyboard.press('Enter')
    // Without the inspector, which would cover the link.
    await page.keyboard.press('Escape')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      node('Assemble').getByRole('link', { name: 'Download the MP4' }).click(),
    ])
    const buffer = await readFile(await download.path())
    const opened = new URL(page.url()).hash
    await page.keyboard.press('Control+o')
    await page
      .locator('.library input[type="file"]')
      .setInputFiles({ name: 'episode.mp4', mimeType: 'video/mp4', buffer })
    await page.getByText('Opened the graph in episode.mp4').waitFor()
    expect(new URL(page.url()).hash).not.toBe(opened)
    await node('Delivery').waitFor()
    expect(await node('Video Gen').getByLabel('Tier', { exact: true }).inputValue()).toBe('draft')
    expect(await node('Story Prompt').getByLabel('Length', { exact: true }).inputValue()).toBe('4')
    // The same work has the same results: another graph finds them all.
    await page.getByText('Up to date').waitFor()
  })

  it('has nothing to complain about', () => {
    expect(stage.complaints.filter(each => !/ERR_CONNECTION_REFUSED|WebSocket/.test(each))).toEqual([])
  })
})
