// A small node pack for engine tests: each node exercises one kind of port.
import { z } from 'zod'
import type { NodeContext } from '../graph/context.ts'
import { type AnyNode, defineNode, Seed } from '../graph/define.ts'
import { definePortType, lookup, many, one } from '../graph/ports.ts'

export const Text = definePortType({ name: 'Text', family: 'value', description: 'Words.', schema: z.string() })
export const Num = definePortType({ name: 'Number', family: 'value', description: 'A number.', schema: z.number() })
export const Any = definePortType({ name: 'Any', family: 'any', description: 'Anything.', schema: z.unknown() })
export const Part = definePortType({
  name: 'Part',
  family: 'story',
  description: 'A part.',
  schema: z.object({ id: z.string(), text: z.string() }),
})
export type Part = z.infer<typeof Part.schema>

const text = z.string().default('')

/** The pack: small nodes that exercise each kind of port. */
export function pack(
  ran: (type: string, ctx: NodeContext, params: Record<string, unknown>) => Promise<void>,
): AnyNode[] {
  return [
    defineNode({
      type: 't/text',
      version: 1,
      title: 'Text',
      category: 'Test',
      summary: 'A text.',
      inputs: {},
      params: z.object({ text, unused: z.string().default('') }),
      outputs: { text: one(Text) },
      run: async ({ params, ctx }) => {
        await ran('t/text', ctx, params)
        return { text: params.text }
      },
    }),
    defineNode({
      type: 't/number',
      version: 1,
      title: 'Number',
      category: 'Test',
      summary: 'A number.',
      inputs: {},
      params: z.object({ value: z.number().min(0).max(100).default(1), mode: z.enum(['a', 'b']).default('a') }),
      outputs: { value: one(Num) },
      run: async ({ params, ctx }) => {
        await ran('t/number', ctx, params)
        return { value: params.value }
      },
    }),
    defineNode({
      type: 't/upper',
      version: 1,
      title: 'Upper',
      category: 'Test',
      summary: 'Upper case.',
      regenerable: true,
      inputs: { text: one(Text) },
      params: z.object({ suffix: text, seed: Seed }),
      outputs: { text: one(Text) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/upper', ctx, params)
        return { text: inputs.text.toUpperCase() + params.suffix }
      },
    }),
    defineNode({
      type: 't/slow',
      version: 1,
      title: 'Slow',
      category: 'Test',
      summary: 'Waits for the hook, holding a slot.',
      pool: 'cpu',
      inputs: { text: one(Text) },
      params: z.object({ suffix: text }),
      outputs: { text: one(Text) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/slow', ctx, params)
        return { text: inputs.text + params.suffix }
      },
    }),
    defineNode({
      type: 't/gpu',
      version: 1,
      title: 'Gpu',
      category: 'Test',
      summary: 'Holds a gpu slot.',
      pool: 'gpu',
      inputs: { text: one(Text) },
      params: z.object({}),
      outputs: { text: one(Text) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/gpu', ctx, params)
        return { text: inputs.text }
      },
    }),
    defineNode({
      type: 't/length',
      version: 1,
      title: 'Length',
      category: 'Test',
      summary: 'The length of a text.',
      inputs: { text: one(Text) },
      params: z.object({}),
      outputs: { value: one(Num) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/length', ctx, params)
        return { value: inputs.text.length }
      },
    }),
    defineNode({
      type: 't/split',
      version: 1,
      title: 'Split',
      category: 'Test',
      summary: 'Parts of a text, `id:text` separated by `|`.',
      inputs: { text: one(Text) },
      params: z.object({}),
      outputs: { parts: many(Part, 'part') },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/split', ctx, params)
        return { parts: split(inputs.text, '|') }
      },
    }),
    defineNode({
      type: 't/lines',
      version: 1,
      title: 'Lines',
      category: 'Test',
      summary: 'Lines of a part, separated by `;`.',
      inputs: { part: one(Part) },
      params: z.object({}),
      outputs: { lines: many(Part, 'line') },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/lines', ctx, params)
        return { lines: split(inputs.part.text, ';') }
      },
    }),
    defineNode({
      type: 't/cast',
      version: 1,
      title: 'Cast',
      category: 'Test',
      summary: 'People, `id:text` separated by `|`.',
      inputs: {},
      params: z.object({ text }),
      outputs: { people: many(Part, 'person') },
      run: async ({ params, ctx }) => {
        await ran('t/cast', ctx, params)
        return { people: split(params.text, '|') }
      },
    }),
    defineNode({
      type: 't/map',
      version: 1,
      title: 'Map',
      category: 'Test',
      summary: 'A part with a suffix.',
      regenerable: true,
      inputs: { part: one(Part) },
      params: z.object({ suffix: text, seed: Seed }),
      outputs: { part: one(Part) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/map', ctx, params)
        return { part: { ...inputs.part, text: inputs.part.text + params.suffix } }
      },
    }),
    defineNode({
      type: 't/pair',
      version: 1,
      title: 'Pair',
      category: 'Test',
      summary: 'Two parts that agree.',
      inputs: { a: one(Part), b: one(Part), c: one(Part).optional() },
      params: z.object({}),
      outputs: { text: one(Text) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/pair', ctx, params)
        return { text: `${inputs.a.text}+${inputs.b.text}${inputs.c ? `+${inputs.c.text}` : ''}` }
      },
    }),
    defineNode({
      type: 't/maybe',
      version: 1,
      title: 'Maybe',
      category: 'Test',
      summary: 'A part where one is wired in, or nothing.',
      inputs: { part: one(Part).optional().shaping() },
      params: z.object({}),
      outputs: { text: one(Text) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/maybe', ctx, params)
        return { text: inputs.part?.text ?? 'nothing' }
      },
    }),
    defineNode({
      type: 't/filter',
      version: 1,
      title: 'Filter',
      category: 'Test',
      summary: 'Absent unless the text contains a word.',
      inputs: { part: one(Part) },
      params: z.object({ word: text }),
      outputs: { part: one(Part) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/filter', ctx, params)
        return { part: inputs.part.text.includes(params.word) ? inputs.part : undefined }
      },
    }),
    defineNode({
      type: 't/keep',
      version: 1,
      title: 'Keep',
      category: 'Test',
      summary: 'Gathers and emits some again.',
      inputs: { parts: many(Part) },
      params: z.object({ drop: text }),
      outputs: { parts: many(Part, 'part').as('parts') },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/keep', ctx, params)
        return {
          parts: inputs.parts
            .filter(entry => entry.value.id !== params.drop)
            .map(entry => ({ segment: entry.value.id, value: entry.value })),
        }
      },
    }),
    defineNode({
      type: 't/join',
      version: 1,
      title: 'Join',
      category: 'Test',
      summary: 'Every part in one text.',
      inputs: { head: one(Part).optional(), parts: many(Part), need: many(Part).min(1).optional() },
      params: z.object({}),
      outputs: { text: one(Text) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/join', ctx, params)
        return { text: inputs.parts.map(entry => `${entry.key}#${entry.wire}=${entry.value.text}`).join(' ') }
      },
    }),
    defineNode({
      type: 't/each',
      version: 1,
      title: 'Each',
      category: 'Test',
      summary: 'Gathers below one part.',
      inputs: { part: one(Part), lines: many(Part) },
      params: z.object({}),
      outputs: { text: one(Text) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/each', ctx, params)
        return { text: `${inputs.part.id}[${inputs.lines.map(entry => entry.key).join(' ')}]` }
      },
    }),
    defineNode({
      type: 't/by',
      version: 1,
      title: 'By',
      category: 'Test',
      summary: 'Gathers once a part.',
      by: ['part'],
      inputs: { lines: many(Part) },
      params: z.object({}),
      outputs: { text: one(Text) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/by', ctx, params)
        return { text: inputs.lines.map(entry => entry.key).join(' ') }
      },
    }),
    defineNode({
      type: 't/rough',
      version: 1,
      title: 'Rough',
      category: 'Test',
      summary: 'Gathers what there is.',
      inputs: { parts: many(Part).tolerant() },
      params: z.object({}),
      outputs: { text: one(Text) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/rough', ctx, params)
        return { text: inputs.parts.map(entry => ('failed' in entry ? `${entry.key}!` : entry.key)).join(' ') }
      },
    }),
    defineNode({
      type: 't/ask',
      version: 1,
      title: 'Ask',
      category: 'Test',
      summary: 'Looks people up whose ids the part names.',
      inputs: { part: one(Part), people: lookup(Part) },
      params: z.object({}),
      outputs: { text: one(Text) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/ask', ctx, params)
        const people = await inputs.people.get(inputs.part.text.split(',').filter(Boolean))
        return { text: people.map(person => person.text).join('&') }
      },
    }),
    defineNode({
      type: 't/blend',
      version: 1,
      title: 'Blend',
      category: 'Test',
      summary: 'Needs b only when the mask is not 0.',
      inputs: { a: one(Text), b: one(Text).lazy(), mask: one(Num) },
      params: z.object({}),
      outputs: { text: one(Text) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/blend', ctx, params)
        return { text: inputs.mask === 0 ? inputs.a : inputs.a + (await inputs.b()) }
      },
    }),
    defineNode({
      type: 't/score',
      version: 1,
      title: 'Score',
      category: 'Test',
      summary: 'A score from 0 to 9: the last digit of the text.',
      inputs: { part: one(Part) },
      params: z.object({}),
      outputs: { score: one(Num) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/score', ctx, params)
        return { score: Number(inputs.part.text.at(-1)) || 0 }
      },
    }),
    defineNode({
      type: 't/refine',
      version: 1,
      title: 'Refine',
      category: 'Test',
      summary: 'Asks for another part until the score is high enough.',
      refines: true,
      pool: 'cpu',
      regenerable: true,
      inputs: { part: one(Part), score: one(Num) },
      params: z.object({ least: z.number().default(5), tries: z.number().default(3), digits: text }),
      outputs: { part: one(Part), score: one(Num) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/refine', ctx, params)
        let best = { part: inputs.part, score: inputs.score }
        for (let attempt = 1; attempt <= params.tries && best.score < params.least; attempt++) {
          const [nearest] = ctx.regenerable('part')
          if (!nearest) break
          const patch: Record<string, string | number> =
            nearest.type === 't/refine' ? { least: params.least } : { suffix: params.digits[attempt - 1] ?? '0' }
          const again = await ctx.rerun(['part', 'score'], { [nearest.node]: patch })
          if (!again) break
          const made = again.inputs as { part: Part; score: number }
          if (made.score > best.score) best = made
        }
        return best
      },
    }),
    defineNode({
      type: 't/wire',
      version: 1,
      title: 'Wire',
      category: 'Test',
      summary: 'A piece of wire.',
      wire: true,
      inputs: { in: one(Any) },
      params: z.object({}),
      outputs: { out: one(Any) },
      run: async () => {
        throw new Error('a piece of wire is never run')
      },
    }),
    defineNode({
      type: 't/polish',
      version: 1,
      title: 'Polish',
      category: 'Test',
      summary: 'Joins all parts, and has those that end in `?` made again with another suffix.',
      inputs: { parts: many(Part) },
      params: z.object({ suffix: z.string().default('!') }),
      outputs: { text: one(Text) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/polish', ctx, params)
        const flagged = inputs.parts.filter(entry => entry.value.text.endsWith('?'))
        const [maker] = ctx.regenerable('parts')
        let parts = inputs.parts
        if (maker && flagged.length > 0) {
          const under = flagged.map(entry => entry.key)
          const again = await ctx.rerun(['parts'], { [maker.node]: { suffix: params.suffix } }, { under })
          if (again) parts = again.inputs.parts as typeof parts
        }
        return { text: parts.map(entry => entry.value.text).join(' ') }
      },
    }),
    defineNode({
      type: 't/chain',
      version: 1,
      title: 'Chain',
      category: 'Test',
      summary: 'Three steps, each on the one before.',
      inputs: {},
      params: z.object({ words: text }),
      outputs: { text: one(Text) },
      run: async ({ params, ctx }) => {
        await ran('t/chain', ctx, params)
        let sum = ''
        for (const word of params.words.split(' ')) {
          const before = sum
          sum = await ctx.step('extend', { before, word }, async () => {
            await ran(`step ${word}`, ctx, params)
            return `${before}${word}.`
          })
        }
        return { text: sum }
      },
    }),
    defineNode({
      type: 't/read',
      version: 1,
      title: 'Read',
      category: 'Test',
      summary: 'Reads a catalog entry.',
      inputs: {},
      params: z.object({ entry: text }),
      outputs: { text: one(Text) },
      run: async ({ params, ctx }) => {
        await ran('t/read', ctx, params)
        return { text: String(await ctx.read('catalog', params.entry)) }
      },
    }),
    defineNode({
      type: 't/job',
      version: 1,
      title: 'Job',
      category: 'Test',
      summary: 'Sends a job.',
      pool: 'cpu',
      inputs: {},
      params: z.object({ provider: z.string().default('auto') }),
      outputs: { text: one(Text) },
      run: async ({ params, ctx }) => {
        await ran('t/job', ctx, params)
        const made = await ctx.dispatch('test.job', { params: { provider: params.provider } })
        return { text: String(made.facts.text) }
      },
    }),
  ]
}

const split = (source: string, separator: string) =>
  source
    .split(separator)
    .filter(Boolean)
    .map(entry => {
      const [id, ...rest] = entry.split(':')
      const part = { id: (id ?? '').trim(), text: rest.join(':') }
      return { segment: part.id, value: part }
    })
