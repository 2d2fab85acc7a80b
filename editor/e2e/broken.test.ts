// What goes wrong on the page stays where it went wrong, and says so: against the real server.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let page: Page

beforeAll(async () => {
  stage = await openStage()
  page = await stage.open()
  await page.goto(stage.url)
  await page.locator('.node').first().waitFor()
})
afterAll(() => stage?.close())

describe('an editor whose server was updated', () => {
  it('says so in place of the view that is gone, and keeps the rest of the page', async () => {
    await page.route('**/assets/Dailies-*', route => route.fulfill({ status: 404, body: 'no such file' }))
    await page.getByRole('button', { name: 'Dailies' }).click()
    const alert = page.getByRole('alert').filter({ hasText: 'This page is older than the server' })
    await alert.waitFor()
    expect(await alert.getByRole('button', { name: 'Reload' }).isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: 'Graph', exact: true }).isEnabled()).toBe(true)
  })

  it('still shows the canvas', async () => {
    await page.getByRole('button', { name: 'Graph', exact: true }).click()
    await page.locator('.node').first().waitFor()
    expect(await page.getByText('This page is older than the server').count()).toBe(0)
  })

  it('shows the view after a reload', async () => {
    await page.getByRole('button', { name: 'Dailies' }).click()
    await page.unroute('**/assets/Dailies-*')
    await page.getByRole('alert').getByRole('button', { name: 'Reload' }).click()
    await page.getByText('No scenes yet').waitFor()
  })
})

describe('a result that a face cannot read', () => {
  it('is named on its node with the reason, and every other node stays', async () => {
    const broken = { title: 'Torn', logline: '', writer: '', frames: 24, fps: 24, scenes: [null] }
    await page.route('**/api/graphs/*/results', route =>
      route.fulfill({
        json: [
          {
            node: 'script',
            key: '',
            take: 'torn',
            seconds: 0,
            warnings: [],
            outputs: [{ port: 'script', key: '', type: 'Script', digest: 'torn', value: broken }],
          },
        ],
      }),
    )
    await page.getByRole('button', { name: 'Graph', exact: true }).click()
    await page.reload()
    const face = page.locator('.unreadable')
    await face.waitFor()
    expect(await face.textContent()).toMatch(/cannot be shown.*null/)
    expect(await page.locator('.node').count()).toBeGreaterThanOrEqual(15)
  })
})
