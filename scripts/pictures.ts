// `npm run pictures [-- name…]`: makes the pictures of the editor in docs/images anew, from a short pilot in a real browser.
// Takes some minutes: what the pictures show is really made.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { bigGraph } from '../bench/editor/graph.ts'
import { handsOn } from '../editor/e2e/hands.ts'
import { openStage } from '../editor/e2e/stage.ts'
import { graphOf, step } from '../editor/testing/graphs.ts'
import { parseDocument } from '../engine/graph/parse.ts'
import { type Box, GESTURES, gestures, madeByHand, ofRows } from './pictures-hands.ts'

const IMAGES = fileURLToPath(new URL('../docs/images/', import.meta.url))
/** The longest that the pilot may take, in ms: a machine may have other work. */
const MAKING_MS = 30 * 60_000

const parsed = parseDocument(JSON.parse(readFileSync(new URL('../graphs/pilot.json', import.meta.url), 'utf8')))
if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
const pilot = parsed.document
const short: Readonly<Record<string, Record<string, unknown>>> = {
  story: { seconds: 22 },
  script: { sceneCount: 5 },
  video: { tier: 'draft' },
}

const asked = process.argv.slice(2)
const isAsked = (name: string): boolean => asked.length === 0 || asked.includes(name)
mkdirSync(IMAGES, { recursive: true })
const stage = await openStage()
const failed: string[] = []

/** Pictures of what comes before anything is made. */
const BEFORE = 'palette wiring keyboard shortcuts plan arrange conflict cost large'
  .split(' ')
  .map(name => `editor-${name}`)
  .concat('library-missing', 'library-nodes', GESTURES)

/** Takes a picture of a page, or of a thing on it, once `enter` has brought it about. */
async function picture(
  page: Page,
  name: string,
  enter: () => Promise<unknown>,
  of?: (() => Locator | Promise<Box>) | Box,
): Promise<void> {
  if (!isAsked(name)) return
  try {
    await enter()
    await page.waitForTimeout(600)
    // Every picture that is in sight is there: stills of clips are made when they are first asked for.
    await page.waitForFunction(() =>
      [...document.images].every(image => {
        const { top, bottom, width } = image.getBoundingClientRect()
        return image.complete || width === 0 || bottom < 0 || top > innerHeight
      }),
    )
    await page.evaluate(() =>
      Promise.all([...document.querySelectorAll<HTMLVideoElement>('video[poster]')].map(video => fetch(video.poster))),
    )
    await page.waitForTimeout(400)
    const part = await (typeof of === 'function' ? of() : of)
    const shot =
      part && 'screenshot' in part ? await part.screenshot() : await page.screenshot(part ? { clip: part } : {})
    const image = sharp(shot)
    await (name.startsWith('library')
      ? image.jpeg({ quality: 82 }).toFile(`${IMAGES}${name}.jpg`)
      : image.png({ compressionLevel: 9 }).toFile(`${IMAGES}${name}.png`))
    console.log(name)
  } catch (error) {
    failed.push(name)
    console.error(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
  }
}

async function open(page: Page, document: object): Promise<void> {
  const answer = await page.request.post(`${stage.url}/api/graphs`, { data: { document } })
  if (!answer.ok()) throw new Error(await answer.text())
  const { id } = (await answer.json()) as { id: string }
  await page.goto(`${stage.url}/#graph=${id}`)
  await page.reload()
  await page.locator('.react-flow__node-step, .overview').first().waitFor()
  await page.waitForTimeout(400)
}
const close = async (page: Page): Promise<void> => {
  for (let times = 0; times < 3; times++) await page.keyboard.press('Escape')
}
const tab = (page: Page, name: string): Promise<void> =>
  page
    .locator('.inspector')
    .getByRole('tab', { name: new RegExp(`^${name}`) })
    .click()

const tools = { picture, open, close, tab }

/** A node as a person writes it. @param usd what it charges for an item @param adds words that it adds */
const ownNode = (folder: string, title: string, usd = 0, adds = ''): string =>
  `import { defineNode, one, Text, z } from 'reelgraph/node'
export default defineNode({ type: '${folder}/${folder}', version: 1, title: '${title}', category: 'My own', summary: 'Gives back its text.',
  inputs: { text: one(Text) }, params: z.object({}), outputs: { text: one(Text) }, expectCost: () => ${usd},
  run: async ({ inputs, ctx }) => {
    if (${usd} > 0) ctx.spent(${usd})
    return { text: inputs.text + ${JSON.stringify(adds)} }
  } })
`

/** Puts a node of one's own into the data folder and trusts it. */
async function ownNodes(page: Page, nodes: readonly Parameters<typeof ownNode>[]) {
  const { data } = (await (await page.request.get(`${stage.url}/api/health`)).json()) as { data: string }
  for (const node of nodes) {
    const folder = join(data, 'nodes', node[0])
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'index.mjs'), ownNode(...node))
  }
}

async function picturesOfWhatIsMade(page: Page): Promise<void> {
  const hands = handsOn(page)
  await page.goto(`${stage.url}/#graph=pictures`)
  await page.reload()
  await hands.node('assemble').waitFor()
  await page.locator('.status-bar').getByText('worker local').waitFor({ timeout: MAKING_MS })
  await page.keyboard.press('Control+Enter')
  await picture(page, 'editor-running', async () => {
    await page.locator('.live-preview').first().waitFor({ timeout: MAKING_MS })
  })
  await page
    .locator('.status-bar')
    .getByText(/^(Finished in|Ended|Cancelled)/)
    .waitFor({ timeout: MAKING_MS })
  await page.locator('.run-words').getByText('Up to date').waitFor()
  await page.keyboard.press('.')
  await close(page)
  await page
    .getByRole('button', { name: 'Close', exact: true })
    .first()
    .click({ timeout: 2000 })
    .catch(() => undefined)
  for (const name of ['editor-canvas', 'graph']) await picture(page, name, () => page.mouse.move(5, 880))
  await picture(page, 'editor-faces', async () => {
    await hands.node('refine').locator('.node-header, .far').first().click()
    await page.keyboard.press('i')
    await page.keyboard.press('f')
    await page.waitForTimeout(400)
    for (let times = 0; times < 2; times++) await page.getByRole('button', { name: 'Zoom out' }).click()
    // A scene with a face in it.
    await hands.node('idr').locator('.cell').nth(3).dispatchEvent('click')
    await page.waitForTimeout(800)
  })
  await madeByHand(page, tools)
  await page.keyboard.press('.')
  await hands.node('video').locator('.node-header, .far').first().click()
  if (!(await page.locator('.inspector').isVisible())) await page.keyboard.press('i')
  await page.locator('.inspector').waitFor()
  await picture(page, 'editor-inspector', () => tab(page, 'Params'))
  await picture(page, 'editor-items', () => tab(page, 'Items'))
  await picture(page, 'editor-takes', async () => {
    await hands.node('video').locator('.cell').nth(1).dispatchEvent('click')
    await tab(page, 'Takes')
    await page.waitForTimeout(1200)
  })
  await picture(page, 'editor-why', () => tab(page, 'Why'))
  await close(page)
  await picture(
    page,
    'editor-wedge',
    async () => {
      await hands.node('video').locator('.node-header, .far').first().click()
      // Of the scene in focus alone.
      await hands.node('video').locator('.cell').nth(1).dispatchEvent('click')
      await page.getByRole('button', { name: 'More ways to run' }).click()
      await page.getByRole('menuitem', { name: /wedge/i }).click()
      const form = page.getByRole('dialog')
      await form.getByRole('checkbox', { name: 'Seed', exact: true }).check()
      await form.getByLabel('Seed: how many').fill('3')
      await form.getByRole('button', { name: 'Run 3 variants' }).click()
      await form.getByText('All variants are there').waitFor({ timeout: MAKING_MS })
    },
    () => page.getByRole('dialog'),
  )
  await close(page)
  await picture(page, 'editor-runs', async () => {
    await page.getByRole('button', { name: 'Runs', exact: true }).click()
    await page.getByRole('region', { name: 'History' }).waitFor()
  })
  await close(page)
  await picture(page, 'dailies', async () => {
    if (await page.locator('.inspector').isVisible()) await page.keyboard.press('i')
    await page.keyboard.press('d')
    await page.locator('.row .shot').nth(1).waitFor()
    await page.waitForTimeout(1500)
  })
  await ofRows(page, tools)
  const phone = await stage.open({ width: 390, height: 844 })
  await picture(phone, 'dailies-phone', async () => {
    await phone.goto(`${stage.url}/#graph=pictures`)
    await phone.locator('.row .shot').nth(1).waitFor()
    await phone.waitForTimeout(1500)
  })
  await page.keyboard.press('g')
  // The sound as a node of its own, with what it made before it became one.
  await picture(page, 'editor-subgraph', async () => {
    for (const id of ['music', 'sfx', 'mix'])
      await hands
        .node(id)
        .locator('.node-header, .far')
        .first()
        .click({ modifiers: ['Control'] })
    await page.keyboard.press('Control+Shift+E')
    await page.getByText('is a graph of its own now').waitFor()
    await hands.node('6-sound').locator('.waveform').waitFor()
    await page.keyboard.press('f')
    for (let times = 0; times < 2; times++) await page.getByRole('button', { name: 'Zoom out' }).click()
  })
  await picture(page, 'editor-inside', async () => {
    await page.keyboard.press('Shift+Enter')
    await page.locator('.trail').waitFor()
    await page.keyboard.press('.')
  })
  await page.goto(`${stage.url}/#graph=pictures`)
  await page.reload()
  await hands.node('assemble').waitFor()
  if ((await hands.node('mix').count()) === 0) await page.keyboard.press('Control+z')

  for (const [name, shelf] of [
    ['library-graphs', 'Graphs'],
    ['library-files', 'Files'],
    ['library-providers', 'Workers and providers'],
    ['library-templates', 'Templates'],
  ] as const) {
    await picture(page, name, async () => {
      await page.keyboard.press('Control+o')
      await page.getByRole('tab', { name: shelf }).click()
      await page.waitForTimeout(1200)
    })
    await close(page)
  }
  await picture(page, 'library-revisions', async () => {
    await hands.node('export').locator('.node-header, .far').first().click()
    await page.keyboard.press('Delete')
    await page.getByText(/^Saved \d/).waitFor()
    await page.getByRole('button', { name: 'Share and revisions' }).click()
    await page.getByRole('menuitem', { name: 'Revisions' }).click()
    await page.getByText(/was removed/).waitFor()
  })
  await close(page)
  if ((await hands.node('export').count()) === 0) await page.keyboard.press('Control+z')

  if (['dailies-compare', 'editor-compare'].some(isAsked)) {
    await page.keyboard.press('d')
    const row = page.locator('.row').nth(1)
    await row.locator('.slate-number').click()
    await page.keyboard.press('Shift+R')
    await row.locator('.row-takes li').nth(1).waitFor({ timeout: MAKING_MS })
  }
  await picture(page, 'dailies-compare', async () => {
    await page.keyboard.press('c')
    await page
      .getByRole('dialog', { name: /^Takes of scene/ })
      .getByLabel('Wipe')
      .waitFor()
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLVideoElement>('.compare-stage video')].every(video => video.readyState >= 2),
    )
  })
  await close(page)
  await picture(page, 'editor-compare', async () => {
    await page.getByRole('button', { name: 'Runs', exact: true }).click()
    const ticks = page.getByRole('checkbox', { name: /^Compare/ })
    await ticks.nth(1).waitFor({ timeout: MAKING_MS })
    // The newest made another take of one scene; the first made everything.
    await ticks.first().check()
    await ticks.last().check()
    await page.getByRole('region', { name: 'What differs' }).waitFor()
  })
  await close(page)
  const newcomer = await stage.open({ newcomer: true })
  await picture(newcomer, 'editor-tour', async () => {
    await newcomer.goto(`${stage.url}/#graph=pictures`)
    await newcomer.locator('.node').first().waitFor()
    await newcomer.keyboard.press('?')
    await newcomer.getByRole('button', { name: 'Take the tour' }).click()
    await newcomer.getByRole('dialog', { name: /^Tour/ }).getByRole('button', { name: 'Next' }).click()
  })
  if (isAsked('editor-offline')) {
    await close(page)
    await page.keyboard.press('g')
    await stage.restart(() =>
      picture(page, 'editor-offline', () => page.getByText('The server does not answer', { exact: false }).waitFor()),
    )
  }
}

try {
  const page = await stage.open()
  const hands = handsOn(page)
  await open(page, {
    ...pilot,
    id: 'pictures',
    nodes: pilot.nodes.map(node => ({ ...node, params: { ...node.params, ...short[node.id] } })),
  })

  await picture(page, 'editor-palette', async () => {
    await page.keyboard.press('Tab')
    await page.getByPlaceholder('Search nodes…').fill('gen')
  })
  await close(page)
  await picture(page, 'editor-wiring', async () => {
    for (const id of ['split', 'continuity'])
      await hands
        .node(id)
        .locator('.node-header, .far')
        .first()
        .click({ modifiers: ['Control'] })
    await page.keyboard.press('f')
    await page.keyboard.press('Escape')
    await hands.take(hands.port('split', 'scenes', 'source'), hands.port('continuity', 'bible', 'target'))
    await page.locator('.refusal').waitFor()
  })
  await page.mouse.up()
  await close(page)
  await page.keyboard.press('.')
  await picture(page, 'editor-keyboard', async () => {
    await hands.node('split').locator('.node-header, .far').first().click()
    await page.keyboard.press('w')
    await page.getByPlaceholder('Search ports…').waitFor()
    await page.keyboard.press('Enter')
    await page.getByPlaceholder('Search ends…').waitFor()
  })
  await close(page)
  await picture(page, 'editor-shortcuts', async () => {
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Shortcuts and marks' }).waitFor()
  })
  await close(page)
  await picture(page, 'editor-plan', async () => {
    await page.getByRole('button', { name: 'More ways to run' }).click()
    await page.getByRole('menuitem', { name: /What would run/ }).click()
    await page.getByText(/items? would run/).waitFor()
  })
  await close(page)
  // On a page of their own: the tabs of the others show the pilot alone.
  const sketches = await stage.open()
  await picture(sketches, 'editor-arrange', async () => {
    const sketch = handsOn(sketches)
    await open(sketches, {
      ...graphOf(
        'arranged',
        'Arranged',
        [
          { ...step('premise', 'story/story-prompt', 22, 66), color: '#b98a3d', title: 'The premise' },
          step('bible', 'story/series-bible', 22, 352),
          { ...step('script', 'story/llm-script', 440, 66), collapsed: true },
          step('bend', 'flow/reroute', 380, 300),
          { ...step('split', 'story/scene-splitter', 440, 180), mode: 'bypassed' },
          { ...step('music', 'sound/music', 820, 66), mode: 'muted', color: '#5f9a5c' },
          step('tts', 'sound/tts', 820, 400),
        ],
        [
          ['premise.story', 'script.story'],
          ['premise.story', 'bible.story'],
          ['bible.bible', 'bend.value'],
          ['bend.value', 'script.bible'],
          ['script.script', 'split.script'],
          ['script.script', 'music.script'],
          ['bible.voices', 'tts.voices'],
        ],
      ),
      frames: [
        { id: 'words', title: 'Words', box: [0, 0, 330, 700], color: '#6f78c9' },
        { id: 'sound', title: 'Sound', box: [790, 0, 310, 680], color: '#3f8fa6' },
      ],
      notes: [{ id: 'ask', text: 'Ask Ava about the score before Friday.', box: [440, 560, 260, 110] }],
    })
    // Without the inspector, which would cover the frame on the right.
    await sketches.keyboard.press('i')
    await sketches.keyboard.press('i')
    await sketches.keyboard.press('.')
    const [x, y] = await sketch.middle(sketch.node('split').locator('.node-header h3, .far').first())
    await sketches.mouse.move(x, y)
    await sketches.mouse.down()
    await sketches.mouse.move(x + 30, y + 84, { steps: 5 })
    await sketches.mouse.move(x + 2, y + 84, { steps: 5 })
  })
  await sketches.mouse.up()
  await close(sketches)
  if (asked.length === 0 || GESTURES.some(isAsked)) await gestures(sketches, tools)
  await picture(sketches, 'editor-conflict', async () => {
    const theirs = graphOf('shared', 'Shared', [step('premise', 'story/story-prompt', 0, 0)], [])
    await open(sketches, theirs)
    await sketches.context().setOffline(true)
    await sketches.keyboard.press('Control+a')
    await sketches.keyboard.press('Control+d')
    // Somebody else saves meanwhile.
    const answer = await page.request.put(`${stage.url}/api/graphs/shared`, {
      data: { document: { ...theirs, name: 'Shared by two' }, baseRevision: 1 },
    })
    if (!answer.ok()) throw new Error(await answer.text())
    await sketches.context().setOffline(false)
    await sketches.getByRole('dialog').waitFor()
  })
  await close(sketches)
  await picture(sketches, 'library-nodes', async () => {
    await ownNodes(page, [
      ['louder', 'Louder'],
      ['rain', 'Rain on a Window'],
    ])
    await open(sketches, graphOf('own', 'Nodes of my own', [step('say', 'flow/text', 0, 0)], []))
    await sketches.keyboard.press('Control+o')
    await sketches.getByRole('tab', { name: 'Nodes', exact: true }).click()
    await sketches.getByRole('switch', { name: 'Trust louder' }).click()
    await sketches.getByRole('button', { name: 'Add Louder' }).waitFor()
  })
  await close(sketches)
  await picture(sketches, 'editor-cost', async () => {
    await ownNodes(page, [['service', 'Rewrite by a Service', 0.25, ' And it went on raining.']])
    const steps = ['First draft', 'Second draft', 'Third draft'].map((title, at) => ({
      ...step(`draft-${at}`, 'service/service', 330 * (at + 1), 0),
      title,
    }))
    const said = step('say', 'flow/text', 0, 0, { text: 'It rained that night.' })
    const wires = ['say', 'draft-0', 'draft-1'].map((from, at): [string, string] => [
      `${from}.text`,
      `draft-${at}.text`,
    ])
    await open(sketches, graphOf('drafts', 'Drafts', [said], []))
    await sketches.keyboard.press('Control+o')
    await sketches.getByRole('tab', { name: 'Nodes', exact: true }).click()
    await sketches.getByRole('switch', { name: 'Trust service' }).click()
    await sketches.getByRole('button', { name: 'Add Rewrite by a Service' }).waitFor()
    await close(sketches)
    await open(sketches, graphOf('paid', 'Paid by the draft', [said, ...steps], wires))
    await sketches.getByRole('button', { name: 'More ways to run' }).click()
    await sketches.getByRole('menuitem', { name: /What would run/ }).click()
    await sketches.getByRole('dialog').getByLabel('Cost at most, $').fill('0.6')
    await sketches.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click()
    await sketches.locator('.toast').getByText('goes over the cap').waitFor()
  })
  await close(sketches)
  await picture(sketches, 'editor-large', async () => {
    await open(sketches, { ...bigGraph(pilot, { nodes: 1000, wires: 1500 }), name: 'A thousand nodes' })
    await sketches.waitForTimeout(1500)
  })
  await picture(sketches, 'library-missing', async () => {
    await open(sketches, {
      ...graphOf(
        'lacking',
        'From a friend',
        [
          step('load', 'picture/load-image', 0, 0, { image: 'f'.repeat(64) }),
          step('odd', 'friend/film-size', 420, 0, { width: 12 }),
          step('zebra', 'friend/zebra', 420, 300, { stripes: 4 }),
          step('script', 'story/llm-script', 840, 0, { provider: 'grok' }),
        ],
        [['load.image', 'odd.picture']],
      ),
    })
    await sketches.getByRole('dialog', { name: 'What this graph lacks here' }).waitFor()
    await sketches.waitForTimeout(600)
  })
  await close(sketches)

  if (asked.length === 0 || asked.some(name => !BEFORE.includes(name))) await picturesOfWhatIsMade(page)
} finally {
  await stage.close()
}
if (failed.length > 0) {
  console.error(`Not made: ${failed.join(', ')}`)
  process.exitCode = 1
}
