// Switch Items: one of up to eight streams, for all of its items or chosen for each of them.
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { Any } from '../types.ts'
import { ChoiceParams, choices, chosenValue } from './choices.ts'

export default defineNode({
  type: 'flow/switch-items',
  version: 1,
  title: 'Switch Items',
  category: 'Flow',
  summary:
    'Hands on one of up to eight streams, item by item: the same for all, or another for each by a wired choice. What is not chosen is not made.',
  inputs: {
    per: one(Any).describe('What says which items there are, such as the scenes: one is handed on for each.'),
    ...choices,
  },
  params: ChoiceParams,
  outputs: {
    value: one(Any)
      .typedAs(...Object.keys(choices))
      .describe('The chosen item.'),
  },
  face: 'any',
  run: async ({ inputs: { per: _, ...inputs }, params, ctx }) => ({ value: await chosenValue(inputs, params, ctx) }),
})
