// Who may speak to the server: strangers, other sites and rebound names are turned away, on HTTP and on sockets.
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type HostBench, openHostBench, send, trialGraph } from '../testing/host.ts'
import { grantWorker, revokeWorker } from '../tokens.ts'

/** How a socket ends: 101 when it was opened, else the refusal's status. */
const knock = (url: string, headers: Record<string, string> = {}): Promise<number> =>
  new Promise(resolve => {
    const socket = new WebSocket(url.replace('http', 'ws'), { headers })
    socket.on('open', () => {
      resolve(101)
      socket.close()
    })
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('error', () => {})
  })

describe('on loopback, without a token', () => {
  let bench: HostBench
  beforeAll(async () => {
    bench = await openHostBench({ worker: false, allowHosts: ['studio.example'] })
  })
  afterAll(() => bench.close())
  const status = async (path: string, headers: Record<string, string>, method = 'GET') =>
    (await send(`${bench.host.url}${path}`, { method, headers })).status

  test('a name that is not ours in Host is refused (DNS rebinding), an address or a known name is not', async () => {
    const { port } = bench.host
    expect(await status('/api/health', { host: `evil.example:${port}` })).toBe(421)
    expect(await status('/', { host: 'evil.example' })).toBe(421)
    expect(await status('/api/health', { host: `127.0.0.1.evil.example:${port}` })).toBe(421)
    for (const host of ['localhost:5173', `127.0.0.1:${port}`, '[::1]:80', '192.168.0.7:7700', 'Studio.Example'])
      expect(await status('/api/health', { host }), host).toBe(200)
  })

  test('a request that names no host at all is refused', async () => {
    const answer = await new Promise<string>(resolve => {
      const socket = connect(bench.host.port, '127.0.0.1', () => socket.write('GET /api/health HTTP/1.0\r\n\r\n'))
      let text = ''
      socket.on('data', chunk => {
        text += chunk
      })
      socket.on('close', () => resolve(text))
    })
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/)
  })

  test('another origin is refused, also the literal null and a sibling port', async () => {
    const own = new URL(bench.host.url).host
    for (const origin of ['https://evil.example', 'null', `http://${own}1`, `http://127.0.0.1:1`, 'file://'])
      expect(await status('/api/health', { origin }), origin).toBe(403)
    expect(await status('/api/health', { origin: `http://${own}` })).toBe(200)
    expect(await status('/api/health', { origin: 'http://localhost:5173', host: 'localhost:5173' })).toBe(200)
  })

  test('what another site makes a browser send is refused, an ordinary link to the editor is not', async () => {
    expect(await status('/api/runs', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toBe(403)
    expect(await status('/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(200)
    expect(await status('/api/health', { 'sec-fetch-site': 'same-origin' })).toBe(200)
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = JSON.stringify({ graph: trialGraph('csrf') })
    expect((await send(`${bench.host.url}/api/runs`, { method: 'POST', headers: form, body })).status).toBe(415)
    const plain = { 'content-type': 'text/plain', origin: 'https://evil.example' }
    expect((await send(`${bench.host.url}/api/runs`, { method: 'POST', headers: plain, body })).status).toBe(403)
  })

  test('sockets are held to the same rules', async () => {
    for (const path of ['/api/workers', '/api/live', '/api/runs/x/events']) {
      expect(await knock(`${bench.host.url}${path}`, { origin: 'https://evil.example' }), path).toBe(403)
      expect(await knock(`${bench.host.url}${path}`, { host: 'evil.example' }), path).toBe(421)
    }
    expect(await knock(`${bench.host.url}/api/workers`)).toBe(101)
    expect(await knock(`${bench.host.url}/api/live`, { origin: bench.host.url })).toBe(101)
    expect(await knock(`${bench.host.url}/api/runs/x/events`)).toBe(404)
    expect(await knock(`${bench.host.url}/api/nothing`)).toBe(404)
  })

  test('answers carry the headers that keep them from being used elsewhere', async () => {
    const page = await send(`${bench.host.url}/`, {})
    expect(page.headers['content-security-policy']).toMatch(/script-src 'self'.*frame-ancestors 'none'/)
    const api = await send(`${bench.host.url}/api/health`, {})
    expect(api.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    expect(api.headers['access-control-allow-origin']).toBeUndefined()
  })

  test('paths that climb reach no file', async () => {
    for (const path of [
      '/../package.json',
      '/..%2fpackage.json',
      '/assets/..%2f..%2f..%2fpackage.json',
      '/%2e%2e/package.json',
    ]) {
      const { status: code, bytes } = await send(`${bench.host.url}${path}`, {})
      expect(String(bytes), path).not.toContain('"dependencies"')
      expect([200, 404]).toContain(code)
    }
    expect(await status('/api/templates/..%2f..%2fpackage', {})).toBe(404)
    expect(await status('/api/artifacts/..%2f..%2fetc%2fpasswd', {})).toBe(400)
  })
})

describe('with a token', () => {
  let bench: HostBench
  const token = 'correct horse battery staple'
  beforeAll(async () => {
    bench = await openHostBench({ worker: false, token, address: '0.0.0.0' })
  })
  afterAll(() => bench.close())
  const url = (path: string) => `http://127.0.0.1:${bench.host.port}${path}`

  test('the API needs it, the editor is served to ask for it', async () => {
    expect((await send(url('/api/health'), {})).status).toBe(401)
    expect((await send(url(`/api/artifacts/${'a'.repeat(64)}`), {})).status).toBe(401)
    expect((await send(url('/api/health'), { headers: { authorization: 'Bearer wrong' } })).status).toBe(401)
    expect((await send(url('/api/health'), { headers: { authorization: `Bearer ${token}` } })).status).toBe(200)
    expect((await send(url('/'), {})).status).toBe(200)
    expect(await knock(url('/api/live'))).toBe(401)
    expect(await knock(url('/api/workers'))).toBe(401)
    expect(await knock(url('/api/live'), { authorization: `Bearer ${token}` })).toBe(101)
  })

  test('a link with the token sets a cookie that scripts cannot read, and takes the token out of the address', async () => {
    const { status, headers } = await send(url(`/?token=${encodeURIComponent(token)}`), {})
    expect(status).toBe(302)
    expect(headers.location).toBe('/')
    const cookie = String(headers['set-cookie'])
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/)
    const value = cookie.split(';')[0] ?? ''
    expect((await send(url('/api/health'), { headers: { cookie: value } })).status).toBe(200)
    expect(await knock(url('/api/live'), { cookie: value, origin: url('').replace(/\/$/, '') })).toBe(101)
    expect((await send(url('/?token=wrong'), {})).status).toBe(401)
  })

  test("a worker's token opens the workers' socket and the files of jobs, and nothing else", async () => {
    const data = `${bench.folder}/data`
    const worker = { authorization: `Bearer ${grantWorker(data, 'attic')}` }
    expect(await knock(url('/api/workers'), worker)).toBe(101)
    expect((await send(url(`/api/artifacts/${'a'.repeat(64)}`), { headers: worker })).status).toBe(404)
    expect((await send(url('/api/graphs'), { headers: worker })).status).toBe(401)
    expect(await knock(url('/api/live'), worker)).toBe(401)
    revokeWorker(data, 'attic')
    expect(await knock(url('/api/workers'), worker)).toBe(401)
  })
})
