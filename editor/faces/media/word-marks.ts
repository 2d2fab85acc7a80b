// Where the words of a line are said, for drawing: kept in order, inside the sound, and named at a moment.
import type { SoundRef } from '../values.ts'

export interface WordMark {
  readonly text: string
  /** Shares of the sound's duration, 0…1. */
  readonly from: number
  readonly to: number
}

/** The marks of a sound's words; words that lie outside of it, or end before they begin, are left out. */
export function wordMarks(sound: SoundRef): WordMark[] {
  const { duration } = sound
  if (!(duration > 0)) return []
  return (sound.speech?.words ?? []).flatMap(({ text, start, end }) => {
    const [from, to] = [Math.max(0, start / duration), Math.min(1, end / duration)]
    return to > from ? [{ text, from, to }] : []
  })
}

/** The word that is being said, by its number; between two words the one before, −1 before the first. */
export const wordAt = (marks: readonly WordMark[], at: number): number => marks.findLastIndex(mark => mark.from <= at)
