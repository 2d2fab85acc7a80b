// Graph Output: where a wire leaves a graph that stands as a node in others.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { GRAPH_OUTPUT } from '../../engine/graph/model/subgraph.ts'
import { one } from '../../engine/graph/ports.ts'
import { Any } from '../types.ts'

export default defineNode({
  type: GRAPH_OUTPUT,
  version: 1,
  title: 'Graph Output',
  category: 'Flow',
  summary: 'An output of this graph, for when it stands as a node in others. Its type is that of the wire.',
  inputs: { value: one(Any).describe('What goes out.') },
  params: z.object({
    name: z
      .string()
      .max(40)
      .regex(/^[a-z][A-Za-z0-9]*$|^$/, 'a port’s name begins with a small letter and has letters and digits')
      .default('')
      .meta({ title: 'Name', description: 'What the port is called; its id when empty.', face: true }),
    description: z.string().max(300).default('').meta({ title: 'Description', description: 'Shown at the port.' }),
  }),
  outputs: { value: one(Any).typedAs('value').describe('The same, for a wire within this graph.') },
  wire: true,
  face: 'none',
  run: async ({ inputs }) => ({ value: inputs.value }),
})
