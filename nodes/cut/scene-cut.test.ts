import { describe, expect, it } from 'vitest'
import type { SceneValue } from '../types.ts'
import { cutSegments, layTimeline, segmentFrames } from './assemble/timeline.ts'
import sceneCut, { cutScene } from './scene-cut.node.ts'

const scene = (frames: number, tailFrames: number, id = 1) =>
  ({ id: `sc_${id}`, number: id, frames, tailFrames, fps: 24 }) as SceneValue
const settings = (given: object) => sceneCut.params.parse(given) as Parameters<typeof cutScene>[1]
const cut = (from: SceneValue, given: object = {}) => cutScene(from, settings(given))

describe('Scene Cut', () => {
  it('leaves a scene as it was written when nothing is decided', () => {
    expect(cut(scene(100, 12)).scene).toMatchObject({ frames: 100, tailFrames: 12, cut: { head: 0, material: 112 } })
    expect(cut(scene(100, 0)).scene.tailFrames).toBe(0)
  })
  it('takes trims off its length, and gives what was trimmed to the transition as a handle', () => {
    const { scene: made, warnings } = cut(scene(100, 12), { head: 10, tail: 20, transition: 'wipe', length: 30 })
    expect(made).toMatchObject({ frames: 70, tailFrames: 30, cut: { head: 10, transition: 'wipe', material: 112 } })
    expect(warnings).toEqual([])
  })
  it('goes on into the tail, and says when that does not reach', () => {
    expect(cut(scene(100, 12), { tail: -8, transition: 'cut' }).scene).toMatchObject({ frames: 108, tailFrames: 0 })
    const long = cut(scene(100, 12), { tail: -30, transition: 'dissolve' })
    expect(long.scene).toMatchObject({ frames: 112, tailFrames: 0 })
    expect(long.warnings.join(' ')).toMatch(/only 12 frames beyond.*0 frames beyond its end for a transition of 12/)
  })
  it('never trims a scene away, and says so with the numbers', () => {
    const { scene: made, warnings } = cut(scene(30, 0), { head: 20, tail: 20 })
    expect(made).toMatchObject({ frames: 6, cut: { head: 20 } })
    expect(warnings[0]).toContain('of the trims of 20 and 20, 20 and 4 are done')
  })
  it('gives Assemble a timeline that is the sum of the trimmed scenes, cut from their middles', () => {
    const scenes = [
      cut(scene(100, 12, 1), { head: 30, tail: 10 }).scene,
      cut(scene(100, 12, 2), { head: 5, transition: 'cut' }).scene,
      cut(scene(60, 0, 3)).scene,
    ]
    const timeline = layTimeline(scenes.map(value => ({ key: value.id, value })))
    expect(timeline.frames).toBe(60 + 95 + 60)
    const sources = [112, 112, 60].map(frames => ({ path: '', digest: '', frames, keyFrames: [0, 24, 48, 72, 96] }))
    const segments = cutSegments(timeline, sources)
    expect(segments.reduce((sum, segment) => sum + segmentFrames(segment), 0)).toBe(timeline.frames)
    expect(segments).toEqual([
      { kind: 'encode', shot: 0, from: 30, to: 48, tail: 0, into: undefined },
      { kind: 'copy', shot: 0, from: 48, to: 72 },
      { kind: 'encode', shot: 0, from: 72, to: 90, tail: 12, into: 19 },
      { kind: 'copy', shot: 1, from: 24, to: 96 },
      { kind: 'encode', shot: 1, from: 96, to: 100, tail: 0, into: undefined },
      { kind: 'copy', shot: 2, from: 0, to: 60 },
    ])
  })
})
