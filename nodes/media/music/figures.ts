// Accompaniment: how chords, bass and percussion move within a bar.
import { between, type Chance, pick } from '../sound/random.ts'
import type { DrumName } from './drums.ts'
import type { Mood } from './moods.ts'
import type { Note } from './score.ts'
import type { Chord } from './theory.ts'

/** A bar, or the half of one that a chord lasts. */
export interface BarPlan {
  readonly mood: Mood
  /** Pitch class of the tonic. */
  readonly tonic: number
  readonly harmony: Chord
  /** The chord as the pad plays it, low to high. */
  readonly voices: readonly number[]
  /** How strong the music is, 0…1. */
  readonly level: number
  readonly beatSeconds: number
  /** Bars from the start, and within the phrase of four. */
  readonly bar: number
  readonly inPhrase: number
  /** Seconds from the start of the cue. */
  readonly at: number
  readonly beats: number
  readonly random: Chance
}

/** The chord's tones from low to high over two octaves, where the moving voice finds them. */
function ladder(plan: BarPlan, from: number): number[] {
  const classes = plan.harmony.tones.map(tone => (tone + plan.tonic) % 12)
  const rungs: number[] = []
  for (let pitch = from; pitch <= from + 26; pitch++) if (classes.includes(pitch % 12)) rungs.push(pitch)
  return rungs
}

const ARPEGGIO = [0, 1, 2, 3, 4, 3, 2, 1] as const
const WAVE = [0, 2, 4, 5, 3, 2, 4, 3] as const
/** Rungs above the root; −1 rests. */
const OSTINATO = [0, 0, 3, 0, 0, 2, 0, 1] as const

/** The moving chord tones of a bar. */
export function accompany(plan: BarPlan): Note[] {
  const { mood, beatSeconds, level, at, beats, random } = plan
  const notes: Note[] = []
  const play = (beat: number, length: number, pitch: number, strength: number, pan = -0.25) =>
    notes.push({
      layer: 'motion',
      instrument: mood.motionVoice,
      at: at + beat * beatSeconds,
      seconds: length * beatSeconds,
      pitch,
      velocity: Math.min(1, strength * (0.45 + 0.45 * level)),
      pan,
    })
  const celesta = mood.motionVoice === 'celesta' ? 12 : 0
  switch (mood.motion) {
    case 'arpeggio': {
      const rungs = ladder(plan, 55 + celesta)
      for (let i = 0; i < beats * 2; i++)
        play(i / 2, 1.4, rungs[ARPEGGIO[i % 8] ?? 0] ?? 60, i === 0 ? 0.9 : 0.68, -0.35 + 0.09 * (i % 8))
      break
    }
    case 'wave': {
      const rungs = ladder(plan, 48 + celesta)
      for (let i = 0; i < beats * 2; i++)
        if (level > 0.55 || i % 2 === 0)
          play(i / 2, 2, rungs[WAVE[i % 8] ?? 0] ?? 60, i === 0 ? 0.95 : 0.7, -0.3 + 0.06 * i)
      break
    }
    case 'pulse': {
      const rungs = ladder(plan, 52).slice(0, 4)
      const strums = beats >= 4 ? [0, 1, 1.5, 2.5, 3, 3.5] : [0, 1, 1.5]
      for (const [index, beat] of strums.entries())
        for (const [string, pitch] of (index % 2 === 0 ? rungs : [...rungs].reverse()).entries())
          notes.push({
            layer: 'motion',
            instrument: mood.motionVoice,
            pitch,
            pan: -0.3,
            at: at + beat * beatSeconds + 0.011 * string,
            seconds: 0.5 * beatSeconds,
            velocity: (beat % 2 === 0 ? 0.62 : 0.45) * (0.5 + 0.4 * level),
          })
      break
    }
    case 'offbeat': {
      const rungs = ladder(plan, 55).slice(0, 3)
      for (let beat = 1; beat < beats; beat += 2) for (const pitch of rungs) play(beat, 0.4, pitch, 0.62, 0.3)
      break
    }
    case 'drops': {
      const rungs = ladder(plan, 67)
      const count = level > 0.7 ? 3 : 2
      for (let i = 0; i < count; i++) {
        const beat = Math.floor((random() * beats + i) * 2) / 2
        const pitch = pick(random, rungs)
        const pan = between(random, -0.6, 0.6)
        if (beat >= beats) continue
        play(beat, 3, pitch, 0.75, pan)
        play(beat + 0.75, 2, pitch, 0.36, -pan)
      }
      break
    }
    case 'ostinato': {
      const rungs = ladder(plan, 48 + ((plan.harmony.root + plan.tonic) % 12))
      for (let i = 0; i < beats * 2; i++)
        play(
          i / 2,
          0.42,
          rungs[OSTINATO[i % 8] ?? 0] ?? 60,
          i % 4 === 0 ? 0.95 : i % 2 === 0 ? 0.75 : 0.6,
          i % 2 === 0 ? -0.3 : -0.1,
        )
      break
    }
    case 'none':
      break
  }
  return notes
}

/** The bass of a bar: around E1…E♭2, where it carries without droning over speech. */
export function lowLine(plan: BarPlan): Note[] {
  const { mood, beatSeconds, level, at, beats } = plan
  const place = (above: number) => {
    const pitch = 36 + ((above + plan.tonic) % 12)
    return pitch > 43 ? pitch - 12 : pitch
  }
  const root = place(plan.harmony.root)
  const fifth = root + (((plan.harmony.tones[2] ?? plan.harmony.root + 7) - plan.harmony.root + 12) % 12)
  const velocity = 0.4 + 0.45 * level
  const note = (instrument: Note['instrument'], beat: number, length: number, pitch: number, strength = 1): Note => ({
    layer: 'bass',
    instrument,
    at: at + beat * beatSeconds,
    seconds: length * beatSeconds,
    pitch,
    velocity: velocity * strength,
    pan: 0,
  })
  switch (mood.bass) {
    case 'roots':
      return [note('basses', 0, beats * 0.98, root)]
    case 'fifths': {
      const half = beats / 2
      return [
        note('bassPluck', 0, half, root),
        note('bassPluck', half, half, fifth, 0.85),
        note('basses', 0, beats * 0.95, root, 0.5),
      ]
    }
    case 'drive':
      return Array.from({ length: beats * 2 }, (_, i) =>
        note('staccato', i / 2, 0.38, root + (i % 8 === 6 ? 12 : 0), i % 4 === 0 ? 1 : 0.72),
      )
    case 'plucked':
      return Array.from({ length: beats }, (_, i) => i)
        .filter(beat => beat % 2 === 0)
        .map(beat => note('bassPluck', beat, 0.7, beat % 4 === 0 ? root : fifth > root + 7 ? fifth - 12 : fifth))
    case 'drone':
      // The drone stays on the tonic whatever the chords do: that is its menace.
      return plan.inPhrase % 2 === 0 || beats < mood.beats ? [note('drone', 0, beats * 2, place(0), 0.9)] : []
  }
}

interface Hit {
  readonly drum: DrumName
  readonly beat: number
  readonly strength: number
  readonly pan?: number
}

/** Percussion of a bar of 4 (or 3) beats. */
function hits(plan: BarPlan): Hit[] {
  const { mood, beats, level, inPhrase } = plan
  // A cymbal swells for a second into the next phrase.
  const into = Math.max(0, beats - 1 / plan.beatSeconds)
  const every = (step: number, make: (beat: number, index: number) => Hit): Hit[] =>
    Array.from({ length: Math.floor(beats / step) }, (_, i) => make(i * step, i))
  switch (mood.beat) {
    case 'none':
      return []
    case 'heart':
      return [0, 2]
        .filter(beat => beat < beats)
        .flatMap(beat => [
          { drum: 'heart', beat, strength: 0.9 },
          { drum: 'heart', beat: beat + 0.36, strength: 0.6 },
        ])
    case 'clock':
      return [
        ...every(1, (beat, i): Hit => ({ drum: i % 2 === 0 ? 'clock' : 'clockLow', beat, strength: 0.55, pan: 0.35 })),
        ...(level > 0.75 && inPhrase % 2 === 0 ? [{ drum: 'heart', beat: 0, strength: 0.9 } as const] : []),
      ]
    case 'drums': {
      const pattern: Hit[] = [0, 1.5, 2, 3.5].map((beat, i) => ({
        drum: 'taiko',
        beat,
        strength: i === 0 ? 1 : 0.7,
        pan: -0.1,
      }))
      const toms = inPhrase === 3 ? [2.5, 2.75, 3, 3.25, 3.5, 3.75] : [1, 2.5, 3]
      pattern.push(...toms.map((beat, i): Hit => ({ drum: 'tom', beat, strength: 0.42 + 0.06 * i, pan: 0.3 })))
      pattern.push(
        ...every(0.5, (beat, i): Hit => ({ drum: 'shaker', beat, strength: i % 2 === 0 ? 0.16 : 0.1, pan: 0.4 })),
      )
      if (inPhrase === 3) pattern.push({ drum: 'swell', beat: into, strength: 0.25 })
      return pattern
    }
    case 'march': {
      const pattern: Hit[] = [0, 2].map(beat => ({ drum: 'timpani', beat, strength: beat === 0 ? 0.9 : 0.6 }))
      const snare = inPhrase === 3 ? [0, 1, 1.5, 2, 2.5, 3, 3.25, 3.5, 3.75] : [0, 1, 1.5, 2, 3, 3.5]
      pattern.push(
        ...snare.map((beat): Hit => ({ drum: 'snare', beat, strength: beat % 2 === 0 ? 0.34 : 0.24, pan: 0.2 })),
      )
      if (inPhrase === 3) pattern.push({ drum: 'swell', beat: into, strength: 0.3 })
      return pattern
    }
    case 'brushes':
      return [
        ...[1, 3].filter(beat => beat < beats).map((beat): Hit => ({ drum: 'brush', beat, strength: 0.6, pan: 0.2 })),
        ...every(0.5, (beat, i): Hit => ({ drum: 'shaker', beat, strength: i % 2 === 0 ? 0.2 : 0.32, pan: -0.3 })),
      ]
    case 'shaker':
      return every(
        0.5,
        (beat, i): Hit => ({ drum: 'shaker', beat, strength: i % 4 === 2 ? 0.6 : i % 2 === 0 ? 0.42 : 0.3, pan: 0.3 }),
      )
  }
}

/** The percussion of a bar as notes. */
export const drum = (plan: BarPlan): Note[] =>
  hits(plan)
    .filter(hit => hit.beat < plan.beats)
    .map(hit => ({
      layer: 'beat',
      instrument: hit.drum,
      at: plan.at + hit.beat * plan.beatSeconds,
      seconds: 1,
      pitch: 0,
      velocity: hit.strength * (0.5 + 0.5 * plan.level),
      pan: hit.pan ?? 0,
    }))
