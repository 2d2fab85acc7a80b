import { describe, expect, it } from 'vitest'
import type { SceneValue } from '../types.ts'
import { personSegment, segment } from './segment.ts'
import { layoutLines, speechSeconds } from './timing.ts'

const scene = (lines: [speaker: string, text: string][], frames: number): SceneValue => ({
  id: 'sc_a',
  number: 4,
  interior: true,
  place: 'secret lab',
  hour: 'night',
  weather: '',
  action: 'Ava waits.',
  camera: 'wide',
  mood: 'tense',
  characters: ['ava', 'tom'],
  props: [],
  utterances: lines.map(([speaker, text], index) => ({ id: `l_${index}`, speaker, text, emotion: 'neutral' as const })),
  frames,
  tailFrames: 12,
  fps: 24,
})
const speech = (...seconds: number[]) => seconds.map((length, index) => ({ id: `l_${index}`, seconds: length }))
const onFrame = (seconds: number) => Math.abs(seconds * 24 - Math.round(seconds * 24)) < 1e-6

describe('laying out lines', () => {
  it('keeps the order, never overlaps, starts on frames and ends before the scene does', () => {
    const talk = scene(
      [
        ['ava', 'Is anyone there?'],
        ['tom', 'Only me.'],
        ['tom', 'And you should go.'],
      ],
      288,
    )
    const { lines, warnings } = layoutLines(talk, speech(1.21, 0.83, 1.57).reverse())
    expect(warnings).toEqual([])
    expect(lines.map(line => line.id)).toEqual(['l_0', 'l_1', 'l_2'])
    let before = 0.5
    for (const line of lines) {
      expect(line.start).toBeGreaterThan(before)
      expect(onFrame(line.start)).toBe(true)
      before = line.end
    }
    expect(before).toBeLessThan(12 - 0.5)
  })

  it('waits longer for another speaker than for the same one, and not at all when cut off', () => {
    const gap = (first: [string, string], second: [string, string]) => {
      const { lines } = layoutLines(scene([first, second], 120), speech(1, 1))
      return (lines[1]?.start ?? 0) - (lines[0]?.end ?? 0)
    }
    const turn = gap(['ava', 'No.'], ['tom', 'Yes.'])
    expect(turn).toBeGreaterThan(gap(['ava', 'No.'], ['ava', 'Yes.']))
    expect(turn).toBeGreaterThan(gap(['ava', 'I never—'], ['tom', 'You did.']))
    expect(turn).toBeLessThan(gap(['ava', 'I thought…'], ['tom', 'You thought.']))
  })

  it('squeezes pauses only when speech nearly fills the scene', () => {
    const { lines, warnings } = layoutLines(
      scene(
        [
          ['ava', 'One.'],
          ['tom', 'Two.'],
        ],
        48,
      ),
      speech(0.9, 0.9),
    )
    expect(warnings).toEqual([])
    expect(lines.at(-1)?.end).toBeLessThanOrEqual(2)
    expect(lines.map(line => line.end - line.start)).toEqual([expect.closeTo(0.9), expect.closeTo(0.9)])
  })

  it('warns with the numbers when speech outruns its scene, and still does not overlap', () => {
    const { lines, warnings } = layoutLines(
      scene(
        [
          ['ava', 'One.'],
          ['tom', 'Two.'],
        ],
        48,
      ),
      speech(1.5, 1.5),
    )
    expect(warnings).toEqual([
      'Scene 4 lasts 2.0 s but its 2 lines take 3.0 s of speech, 1.0 s too much. Shorten the lines or lengthen the scene.',
    ])
    expect(lines).toEqual([
      { id: 'l_0', start: 0, end: 1.5 },
      { id: 'l_1', start: 1.5, end: 3 },
    ])
  })

  it('leaves out lines without speech and names speech without a line', () => {
    const talk = scene(
      [
        ['ava', 'One.'],
        ['tom', 'Two.'],
      ],
      240,
    )
    expect(layoutLines(talk, speech(1)).lines.map(line => line.id)).toEqual(['l_0'])
    expect(layoutLines(talk, [])).toEqual({ lines: [], warnings: [] })
    expect(layoutLines(talk, [{ id: 'l_x', seconds: 1 }]).warnings[0]).toContain('l_x')
  })
})

describe('estimating speech', () => {
  it('grows with the text and its punctuation, in any script', () => {
    expect(speechSeconds('')).toBe(0)
    expect(speechSeconds('Nobody opens that door twice.')).toBeGreaterThan(1.2)
    expect(speechSeconds('Nobody opens that door twice.')).toBeLessThan(2.6)
    expect(speechSeconds('Wait. Who? Me, then.')).toBeGreaterThan(speechSeconds('Wait who me then'))
    expect(speechSeconds('エイバは秘密の研究所を見つける。')).toBeGreaterThan(2)
    expect(speechSeconds('تكتشف آفا المختبر السري')).toBeGreaterThan(1)
    expect(speechSeconds('Run now.', 2)).toBeCloseTo(speechSeconds('Run now.') / 2)
  })
})

describe('segments', () => {
  it('come from the content alone and are unique among siblings', () => {
    expect(segment('sc_', 'Ava opens the door.')).toBe(segment('sc_', 'Ava opens the door.'))
    expect(segment('sc_', 'Ava opens the door.')).not.toBe(segment('sc_', 'Ava closes the door.'))
    expect(segment('sc_', 'x')).toMatch(/^sc_[a-z2-7]{6}$/)
    const taken = new Set<string>()
    const minted = [segment('l_', 'Yes.', taken), segment('l_', 'Yes.', taken), segment('l_', 'Yes.', taken)]
    expect(new Set(minted).size).toBe(3)
    expect(minted.every(name => /^[A-Za-z0-9_-]{1,64}$/.test(name))).toBe(true)
  })
})

describe('personSegment', () => {
  it('reads as the name, differs among namesakes, and is minted where a name has no plain letters', () => {
    const taken = new Set<string>()
    expect(['Ava', 'Dr. Okoye', 'José María', 'Ava', 'あや', '🦊'].map(name => personSegment(name, taken))).toEqual([
      'ava',
      'dr_okoye',
      'jose_maria',
      'ava_2',
      expect.stringMatching(/^c_[a-z2-7]{6}$/),
      expect.stringMatching(/^c_[a-z2-7]{6}$/),
    ])
  })
})
