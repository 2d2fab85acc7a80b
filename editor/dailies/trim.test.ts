// Ripple, slip and roll: what each does to a scene, its neighbour and the length of the episode.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SceneView } from '../faces/values.ts'
import { AS_WRITTEN, cutFrames, materialOf, SHORTEST_SCENE } from './cutting.ts'
import { type CutScene, spanOf, TRIM_MODES, trimTo } from './trim.ts'

const scene = (frames: number, tailFrames: number): SceneView =>
  ({ number: 1, frames, tailFrames, fps: 24, utterances: [] }) as unknown as SceneView
const scenes: readonly CutScene[] = [
  { key: 'a', scene: scene(48, 12), decision: AS_WRITTEN },
  { key: 'b', scene: scene(72, 12), decision: { ...AS_WRITTEN, head: 4, tail: 6 } },
  { key: 'c', scene: scene(24, 0), decision: AS_WRITTEN },
]
const after = (items: readonly { key: string; params: object }[]): CutScene[] =>
  scenes.map(each => ({
    ...each,
    decision: { ...each.decision, ...items.find(item => item.key === each.key)?.params },
  }))
const length = (all: readonly CutScene[]): number =>
  all.reduce((sum, each) => sum + cutFrames(each.scene, each.decision), 0)

describe('a trim', () => {
  it('ripples: the scene and the episode get shorter', () => {
    expect(trimTo(scenes, 'b', 'head', 10, 'ripple')).toEqual({
      span: { first: 10, last: 66 },
      items: [{ key: 'b', params: { head: 10 } }],
    })
  })

  it('slips: both ends move, and nothing gets shorter', () => {
    expect(trimTo(scenes, 'b', 'tail', 70, 'slip')?.items).toEqual([{ key: 'b', params: { head: 8, tail: 2 } }])
    // No farther than there are frames.
    expect(trimTo(scenes, 'b', 'head', -50, 'slip')?.items).toEqual([{ key: 'b', params: { head: 0, tail: 10 } }])
  })

  it('rolls: one scene gains what the other loses', () => {
    expect(trimTo(scenes, 'b', 'head', 2, 'roll')?.items).toEqual([
      { key: 'a', params: { tail: 2 } },
      { key: 'b', params: { head: 2 } },
    ])
    expect(trimTo(scenes, 'a', 'head', 5, 'roll')).toBeUndefined()
    expect(trimTo(scenes, 'c', 'tail', 5, 'roll')).toBeUndefined()
  })

  it('never uses frames that there are not, nor leaves less than the shortest scene', () => {
    const mode = fc.constantFrom(...TRIM_MODES.map(each => each.mode))
    const end = fc.constantFrom('head' as const, 'tail' as const)
    fc.assert(
      fc.property(
        fc.constantFrom('a', 'b', 'c'),
        end,
        fc.integer({ min: -200, max: 300 }),
        mode,
        (key, of, to, how) => {
          const done = trimTo(scenes, key, of, to, how)
          if (!done) return
          const cut = after(done.items)
          for (const each of cut) {
            const { first, last } = spanOf(each)
            expect(first).toBeGreaterThanOrEqual(0)
            expect(last).toBeLessThanOrEqual(materialOf(each.scene))
            expect(last - first).toBeGreaterThanOrEqual(SHORTEST_SCENE)
          }
          if (how !== 'ripple') expect(length(cut)).toBe(length(scenes))
        },
      ),
    )
  })
})
