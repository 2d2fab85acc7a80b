// What waits for a person, and the value it is about.
import { expect, it } from 'vitest'
import { emptyDocument } from '../session.ts'
import { ItemStore } from './items.ts'
import { valueWith, waitingItems } from './waiting.ts'

const node = (id: string) => ({
  id,
  type: 't',
  version: 1,
  at: [0, 0] as [number, number],
  params: {},
  mode: 'active' as const,
})

it('finds the items that wait, also inside sub-graphs, and what they ask about by its digest', () => {
  const document = { ...emptyDocument('g'), nodes: [node('text'), node('approve'), node('sub')] }
  const items = new ItemStore(flush => flush())
  items.results([
    {
      node: 'text',
      key: '',
      take: 't',
      seconds: 0,
      costUsd: 0,
      warnings: [],
      outputs: [{ port: 'text', key: '', digest: 'abc', value: 'Hello' }],
    },
  ])
  items.apply([
    { type: 'item', node: 'approve', key: '', status: 'waiting', message: 'Is it good?' },
    { type: 'item', node: 'sub/ask', key: 'x', status: 'waiting' },
  ])
  expect(waitingItems(items, document)).toEqual([
    { node: 'approve', key: '', asks: 'approve', question: 'Is it good?' },
    { node: 'sub', key: 'x', asks: 'sub/ask', question: 'Is this right?' },
  ])
  expect(valueWith('abc', items, document)).toEqual({ value: 'Hello' })
  expect(valueWith('other', items, document)).toBeUndefined()
})
