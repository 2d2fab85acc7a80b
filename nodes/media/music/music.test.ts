import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import composer from '../../../worker/runners/composer.runner.ts'
import { probe } from '../ffmpeg/index.ts'
import { MusicJob } from '../jobs.ts'
import { LoudnessMeter } from '../sound/loudness.ts'
import { centroid } from '../sound/spectrum.ts'
import { readWav, SAMPLE_RATE } from '../sound/wav.ts'
import { compose } from './arrange.ts'
import { MOODS, type MoodName, moodOf } from './moods.ts'
import { chord, MODES, voicing } from './theory.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-music-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const job = (over: Partial<MusicJob> = {}): MusicJob =>
  MusicJob.parse({ mood: 'calm', genre: '', position: 0.5, seconds: 6, seed: 7, theme: 3, ...over })
const perform = async (over: Partial<MusicJob> = {}) => {
  const made = await composer.run({
    capability: 'music.generate',
    params: job(over),
    inputs: {},
    folder,
    signal: new AbortController().signal,
    progress: () => {},
  })
  const path = made.outputs.music?.path ?? ''
  const digest = createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
  return { path, digest, channels: (await readWav(path)).channels, facts: made.outputs.music?.facts ?? {} }
}
/** One performance of each mood serves several tests. */
const performed = new Map<string, ReturnType<typeof perform>>()
const inMood = (mood: string) => {
  const held = performed.get(mood) ?? perform({ mood, seconds: 6 })
  performed.set(mood, held)
  return held
}
const names = Object.keys(MOODS) as MoodName[]

describe('a cue', () => {
  it('has the same bytes each time, and others for another seed, mood or place in the episode', async () => {
    const first = await perform()
    expect((await perform()).digest).toBe(first.digest)
    expect((await perform({ seed: 8 })).digest).not.toBe(first.digest)
    expect((await perform({ position: 1 })).digest).not.toBe(first.digest)
  })

  it.each([0.1, 0.7, 2, 5.4321])('of %s s is exactly that long and ends in silence', async seconds => {
    const { channels, path } = await perform({ seconds, mood: 'tense' })
    expect(channels.map(({ length }) => length)).toEqual([
      Math.round(seconds * SAMPLE_RATE),
      Math.round(seconds * SAMPLE_RATE),
    ])
    expect((await probe(path)).audio).toMatchObject({ codec: 'pcm_s16le', sampleRate: 48_000, channels: 2 })
    for (const channel of channels) {
      expect(channel[0]).toBe(0)
      expect(Math.abs(channel.at(-1) ?? 1)).toBeLessThan(1e-3)
    }
  })

  it.each(names)('of mood %s is clean: loudness, peak, offset, no click and no hole', async mood => {
    const { channels } = await inMood(mood)
    const meter = new LoudnessMeter(2)
    meter.add(channels)
    expect(Math.abs(meter.integrated() + 20)).toBeLessThan(0.7)
    expect(meter.peak).toBeLessThanOrEqual(10 ** (-3 / 20) + 1e-4)
    for (const channel of channels) {
      expect(Math.abs(channel.reduce((sum, x) => sum + x, 0) / channel.length)).toBeLessThan(1e-4)
      let jump = 0
      for (let i = 1; i < channel.length; i++)
        jump = Math.max(jump, Math.abs((channel[i] ?? 0) - (channel[i - 1] ?? 0)))
      expect(jump).toBeLessThan(0.25)
      for (let at = 4800; at + 24_000 < channel.length - 0.8 * SAMPLE_RATE; at += 12_000) {
        const power = channel.subarray(at, at + 24_000).reduce((sum, x) => sum + x * x, 0) / 24_000
        expect(10 * Math.log10(power)).toBeGreaterThan(-45)
      }
    }
  })
})

describe('moods', () => {
  it('sound clearly different from one another: tempo, mode, brightness and attacks', async () => {
    const prints: number[][] = []
    for (const mood of names) {
      const score = compose(job({ mood, seconds: 6 }))
      const { channels } = await inMood(mood)
      const scale: readonly number[] = MODES[MOODS[mood].mode]
      prints.push([
        Math.log2(score.tempo / 80) * 2,
        scale.includes(4) ? 1 : -1,
        Math.log2(centroid(channels[0] as Float32Array, SAMPLE_RATE) / 500),
        Math.log2(1 + score.notes.filter(({ layer }) => layer === 'motion' || layer === 'beat').length / 6) / 1.5,
        new Set(score.notes.map(({ instrument }) => instrument)).has('taiko') ? 1 : 0,
      ])
    }
    const distances = prints.flatMap((a, i) =>
      prints.slice(i + 1).map(b => Math.hypot(...a.map((x, k) => x - (b[k] ?? 0)))),
    )
    expect(Math.min(...distances)).toBeGreaterThan(0.15)
    expect(distances.reduce((sum, x) => sum + x, 0) / distances.length).toBeGreaterThan(1.8)
    const casts = names.map(mood =>
      [MOODS[mood].pad, MOODS[mood].motionVoice, MOODS[mood].lead, MOODS[mood].bass].join(),
    )
    expect(new Set(casts).size).toBe(names.length)
  })

  it.each([
    ['uneasy suspense', '', 'tense'],
    ['wistful, bittersweet', '', 'nostalgic'],
    ['A sense of awe', '', 'wonder'],
    ['heart-pounding chase', '', 'action'],
    ['creeping dread', '', 'ominous'],
    ['grief-stricken', '', 'sad'],
    ['tender', '', 'romantic'],
    ['light-hearted, silly', '', 'comic'],
    ['victorious', '', 'triumphant'],
    ['serene', '', 'calm'],
    ['determined, hopeful', '', 'hopeful'],
    ['restless winds', 'horror', 'ominous'],
    ['watchful, uneasy', 'thriller', 'mysterious'],
    ['breathless, dangerous', 'thriller', 'action'],
    ['cornered, grim', 'thriller', 'ominous'],
    ['desperate', 'sci-fi', 'sad'],
    ['relieved, resolute', 'thriller', 'hopeful'],
    ['', 'Sci-Fi', 'wonder'],
    ['', '', 'calm'],
  ])('the words "%s" (genre "%s") mean %s', (words, genre, mood) => {
    expect(moodOf(words, genre)).toBe(mood)
  })
})

describe('the score', () => {
  it('fits whole bars before its last chord at a tempo near the mood’s', () => {
    for (const mood of names)
      for (const seconds of [12, 20.5, 31.7]) {
        const { tempo, harmony, notes } = compose(job({ mood, seconds }))
        const [low, high] = MOODS[mood].tempo
        expect(tempo).toBeGreaterThan(low * 0.8)
        expect(tempo).toBeLessThan(high * 1.25)
        expect(harmony.at(-1)).toBe(MOODS[mood].rest)
        expect(Math.max(...notes.map(({ at }) => at))).toBeLessThan(seconds)
      }
  })

  it('sings one theme in every mood of an episode, and another in another episode', () => {
    const contour = (mood: MoodName, theme: number) => {
      const { notes } = compose(job({ mood, theme, seconds: 20, intensity: 1 }))
      const sung = notes.filter(({ layer }) => layer === 'lead').map(({ pitch }) => pitch)
      return sung.slice(0, 4).join()
    }
    // The same mode, tempo range and seed: only the theme is another.
    expect(contour('joyful', 3)).not.toBe(contour('joyful', 4))
    expect(compose(job({ mood: 'sad' })).key.split(' ')[0]).toBe(compose(job({ mood: 'action' })).key.split(' ')[0])
  })

  it('grows with intensity and with the episode', () => {
    const count = (over: Partial<MusicJob>) => compose(job({ mood: 'hopeful', seconds: 20, ...over })).notes.length
    expect(count({ intensity: 0 })).toBeLessThan(count({ intensity: 0.5 }))
    expect(count({ intensity: 0.2, position: 0 })).toBeLessThan(count({ intensity: 0.2, position: 1 }))
  })

  it('puts no melody note half a tone beside a long chord tone more often than one time in ten', () => {
    for (const mood of names) {
      const { notes } = compose(job({ mood, seconds: 30, intensity: 0.8 }))
      const pads = notes.filter(({ layer }) => layer === 'pad')
      const meets = notes
        .filter(({ layer, seconds }) => layer === 'lead' && seconds > 0.4)
        .flatMap(note =>
          pads
            .filter(
              pad => Math.min(pad.at + pad.seconds - 0.1, note.at + note.seconds) - Math.max(pad.at, note.at) > 0.3,
            )
            .map(pad => Math.abs(pad.pitch - note.pitch) % 12),
        )
      expect(meets.filter(gap => gap === 1 || gap === 11).length).toBeLessThanOrEqual(0.1 * meets.length)
    }
  })

  it('leads its voices by small steps', () => {
    for (const mood of names)
      for (const progression of MOODS[mood].progressions) {
        let before: number[] | undefined
        const moves: number[] = []
        for (const name of progression.split(/[ .]/)) {
          const next = voicing(chord(name), 2, before)
          const tones = new Set(chord(name).tones.map(tone => (tone + 2) % 12))
          expect(new Set(next.map(pitch => pitch % 12))).toEqual(tones)
          if (before?.length === next.length)
            moves.push(...next.map((pitch, i) => Math.abs(pitch - (before?.[i] ?? 0))))
          before = next
        }
        expect(moves.reduce((sum, x) => sum + x, 0) / Math.max(1, moves.length)).toBeLessThan(3.2)
      }
  })

  it('refuses what is no chord', () => {
    expect(() => chord('H7')).toThrow('"H7" is no chord')
    expect(chord('bVI').tones).toEqual([8, 0, 3])
    expect(chord('ii7').tones).toEqual([2, 5, 9, 0])
  })
})
