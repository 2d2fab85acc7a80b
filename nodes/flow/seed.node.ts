// Seed: one seed for several generators.
import { z } from 'zod'
import { defineNode, Seed } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { NumberType } from '../types.ts'

export default defineNode({
  type: 'flow/seed',
  version: 1,
  title: 'Seed',
  category: 'Flow',
  summary: 'A seed to wire into the seed of several generators, so that one number changes them all.',
  inputs: {},
  params: z.object({
    seed: Seed.meta({ title: 'Seed', description: 'The same seed gives the same result.', widget: 'seed', face: true }),
  }),
  outputs: { seed: one(NumberType).describe('The seed.') },
  face: 'text',
  run: async ({ params }) => ({ seed: params.seed }),
})
