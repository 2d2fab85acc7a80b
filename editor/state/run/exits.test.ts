// Where the outputs of a sub-graph come from.
import { expect, it } from 'vitest'
import type { GraphDocument } from '../../../engine/graph/document.ts'
import { emptyDocument } from '../session.ts'
import { exitsOf } from './exits.ts'

const graph = (id: string, nodes: [string, string, object?][], edges: [string, string][]): GraphDocument => ({
  ...emptyDocument(id),
  nodes: nodes.map(([name, type, params = {}]) => ({
    id: name,
    type,
    version: 1,
    at: [0, 0],
    params: params as Record<string, unknown>,
    mode: 'active',
  })),
  edges: edges.map(([from, to]) => ({ from, to })),
})

it('are followed through wires and into graphs within graphs', async () => {
  const graphs = new Map(
    [
      graph(
        'deep',
        [
          ['make', 't/make'],
          ['out', 'flow/graph-output', { name: 'made' }],
        ],
        [['make.clip', 'out.value']],
      ),
      graph(
        'shot',
        [
          ['inside', 'graph/deep'],
          ['dot', 'flow/reroute'],
          ['own', 't/own'],
          ['out', 'flow/graph-output', { name: 'video' }],
          ['words', 'flow/graph-output'],
        ],
        [
          ['inside.made', 'dot.value'],
          ['dot.value', 'out.value'],
          ['own.text', 'words.value'],
        ],
      ),
    ].map(each => [each.id, each]),
  )
  const exits = await exitsOf(
    { id: 'sub', type: 'graph/shot', version: 1 },
    async id => graphs.get(id) ?? emptyDocument(id),
    type => type === 'flow/reroute',
  )
  expect(exits).toEqual([
    { port: 'video', node: 'sub/inside/make', from: 'clip' },
    { port: 'words', node: 'sub/own', from: 'text' },
  ])
})
