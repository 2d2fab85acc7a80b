// What axe finds on a page.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  id: string
  impact: string
  nodes: { html: string; failureSummary: string }[]
}

/** What is serious or worse, as one line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { run } = (window as unknown as { axe: { run(options: unknown): Promise<{ violations: Finding[] }> } }).axe
    return (await run({ resultTypes: ['violations'] })).violations
  })
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 8)
        .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 110)} ${failureSummary.slice(26, 180)}`),
    )
}
