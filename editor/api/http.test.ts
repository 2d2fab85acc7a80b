// What the server answers as the editor takes it.
import { expect, it } from 'vitest'
import { createApi } from './http.ts'

it('fills in what a graph saved by others leaves out, and keeps the rest of it', async () => {
  const document = {
    format: 'reelgraph',
    version: 1,
    id: 'g',
    name: 'G',
    nodes: [{ id: 'a', type: 'flow/text', note: 'kept' }],
    notes: [{ id: 'n', box: [0, 0, 100, 50] }],
  }
  const api = createApi(async () => Response.json({ id: 'g', revision: 3, document }))
  const saved = await api.graph('g')
  expect(saved.revision).toBe(3)
  expect(saved.document.nodes).toEqual([
    { id: 'a', type: 'flow/text', version: 1, at: [0, 0], params: {}, mode: 'active', note: 'kept' },
  ])
  expect(saved.document.notes).toEqual([{ id: 'n', text: '', box: [0, 0, 100, 50] }])
  expect([saved.document.edges, saved.document.frames, saved.document.pins]).toEqual([[], [], {}])
})
