// Every gesture of the canvas, one after another on one graph, against the real server.
import type { Page } from 'playwright-core'
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
  await page.getByRole('button', { name: 'New graph' }).click()
  await page.getByText('An empty canvas').waitFor()
})
afterAll(() => stage?.close())

const nodes = () => page.locator('.react-flow__node-step')
const wires = () => page.locator('.react-flow__edge')
const menu = (name: string | RegExp) => page.getByRole('menuitem', { name }).click()

describe('wires', () => {
  it('opens the palette by a double-click, which finds fuzzily and shows summaries and port chips; the node stands there', async () => {
    await page.mouse.dblclick(500, 300)
    await page.getByPlaceholder('Search nodes…').waitFor()
    await page.keyboard.type('nmbr')
    const first = page.getByRole('option').first()
    expect(await first.textContent()).toContain('Number')
    expect(await first.textContent()).toContain('A number to wire into any number param')
    expect(await first.locator('.palette-ports .port-mark').count()).toBe(1)
    await page.keyboard.press('Enter')
    const { x, y } = await hands.boxOf(hands.node('number'))
    expect(Math.hypot(x - 500, y - 300)).toBeLessThan(80)
  })

  it('go into params as well as ports', async () => {
    await hands.add('load image')
    await hands.add('music')
    await hands.press('Escape', '.')
    await hands.drag(hands.port('number', 'number', 'source'), hands.port('music', 'intensity', 'target'))
    await hands.wire('number.number', 'music.intensity').waitFor({ state: 'attached' })
    expect(await hands.node('music').locator('.wired').textContent()).toBe('number.number')
    await hands.press('Control+z')
    expect(await wires().count()).toBe(0)
  })

  it('show which ports fit while one is in hand', async () => {
    await hands.add('preview')
    await hands.press('Escape', '.')
    await hands.take(hands.port('number', 'number', 'source'), [720, 700])
    expect(await hands.port('preview', 'value', 'target').getAttribute('data-fit')).toBe('yes')
    expect(await hands.port('music', 'scene', 'target').getAttribute('data-fit')).toBe('no')
    await page.mouse.up()
    await hands.press('Escape')
  })

  it('dropped on a node’s body go into its first fitting port; dropped on a port they snap to it', async () => {
    const box = await hands.boxOf(hands.node('preview'))
    await hands.drag(hands.port('number', 'number', 'source'), [box.x + box.width / 2, box.y + box.height - 20])
    await hands.wire('number.number', 'preview.value').waitFor({ state: 'attached' })
    await hands.press('Control+z')
    expect(await wires().count()).toBe(0)
    // Beside the port, off the node.
    const [x, y] = await hands.middle(hands.port('preview', 'value', 'target'))
    await hands.drag(hands.port('number', 'number', 'source'), [x - 16, y - 4])
    await hands.wire('number.number', 'preview.value').waitFor({ state: 'attached' })
  })

  it('can be taken by an end and moved to another port', async () => {
    await hands.press('Escape')
    await hands.add('preview')
    await hands.press('Escape', '.')
    const [x, y] = await hands.middle(hands.port('preview', 'value', 'target'))
    await hands.drag([x - 16, y], hands.port('preview-2', 'value', 'target'))
    await hands.wire('number.number', 'preview-2.value').waitFor({ state: 'attached' })
    expect(await wires().count()).toBe(1)
  })

  it('get a bend by Alt-click and by a double-click, of the wire’s own colour; a deleted bend leaves the wire', async () => {
    await page.keyboard.down('Alt')
    await page.mouse.click(...(await hands.on(hands.wire('number.number', 'preview-2.value'))))
    await page.keyboard.up('Alt')
    await hands.node('reroute').waitFor()
    expect(await hands.node('reroute').locator('.dot').getAttribute('data-family')).toBe('value')
    expect(await wires().count()).toBe(2)
    await page.mouse.dblclick(...(await hands.on(hands.wire('reroute.value', 'preview-2.value'))))
    await hands.node('reroute-2').waitFor()
    expect(await wires().count()).toBe(3)
    await hands.press('Delete')
    await hands.wire('reroute.value', 'preview-2.value').waitFor({ state: 'attached' })
    await hands.press('Control+z', 'Control+z', 'Control+z')
    expect(await wires().count()).toBe(1)
  })

  it('take in a free node that is dropped on them, as one step', async () => {
    await hands.drag(
      hands.node('preview').locator('.node-header h3'),
      await hands.on(hands.wire('number.number', 'preview-2.value')),
    )
    await hands.wire('preview.value', 'preview-2.value').waitFor({ state: 'attached' })
    expect(await hands.wire('number.number', 'preview.value').count()).toBe(1)
    await hands.press('Control+z')
    await hands.wire('number.number', 'preview-2.value').waitFor({ state: 'attached' })
    await hands.press('Control+Shift+z')
  })

  it('take in a new node from their menu', async () => {
    await hands.press('Escape', 'Shift+T')
    await page.locator('[title^="Undo Tidy"]').waitFor()
    await hands.boxOf(hands.node('preview-2'))
    await page.mouse.click(...(await hands.on(hands.wire('preview.value', 'preview-2.value'))), { button: 'right' })
    await menu('Insert node…')
    await page.getByText('on this wire').waitFor()
    expect(await page.getByRole('option', { name: /Load Image/ }).count()).toBe(0)
    await page.keyboard.type('preview')
    await hands.press('Enter')
    await hands.wire('preview.value', 'preview-3.value').waitFor({ state: 'attached' })
  })

  it('close the gap when a node between them is deleted and bridged', async () => {
    await hands.press('Shift+Delete')
    await hands.wire('preview.value', 'preview-2.value').waitFor({ state: 'attached' })
    expect(await hands.node('preview-3').count()).toBe(0)
  })

  it('are drawn in four link styles, of which the chosen one is kept', async () => {
    const path = hands.wire('preview.value', 'preview-2.value').locator('.react-flow__edge-path').first()
    const shape = () => path.getAttribute('d')
    const choose = async (style: string): Promise<void> => {
      await page.getByRole('button', { name: 'Wires and grid' }).click()
      await page.getByRole('menuitemradio', { name: style }).click()
    }
    const curved = await shape()
    expect(curved).toContain('C')
    await choose('Right angles')
    const square = await shape()
    expect(square).not.toContain('C')
    await choose('Straight')
    expect(await shape()).toMatch(/^M[^A-Z]+L[^A-Z]+$/)
    expect(await shape()).not.toBe(square)
    await page.reload()
    await hands.node('preview-2').waitFor()
    expect(await shape()).toMatch(/^M[^A-Z]+L[^A-Z]+$/)
    const ink = () => path.evaluate(element => Number(getComputedStyle(element).opacity))
    expect(await ink()).toBe(0.5)
    await choose('Hidden')
    await page.mouse.move(5, 880)
    await expect.poll(ink).toBe(0)
    await choose('Curved')
    expect(await shape()).toBe(curved)
  })
})

describe('nodes', () => {
  it('are named, coloured, collapsed and bypassed', async () => {
    await hands.node('music').locator('.node-header h3').click()
    await hands.press('F2')
    await page.keyboard.type('Score')
    await hands.press('Enter', 'Alt+c', 'Control+b')
    await hands.node('music').locator('.node-header').click({ button: 'right' })
    await menu('Colour: teal')
    const { nodes: all } = await hands.saved()
    expect(all.find(node => node.id === 'music')).toMatchObject({
      title: 'Score',
      collapsed: true,
      mode: 'bypassed',
      color: '#3f8fa6',
    })
  })

  it('are taken by a rubber band, aligned and distributed', async () => {
    await hands.press('Escape', '.')
    await page.keyboard.down('Shift')
    await hands.drag([40, 60], [1400, 820])
    await page.keyboard.up('Shift')
    expect(await page.locator('.react-flow__node.selected').count()).toBe(await nodes().count())
    await hands.press('Shift+F10')
    await page.getByRole('menuitem', { name: /Arrange/ }).hover()
    await menu('Top edges')
    const tops = (await hands.saved()).nodes.map(node => node.at[1])
    expect(new Set(tops).size).toBe(1)
    await hands.press('Shift+F10')
    await page.getByRole('menuitem', { name: /Arrange/ }).hover()
    await menu('Distribute across')
    const boxes = (await Promise.all((await nodes().all()).map(each => each.boundingBox())))
      .flatMap(box => box ?? [])
      .sort((a, b) => a.x - b.x)
    const gaps = boxes.slice(1).map((box, at) => box.x - (boxes[at]?.x ?? 0) - (boxes[at]?.width ?? 0))
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThan(3)
  })

  it('are tidied up', async () => {
    await hands.press('Escape', 'Shift+T')
    await page.getByRole('button', { name: 'Undo' }).and(page.locator('[title^="Undo Tidy"]')).waitFor()
    const at = Object.fromEntries((await hands.saved()).nodes.map(node => [node.id, node.at]))
    expect(at.number?.[0]).toBeLessThan(at.preview?.[0] ?? 0)
    expect(at.preview?.[0]).toBeLessThan(at['preview-2']?.[0] ?? 0)
  })

  it('stand on the grid, and line up with others by guides', async () => {
    await page.waitForFunction(() => document.querySelectorAll('.react-flow__node-step').length > 4)
    // Selected first: the view moves aside for the inspector then, and not while dragging.
    await hands.node('load-image').locator('.node-header h3').click()
    const grip = hands.node('load-image').locator('.node-header h3')
    const still = await hands.boxOf(hands.node('number'))
    const [x, y] = await hands.middle(grip)
    const moving = await hands.boxOf(hands.node('load-image'))
    await hands.take([x, y], [x + still.x - moving.x + 3, y + 40])
    await page.locator('.guide').first().waitFor({ state: 'attached' })
    await page.mouse.up()
    expect(await page.locator('.guide').count()).toBe(0)
    const at = Object.fromEntries((await hands.saved()).nodes.map(node => [node.id, node.at]))
    expect(at['load-image']?.[0]).toBe(at.number?.[0])
    const [fromX, fromY] = await hands.middle(grip)
    await hands.drag([fromX, fromY], [fromX + 131, fromY + 63])
    const onGrid = (await hands.saved()).nodes.find(node => node.id === 'load-image')?.at ?? [1, 1]
    expect(
      onGrid.every(value => value % 22 === 0),
      String(onGrid),
    ).toBe(true)
    await hands.press('Control+z')
  })

  it('are copied and duplicated with the wires that come into them, also as JSON text into another tab', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await hands.node('preview').locator('.node-header h3').click()
    await hands.press('Control+c', 'Control+v')
    await hands.node('preview-3').waitFor()
    expect(await hands.wire('number.number', 'preview-3.value').count()).toBe(0)
    await hands.press('Control+Shift+v')
    await hands.wire('number.number', 'preview-4.value').waitFor({ state: 'attached' })
    await hands.press('Control+Shift+d')
    await hands.wire('number.number', 'preview-5.value').waitFor({ state: 'attached' })
    await hands.press('Control+z')
    const text = await page.evaluate(() => navigator.clipboard.readText())
    expect(JSON.parse(text)).toMatchObject({ format: 'reelgraph-fragment', nodes: [{ id: 'preview' }] })
    // Another tab that opens before this one has saved would rightly ask which of the two is meant.
    await hands.saved()
    const other = await page.context().newPage()
    await other.goto(stage.url)
    await other.getByRole('button', { name: 'New graph' }).click()
    await other.getByText('An empty canvas').waitFor()
    await other.keyboard.press('Control+v')
    await other.locator('.react-flow__node-step').first().waitFor()
    await other.close()
    await hands.press('Control+z', 'Control+z')
  })

  it('fill the view with F; what is not selected stays where it is when a selection is tidied', async () => {
    await hands.press('.')
    const small = await hands.boxOf(hands.node('number'))
    await hands.node('number').locator('.node-header, .far').first().click()
    await hands.press('f')
    await expect.poll(async () => (await hands.boxOf(hands.node('number'))).width).toBeGreaterThan(small.width)
    await hands.press('Escape', '.')
    await hands.node('number').locator('.node-header, .far').first().click()
    await hands
      .node('load-image')
      .locator('.node-header, .far')
      .first()
      .click({ modifiers: ['Control'] })
    const before = (await hands.saved()).nodes
    await hands.press('Shift+T')
    const others = (nodes: typeof before) => nodes.filter(({ id }) => id !== 'number' && id !== 'load-image')
    await expect.poll(async () => (await hands.saved()).nodes).not.toEqual(before)
    expect(others((await hands.saved()).nodes)).toEqual(others(before))
    await hands.press('Control+z')
    await hands.press('Escape', '.')
  })

  it('are found by name, and the view goes to them', async () => {
    await hands.press('Control+f')
    await page.getByPlaceholder('Find in this graph…').fill('score')
    await hands.press('Enter')
    await page.locator('.react-flow__node.selected[data-id="music"]').waitFor()
    const { x, y } = await hands.boxOf(hands.node('music'))
    expect(x).toBeGreaterThan(200)
    expect(y).toBeGreaterThan(200)
    await hands.press('Escape', '.')
  })
})

describe('areas', () => {
  it('are frames with a title and a colour that carry what is in them', async () => {
    await hands.node('number').locator('.node-header h3').click()
    await hands.press('Control+g')
    const frame = page.locator('.react-flow__node-frame')
    await frame.locator('h3').dblclick()
    await page.keyboard.type('Numbers')
    await hands.press('Enter')
    const before = (await hands.saved()).nodes.find(node => node.id === 'number')?.at
    const [x, y] = await hands.middle(frame.locator('h3'))
    await hands.drag([x, y], [x, y + 120])
    const after = await hands.saved()
    expect(after.frames[0]?.title).toBe('Numbers')
    await frame.locator('h3').click({ button: 'right' })
    await menu('Colour: green')
    await expect.poll(async () => (await hands.saved()).frames[0]?.color).toBe('#5f9a5c')
    expect(after.nodes.find(node => node.id === 'number')?.at[1]).toBeGreaterThan((before?.[1] ?? 0) + 60)
  })

  it('are notes with words', async () => {
    await page.mouse.click(1300, 120, { button: 'right' })
    await menu('Add note')
    await page.getByRole('textbox', { name: 'Note' }).fill('Ask Ava about the score.')
    expect((await hands.saved()).notes[0]?.text).toBe('Ask Ava about the score.')
  })

  it('are on the map once a part of them is out of sight, which moves the view', async () => {
    const shown = page.getByRole('img', { name: 'Map of the graph' })
    await hands.press('Escape', '.')
    await shown.waitFor({ state: 'hidden' })
    while (!(await shown.isVisible())) await page.getByRole('button', { name: 'Zoom in' }).click()
    const before = await hands.boxOf(hands.node('number'))
    const map = await hands.boxOf(shown)
    await page.mouse.click(map.x + 5, map.y + 5)
    await page.waitForFunction(
      ([id, x]) => document.querySelector(`.react-flow__node[data-id="${id}"]`)?.getBoundingClientRect().x !== x,
      ['number', before.x] as const,
    )
    await hands.press('.')
  })
})

describe('a saved graph as a node', () => {
  it('is made of the selected nodes as one step, runs, and is unpacked again', async () => {
    await hands.press('Escape', '.')
    await hands.node('preview').locator('.node-header h3').click()
    await page.keyboard.down('Control')
    await hands.node('preview-2').locator('.node-header h3').click()
    await page.keyboard.up('Control')
    const finished = page.locator('.status-bar').getByText(/^Finished in/)
    await hands.press('r')
    await finished.waitFor()
    await hands.press('Control+Shift+E')
    await page.getByText('is a graph of its own now').waitFor()
    await hands.node('preview').waitFor({ state: 'detached' })
    const { nodes: all } = await hands.saved()
    const made = all.find(node => node.type.startsWith('graph/'))
    expect(made?.title).toMatch(/^Part of /)
    await page.locator(`.react-flow__edge[data-id^="number.number>${made?.id}."]`).waitFor({ state: 'attached' })
    // What was made already is there, and is not made again.
    await hands
      .node(made?.id ?? '')
      .locator('.node-footer')
      .getByText(/cached|made/)
      .waitFor()
    await hands.press('r')
    await finished.filter({ hasText: '0 made' }).waitFor()
    await hands.press('Control+z')
    await hands.wire('preview.value', 'preview-2.value').waitFor({ state: 'attached' })
    await hands.press('Control+Shift+Z')
    await hands
      .node(made?.id ?? '')
      .locator('.node-header')
      .click({ button: 'right' })
    await menu('Unpack it here')
    await hands.wire('number.number', 'preview.value').waitFor({ state: 'attached' })
    await hands.wire('preview.value', 'preview-2.value').waitFor({ state: 'attached' })
    expect(await hands.node(made?.id ?? '').count()).toBe(0)
  })

  it('is entered, and the trail leads back out', async () => {
    const outer = (await hands.saved()).name
    await page.getByRole('button', { name: 'New graph' }).click()
    await page.getByText('An empty canvas').waitFor()
    await page.getByLabel('Graph name').first().fill('Inner part')
    await hands.press('Enter')
    await hands.add('graph input')
    await hands.press('Escape')
    await hands.saved()
    await hands.press('[')
    await hands.node('number').waitFor()
    await hands.press('Tab')
    await page.keyboard.type('inner part')
    await page
      .getByRole('option', { name: /Inner part/ })
      .first()
      .waitFor()
    await hands.press('Enter')
    await page.locator('.react-flow__node.selected').waitFor()
    await hands.press('Shift+Enter')
    await page.locator('.trail').getByText('Inner part').waitFor()
    await hands.node('graph-input').waitFor()
    await page.locator('.trail').getByRole('button', { name: outer }).click()
    await hands.node('number').waitFor()
    expect(await page.locator('.trail').count()).toBe(0)
  })

  it('left no complaint in the console', () => {
    expect(stage.complaints).toEqual([])
  })
})
