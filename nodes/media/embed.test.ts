import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canEmbed, embedGraph, extractGraph } from './embed.ts'
import { clipOptions, extractFrame, probe, runFfmpeg } from './ffmpeg/index.ts'

let folder = ''
const file = (name: string) => join(folder, name)
const GRAPH = { format: 'reelgraph', version: 1, name: 'Pilot – パイロット 🎬', nodes: [{ id: 'a', at: [1, 2] }] }
const KINDS = [
  ['mp4', 'video/mp4'],
  ['png', 'image/png'],
  ['wav', 'audio/wav'],
] as const

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-embed-'))
  const source = 'testsrc=size=64x48:rate=24:duration=1'
  await runFfmpeg(command =>
    command
      .input(source)
      .inputFormat('lavfi')
      .output(file('mp4'))
      .outputOptions(...clipOptions({ fps: 24 }), '-f', 'mp4'),
  )
  await runFfmpeg(command =>
    command.input('sine=duration=1').inputFormat('lavfi').output(file('wav')).outputOptions('-f', 'wav'),
  )
  await extractFrame(file('mp4'), 0, file('png'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const decoded = async (name: string): Promise<string> => {
  const lines: string[] = []
  await runFfmpeg(command => command.input(file(name)).output(file('md5')).outputOptions('-f', 'md5'), {
    onLine: line => lines.push(line),
  })
  return readFile(file('md5'), 'utf8')
}

describe.each(KINDS)('a graph in %s', (kind, mime) => {
  it('comes back whole, and the media stays as it was', async () => {
    await embedGraph(file(kind), mime, GRAPH, file(`${kind}-out`))
    expect(await extractGraph(file(`${kind}-out`))).toEqual(GRAPH)
    expect(await extractGraph(file(kind))).toBeUndefined()
    expect(await decoded(`${kind}-out`)).toBe(await decoded(kind))
    expect((await probe(file(`${kind}-out`))).streams).toEqual((await probe(file(kind))).streams)
  })
  it('takes the place of the one before, without growing', async () => {
    const other = { ...GRAPH, name: 'Second – パイロット 🎬' }
    await embedGraph(file(`${kind}-out`), mime, other, file(`${kind}-again`))
    expect(await extractGraph(file(`${kind}-again`))).toEqual(other)
    await embedGraph(file(`${kind}-again`), mime, GRAPH, file(`${kind}-third`))
    expect(await readFile(file(`${kind}-third`))).toEqual(await readFile(file(`${kind}-out`)))
  })
  it('is an error in words when it is damaged, and a file cut short is refused', async () => {
    const whole = await readFile(file(`${kind}-out`))
    const at = whole.indexOf('"format"')
    const damaged = Buffer.from(whole)
    damaged.write('}}', at, 'latin1')
    await writeFile(file('damaged'), damaged)
    await expect(extractGraph(file('damaged'))).rejects.toThrow(/damaged/)
    if (kind === 'wav') return
    await writeFile(file('short'), whole.subarray(0, at - 60))
    await expect(embedGraph(file('short'), mime, GRAPH, file('never'))).rejects.toThrow(/damaged/)
  })
  it('never crashes or hangs on hostile bytes', async () => {
    const whole = await readFile(file(`${kind}-out`))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }), async edits => {
        const hostile = Buffer.from(whole)
        for (const [at, value] of edits) hostile[at] = value
        await writeFile(file('hostile'), hostile)
        await extractGraph(file('hostile')).catch(error => expect((error as Error).name).toBe('PermanentError'))
      }),
      { numRuns: 40 },
    )
  })
})

describe('hostile files', () => {
  it('made of a hundred thousand crumbs, or claiming a huge graph, are given up quickly', async () => {
    const box = Buffer.from([0, 0, 0, 8, ...Buffer.from('free')])
    const head = Buffer.from([0, 0, 0, 16, ...Buffer.from('ftypisom'), 0, 0, 0, 0])
    await writeFile(file('crumbs'), Buffer.concat([head, ...Array.from({ length: 100_000 }, () => box)]))
    expect(await extractGraph(file('crumbs'))).toBeUndefined()
    const claim = Buffer.alloc(24)
    claim.writeUInt32BE(200 * 1024 * 1024, 0)
    claim.write('uuid', 4)
    Buffer.from('7265656c6772617068a05e1d6f2b4c91', 'hex').copy(claim, 8)
    const handle = await open(file('huge'), 'w')
    await handle.write(Buffer.concat([head, claim]))
    await handle.truncate(16 + 200 * 1024 * 1024)
    await handle.close()
    await expect(extractGraph(file('huge'))).rejects.toThrow(/too large/)
  })
  it('with a compressed bomb are refused, and a fair compressed graph is read', async () => {
    const png = await readFile(file('png'))
    const withText = async (json: Buffer) => {
      const body = Buffer.concat([Buffer.from('iTXtreelgraph\0\x01\0\0\0', 'latin1'), deflateSync(json)])
      const length = Buffer.alloc(4)
      length.writeUInt32BE(body.length - 4)
      await writeFile(
        file('zipped'),
        Buffer.concat([png.subarray(0, 33), length, body, Buffer.alloc(4), png.subarray(33)]),
      )
      return extractGraph(file('zipped'))
    }
    expect(await withText(Buffer.from(JSON.stringify(GRAPH)))).toEqual(GRAPH)
    await expect(withText(Buffer.alloc(64 * 1024 * 1024, 32))).rejects.toThrow(/too large/)
  })
  it('of other types carry nothing, and cannot be made to', async () => {
    await writeFile(file('text'), 'just words')
    expect(await extractGraph(file('text'))).toBeUndefined()
    expect(canEmbed('text/plain')).toBe(false)
    await expect(embedGraph(file('text'), 'text/plain', GRAPH, file('x'))).rejects.toThrow(/only in MP4, PNG and WAV/)
    await expect(embedGraph(file('text'), 'image/png', GRAPH, file('x'))).rejects.toThrow(/not a png file/)
  })
})
