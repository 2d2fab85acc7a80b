// The table of what differs between two takes.
import { expect, it } from 'vitest'
import { differences } from './TakeDifference.tsx'

it('shows what differs and leaves out what is equal', () => {
  const rows = differences({
    params: [{ name: 'seed', a: 7, b: undefined }],
    inputs: ['line'],
    outputs: ['audio'],
    served: ['illustrated', 'illustrated'],
    seconds: [1.5, 3],
    costUsd: [0, 0.02],
  })
  expect(rows).toEqual([
    { name: 'seed', values: ['7', '–'] },
    { name: 'input line' },
    { name: 'output audio' },
    { name: 'time', values: ['1.5 s', '3.0 s'] },
    { name: 'cost', values: ['$0', '$0.02'] },
  ])
})
