// The layers hold: imports run downward only, engine/graph and engine/protocol stay free of Node.js, nothing imports in circles.
import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/** What the files of a folder may import besides their own folder; the longest name that fits a file counts. */
const LAYERS: Readonly<Record<string, { imports: readonly string[]; node: boolean }>> = {
  'engine/graph': { imports: ['engine/protocol'], node: false },
  'engine/protocol': { imports: ['engine/graph'], node: false },
  'engine/store': { imports: ['engine/graph', 'engine/protocol'], node: true },
  engine: { imports: [], node: true },
  nodes: { imports: ['engine'], node: true },
  worker: {
    imports: ['engine/graph', 'engine/protocol', 'engine/store', 'nodes/media', 'nodes/providers', 'nodes/types.ts'],
    node: true,
  },
  server: { imports: ['engine', 'nodes'], node: true },
  editor: { imports: ['engine/graph', 'engine/protocol'], node: false },
}

interface Import {
  readonly from: string
  /** A path below the root, or a package's name. */
  readonly to: string
  readonly isType: boolean
}

const isUnder = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)
/** Tests, and what only tests use, may reach anywhere. */
const isProduct = (path: string): boolean => !/\.test\.tsx?$/.test(path) && !/(^|\/)(testing|e2e|cases)\//.test(path)

/** Every import of a file's text, types included. */
function importsOf(file: string, text: string): Import[] {
  const { module, errors } = parseSync(file, text)
  expect(errors, file).toEqual([])
  const found: { name: string; isType: boolean }[] = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      name: moduleRequest.value,
      isType: entries.length > 0 && entries.every(entry => entry.isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? [{ name: moduleRequest.value, isType }] : [])),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest }) => {
      const name = /^['"](.+)['"]$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[1]
      return name === undefined ? [] : [{ name, isType: false }]
    }),
  ]
  return found.map(({ name, isType }) => ({
    from: file,
    to: name.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), name)) : name,
    isType,
  }))
}

const files = Object.keys(LAYERS)
  .filter(folder => !folder.includes('/'))
  .flatMap(folder =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map(name => posix.join(folder, name.replaceAll('\\', '/')))
      .filter(name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts')),
  )
const imports = files.filter(isProduct).flatMap(file => importsOf(file, readFileSync(join(ROOT, file), 'utf8')))

/** What is wrong with an import, or undefined. */
function wrong({ from, to }: Import): string | undefined {
  const layer = Object.keys(LAYERS)
    .filter(name => isUnder(from, name))
    .sort((a, b) => b.length - a.length)[0]
  const rule = layer === undefined ? undefined : LAYERS[layer]
  if (layer === undefined || rule === undefined) return undefined
  const isOurs = Object.keys(LAYERS).some(name => isUnder(to, name.split('/')[0] ?? name))
  if (!isOurs) {
    const isNode = to.startsWith('node:') || builtinModules.includes(to)
    return isNode && !rule.node ? `${from} imports ${to}, but ${layer} runs in the browser too` : undefined
  }
  if (!isProduct(to)) return `${from} imports ${to}, which is for tests`
  const allowed = [layer, ...rule.imports].some(folder => isUnder(to, folder))
  return allowed ? undefined : `${from} imports ${to}, which is not below ${layer}`
}

test('imports run downward only', () => {
  expect(files.length).toBeGreaterThan(50)
  expect(imports.map(wrong).filter(problem => problem !== undefined)).toEqual([])
})

test('a forbidden import is seen, also when it imports only a type', () => {
  const text =
    "import type { A } from '../server/host.ts'\nexport * from 'node:fs'\nconst x = await import('../run/api.ts')"
  const found = importsOf('engine/graph/trial.ts', text).map(wrong)
  expect(found[0]).toMatch(/is not below engine\/graph/)
  expect(found).toHaveLength(3)
  expect(found.every(problem => problem !== undefined)).toBe(true)
})

test('no module imports itself by way of others', () => {
  const next = new Map<string, string[]>()
  for (const { from, to, isType } of imports)
    if (!isType && files.includes(to)) next.set(from, [...(next.get(from) ?? []), to])
  const finished = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (finished.has(file) || path.includes(file)) return
    for (const other of next.get(file) ?? []) visit(other, [...path, file])
    finished.add(file)
  }
  for (const file of files) visit(file, [])
  expect(circles).toEqual([])
})
