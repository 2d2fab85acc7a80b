// Text Template: a text with the wired values put into its holes.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { Any, Text } from '../types.ts'
import { namesParam, scopeOf } from './language/names.ts'
import { fill } from './language/template.ts'

export default defineNode({
  type: 'flow/text-template',
  version: 1,
  title: 'Text Template',
  category: 'Flow',
  summary: 'Writes a text with values in it: {{scene.place | upper}}, lists with {{#each}}, choices with {{#if}}.',
  inputs: {
    a: one(Any).describe('The first value; the node runs once for each of its items.'),
    b: one(Any).optional().describe('The second value.'),
    c: one(Any).optional().describe('The third value.'),
    d: one(Any).optional().describe('The fourth value.'),
    e: one(Any).optional().describe('The fifth value.'),
    f: one(Any).optional().describe('The sixth value.'),
  },
  params: z.object({
    template: z.string().max(100_000).default('{{a}}').meta({
      title: 'Template',
      description: 'The text. A path that is not there is an error that names it; {{a.nick | default("–")}} forgives.',
      widget: 'multiline',
      face: true,
    }),
    names: namesParam('a, b, c, d, e, f'),
  }),
  outputs: { text: one(Text).describe('The text.') },
  face: 'text',
  run: async ({ inputs: { a, b, c, d, e, f }, params }) => ({
    text: fill(params.template, scopeOf(params.names, { a, b, c, d, e, f })),
  }),
})
