// `reelgraph new-node`, `test-node` and `trust`: what they write works, from the first minute.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { specsIn } from './library.ts'
import { paintFor } from './paint.ts'
import { listUserNodes, newNode, testNode, trustCommand } from './user-nodes.ts'

const data = mkdtempSync(join(tmpdir(), 'reelgraph-new-node-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

const said: string[] = []
const terminal = {
  out: (text: string) => void said.push(text),
  paint: paintFor({}),
  columns: undefined,
  onInterrupt: () => () => {},
}
const words = async (work: unknown): Promise<string> => {
  said.length = 0
  await work
  return said.join('')
}

/** The command itself, as a person runs it. */
function reelgraph(...args: string[]) {
  const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', createRequire(import.meta.url).resolve('tsx'), cli, ...args],
    { env: { ...process.env, REELGRAPH_DATA: data }, encoding: 'utf8' },
  )
  return { status, text: stdout + stderr }
}

test('a new node has a test that passes, is loaded once trusted, and runs', async () => {
  expect(() => newNode(data, 'Not Good', terminal)).toThrow(/is no name/)
  expect(newNode(data, 'shout-louder', terminal)).toBe(0)
  expect(() => newNode(data, 'shout-louder', terminal)).toThrow(/there already/)
  expect(await words(expect(testNode(data, 'shout-louder', terminal)).resolves.toBe(0))).toMatch(/✔ says a text louder/)
  expect(await words(listUserNodes(data, terminal))).toMatch(/^shout-louder {2}not trusted {2}code [0-9a-f]{12}\n$/)
  await expect(trustCommand(data, 'shout', true, terminal)).rejects.toThrow(/There are shout-louder/)
  expect(await words(trustCommand(data, 'shout-louder', true, terminal))).toMatch(/trusted.*\n {2}user\/shout-louder\n/)
  const graph = join(data, 'graph.json')
  const node = { id: 'shout', type: 'user/shout-louder', params: { marks: 3 } }
  const source = { id: 'words', type: 'flow/text', params: { text: 'hello' } }
  const edges = [{ from: 'words.text', to: 'shout.text' }]
  writeFileSync(graph, JSON.stringify({ format: 'reelgraph', version: 1, id: 'g', nodes: [source, node], edges }))
  expect(JSON.parse(reelgraph('run', graph, '--json').text)).toMatchObject({ status: 'done', failed: [] })

  // A test that fails is said, and a change is seen although trust is by name.
  const file = join(data, 'nodes', 'shout-louder', 'index.mjs')
  writeFileSync(file, readFileSync(file, 'utf8').replace('toUpperCase', 'toLowerCase'))
  expect(await words(expect(testNode(data, 'shout-louder', terminal)).resolves.toBe(1))).toMatch(
    /✖ says a text louder[\s\S]*HELLO/,
  )
  expect(await words(listUserNodes(data, terminal))).toMatch(/changed since it was trusted/)
  expect((await specsIn(data)).has('user/shout-louder')).toBe(true)
  await trustCommand(data, 'shout-louder', false, terminal)
  expect((await specsIn(data)).has('user/shout-louder')).toBe(false)
})
