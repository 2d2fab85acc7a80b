// Pictures of what hands do: gestures in their middle, open menus, one tab of the inspector, one row of Dailies.
import type { Locator, Page } from 'playwright-core'
import { handsOn } from '../editor/e2e/hands.ts'
import { graphOf, step } from '../editor/testing/graphs.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What pictures are made with. */
export interface Tools {
  /** Takes a picture of a page, or of a part of it, once `enter` has brought it about. */
  picture(
    page: Page,
    name: string,
    enter: () => Promise<unknown>,
    of?: (() => Locator | Promise<Box>) | Box,
  ): Promise<void>
  /** Saves a graph and opens it. */
  open(page: Page, document: object): Promise<void>
  /** Closes what lies over the canvas, and selects nothing. */
  close(page: Page): Promise<void>
  tab(page: Page, name: string): Promise<void>
}

/** What {@link gestures} makes. */
export const GESTURES = [
  ...'values insert reconnect body drop select menu find wires form file several tabs share file-drop'
    .split(' ')
    .map(name => `editor-${name}`),
  'library-connect',
]

const inspector = (page: Page): Locator => page.locator('.inspector')
/** Around things, with some room. */
async function around(things: readonly Locator[], room = 24): Promise<Box> {
  const boxes = (await Promise.all(things.map(thing => thing.boundingBox()))).flatMap(box => box ?? [])
  const x = Math.max(0, Math.min(...boxes.map(box => box.x)) - room)
  const y = Math.max(0, Math.min(...boxes.map(box => box.y)) - room)
  return {
    x,
    y,
    width: Math.min(1440, Math.max(...boxes.map(box => box.x + box.width)) + room) - x,
    height: Math.min(900, Math.max(...boxes.map(box => box.y + box.height)) + room) - y,
  }
}
const filesIn = (page: Page, name: string, type: string) =>
  page.evaluateHandle(
    ([file = '', mime = '']) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['x'], file, { type: mime }))
      return transfer
    },
    [name, type],
  )

/** On a small graph that was never run. */
export async function gestures(page: Page, { picture, open, close, tab }: Tools): Promise<void> {
  const hands = handsOn(page)
  const header = (id: string): Locator => hands.node(id).locator('.node-header, .far').first()
  await open(
    page,
    graphOf(
      'gestures',
      'Gestures',
      [
        step('number', 'flow/number', 22, 66, { number: 0.7 }),
        { ...step('seed', 'flow/seed', 22, 264, { seed: 7 }), seeds: { seed: 'next' } },
        step('music', 'sound/music', 418, 66),
        step('photo', 'picture/load-image', 22, 506),
        step('grade', 'picture/grade', 418, 572),
        step('small', 'picture/resize-crop', 814, 506),
        step('title', 'picture/text', 814, 66, { text: 'Episode 1' }),
        step('credit', 'picture/text', 1166, 66, { text: 'Based on a true graph', weight: 700 }),
      ],
      [
        ['number.number', 'music.intensity'],
        ['seed.seed', 'music.seed'],
        ['photo.image', 'small.picture'],
      ],
    ),
  )
  const start = async (): Promise<void> => {
    await page.reload()
    await hands.node('number').waitFor()
    await close(page)
    await page.keyboard.press('.')
    await page.waitForTimeout(400)
  }
  await start()
  await picture(
    page,
    'editor-values',
    () => page.mouse.move(5, 880),
    () => around(['number', 'seed', 'music'].map(hands.node)),
  )
  await picture(page, 'editor-insert', async () => {
    await hands.take(header('grade'), await hands.on(hands.wire('photo.image', 'small.picture')))
  })
  await page.mouse.up()
  await page.keyboard.press('Control+z')
  await start()
  await picture(page, 'editor-reconnect', async () => {
    const [x, y] = await hands.middle(hands.port('small', 'picture', 'target'))
    await hands.take([x - 16, y], hands.port('title', 'picture', 'target'))
  })
  await page.mouse.up()
  await page.keyboard.press('Control+z')
  await start()
  await picture(
    page,
    'editor-body',
    async () => {
      const { x, y, width, height } = await around([hands.node('small')], 0)
      await hands.take(hands.port('grade', 'picture', 'source'), [x + width * 0.6, y + height - 40])
    },
    () => around(['grade', 'small'].map(hands.node)),
  )
  await page.mouse.up()
  await page.keyboard.press('Control+z')
  await start()
  await picture(page, 'editor-drop', async () => {
    const [x, y] = await hands.middle(hands.port('photo', 'image', 'source'))
    await hands.drag([x, y], [x + 90, y + 190])
    await page.getByText('takes Image').waitFor()
  })
  await start()
  await picture(page, 'editor-select', async () => {
    await page.keyboard.press('-')
    await page.waitForTimeout(400)
    const { x, y, width, height } = await around([hands.node('number'), hands.node('music')], 14)
    await page.keyboard.down('Shift')
    await hands.take([x + width, y + height + 40], [x, y])
  })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await picture(page, 'editor-menu', async () => {
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: /Arrange/ }).hover()
    await page.getByRole('menuitem', { name: 'Distribute down' }).waitFor()
  })
  await start()
  await picture(page, 'editor-find', async () => {
    await page.keyboard.press('Control+f')
    await page.getByPlaceholder('Find in this graph…').fill('over')
  })
  await close(page)
  await picture(page, 'editor-wires', async () => {
    await header('music').click()
    await page.keyboard.press('i')
    await page.keyboard.press('f')
    await page.getByRole('button', { name: 'Zoom out' }).click()
    await page.waitForTimeout(500)
    await page.getByRole('button', { name: 'Wires and grid' }).click()
    await page.getByRole('menuitemradio', { name: 'Right angles' }).click()
    await page.getByRole('button', { name: 'Wires and grid' }).click()
    await page.getByRole('menuitemradio', { name: 'Right angles' }).waitFor()
  })
  await close(page)
  await page.getByRole('button', { name: 'Wires and grid' }).click()
  await page.getByRole('menuitemradio', { name: 'Curved' }).click()
  await start()
  await picture(
    page,
    'editor-form',
    async () => {
      await header('title').click()
      await tab(page, 'Params')
      await inspector(page).getByLabel('Weight, as a number').fill('9000')
      await inspector(page)
        .getByText(/the most is/)
        .waitFor()
    },
    () => inspector(page),
  )
  await page.locator('body').press('Control+z')
  await start()
  await picture(
    page,
    'editor-file',
    async () => {
      await header('photo').click()
      await inspector(page).locator('.file-drop').waitFor()
    },
    () => around([inspector(page).locator('.inspector-head'), inspector(page).locator('.file-drop')]),
  )
  await start()
  await picture(
    page,
    'editor-several',
    async () => {
      await header('credit').click()
      await header('title').click({ modifiers: ['Control'] })
      await inspector(page).getByText('differs').first().waitFor()
    },
    () => inspector(page),
  )
  await close(page)
  const top = { x: 0, y: 0, width: 1440, height: 250 }
  await picture(
    page,
    'editor-share',
    async () => {
      await page.getByRole('button', { name: 'Share and revisions' }).click()
      await page.getByRole('menuitem', { name: 'Copy in API form' }).waitFor()
    },
    { ...top, width: 720, height: 330 },
  )
  await close(page)
  await picture(page, 'editor-file-drop', async () => {
    const dataTransfer = await filesIn(page, 'episode.mp4', 'video/mp4')
    await page.dispatchEvent('body', 'dragenter', { dataTransfer })
    await page.dispatchEvent('body', 'dragover', { dataTransfer })
    await page.locator('.drop-target').waitFor()
  })
  await start()
  await picture(
    page,
    'editor-tabs',
    async () => {
      await page.getByRole('button', { name: 'New graph' }).click()
      await page.getByText('An empty canvas').waitFor()
      await page.getByLabel('Graph name').first().fill('Trailer')
      await page.keyboard.press('Enter')
      await page.getByText(/^Saved/).waitFor()
    },
    { ...top, height: 48 },
  )
  await picture(page, 'library-connect', async () => {
    await page.keyboard.press('Control+o')
    await page.getByRole('tab', { name: 'Workers and providers' }).click()
    await page.locator('.capability').first().getByRole('button', { name: 'Connect' }).click()
  })
  await close(page)
}

/** On the pilot, finished, on the canvas. */
export async function madeByHand(page: Page, { picture, close, tab }: Tools): Promise<void> {
  const hands = handsOn(page)
  const header = (id: string): Locator => hands.node(id).locator('.node-header, .far').first()
  const show = async (...ids: string[]): Promise<void> => {
    await close(page)
    await page.keyboard.press('.')
    await header(ids[0] ?? '').waitFor()
    await page.waitForTimeout(500)
    for (const id of ids) await header(id).click({ modifiers: ['Control'] })
    if (await inspector(page).isVisible()) await page.keyboard.press('i')
    await page.keyboard.press('f')
    await page.waitForTimeout(700)
  }
  await show('script', 'split')
  await picture(
    page,
    'editor-words',
    () => page.mouse.move(5, 880),
    () => around(['script', 'split'].map(hands.node)),
  )
  await show('video')
  await picture(
    page,
    'editor-cells',
    () => hands.node('video').locator('.cell').nth(1).hover(),
    () => around([hands.node('video'), page.getByRole('tooltip')]),
  )
  await show('tts')
  await picture(
    page,
    'editor-sound',
    async () => {
      const grip = hands.node('tts').locator('.resize-grip')
      const [x, y] = await hands.middle(grip)
      await hands.drag(grip, [x + 260, y + 60])
      await page.mouse.move(5, 880)
    },
    () => around([hands.node('tts')]),
  )
  if (await hands.node('tts').locator('.resize-grip').count()) await page.keyboard.press('Control+z')
  await show('qc')
  await picture(
    page,
    'editor-qc',
    () => page.mouse.move(5, 880),
    () => around([hands.node('qc')]),
  )
  await close(page)
  await page.keyboard.press('.')
  await header('tts').click()
  if (!(await inspector(page).isVisible())) await page.keyboard.press('i')
  await picture(
    page,
    'editor-voice',
    async () => {
      await tab(page, 'Params')
      await inspector(page).getByRole('button', { name: 'Voice' }).click()
      await page.getByRole('menuitemradio').nth(1).waitFor()
    },
    () => inspector(page),
  )
  await page.keyboard.press('Escape')
  await header('video').click()
  for (const [name, title] of [
    ['editor-log', 'Log'],
    ['editor-docs', 'Docs'],
  ] as const)
    await picture(
      page,
      name,
      () => tab(page, title),
      () => inspector(page),
    )
  await close(page)
  await picture(page, 'editor-light', async () => {
    await page.getByRole('button', { name: 'Light theme' }).click()
    if (await inspector(page).isVisible()) await page.keyboard.press('i')
    await page.keyboard.press('.')
    await page.mouse.move(5, 880)
  })
  const dark = page.getByRole('button', { name: 'Dark theme' })
  if (await dark.count()) await dark.click()
}

/** On the pilot, finished, in Dailies. */
export async function ofRows(page: Page, { picture, close }: Tools): Promise<void> {
  const row = (at: number): Locator => page.locator('.row').nth(at)
  await close(page)
  await page.keyboard.press('d')
  await row(1).locator('.shot').waitFor()
  await picture(page, 'dailies-range', async () => {
    await row(0).locator('.slate-number').click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByRole('region', { name: 'Chosen scenes' }).waitFor()
    await page
      .getByRole('button', { name: /^Transition after scene 01/ })
      .first()
      .click()
  })
  await close(page)
  await picture(
    page,
    'dailies-drop',
    async () => {
      await row(1).dispatchEvent('dragover', { dataTransfer: await filesIn(page, 'mine.mp4', 'video/mp4') })
      await row(1).getByText('Becomes a take').waitFor()
    },
    () => row(1),
  )
  await row(1).dispatchEvent('dragleave')
  await picture(
    page,
    'dailies-order',
    async () => {
      await row(0).locator('.slate-number').click()
      await page.keyboard.press('n')
      await row(1)
        .getByRole('region', { name: /^Details of scene/ })
        .waitFor()
      await row(1).scrollIntoViewIfNeeded()
    },
    () => row(1),
  )
  const back = page.getByRole('button', { name: 'As written' })
  if (await back.count()) await back.click()
  await close(page)
}
