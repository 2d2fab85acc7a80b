// Preview: shows whatever is wired in, and keeps it among what a run of the whole graph makes.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { Any } from '../types.ts'

export default defineNode({
  type: 'flow/preview',
  version: 1,
  title: 'Preview',
  category: 'Flow',
  summary: 'Shows what comes by the wire: words, pictures, clips, sound or data.',
  inputs: { value: one(Any).describe('What to show.') },
  params: z.object({}),
  outputs: { value: one(Any).describe('The same, unchanged.') },
  face: 'any',
  run: async ({ inputs }) => ({ value: inputs.value }),
})
