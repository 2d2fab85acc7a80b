// Keys are kept for the owner alone, reach who needs them, and are told to nobody.
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HostBench, openHostBench, trialGraph } from '../testing/host.ts'
import { openSecrets, type Setting, secretsFile } from './secrets.ts'

const SETTINGS: readonly Setting[] = [
  { name: 'A_KEY', title: 'Key', kind: 'key', example: '' },
  { name: 'A_URL', title: 'Address', kind: 'address', example: '' },
]
const folder = mkdtempSync(join(tmpdir(), 'reelgraph-secrets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the secret store', () => {
  it('keeps what is entered in a file of the owner alone, and puts it into the environment', () => {
    const env: NodeJS.ProcessEnv = {}
    const secrets = openSecrets(folder, SETTINGS, env)
    secrets.set('A_KEY', ' sk-1 ')
    expect(env.A_KEY).toBe('sk-1')
    expect(statSync(secretsFile(folder)).mode & 0o777).toBe(0o600)
    expect(secrets.from('A_KEY')).toBe('stored')
    secrets.close()
    expect(env).toEqual({})
  })

  it('has it again after a restart, and the environment wins', () => {
    const empty: NodeJS.ProcessEnv = {}
    openSecrets(folder, SETTINGS, empty)
    expect(empty.A_KEY).toBe('sk-1')
    const given: NodeJS.ProcessEnv = { A_KEY: 'from outside' }
    const secrets = openSecrets(folder, SETTINGS, given)
    expect([given.A_KEY, secrets.from('A_KEY')]).toEqual(['from outside', 'environment'])
    secrets.set('A_KEY', 'sk-2')
    expect(given.A_KEY).toBe('from outside')
    secrets.remove('A_KEY')
    secrets.close()
    expect(given.A_KEY).toBe('from outside')
  })

  it('writes the file anew for the owner alone, whatever its mode was', () => {
    const secrets = openSecrets(folder, SETTINGS, {})
    secrets.set('A_KEY', 'sk-3')
    chmodSync(secretsFile(folder), 0o644)
    secrets.set('A_KEY', 'sk-4')
    expect(statSync(secretsFile(folder)).mode & 0o777).toBe(0o600)
  })

  it('takes declared names and fitting values only, and never says a value', () => {
    const secrets = openSecrets(folder, SETTINGS, {})
    const said = (work: () => void): string => {
      try {
        work()
        return ''
      } catch (error) {
        return String(error)
      }
    }
    expect(said(() => secrets.set('NODE_OPTIONS', '--import evil'))).toMatch(/no setting of this name/)
    for (const value of ['', 'two\nlines', 'x'.repeat(5000)]) {
      const words = said(() => secrets.set('A_KEY', value))
      expect(words).toMatch(/printable/)
      if (value) expect(words).not.toContain(value)
    }
    for (const value of ['file:///etc/passwd', 'nonsense', 'javascript:1'])
      expect(said(() => secrets.set('A_URL', value))).toMatch(/begins with http/)
  })

  it('says of a damaged file only where it is', () => {
    const torn = mkdtempSync(join(tmpdir(), 'reelgraph-secrets-'))
    writeFileSync(secretsFile(torn), '{"A_KEY": "sk-secret')
    expect(() => openSecrets(torn, SETTINGS, {})).toThrow(/damaged/)
    expect(() => openSecrets(torn, SETTINGS, {})).not.toThrow(/sk-secret/)
    rmSync(torn, { recursive: true, force: true })
  })
})

describe('a key that was entered in the editor', () => {
  const KEY = 'sk-CANARY-7d1f'
  let bench: HostBench
  const env: NodeJS.ProcessEnv = {}
  beforeAll(async () => {
    bench = await openHostBench({ env })
  })
  afterAll(() => bench.close())

  it('is answered with where it comes from, and the worker that was brought along starts again with it', async () => {
    for (let tries = 0; bench.host.hub.workers().length === 0 && tries < 400; tries++)
      await new Promise(resolve => setTimeout(resolve, 25))
    const before = bench.host.hub.workers()[0]?.id
    const put = await bench.call('PUT', '/api/secrets/COMFYUI_TOKEN', { value: KEY })
    expect([put.status, put.json]).toEqual([200, expect.objectContaining({ name: 'COMFYUI_TOKEN', from: 'stored' })])
    expect(env.COMFYUI_TOKEN).toBe(KEY)
    for (let tries = 0; tries < 400; tries++) {
      const now = bench.host.hub.workers()[0]?.id
      if (now !== undefined && now !== before) break
      await new Promise(resolve => setTimeout(resolve, 25))
    }
    expect(bench.host.hub.workers()[0]?.id).not.toBe(before)
  })

  it('comes back in no answer, event, graph, run, bundle, log or database', async () => {
    const { nodes, ...rest } = trialGraph('leak')
    // Without the node that asks a worker: the run is not what is tested.
    const graph = {
      ...rest,
      nodes: nodes.filter(node => node.id !== 'shout'),
      edges: [{ from: 'words.words', to: 'join.words' }],
    }
    await bench.call('POST', '/api/graphs', { document: graph })
    const run = await bench.host.engine.start({ graph })
    await run.finished
    const paths = [
      'secrets',
      'connections',
      'health',
      'openapi.json',
      'graphs/leak',
      'graphs/leak/results',
      'graphs/leak/bundle',
      `runs/${run.id}`,
      `runs/${run.id}/document`,
      'artifacts',
      'user-nodes',
      'templates',
    ]
    for (const path of paths) {
      const { status, bytes } = await bench.call('GET', `/api/${path}`)
      expect([path, status]).toEqual([path, 200])
      expect([path, bytes.includes(KEY)]).toEqual([path, false])
    }
    const form = await bench.call('POST', '/api/export/api-form', { document: graph })
    expect(form.bytes.includes(KEY)).toBe(false)
    const wrong = await bench.call('PUT', '/api/secrets/COMFYUI_URL', { value: `ftp://${KEY}` })
    expect([wrong.status, wrong.bytes.includes(KEY)]).toEqual([400, false])
    const events: unknown[] = []
    bench.host.engine.follow(run.id, 0, batch => events.push(...batch))()
    expect(events.length).toBeGreaterThan(0)
    expect(JSON.stringify(events)).not.toContain(KEY)
    bench.host.store.group.flush()
    for (const file of ['engine.db', 'engine.db-wal', 'graphs.db', 'graphs.db-wal', 'logs/server.log'])
      expect([file, readFileSync(join(bench.folder, 'data', file)).includes(KEY)]).toEqual([file, false])
    expect(readFileSync(secretsFile(join(bench.folder, 'data')), 'utf8')).toContain(KEY)
  })

  it('is refused under any other name, and forgotten on request', async () => {
    expect((await bench.call('PUT', '/api/secrets/PATH', { value: '/tmp' })).status).toBe(404)
    expect((await bench.call('PUT', '/api/secrets/..%2Flock', { value: 'x' })).status).toBe(400)
    const gone = await bench.call('DELETE', '/api/secrets/COMFYUI_TOKEN')
    expect([gone.status, gone.json.from, env.COMFYUI_TOKEN]).toEqual([200, null, undefined])
  })
})
