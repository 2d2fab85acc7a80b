// The grammar of music that the composer uses: scales, chord names, and voices that move as little as they can.

/** Semitones of each scale step above the tonic. */
export const MODES = {
  ionian: [0, 2, 4, 5, 7, 9, 11],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  phrygian: [0, 1, 3, 5, 7, 8, 10],
  lydian: [0, 2, 4, 6, 7, 9, 11],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
  aeolian: [0, 2, 3, 5, 7, 8, 10],
} as const
export type Mode = keyof typeof MODES

export const NOTE_NAMES = ['C', 'D♭', 'D', 'E♭', 'E', 'F', 'F♯', 'G', 'A♭', 'A', 'B♭', 'B'] as const

/** Equal temperament, A4 = 440 Hz = 69. */
export const hertzOf = (pitch: number): number => 440 * 2 ** ((pitch - 69) / 12)

export interface Chord {
  /** Semitones of the root above the tonic. */
  readonly root: number
  /** Semitones of all tones above the tonic, root first, each in 0…11. */
  readonly tones: readonly number[]
}

const NUMERALS: Readonly<Record<string, number>> = { I: 0, II: 2, III: 4, IV: 5, V: 7, VI: 9, VII: 11 }
const COLOURS: Readonly<Record<string, readonly number[]>> = {
  '': [],
  '7': [10],
  maj7: [11],
  add9: [14],
  '9': [10, 14],
  '6': [9],
}

/**
 * A chord from its Roman numeral, counted from the major scale: `I`, `bVI`, `iv7`, `Vsus4`, `IVmaj7`, `vii°`, `III+`.
 * Capitals are major, small letters minor. @throws RangeError for what is no chord name.
 */
export function chord(name: string): Chord {
  const match = /^([b#]?)([IViv]+)(°|\+|sus2|sus4)?(maj7|add9|9|7|6)?$/.exec(name)
  const degree = NUMERALS[match?.[2]?.toUpperCase() ?? '']
  if (!match || degree === undefined) throw new RangeError(`"${name}" is no chord`)
  const root = (degree + (match[1] === 'b' ? 11 : match[1] === '#' ? 1 : 0)) % 12
  const minor = match[2] === match[2]?.toLowerCase()
  const base =
    match[3] === '°'
      ? [0, 3, 6]
      : match[3] === '+'
        ? [0, 4, 8]
        : match[3] === 'sus2'
          ? [0, 2, 7]
          : match[3] === 'sus4'
            ? [0, 5, 7]
            : minor
              ? [0, 3, 7]
              : [0, 4, 7]
  const tones = [...base, ...(COLOURS[match[4] ?? ''] ?? [])].map(step => (root + step) % 12)
  return { root, tones }
}

/** Where the inner voices of pads lie: C3…B♭4. */
const LOW = 48
const HIGH = 70

/**
 * Four pitches that hold every tone of the chord, in close position near `before`: each voice moves as little as it can,
 * parallel leaps and muddy low seconds cost. @param tonic pitch class of the tonic, 0…11
 */
export function voicing(harmony: Chord, tonic: number, before: readonly number[] | undefined): number[] {
  const classes = new Set(harmony.tones.map(tone => (tone + tonic) % 12))
  const pitches: number[] = []
  for (let pitch = LOW; pitch <= HIGH; pitch++) if (classes.has(pitch % 12)) pitches.push(pitch)
  const size = Math.max(4, classes.size)
  const centre = (LOW + HIGH) / 2 - 1
  let best: number[] = []
  let least = Number.POSITIVE_INFINITY
  const choose = (from: number, chosen: number[]) => {
    if (chosen.length === size) {
      if (new Set(chosen.map(pitch => pitch % 12)).size < classes.size) return
      let cost = Math.abs(chosen.reduce((sum, pitch) => sum + pitch, 0) / size - centre) * 0.5
      for (let i = 1; i < size; i++) {
        const gap = (chosen[i] as number) - (chosen[i - 1] as number)
        if (gap > 9) cost += gap - 9
        if (gap <= 2 && (chosen[i] as number) < 55) cost += 6
        if (gap === 1) cost += 2
      }
      if (before)
        for (const [i, pitch] of chosen.entries()) {
          const move = Math.abs(pitch - (before[Math.min(i, before.length - 1)] as number))
          cost += move + (move > 4 ? 2 * (move - 4) : 0)
        }
      if (cost < least) {
        least = cost
        best = [...chosen]
      }
      return
    }
    for (let i = from; i < pitches.length; i++) choose(i + 1, [...chosen, pitches[i] as number])
  }
  choose(0, [])
  return best
}

/** The pitch of a scale step: 0 is the tonic at `base`, 7 the octave, negative steps lie below. */
export function stepPitch(mode: Mode, base: number, step: number): number {
  const scale = MODES[mode]
  const octave = Math.floor(step / 7)
  return base + 12 * octave + (scale[step - 7 * octave] as number)
}

/** The tone of the chord that lies nearest to `pitch`. */
export function nearestTone(pitch: number, harmony: Chord, tonic: number): number {
  let best = pitch
  let least = 99
  for (let offset = -6; offset <= 6; offset++) {
    const candidate = pitch + offset
    if (!harmony.tones.some(tone => (tone + tonic) % 12 === ((candidate % 12) + 12) % 12)) continue
    if (Math.abs(offset) < least) {
      least = Math.abs(offset)
      best = candidate
    }
  }
  return best
}
