// What the composer writes down and the orchestra plays.
import type { DrumName } from './drums.ts'
import type { Mood, MoodName, Pad, Voice } from './moods.ts'

export type Layer = keyof Mood['mix']
/** Who can play a note of a pitch. */
export type PitchedName = Pad | Voice | 'basses' | 'bassPluck' | 'drone' | 'staccato'

export interface Note {
  readonly layer: Layer
  readonly instrument: PitchedName | DrumName
  /** Seconds from the start of the cue. */
  readonly at: number
  readonly seconds: number
  /** MIDI note number; drums ignore it. */
  readonly pitch: number
  /** 0…1 */
  readonly velocity: number
  /** −1 left … 1 right */
  readonly pan: number
}

export interface Score {
  readonly mood: MoodName
  readonly seconds: number
  /** Beats a minute. */
  readonly tempo: number
  /** Such as `D dorian`. */
  readonly key: string
  /** Chord names in order, one a bar. */
  readonly harmony: readonly string[]
  /** In order of time. */
  readonly notes: readonly Note[]
}
