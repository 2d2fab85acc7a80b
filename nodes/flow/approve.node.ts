// Approve: waits for a person before anything goes on.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import type { Json } from '../../engine/graph/json.ts'
import { one } from '../../engine/graph/ports.ts'
import { Any } from '../types.ts'

export default defineNode({
  type: 'flow/approve',
  version: 1,
  title: 'Approve',
  category: 'Flow',
  summary:
    'Waits until you let a value pass, edit it, or reject it; it waits across restarts, and asks again only when the value changes.',
  inputs: { value: one(Any).describe('What is to be looked at: a script, a scene, a shot.') },
  params: z.object({
    question: z
      .string()
      .max(300)
      .default('Is this right?')
      .meta({ title: 'Question', description: 'What the person who decides is asked.', face: true }),
  }),
  outputs: { value: one(Any).typedAs('value').describe('The value as it was approved.') },
  expectSeconds: 0,
  run: async ({ inputs, params, ctx }) => {
    ctx.served('you')
    return { value: await ctx.approve(inputs.value as Json, params.question) }
  },
})
