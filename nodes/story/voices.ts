// Voices from descriptions: pitch, pace and timbre by gender, age and personality, kept apart within a cast.
import { type Character, NARRATOR, VoiceSettings, type VoiceValue } from '../types.ts'
import { stylesOf } from './writer/voice.ts'

/** How a way of speaking changes the pace. */
const PACE: Readonly<Record<string, number>> = {
  terse: 0.96,
  formal: 0.95,
  nervous: 1.1,
  wry: 1.02,
  poetic: 0.93,
  warm: 0.97,
  scholarly: 1.03,
  blunt: 1.06,
  childlike: 1.08,
  plain: 1,
}
/** Places in the range of a gender, most distant from the ones before first: semitones and vocal tract length. */
const SLOTS: readonly (readonly [pitch: number, timbre: number])[] = [
  [0, 1],
  [-3, 1.07],
  [3, 0.94],
  [-1.5, 0.9],
  [1.5, 1.12],
  [-4.5, 1.0],
  [4.5, 1.04],
  [-2, 1.16],
  [2.2, 0.86],
]

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))
const rounded = (value: number): number => Math.round(value * 100) / 100

/** A voice for everybody in the cast, and one for the narrator. What a character's `voice` sets is kept. */
export function voicesFor(cast: readonly Character[]): VoiceValue[] {
  const taken: Record<string, number> = {}
  const voices = cast.map((character): VoiceValue => {
    const { gender, age = 34 } = character
    const slot = taken[gender] ?? 0
    taken[gender] = slot + 1
    const [pitch, timbre] = SLOTS[slot % SLOTS.length] ?? [0, 1]
    const child = age < 14
    const aged = Math.max(0, age - 55)
    const [style = 'plain'] = stylesOf(character)
    const derived: VoiceSettings = {
      pitch: rounded(clamp(pitch + (child ? 4 : age < 20 ? 1.2 : 0) - aged * 0.05, -12, 12)),
      rate: rounded(clamp((PACE[style] ?? 1) - aged * 0.003 + (child ? 0.03 : 0), 0.5, 2)),
      timbre: rounded(clamp(timbre * (child ? 0.88 : 1), 0.8, 1.2)),
      gender,
      language: 'en',
    }
    return { id: character.id, name: character.name, settings: { ...derived, ...defined(character.voice) } }
  })
  return [...voices, { id: NARRATOR, name: 'Narrator', settings: narratorVoice(cast) }]
}

const defined = (voice: Character['voice']): Partial<VoiceSettings> =>
  Object.fromEntries(Object.entries(voice ?? {}).filter(([, value]) => value !== undefined))

/** The narrator is calm, and not mistaken for the first character. */
function narratorVoice(cast: readonly Character[]): VoiceSettings {
  const gender = cast[0]?.gender === 'male' ? 'female' : 'male'
  return VoiceSettings.parse({ gender, pitch: -4, rate: 0.94, timbre: 1.13 })
}
