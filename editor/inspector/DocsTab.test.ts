// What the docs say of a param.
import { expect, it } from 'vitest'
import { param } from '../testing/specs.ts'
import { paramFacts } from './DocsTab.tsx'

it('a param is told with its default, range, unit, choices, and when it is shown', () => {
  expect(paramFacts(param('speed', { type: 'Number', default: 1, minimum: 0.5, maximum: 2, unit: '×' }))).toEqual([
    'default 1 ×',
    '0.5 … 2 ×',
  ])
  expect(paramFacts(param('tier', { default: 'draft', choices: ['draft', 'final'] }))).toEqual([
    'default draft',
    'draft | final',
  ])
  expect(paramFacts(param('model', { choicesFrom: 'models', showIf: { param: 'provider', in: ['ollama'] } }))).toEqual([
    'choices are read live',
    'when provider is ollama',
  ])
})
