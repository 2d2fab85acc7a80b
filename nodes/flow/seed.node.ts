// Seed: one seed that several nodes can share.
import { z } from 'zod'
import { defineNode, Seed } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { NumberType } from '../types.ts'

export default defineNode({
  type: 'flow/seed',
  version: 1,
  title: 'Seed',
  category: 'Flow',
  summary: 'A seed to wire into the seed of several nodes, so that one change re-rolls them together.',
  inputs: {},
  params: z.object({ seed: Seed.meta({ face: true }) }),
  outputs: { seed: one(NumberType).describe('The seed, 0…4294967295.') },
  face: 'text',
  run: async ({ params }) => ({ seed: params.seed }),
})
