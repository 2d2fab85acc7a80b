// The node library while the server runs.
import { expect, it } from 'vitest'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import { catalogOf, catalogWith } from './catalog.ts'

const spec = (type: string, title: string): NodeSpec => ({
  type,
  version: 1,
  title,
  category: '',
  summary: '',
  inputs: [],
  params: [],
  outputs: [],
  by: [],
  regenerable: false,
  face: 'plain',
})

it('takes in nodes and port types that are new or other, and lets go of what is gone', () => {
  const family = 'value'
  const before = catalogOf({
    nodes: [spec('a', 'A'), spec('b', 'B')],
    portTypes: [{ name: 'Text', family, description: '' }],
  })
  const after = catalogWith(before, {
    nodes: [spec('b', 'B anew'), spec('c', 'C')],
    portTypes: [{ name: 'Mood', family, description: '' }],
    removed: ['a'],
  })
  expect([...after.specs.values()].map(each => each.title)).toEqual(['B anew', 'C'])
  expect([...after.portTypes.keys()]).toEqual(['Text', 'Mood'])
  expect(before.specs.has('a')).toBe(true)
})
