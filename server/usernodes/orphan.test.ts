// A server that is killed takes its user nodes along, even one that hears nothing because it loops.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { isAlive, until } from '../testing/hub.ts'

test('SIGKILL to the server ends a user node that loops forever', async () => {
  const data = mkdtempSync(join(tmpdir(), 'reelgraph-orphan-'))
  const pidFile = join(data, 'pid')
  mkdirSync(join(data, 'nodes', 'spin'), { recursive: true })
  writeFileSync(
    join(data, 'nodes', 'spin', 'index.mjs'),
    `import { writeFileSync } from 'node:fs'
    import { defineNode, one, Text, z } from 'reelgraph/node'
    export default defineNode({ type: 'mine/spin', version: 1, title: 'Spin', category: 'Mine', summary: 'Loops.',
      inputs: {}, params: z.object({}), outputs: { text: one(Text) },
      run: async () => { writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); for (;;); } })`,
  )
  const serve = fileURLToPath(new URL('../testing/serve.ts', import.meta.url))
  const tsx = createRequire(import.meta.url).resolve('tsx')
  const server = spawn(process.execPath, ['--import', tsx, serve, data, '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const lines = createInterface({ input: server.stdout })
    const { url } = JSON.parse(await new Promise<string>(resolve => lines.once('line', resolve))) as { url: string }
    const post = (path: string, body: object) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    expect(await (await post('/api/user-nodes/spin/trust', {})).json()).toMatchObject({ state: 'ready' })
    const graph = { format: 'reelgraph', version: 1, id: 'g', nodes: [{ id: 's', type: 'mine/spin' }] }
    expect((await post('/api/runs', { graph })).status).toBe(201)
    await until(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '')
    const pid = Number(readFileSync(pidFile, 'utf8'))
    expect(isAlive(pid)).toBe(true)
    server.kill('SIGKILL')
    await until(() => !isAlive(pid))
  } finally {
    server.kill('SIGKILL')
    rmSync(data, { recursive: true, force: true })
  }
})
