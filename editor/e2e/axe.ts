// What axe finds on a page.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}
interface Axe {
  run(within: string | Document, options: unknown): Promise<{ violations: Finding[] }>
}

/** What is serious or worse, as one line each. @param within a selector: only what lies in it */
export async function axeFindings(page: Page, within?: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const found = await page.evaluate(async place => {
    const { run } = (window as unknown as { axe: Axe }).axe
    // No rule that is serious reads style sheets or media again, which is what it would fetch before it begins.
    return (await run(place ?? document, { resultTypes: ['violations'], preload: false })).violations
  }, within)
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 8)
        .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 110)} ${failureSummary.slice(26, 180)}`),
    )
}
