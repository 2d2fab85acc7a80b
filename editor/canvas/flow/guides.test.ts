// A dragged node lines up with the edges and middles of others, and only when it is near.
import { expect, it } from 'vitest'
import { lineUp } from './guides.ts'

const other = { x: 0, y: 0, width: 200, height: 100 }

it('moves the last few pixels to another’s edge, and shows the line over both', () => {
  const lined = lineUp({ x: 4, y: 300, width: 120, height: 60 }, [other], 6)
  expect(lined).toEqual({ dx: -4, dy: 0, guides: [{ way: 'x', at: 0, from: 0, to: 360 }] })
})

it('takes the nearest of edges and middles', () => {
  const lined = lineUp({ x: 41, y: 300, width: 120, height: 60 }, [other], 6)
  expect(lined.dx).toBe(-1)
  expect(lined.guides[0]?.at).toBe(100)
})

it('leaves alone what is farther off', () => {
  expect(lineUp({ x: 17, y: 300, width: 120, height: 60 }, [other], 6).guides).toEqual([])
})
