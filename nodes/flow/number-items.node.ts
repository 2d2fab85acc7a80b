// Number Items: the place and the key of each item, as values that other nodes can look at.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { segments } from '../../engine/graph/keys.ts'
import { many } from '../../engine/graph/ports.ts'
import { Any, JsonType } from '../types.ts'

export default defineNode({
  type: 'flow/number-items',
  version: 1,
  title: 'Number Items',
  category: 'Flow',
  summary:
    'Gives each item of a stream its place: { key, index, number, count, isFirst, isLast }. Results never depend on keys, so what a node shall know of them goes in by wire.',
  inputs: { items: many(Any).describe('The stream; it comes per one dimension.') },
  params: z.object({}),
  outputs: {
    places: many(JsonType, 'item')
      .as('items')
      .describe('For each item: its key, its index from 0, its number from 1, how many there are.'),
  },
  face: 'json',
  run: async ({ inputs: { items } }) => ({
    places: items.map(({ key }, index) => {
      const segment = segments(key).at(-1) ?? ''
      return {
        segment,
        value: {
          key: segment,
          index,
          number: index + 1,
          count: items.length,
          isFirst: index === 0,
          isLast: index === items.length - 1,
        },
      }
    }),
  }),
})
