// What a person does on the canvas, for browser tests: finds things once they stand still, drags, clicks, adds nodes.
import type { Locator, Page } from 'playwright-core'

export function handsOn(page: Page) {
  const node = (id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"]`)
  const port = (id: string, name: string, side: 'source' | 'target'): Locator =>
    node(id).locator(`.react-flow__handle.${side}[data-handleid="${name}"]`)
  const wire = (from: string, to: string): Locator => page.locator(`.react-flow__edge[data-id="${from}>${to}"]`)

  /** Where a thing is once it stands still: the canvas may be on its way to a new view. */
  const boxOf = async (thing: Locator) => {
    await thing.waitFor({ state: 'attached' })
    let last: { x: number; y: number; width: number; height: number } | undefined
    for (let still = 0; still < 2; ) {
      const box = await thing.boundingBox()
      if (!box) throw new Error('it is not on the page')
      still = last && last.x === box.x && last.y === box.y ? still + 1 : 0
      last = box
      await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    }
    return last as { x: number; y: number; width: number; height: number }
  }
  const middle = async (thing: Locator): Promise<[number, number]> => {
    const { x, y, width, height } = await boxOf(thing)
    return [x + width / 2, y + height / 2]
  }
  /** A point on a wire, by the share of its length. */
  const on = async (path: Locator, share = 0.5): Promise<[number, number]> => {
    await path.waitFor({ state: 'attached' })
    return path
      .locator('.react-flow__edge-path')
      .first()
      .evaluate((element, part) => {
        const line = element as unknown as SVGPathElement
        const at = line.getPointAtLength(line.getTotalLength() * part)
        const matrix = line.getScreenCTM()
        if (!matrix) throw new Error('the wire is not on the page')
        const { x, y } = at.matrixTransform(matrix)
        return [x, y]
      }, share)
  }
  const take = async (from: Locator | [number, number], to: Locator | [number, number]): Promise<void> => {
    await page.mouse.move(...(Array.isArray(from) ? from : await middle(from)))
    await page.mouse.down()
    await page.mouse.move(...(Array.isArray(to) ? to : await middle(to)), { steps: 6 })
  }
  const drag = async (from: Locator | [number, number], to: Locator | [number, number]): Promise<void> => {
    await take(from, to)
    await page.mouse.up()
  }
  /** Adds a node from the palette and lets go of it. */
  const add = async (words: string): Promise<void> => {
    await page.keyboard.press('Tab')
    await page.getByPlaceholder('Search nodes…').waitFor()
    await page.keyboard.insertText(words)
    await page.keyboard.press('Enter')
    await page.getByPlaceholder('Search nodes…').waitFor({ state: 'detached' })
  }
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  /** The saved graph, once everything is saved. */
  const saved = async () => {
    await page
      .getByText(/^Saved/)
      .first()
      .waitFor()
    const id = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('graph')
    const answer = await page.request.get(new URL(`/api/graphs/${id}`, page.url()).href)
    return ((await answer.json()) as { document: import('../../engine/graph/document.ts').GraphDocument }).document
  }
  return { node, port, wire, boxOf, middle, on, take, drag, add, press, saved }
}
