// The library over HTTP: cards, the stock of files, share bundles out and in, and what a document lacks.
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import yazl from 'yazl'
import { GraphDocument } from '../../../engine/graph/document.ts'
import type { ArtifactInfo } from '../../../engine/protocol/library.ts'
import text from '../../../nodes/flow/text.node.ts'
import loadImage from '../../../nodes/picture/load-image.node.ts'
import resize from '../../../nodes/picture/resize-crop.node.ts'
import { type HostBench, openHostBench, send, TRIAL_LIBRARY } from '../../testing/host.ts'

const library = {
  ...TRIAL_LIBRARY,
  nodes: new Map([...TRIAL_LIBRARY.nodes, ...[text, loadImage, resize].map(node => [node.type, node] as const)]),
}
const open = () => openHostBench({ library, worker: false, probes: [], env: {} })
let here: HostBench
let there: HostBench
/** A picture that a person brought, as a port value. */
let picture: { digest: string; mime: string; bytes: number }

const post = (bench: HostBench, path: string, bytes: Buffer, mime = 'application/octet-stream') =>
  send(`${bench.host.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': mime, 'content-length': String(bytes.length) },
    body: bytes,
  })
const file = async (digest: string, bench = here): Promise<ArtifactInfo | undefined> =>
  ((await bench.call('GET', '/api/artifacts')).json.rows as ArtifactInfo[]).find(row => row.digest === digest)

const graph = () => ({
  format: 'reelgraph',
  version: 1,
  id: 'shared',
  name: 'Portrait <of> Ava',
  description: 'A picture, smaller.',
  tags: ['trial', 'ava'],
  nodes: [
    { id: 'load', type: 'picture/load-image', params: { file: picture } },
    { id: 'small', type: 'picture/resize-crop', params: { width: 16, height: 16 } },
    { id: 'inner', type: 'graph/inside', version: 1, params: {} },
    { id: 'odd', type: 'theirs/grain', params: { grain: 3 } },
  ],
  edges: [
    { from: 'load.image', to: 'small.picture' },
    { from: 'load.image', to: 'odd.source' },
  ],
})

/** Runs the part of the graph that can run here. */
const made = async () => {
  const part = { ...graph(), nodes: graph().nodes.slice(0, 2), edges: graph().edges.slice(0, 1) }
  const run = await here.host.engine.start({ graph: GraphDocument.parse(part) })
  return run.finished
}

beforeAll(async () => {
  ;[here, there] = await Promise.all([open(), open()])
  const png = await sharp({ create: { width: 32, height: 24, channels: 3, background: '#c08040' } })
    .png()
    .toBuffer()
  const uploaded = await post(here, '/api/uploads', png)
  picture = { digest: uploaded.json.digest, mime: uploaded.json.mime, bytes: uploaded.json.bytes }
  await here.call('POST', '/api/graphs', {
    document: {
      ...graph(),
      id: 'inside',
      name: 'Inside',
      tags: [],
      nodes: [{ id: 't', type: 'flow/text' }],
      edges: [],
    },
  })
  await here.call('POST', '/api/graphs', { document: graph() })
  await made()
})
afterAll(() => Promise.all([here?.close(), there?.close()]))

describe('cards', () => {
  it('tell what a graph is about and what it made last', async () => {
    const cards = (await here.call('GET', '/api/graphs?cards=true')).json
    const card = cards.find((one: { id: string }) => one.id === 'shared')
    expect(card).toMatchObject({ tags: ['trial', 'ava'], nodes: 4, description: 'A picture, smaller.' })
    expect(card.picture.mime).toBe('image/png')
    expect(card.picture.digest).not.toBe(picture.digest)
    expect(card.layout).toHaveLength(4)
    expect(cards.find((one: { id: string }) => one.id === 'inside').picture).toBeNull()
  })
})

describe('the stock of files', () => {
  it('says who made each file, which graph needs it, and finds them by words', async () => {
    const loaded = await file(picture.digest)
    expect(loaded).toMatchObject({ kind: 'image', held: 'used', uses: [{ graph: 'shared', node: 'load' }] })
    const made = (await here.call('GET', '/api/artifacts?search=small')).json
    expect(made.total).toBe(1)
    expect(made.rows[0]).toMatchObject({ name: 'small.png', held: null, made: [{ graph: 'shared', node: 'small' }] })
    expect(made.kinds.image).toBe(2)
    expect((await here.call('GET', '/api/artifacts?kind=video')).json.total).toBe(0)
    expect((await here.call('GET', '/api/artifacts?held=true')).json.total).toBe(1)
    expect((await here.call('GET', '/api/artifacts?graph=inside')).json.total).toBe(0)
  })

  it('keeps what a graph loads, asks twice for what nobody could make again, and drops the rest', async () => {
    const refused = await here.call('DELETE', `/api/artifacts/${picture.digest}?held=true`)
    expect([refused.status, refused.json.error.message]).toEqual([409, expect.stringContaining('loads it')])
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#123' } })
      .png()
      .toBuffer()
    const { digest } = (await post(here, '/api/uploads', png)).json
    expect((await here.call('DELETE', `/api/artifacts/${digest}`)).status).toBe(409)
    expect((await here.call('DELETE', `/api/artifacts/${digest}?held=true`)).status).toBe(200)
    expect(await file(digest)).toBeUndefined()
    const small = (await here.call('GET', '/api/artifacts?search=small')).json.rows[0]
    expect((await here.call('DELETE', `/api/artifacts/${small.digest}`)).json.bytes).toBe(small.bytes)
    expect((await made()).status).toBe('done')
    expect(await file(small.digest)).toBeDefined()
  })

  it('gives a pinned take no chance to be lost', async () => {
    const small = (await here.call('GET', '/api/artifacts?search=small')).json.rows[0] as ArtifactInfo
    const pinned = { ...graph(), pins: { small: { '': small.made[0]?.take } } }
    await here.call('PUT', '/api/graphs/shared', { document: pinned, baseRevision: 1 })
    expect((await file(small.digest))?.held).toBe('pinned')
    expect((await here.call('DELETE', `/api/artifacts/${small.digest}?held=true`)).status).toBe(409)
  })
})

describe('a share bundle', () => {
  let bundle: Buffer
  beforeAll(async () => {
    const answer = await here.call('GET', '/api/graphs/shared/bundle')
    expect(answer.headers['content-disposition']).toContain('Portrait -of- Ava.reelgraph.zip')
    bundle = answer.bytes
  })

  it('brings graph, inner graph, files and pins to another data folder', async () => {
    const opened = await post(there, '/api/bundles', bundle, 'application/zip')
    expect([opened.status, opened.json]).toEqual([
      201,
      expect.objectContaining({ files: 2, known: 0, takes: 1, graphs: 1, problems: [] }),
    ])
    const { document } = (await there.call('GET', `/api/graphs/${opened.json.graph.id}`)).json
    expect(document.nodes).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: 'odd', type: 'theirs/grain', params: { grain: 3 } })]),
    )
    const bytes = (await there.call('GET', `/api/artifacts/${picture.digest}`)).bytes
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(picture.digest)
    const take = (await there.call('GET', `/api/takes/${document.pins.small['']}`)).json
    expect(take).toMatchObject({ imported: true, evicted: false })
    expect((await there.call('GET', '/api/graphs/inside/revisions/1')).json.name).toBe('Inside')
  })

  it('opens beside what is there already, as a graph of its own', async () => {
    const again = (await post(there, '/api/bundles', bundle, 'application/zip')).json
    expect([again.files, again.known, again.graph.id === 'shared']).toEqual([0, 2, false])
    expect((await there.call('GET', '/api/graphs')).json).toHaveLength(3)
  })

  it('carries a report that names what was made, with every word of the graph escaped', async () => {
    const report = await entryOf(bundle, 'report.html')
    expect(report).toContain('Portrait &#60;of&#62; Ava')
    expect(report).not.toContain('<of>')
    expect(report).toContain('data:image/jpeg;base64,')
  })

  it('is the same bytes as long as the graph is', async () => {
    expect((await here.call('GET', '/api/graphs/shared/bundle')).bytes.equals(bundle)).toBe(true)
  })
})

describe('a hostile zip', () => {
  const manifest = (extra: object = {}) =>
    JSON.stringify({
      format: 'reelgraph-bundle',
      version: 1,
      name: 'x',
      files: [],
      takes: [],
      graphs: [],
      absent: [],
      ...extra,
    })
  const plain = () => JSON.stringify({ ...graph(), id: 'evil', nodes: [], edges: [] })
  const refusal = async (entries: Record<string, string | Buffer>, patch?: (zip: Buffer) => void) => {
    const zip = await zipOf(entries)
    patch?.(zip)
    const { status, json } = await post(there, '/api/bundles', zip, 'application/zip')
    return `${status} ${json.error.message}`
  }

  it('is refused when it climbs out of its folder', async () => {
    const slip = await refusal({ 'manifest.json': manifest(), 'graph.json': plain(), 'files/aaaaaaaaa': 'x' }, zip => {
      for (let at = zip.indexOf('files/aaaaaaaaa'); at >= 0; at = zip.indexOf('files/aaaaaaaaa', at + 1))
        zip.write('../../../../evil'.slice(0, 15), at)
    })
    expect(slip).toMatch(/^422 .*(invalid relative path|no part of a share bundle)/)
  })

  it('is refused when it holds what no bundle has, or lacks what it names', async () => {
    expect(await refusal({ 'manifest.json': manifest(), 'graph.json': plain(), 'run.sh': 'x' })).toMatch(
      /422 .*run\.sh/,
    )
    expect(await refusal({ 'graph.json': plain() })).toMatch(/422 .*no manifest/)
    expect(await refusal({ 'manifest.json': manifest() })).toMatch(/422 .*graph\.json is missing/)
    expect(await refusal({ 'manifest.json': '{', 'graph.json': plain() })).toMatch(/422 .*no valid JSON/)
    expect(await refusal({ 'manifest.json': manifest({ version: 9 }), 'graph.json': plain() })).toMatch(/422 .*newer/)
    expect(await refusal({ 'manifest.json': manifest(), 'graph.json': '{"format":"reelgraph"}' })).toMatch(
      /422 .*no graph/,
    )
  })

  it('is refused when it unpacks to far more than it is', async () => {
    const digest = 'a'.repeat(64)
    const files = [{ digest, mime: 'image/png', bytes: 1, nodes: [] }]
    const bomb = {
      'manifest.json': manifest({ files }),
      'graph.json': plain(),
      [`files/${digest}.png`]: Buffer.alloc(8e6),
    }
    expect(await refusal(bomb)).toMatch(/422 .*out of almost nothing/)
  })

  it('is refused when a file is not what its digest says, and none of it becomes a graph', async () => {
    const digest = 'b'.repeat(64)
    const files = [{ digest, mime: 'image/png', bytes: 4, nodes: [] }]
    const forged = { 'manifest.json': manifest({ files }), 'graph.json': plain(), [`files/${digest}.png`]: 'oops' }
    expect(await refusal(forged)).toMatch(/422 .*another digest/)
    expect((await there.call('GET', '/api/graphs/evil')).status).toBe(404)
  })

  it('is refused when it is no zip at all', async () => {
    const { status } = await post(there, '/api/bundles', Buffer.from('PK not really'), 'application/zip')
    expect(status).toBe(422)
  })
})

describe('what a document lacks', () => {
  it('is named with the reason and with stand-ins', async () => {
    const lacking = {
      ...graph(),
      nodes: graph().nodes.map(node => (node.id === 'inner' ? { ...node, type: 'graph/nowhere' } : node)),
    }
    const missing = (await here.call('POST', '/api/missing', { document: lacking })).json
    expect(missing.nodes.map((one: { node: string }) => one.node)).toEqual(['inner', 'odd'])
    expect(missing.nodes[0].why).toContain('saved graph that is not here')
    expect(missing.nodes[1].replacements[0]).toMatchObject({ lost: [] })
    expect(missing.files).toEqual([])
  })

  it('counts files that are not here, and folders that only want trust', async () => {
    const folder = join(there.folder, 'data', 'nodes', 'grainy')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'index.js'), "export default { type: 'theirs/grain' }\n")
    await there.call('GET', '/api/user-nodes')
    const gone = { ...picture, digest: 'c'.repeat(64) }
    const document = {
      ...graph(),
      nodes: [{ ...graph().nodes[0], params: { file: gone } }, graph().nodes[3]],
      edges: [],
    }
    const missing = (await there.call('POST', '/api/missing', { document })).json
    expect(missing.files).toEqual([expect.objectContaining({ node: 'load', param: 'file', digest: gone.digest })])
    expect(missing.nodes[0]).toMatchObject({ node: 'odd', folder: 'grainy' })
  })
})

function zipOf(entries: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content as string), name)
  zip.end()
  return collect(zip.outputStream)
}

async function collect(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function entryOf(zip: Buffer, name: string): Promise<string> {
  const { default: yauzl } = await import('yauzl')
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(zip, { lazyEntries: true }, (error, opened) => {
      if (!opened) return reject(error)
      opened.on('entry', entry => {
        if (entry.fileName !== name) return opened.readEntry()
        opened.openReadStream(entry, (fault, stream) =>
          stream ? collect(stream).then(bytes => resolve(String(bytes)), reject) : reject(fault),
        )
      })
      opened.readEntry()
    })
  })
}
