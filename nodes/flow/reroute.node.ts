// Reroute: a bend in a wire.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { Any } from '../types.ts'

export default defineNode({
  type: 'flow/reroute',
  version: 1,
  title: 'Reroute',
  category: 'Flow',
  summary: 'A bend in a wire, to keep a graph readable. It is part of the wire: nothing runs here.',
  inputs: { value: one(Any).describe('Any wire.') },
  params: z.object({}),
  outputs: { value: one(Any).typedAs('value').describe('The same wire.') },
  wire: true,
  face: 'none',
  run: async ({ inputs }) => ({ value: inputs.value }),
})
