// Preview: shows whatever is wired into it, and hands it on.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { Any } from '../types.ts'

export default defineNode({
  type: 'flow/preview',
  version: 1,
  title: 'Preview',
  category: 'Flow',
  summary: 'Shows any value on its face: words, pictures, clips, sound or data.',
  inputs: { value: one(Any).describe('What to show.') },
  params: z.object({}),
  outputs: { value: one(Any).typedAs('value').describe('The same value.') },
  face: 'any',
  run: async ({ inputs }) => ({ value: inputs.value }),
})
