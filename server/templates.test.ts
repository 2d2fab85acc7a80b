// The templates that the editor offers, each run whole at a small size with nothing but what is built in.
import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphDocument } from '../engine/graph/document.ts'
import { parseDocument } from '../engine/graph/parse.ts'
import { probe } from '../nodes/media/ffmpeg/index.ts'
import { AudioValue, ClipValue, EpisodeValue, ImageValue, ScriptValue } from '../nodes/types.ts'
import { type HostBench, openBuiltBench } from './testing/host.ts'

const FOLDER = new URL('../graphs/', import.meta.url)

let bench: HostBench
beforeAll(async () => {
  bench = await openBuiltBench()
})
afterAll(() => bench.close())

async function template(name: string, changes: Record<string, Record<string, unknown>> = {}): Promise<GraphDocument> {
  const parsed = parseDocument(JSON.parse(await readFile(new URL(`${name}.json`, FOLDER), 'utf8')))
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  const nodes = parsed.document.nodes.map(node => ({ ...node, params: { ...node.params, ...changes[node.id] } }))
  return { ...parsed.document, nodes }
}

/** Runs a graph to its end; answers a node's outputs on one port, by key. */
async function made(graph: GraphDocument): Promise<(node: string, port: string) => unknown[]> {
  const { engine } = bench.host
  const handle = await engine.start({ graph, targets: [], allowPartial: false, force: false })
  const info = await handle.finished
  expect(info.problems).toEqual([])
  expect(info.status).toBe('done')
  const results = engine.runResults(handle.id)
  return (node, port) =>
    results
      .filter(result => result.node === node)
      .flatMap(result => result.outputs.filter(output => output.port === port).map(output => output.value))
}

const draft = { tier: 'draft' }

describe('a template', () => {
  it('is a graph without problems whose frames hold every node and never lie over each other', async () => {
    const names = (await readdir(FOLDER)).filter(name => name.endsWith('.json'))
    expect(names.length).toBeGreaterThanOrEqual(4)
    for (const name of names) {
      const graph = await template(name.replace('.json', ''))
      const answer = await bench.call('POST', '/api/validate', { document: graph })
      expect(answer.json.problems, name).toEqual([])
      for (const [index, { box: a }] of graph.frames.entries())
        for (const { box: b } of graph.frames.slice(index + 1)) {
          const apart = a[0] + a[2] <= b[0] || b[0] + b[2] <= a[0] || a[1] + a[3] <= b[1] || b[1] + b[3] <= a[1]
          expect(apart, `${name}: ${a} over ${b}`).toBe(true)
        }
      for (const { id, at } of graph.nodes)
        expect(
          graph.frames.some(
            ({ box }) => at[0] > box[0] && at[1] > box[1] && at[0] < box[0] + box[2] && at[1] < box[1] + box[3],
          ),
          `${name}: ${id} stands in no frame`,
        ).toBe(true)
    }
  })

  it('storyboard: one still for each scene, and an animatic of them', async () => {
    const output = await made(
      await template('storyboard', { story: { seconds: 16 }, shot: { ...draft, seconds: 1 }, animatic: { hold: 6 } }),
    )
    const script = ScriptValue.parse(output('script', 'script')[0])
    const stills = output('still', 'image').map(value => ImageValue.parse(value))
    expect(stills).toHaveLength(script.scenes.length)
    for (const still of stills) expect(still).toMatchObject({ width: 640, height: 360 })
    expect(new Set(stills.map(still => still.digest)).size).toBe(stills.length)
    expect(ClipValue.parse(output('animatic', 'clip')[0]).frames).toBe(6 * stills.length)
    expect(output('fountain', 'fountain')[0]).toMatch(/^Title: .+\n[\s\S]*(?:INT|EXT)\. .+ #1#/)
  })

  it('talking portrait: a face says the words that were written, with sound', async () => {
    const text = 'INT. STUDY - DUSK\n\nNoor. [[camera: close-up, static]]\n\nNOOR\nIt was worth it.\n'
    const output = await made(await template('talking-portrait', { page: { text }, video: draft }))
    const episode = EpisodeValue.parse(output('assemble', 'episode')[0])
    expect(episode.captions.map(caption => caption.text).join(' ')).toBe('It was worth it.')
    const facts = await probe(bench.host.store.artifacts.path(episode.video.digest))
    expect(facts).toMatchObject({ video: { fps: 24 }, audio: { codec: 'aac' } })
    expect(AudioValue.parse(output('tts', 'audio')[0]).speech?.speaker).toBe('noor')
  })

  it('dub: the same words and scenes in two voice sets, each with lips of its own', async () => {
    const output = await made(await template('dub', { story: { seconds: 5 }, video: draft, video2: draft }))
    const [original, dubbed] = ['cut', 'cut2'].map(node => EpisodeValue.parse(output(node, 'episode')[0]))
    expect(dubbed?.video.frames).toBe(original?.video.frames)
    expect(dubbed?.captions.map(caption => caption.text)).toEqual(original?.captions.map(caption => caption.text))
    const voices = (node: string) => output(node, 'audio').map(value => AudioValue.parse(value).digest)
    expect(voices('tts').length).toBeGreaterThan(0)
    for (const voice of voices('tts')) expect(voices('tts2')).not.toContain(voice)
    expect(dubbed?.video.digest).not.toBe(original?.video.digest)
  })
})
