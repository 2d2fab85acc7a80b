// The editor without a mouse, in tabs, for the first time, and as a screen reader finds it.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFindings } from './axe.ts'
import { handsOn } from './hands.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let page: Page
let hands: ReturnType<typeof handsOn>

beforeAll(async () => {
  stage = await openStage()
  page = await stage.open({ newcomer: true })
  hands = handsOn(page)
  await page.goto(stage.url)
  await page.locator('.node').first().waitFor()
})
afterAll(() => stage?.close())

describe('a newcomer', () => {
  it('is shown four steps, the last of which runs the pilot', async () => {
    for (const step of [1, 2, 3]) {
      await page.getByRole('dialog', { name: `Tour, step ${step} of 4` }).waitFor()
      await page.keyboard.press('Enter')
    }
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Run the pilot' }).click()
    await page.getByRole('button', { name: 'Cancel', exact: true }).waitFor()
    await page.keyboard.press('Control+Alt+Enter')
    await page.getByText('Cancelled. What was finished stays.').waitFor()
  })

  it('is not shown them again, unless asked for', async () => {
    await page.reload()
    await page.locator('.node').first().waitFor()
    expect(await page.getByRole('dialog', { name: /^Tour/ }).count()).toBe(0)
    await page.keyboard.press('?')
    await page.getByRole('button', { name: 'Take the tour' }).click()
    await page.getByRole('dialog', { name: 'Tour, step 1 of 4' }).getByRole('button', { name: 'Skip' }).click()
    expect(await page.getByRole('dialog', { name: /^Tour/ }).count()).toBe(0)
  })
})

describe('reduced motion', () => {
  it('is kept: nothing glides or fades, whatever opens', async () => {
    const moving = () => page.evaluate(() => document.getAnimations().length)
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('Tab')
    await page.getByPlaceholder('Search nodes…').waitFor()
    expect(await moving()).toBe(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByText('Shortcuts and marks').waitFor()
    expect(await moving()).toBe(0)
    await page.keyboard.press('Escape')
  })
})

describe('axe finds nothing serious', () => {
  type State = [name: string, enter: () => Promise<unknown>, leave: () => Promise<unknown>, within?: string]
  /** What lies behind was looked at as a state of its own. */
  const states: readonly State[] = [
    ['the graph', () => page.locator('.node').first().waitFor(), () => Promise.resolve()],
    [
      'a selected node and its inspector',
      () => hands.press('ArrowRight').then(() => page.locator('.inspector .tab-body').first().waitFor()),
      () => hands.press('Escape'),
      '.react-flow__node.selected, .react-flow__node-toolbar, .inspector',
    ],
    [
      'the palette',
      () => page.keyboard.press('Tab').then(() => page.getByPlaceholder('Search nodes…').waitFor()),
      () => hands.press('Escape'),
      '.palette-box',
    ],
    [
      'the shortcuts',
      () => page.keyboard.press('?').then(() => page.getByText('Shortcuts and marks').waitFor()),
      () => hands.press('Escape'),
      '[role="dialog"]',
    ],
    [
      'the library',
      () => page.keyboard.press('Control+o').then(() => page.getByRole('button', { name: 'Empty graph' }).waitFor()),
      () => hands.press('Escape'),
      '[role="dialog"]',
    ],
    [
      'Dailies',
      () =>
        page.keyboard
          .press('d')
          .then(() => page.locator('.app[data-view="dailies"] .view :is(h1, h2, h3, .row)').first().waitFor()),
      () => hands.press('g'),
    ],
  ]
  for (const theme of ['dark', 'light'] as const)
    for (const [name, enter, leave, within] of states)
      it(`in ${name}, ${theme}`, async () => {
        const wanted = page.getByRole('button', { name: theme === 'dark' ? 'Dark theme' : 'Light theme' })
        if ((await wanted.count()) > 0) await wanted.click()
        await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
        await enter()
        const found = await axeFindings(page, within)
        await leave()
        expect(found).toEqual([])
      })
})

describe('tabs', () => {
  it('hold several graphs, each with its own undo and view, and come back on the next visit', async () => {
    await page.getByRole('button', { name: 'New graph' }).click()
    await page.getByText('An empty canvas').waitFor()
    await hands.add('seed')
    await hands.press('Escape', '[')
    await page.locator('.node').nth(3).waitFor()
    expect(await page.getByRole('button', { name: 'Undo' }).isEnabled()).toBe(false)
    await hands.press(']')
    await hands.node('seed').waitFor()
    await page.reload()
    await hands.node('seed').waitFor()
    expect(await page.getByRole('navigation', { name: 'Open graphs' }).getByRole('listitem').count()).toBe(2)
    await hands.press('Control+z')
    await page.getByText('An empty canvas').waitFor()
    await page.getByRole('button', { name: 'Close Untitled' }).click()
    await page.locator('.node').nth(3).waitFor()
    expect(await page.getByRole('navigation', { name: 'Open graphs' }).getByRole('listitem').count()).toBe(1)
  })
})

describe('without a mouse', () => {
  const wire = async (port: string, end: string): Promise<void> => {
    await hands.press('w')
    await page.getByPlaceholder('Search ports…').waitFor()
    await page.keyboard.insertText(port)
    await hands.press('Enter')
    await page.getByPlaceholder('Search ends…').waitFor()
    await page.keyboard.insertText(end)
    await hands.press('Enter')
    await page.getByPlaceholder('Search ends…').waitFor({ state: 'detached' })
  }
  /** Finds a node by its id, and selects it. */
  const find = async (id: string): Promise<void> => {
    await hands.press('Control+f')
    await page.getByPlaceholder('Find in this graph…').waitFor()
    await page.keyboard.insertText(id)
    await hands.press('Enter')
    await page.locator(`.react-flow__node.selected[data-id="${id}"]`).waitFor()
  }

  it('a small graph is built, walked along, edited, unwired, wired again and run', async () => {
    await hands.press('Control+o')
    await page.getByRole('button', { name: 'Empty graph' }).focus()
    await hands.press('Enter')
    await page.getByText('An empty canvas').waitFor()
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await hands.add('text')
    await hands.press('w', 'Enter')
    await page.getByPlaceholder('Search ends…').waitFor()
    await hands.press('Enter')
    await page.getByText('takes Text').waitFor()
    await page.keyboard.type('preview')
    await hands.press('Enter')
    await hands.wire('text.text', 'preview.value').waitFor({ state: 'attached' })
    await hands.press('ArrowLeft')
    await page.locator('.react-flow__node.selected[data-id="text"]').waitFor()
    await hands.press('Enter')
    await page.locator('.inspector textarea:focus').waitFor()
    await page.keyboard.type('Typed, not clicked')
    await hands.press('Escape', 'ArrowRight')
    await page.locator('.react-flow__node.selected[data-id="preview"]').waitFor()
    await wire('value in', 'text')
    await hands.wire('text.text', 'preview.value').waitFor({ state: 'detached' })
    await wire('value in', 'text')
    const before = (await hands.saved()).nodes.find(node => node.id === 'preview')?.at[0] ?? 0
    await hands.press('Control+ArrowRight', 'Control+ArrowRight')
    expect((await hands.saved()).nodes.find(node => node.id === 'preview')?.at[0]).toBe(before + 22)
    await hands.press('r')
    await hands.node('preview').locator('.face').getByText('Typed, not clicked').waitFor()
    await hands.press('Shift+F10')
    await page.getByRole('menuitem', { name: 'Mute' }).waitFor()
    await hands.press('Escape')
  })

  it('every action is one undo step, of which the newest 200 are kept and survive a reload', async () => {
    const presses = (key: object, times: number) =>
      page.evaluate(
        ([init, count]) => {
          for (let at = 0; at < count; at++)
            document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }))
        },
        [key, times] as const,
      )
    const collapsed = async () => (await hands.saved()).nodes.find(node => node.id === 'preview')?.collapsed ?? false
    await page.locator('.react-flow__node.selected[data-id="preview"]').waitFor()
    await presses({ key: 'c', code: 'KeyC', altKey: true }, 205)
    await expect.poll(collapsed).toBe(true)
    await page.reload()
    await hands.node('preview').waitFor()
    const undo = page.getByRole('button', { name: 'Undo', exact: true })
    await presses({ key: 'z', code: 'KeyZ', ctrlKey: true }, 199)
    expect(await undo.isEnabled()).toBe(true)
    await presses({ key: 'z', code: 'KeyZ', ctrlKey: true }, 1)
    await page.waitForFunction(() => document.querySelector<HTMLButtonElement>('button[aria-label="Undo"]')?.disabled)
    // As it was after the first five.
    await expect.poll(collapsed).toBe(true)
    await hands.press('Control+Shift+z')
    await expect.poll(collapsed).toBe(false)
  })

  it('the whole pilot is built from an empty canvas', async () => {
    const templates = new URL('/api/templates/pilot', page.url()).href
    const pilot = (await (await page.request.get(templates)).json()) as Awaited<ReturnType<typeof hands.saved>>
    const specs = (await (await page.request.get(new URL('/api/nodes', page.url()).href)).json()) as {
      nodes: { type: string; title: string }[]
    }
    await hands.press('Control+o')
    await page.getByRole('button', { name: 'Empty graph' }).focus()
    await hands.press('Enter')
    await page.getByText('An empty canvas').waitFor()
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    const mine = new Map<string, string>()
    for (const { id, type } of pilot.nodes) {
      await hands.add(specs.nodes.find(spec => spec.type === type)?.title ?? type)
      await page.locator('.react-flow__node.selected').waitFor()
      mine.set(id, (await page.locator('.react-flow__node.selected').getAttribute('data-id')) ?? '')
    }
    const named = (end: string): [string, string] => {
      const [node = '', port = ''] = end.split('.')
      return [mine.get(node) ?? '', port]
    }
    const wanted = pilot.edges.map(edge => [named(edge.from), named(edge.to)] as const)
    for (const [node] of new Set(mine.entries())) {
      const id = mine.get(node) ?? ''
      const out = wanted.filter(([from]) => from[0] === id)
      if (out.length === 0) continue
      await find(id)
      for (const [from, to] of out) await wire(`${from[1]} out`, `${to[0]} ${to[1]}`)
    }
    const built = await hands.saved()
    expect(built.edges.map(edge => `${edge.from} ${edge.to}`).sort()).toEqual(
      wanted.map(([from, to]) => `${from.join('.')} ${to.join('.')}`).sort(),
    )
    await page.getByText('No problems').waitFor()
  })

  it('left no complaint in the console', () => {
    expect(stage.complaints).toEqual([])
  })
})
