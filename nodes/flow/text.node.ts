// Text: words to wire into anything that takes them.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { Text } from '../types.ts'

export default defineNode({
  type: 'flow/text',
  version: 1,
  title: 'Text',
  category: 'Flow',
  summary: 'Words, written once and wired wherever they are needed.',
  inputs: {},
  params: z.object({
    text: z.string().max(100_000).default('').meta({ description: 'The words.', widget: 'multiline', face: true }),
  }),
  outputs: { text: one(Text).describe('The words.') },
  face: 'text',
  run: async ({ params }) => ({ text: params.text }),
})
