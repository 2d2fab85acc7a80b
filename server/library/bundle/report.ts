// The report of a share bundle: what was made, by whom, with which seeds, at what cost; a page that needs nothing else.
import { readFile } from 'node:fs/promises'
import type { TakeInfo } from '../../../engine/protocol/api.ts'
import type { Thumbnails } from '../../thumbnails.ts'
import { namedFiles } from '../documents.ts'
import { kindOf } from '../stock.ts'
import type { BundleSource, Gathered } from './gather.ts'

/** More rows than this are counted, not listed. */
const LISTED = 600
/** Pictures are small, and only so many: the page stays light. Width in px. */
const PICTURES = 24
const PICTURE_WIDTH = 220

export async function reportOf(
  id: string,
  gathered: Gathered,
  { engine, artifacts }: Pick<BundleSource, 'engine' | 'artifacts'>,
  thumbnails: Thumbnails,
  at: Date,
): Promise<string> {
  const { document, manifest } = gathered
  const titles = new Map(
    document.nodes.map(node => [node.id, node.title || (engine.specs.get(node.type)?.title ?? node.type)]),
  )
  const made = engine
    .results(id)
    .filter(result => titles.has(result.node))
    .map(result => ({ result, take: engine.take(result.take) }))
  const cost = made.reduce((sum, { take }) => sum + (take?.costUsd ?? 0), 0)
  const seconds = made.reduce((sum, { result }) => sum + result.seconds, 0)
  const makers = count(made.map(({ result }) => result.served ?? 'the node itself'))
  const pictures = await picturesOf(
    made.map(({ result }) => result.outputs.map(output => output.value)),
    artifacts,
    thumbnails,
  )
  const rows = made
    .slice(0, LISTED)
    .map(({ result, take }) =>
      row([
        text(titles.get(result.node) ?? result.node),
        `<code>${text(result.key || '–')}</code>`,
        text(result.served ?? '–'),
        `<code>${text(seedOf(take))}</code>`,
        `<span class="n">${result.seconds.toFixed(1)} s</span>`,
        `<span class="n">$${(take?.costUsd ?? 0).toFixed(2)}</span>`,
        text(result.warnings.join(' ')),
      ]),
    )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${text(document.name)} · Reelgraph</title>
<style>
:root{color-scheme:dark light;--ground:#0e1012;--panel:#14171a;--line:#2a3037;--text:#e9ebee;--mute:#98a0aa;--accent:#f2b544}
@media (prefers-color-scheme:light){:root{--ground:#efece5;--panel:#fffefb;--line:#ddd8cc;--text:#201d18;--mute:#635d52;--accent:#8c5a00}}
body{margin:0 auto;max-width:1040px;padding:40px 24px 64px;background:var(--ground);color:var(--text);font:14px/1.55 system-ui,sans-serif}
h1{margin:0;font-size:26px}h2{margin:36px 0 10px;font-size:16px}p{color:var(--mute);max-width:70ch}.facts{display:flex;flex-wrap:wrap;gap:8px 28px;margin:18px 0 0;padding:0}
.facts dt{color:var(--mute);font-size:12px}.facts dd{margin:0;font-size:17px;font-variant-numeric:tabular-nums}
.pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(200px,1fr));gap:10px}.pictures img{width:100%;border-radius:8px;display:block}
table{width:100%;border-collapse:collapse;background:var(--panel);border:1px solid var(--line);border-radius:8px}
th,td{padding:6px 10px;border-top:1px solid var(--line);text-align:left;vertical-align:top}th{border-top:0;color:var(--mute);font-weight:500;font-size:12px}
code,.n{font-family:ui-monospace,monospace;font-size:12px;font-variant-numeric:tabular-nums}em{color:var(--accent);font-style:normal}
</style></head><body>
<h1>${text(document.name)}</h1>
${document.description ? `<p>${text(document.description)}</p>` : ''}
<dl class="facts">
<div><dt>Nodes</dt><dd>${document.nodes.length}</dd></div>
<div><dt>Results</dt><dd>${made.length}</dd></div>
<div><dt>Time to make</dt><dd>${seconds.toFixed(1)} s</dd></div>
<div><dt>Charged by services</dt><dd>$${cost.toFixed(2)}</dd></div>
<div><dt>Report of</dt><dd>${at.toISOString().slice(0, 10)}</dd></div>
</dl>
<p>Made by ${makers.map(([name, times]) => `<em>${text(name)}</em> (${times})`).join(', ') || 'nobody yet: this graph has not run'}.</p>
${pictures.length > 0 ? `<h2>What it looks like</h2><div class="pictures">${pictures.map(src => `<img alt="" src="${src}">`).join('')}</div>` : ''}
<h2>What was made</h2>
${
  rows.length === 0
    ? '<p>Nothing yet.</p>'
    : `<table><thead><tr><th>Node<th>Item<th>Made by<th>Seed<th>Time<th>Cost<th>Notes</tr></thead><tbody>${rows.join('')}</tbody></table>`
}
${made.length > LISTED ? `<p>And ${made.length - LISTED} more.</p>` : ''}
<h2>What is in this bundle</h2>
<table><tbody>
${row(['The graph', `<code>graph.json</code>`])}
${manifest.graphs.map(graph => row([`The graph inside it: ${text(graph.name)}`, `revision ${graph.revision}`])).join('')}
${manifest.files.map(file => row([`A file for ${text(file.nodes.map(node => titles.get(node) ?? node).join(', '))}`, `<code>${file.digest.slice(0, 12)}</code> ${text(file.mime)}, ${size(file.bytes)}`])).join('')}
${manifest.takes.map(take => row([`A take of ${text(titles.get(take.node) ?? take.node)}`, `<code>${text(take.key || '–')}</code> ${text(take.served)}`])).join('')}
${manifest.absent.map(digest => row(['A file that was not there any more', `<code>${digest.slice(0, 12)}</code>`])).join('')}
</tbody></table>
<p>To open it, drop the zip on the canvas of Reelgraph. What the graph made is made again there, the same for the same seeds; what a person
brought in or pinned comes along.</p>
</body></html>
`
}

const row = (cells: readonly string[]): string => `<tr>${cells.map(cell => `<td>${cell}`).join('')}</tr>`

const text = (value: string): string => value.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)

const size = (bytes: number): string =>
  bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} kB`

const seedOf = (take: TakeInfo | undefined): string => {
  const seed = take?.params.seed
  return typeof seed === 'number' ? String(seed) : '–'
}

const count = (names: readonly string[]): [string, number][] => {
  const times = new Map<string, number>()
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1)
  return [...times].sort((a, b) => b[1] - a[1])
}

/** Small pictures of what was made, the last first, as data URLs; what cannot be shown is left out. */
async function picturesOf(
  values: readonly unknown[],
  artifacts: BundleSource['artifacts'],
  thumbnails: Thumbnails,
): Promise<string[]> {
  const seen = new Set<string>()
  for (const value of [...values].reverse())
    for (const { digest, mime } of namedFiles(value)) {
      if (seen.size >= PICTURES) break
      if (/^(image|video)$/.test(kindOf(mime)) && artifacts.has(digest)) seen.add(digest)
    }
  const found: string[] = []
  for (const digest of seen)
    try {
      const jpeg = await readFile(await thumbnails.make(digest, PICTURE_WIDTH, 0))
      found.push(`data:image/jpeg;base64,${jpeg.toString('base64')}`)
    } catch {
      // A damaged picture is no reason to share nothing.
    }
  return found
}
