// Artifacts over HTTP: ranges, validators, storing by digest, thumbnails, downloads with the graph inside.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HostBench, openHostBench, send, trialGraph } from '../testing/host.ts'
import { attachment } from './files.ts'
import { parseRange } from './ranges.ts'

let bench: HostBench
let clip: string
beforeAll(async () => {
  bench = await openHostBench({ worker: false })
  const file = join(bench.folder, 'clip.mp4')
  const source =
    'color=red:size=64x48:rate=10:duration=1[a];color=blue:size=64x48:rate=10:duration=1[b];[a][b]concat[out0]'
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', source, '-pix_fmt', 'yuv420p', file])
  clip = (await bench.host.store.artifacts.adopt(file, 'video/mp4')).digest
})
afterAll(() => bench.close())

const at = (path: string) => `${bench.host.url}/api/artifacts/${path}`
const sha = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

test('the whole, a part, the end and nothing beyond it', async () => {
  const { digest } = await bench.host.store.artifacts.put('0123456789', 'text/plain')
  const whole = await send(at(digest), {})
  expect(whole.headers).toMatchObject({
    'content-type': 'text/plain',
    'content-length': '10',
    'accept-ranges': 'bytes',
    etag: `"${digest}"`,
  })
  expect(String(whole.headers['cache-control'])).toContain('immutable')
  expect(String(whole.bytes)).toBe('0123456789')
  const part = await send(at(digest), { headers: { range: 'bytes=2-4' } })
  expect([part.status, String(part.bytes), part.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10'])
  expect(String((await send(at(digest), { headers: { range: 'bytes=-3' } })).bytes)).toBe('789')
  expect(String((await send(at(digest), { headers: { range: 'bytes=8-99' } })).bytes)).toBe('89')
  expect((await send(at(digest), { headers: { range: 'bytes=10-' } })).status).toBe(416)
  expect((await send(at(digest), { headers: { range: 'bytes=1-2', 'if-range': '"old"' } })).status).toBe(200)
  expect((await send(at(digest), { headers: { 'if-none-match': `"${digest}"` } })).status).toBe(304)
  const head = await send(at(digest), { method: 'HEAD' })
  expect([head.status, head.headers['content-length'], head.bytes.length]).toEqual([200, '10', 0])
  expect((await send(at('a'.repeat(64)), {})).status).toBe(404)
})

test.each([
  ['bytes=0-0', 10, { start: 0, end: 0 }],
  ['bytes=5-', 10, { start: 5, end: 9 }],
  ['bytes=-20', 10, { start: 0, end: 9 }],
  ['bytes=-0', 10, 'unsatisfiable'],
  ['bytes=0-', 0, 'unsatisfiable'],
  ['bytes=4-2', 10, undefined],
  ['bytes=0-1,3-4', 10, undefined],
  ['items=0-1', 10, undefined],
  [undefined, 10, undefined],
])('range %s of %d bytes', (header, size, range) => expect(parseRange(header, size)).toEqual(range))

test('bytes are stored under their own digest only', async () => {
  const body = Buffer.alloc(300_000, 'reel')
  const put = (digest: string, type = 'application/x-test') =>
    send(at(digest), { method: 'PUT', headers: { 'content-type': type, 'content-length': String(body.length) }, body })
  expect((await put(sha('other'))).json.error.message).toMatch(/digest/)
  expect((await put(sha('other'))).status).toBe(400)
  expect((await send(at(sha('other')), {})).status).toBe(404)
  expect(await put(sha(body))).toMatchObject({ status: 201, json: { digest: sha(body), bytes: 300_000 } })
  expect((await put(sha(body))).status).toBe(200)
  expect((await put(sha('x'), 'no type')).status).toBe(415)
  expect((await send(at(sha(body)), {})).headers['content-disposition']).toBe('attachment')
})

test('a thumbnail of a clip shows the asked time, of an image its picture, of a sound nothing', async () => {
  const pixel = async (path: string) => {
    const { status, bytes, headers } = await send(at(path), {})
    expect([status, headers['content-type']]).toEqual([200, 'image/jpeg'])
    const { width } = await sharp(bytes).metadata()
    const [r = 0, , b = 0] = await sharp(bytes).resize(1, 1).raw().toBuffer()
    return { width, color: r > b ? 'red' : 'blue' }
  }
  expect(await pixel(`${clip}/thumbnail?width=32`)).toEqual({ width: 32, color: 'red' })
  expect(await pixel(`${clip}/thumbnail?width=32&at=1.5`)).toEqual({ width: 32, color: 'blue' })
  expect(await pixel(`${clip}/thumbnail?at=99`)).toEqual({ width: 64, color: 'blue' })
  const png = await sharp({ create: { width: 40, height: 30, channels: 4, background: '#2040ff80' } })
    .png()
    .toBuffer()
  const image = await bench.host.store.artifacts.put(png, 'image/png')
  expect(await pixel(`${image.digest}/thumbnail?width=20`)).toEqual({ width: 20, color: 'blue' })
  const text = await bench.host.store.artifacts.put('no picture', 'text/plain')
  expect((await send(at(`${text.digest}/thumbnail`), {})).status).toBe(415)
  const torn = await bench.host.store.artifacts.put(png.subarray(0, 60), 'image/png')
  expect((await send(at(`${torn.digest}/thumbnail`), {})).status).toBe(415)
  expect((await send(at(`${clip}/thumbnail?width=9999`), {})).status).toBe(400)
})

test('a downloaded copy has a readable name and carries the graph, the artifact does not', async () => {
  await bench.call('POST', '/api/graphs', { document: trialGraph('pilot') })
  const copy = await send(at(`${clip}?download=${encodeURIComponent('ep03 "é".mp4')}&graph=pilot`), {})
  expect(copy.status).toBe(200)
  expect(copy.headers['content-disposition']).toBe(
    `attachment; filename="ep03 ___.mp4"; filename*=UTF-8''ep03%20%22%C3%A9%22.mp4`,
  )
  const headers = { 'content-type': 'video/mp4', 'content-length': String(copy.bytes.length) }
  const found = await send(`${bench.host.url}/api/import`, { method: 'POST', headers, body: copy.bytes })
  expect(found.json.document).toMatchObject({ id: 'pilot', name: 'Trial' })
  const plain = await send(at(`${clip}?download=a.mp4`), {})
  expect(sha(plain.bytes)).toBe(clip)
  expect((await send(at(`${clip}?download=a.mp4&graph=none`), {})).status).toBe(404)
})

test('a hostile file name cannot break out of its header', () => {
  expect(attachment('a"\r\nset-cookie: x=1/../b.mp4')).toBe(
    `attachment; filename="a___set-cookie: x=1_.._b.mp4"; filename*=UTF-8''a%22__set-cookie%3A%20x%3D1_.._b.mp4`,
  )
})
