// Two runs side by side.
import { expect, it } from 'vitest'
import { compareRuns } from './compare.ts'

const result = (node: string, key: string, take: string) => ({
  node,
  key,
  take,
  seconds: 0,
  costUsd: 0,
  warnings: [],
  outputs: [],
})

it('tells items with other takes from those that only one run has', () => {
  const a = [result('script', '', '1'), result('video', 'x', '2'), result('video', 'y', '3')]
  const b = [result('script', '', '1'), result('video', 'x', '9'), result('video', 'z', '4')]
  expect(compareRuns(a, b)).toEqual({
    same: 1,
    differences: [
      { node: 'video', key: 'x', what: 'other' },
      { node: 'video', key: 'y', what: 'only-a' },
      { node: 'video', key: 'z', what: 'only-b' },
    ],
  })
})
