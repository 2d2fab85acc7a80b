// What a seed changes and what it leaves; parts that join; pictures that never stand still.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { SceneValue } from '../../types.ts'
import type { ShotSpeech, VideoJob } from '../jobs.ts'
import { measurePicture } from '../measure/picture.ts'
import { performance, type Role } from './acting/performance.ts'
import { AS_WRITTEN, takeOf } from './acting/take.ts'
import { onTwos } from './acting/twos.ts'
import { renderClip } from './render.ts'
import { openScene } from './scene.ts'

const FPS = 12
const scene = (more: Partial<SceneValue> = {}): SceneValue =>
  SceneValue.parse({
    id: 'sc_take',
    number: 1,
    interior: true,
    place: 'office',
    hour: 'day',
    action: '',
    camera: 'medium',
    mood: 'neutral',
    characters: ['ava'],
    utterances: [],
    frames: 144,
    tailFrames: 0,
    fps: FPS,
    ...more,
  })
const ava = {
  id: 'ava',
  name: 'Ava',
  gender: 'female' as const,
  age: 30,
  appearance: 'auburn wavy hair',
  clothing: 'green jacket',
  references: [],
  source: 'illustrated' as const,
}
const line: ShotSpeech = {
  speaker: 'ava',
  emotion: 'happy',
  start: 2,
  end: 5,
  phonemes: Array.from({ length: 30 }, (_, i) => ({ phone: i % 3 ? 'ɑː' : 'm', start: i / 10, end: (i + 1) / 10 })),
}
const job = (more: Partial<VideoJob> = {}): VideoJob => ({
  width: 192,
  height: 108,
  fps: FPS,
  frames: 144,
  startFrame: 0,
  sceneFrames: 144,
  seed: 1,
  identityStrength: 1,
  prompt: '',
  scene: scene(),
  state: null,
  cast: [ava],
  speech: [line],
  ...more,
})
const pixels = (params: VideoJob, frames: readonly number[]): Buffer[] => {
  const canvas = createCanvas(params.width, params.height)
  const drawn = openScene(params)
  return frames.map(frame => {
    drawn.draw(canvas.getContext('2d'), frame)
    return canvas.data()
  })
}
const difference = (a: Buffer, b: Buffer): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] as number) - (b[i] as number))
  return sum / a.length
}
const part = (seed: number, startFrame: number, frames: number) =>
  takeOf({ seed, fps: FPS, startFrame, frames, sceneFrames: 144, keyframe: false })
const role: Role = {
  id: 'ava',
  seed: 5,
  mood: 'neutral',
  x: 800,
  others: new Map(),
  holding: false,
  heading: 1,
  walkUntil: 0,
}
const moments = Array.from({ length: 144 }, (_, i) => i / FPS)

describe('another seed', () => {
  it('gives another take of the same scene: other acting and another camera', () => {
    for (const camera of ['close-up, slow push in', 'wide', 'medium']) {
      const [a, b] = [1, 2].map(seed => pixels(job({ seed, scene: scene({ camera }) }), [60])[0] as Buffer)
      expect(difference(a as Buffer, b as Buffer)).toBeGreaterThan(0.5)
    }
    const plans = [1, 2].map(seed => openScene(job({ seed })).shots)
    expect(plans[0]).toEqual(plans[1])
  })
  it('leaves the lips to the words, and moves head, eyes and hands at other times', () => {
    const [a, b] = [1, 2].map(seed => performance(role, [line], part(seed, 0, 144)))
    const lips = (play: typeof a) => moments.map(t => play?.(t).face).map(face => [face?.jaw, face?.round, face?.press])
    expect(lips(a)).toEqual(lips(b))
    for (const name of ['yaw', 'pitch', 'blink'] as const) {
      const far = moments.map(t => Math.abs((a?.(t).face[name] ?? 0) - (b?.(t).face[name] ?? 0)))
      expect(Math.max(...far)).toBeGreaterThan(0.02)
    }
    const hands = (play: typeof a) => moments.map(t => [play?.(t).left.t, play?.(t).right.t])
    expect(hands(a)).not.toEqual(hands(b))
  })
  it('does not move a camera that shall not move', () => {
    const still = job({ scene: scene({ camera: 'static wide, tripod', characters: [] }), seed: 3, speech: [] })
    const [a, b] = pixels(still, [10, 130]) as [Buffer, Buffer]
    // Dust moves; walls do not.
    expect(difference(a, b)).toBeLessThan(2)
  })
})

describe('the parts of a scene', () => {
  it('play as written where they join, and as their seed says between', () => {
    const written = performance(role, [line], AS_WRITTEN)
    const second = performance(role, [line], part(9, 48, 48))
    for (const frame of [48, 96]) expect(second(frame / FPS)).toEqual(written(frame / FPS))
    expect(second(72 / FPS)).not.toEqual(written(72 / FPS))
  })
  it('join without a jump, whatever their seeds', () => {
    for (const camera of ['medium', 'close-up, handheld', 'wide, tracking right', 'static wide'])
      for (const at of [50, 90]) {
        const params = job({ scene: scene({ camera }) })
        const near = [...Array(12).keys()]
        const before = pixels(
          { ...params, seed: 11, frames: at },
          near.map(i => at - 12 + i),
        )
        const after = pixels(
          { ...params, seed: 12, startFrame: at, frames: 144 - at },
          near.map(i => at + i),
        )
        const all = [...before, ...after]
        const steps = all.slice(1).map((frame, i) => difference(frame, all[i] as Buffer))
        const [join] = steps.splice(11, 1)
        // Drawings serve two frames, so a step at a join may be the longest; a jump would be several times as long.
        expect(join).toBeLessThanOrEqual(Math.max(...steps) * 1.05)
      }
  })
})

describe('drawings', () => {
  it('serve until something has moved visibly: slow moves on twos, fast ones on ones', () => {
    const at = (places: readonly number[]) => {
      const drawing = onTwos(
        0,
        i => places[i] ?? 0,
        (a, b) => Math.abs(b - a),
      )
      return places.map((_, i) => drawing(i))
    }
    expect(at([0, 0.1, 0.2, 0.3, 0.4])).toEqual([0, 0, 0, 0, 0])
    expect(at([0, 1.1, 2.2, 3.3, 4.4])).toEqual([0, 0, 2, 2, 4])
    expect(at([0, 3, 6, 9])).toEqual([0, 1, 2, 3])
  })
  it('are never further behind than the eye sees, and follow each step of the camera', () => {
    const drawn = openScene(job({ scene: scene({ camera: 'close-up, pan left' }) }))
    const shown = Array.from({ length: 144 }, (_, i) => drawn.drawing(i))
    for (const [i, frame] of shown.entries()) expect(frame <= i && frame >= (shown[i - 1] ?? 0)).toBe(true)
    for (const frame of shown) expect(drawn.drawing(frame)).toBe(frame)
    // Speech and a pan: most frames are drawn.
    expect(new Set(shown).size).toBeGreaterThan(72)
    const still = openScene(job({ scene: scene({ camera: 'static wide', characters: [] }), speech: [] }))
    expect(new Set(Array.from({ length: 40 }, (_, i) => still.drawing(i))).size).toBe(1)
  })
})

describe('the quietest scenes', () => {
  it('never stand still for as long as quality control would say', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'takes-'))
    try {
      for (const [index, quiet] of (
        [
          { camera: 'static wide, tripod', characters: [], place: 'hospital ward', hour: 'day' },
          { camera: 'static wide, tripod', characters: [], place: 'desert', interior: false, hour: 'day' },
          { camera: 'static wide, tripod', characters: [], place: 'corridor', hour: 'night' },
          { camera: 'static medium', characters: ['ava'], place: 'city street', interior: false, hour: 'night' },
        ] as const
      ).entries()) {
        const path = join(folder, `${index}.mp4`)
        const size = { width: 640, height: 360 }
        const shot = scene({ ...quiet, characters: [...quiet.characters], id: `sc_${index}`, frames: 60 })
        await renderClip(job({ ...size, scene: shot, frames: 60, sceneFrames: 60, speech: [] }), path, undefined, {
          signal: new AbortController().signal,
        })
        const { frozen } = await measurePicture(path, size, { shortestBlack: 1, shortestFrozen: 1 })
        expect({ quiet, frozen }).toEqual({ quiet, frozen: [] })
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
