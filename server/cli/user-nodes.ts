// User nodes on the command line: list, trust, write a new one, run its tests.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { UserNodesInfo } from '../../engine/protocol/library.ts'
import { projectRoot } from '../paths.ts'
import { isFolderName } from '../usernodes/trust.ts'
import { UserNodesError } from '../usernodes/usernodes.ts'
import { withUserNodes } from './library.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage.ts'

const line = ({ folder, state, digest, changed, types, problem }: UserNodesInfo, { paint }: Terminal): string => {
  const mark = { ready: paint.green('trusted'), untrusted: paint.yellow('not trusted'), broken: paint.red('broken') }[
    state
  ]
  const code = `code ${digest.slice(0, 12)}${changed ? ', changed since it was trusted' : ''}`
  return `${paint.bold(folder)}  ${mark}  ${paint.dim(code)}\n${types.map(type => `  ${type}\n`).join('')}${problem ? `  ${problem}\n` : ''}`
}

/** Lists the folders. */
export async function listUserNodes(data: string, terminal: Terminal): Promise<number> {
  const folders = await withUserNodes(data, userNodes => userNodes.folders())
  for (const info of folders) terminal.out(line(info, terminal))
  if (folders.length === 0)
    terminal.out(`There are no user nodes in ${join(data, 'nodes')}. Make one: reelgraph new-node <name>\n`)
  return 0
}

/** Trusts a folder, or does so no longer. A server that runs on the data folder follows within a second. @returns the exit code */
export async function trustCommand(data: string, folder: string, give: boolean, terminal: Terminal): Promise<number> {
  try {
    const info = await withUserNodes(data, userNodes => (give ? userNodes.trust(folder) : userNodes.untrust(folder)))
    terminal.out(line(info, terminal))
    return info.state === 'broken' ? 1 : 0
  } catch (error) {
    if (error instanceof UserNodesError) throw new UsageError(error.message)
    throw error
  }
}

/** Writes a working node with a test. @throws UsageError when the name does not do or is taken */
export function newNode(data: string, name: string, terminal: Terminal): number {
  if (!isFolderName(name) || !/^[a-z][a-z0-9-]*$/.test(name))
    throw new UsageError(`${JSON.stringify(name)} is no name for a node: use a–z, 0–9 and -, such as shout-louder.`)
  const folder = join(data, 'nodes', name)
  if (existsSync(folder)) throw new UsageError(`${folder} is there already; choose another name.`)
  mkdirSync(folder, { recursive: true })
  const title = name.replace(/-/g, ' ').replace(/\b[a-z]/g, letter => letter.toUpperCase())
  const files: Record<string, string> = {
    'index.mjs': MODULE.replaceAll('NAME', name).replaceAll('TITLE', title),
    'index.test.mjs': TEST.replaceAll('TITLE', title),
    // For editors: types of reelgraph/node. Nothing needs it to run.
    'jsconfig.json': `${JSON.stringify(editorSettings(), null, 2)}\n`,
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  terminal.out(
    `Wrote ${folder}\n  reelgraph test-node ${name}   runs its test\n  reelgraph trust ${name}       loads it; a server follows every change\n`,
  )
  return 0
}

function editorSettings(): object {
  const root = projectRoot()
  return {
    compilerOptions: {
      checkJs: true,
      strict: true,
      noImplicitAny: false,
      target: 'es2023',
      module: 'nodenext',
      skipLibCheck: true,
      noEmit: true,
      types: ['node'],
      typeRoots: [join(root, 'node_modules', '@types')],
      paths: { 'reelgraph/node': [join(root, 'dist', 'node', 'nodes', 'author', 'index.d.ts')] },
    },
  }
}

/** Runs the tests of a folder with Node's own runner, which tells the terminal how they went. @returns its exit code */
export function testNode(data: string, name: string, terminal: Terminal): Promise<number> {
  const folder = join(data, 'nodes', name)
  if (!isFolderName(name) || !existsSync(folder))
    throw new UsageError(`There is no folder ${JSON.stringify(name)} in ${join(data, 'nodes')}.`)
  const tests = readdirSync(folder)
    .filter(file => /\.test\.[cm]?[jt]s$/.test(file))
    .sort()
  if (tests.length === 0) throw new UsageError(`${folder} has no test: write index.test.mjs`)
  const isSource = import.meta.url.endsWith('.ts')
  const hooks = [
    ...(isSource ? [createRequire(import.meta.url).resolve('tsx')] : []),
    fileURLToPath(new URL(`../usernodes/register.${isSource ? 'ts' : 'js'}`, import.meta.url)),
  ]
  const args = [
    ...hooks.flatMap(hook => ['--import', pathToFileURL(hook).href]),
    '--test',
    '--test-reporter=spec',
    ...tests,
  ]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', terminal.out)
    child.on('error', reject)
    child.on('close', code => resolve(code ?? 1))
  })
}

const MODULE = `// TITLE: says a text louder.
import { defineNode, one, Text, z } from 'reelgraph/node'

/** What one item may use. An item that takes longer, or more, is ended and reported; nothing else suffers. */
export const limits = { seconds: 60, memoryMiB: 512 }

export default defineNode({
  type: 'user/NAME',
  // Raise it when the same inputs would give another result. (Changed code is noticed by itself.)
  version: 1,
  title: 'TITLE',
  category: 'User',
  summary: 'Says a text louder.',
  inputs: { text: one(Text).describe('What to say.') },
  params: z.object({
    marks: z.number().int().min(0).max(10).default(1).meta({ description: 'How many exclamation marks.', unit: '!', face: true }),
  }),
  outputs: { text: one(Text).describe('The same, louder.') },
  run: async ({ inputs, params, ctx }) => {
    ctx.progress(0.5, 'taking a breath')
    return { text: inputs.text.toUpperCase() + '!'.repeat(params.marks) }
  },
})
`

const TEST = `// TITLE: its test. Run it with: reelgraph test-node
import assert from 'node:assert/strict'
import test from 'node:test'
import { tryNode } from 'reelgraph/node'
import node from './index.mjs'

test('says a text louder', async () => {
  const { outputs } = await tryNode(node, { inputs: { text: 'hello' }, params: { marks: 2 } })
  assert.equal(outputs.text, 'HELLO!!')
})

test('refuses more marks than anyone needs', async () => {
  await assert.rejects(tryNode(node, { inputs: { text: 'hello' }, params: { marks: 99 } }))
})
`
