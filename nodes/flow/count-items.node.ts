// Count Items: how many items a stream has.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { Any, NumberType } from '../types.ts'

export default defineNode({
  type: 'flow/count-items',
  version: 1,
  title: 'Count Items',
  category: 'Flow',
  summary: 'How many items the wired streams have; absent ones do not count, failed ones count apart.',
  inputs: { items: many(Any).tolerant().describe('The streams.') },
  params: z.object({}),
  outputs: {
    count: one(NumberType).describe('How many items are there.'),
    failed: one(NumberType).describe('How many items failed.'),
  },
  face: 'text',
  run: async ({ inputs: { items } }) => {
    const failed = items.filter(item => 'failed' in item).length
    return { count: items.length - failed, failed }
  },
})
