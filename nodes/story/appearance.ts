// How somebody of a cast looks, in words that a renderer can draw: what the premise says first, then what is usual where
// they come from, at their age and in their family.
import type { Gender } from './writer/english.ts'
import { APPEARANCE } from './writer/material/looks.ts'
import { ORIGINS, type Origin } from './writer/material/origins.ts'
import type { Chooser } from './writer/random.ts'

interface Person {
  readonly gender: Gender
  /** Years. */
  readonly age: number
  /** What the premise says of them: `red-haired baker`. */
  readonly description: string
  /** Undefined for somebody who may come from anywhere. */
  readonly origin: Origin | undefined
  /** The appearance of a relative by blood who has been cast. */
  readonly kin: string | undefined
}

/** What words of a premise fix, by the part of the appearance. */
const STATED: Readonly<Record<'skin' | 'eyes' | 'hair' | 'beard' | 'mark' | 'build', readonly [RegExp, string][]>> = {
  skin: [
    [/\b(pale|fair|light|dark|brown|black|olive|tanned|golden|ebony)[- ]skinned\b/, '$1 skin'],
    [/\b(pale|tanned|sunburnt|weathered)\b/, '$1 skin'],
    [/\b(?:black|african) (?:man|woman|girl|boy)\b/, 'dark brown skin'],
  ],
  eyes: [[/\b(blue|green|grey|gray|brown|dark|black|hazel|amber|golden|violet)[- ]eyed\b/, '$1 eyes']],
  hair: [
    [/\b(bald|hairless|shaven-headed)\b/, 'shaved head'],
    [
      /\b(curly|red|ginger|auburn|black|dark|brown|white|grey|gray|silver|golden|blue|green|pink|purple)[- ]haired\b/,
      '$1',
    ],
    [/\b(blond|blonde|redhead|brunette)\b/, '$1'],
  ],
  beard: [
    [/\b(white|grey|red|black)[- ]bearded\b/, 'full $1 beard'],
    [/\bbearded\b/, 'full beard'],
    [/\bmoustachioed\b/, 'moustache'],
  ],
  mark: [
    [/\b(?:bespectacled|short-sighted)\b/, 'round glasses'],
    [/\bfreckled\b/, 'freckles'],
    [/\bscarred\b/, 'a small scar on the chin'],
    [/\bone-eyed\b/, 'an eyepatch'],
  ],
  build: [
    [
      /\b(tall|slim|thin|lanky|wiry|stocky|sturdy|fat|chubby|plump|burly|petite|tiny|huge|giant|muscular|frail)\b/,
      '$1 build',
    ],
  ],
}

/** A face in words; no two people of a cast share a face, and strangers share no skin either. */
export function appearanceOf(person: Person, choose: Chooser, part: string): string {
  const { gender, age, kin } = person
  const told = person.description.toLowerCase()
  const stated = (feature: keyof typeof STATED): string | undefined => {
    for (const [words, form] of STATED[feature]) {
      const found = words.exec(told)
      if (found)
        return form
          .replace('$1', found[1] ?? '')
          .replace(/gray/, 'grey')
          .replace(/^fat build/, 'stout build')
    }
    return undefined
  }
  const { looks } = person.origin ?? choose.pick(`origin ${part}`, ORIGINS)
  /** A skin that is drawn says nothing of hair or eyes, though they may have the same word. */
  const drawn = (feature: string, list: readonly string[]): string =>
    choose.pick(
      `${feature} ${part}`,
      list.map(entry => `${entry} ${feature}`),
    )
  const pick = (name: keyof typeof APPEARANCE, list: readonly string[] = APPEARANCE[name]) =>
    choose.pick(`${name} ${part}`, list)
  const inherited = (words: RegExp): string | undefined => kin?.split(', ').find(entry => words.test(entry))
  const cuts =
    APPEARANCE[age < 14 ? 'childHair' : gender === 'female' ? 'longHair' : gender === 'male' ? 'shortHair' : 'anyHair']
  // Men lose their hair with the years, and nobody is shorn without a reason.
  const suited = cuts.filter(
    cut =>
      !looks.never?.test(cut) &&
      !(age < 36 && /receding/.test(cut)) &&
      !(age > 60 && /tied-back|afro|pixie|ponytail|shaved|buzz/.test(cut)) &&
      !(gender === 'male' && /two braids|ponytail$|fringe/.test(cut)),
  )
  const cut = pick('anyHair', suited.length > 0 ? suited : cuts)
  const shade = stated('hair')
  const familyShade = inherited(/hair|head|afro|bob|cut\b/)?.match(SHADES)?.[0]
  const colour =
    age > 60
      ? choose.pick(`grey ${part}`, APPEARANCE.oldHair)
      : (familyShade ?? drawn('hair', age > 48 ? [...looks.hair, 'greying'] : looks.hair).replace(/ hair$/, ''))
  const hair =
    shade === undefined
      ? `${colour} ${cut}`
      : / head$/.test(shade)
        ? shade
        : shade === 'curly'
          ? `${colour} curly hair`
          : `${hairColour(shade)} ${cut}`
  const beard =
    stated('beard') ??
    (gender === 'male' && age > 24 && choose.chance(`beard ${part}`) < (age > 60 ? 0.6 : 0.4)
      ? pick('beard')
      : undefined)
  return [
    stated('skin') ?? inherited(/ skin$/) ?? drawn('skin', looks.skin),
    `${pick('face')} face`,
    stated('eyes') ??
      (choose.chance(`eyes of kin ${part}`) < 0.6 ? inherited(/ eyes$/) : undefined) ??
      drawn('eyes', looks.eyes),
    `${pick('brows')} brows`,
    `${pick('nose')} nose`,
    hair,
    beard,
    stated('mark') ?? (choose.chance(`mark ${part}`) < 0.5 ? pick(age > 60 ? 'oldMark' : 'mark') : undefined),
    stated('build') ??
      (age < 14
        ? 'small build'
        : `${pick(
            'build',
            APPEARANCE.build.filter(build => gender !== 'male' || build !== 'petite'),
          )} build`),
  ]
    .filter(Boolean)
    .join(', ')
}

const hairColour = (word: string): string =>
  word === 'redhead'
    ? 'red'
    : word === 'blond'
      ? 'blonde'
      : word === 'brunette' || word === 'dark'
        ? 'dark brown'
        : word

/** Colours of hair that run in a family; grey comes with the years. */
const SHADES =
  /\b(?:blue-black|soft black|black|auburn|dark brown|light brown|copper|ash blonde|blonde|chestnut|dark red|ginger|red|brown)\b/
