// The docs name only what exists: paths in ARCHITECTURE.md, links between pages, npm scripts.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const pages = async () => [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...(await readdir(join(root, 'docs'))).filter(name => name.endsWith('.md')).map(name => `docs/${name}`),
]

describe('the docs', () => {
  it('name only files and folders that exist', async () => {
    const missing: string[] = []
    for (const page of await pages())
      for (const [, path] of (await readFile(join(root, page), 'utf8')).matchAll(
        /`((?:engine|nodes|server|worker|editor|graphs|public|bench|docs|scripts|bin)\/[\w./-]+)`/g,
      ))
        if (path && !/[<*]/.test(path) && !existsSync(join(root, path))) missing.push(`${page}: ${path}`)
    expect(missing).toEqual([])
  })

  it('link to pages and pictures that exist', async () => {
    const missing: string[] = []
    for (const page of await pages())
      for (const [, link] of (await readFile(join(root, page), 'utf8')).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g))
        if (link && !existsSync(join(root, dirname(page), link))) missing.push(`${page}: ${link}`)
    expect(missing).toEqual([])
  })

  it('name only npm scripts that exist', async () => {
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    const unknown: string[] = []
    for (const page of await pages())
      for (const [, name] of (await readFile(join(root, page), 'utf8')).matchAll(/npm run ([\w:-]+)/g))
        if (name && !(name in scripts)) unknown.push(`${page}: npm run ${name}`)
    expect(unknown).toEqual([])
  })
})
