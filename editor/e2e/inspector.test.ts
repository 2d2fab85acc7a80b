// The inspector, against the real server: forms that check themselves, several nodes at once, items, takes, log and docs.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphOf, step } from '../testing/graphs.ts'
import { axeFindings } from './axe.ts'
import { handsOn } from './hands.ts'
import { openStage, type Stage } from './stage.ts'

const CHARACTERS = [
  { id: 'ava', name: 'Ava', role: 'an engineer', gender: 'female' },
  { id: 'okoye', name: 'Dr. Okoye', role: 'her mentor', gender: 'male' },
]
const GRAPH = graphOf(
  'inspector-test',
  'Inspector',
  [
    step('words', 'flow/text', 0, 0, { text: 'one\ntwo\nthree' }),
    step('list', 'flow/split-list', 0, 260),
    step('each', 'flow/text-template', 330, 0, { template: '{{a}}!' }),
    step('title', 'picture/text', 700, 0, { weight: 400, colour: '#ffffff' }),
    step('credit', 'picture/text', 700, 420, { weight: 700, colour: '#ffffff' }),
    step('picture', 'picture/load-image', 1040, 0),
    step('script', 'story/script-import', 0, 520, { text: 'INT. LAB - DAY\n\nAva waits.\n\nAVA\nHello there.\n' }),
    step('split', 'story/scene-splitter', 370, 520),
    step('lines', 'story/dialogue-lines', 690, 840),
    step('bible', 'story/series-bible', 370, 800, { characters: CHARACTERS }),
    step('tts', 'sound/tts', 1040, 520),
  ],
  [
    ['words.text', 'list.list'],
    ['list.items', 'each.a'],
    ['script.script', 'split.script'],
    ['split.scenes', 'lines.scene'],
    ['lines.lines', 'tts.line'],
    ['bible.voices', 'tts.voices'],
  ],
)

let stage: Stage
let page: Page
let hands: ReturnType<typeof handsOn>

const inspector = (): Locator => page.getByRole('complementary', { name: 'Inspector' })
const tab = async (name: string): Promise<void> =>
  inspector()
    .getByRole('tab', { name: new RegExp(`^${name}`) })
    .click()
const select = async (...ids: string[]): Promise<void> => {
  for (const [at, id] of ids.entries())
    await hands
      .node(id)
      .locator('.node-header')
      .click(at === 0 ? {} : { modifiers: ['Shift'] })
}
const runOf = async (id: string): Promise<void> => {
  await select(id)
  await page.keyboard.press('r')
  await page
    .locator('.status-bar')
    .getByText(/^Finished in/)
    .waitFor({ timeout: 90_000 })
}
const param = async (id: string, name: string) => (await hands.saved()).nodes.find(each => each.id === id)?.params[name]
const png = (colour: string) =>
  sharp({ create: { width: 32, height: 18, channels: 3, background: colour } })
    .png()
    .toBuffer()

/** Lists files as a ComfyUI does. */
const checkpoints = ['film.safetensors']
const comfy = createServer((request, response) => {
  const lists: Record<string, object> = {
    CheckpointLoaderSimple: { input: { required: { ckpt_name: [checkpoints] } } },
    LoraLoader: { input: { required: { lora_name: ['COMBO', { options: ['ava.safetensors'] }] } } },
  }
  const type = request.url?.split('/object_info/')[1] ?? ''
  response.end(JSON.stringify(type in lists ? { [type]: lists[type] } : {}))
})

beforeAll(async () => {
  await new Promise<void>(resolve => comfy.listen(0, '127.0.0.1', resolve))
  process.env.COMFYUI_URL = `http://127.0.0.1:${(comfy.address() as AddressInfo).port}`
  stage = await openStage()
  page = await stage.open({ width: 1600, height: 1100 })
  hands = handsOn(page)
  const answer = await page.request.post(`${stage.url}/api/graphs`, { data: { document: GRAPH } })
  expect(answer.status(), await answer.text()).toBe(201)
  await page.goto(`${stage.url}/#graph=inspector-test`)
  await hands.node('each').waitFor()
  await page.locator('.status-bar').getByText('worker local').waitFor({ timeout: 240_000 })
})
afterAll(async () => {
  await stage?.close()
  comfy.close()
})

describe('the form', () => {
  it('says under a field what is wrong while it is typed, and what is no value never becomes one', async () => {
    await select('title')
    const weight = inspector().getByLabel('Weight, as a number')
    await weight.fill('9000')
    await inspector()
      .getByText(/Weight is 9000; the most is 900/)
      .waitFor()
    await weight.fill('heavy')
    await inspector().getByText('“heavy” is no number; the last one holds.').waitFor()
    await weight.fill('450')
    await inspector()
      .getByText(/Weight is/)
      .waitFor({ state: 'detached' })
    await weight.blur()
    const colour = inspector().getByLabel('Colour, as text', { exact: true })
    await colour.fill('#f2')
    await inspector()
      .getByText(/A colour is # and six hex digits/)
      .waitFor()
    await colour.fill('#f2b544')
    await colour.blur()
    expect(await param('title', 'weight')).toBe(450)
    expect(await param('title', 'colour')).toBe('#f2b544')
  })

  it('has sliders with units, and text of several lines', async () => {
    const field = inspector().locator('.field', { hasText: 'Outline' }).first()
    expect(await field.locator('.unit').textContent()).toBe('%')
    const before = Number(await param('title', 'outline')) || 0
    await field.getByRole('slider').focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(async () => Number(await param('title', 'outline'))).toBeGreaterThan(before)
    expect(
      await inspector()
        .getByLabel('Text', { exact: true })
        .evaluate(element => element.tagName),
    ).toBe('TEXTAREA')
  })

  it('takes a file that is dropped or chosen', async () => {
    await select('picture')
    const dropped = await page.evaluateHandle(
      ([base64 = '']) => {
        const data = new DataTransfer()
        data.items.add(
          new File([Uint8Array.from(atob(base64), each => each.charCodeAt(0))], 'green.png', { type: 'image/png' }),
        )
        return data
      },
      [(await png('#20a040')).toString('base64')],
    )
    await inspector().locator('.file-drop').dispatchEvent('drop', { dataTransfer: dropped })
    await inspector()
      .getByText(/image\/png · /)
      .waitFor()
    const first = await param('picture', 'file')
    await inspector()
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name: 'red.png', mimeType: 'image/png', buffer: await png('#c03020') })
    await expect.poll(() => param('picture', 'file')).not.toEqual(first)
  })

  it('offers the voices and the characters of the series that reaches the node', async () => {
    await select('tts')
    await inspector().getByRole('button', { name: 'Voice' }).click()
    await page.getByRole('menuitemradio', { name: /Dr. Okoye/ }).click()
    await inspector().getByRole('button', { name: 'Voice' }).getByText('Dr. Okoye').waitFor()
    expect(await param('tts', 'voice')).toBe('okoye')
    await select('lines')
    await inspector().getByRole('button', { name: 'Only of' }).click()
    await page.getByRole('menuitemradio', { name: /Ava/ }).click()
    expect(await param('lines', 'speaker')).toBe('ava')
  })
})

describe('several nodes at once', () => {
  it('show where they differ; a change goes to all as one undo step', async () => {
    await select('title', 'credit')
    await inspector().getByRole('heading', { name: '2 nodes' }).waitFor()
    const weight = inspector().locator('.field', { hasText: 'Weight' })
    await weight.getByText('differs').waitFor()
    expect(await weight.getByLabel('Weight, as a number').inputValue()).toBe('')
    await weight.getByLabel('Weight, as a number').fill('600')
    await weight.getByText('differs').waitFor({ state: 'detached' })
    expect([await param('title', 'weight'), await param('credit', 'weight')]).toEqual([600, 600])
    await hands.node('title').locator('.node-header').click()
    await page.keyboard.press('Control+z')
    await page.getByText('Undone: Change Weight').waitFor()
    expect([await param('title', 'weight'), await param('credit', 'weight')]).toEqual([450, 700])
  })
})

describe('the Items tab', () => {
  it('sets a param for one item alone, pins it, and takes it back', async () => {
    await runOf('each')
    await tab('Items')
    const rows = inspector().locator('.item-list > li')
    await rows.nth(2).waitFor()
    expect(await rows.count()).toBe(3)
    await rows.nth(1).hover()
    await rows.nth(1).getByRole('button', { name: 'Pin: use this take, whatever changes' }).click()
    await rows.nth(1).getByLabel('pinned').waitFor()
    await rows.nth(1).getByRole('button', { name: 'Unpin' }).click()
    await rows.nth(1).getByLabel('pinned').waitFor({ state: 'detached' })
    await rows.nth(1).getByRole('button', { name: 'Set params for this item alone' }).click()
    await inspector()
      .getByText(/^Only for/)
      .waitFor()
    await inspector().getByLabel('Template', { exact: true }).fill('{{a}}?')
    await tab('Items')
    await rows.nth(1).getByText('Template set for this item').waitFor()
    expect(Object.values((await hands.saved()).overrides.each ?? {})).toEqual([{ template: '{{a}}?' }])
  })
})

describe('the Log tab', () => {
  it('tells what became of each item, and only of the one in focus when one is', async () => {
    await runOf('each')
    await tab('Log')
    await inspector().locator('.log').getByText(/^Made/).first().waitFor()
    await hands.node('each').locator('.cell').nth(1).click()
    await tab('Log')
    await inspector()
      .getByText(/^Only /)
      .waitFor()
    await inspector().locator('.log').getByText(/^Made/).first().waitFor()
    await inspector().getByRole('button', { name: 'All items' }).click()
    await inspector().getByRole('button', { name: 'Only the item in focus' }).waitFor()
  })
})

describe('the Takes tab', () => {
  it('lays two takes over each other with a wipe, and adopts one', async () => {
    await runOf('picture')
    await tab('Takes')
    await inspector()
      .getByLabel('A file that becomes a take')
      .setInputFiles({ name: 'blue.png', mimeType: 'image/png', buffer: await png('#2040c0') })
    await inspector().getByText('Take 2').first().waitFor()
    await inspector().getByRole('button', { name: 'Compare' }).click()
    const wipe = inspector().getByRole('slider', { name: 'Wipe' })
    await wipe.focus()
    await page.keyboard.press('Home')
    expect(await wipe.getAttribute('aria-valuetext')).toMatch(/^0 % take \d, the rest take \d$/)
    expect(await inspector().locator('.compare-stage img').count()).toBe(2)
    await inspector().getByRole('button', { name: 'Pin take 1' }).click()
    await inspector().getByRole('button', { name: 'Pin take 2' }).isEnabled()
    expect(Object.keys((await hands.saved()).pins.picture ?? {})).toEqual([''])
    await inspector().getByRole('button', { name: 'Compare' }).click()
  })

  it('shows what was sent for a take and what came back', async () => {
    await runOf('tts')
    await tab('Takes')
    const request = inspector().locator('details', { hasText: 'Request, as it was sent' }).first()
    await request.locator('summary').click()
    await request.getByText(/"text": "Hello there\."/).waitFor()
    const response = inspector().locator('details', { hasText: 'Response, as it came back' }).first()
    await response.locator('summary').click()
    await response.getByText(/"servedBy": "espeak"/).waitFor()
  }, 120_000)
})

describe('the Docs tab', () => {
  it('reads the declaration: ports, params, defaults, ranges and units', async () => {
    await select('tts')
    await tab('Docs')
    const docs = inspector().locator('.docs')
    await docs.getByText('asked by key', { exact: false }).waitFor()
    await docs.getByText('0.5 … 2 ×').waitFor()
    await docs.getByText('picked from the series upstream').waitFor()
  })
})

describe('axe finds nothing serious in the inspector', () => {
  const TABS = { 'Dark theme': ['Params', 'Items', 'Log'], 'Light theme': ['Params', 'Takes', 'Docs'] }
  for (const [theme, tabs] of Object.entries(TABS))
    for (const name of tabs)
      it(`${name}, ${theme}`, async () => {
        const wanted = page.getByRole('button', { name: theme })
        if ((await wanted.count()) > 0) await wanted.click()
        await tab(name)
        expect(await axeFindings(page)).toEqual([])
      })
})

describe('choices that a service has', () => {
  it('are read live, and read again when asked', async () => {
    const document = graphOf('choices', 'Choices', [step('comfy', 'picture/comfyui-workflow', 0, 0)], [])
    await page.request.post(`${stage.url}/api/graphs`, { data: { document } })
    await page.goto(`${stage.url}/#graph=choices`)
    await page.reload()
    await hands.node('comfy').locator('.node-header h3').click()
    const checkpoint = inspector().getByLabel('Checkpoint', { exact: true })
    await checkpoint.selectOption('film.safetensors')
    await expect.poll(() => param('comfy', 'checkpoint')).toBe('film.safetensors')
    await inspector().getByLabel('LoRA', { exact: true }).selectOption('ava.safetensors')
    checkpoints.push('new.safetensors')
    await inspector().getByRole('button', { name: 'Read the list of Checkpoint again' }).click()
    await checkpoint.selectOption('new.safetensors')
  })
})
