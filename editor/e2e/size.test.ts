// What a browser fetches before the canvas can be used stays small: measured on the built files.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

const DIST = fileURLToPath(new URL('../../dist/editor/', import.meta.url))
/** Bytes, gzipped where gzip helps. */
const LIMIT = 400_000

const size = (path: string): number => {
  const bytes = readFileSync(DIST + path)
  return path.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length
}

it('the page, its scripts and styles, and the fonts of Latin text are at most 400 kB', () => {
  const html = readFileSync(`${DIST}index.html`, 'utf8')
  const asked = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(match => match[1] ?? '')
  expect(asked.length).toBeGreaterThan(1)
  // A script's static imports are fetched with it; those behind import() are not.
  for (const path of asked)
    for (const match of path.endsWith('.js')
      ? readFileSync(DIST + path, 'utf8').matchAll(/(?:from|import)"\.\/([\w.-]+\.js)"/g)
      : [])
      asked.push(`assets/${match[1]}`)
  const fonts = readdirSync(`${DIST}assets`).filter(name => /-latin-wght.*\.woff2$/.test(name))
  expect(fonts.length).toBe(2)
  const files = [...new Set(['index.html', ...asked, ...fonts.map(name => `assets/${name}`)])]
  const sizes = files.map(path => ({ path, bytes: size(path) }))
  const total = sizes.reduce((sum, file) => sum + file.bytes, 0)
  expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(LIMIT)
})
