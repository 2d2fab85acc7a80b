// Switch: one of up to eight inputs. Only the chosen one runs.
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { Any } from '../types.ts'
import { ChoiceParams, choices, chosenValue } from './choices.ts'

export default defineNode({
  type: 'flow/switch',
  version: 1,
  title: 'Switch',
  category: 'Flow',
  summary:
    'Hands on one of up to eight lone values, by number, name, or yes and no. What is not chosen is not made. For streams there is Switch Items.',
  inputs: choices,
  params: ChoiceParams,
  outputs: {
    value: one(Any)
      .typedAs(...Object.keys(choices))
      .describe('The chosen value.'),
  },
  face: 'any',
  run: async ({ inputs, params, ctx }) => ({ value: await chosenValue(inputs, params, ctx) }),
})
