// Gather By: a stream as lists, one for each item of another stream.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { segments } from '../../engine/graph/keys.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { Any, JsonType, NumberType } from '../types.ts'

export default defineNode({
  type: 'flow/gather-by',
  version: 1,
  title: 'Gather By',
  category: 'Flow',
  summary:
    'Gathers a stream into one list for each item of “per”: the lines of each scene, the shots of each episode. A lone “per” gathers all.',
  inputs: {
    per: one(Any).describe('One list is made for each of its items.'),
    items: many(Any).describe('What is gathered: whatever agrees with the item of “per”.'),
  },
  params: z.object({}),
  outputs: {
    list: one(JsonType).describe('The values, in order.'),
    keys: one(JsonType).describe('The last segment of the key of each value.'),
    count: one(NumberType).describe('How many they are.'),
  },
  face: 'json',
  run: async ({ inputs: { items } }) => ({
    list: z.array(z.json()).parse(items.map(({ value }) => value)),
    keys: items.map(({ key }) => segments(key).at(-1) ?? ''),
    count: items.length,
  }),
})
