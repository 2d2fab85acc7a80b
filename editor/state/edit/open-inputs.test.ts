// A sub-graph that is opened alone complains of what is wrong with it, and not of what its user wires.
import { expect, it } from 'vitest'
import { GRAPH_INPUT } from '../../../engine/graph/model/subgraph.ts'
import { validateDocument } from '../../../engine/graph/model/validate.ts'
import type { NodeSpec } from '../../../engine/graph/spec.ts'
import { graphOf, step } from '../../testing/graphs.ts'
import { SPECS } from '../../testing/specs.ts'
import { emptyDocument } from '../session.ts'
import { withoutOpenInputs } from './open-inputs.ts'

const preview = SPECS.find(spec => spec.type === 'flow/preview') as NodeSpec
const inputs = preview.inputs.map(input => ({ ...input, optional: false }))
const specs = new Map(
  [
    ...SPECS,
    { ...preview, inputs },
    { ...preview, inputs, type: 'flow/reroute', wire: true },
    { ...preview, type: GRAPH_INPUT, wire: true, inputs: inputs.map(input => ({ ...input, optional: true })) },
  ].map(spec => [spec.type, spec]),
)

it('a Graph Input stands for what is wired outside, also through a bend; what nothing feeds is still said', () => {
  const document = {
    ...emptyDocument('inner'),
    ...graphOf(
      'inner',
      'Inner',
      [
        step('in', GRAPH_INPUT, 0, 0),
        step('bend', 'flow/reroute', 100, 0),
        step('straight', 'flow/preview', 200, 0),
        step('bent', 'flow/preview', 200, 200),
        step('forgotten', 'flow/preview', 200, 400),
      ],
      [
        ['in.value', 'straight.value'],
        ['in.value', 'bend.value'],
        ['bend.value', 'bent.value'],
      ],
    ),
  }
  const lacking = (problems: ReturnType<typeof validateDocument>) =>
    problems.filter(({ code }) => code === 'missing-input').map(({ node }) => node)
  const all = validateDocument(document, specs)
  expect(lacking(all).sort()).toEqual(['bent', 'forgotten', 'straight'])
  expect(lacking(withoutOpenInputs(document, specs, all))).toEqual(['forgotten'])
})
