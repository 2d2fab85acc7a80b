// Json: any data that several nodes can share.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { JsonType } from '../types.ts'

export default defineNode({
  type: 'flow/json',
  version: 1,
  title: 'Json',
  category: 'Flow',
  summary: 'Any JSON value: a list to split, an object whose members other nodes take.',
  inputs: {},
  params: z.object({
    json: z.json().default({}).meta({ title: 'Json', description: 'The value.', widget: 'json' }),
  }),
  outputs: { json: one(JsonType).describe('The value as it is.') },
  face: 'json',
  run: async ({ params }) => ({ json: params.json }),
})
