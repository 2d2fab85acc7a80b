// Imports and exports over the API: every kind of file is told by its content, and a ComfyUI workflow becomes a node.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { specOf } from '../engine/graph/define.ts'
import { validateDocument } from '../engine/graph/model/validate.ts'
import { parseDocument } from '../engine/graph/parse.ts'
import { loadLibrary } from '../nodes/library.ts'
import { type StandIn, standInComfy } from '../nodes/testing/comfyui.ts'
import { exportCommand, importCommand } from './cli/interop.ts'
import { paintFor } from './cli/paint.ts'
import { ImportError, importJson } from './imports.ts'
import { projectRoot } from './paths.ts'
import { type HostBench, openHostBench, send } from './testing/host.ts'

let bench: HostBench
let comfy: StandIn
beforeAll(async () => {
  comfy = await standInComfy()
  bench = await openHostBench({ worker: false, library: await loadLibrary() })
})
afterAll(async () => {
  await bench.close()
  await comfy.close()
})

const post = (bytes: string, name = 'portrait.json') =>
  send(`${bench.host.url}/api/import?name=${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(Buffer.byteLength(bytes)) },
    body: bytes,
  })
const pilot = JSON.parse(readFileSync(join(projectRoot(), 'graphs', 'pilot.json'), 'utf8'))
const workflow = {
  '6': { class_type: 'CLIPTextEncode', inputs: { text: 'a lighthouse', clip: ['4', 1] } },
  '3': { class_type: 'KSampler', inputs: { positive: ['6', 0], seed: 1 } },
  '9': { class_type: 'SaveImage', inputs: { images: ['3', 0] } },
}

test('the pilot goes out in API form and comes back as the same graph', async () => {
  const out = await bench.call('POST', '/api/export/api-form', { document: pilot })
  expect(out.status).toBe(200)
  const [id, first] = Object.entries(out.json.form as Record<string, { class_type: string }>)[0] ?? []
  expect(pilot.nodes.find((node: { id: string }) => node.id === id).type).toBe(first?.class_type)
  const back = await post(JSON.stringify(out.json.form))
  expect(back.json).toMatchObject({ kind: 'api', document: { name: 'portrait', format: 'reelgraph' } })
  const again = await bench.call('POST', '/api/export/api-form', { document: back.json.document })
  expect(again.json.form).toEqual(out.json.form)
  const { nodes } = await loadLibrary()
  const parsed = parseDocument(back.json.document)
  if (!('document' in parsed)) throw new Error('no document')
  const problems = validateDocument(parsed.document, new Map([...nodes].map(([type, node]) => [type, specOf(node)])))
  expect(problems.filter(problem => problem.severity === 'error')).toEqual([])
})

test('a ComfyUI workflow becomes a node with proposed bindings, in a graph of its own or for another', async () => {
  const { json } = await post(JSON.stringify({ prompt: workflow, client_id: 'x' }))
  expect(json).toMatchObject({
    kind: 'comfyui',
    node: {
      type: 'picture/comfyui-workflow',
      title: 'portrait',
      params: {
        workflow,
        prompt: 'a lighthouse',
        seed: 1,
        bindings: { prompt: ['6.text'], seed: ['3.seed'], negative: [], outputs: ['9'] },
      },
    },
    document: { nodes: [{ id: 'comfyui', type: 'picture/comfyui-workflow', params: { workflow } }] },
    problems: [],
  })
  expect((await bench.call('POST', '/api/validate', { document: json.document })).json.problems).toEqual([])
  const bare = await post(JSON.stringify({ '1': { class_type: 'VAEDecode', inputs: {} } }))
  expect(bare.json.problems.map((problem: { code: string }) => problem.code)).toEqual(['no-prompt', 'no-output'])
})

test("the editor's form is read with the connected ComfyUI; without one it says what to do", async () => {
  const saved = JSON.stringify({
    nodes: [
      { id: 1, type: 'LoadImage', widgets_values: ['ava.png', 'image'] },
      { id: 2, type: 'SaveImage', inputs: [{ name: 'images', type: 'IMAGE', link: 1 }], widgets_values: ['out'] },
    ],
    links: [[1, 1, 0, 2, 0, 'IMAGE']],
  })
  vi.stubEnv('COMFYUI_URL', comfy.url)
  expect((await post(saved)).json.node.params).toMatchObject({
    workflow: { '2': { inputs: { filename_prefix: 'out', images: ['1', 0] } } },
    bindings: { images: [['1.image']], outputs: ['2'] },
  })
  expect((await bench.call('GET', '/api/health')).json.providers).toContainEqual({
    name: 'ComfyUI',
    capability: 'comfyui.workflow',
    ok: true,
    detail: 'ComfyUI 0.9.9 on cuda:0 Test',
  })
  // What its loaders find is what may be chosen, in both of the forms in which servers list it.
  expect((await bench.call('GET', '/api/choices/comfyui-checkpoints')).json).toEqual([
    'a.safetensors',
    'film/b.safetensors',
  ])
  expect((await bench.call('GET', '/api/choices/comfyui-loras')).json).toEqual(['ava.safetensors'])
  vi.stubEnv('COMFYUI_URL', 'http://127.0.0.1:9')
  expect((await bench.call('GET', '/api/choices/comfyui-loras')).json).toEqual([])
  const refused = await post(saved)
  expect(refused.status).toBe(422)
  expect(refused.json.error.problems).toHaveLength(2)
  expect(refused.json.error.message).toMatch(
    /LoadImage: the names of its values are not in this file: connect a ComfyUI \(COMFYUI_URL\)/,
  )
  expect((await bench.call('GET', '/api/health')).json.providers).toContainEqual(
    expect.objectContaining({
      name: 'ComfyUI',
      ok: false,
      detail: expect.stringMatching(/Does not answer at http:\/\/127.0.0.1:9/),
    }),
  )
  vi.unstubAllEnvs()
})

test('the command line imports and exports the same', async () => {
  const file = join(bench.folder, 'flow.json')
  writeFileSync(file, JSON.stringify(workflow))
  const said: string[] = []
  const terminal = {
    out: (text: string) => void said.push(text),
    paint: paintFor({}),
    columns: undefined,
    onInterrupt: () => () => {},
  }
  const data = join(bench.folder, 'other')
  expect(await importCommand(data, file, undefined, terminal)).toBe(0)
  expect(JSON.parse(said.join(''))).toMatchObject({ name: 'flow', nodes: [{ type: 'picture/comfyui-workflow' }] })
  const out = join(bench.folder, 'pilot-api.json')
  expect(await exportCommand(data, join(projectRoot(), 'graphs', 'pilot.json'), out, terminal)).toBe(0)
  expect(Object.values(JSON.parse(readFileSync(out, 'utf8')))[0]).toHaveProperty('class_type')
  writeFileSync(file, '{"a": 1}')
  await expect(importCommand(data, file, undefined, terminal)).rejects.toThrow(
    /neither a Reelgraph document, nor a graph in API form/,
  )
})

test('whatever is dropped gets an answer', async () => {
  expect((await post(`{"a":${'['.repeat(300)}${']'.repeat(300)}}`)).json.error.message).toMatch(/nests deeper/)
  const { nodes } = await loadLibrary()
  const specs = new Map([...nodes].map(([type, node]) => [type, specOf(node)]))
  const member = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom('reelgraph', 'flow/text', 'KSampler', '__proto__', [], {}, 1),
  )
  const object = fc.dictionary(
    fc.constantFrom(
      'format',
      'version',
      'id',
      'nodes',
      'links',
      'prompt',
      'workflow',
      'class_type',
      'inputs',
      '__proto__',
      '1',
    ),
    fc.oneof(
      member,
      fc.dictionary(
        fc.constantFrom('class_type', 'inputs', 'nodes', 'links', '1'),
        fc.oneof(member, fc.dictionary(fc.constantFrom('class_type', 'inputs'), member)),
      ),
    ),
  )
  const text = fc.oneof(
    object.map(value => JSON.stringify(value)),
    fc.string().map(value => `{${value}`),
    fc.constant(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`),
  )
  let documents = 0
  await fc.assert(
    fc.asyncProperty(text, async json => {
      try {
        const { document } = await importJson(json, { specs, objectInfo: async () => undefined })
        expect(document.format).toBe('reelgraph')
        documents++
      } catch (error) {
        expect(error).toBeInstanceOf(ImportError)
        expect((error as ImportError).message).not.toBe('')
      }
    }),
    // Chance alone need not hit upon a document.
    { numRuns: 600, examples: [['{"format":"reelgraph","version":1,"id":"empty","nodes":[]}']] },
  )
  expect(documents).toBeGreaterThan(0)
})
