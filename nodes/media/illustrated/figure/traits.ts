// Who a character is, to the pencil: explicit features, read from words and filled up by a hash of who they are.
import { hsl, mix, type Rgb, rgb } from '../draw/color.ts'
import { hash, random } from '../draw/random.ts'
import { type Outfit, outfitOf } from '../wardrobe/outfit.ts'
import { ACCESSORY_WORDS, BEARD_WORDS, EYE_WORDS, HAIR_COLORS, HAIR_STYLES, SKIN_WORDS } from './lexicon.ts'

export const HAIR = [
  'bald',
  'buzz',
  'short',
  'side-part',
  'slick',
  'quiff',
  'curly',
  'afro',
  'bob',
  'long',
  'wavy',
  'ponytail',
  'bun',
  'braids',
  'fringe',
  'pixie',
  'mohawk',
  'locs',
  'receding',
] as const
export type HairStyle = (typeof HAIR)[number]

export const BEARDS = ['none', 'stubble', 'moustache', 'goatee', 'short', 'full'] as const
export type Beard = (typeof BEARDS)[number]

/** Lengths are in head units: the face is about 148 wide and 224 high from crown to chin. Ratios are around 1. */
export interface Face {
  width: number
  length: number
  jaw: number
  chin: number
  cheek: number
  eyeSize: number
  eyeSpacing: number
  eyeTilt: number
  /** Height of the opening relative to its width: narrow 0.8 … round 1.25. */
  eyeOpen: number
  browThickness: number
  browArch: number
  browTilt: number
  browHeight: number
  noseLength: number
  noseWidth: number
  noseBridge: number
  mouthWidth: number
  lipUpper: number
  lipLower: number
  mouthHeight: number
  ears: number
}

export interface Traits {
  readonly id: string
  readonly name: string
  readonly gender: 'female' | 'male' | 'neutral'
  readonly age: number
  /** 0 adult … 1 small child. */
  readonly youth: number
  /** 0 smooth … 1 deeply lined. */
  readonly wrinkles: number
  readonly face: Readonly<Face>
  readonly skin: Rgb
  readonly lips: Rgb
  readonly lashes: number
  readonly eyes: Rgb
  readonly hair: { readonly style: HairStyle; readonly color: Rgb; readonly long: number; readonly part: number }
  readonly brows: Rgb
  readonly beard: Beard
  readonly glasses: 'none' | 'round' | 'square' | 'sun' | 'monocle'
  readonly freckles: boolean
  readonly mole: number
  readonly scar: boolean
  readonly eyepatch: boolean
  readonly build: { readonly height: number; readonly shoulders: number; readonly girth: number }
  readonly outfit: Outfit
}

export interface Words {
  readonly id: string
  readonly name: string
  readonly gender: 'female' | 'male' | 'neutral'
  readonly age: number
  readonly appearance: string
  readonly clothing: string
}

/** The first entry whose words occur in `text`, as whole words. */
export function firstOf<T>(text: string, entries: readonly (readonly [RegExp, T])[]): T | undefined {
  for (const [words, value] of entries) if (words.test(text)) return value
  return undefined
}

/**
 * Reads the features that the words fix; the rest follows from the character's id and name, so that the same character
 * always looks the same and two characters differ. `wardrobe`, when given, replaces the clothing words.
 */
export function traitsOf(words: Words, wardrobe = ''): Traits {
  const text = ` ${words.appearance} `.toLowerCase()
  const r = random(hash(`${words.id}\u0000${words.name}`))
  const dice = Array.from({ length: 48 }, () => r())
  const d = (i: number): number => dice[i] as number
  const span = (i: number, low: number, high: number): number => low + (high - low) * d(i)
  const female = words.gender === 'female' || (words.gender === 'neutral' && d(0) < 0.5)
  const male = !female
  const { age } = words
  const youth = age >= 17 ? 0 : Math.min(1, (17 - age) / 12)
  const old = Math.max(0, Math.min(1, (age - 38) / 37))

  const skin = firstOf(text, SKIN_WORDS) ?? rgb(SKINS[Math.floor(d(1) * SKINS.length)] as string)
  const natural = rgb(darkSkin(skin) ? pickOf(DARK_HAIR, d(2)) : pickOf(ANY_HAIR, d(2)))
  const greying = Math.max(0, Math.min(1, (age - 48 + d(3) * 10) / 22))
  const said = colorBefore(
    text,
    /hair|curls|locks|locs|braids?|bun|ponytail|bob|afro|mohawk|quiff|fringe|bangs|pixie|waves|haired|beard/,
    HAIR_COLORS,
  )
  const hairColor = said ?? mix(natural, rgb(d(4) < 0.5 ? '#d9d6d0' : '#aeaaa6'), greying * 0.92)
  const style = firstOf(text, HAIR_STYLES) ?? hashedStyle(male, age, d(5), text)
  const long = /\b(very long|waist[- ]length)\b/.test(text) ? 1.4 : /\blong\b/.test(text) ? 1.15 : span(6, 0.85, 1.1)
  const beard = firstOf(text, BEARD_WORDS) ?? hashedBeard(words.gender === 'male', age, d(7))
  const wide = /\b(round|chubby|plump|full|broad|wide)[- ](?:\w+ )?face/.test(text)
    ? 1.09
    : /\b(thin|narrow|gaunt|slender|angular|long|lean)[- ](?:\w+ )?face/.test(text)
      ? 0.92
      : span(8, 0.925, 1.085)
  const jaw = /\bsquare[- ](jaw|face)|strong jaw|\bjawed\b/.test(text)
    ? 1.14
    : /\bheart[- ]shaped|pointed chin|delicate|elfin/.test(text)
      ? 0.86
      : span(9, 0.87, 1.06) + (male ? 0.06 : -0.03)
  const heavy = /\b(heavy|fat|plump|stout|stocky|burly|overweight|round[- ]bellied|chubby|large)\b/.test(text)
  const slim = /\b(slim|thin|slender|lean|lanky|skinny|wiry|petite|gaunt)\b/.test(text)
  const strong = /\b(muscular|broad[- ]shouldered|athletic|strong|burly|brawny)\b/.test(text)
  const tall = /\b(tall|towering|giant|lanky)\b/.test(text)
  const small = /\b(short (?:man|woman|person|girl|boy|and)|petite|small|tiny|diminutive)\b/.test(text)
  const size = youth > 0 ? 1 - youth * 0.36 : tall ? 1.07 : small ? 0.9 : span(10, 0.96, 1.035) * (male ? 1.02 : 0.965)

  const face: Face = {
    width: wide * (1 + youth * 0.07),
    length: span(11, 0.955, 1.05) * (1 - youth * 0.13),
    jaw: jaw * (1 - youth * 0.05) + (heavy ? 0.06 : 0),
    chin: span(12, 0.88, 1.2) * (male ? 1.08 : 0.98),
    cheek: span(13, 0.94, 1.06),
    eyeSize:
      (/\b(big|large|wide|doe)[- ](?:\w+ )?eye/.test(text) ? 1.14 : span(14, 0.9, 1.1)) *
      (female ? 1.06 : 0.96) *
      (1 + youth * 0.19),
    eyeSpacing: span(15, 0.9, 1.1),
    eyeTilt: /\b(almond|cat|slanted|upturned)[- ]?(?:\w+ )?eye/.test(text) ? 0.16 : span(16, -0.09, 0.15),
    eyeOpen: /\b(narrow|hooded|sharp|small)[- ](?:\w+ )?eye/.test(text)
      ? 0.78
      : /\b(round|big|wide)[- ](?:\w+ )?eye/.test(text)
        ? 1.22
        : span(17, 0.84, 1.16) * (1 - old * 0.08),
    browThickness:
      (/\b(bushy|thick|heavy)[- ](?:\w+ )?(?:eye)?brow/.test(text) ? 1.6 : span(18, 0.75, 1.3)) *
      (male ? 1.25 : 0.85) *
      (1 - youth * 0.3),
    browArch: span(19, 0.5, 1.5) * (female ? 1.15 : 0.8),
    browTilt: span(20, -0.1, 0.12),
    browHeight: span(21, -4, 4) + (female ? -2 : 2),
    noseLength: /\b(long|hooked|big|large|aquiline)[- ](?:\w+ )?nose/.test(text)
      ? 1.14
      : span(22, 0.86, 1.1) * (1 - youth * 0.14),
    noseWidth:
      (/\b(broad|wide|big|large|flat)[- ](?:\w+ )?nose/.test(text)
        ? 1.25
        : /\b(thin|narrow|small|button|sharp)[- ](?:\w+ )?nose/.test(text)
          ? 0.84
          : span(23, 0.82, 1.18)) *
      (darkSkin(skin) ? 1.08 : 1) *
      (1 - youth * 0.14),
    noseBridge: span(24, 0.6, 1.3),
    mouthWidth: span(25, 0.88, 1.16) * (1 - youth * 0.14),
    lipUpper:
      (/\bfull[- ]lip/.test(text) ? 1.3 : /\bthin[- ]lip/.test(text) ? 0.7 : span(26, 0.75, 1.2)) *
      (female ? 1.26 : 0.9),
    lipLower:
      (/\bfull[- ]lip/.test(text) ? 1.35 : /\bthin[- ]lip/.test(text) ? 0.7 : span(27, 0.8, 1.25)) *
      (female ? 1.2 : 0.94),
    mouthHeight: span(28, -3, 4),
    ears: /\b(big|large|stick)[- ]?(?:\w+ )?ears?/.test(text) ? 1.3 : span(29, 0.85, 1.12),
  }
  const lipstick = /\bred lip|lipstick|make-?up\b/.test(text)
  const lipTone: Rgb = darkSkin(skin) ? mix(skin, rgb('#8c3f44'), 0.5) : mix(skin, rgb('#bd4550'), female ? 0.6 : 0.36)
  return {
    id: words.id,
    name: words.name,
    gender: words.gender,
    age,
    youth,
    wrinkles: /\b(wrinkled|weathered|lined|craggy)\b/.test(text) ? Math.max(0.65, old) : old,
    face,
    skin,
    lips: lipstick ? rgb('#b3202f') : lipTone,
    lashes: female ? span(30, 0.8, 1.2) : 0.25,
    eyes: colorBefore(text, /eyes?|eyed|gaze/, EYE_WORDS) ?? rgb(pickOf(darkSkin(skin) ? DARK_EYES : ANY_EYES, d(31))),
    hair: { style, color: hairColor, long, part: d(32) < 0.5 ? -1 : 1 },
    brows: mix(mix(hairColor, rgb('#2a1d16'), 0.45), skin, 0.08),
    beard,
    glasses: firstOf(text, ACCESSORY_WORDS) ?? (d(33) < 0.1 && age > 25 && !text.trim() ? 'round' : 'none'),
    freckles: /freckle/.test(text) || (!darkSkin(skin) && d(34) < 0.1),
    mole: /\b(mole|beauty (?:spot|mark))\b/.test(text) || d(35) < 0.12 ? (d(36) < 0.5 ? -1 : 1) : 0,
    scar: /\bscar(?:red|s)?\b/.test(text),
    eyepatch: /\beye[- ]?patch\b/.test(text),
    build: {
      height: size,
      shoulders: (strong ? 1.13 : slim ? 0.93 : span(37, 0.95, 1.05)) * (male ? 1.06 : 0.9),
      girth: heavy ? 1.28 : slim ? 0.88 : strong ? 1.06 : span(38, 0.93, 1.1),
    },
    outfit: outfitOf(wardrobe || words.clothing, { female, age, dice: dice.slice(39, 48) }),
  }
}

const SKINS = [
  '#f6d6c0',
  '#f0c6a6',
  '#e9b790',
  '#d9a077',
  '#c68a5f',
  '#a86f49',
  '#8a5636',
  '#6d4229',
  '#f3cfb2',
  '#deab84',
]
const ANY_HAIR = [
  '#1d1715',
  '#2d1f18',
  '#45301f',
  '#63432a',
  '#8a5a31',
  '#b98a4a',
  '#d8b46a',
  '#7c3a1e',
  '#a34a22',
  '#37261c',
]
const DARK_HAIR = ['#15110f', '#1d1613', '#281c16', '#31211a', '#3d281c']
const ANY_EYES = ['#5b3a22', '#3d6f8f', '#5a8a55', '#7a5c30', '#4a7fa8', '#6b6f6a', '#33261e', '#8a6a35']
const DARK_EYES = ['#33211a', '#472c1c', '#5a3a20', '#2a1c17', '#6a4a26']
const pickOf = <T>(choices: readonly T[], at: number): T => choices[Math.floor(at * choices.length)] as T

const darkSkin = (skin: Rgb): boolean => skin[0] * 0.3 + skin[1] * 0.59 + skin[2] * 0.11 < 150

/** The colour named shortly before (or after, as in "hair dyed blue") a noun. */
function colorBefore(text: string, noun: RegExp, colors: readonly (readonly [RegExp, Rgb])[]): Rgb | undefined {
  const found = noun.exec(text)
  if (!found) return undefined
  const clause =
    text
      .slice(0, found.index)
      .split(/[,;.]|\band\b|\bwith\b/)
      .at(-1) ?? ''
  const after = text.slice(found.index + found[0].length).split(/[,;.]|\band\b|\bwith\b/)[0] ?? ''
  return firstOf(` ${clause} `, colors) ?? firstOf(` ${after} `, colors)
}

function hashedStyle(male: boolean, age: number, at: number, text: string): HairStyle {
  const loose: readonly HairStyle[] = ['long', 'wavy', 'ponytail', 'braids', 'fringe']
  if (/\blong\b[^,.;]*\bhair/.test(text)) return pickOf(male ? (['long', 'wavy', 'locs'] as const) : loose, at)
  if (/\bshort\b[^,.;]*\bhair/.test(text))
    return pickOf(male ? (['short', 'side-part', 'quiff', 'buzz'] as const) : (['pixie', 'bob', 'pixie'] as const), at)
  if (male) {
    if (age > 55) return pickOf(['receding', 'side-part', 'short', 'slick', 'bald'] as const, at)
    return pickOf(['short', 'side-part', 'quiff', 'curly', 'slick', 'buzz', 'wavy', 'short'] as const, at)
  }
  if (age > 62) return pickOf(['bun', 'bob', 'pixie', 'wavy'] as const, at)
  if (age < 13) return pickOf(['braids', 'ponytail', 'bob', 'fringe'] as const, at)
  return pickOf(['bob', 'long', 'wavy', 'ponytail', 'bun', 'fringe', 'pixie', 'curly'] as const, at)
}

function hashedBeard(male: boolean, age: number, at: number): Beard {
  if (!male || age < 20) return 'none'
  return pickOf(
    ['none', 'none', 'none', 'stubble', 'short', 'none', 'moustache', 'goatee', age > 50 ? 'full' : 'stubble'] as const,
    at,
  )
}

/** A hue far from others for a character who needs a colour of their own. */
export const ownHue = (id: string): Rgb => hsl(hash(id) % 360, 0.42, 0.45)
