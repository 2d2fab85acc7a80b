// The library: templates, saved graphs with tags, files, nodes with trust, providers with keys, revisions. On the real server.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page, Response } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphDocument } from '../../engine/graph/document.ts'
import { axeFindings } from './axe.ts'
import { handsOn } from './hands.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let page: Page
let hands: ReturnType<typeof handsOn>

const api = async (method: string, path: string, body?: unknown) => {
  const answer = await page.request.fetch(`${stage.url}/api/${path}`, {
    method,
    ...(body === undefined ? {} : { data: body as object }),
  })
  return (await answer.text()) === '' ? undefined : await answer.json()
}
const graph = (id: string, parts: object) => ({
  format: 'reelgraph',
  version: 1,
  id,
  name: id,
  nodes: [],
  edges: [],
  ...parts,
})
/** Opens a graph by its address, as a link does. */
const visit = async (id: string): Promise<void> => {
  await page.goto(`${stage.url}/#graph=${id}`)
  await page.reload()
  await page.waitForFunction(name => document.title.startsWith(name), id)
}
const shelf = async (name: string): Promise<void> => {
  if ((await page.getByRole('dialog', { name: 'Library' }).count()) === 0) await page.keyboard.press('Control+o')
  await page.getByRole('tab', { name, exact: true }).click()
}
const card = (name: string) => page.locator('.graph-card').filter({ has: page.getByText(name, { exact: true }) })

beforeAll(async () => {
  stage = await openStage()
  page = await stage.open()
  hands = handsOn(page)
  const png = await sharp({ create: { width: 64, height: 36, channels: 3, background: '#b58a3c' } })
    .png()
    .toBuffer()
  const uploaded = await page.request.post(`${stage.url}/api/uploads`, {
    headers: { 'content-type': 'application/octet-stream' },
    data: png,
  })
  const { kind: _, ...file } = (await uploaded.json()) as { kind: string }
  const nodes = [
    { id: 'load', type: 'picture/load-image', at: [0, 0], title: 'Sun', params: { file } },
    { id: 'small', type: 'picture/resize-crop', at: [352, 0], params: { width: 32, height: 18 } },
  ]
  const edges = [{ from: 'load.image', to: 'small.picture' }]
  await api('POST', 'graphs', { document: graph('Sunrise', { nodes, edges, tags: ['looks'] }) })
  await api('POST', 'graphs', { document: graph('Notes', { nodes: [{ id: 'text', type: 'flow/text', at: [0, 0] }] }) })
  await visit('Sunrise')
  await page.getByRole('button', { name: /^Run/ }).first().click()
  await page
    .getByText(/Finished in/)
    .first()
    .waitFor()
})
afterAll(() => stage?.close())

describe('library: graphs', () => {
  it('shows each saved graph with the last thing it made, else with a sketch of itself', async () => {
    await shelf('Graphs')
    await card('Sunrise').locator('img').waitFor()
    await card('Notes').locator('svg.sketch').waitFor()
    const seen = await card('Sunrise')
      .locator('img')
      .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))
    expect(seen).toBe(32)
  })

  it('finds them by words and by tags', async () => {
    await page.getByLabel('Add a tag to Notes').fill('words')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'words', exact: true }).click()
    await card('Sunrise').waitFor({ state: 'detached' })
    expect(await card('Notes').count()).toBe(1)
    await page.getByRole('button', { name: 'words', exact: true }).click()
    await page.getByLabel('Search saved graphs').fill('looks')
    await card('Notes').waitFor({ state: 'detached' })
    await page.getByLabel('Search saved graphs').fill('nobody has this')
    await page.getByText('No graph has these words').waitFor()
    await page.getByLabel('Search saved graphs').fill('')
    expect(((await api('GET', 'graphs/Notes')) as { document: GraphDocument }).document.tags).toEqual(['words'])
  })

  it('tags the open graph as a step that can be undone', async () => {
    await page.getByRole('button', { name: 'Remove the tag looks from Sunrise' }).click()
    await card('Sunrise').getByText('looks').waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.waitForFunction(() => document.querySelector('.status-bar')?.textContent?.includes('Saved'))
    expect((await hands.saved()).tags).toEqual(['looks'])
  })

  it('deletes one after asking, and never the open one', async () => {
    await api('POST', 'graphs', { document: graph('Spare', {}) })
    await shelf('Graphs')
    expect(await page.getByRole('button', { name: 'Delete Sunrise' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Delete Spare' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('alertdialog', { name: 'Delete Spare?' }).getByRole('button', { name: 'Delete' }).click()
    await card('Spare').waitFor({ state: 'detached' })
  })
})

describe('library: templates', () => {
  it('have pictures, and say what a person brings', async () => {
    await shelf('Templates')
    const pilot = page.locator('.template-card').filter({ hasText: 'Pilot' })
    await pilot.getByText('Premise, on Story Prompt').waitFor()
    const width = await pilot
      .locator('img')
      .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))
    expect(width).toBeGreaterThan(300)
  })
})

describe('library: files', () => {
  it('are listed with who made them, and lead to the item', async () => {
    await shelf('Files')
    await page.locator('.file-card', { hasText: 'small.png' }).click()
    const detail = page.getByRole('complementary', { name: 'small.png' })
    await detail.getByRole('button', { name: 'Sunrise · Resize & Crop' }).click()
    await page.locator('.react-flow__node[data-id="small"].selected').waitFor()
    await page.keyboard.press('Escape')
  })

  it('that a graph loads stay; others go, and are made again', async () => {
    await shelf('Files')
    await page.locator('.file-card', { hasText: 'load.png' }).click()
    await page.getByText('A saved graph loads it, so it stays.').waitFor()
    expect(await page.locator('.file-actions').getByRole('button', { name: 'Delete' }).count()).toBe(0)
    await page.locator('.file-card', { hasText: 'small.png' }).click()
    await page.locator('.file-actions').getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    await page.locator('.file-card', { hasText: 'small.png' }).waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
  })
})

describe('library: nodes', () => {
  it('of a folder run nothing until a person trusts it', async () => {
    const health = (await api('GET', 'health')) as { data: string }
    const folder = join(health.data, 'nodes', 'mirror')
    await mkdir(folder, { recursive: true })
    await writeFile(
      join(folder, 'index.mjs'),
      `import { defineNode, one, Text, z } from 'reelgraph/node'
export default defineNode({ type: 'mirror/flip', version: 1, title: 'Flip', category: 'Mirror', summary: 'Turns a text round.',
  inputs: { text: one(Text) }, params: z.object({}), outputs: { text: one(Text) },
  run: async ({ inputs }) => ({ text: [...inputs.text].reverse().join('') }) })
`,
    )
    await shelf('Nodes')
    await page.getByText('not trusted: none of its code runs').waitFor()
    expect(await page.getByRole('button', { name: 'Add Flip' }).count()).toBe(0)
    await page.getByRole('switch', { name: 'Trust mirror' }).click()
    await page.getByRole('button', { name: 'Add Flip' }).waitFor()
    await page.getByRole('switch', { name: 'Trust mirror' }).click()
    await page.getByRole('button', { name: 'Add Flip' }).waitFor({ state: 'detached' })
  })
})

describe('library: providers', () => {
  it('and workers say what serves, what could, and take a key that never comes back', async () => {
    await shelf('Workers and providers')
    await page.locator('.worker-row').getByText('local', { exact: true }).waitFor()
    const scripts = page.locator('.capability', { hasText: 'Scripts and prompts' })
    await scripts.getByText('Embedded writer').waitFor()
    await scripts.getByRole('button', { name: 'Connect' }).click()
    await scripts.getByText('ollama pull').waitFor()
    const answers: string[] = []
    const read = (answer: Response): void =>
      void answer.text().then(
        text => answers.push(text),
        () => {},
      )
    page.on('response', read)
    await scripts.getByLabel(/Key of Ollama/).fill('sk-CANARY-42')
    await scripts.locator('form', { hasText: 'OLLAMA_API_KEY' }).getByRole('button', { name: 'Keep' }).click()
    await scripts.getByText('kept on the server').waitFor()
    expect(await scripts.getByLabel(/Key of Ollama/).inputValue()).toBe('')
    expect(await page.content()).not.toContain('sk-CANARY-42')
    expect(answers.join()).not.toContain('sk-CANARY-42')
    await scripts.getByRole('button', { name: 'Forget' }).click()
    await scripts.getByText('kept on the server').waitFor({ state: 'detached' })
    page.off('response', read)
    await page.keyboard.press('Escape')
  })
})

describe('library: revisions', () => {
  it('show on a map and in words what differs, and one of them comes back as one step', async () => {
    await hands.node('small').click()
    await page.keyboard.press('Delete')
    await hands.node('small').waitFor({ state: 'detached' })
    await page.getByText(/^Saved \d/).waitFor()
    await page.getByRole('button', { name: 'Share and revisions' }).click()
    await page.getByRole('menuitem', { name: 'Revisions' }).click()
    await page.getByText('Resize & Crop was removed').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await page.locator('.revision-map g[data-change="removed"]').count()).toBe(1)
    expect(await page.locator('.revision-map path[data-change="removed"]').count()).toBe(1)
    await page.getByRole('button', { name: /^Restore revision/ }).click()
    await hands.node('small').waitFor()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await hands.node('small').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Redo', exact: true }).click()
    await hands.node('small').waitFor()
  })
})

describe('library: without the server', () => {
  it('says so in place of the shelf, and shows it when it is back', async () => {
    // A save that arrives meanwhile would have the shelf read again by itself.
    await page
      .locator('.status-bar')
      .getByText(/^Saved/)
      .waitFor()
    await page.route('**/api/graphs?cards=true', route => route.abort())
    await shelf('Graphs')
    await page.getByRole('alert').filter({ hasText: 'The server does not answer' }).waitFor()
    await page.unroute('**/api/graphs?cards=true')
    await page.getByRole('button', { name: 'Try again' }).click()
    await card('Sunrise').waitFor()
  })
})

describe('library: axe finds nothing serious', () => {
  const SHELVES = ['Templates', 'Graphs', 'Files', 'Nodes', 'Workers and providers']
  for (const theme of ['Dark theme', 'Light theme'])
    it(`on any shelf, ${theme.toLowerCase()}`, async () => {
      await page.keyboard.press('Escape')
      const wanted = page.getByRole('button', { name: theme })
      if ((await wanted.count()) > 0) await wanted.click()
      const found: string[] = []
      for (const name of SHELVES) {
        await shelf(name)
        await page.locator('.shelf-state [role="status"]').waitFor({ state: 'detached' })
        // A few rows of the many alike are enough to judge.
        if (name === 'Nodes') await page.getByLabel('Search nodes').fill('grade')
        found.push(...(await axeFindings(page, '.dialog.library')).map(rule => `${name}: ${rule}`))
      }
      expect(found).toEqual([])
    })

  it('and nothing was complained about', () => {
    expect(stage.complaints.filter(each => !/ERR_FAILED|404/.test(each))).toEqual([])
  })
})
