// The pilot as a user runs it: real nodes, real workers, real files; what a change executes; what odd stories do.
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphDocument } from '../engine/graph/document.ts'
import { parseDocument } from '../engine/graph/parse.ts'
import type { ResultInfo, RunInfo } from '../engine/protocol/api.ts'
import { probe } from '../nodes/media/ffmpeg/index.ts'
import { EpisodeValue, QcReportValue, type SceneValue, ScriptValue } from '../nodes/types.ts'
import { type HostBench, openBuiltBench } from './testing/host.ts'

let bench: HostBench
beforeAll(async () => {
  bench = await openBuiltBench()
})
afterAll(() => bench.close())

/** The pilot template, shorter and as a draft, with changes to its params by node. */
async function pilot(
  changes: Record<string, Record<string, unknown>> = {},
  more: Partial<GraphDocument> = {},
): Promise<GraphDocument> {
  const parsed = parseDocument(JSON.parse(await readFile(new URL('../graphs/pilot.json', import.meta.url), 'utf8')))
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  const own: Record<string, Record<string, unknown>> = {
    story: { seconds: 8 },
    video: { tier: 'draft' },
  }
  return {
    ...parsed.document,
    id: 'pilot',
    nodes: parsed.document.nodes.map(node => ({
      ...node,
      params: { ...node.params, ...own[node.id], ...changes[node.id] },
    })),
    ...more,
  }
}

interface Outcome {
  readonly info: RunInfo
  /** `node` or `node/key` of every item that was executed, sorted. */
  readonly executed: readonly string[]
  readonly results: readonly ResultInfo[]
}

async function run(graph: GraphDocument): Promise<Outcome> {
  const { engine } = bench.host
  const handle = await engine.start({ graph, targets: [], allowPartial: false, force: false })
  const executed: string[] = []
  engine.follow(handle.id, 0, events => {
    for (const event of events)
      if (event.type === 'item' && event.status === 'done')
        executed.push(event.key ? `${event.node}/${event.key}` : event.node)
  })
  const info = await handle.finished
  return { info, executed: executed.sort(), results: engine.runResults(handle.id) }
}

const output = (outcome: Outcome, node: string, port: string): unknown =>
  outcome.results.find(result => result.node === node)?.outputs.find(candidate => candidate.port === port)?.value

describe('the pilot', () => {
  let script: ScriptValue

  it('becomes an episode of exactly its length that passes its own checks', async () => {
    const made = await run(await pilot())
    expect(made.info.problems).toEqual([])
    expect(made.info.status).toBe('done')
    script = ScriptValue.parse(output(made, 'script', 'script'))
    const episode = EpisodeValue.parse(output(made, 'assemble', 'episode'))
    const facts = await probe(bench.host.store.artifacts.path(episode.video.digest))
    expect(facts).toMatchObject({ video: { fps: 24, codec: 'h264', width: 640, height: 360 }, audio: { codec: 'aac' } })
    expect(episode.video.frames).toBe(8 * 24)
    expect(episode.loudness.integrated).toBeCloseTo(-16, 0)
    const report = QcReportValue.parse(output(made, 'qc', 'report'))
    expect(report.checks.filter(check => !check.pass)).toEqual([])
  }, 240_000)

  it('executes nothing a second time, nor after a restart', async () => {
    expect((await run(await pilot())).executed).toEqual([])
    await bench.reopen()
    expect((await run(await pilot())).executed).toEqual([])
  }, 60_000)

  it('makes exactly what one edited line is used for', async () => {
    const scene = script.scenes.find(candidate => candidate.utterances.length > 0) as SceneValue
    const line = scene.utterances[0] as SceneValue['utterances'][number]
    const utterances = scene.utterances.map(utterance =>
      utterance === line ? { ...utterance, text: 'Wait. Did you hear that?' } : utterance,
    )
    const edited = await run(
      await pilot({}, { edits: { split: { [scene.id]: { scenes: { base: 'edited', patch: { utterances } } } } } }),
    )
    expect(edited.info.status).toBe('done')
    const perScene = ['chain', 'cut', 'idr', 'lines', 'mix', 'music', 'prompts', 'refine', 'sfx', 'video']
    const items = [...perScene.map(node => `${node}/${scene.id}`), `tts/${scene.id}/${line.id}`]
    console.log(`one line edited: ${edited.executed.join(' ')}`)
    expect(edited.executed).toEqual([...items, 'assemble', 'continuity', 'export', 'qc'].sort())
    const captions = EpisodeValue.parse(output(edited, 'assemble', 'episode')).captions
    expect(captions.map(caption => caption.text.replace(/\n/g, ' ')).join(' ')).toContain('Did you hear that?')
  }, 240_000)
})

describe('odd stories', () => {
  const base: Omit<SceneValue, 'id' | 'characters' | 'utterances' | 'frames'> = {
    number: 1,
    interior: true,
    place: 'kitchen',
    hour: 'day',
    weather: '',
    action: 'A kettle boils.',
    camera: 'wide, static',
    mood: 'calm',
    props: [],
    tailFrames: 0,
    fps: 24,
  }
  const sceneOf = (
    id: string,
    frames: number,
    characters: string[],
    utterances: SceneValue['utterances'],
  ): SceneValue => ({ ...base, id, characters, utterances, frames })

  /** The pilot with a script of one's own, as an edit, and a cast that is given. */
  const told = async (scenes: SceneValue[], characters: Record<string, unknown>[]) =>
    pilot(
      { bible: { characters, complete: false } },
      {
        id: 'odd',
        edits: {
          script: {
            '': {
              script: {
                base: 'edited',
                patch: { scenes, frames: scenes.reduce((sum, scene) => sum + scene.frames, 0) },
              },
            },
          },
        },
      },
    )
  const aya = { id: 'aya', name: 'あや', appearance: 'black bob, brown eyes', clothing: 'yellow raincoat' }
  const fox = { id: 'fox', name: '🦊 Fox', appearance: 'red hair, freckles', clothing: 'green jacket' }

  it('no characters, Japanese, Arabic, an emoji name: a correct episode', async () => {
    const made = await run(
      await told(
        [
          sceneOf('sc_empty', 36, [], []),
          sceneOf(
            'sc_world',
            120,
            ['aya', 'fox'],
            [
              { id: 'l_ja', speaker: 'aya', text: 'こんにちは。', emotion: 'happy' },
              { id: 'l_ar', speaker: 'fox', text: 'مرحبا بك', emotion: 'neutral' },
            ],
          ),
        ],
        [aya, fox],
      ),
    )
    expect(made.info.problems).toEqual([])
    const episode = EpisodeValue.parse(output(made, 'assemble', 'episode'))
    expect(episode.video.frames).toBe(156)
    expect(episode.captions.map(caption => caption.text).join(' ')).toMatch(/こんにちは.*مرحبا/s)
  }, 240_000)

  it('a line of 2,000 characters in a short scene: an episode, and a warning with the numbers', async () => {
    const text = 'The kettle is on, and the kettle is loud. '.repeat(48).slice(0, 2000)
    const made = await run(
      await told([sceneOf('sc_long', 48, ['fox'], [{ id: 'l_long', speaker: 'fox', text, emotion: 'tense' }])], [fox]),
    )
    expect(['done', 'partial']).toContain(made.info.status)
    const said = [
      ...made.info.problems.map(problem => problem.message),
      ...made.results.flatMap(result => result.warnings),
    ].join('\n')
    expect(said).toMatch(/\d+(\.\d+)? s/)
    const episode = output(made, 'assemble', 'episode')
    if (episode) expect(EpisodeValue.parse(episode).video.frames).toBe(48)
  }, 240_000)

  it('a character who is not in the bible: an error that names scene and character', async () => {
    const made = await run(await told([sceneOf('sc_who', 24, ['ghost'], [])], [fox]))
    expect(made.info.status).not.toBe('done')
    const messages = made.info.problems.map(problem => problem.message).join('\n')
    expect(messages).toMatch(/ghost/)
  }, 120_000)

  it('a wrong wire and an unknown node: every problem at once, and nothing runs', async () => {
    const graph = await pilot()
    graph.edges.push({ from: 'script.script', to: 'idr.clip' })
    graph.nodes.push({ id: 'theirs', type: 'someone/else', version: 1, at: [0, 0], params: {}, mode: 'active' })
    const answer = await bench.call('POST', '/api/runs', { graph })
    expect(answer.status).toBe(400)
    const codes = answer.json.error.problems.map((problem: { code: string }) => problem.code)
    expect(codes).toEqual(expect.arrayContaining(['type', 'unknown-node']))
  })

  it('a corrupt upload: refused in words', async () => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(5000).fill(7)]), 'shot.mp4')
    const answer = await fetch(`${bench.host.url}/api/uploads`, {
      method: 'POST',
      body: form,
      headers: { origin: bench.host.url },
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(((await answer.json()) as { error: { message: string } }).error.message.length).toBeGreaterThan(20)
  })
})
