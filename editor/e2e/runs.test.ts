// What is around runs, against the real server: looking before, deciding, why, takes, cost, queue and history, wedges, live nodes.
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphOf, step } from '../testing/graphs.ts'
import { handsOn } from './hands.ts'
import { openStage, type Stage } from './stage.ts'

const GRAPH = graphOf(
  'runs-test',
  'Around runs',
  [
    step('words', 'flow/text', 0, 0, { text: 'Hello' }),
    step('letter', 'flow/text-template', 308, 0, { template: '{{a}}, world' }),
    step('ask', 'flow/approve', 616, 0, { question: 'Is the letter good?' }),
    step('end', 'flow/preview', 924, 0),
    { ...step('dice', 'flow/seed', 0, 0, { seed: 7 }), at: [0, 330] },
  ],
  [
    ['words.text', 'letter.a'],
    ['letter.text', 'ask.value'],
    ['ask.value', 'end.value'],
  ],
)
const SHOUT = graphOf(
  'shout',
  'Shout',
  [
    step('words', 'flow/graph-input', 0, 0, { name: 'words' }),
    step('loud', 'flow/text-template', 308, 0, { template: '{{a | upper}}' }),
    step('out', 'flow/graph-output', 616, 0, { name: 'loud' }),
  ],
  [
    ['words.value', 'loud.a'],
    ['loud.text', 'out.value'],
  ],
)

let stage: Stage
let page: Page
let hands: ReturnType<typeof handsOn>

const create = async (document: object): Promise<void> => {
  const answer = await page.request.post(`${stage.url}/api/graphs`, { data: { document } })
  expect(answer.status(), await answer.text()).toBe(201)
}
const inspector = (): Locator => page.getByRole('complementary', { name: 'Inspector' })
const dialog = (): Locator => page.getByRole('dialog')
const select = async (id: string): Promise<void> => hands.node(id).locator('.node-header').click()
const tab = async (name: string): Promise<void> => inspector().getByRole('tab', { name }).click()
const menu = async (name: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name: 'More ways to run' }).click()
  await page.getByRole('menuitem', { name }).click()
}
const finished = async (): Promise<void> => {
  await page
    .locator('.status-bar')
    .getByText(/^Finished in/)
    .waitFor()
}

/** A picture of one pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

beforeAll(async () => {
  stage = await openStage()
  page = await stage.open()
  hands = handsOn(page)
  const picture = { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from(PIXEL, 'base64') }
  const file = await (await page.request.post(`${stage.url}/api/uploads`, { multipart: { file: picture } })).json()
  await create({
    ...GRAPH,
    nodes: [...GRAPH.nodes, { ...step('photo', 'picture/load-image', 308, 0, { file }), at: [308, 330] }],
  })
  await page.goto(`${stage.url}/#graph=runs-test`)
  await hands.node('letter').waitFor()
})
afterAll(() => stage?.close())

describe('before a run', () => {
  it('one sees what would run, why, how long and for how much, with a cap on the cost', async () => {
    await menu(/What would run/)
    await dialog()
      .getByText(/items? would run/)
      .waitFor()
    await dialog().getByLabel('Cost at most, $').fill('0.5')
    expect(await dialog().locator('.preview-nodes').textContent()).toContain('Text Template')
    await dialog().getByRole('button', { name: 'Run', exact: true }).click()
  })
})

describe('an item that waits for a person', () => {
  it('shows as a badge, and goes on with what was edited in the inspector', async () => {
    await page.getByRole('button', { name: '1 item waits for you' }).waitFor()
    // A page that is loaded anew takes the run up where it stands.
    await page.reload()
    await page.getByRole('button', { name: '1 item waits for you' }).click()
    const asked = inspector().getByRole('region', { name: 'Waits for you' })
    await asked.getByText('Is the letter good?').waitFor()
    await asked.getByText('Hello, world').waitFor()
    await asked.getByRole('button', { name: 'Edit' }).click()
    await asked.getByLabel('The value that goes on instead').fill('Hello, moon')
    await asked.getByRole('button', { name: 'Pass this instead' }).click()
    await finished()
    await hands.node('end').locator('.face').getByText('Hello, moon').waitFor()
    await asked.waitFor({ state: 'detached' })
  })

  it('fails with the reason when it is rejected', async () => {
    await hands.node('words').getByLabel('Text', { exact: true }).fill('Goodbye')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: '1 item waits for you' }).click()
    const asked = inspector().getByRole('region', { name: 'Waits for you' })
    await asked.getByRole('button', { name: 'Reject' }).click()
    await asked.getByLabel('Why it is rejected').fill('too sad')
    await asked.getByRole('button', { name: 'Reject' }).click()
    await inspector()
      .getByText(/rejected: too sad/)
      .first()
      .waitFor()
  })
})

describe('the Why tab', () => {
  it('says what changed and where it came from', async () => {
    await select('letter')
    await tab('Why')
    const why = inspector().locator('.why')
    await why.getByText('What changed').waitFor()
    expect(await why.locator('.why-changes').textContent()).toMatch(/Input a.*Hello.*Goodbye.*from Text/)
    await why.getByRole('button', { name: /from Text/ }).click()
    await inspector().getByLabel('Node name').waitFor()
    expect(await inspector().getByLabel('Node name').inputValue()).toBe('Text')
  })
})

describe('takes', () => {
  it('are brought from a file, pinned as one step, and told apart', async () => {
    await select('letter')
    await tab('Takes')
    await inspector().locator('.take-row').nth(1).waitFor()
    await inspector()
      .getByLabel('A file that becomes a take')
      .setInputFiles({ name: 'mine.txt', mimeType: 'text/plain', buffer: Buffer.from('Written by hand') })
    const marks = inspector().locator('.take-marks').filter({ hasText: 'imported' })
    await marks.waitFor()
    expect(await marks.textContent()).toContain('pinned')
    expect((await hands.saved()).pins).toHaveProperty('letter')
    await inspector().getByRole('button', { name: 'Compare' }).click()
    await inspector().getByRole('table').getByText('output text').waitFor()
    await inspector().getByRole('button', { name: 'Compare' }).click()
    await page.keyboard.press('Control+z')
    await marks.filter({ hasText: 'pinned' }).waitFor({ state: 'detached' })
  })

  it('are several more at once, and the current one stays', async () => {
    const rows = inspector().locator('.take-row')
    await select('dice')
    await menu(/Run to here/)
    await rows.first().waitFor()
    expect(await rows.count()).toBe(1)
    const current = await inspector().locator('.takes > li[data-current]').textContent()
    await inspector().getByLabel('How many more takes').fill('2')
    await inspector().getByRole('button', { name: 'more takes' }).click()
    await rows.nth(2).waitFor()
    expect(await inspector().locator('.take-marks').filter({ hasText: 'attempt' }).count()).toBe(2)
    expect(await inspector().locator('.takes > li[data-current]').textContent()).toContain(
      /seed \d+/.exec(current ?? '')?.[0] ?? 'a seed',
    )
    await select('letter')
    await rows.nth(2).waitFor()
  })

  it('take a file that is dropped on them', async () => {
    const files = await page.evaluateHandle(() => {
      const data = new DataTransfer()
      data.items.add(new File(['Dropped here'], 'dropped.txt', { type: 'text/plain' }))
      return data
    })
    await inspector().getByRole('region', { name: 'Takes' }).dispatchEvent('drop', { dataTransfer: files })
    await hands.node('letter').locator('.face').getByText('Dropped here').waitFor()
    await inspector().locator('.take-row').nth(3).waitFor()
    await page.keyboard.press('Control+z')
  })

  it('are made again from the Items tab, of one item alone', async () => {
    await select('dice')
    await tab('Items')
    const item = inspector().locator('.item-list > li').first()
    await item.hover()
    await item.getByRole('button', { name: 'Make another take of this item' }).click()
    await tab('Takes')
    await inspector().locator('.take-row').nth(3).waitFor()
    await select('letter')
    await inspector().locator('.take-row').nth(3).waitFor()
  })

  it('are deleted once a person says so twice', async () => {
    const rows = inspector().locator('.take-row')
    const before = await rows.count()
    await rows
      .last()
      .getByRole('button', { name: /^Delete take/ })
      .click()
    await inspector().getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    await rows.nth(before - 1).waitFor({ state: 'detached' })
    expect(await rows.count()).toBe(before - 1)
  })
})

describe('the queue and the history', () => {
  it('pauses, reorders and cancels what waits', async () => {
    await page.getByRole('button', { name: 'Runs', exact: true }).click()
    await dialog().getByRole('button', { name: 'Pause the queue' }).click()
    await dialog().getByText('paused: nothing else begins').waitFor()
    await page.keyboard.press('Escape')
    // Ahead of all that waits, which is what it is looked for with Q.
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByRole('button', { name: 'Cancel', exact: true }).waitFor()
    await page.keyboard.press('q')
    const queue = dialog().getByRole('region', { name: 'Queue' })
    expect(await queue.getByLabel('Priority of Around runs').inputValue()).toBe('9')
    await queue.getByLabel('Priority of Around runs').fill('3')
    await queue.getByRole('button', { name: 'Move Around runs last' }).click()
    await queue.getByRole('button', { name: 'Cancel Around runs' }).click()
    await queue.getByText('Nothing waits and nothing goes on.').waitFor()
    await queue.getByRole('button', { name: 'Resume the queue' }).click()
    await queue.getByRole('button', { name: 'Pause the queue' }).waitFor()
  })

  it('tells two runs apart', async () => {
    const history = dialog().getByRole('region', { name: 'History' })
    const ticks = history.getByRole('checkbox', { name: /^Compare/ })
    await ticks.nth(5).waitFor()
    // The two runs with another text.
    await ticks.nth(4).check()
    await ticks.nth(5).check()
    const found = history.getByRole('region', { name: 'What differs' })
    await found.getByText('another take').first().waitFor()
    // Both ran the whole graph, of which the photo can be shown; nobody charged for it.
    const row = history.locator('.run-list > li').nth(5)
    await row.locator('.run-thumb img').waitFor()
    expect(await row.locator('.run-line').textContent()).toContain('$0')
    expect(await found.textContent()).toContain('Text Template')
    // What was changed in between comes first.
    expect(await found.locator('li').first().textContent()).toBe('Text: Text “Hello” → “Goodbye”')
    await page.keyboard.press('Escape')
  })
})

describe('a wedge', () => {
  it('sweeps a param, shows the variants side by side, and adopts one as one step', async () => {
    await select('letter')
    await menu(/wedge/)
    await dialog().getByRole('checkbox', { name: 'Template' }).check()
    await dialog().getByLabel('Values of Template').fill('{{a}}!\n{{a}}?')
    await dialog()
      .getByText(/2 variants: at most/)
      .waitFor()
    await dialog().getByRole('button', { name: 'Run 2 variants' }).click()
    await dialog()
      .locator('.wedge-face')
      .getByText('Goodbye!')
      .or(dialog().getByText('Goodbye!', { exact: true }))
      .first()
      .waitFor()
    await dialog().getByText('Goodbye?', { exact: true }).waitFor()
    await dialog().getByRole('button', { name: 'Adopt template {{a}}?' }).click()
    await dialog().waitFor({ state: 'detached' })
    const template = async () => (await hands.saved()).nodes.find(each => each.id === 'letter')?.params.template
    await expect.poll(template).toBe('{{a}}?')
    await page.keyboard.press('Control+z')
    await expect.poll(template).toBe('{{a}}, world')
  })
})

describe('a service that charges', () => {
  /** Answers each text with a louder one, for a quarter of a dollar. */
  let service: Server
  /** The second answer waits for this. */
  let release: () => void = () => undefined
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  let asked = 0
  const NODE = `import { defineNode, one, Text, z } from 'reelgraph/node'
export default defineNode({ type: 'paid/louder', version: 1, title: 'Louder for Money', category: 'Paid', summary: 'Asks a service.',
  inputs: { text: one(Text) }, params: z.object({ url: z.string().default('') }), outputs: { text: one(Text) }, expectCost: () => 0.25,
  run: async ({ inputs, params, ctx }) => {
    const answer = await fetch(params.url, { method: 'POST', body: inputs.text, signal: ctx.signal })
    const { text, usd } = await answer.json()
    ctx.spent(usd)
    return { text }
  } })
`
  const words = (): Locator => page.locator('.run-words')

  beforeAll(async () => {
    service = createServer((request, response) => {
      let text = ''
      request.on('data', chunk => {
        text += chunk
      })
      request.on('end', async () => {
        if (++asked === 2) await released
        if (text === 'Never') return
        response.end(JSON.stringify({ text: `${text}!`, usd: 0.25 }))
      })
    })
    await new Promise<void>(resolve => service.listen(0, '127.0.0.1', resolve))
    const { data } = await (await page.request.get(`${stage.url}/api/health`)).json()
    await mkdir(join(data, 'nodes', 'paid'), { recursive: true })
    await writeFile(join(data, 'nodes', 'paid', 'index.mjs'), NODE)
  })
  afterAll(() => {
    release()
    service.close()
  })

  it('has its bill beside the Run button while the run goes on, in the history after it, and in the next estimate', async () => {
    await page.keyboard.press('Control+o')
    await page.getByRole('tab', { name: 'Nodes', exact: true }).click()
    await page.getByRole('switch', { name: 'Trust paid' }).click()
    await page.getByRole('button', { name: 'Add Louder for Money' }).waitFor()
    const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
    await create(
      graphOf(
        'paid',
        'Paid',
        [
          step('say', 'flow/text', 0, 0, { text: 'Hello' }),
          step('once', 'paid/louder', 308, 0, { url }),
          step('twice', 'paid/louder', 616, 0, { url }),
        ],
        [
          ['say.text', 'once.text'],
          ['once.text', 'twice.text'],
        ],
      ),
    )
    await page.goto(`${stage.url}/#graph=paid`)
    await page.reload()
    await hands.node('twice').waitFor()
    await page.getByRole('button', { name: /^Run/ }).first().click()
    await words().getByText('$0.25').waitFor()
    await words().getByText('2 of 3').waitFor()
    await hands.node('once').locator('.node-footer').getByText('$0.25').waitFor()
    release()
    await finished()
    await page.getByRole('button', { name: 'Runs', exact: true }).click()
    await dialog().getByRole('region', { name: 'History' }).getByText('$0.50').waitFor()
    await page.keyboard.press('Escape')
    // What it cost is what it will cost.
    await hands.node('say').getByRole('textbox').first().fill('Good morning')
    await words()
      .getByText(/^≈ .* · \$0\.50$/)
      .waitFor()
  })

  it('is asked for nothing that goes over the cap on the cost, and the reason is said', async () => {
    await menu(/What would run/)
    await dialog()
      .getByText(/items? would run/)
      .waitFor()
    await dialog().getByLabel('Cost at most, $').fill('0.3')
    const before = asked
    await dialog().getByRole('button', { name: 'Run', exact: true }).click()
    const why =
      'Louder for Money would cost about $0.25, which goes over the cap of $0.30: $0.25 is spent; raise the cap to go on'
    await page.locator('.toast').getByText(why).waitFor()
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByRole('region', { name: 'Problems' }).getByText(why).waitFor()
    await page.getByRole('region', { name: 'Problems' }).getByRole('button', { name: 'Close' }).click()
    await select('twice')
    await tab('Items')
    await inspector().locator('.item-list').getByText(why).waitFor()
    expect(asked).toBe(before + 1)
  })

  it('is let go of when a person cancels an item; what else runs goes on', async () => {
    await hands.node('say').getByRole('textbox').first().fill('Never')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Enter')
    await select('once')
    await tab('Items')
    const item = inspector().locator('.item-list > li').first()
    await item.locator('.item-state[data-status="running"]').waitFor()
    await item.hover()
    await item.getByRole('button', { name: 'Cancel this item' }).click()
    await item.locator('.item-state[data-status="cancelled"]').waitFor()
    await page.getByRole('button', { name: 'Cancel', exact: true }).waitFor({ state: 'detached' })
    await page.goto(`${stage.url}/#graph=runs-test`)
    await page.reload()
    await hands.node('letter').waitFor()
  })
})

describe('a graph that becomes a node', () => {
  it('appears without a reload, and what happens inside shows on it', async () => {
    await create(SHOUT)
    await page.keyboard.press('Escape')
    await expect
      .poll(async () => {
        await page.keyboard.press('Tab')
        await page.getByPlaceholder('Search nodes…').fill('Shout')
        const there = await page.getByRole('option', { name: /Shout/ }).count()
        if (there === 0) await page.keyboard.press('Escape')
        return there
      })
      .toBe(1)
    await page.keyboard.press('Enter')
    const shout = page.locator('.react-flow__node-step').filter({ hasText: 'Shout' })
    await shout.waitFor()
    const id = (await shout.getAttribute('data-id')) ?? ''
    await page.keyboard.press('.')
    await hands.drag(hands.port('words', 'text', 'source'), hands.port(id, 'words', 'target'))
    await hands.wire('words.text', `${id}.words`).waitFor({ state: 'attached' })
    await select(id)
    await menu(/Run to here/)
    await shout.getByText('GOODBYE').waitFor()
    expect(stage.complaints).toEqual([])
  })
})
