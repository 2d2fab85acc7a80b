// Mouth shapes for speech: phonemes (IPA or eSpeak's own) become visemes, blended as neighbours colour each other.
import type { ShotSpeech } from '../../jobs.ts'
import { noise } from '../draw/random.ts'

/** A mouth shape: `jaw` 0…1 open, `round` −1 spread … 1 rounded, `press` lips together, `bite` lip under teeth. */
export interface Mouth {
  readonly jaw: number
  readonly round: number
  readonly press: number
  readonly bite: number
}

const shape = (jaw: number, round = 0, press = 0, bite = 0): Mouth => ({ jaw, round, press, bite })

export const SILENT: Mouth = shape(0)
const VISEMES = {
  closed: shape(0, 0, 1),
  teethLip: shape(0.1, -0.1, 0, 1),
  tongue: shape(0.2, -0.1),
  dental: shape(0.19, -0.25),
  velar: shape(0.3, -0.05),
  hush: shape(0.19, 0.55),
  liquid: shape(0.26, 0.3),
  spread: shape(0.32, -0.75),
  mid: shape(0.6, -0.35),
  open: shape(0.95, -0.05),
  rounded: shape(0.62, 0.7),
  tight: shape(0.3, 1),
  neutral: shape(0.42, 0),
} as const

const SIGNS: readonly (readonly [string, keyof typeof VISEMES])[] = [
  ['pbmʙɓ', 'closed'],
  ['fvɱʋ', 'teethLip'],
  ['θðTD', 'tongue'],
  ['tdnszlɫɾʔɬɮɳʈɖ', 'dental'],
  ['kgŋxɣqhɡNɦχʁcɟçjʝ', 'velar'],
  ['ʃʒSZɕʑ', 'hush'],
  ['rɹɻʀɽ', 'liquid'],
  ['iɪIy', 'spread'],
  ['eɛEæɜøœ3', 'mid'],
  ['aɑɐʌAVɶ', 'open'],
  ['oɔɒO0Q', 'rounded'],
  ['uʊwUɯWʉɥ', 'tight'],
  ['əɚɘɵɤ@', 'neutral'],
]

const BY_SIGN = new Map(SIGNS.flatMap(([signs, name]) => [...signs].map(sign => [sign, VISEMES[name]] as const)))

/**
 * The viseme of a phoneme. Stress, length and tone marks are ignored; a diphthong or affricate takes its first sign.
 * Unknown signs give a neutral vowel, '' and pauses silence. (Grouping after the MPEG-4 viseme set, reduced.)
 */
export function visemeOf(phone: string): Mouth {
  for (const sign of phone) {
    const found = BY_SIGN.get(sign)
    if (found) return found
  }
  return /\p{L}/u.test(phone) ? VISEMES.neutral : SILENT
}

/** Half the width of the window over which neighbouring sounds colour a mouth shape, in seconds. */
const REACH = 0.055

interface Timed {
  readonly start: number
  readonly end: number
  readonly mouth: Mouth
}

/** Prepares one speech for sampling. */
export function lipTrack(speech: ShotSpeech, seed: number): (seconds: number) => Mouth {
  const timed: Timed[] = speech.phonemes.map(phoneme => ({
    start: speech.start + phoneme.start,
    end: speech.start + phoneme.end,
    mouth: visemeOf(phoneme.phone),
  }))
  if (timed.length === 0) return seconds => paceOnly(speech, seed, seconds)
  const force =
    speech.emotion === 'angry' || speech.emotion === 'surprised'
      ? 1.12
      : speech.emotion === 'sad' || speech.emotion === 'tender'
        ? 0.86
        : 1
  let cursor = 0
  return seconds => {
    if (seconds < speech.start - REACH || seconds > speech.end + REACH) return SILENT
    while (cursor > 0 && (timed[cursor] as Timed).start > seconds - REACH) cursor--
    while (cursor < timed.length - 1 && (timed[cursor] as Timed).end < seconds - REACH) cursor++
    let jaw = 0
    let round = 0
    let press = 0
    let bite = 0
    let current: Mouth | undefined
    for (let i = cursor; i < timed.length; i++) {
      const { start, end, mouth } = timed[i] as Timed
      if (start > seconds + REACH) break
      const weight = overlap(start - seconds, end - seconds)
      jaw += mouth.jaw * weight
      round += mouth.round * weight
      press += mouth.press * weight
      bite += mouth.bite * weight
      if (start <= seconds && seconds < end) current = mouth
    }
    // Lips that must meet do meet, however short the sound.
    if (current && current.press > 0.5) jaw *= 0.12
    else if (current && current.bite > 0.5) jaw *= 0.5
    return { jaw: Math.min(1, jaw * force), round, press: press * (1 - Math.min(1, jaw * 2)), bite }
  }
}

/** How much of a triangle of half width REACH around 0, of area 1, lies between `a` and `b`. */
function overlap(a: number, b: number): number {
  const area = (x: number): number => {
    const t = Math.max(-1, Math.min(1, x / REACH))
    return t < 0 ? ((1 + t) * (1 + t)) / 2 : 1 - ((1 - t) * (1 - t)) / 2
  }
  return area(b) - area(a)
}

/** Without phoneme times a mouth can only keep the pace of speech, about five syllables a second. */
function paceOnly(speech: ShotSpeech, seed: number, seconds: number): Mouth {
  if (seconds < speech.start || seconds > speech.end) return SILENT
  const beat = Math.sin((seconds - speech.start) * Math.PI * 2 * 4.8) * 0.5 + 0.5
  const size = 0.45 + 0.35 * noise(seed, seconds * 3.1)
  return { jaw: Math.max(0, beat * size), round: noise(seed + 1, seconds * 4) * 0.5, press: 0, bite: 0 }
}
