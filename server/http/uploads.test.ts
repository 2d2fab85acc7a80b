// Uploads and imports: what is taken in, and what is refused in words.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HostBench, openHostBench, send, trialGraph } from '../testing/host.ts'
import { boundaryOf, MultipartError, readMultipart } from './multipart.ts'

let bench: HostBench
const files: Record<string, Buffer> = {}
beforeAll(async () => {
  bench = await openHostBench({ worker: false })
  const make = (name: string, ...args: string[]) => {
    const file = join(bench.folder, name)
    execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', ...args, file])
    files[name] = readFileSync(file)
  }
  make('clip.mp4', '-i', 'testsrc=size=64x48:rate=12:duration=1', '-pix_fmt', 'yuv420p')
  make('sound.wav', '-i', 'sine=duration=0.5:sample_rate=44100')
  files['image.png'] = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#246' } })
    .png()
    .toBuffer()
})
afterAll(() => bench.close())

const file = (name: string): Buffer => files[name] ?? Buffer.alloc(0)

/** A form as browsers send it. */
function form(parts: readonly { name: string; filename?: string; bytes: Buffer | string }[], boundary = '----x9') {
  return Buffer.concat([
    ...parts.flatMap(({ name, filename, bytes }) => [
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"`),
      Buffer.from(filename === undefined ? '' : `; filename="${filename}"\r\nContent-Type: application/octet-stream`),
      Buffer.from('\r\n\r\n'),
      Buffer.from(bytes),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ])
}
const post = (path: string, body: Buffer, type = 'multipart/form-data; boundary=----x9') =>
  send(`${bench.host.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': type, 'content-length': String(body.length) },
    body,
  })
const upload = (bytes: Buffer, filename = 'file.bin') => post('/api/uploads', form([{ name: 'file', filename, bytes }]))

test('an image, a clip and a sound become port values, whatever they are called', async () => {
  expect((await upload(file('image.png'), 'not-a-video.mp4')).json).toMatchObject({
    kind: 'image',
    mime: 'image/png',
    width: 40,
    height: 30,
  })
  const clip = await upload(file('clip.mp4'), '日本語 🎬.txt')
  expect(clip.status).toBe(201)
  expect(clip.json).toMatchObject({
    kind: 'clip',
    mime: 'video/mp4',
    width: 64,
    height: 48,
    fps: 12,
    frames: 12,
    hasAudio: false,
  })
  expect(clip.json.duration).toBeCloseTo(1, 3)
  const raw = await post('/api/uploads', file('sound.wav'), 'audio/wav')
  expect(raw.json).toMatchObject({ kind: 'audio', mime: 'audio/wav', sampleRate: 44100, channels: 1, duration: 0.5 })
  const stored = await send(`${bench.host.url}/api/artifacts/${clip.json.digest}`, {})
  expect(stored.bytes.equals(file('clip.mp4'))).toBe(true)
})

test('a .cube LUT is taken in by its content, and a wrong one refused with its line', async () => {
  const cube = 'TITLE "Dusk"\nLUT_1D_SIZE 2\n0 0 0\n1 1 1\n'
  const taken = await upload(Buffer.from(cube), 'look.txt')
  expect(taken.status).toBe(201)
  expect(taken.json).toMatchObject({ kind: 'lut', mime: 'text/x-cube', bytes: cube.length, title: 'Dusk', size: 2 })
  const wrong = await upload(Buffer.from('LUT_3D_SIZE 2\n0 0 0\n0 zero 0\n'))
  expect(wrong.status).toBe(422)
  expect(JSON.stringify(wrong.json)).toContain('line 3: a point has three numbers')
})

test('damaged, cut off, empty and unknown files are refused in words, and leave nothing behind', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
  const playlist = '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n'
  const cases: [string, Buffer][] = [
    ['random bytes', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251))],
    ['a cut off image', file('image.png').subarray(0, 80)],
    ['a cut off clip', file('clip.mp4').subarray(0, 900)],
    ['a sound without samples', file('sound.wav').subarray(0, 40)],
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('just words')],
    ['an SVG that names a file', Buffer.from(svg)],
    ['a playlist that names a file', Buffer.from(playlist)],
  ]
  for (const [what, bytes] of cases) {
    const answer = await upload(bytes, 'clip.mp4')
    expect(answer.status, what).toBe(422)
    expect(answer.json.error.message.length, what).toBeGreaterThan(10)
    expect(answer.json.error.message, what).not.toMatch(/\/tmp|scratch|passwd/)
  }
  expect(readdirSync(join(bench.folder, 'data', 'artifacts', 'scratch'))).toEqual([])
})

test('malformed forms are refused', async () => {
  expect((await post('/api/uploads', form([{ name: 'words', bytes: 'no file' }]))).status).toBe(400)
  expect((await post('/api/uploads', Buffer.from('------x9\r\ngarbage'))).status).toBe(400)
  expect((await post('/api/uploads', Buffer.from('x'), 'multipart/form-data')).status).toBe(400)
})

test('a graph is found in JSON; a file without one says so', async () => {
  const json = Buffer.from(JSON.stringify(trialGraph('imported')))
  expect((await post('/api/import', json, 'application/json')).json.document.id).toBe('imported')
  expect((await post('/api/import', form([{ name: 'f', filename: 'g.json', bytes: json }]))).json.document.id).toBe(
    'imported',
  )
  const wrong = await post('/api/import', Buffer.from('{"format":"reelgraph","version":1,"id":"a b","nodes":7}'))
  expect(wrong.status).toBe(400)
  const bad = await post(
    '/api/import',
    Buffer.from('{"format":"reelgraph","version":1,"id":"a b","nodes":7}'),
    'application/json',
  )
  expect(bad.status).toBe(422)
  expect(bad.json.error.problems.length).toBe(2)
  expect((await post('/api/import', Buffer.from('{oops'), 'application/json')).json.error.message).toMatch(
    /no valid JSON/,
  )
  for (const name of ['clip.mp4', 'image.png', 'sound.wav']) {
    const none = await post('/api/import', file(name), 'application/octet-stream')
    expect([none.status, none.json.error.message]).toEqual([422, expect.stringMatching(/no graph in this file/)])
    expect(none.json.error.problems[0].code).toBe('no-graph')
  }
})

test('a form is read the same however its bytes are cut', async () => {
  const boundary = 'b'
  const tricky = ['', '\r\n', '--b', '\r\n--', '\r\n--b', 'a\r\n--bx', '--', 'data'].map(text =>
    text.includes('\r\n--b') ? `${text.slice(0, 3)}_` : text,
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.constantFrom(...tricky), fc.string({ maxLength: 30 })), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 17 }),
      async (contents, size) => {
        const parts = contents.map((bytes, index) => ({ name: `p${index}`, filename: 'f', bytes }))
        if (contents.some(text => text.includes(`\r\n--${boundary}`))) return
        const whole = form(parts, boundary)
        async function* chunks() {
          for (let i = 0; i < whole.length; i += size) yield whole.subarray(i, i + size)
        }
        const read: string[] = []
        const pieces: Buffer[] = []
        for await (const event of readMultipart(chunks(), boundary)) {
          if (event.type === 'part') pieces.length = 0
          if (event.type === 'data') pieces.push(Buffer.from(event.bytes))
          if (event.type === 'end') read.push(Buffer.concat(pieces).toString())
        }
        expect(read).toEqual(contents.map(text => Buffer.from(text).toString()))
        async function* cut() {
          yield whole.subarray(0, whole.length - 6)
        }
        await expect(
          (async () => {
            for await (const _ of readMultipart(cut(), boundary));
          })(),
        ).rejects.toThrow(MultipartError)
      },
    ),
    { numRuns: 60 },
  )
  expect(boundaryOf('multipart/form-data; charset=utf-8; boundary="a b"')).toBe('a b')
  expect(boundaryOf('text/plain; boundary=x')).toBeUndefined()
})
