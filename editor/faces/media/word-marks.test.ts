// Word marks.
import { describe, expect, it } from 'vitest'
import type { SoundRef } from '../values.ts'
import { wordAt, wordMarks } from './word-marks.ts'

const sound = (words: { text: string; start: number; end: number }[], duration = 2): SoundRef => ({
  digest: 'd',
  mime: 'audio/wav',
  bytes: 1,
  duration,
  speech: { speaker: 'ava', text: '', emotion: 'neutral', words },
})

describe('word marks', () => {
  it('are shares of the sound', () => {
    expect(wordMarks(sound([{ text: 'Hello', start: 0.5, end: 1 }]))).toEqual([{ text: 'Hello', from: 0.25, to: 0.5 }])
  })
  it('stay inside the sound and leave out what lies beyond it', () => {
    const words = [
      { text: 'in', start: 1.5, end: 9 },
      { text: 'out', start: 3, end: 4 },
      { text: 'backwards', start: 1, end: 0.5 },
    ]
    expect(wordMarks(sound(words))).toEqual([{ text: 'in', from: 0.75, to: 1 }])
    expect(wordMarks(sound(words, 0))).toEqual([])
  })
  it('say which word is being said, and in a pause the last one', () => {
    const marks = wordMarks(
      sound([
        { text: 'a', start: 0.2, end: 0.4 },
        { text: 'b', start: 1, end: 1.5 },
      ]),
    )
    expect([0, 0.15, 0.3, 0.6].map(at => wordAt(marks, at))).toEqual([-1, 0, 0, 1])
  })
})
