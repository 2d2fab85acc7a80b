// Of a large graph xyflow is given what is near the view, and wires only with both their ends.
import { expect, it } from 'vitest'
import { thingsNear } from './near.ts'
import { around, within } from './rect.ts'

const rects = new Map([0, 1, 2, 3, 4].map(at => [`n${at}`, { x: at * 1000, y: 0, width: 200, height: 100 }] as const))
const wire = (source: string, target: string) => ({ source, target })
const view = { x: 900, y: -500, width: 1000, height: 1000 }

it('gives the things that touch the view, and what is asked for wherever it is', () => {
  expect([...thingsNear(rects, [], view, new Set(['n4'])).ids].sort()).toEqual(['n1', 'n4'])
})

it('gives a wire that only crosses the view, with both its ends', () => {
  const wires = [wire('n0', 'n3'), wire('n3', 'n4')]
  const found = thingsNear(rects, wires, view, new Set())
  expect(found.wires).toEqual([wires[0]])
  expect([...found.ids].sort()).toEqual(['n0', 'n1', 'n3'])
})

it('knows the bounds of what there is, and that nothing has none', () => {
  expect(around(rects.values())).toEqual({ x: 0, y: 0, width: 4200, height: 100 })
  expect(around([])).toBeUndefined()
  expect(within({ x: 0, y: 0, width: 10, height: 10 }, 10, 5)).toBe(false)
})
