// More nodes for engine tests: those that reach outside, to files, people, services and records.
import { z } from 'zod'
import type { NodeContext, PaidWork } from '../graph/context.ts'
import { type AnyNode, defineNode, Seed } from '../graph/define.ts'
import { GRAPH_INPUT, GRAPH_OUTPUT } from '../graph/model/subgraph.ts'
import { definePortType, one } from '../graph/ports.ts'
import { Any, Num, Part, Text } from './pack.ts'

export const File = definePortType({
  name: 'File',
  family: 'clip',
  description: 'A file.',
  schema: z.object({ digest: z.string(), mime: z.string(), bytes: z.number() }),
})

export type Service = PaidWork<string>
type Ran = (type: string, ctx: NodeContext, params: Record<string, unknown>) => Promise<void>

/** @param service what the paid nodes buy from */
export function outside(ran: Ran, service: () => Service): AnyNode[] {
  let flips = 0
  const base = { version: 1, category: 'Test', summary: 'Reaches outside.' } as const
  const neverRun = async () => {
    throw new Error('a piece of wire is never run')
  }
  const wire = { ...base, wire: true, inputs: { value: one(Any).optional() }, outputs: { value: one(Any) } } as const
  return [
    defineNode({ ...wire, type: GRAPH_INPUT, title: 'Graph input', params: z.object({}), run: neverRun }),
    defineNode({ ...wire, type: GRAPH_OUTPUT, title: 'Graph output', params: z.object({}), run: neverRun }),
    defineNode({
      ...base,
      type: 't/flip',
      title: 'Flip',
      inputs: {},
      params: z.object({}),
      outputs: { text: one(Text) },
      run: async ({ params, ctx }) => {
        await ran('t/flip', ctx, params)
        return { text: String(++flips) }
      },
    }),
    defineNode({
      ...base,
      type: 't/dice',
      title: 'Dice',
      inputs: { part: one(Part) },
      params: z.object({ seed: Seed }),
      outputs: { part: one(Part) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/dice', ctx, params)
        return { part: { ...inputs.part, text: `${inputs.part.text}${ctx.seed}` } }
      },
    }),
    defineNode({
      ...base,
      type: 't/approve',
      title: 'Approve',
      pool: 'cpu',
      inputs: { text: one(Text) },
      params: z.object({}),
      outputs: { text: one(Text) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/approve', ctx, params)
        return { text: String(await ctx.approve(inputs.text)) }
      },
    }),
    defineNode({
      ...base,
      type: 't/file',
      title: 'File',
      inputs: { part: one(Part) },
      params: z.object({}),
      outputs: { file: one(File) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/file', ctx, params)
        return { file: await ctx.artifacts.put(inputs.part.text, 'text/plain') }
      },
    }),
    defineNode({
      ...base,
      type: 't/size',
      title: 'Size',
      inputs: { file: one(File) },
      params: z.object({ add: z.number().default(0) }),
      outputs: { size: one(Num) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/size', ctx, params)
        return { size: (await ctx.artifacts.read(inputs.file.digest)).length + params.add }
      },
    }),
    defineNode({
      ...base,
      type: 't/paid-file',
      title: 'Paid file',
      inputs: {},
      params: z.object({}),
      outputs: { file: one(File) },
      run: async ({ params, ctx }) => {
        await ran('t/paid-file', ctx, params)
        ctx.spent(0.1)
        return { file: await ctx.artifacts.put('paid', 'text/plain') }
      },
    }),
    defineNode({
      ...base,
      type: 't/final',
      title: 'Final',
      keep: true,
      inputs: {},
      params: z.object({}),
      outputs: { file: one(File) },
      run: async ({ params, ctx }) => {
        await ran('t/final', ctx, params)
        return { file: await ctx.artifacts.put('final', 'text/plain') }
      },
    }),
    defineNode({
      ...base,
      type: 't/remember',
      title: 'Remember',
      inputs: { text: one(Text) },
      params: z.object({}),
      outputs: { text: one(Text) },
      run: async ({ inputs, params, ctx }) => {
        await ran('t/remember', ctx, params)
        await ctx.effect('memory', 'ep/1', inputs.text)
        return { text: inputs.text }
      },
    }),
    defineNode({
      ...base,
      type: 't/buy',
      title: 'Buy',
      inputs: {},
      params: z.object({}),
      outputs: { text: one(Text) },
      expectCost: () => 0.2,
      run: async ({ params, ctx }) => {
        await ran('t/buy', ctx, params)
        const text = await ctx.once('buy', service())
        ctx.spent(0.2)
        return { text }
      },
    }),
    defineNode({
      ...base,
      type: 't/buy-each',
      title: 'Buy each',
      inputs: { part: one(Part) },
      params: z.object({}),
      outputs: { text: one(Text) },
      expectCost: () => 0.2,
      run: async ({ inputs, params, ctx }) => {
        await ran('t/buy-each', ctx, params)
        const text = await ctx.once('buy', service())
        ctx.spent(0.2)
        return { text: text + inputs.part.text }
      },
    }),
  ]
}
