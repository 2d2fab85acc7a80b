// Boolean: one yes or no that several nodes can share.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { BooleanType } from '../types.ts'

export default defineNode({
  type: 'flow/boolean',
  version: 1,
  title: 'Boolean',
  category: 'Flow',
  summary: 'Yes or no, to wire into any switch or on/off param.',
  inputs: {},
  params: z.object({
    boolean: z.boolean().default(true).meta({ title: 'Boolean', description: 'Yes or no.', face: true }),
  }),
  outputs: { boolean: one(BooleanType).describe('The answer as it is.') },
  face: 'text',
  run: async ({ params }) => ({ boolean: params.boolean }),
})
