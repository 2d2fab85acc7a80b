// Graph Input: where a wire comes into a graph that stands as a node in others.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { GRAPH_INPUT } from '../../engine/graph/model/subgraph.ts'
import { one } from '../../engine/graph/ports.ts'
import { Any } from '../types.ts'

export default defineNode({
  type: GRAPH_INPUT,
  version: 1,
  title: 'Graph Input',
  category: 'Flow',
  summary: 'An input of this graph: save the graph, and it can stand as a node in others, with this as a port.',
  inputs: { value: one(Any).optional().describe('What the outer graph wires in; nothing is wired here.') },
  params: z.object({
    name: z
      .string()
      .max(40)
      .regex(/^[a-z][A-Za-z0-9]*$|^$/, 'a port’s name begins with a small letter and has letters and digits')
      .default('')
      .meta({ title: 'Name', description: 'What the port is called; its id when empty.', face: true }),
    type: z
      .string()
      .max(40)
      .default('Any')
      .meta({ title: 'Type', description: 'A port type, such as Scene or Clip.', face: true }),
    kind: z
      .enum(['one', 'many', 'lookup'])
      .default('one')
      .meta({ title: 'Kind', description: 'One item at a time, all of a stream, or asked by key.' }),
    optional: z.boolean().default(false).meta({ title: 'Optional', description: 'May stay unwired.' }),
    description: z.string().max(300).default('').meta({ title: 'Description', description: 'Shown at the port.' }),
  }),
  outputs: { value: one(Any).describe('What comes in.') },
  wire: true,
  face: 'none',
  run: async ({ inputs }) => ({ value: inputs.value }),
})
