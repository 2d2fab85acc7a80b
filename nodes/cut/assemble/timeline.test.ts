import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SceneValue } from '../../types.ts'
import { cutSegments, layTimeline, type ShotSource, segmentFrames } from './timeline.ts'

const scene = (id: number, frames: number, tailFrames: number, fps = 24) => ({
  key: `sc_${id}`,
  value: { id: `sc_${id}`, number: id, frames, tailFrames, fps } as SceneValue,
})

const everySecond = (frames: number) => Array.from({ length: Math.ceil(frames / 24) }, (_, second) => second * 24)
const source = (frames: number, keyFrames = everySecond(frames)): ShotSource => ({
  path: '',
  digest: '',
  frames,
  keyFrames,
})

describe('the timeline', () => {
  it('is exactly as long as its scenes, whatever they dissolve over', () => {
    const { frames, shots } = layTimeline([scene(1, 100, 12), scene(2, 50, 12), scene(3, 60, 12)])
    expect(frames).toBe(210)
    expect(shots.map(shot => [shot.start, shot.tail])).toEqual([
      [0, 12],
      [100, 12],
      [150, 0],
    ])
  })
  it('shortens a tail that is longer than the next scene', () => {
    expect(layTimeline([scene(1, 100, 30), scene(2, 5, 0)]).shots[0]?.tail).toBe(5)
  })
  it('takes a tail of one frame for a cut', () => {
    expect(layTimeline([scene(1, 100, 1), scene(2, 5, 0)]).shots[0]?.tail).toBe(0)
  })
  it('refuses mixed frame rates and an empty script', () => {
    expect(() => layTimeline([scene(1, 10, 0), scene(2, 10, 0, 25)])).toThrow(/Scene 2 runs at 25/)
    expect(() => layTimeline([])).toThrow(/no scene/)
  })
})

describe('cutting into segments', () => {
  it('copies the middles and encodes only around the dissolves', () => {
    const timeline = layTimeline([scene(1, 480, 12), scene(2, 480, 0)])
    expect(cutSegments(timeline, [source(492), source(480)])).toEqual([
      { kind: 'copy', shot: 0, from: 0, to: 480 },
      { kind: 'encode', shot: 0, from: 480, to: 480, tail: 12, into: 24 },
      { kind: 'copy', shot: 1, from: 24, to: 480 },
    ])
  })
  it('copies whole clips at hard cuts', () => {
    const timeline = layTimeline([scene(1, 50, 0), scene(2, 70, 0)])
    expect(cutSegments(timeline, [source(50), source(70)])).toEqual([
      { kind: 'copy', shot: 0, from: 0, to: 50 },
      { kind: 'copy', shot: 1, from: 0, to: 70 },
    ])
  })
  it('encodes a clip that has no key frames to copy from, in pieces of at most two clips', () => {
    const timeline = layTimeline([scene(1, 30, 12), scene(2, 30, 12), scene(3, 30, 0)])
    expect(cutSegments(timeline, [source(42, []), source(42, []), source(30, [])])).toEqual([
      { kind: 'encode', shot: 0, from: 0, to: 30, tail: 12, into: 12 },
      { kind: 'encode', shot: 1, from: 12, to: 30, tail: 12, into: 12 },
      { kind: 'encode', shot: 2, from: 12, to: 30, tail: 0, into: undefined },
    ])
  })
  it('shows every frame of the episode once, in order, for any lengths, tails and key frames', () => {
    const shots = fc.array(
      fc.record({ frames: fc.integer({ min: 1, max: 120 }), tail: fc.integer({ min: 0, max: 30 }), spare: fc.nat(3) }),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(shots, fc.integer({ min: 1, max: 40 }), fc.boolean(), (list, gap, foreign) => {
        const timeline = layTimeline(list.map((shot, index) => scene(index + 1, shot.frames, shot.tail)))
        const sources = timeline.shots.map((shot, index): ShotSource => {
          const frames = shot.frames + shot.tail + (list[index]?.spare ?? 0)
          const keys = Array.from({ length: Math.ceil(frames / gap) }, (_, at) => at * gap)
          return { path: '', digest: '', frames, keyFrames: foreign && index % 2 === 1 ? [] : keys }
        })
        const segments = cutSegments(timeline, sources)
        let at = 0
        for (const segment of segments) {
          const shot = timeline.shots[segment.shot]
          expect(shot && shot.start + segment.from).toBe(at)
          if (segment.kind === 'copy') {
            const keys = sources[segment.shot]?.keyFrames ?? []
            expect(keys).toContain(segment.from)
            expect(segment.to === sources[segment.shot]?.frames || keys.includes(segment.to)).toBe(true)
            expect(segment.to).toBeLessThanOrEqual(shot?.frames ?? 0)
          }
          at += segmentFrames(segment)
        }
        expect(at).toBe(timeline.frames)
      }),
    )
  })
})
