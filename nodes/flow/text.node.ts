// Text: words that several nodes can share.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { Text } from '../types.ts'

export default defineNode({
  type: 'flow/text',
  version: 1,
  title: 'Text',
  category: 'Flow',
  summary: 'Words to wire into any text port or text param.',
  inputs: {},
  params: z.object({
    text: z.string().max(100_000).default('').meta({
      title: 'Text',
      description: 'The words.',
      widget: 'multiline',
      face: true,
    }),
  }),
  outputs: { text: one(Text).describe('The words as they are.') },
  face: 'text',
  run: async ({ params }) => ({ text: params.text }),
})
