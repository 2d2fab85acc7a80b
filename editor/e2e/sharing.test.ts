// Sharing: bundles, files that carry their graph, the API form, what is missing, and a graph that outlives a lost server.
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphDocument } from '../../engine/graph/document.ts'
import { axeFindings } from './axe.ts'
import { handsOn } from './hands.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let page: Page
let hands: ReturnType<typeof handsOn>
let picture: { digest: string }

const api = async (method: string, path: string, body?: unknown) => {
  const answer = await page.request.fetch(`${stage.url}/api/${path}`, {
    method,
    ...(body === undefined ? {} : { data: body as object }),
  })
  return answer.json()
}
const take = async (bytes: Buffer) => {
  const answer = await page.request.post(`${stage.url}/api/uploads`, {
    headers: { 'content-type': 'application/octet-stream' },
    data: bytes,
  })
  const { kind: _, ...file } = (await answer.json()) as { kind: string; digest: string }
  return file
}
/** Drops a file on the page, as from the desktop. */
const drop = async (name: string, mime: string, bytes: Buffer): Promise<void> => {
  const data = await page.evaluateHandle(
    ([file, type, content]) => {
      const transfer = new DataTransfer()
      const binary = Uint8Array.from(atob(content as string), char => char.charCodeAt(0))
      transfer.items.add(new File([binary], file as string, { type: type as string }))
      return transfer
    },
    [name, mime, bytes.toString('base64')],
  )
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data })
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
}
const openId = (): string => new URLSearchParams(new URL(page.url()).hash.slice(1)).get('graph') ?? ''
/** Waits until another graph than `before` is open. */
const another = (before: string): Promise<unknown> =>
  page.waitForFunction(id => !location.hash.includes(`graph=${id}`) && location.hash.includes('graph='), before)
const visit = async (id: string): Promise<void> => {
  await page.goto(`${stage.url}/#graph=${id}`)
  await page.reload()
  await page.waitForFunction(wanted => location.hash.includes(`graph=${wanted}`), id)
  await page.locator('.node').first().waitFor()
}
const share = async (item: string): Promise<void> => {
  await page.getByRole('button', { name: 'Share and revisions' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

beforeAll(async () => {
  stage = await openStage()
  page = await stage.open()
  hands = handsOn(page)
  picture = await take(
    await sharp({ create: { width: 48, height: 32, channels: 3, background: '#447799' } })
      .png()
      .toBuffer(),
  )
  await api('POST', 'graphs', {
    document: {
      format: 'reelgraph',
      version: 1,
      id: 'shared',
      name: 'Shared',
      nodes: [
        { id: 'load', type: 'picture/load-image', at: [0, 0], title: 'Sea', params: { file: picture } },
        { id: 'small', type: 'picture/resize-crop', at: [352, 0], params: { width: 24, height: 16 } },
      ],
      edges: [{ from: 'load.image', to: 'small.picture' }],
    },
  })
  await visit('shared')
})
afterAll(() => stage?.close())

/** A picture as ComfyUI saves it, with what made it under `name`. */
async function withWords(name: string, words: object): Promise<Buffer> {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#447799' } })
    .png()
    .toBuffer()
  const body = Buffer.from(`tEXt${name}\0${JSON.stringify(words)}`)
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(body.length - 4)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  // Behind the signature and the header.
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)])
}

describe('sharing: a bundle', () => {
  it('leaves as a zip of graph, files and report, and a drop of it brings all back as a graph of its own', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      share('Share bundle: graph, files, report (zip)'),
    ])
    expect(download.suggestedFilename()).toBe('Shared.reelgraph.zip')
    const zip = await readFile(await download.path())
    for (const name of ['graph.json', 'report.html', picture.digest]) expect(zip.includes(name), name).toBe(true)
    const before = openId()
    await drop('Shared.reelgraph.zip', 'application/zip', zip)
    await page.getByText(/Opened Shared with 1 file that was here/).waitFor()
    await another(before)
    await hands.node('load').getByText('Sea').waitFor()
  })

  it('that is none is refused in words, and what is open stays', async () => {
    const before = openId()
    await drop('holiday.zip', 'application/zip', Buffer.from('PK\u0003\u0004 not a bundle'))
    await page.getByText(/no zip that can be read/).waitFor()
    expect(openId()).toBe(before)
  })
})

describe('sharing: files that carry their graph', () => {
  const files: readonly [kind: string, mime: string, make: () => Promise<string>][] = [
    ['png', 'image/png', async () => picture.digest],
    ['wav', 'audio/wav', async () => (await take(silence())).digest],
    ['mp4', 'video/mp4', async () => (await take(await film())).digest],
  ]
  for (const [kind, mime, make] of files)
    it(`restores the graph in a downloaded ${kind.toUpperCase()} by a drop`, async () => {
      const digest = await make()
      const answer = await page.request.get(`${stage.url}/api/artifacts/${digest}?download=x.${kind}&graph=shared`)
      const before = openId()
      await drop(`take.${kind}`, mime, await answer.body())
      await page.getByText(`Opened the graph in take.${kind}`).waitFor()
      await another(before)
      await hands.node('load').getByText('Sea').waitFor()
      expect((await hands.saved()).nodes.map(node => node.id)).toEqual(['load', 'small'])
    })

  it('restores an exported JSON, with members that nobody here knows', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), share('Export as JSON')])
    const document = JSON.parse(String(await readFile(await download.path()))) as GraphDocument & { theirs?: string }
    document.theirs = 'kept'
    const before = openId()
    await drop('graph.json', 'application/json', Buffer.from(JSON.stringify(document)))
    await another(before)
    await page.getByText('Opened the graph in graph.json').waitFor()
    expect((await hands.saved()) as { theirs?: string }).toMatchObject({ theirs: 'kept' })
  })

  it('makes a node of a ComfyUI workflow, and says why of one that it cannot read', async () => {
    const workflow = {
      '1': { class_type: 'CLIPTextEncode', inputs: { text: 'a castle' } },
      '2': { class_type: 'SaveImage', inputs: { images: ['1', 0] } },
    }
    const before = openId()
    await drop('castle.json', 'application/json', Buffer.from(JSON.stringify(workflow)))
    await page.locator('.node-header').getByText('castle', { exact: true }).waitFor()
    await drop('keep.png', 'image/png', await withWords('prompt', workflow))
    await page.locator('.node-header').getByText('keep', { exact: true }).waitFor()
    // As the editor of ComfyUI saves it: the names of its values are known to a connected ComfyUI alone.
    const drawn = {
      nodes: [{ id: 1, type: 'CLIPTextEncode', mode: 0, widgets_values: ['a moat'], inputs: [], outputs: [] }],
      links: [],
    }
    await drop('moat.json', 'application/json', Buffer.from(JSON.stringify(drawn)))
    await page.getByText(/^CLIPTextEncode: the names of its values/).waitFor()
    await drop('moat.png', 'image/png', await withWords('workflow', drawn))
    await page.getByText(/moat.png was added as a file alone. CLIPTextEncode: the names of its values/).waitFor()
    await page.locator('.node-header').getByText('moat.png', { exact: true }).waitFor()
    expect(openId()).toBe(before)
    const types = (await hands.saved()).nodes.map(node => node.type)
    expect(types.filter(type => type === 'picture/comfyui-workflow')).toHaveLength(2)
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z')
    await expect.poll(async () => (await hands.saved()).nodes.length).toBe(2)
  })

  it('copies the API form, which opens again', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await share('Copy in API form')
    await page.getByText(/copied in API form/).waitFor()
    const text = await page.evaluate(() => navigator.clipboard.readText())
    expect(JSON.parse(text).small).toMatchObject({
      class_type: 'picture/resize-crop',
      inputs: { picture: ['load', 'image'] },
    })
    const before = openId()
    await drop('form.json', 'application/json', Buffer.from(text))
    await another(before)
    await hands.node('small').waitFor()
  })
})

describe('sharing: what is missing', () => {
  const lacking = {
    format: 'reelgraph',
    version: 1,
    id: 'lacking',
    name: 'Lacking',
    nodes: [
      {
        id: 'load',
        type: 'picture/load-image',
        at: [0, 0],
        params: { file: { digest: 'c'.repeat(64), mime: 'image/png', bytes: 9 } },
      },
      {
        id: 'odd',
        type: 'friend/resize-film',
        at: [352, 0],
        title: 'Film size',
        params: { width: 12, knob: 'theirs' },
      },
      { id: 'zebra', type: 'friend/zebra', at: [352, 300], params: { stripes: 4 } },
      { id: 'script', type: 'story/llm-script', at: [0, 300], params: { provider: 'ollama' } },
    ],
    edges: [{ from: 'load.image', to: 'odd.picture' }],
  }

  it('is explained when a graph is opened, and replaced as one step', async () => {
    await api('POST', 'graphs', { document: lacking })
    await page.goto(`${stage.url}/#graph=lacking`)
    await page.reload()
    const dialog = page.getByRole('dialog', { name: 'What this graph lacks here' })
    await dialog.getByText('No node of this type is installed here').first().waitFor()
    await dialog.getByText('is not stored here').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByLabel('Instead of Film size').selectOption({ label: 'Resize & Crop (closest)' })
    await dialog.getByText(/Keeps the wires of picture/).waitFor()
    expect(await dialog.getByLabel('Provider of LLM Script').inputValue()).toBe('auto')
    await dialog.getByRole('button', { name: 'Replace 2' }).click()
    await hands.node('odd').getByText('Width').waitFor()
    const saved = await hands.saved()
    const node = (id: string) => saved.nodes.find(each => each.id === id)
    expect(node('odd')).toMatchObject({ type: 'picture/resize-crop', params: { width: 12 } })
    expect(node('script')?.params.provider).toBe('auto')
    expect(saved.edges).toEqual(lacking.edges)
    // What nobody chose anything for is still there, as it was.
    expect(node('zebra')).toMatchObject({ type: 'friend/zebra', params: { stripes: 4 } })
    await dialog.getByRole('button', { name: 'Leave it as it is' }).click()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await hands.node('odd').getByText('unknown node type').waitFor()
    await page.waitForFunction(() => document.querySelector('.status-bar')?.textContent?.includes('Saved'))
    expect((await hands.saved()).nodes[1]?.params).toEqual({ width: 12, knob: 'theirs' })
  })

  it('is not pressed on a person again, and stays at hand', async () => {
    await page.reload()
    await page.getByRole('button', { name: /things are missing/ }).click()
    const dialog = page.getByRole('dialog', { name: 'What this graph lacks here' })
    await dialog.locator('input[type="file"]').setInputFiles({
      name: 'sea.png',
      mimeType: 'image/png',
      buffer: await sharp({ create: { width: 9, height: 9, channels: 3, background: '#123' } })
        .png()
        .toBuffer(),
    })
    await dialog.getByText('is not stored here').waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
  })
})

describe('a run that ends out of sight', () => {
  it('is told by the desktop, once a person asked for that', async () => {
    await page.context().grantPermissions(['notifications'])
    await page.addInitScript(() => {
      const told: string[] = []
      class Note {
        static permission = 'granted'
        static requestPermission = async () => 'granted'
        onclick = null
        constructor(title: string) {
          told.push(title)
        }
        close() {}
      }
      Object.assign(window, { Notification: Note, told })
    })
    await visit('shared')
    await page.getByRole('button', { name: 'Tell me when a run is finished' }).click()
    await hands.node('small').getByLabel('Width', { exact: true }).fill('20')
    await page.keyboard.press('Enter')
    await page.locator('.run-count').waitFor()
    await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true, configurable: true }))
    await page.getByRole('button', { name: /^Run/ }).first().click()
    await page.waitForFunction(() => (window as never as { told: string[] }).told.length > 0)
    expect(await page.evaluate(() => (window as never as { told: string[] }).told)).toEqual(['Finished: Shared'])
    await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: false, configurable: true }))
  })
})

describe('changes made while the server was away', () => {
  it('meet those of another as a conflict, also when the page was closed in between', async () => {
    await page
      .getByText(/^Saved/)
      .first()
      .waitFor()
    /** The page cannot save: what is changed waits in the browser, while somebody else saves. */
    const conflict = async (ours: string, theirs: string): Promise<void> => {
      await page.route('**/api/graphs/shared', route =>
        route.request().method() === 'PUT' ? route.abort() : route.continue(),
      )
      await page.getByLabel('Graph name').first().fill(ours)
      await page.getByText('Kept here, not saved').waitFor()
      const { document, revision } = (await api('GET', 'graphs/shared')) as {
        document: GraphDocument
        revision: number
      }
      await api('PUT', 'graphs/shared', { document: { ...document, name: theirs }, baseRevision: revision })
      await page.reload()
      await page.getByText('This graph was changed elsewhere').waitFor()
      expect(await page.getByLabel('Graph name').first().inputValue()).toBe(ours)
      await page.unroute('**/api/graphs/shared')
    }
    await conflict('Written offline', 'Written elsewhere')
    await page.getByRole('button', { name: 'Keep mine' }).click()
    await page.getByText(/^Saved \d/).waitFor()
    expect(((await api('GET', 'graphs/shared')) as { name: string }).name).toBe('Written offline')
    const names = ((await api('GET', 'graphs/shared/revisions')) as { name: string }[]).map(each => each.name)
    expect(names.slice(0, 2)).toEqual(['Written offline', 'Written elsewhere'])
    await conflict('Mine again', 'Theirs again')
    await page.getByRole('button', { name: 'Take theirs' }).click()
    const name = () => page.getByLabel('Graph name').first().inputValue()
    await expect.poll(name).toBe('Theirs again')
    await page.locator('body').press('Control+z')
    await expect.poll(name).toBe('Mine again')
    await page.getByText(/^Saved \d/).waitFor()
    expect(((await api('GET', 'graphs/shared')) as { name: string }).name).toBe('Mine again')
  })
})

/** A tenth of a second of silence: PCM, 8 kHz, mono. */
function silence(): Buffer {
  const data = Buffer.alloc(1600)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + data.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(16000, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data])
}

/** A quarter of a second of one colour: MP4. */
async function film(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'reelgraph-film-'))
  const file = join(folder, 'film.mp4')
  const source = 'color=c=teal:s=64x36:r=24:d=0.25'
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', source, '-pix_fmt', 'yuv420p', file])
  const bytes = await readFile(file)
  await rm(folder, { recursive: true, force: true })
  return bytes
}
