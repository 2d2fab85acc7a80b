// A character's vocal tract and folds as an eSpeak NG voice variant: pitch in hertz and scaled formants.
import type { VoiceSettings } from '../../types.ts'

/** The middle pitch (Hz) and the formant scale of a person in the middle of each range. */
const BASES: Readonly<Record<VoiceSettings['gender'], { hertz: number; formants: number }>> = {
  female: { hertz: 196, formants: 1.15 },
  male: { hertz: 108, formants: 1 },
  neutral: { hertz: 148, formants: 1.07 },
}

/** Strength (% of eSpeak NG's own) of formants 0…8: the upper ones are softened, which takes the buzz off. */
const STRENGTHS = [100, 104, 98, 86, 74, 64, 52, 40, 30] as const
/** Width (%): wider formants ring less. */
const WIDTHS = [110, 112, 118, 124, 130, 130, 130, 130, 130] as const

/** The middle pitch in Hz of a voice that is raised by `semitones` more. */
export const middlePitch = (voice: VoiceSettings, semitones: number): number =>
  BASES[voice.gender].hertz * 2 ** ((voice.pitch + semitones) / 12)

/**
 * The text of a variant file (format: eSpeak NG docs/voices.md).
 * A longer vocal tract (`timbre` above 1) lowers all formants in proportion. Variants can also ask for breath, but its noise
 * is seeded by the clock: `polish` adds breath instead.
 * @param semitones pitch of the acting on top of the voice's own
 */
export function variant(voice: VoiceSettings, semitones: number): string {
  const middle = middlePitch(voice, semitones)
  // eSpeak NG's `pitch low high`: the melody of a normal sentence moves between them, mostly in the upper half.
  const low = Math.round(middle * 0.79)
  const high = Math.round(middle * 1.15)
  const scale = BASES[voice.gender].formants / voice.timbre
  const lines = [
    'language variant',
    'name character',
    `gender ${voice.gender === 'female' ? 'female' : 'male'}`,
    `pitch ${low} ${high}`,
    'flutter 3',
    'roughness 1',
  ]
  for (let formant = 0; formant <= 8; formant++) {
    // The first formants move less than the upper ones between large and small heads (G. Fant, 1975).
    const share = formant === 0 ? 0.3 : formant === 1 ? 0.85 : 1
    const frequency = Math.round(100 * (1 + (scale - 1) * share))
    lines.push(`formant ${formant} ${frequency} ${STRENGTHS[formant]} ${WIDTHS[formant]}`)
  }
  lines.push('consonants 92 88')
  return `${lines.join('\n')}\n`
}
