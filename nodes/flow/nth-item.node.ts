// Nth Item: one item of a stream, by its place.
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { segments } from '../../engine/graph/keys.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { Any, Text } from '../types.ts'

export default defineNode({
  type: 'flow/nth-item',
  version: 1,
  title: 'Nth Item',
  category: 'Flow',
  summary: 'Takes one item out of a stream: the first, the third, the last.',
  inputs: { items: many(Any).describe('The stream.') },
  params: z.object({
    index: z.number().int().min(-100_000).max(100_000).default(0).meta({
      title: 'Index',
      description: '0 is the first item, 1 the second, −1 the last.',
      widget: 'number',
      face: true,
    }),
  }),
  outputs: {
    value: one(Any).typedAs('items').describe('The item.'),
    key: one(Text).describe("The last segment of the item's key."),
  },
  face: 'any',
  run: async ({ inputs: { items }, params: { index } }) => {
    const item = items.at(index)
    if (!item)
      throw new PermanentError(
        items.length === 0
          ? 'the stream has no items to take one from'
          : `there is no item ${index}: the stream has ${items.length}, so 0…${items.length - 1} or −1…−${items.length}`,
      )
    return { value: item.value, key: segments(item.key).at(-1) ?? '' }
  },
})
