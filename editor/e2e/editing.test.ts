// Building a graph by hand, two tabs on one graph, and a server that goes away: against the real server.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handsOn } from './hands.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let page: Page
let hands: ReturnType<typeof handsOn>

beforeAll(async () => {
  stage = await openStage()
  page = await stage.open()
  hands = handsOn(page)
  await page.goto(stage.url)
  await page.locator('.node').first().waitFor()
  await page.keyboard.press('Control+o')
  await page.getByRole('button', { name: 'Empty graph' }).click()
  await page.getByText('An empty canvas').waitFor()
})
afterAll(() => stage?.close())

const node = (id: string, on: Page = page): Locator => on.locator(`.react-flow__node[data-id="${id}"]`)
const wires = (on: Page = page): Locator => on.locator('.react-flow__edge')

describe('a graph built by hand', () => {
  it('gets nodes from the palette, by keyboard, side by side', async () => {
    await hands.add('text')
    await hands.add('preview')
    await page.keyboard.press('Escape')
    await page.keyboard.press('.')
    expect(await page.locator('.react-flow__node-step').count()).toBe(2)
    const [a, b] = [await node('text').boundingBox(), await node('preview').boundingBox()]
    expect((a?.x ?? 0) + (a?.width ?? 0)).toBeLessThan(b?.x ?? 0)
  })

  it('takes a wire where it fits', async () => {
    await hands.take(hands.port('text', 'text', 'source'), hands.port('preview', 'value', 'target'))
    await page.mouse.up()
    await wires().first().waitFor({ state: 'attached' })
    expect(await wires().count()).toBe(1)
  })

  it('refuses a wire where it does not, and says why', async () => {
    await hands.add('tts')
    await page.keyboard.press('Escape')
    await page.keyboard.press('.')
    await hands.take(hands.port('text', 'text', 'source'), hands.port('tts', 'line', 'target'))
    await page.locator('.refusal').waitFor()
    expect(await page.locator('.refusal').textContent()).toContain('takes a Line, not Text')
    await page.mouse.up()
    expect(await wires().count()).toBe(1)
  })

  it('offers what fits when a wire is dropped on the canvas', async () => {
    await hands.take(hands.port('tts', 'audio', 'source'), [700, 800])
    await page.mouse.up()
    await page.getByText('takes Audio').waitFor()
    // What is out of sight is drawn a moment later.
    await page.getByRole('option', { name: /Scene Mix/ }).waitFor()
    expect(await page.getByRole('option', { name: /Scene Splitter/ }).count()).toBe(0)
    await page.keyboard.press('Escape')
  })

  it('copies, pastes, mutes, deletes, and undoes all of it step by step', async () => {
    await node('tts').locator('.node-header').click()
    await page.keyboard.press('Control+m')
    expect(await node('tts').locator('.badge').textContent()).toContain('muted')
    await page.keyboard.press('Control+d')
    await node('tts-2').waitFor()
    await page.keyboard.press('Delete')
    await node('tts-2').waitFor({ state: 'detached' })
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z')
    expect(await node('tts-2').count()).toBe(0)
    expect(await node('tts').locator('.badge').count()).toBe(0)
    expect(await page.locator('.react-flow__node-step').count()).toBe(3)
  })

  it('says on the node what it lacks, and runs what is whole', async () => {
    expect(
      await node('tts')
        .getByRole('button', { name: /^Problem:/ })
        .count(),
    ).toBe(1)
    await node('text').getByLabel('Text', { exact: true }).fill('Hello')
    await node('preview').locator('.node-header').click()
    await page.getByRole('button', { name: 'Run this node', exact: true }).click()
    await page
      .getByText(/^Finished in/)
      .first()
      .waitFor()
    await node('preview').locator('.face').getByText('Hello').waitFor()
  })
})

describe('two tabs on one graph', () => {
  it('see each other’s saves, and show a conflict instead of overwriting', async () => {
    await page.getByText(/^Saved/).waitFor()
    const other = await page.context().newPage()
    await other.goto(page.url())
    await node('text', other).waitFor()
    await other.getByLabel('Graph name').first().fill('Named over there')
    await page.waitForFunction(() => document.title.startsWith('Named over there'))
    // Both change at once: whoever saves second is asked.
    await Promise.all([
      other.getByLabel('Graph name').first().fill('Theirs'),
      page.getByLabel('Graph name').first().fill('Mine'),
    ])
    const asked = await Promise.race(
      [page, other].map(async tab => {
        await tab.getByText('This graph was changed elsewhere').waitFor()
        return tab
      }),
    )
    await asked.getByRole('button', { name: 'Keep mine' }).click()
    await asked.getByText(/^Saved/).waitFor()
    await page.waitForFunction(title => document.title === title, await asked.title())
    await other.waitForFunction(title => document.title === title, await asked.title())
    await other.close()
  })
})

describe('a server that goes away', () => {
  it('is missed in plain words; nothing is lost, and all is saved when it is back', async () => {
    await stage.restart(async () => {
      await page.getByText('The server does not answer.').waitFor()
      await page.getByLabel('Graph name').first().fill('Written offline')
      await page.getByText('Kept here, not saved').waitFor()
    })
    await page.getByText(/^Saved \d/).waitFor()
    await page.getByText('The server does not answer.').waitFor({ state: 'detached' })
    await page.reload()
    await page.waitForFunction(() => document.title.startsWith('Written offline'))
  })
})
