// Melodies that remember: every cue of an episode sings the same theme, in the mode and pace of its own mood.
import { chance, pick } from '../sound/random.ts'
import type { Mood } from './moods.ts'
import { type Chord, MODES, nearestTone, stepPitch } from './theory.ts'

/** A theme as scale steps: what stays recognisable when mode, tempo and rhythm change. */
export interface Theme {
  /** Steps of the first idea, the answer, and the turn before the close, relative to the tonic. */
  readonly ideas: readonly (readonly number[])[]
  /** Which of a mood's rhythms each idea takes. */
  readonly rhythms: readonly number[]
}

/** Mostly steps, some thirds, a rare leap: how tunes move (P. von Hippel, "Redefining pitch proximity", 2000). */
const MOVES = [-2, -1, -1, -1, 1, 1, 1, 2, 2, -1, 3, 1] as const

/** The theme of a seed. */
export function themeOf(seed: number): Theme {
  const random = chance(seed, 'theme')
  const idea = (start: number, target: number): number[] => {
    let step = start
    return Array.from({ length: 5 }, () => {
      const here = step
      // The line is drawn back before it strays: a tune lies within about an octave.
      const pull = step > target + 2 ? -1 : step < target - 2 ? 1 : 0
      step += pull === 0 ? pick(random, MOVES) : pull * pick(random, [1, 1, 2])
      return here
    })
  }
  const start = pick(random, [0, 2, 4])
  const peak = pick(random, [5, 6, 7])
  const ideas = [idea(start, 2), idea(pick(random, [1, 3, 4]), 3), idea(peak, 5), idea(pick(random, [4, 2, 1]), 1)]
  return { ideas, rhythms: [0, 1, 2, 3].map(() => Math.floor(random() * 12)) }
}

/** Lengths in beats that fill one bar, slow to quick. */
const RHYTHMS: Readonly<Record<3 | 4, readonly (readonly (readonly number[])[])[]>> = {
  4: [
    [[4], [3, 1], [2, 2]],
    [
      [2, 1, 1],
      [1, 1, 2],
      [3, 1],
      [1.5, 0.5, 2],
    ],
    [
      [1, 1, 1, 1],
      [0.5, 0.5, 1, 1, 1],
      [1, 0.5, 0.5, 2],
      [1.5, 0.5, 1, 1],
    ],
  ],
  3: [
    [[3], [2, 1]],
    [
      [2, 1],
      [1, 2],
      [1.5, 0.5, 1],
    ],
    [
      [1, 1, 1],
      [0.5, 0.5, 1, 1],
      [1.5, 0.5, 1],
    ],
  ],
}

export interface SungNote {
  /** Beats from the start of the bar. */
  readonly beat: number
  readonly beats: number
  readonly pitch: number
}

/**
 * One bar of the theme over a harmony. Strong beats take the chord's tones, weak ones the scale's, but never a half tone
 * beside a chord's borrowed tone. @param bar 0…3 within its phrase; the last bar rests on a long note
 */
export function singBar(theme: Theme, mood: Mood, bar: number, harmony: Chord, tonic: number): SungNote[] {
  const pace = mood.leadPace < 0.6 ? 0 : mood.leadPace < 1 ? 1 : 2
  const cells = RHYTHMS[mood.beats][pace] as readonly (readonly number[])[]
  const rhythm = bar === 3 ? [mood.beats] : (cells[(theme.rhythms[bar] ?? 0) % cells.length] as readonly number[])
  const idea = theme.ideas[bar] as readonly number[]
  const base = 12 * (mood.leadOctave + 1) + (tonic > 4 ? tonic - 12 : tonic)
  const scale: readonly number[] = MODES[mood.mode]
  const borrowed = harmony.tones.filter(tone => !scale.includes(tone))
  const notes: SungNote[] = []
  let beat = 0
  for (const [index, beats] of rhythm.entries()) {
    let pitch = stepPitch(mood.mode, base, idea[index] ?? 0)
    const above = (((pitch - tonic) % 12) + 12) % 12
    const rubs = borrowed.some(tone => Math.abs(tone - above) === 1 || Math.abs(tone - above) === 11)
    if (beat % 2 === 0 || beats >= 1.5 || rubs) pitch = nearestTone(pitch, harmony, tonic)
    notes.push({ beat, beats, pitch })
    beat += beats
  }
  return notes
}
