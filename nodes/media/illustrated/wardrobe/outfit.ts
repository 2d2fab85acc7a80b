// Clothes from words: which garments a person wears, and in which colours.
import { mix, type Rgb, rgb } from '../draw/color.ts'

export type Top =
  | 'tee'
  | 'shirt'
  | 'blouse'
  | 'sweater'
  | 'turtleneck'
  | 'hoodie'
  | 'dress'
  | 'robe'
  | 'armor'
  | 'suit-space'
  | 'tunic'
  | 'kimono'
export type Outer =
  | 'none'
  | 'jacket'
  | 'leather'
  | 'blazer'
  | 'coat'
  | 'lab'
  | 'vest'
  | 'cardigan'
  | 'cloak'
  | 'uniform'
  | 'apron'
export type Bottom = 'trousers' | 'jeans' | 'skirt' | 'shorts' | 'none'
export type Hat =
  | 'none'
  | 'fedora'
  | 'cap'
  | 'beanie'
  | 'wizard'
  | 'crown'
  | 'helmet'
  | 'hood'
  | 'beret'
  | 'cowboy'
  | 'hijab'
  | 'officer'
  | 'straw'
  | 'tophat'
  | 'headband'

export interface Outfit {
  readonly top: Top
  readonly topColor: Rgb
  readonly outer: Outer
  readonly outerColor: Rgb
  readonly bottom: Bottom
  readonly bottomColor: Rgb
  readonly shoes: Rgb
  readonly boots: boolean
  readonly hat: Hat
  readonly hatColor: Rgb
  readonly scarf: Rgb | null
  readonly tie: Rgb | null
  readonly gloves: Rgb | null
  readonly belt: boolean
  readonly bag: Rgb | null
  readonly earrings: boolean
  readonly necklace: boolean
  readonly pattern: 'plain' | 'striped' | 'checked' | 'flowered'
  /** Ragged edges and holes. */
  readonly torn: boolean
}

const COLORS: readonly (readonly [RegExp, Rgb])[] = [
  [/\bnavy|dark blue|midnight/, rgb('#26334f')],
  [/\b(light|pale|sky|powder) blue/, rgb('#9dbfdc')],
  [/\b(teal|turquoise|petrol)\b/, rgb('#2f7d80')],
  [/\b(denim)\b/, rgb('#46618a')],
  [/\bblue|cobalt|azure/, rgb('#3a5f9c')],
  [/\b(burgundy|maroon|wine|crimson|dark red)\b/, rgb('#6d2130')],
  [/\b(scarlet|red)\b/, rgb('#a8322f')],
  [/\b(pink|rose)\b/, rgb('#d98fa0')],
  [/\b(orange|rust|copper)\b/, rgb('#c06a2e')],
  [/\b(mustard|ochre)\b/, rgb('#c2952f')],
  [/\b(yellow|gold|golden)\b/, rgb('#d8b240')],
  [/\b(olive|khaki|army)\b/, rgb('#6d6b42')],
  [/\b(dark|forest|bottle) green\b/, rgb('#2c4a38')],
  [/\b(green|emerald)\b/, rgb('#47774f')],
  [/\b(purple|violet|plum|lavender)\b/, rgb('#684b83')],
  [/\b(beige|cream|sand|camel|tan|ivory)\b/, rgb('#d0b68e')],
  [/\b(dark brown|chocolate)\b/, rgb('#4a3325')],
  [/\b(brown|leather)\b/, rgb('#6f4e36')],
  [/\b(charcoal|dark gr[ea]y|slate)\b/, rgb('#43474e')],
  [/\b(silver)\b/, rgb('#aeb5bd')],
  [/\b(gr[ea]y)\b/, rgb('#7f848b')],
  [/\b(black|dark)\b/, rgb('#26272c')],
  [/\b(white|snow)\b/, rgb('#e9e6df')],
]

const TOPS: readonly (readonly [RegExp, Top])[] = [
  [/\b(space ?suit|pressure suit|flight suit|jumpsuit|coveralls?|overalls|boiler suit)\b/, 'suit-space'],
  [/\b(armou?r|breastplate|chainmail|mail)\b/, 'armor'],
  [/\bkimono|yukata|hanfu\b/, 'kimono'],
  [/\b(robes?|cassock|habit|caftan|kaftan|toga)\b/, 'robe'],
  [/\b(dress|gown|sundress|sari|frock)\b/, 'dress'],
  [/\b(tunic|jerkin|doublet)\b/, 'tunic'],
  [/\b(hoodie|hooded sweat\w*|sweatshirt)\b/, 'hoodie'],
  [/\b(turtle ?neck|roll ?neck|polo ?neck)\b/, 'turtleneck'],
  [/\b(sweater|jumper|pullover|knit\w*|jersey)\b/, 'sweater'],
  [/\b(t-?shirt|tee|tank top|vest top|top)\b/, 'tee'],
  [/\b(blouse)\b/, 'blouse'],
  [/\b(shirt|flannel|scrubs|button-down)\b/, 'shirt'],
]

const OUTERS: readonly (readonly [RegExp, Outer])[] = [
  [/\b(lab|doctor'?s|white) ?coat\b/, 'lab'],
  [/\b(uniform|tunic with|military|officer'?s)\b/, 'uniform'],
  [/\b(leather|biker|bomber|flight|flying|denim|jean) jacket\b/, 'leather'],
  [/\b(cloak|cape|mantle|poncho|shawl)\b/, 'cloak'],
  [/\b(trench ?coat|overcoat|coat|parka|anorak|raincoat|duster|greatcoat|mac)\b/, 'coat'],
  [
    /\b((?<!space |pressure |flight |boiler |wet )suit|tuxedo|blazer|sports? jacket|dinner jacket)\b(?! of armou?r)/,
    'blazer',
  ],
  [/\b(jacket|windbreaker|fleece)\b/, 'jacket'],
  [/\b(cardigan)\b/, 'cardigan'],
  [/\b(waistcoat|vest|gilet|tactical)\b/, 'vest'],
  [/\b(apron)\b/, 'apron'],
]

const HATS: readonly (readonly [RegExp, Hat])[] = [
  [/\b(wizard|witch|pointed|pointy)(?:'?s)? hat\b/, 'wizard'],
  [/\b(crown|tiara|circlet|diadem)\b/, 'crown'],
  [/\b(helmet|hard ?hat)\b/, 'helmet'],
  [/\b(hijab|head ?scarf|veil|wimple)\b/, 'hijab'],
  [/\b(cowboy|stetson)\b/, 'cowboy'],
  [/\b(top hat)\b/, 'tophat'],
  [/\b(straw|sun) ?hat\b/, 'straw'],
  [/\b(beret)\b/, 'beret'],
  [/\b(beanie|woolly hat|wool(?:len)? (?:hat|cap)|knit(?:ted)? (?:hat|cap))\b/, 'beanie'],
  [/\b(officer'?s|captain'?s|sailor'?s|police|peaked|conductor'?s) (?:hat|cap)\b/, 'officer'],
  [/\b(cap|baseball)\b/, 'cap'],
  [/\bhood up\b|\bhooded (?:cloak|robe|cape|figure)\b/, 'hood'],
  [/\b(headband|bandana|bandanna)\b/, 'headband'],
  [/\b(fedora|trilby|hat)\b/, 'fedora'],
]

const first = <T>(
  text: string,
  entries: readonly (readonly [RegExp, T])[],
): readonly [T, number, string] | undefined => {
  for (const [words, value] of entries) {
    const found = words.exec(text)
    if (found) return [value, found.index, found[0]]
  }
  return undefined
}

/** The colour that the clause of the garment at `at` names before it. */
function colorAt(text: string, at: number, word: string): Rgb | undefined {
  const clause =
    text
      .slice(0, at)
      .split(/[,;.]|\band\b|\bwith\b|\bover\b|\bunder\b|\bon\b/)
      .at(-1) ?? ''
  return first(`${clause} ${word}`, COLORS)?.[0]
}

/** Reads an outfit; what the words leave open follows from `dice` (nine numbers in 0…1). */
export function outfitOf(words: string, who: { female: boolean; age: number; dice: readonly number[] }): Outfit {
  const text = ` ${words} `.toLowerCase()
  const d = (i: number): number => who.dice[i] ?? 0.5
  const own = rgb(OWN[Math.floor(d(0) * OWN.length)] as string)
  const outer = first(text, OUTERS)
  // What lies over the torso is read first, so that "leather jacket over a grey hoodie" finds both.
  const rest = outer ? text.replace(outer[2], ' '.repeat(outer[2].length)) : text
  const top = first(rest, TOPS)
  const hat = first(text, HATS)
  const anyColor = first(text, COLORS)?.[0]
  const formal = /\b((?<!space |pressure |flight |boiler |wet )suit|tuxedo|blazer|uniform)\b/.test(text)
  const outerKind =
    outer?.[0] ??
    (top || !text.trim()
      ? top || d(1) < 0.55
        ? 'none'
        : pick(['jacket', 'cardigan', 'coat', 'leather'] as const, d(2))
      : 'none')
  const topKind =
    top?.[0] ??
    (formal || outerKind === 'lab' || outerKind === 'vest'
      ? 'shirt'
      : pick(
          who.female
            ? (['blouse', 'sweater', 'tee', 'turtleneck', 'shirt'] as const)
            : (['shirt', 'tee', 'sweater', 'turtleneck', 'hoodie'] as const),
          d(3),
        ))
  const topColor =
    (top && colorAt(rest, top[1], top[2])) ??
    (formal || outerKind === 'lab'
      ? rgb(formal ? '#e8e6e1' : (pick(['#8fa9c4', '#b7c4b0', '#c9a7a0', '#d9d4c8'], d(4)) as string))
      : outer
        ? mix(own, rgb('#d8d2c6'), 0.5)
        : (anyColor ?? own))
  const outerColor =
    (outer && colorAt(text, outer[1], outer[2])) ??
    (outerKind === 'lab'
      ? rgb('#e9edf0')
      : outerKind === 'leather'
        ? rgb('#3b2c24')
        : outerKind === 'uniform'
          ? rgb('#2f3c57')
          : formal
            ? rgb(pick(['#2b303b', '#3b3f47', '#26334f', '#4a4038'], d(4)) as string)
            : own)
  const skirt = first(text, [
    [/\bskirt|kilt\b/, 'skirt'],
    [/\b(shorts)\b/, 'shorts'],
    [/\b(jeans|denim)\b/, 'jeans'],
    [/\b(trousers|pants|slacks|leggings|chinos)\b/, 'trousers'],
  ] as const)
  const bottom: Bottom =
    topKind === 'dress' || topKind === 'robe' || topKind === 'kimono'
      ? 'none'
      : (skirt?.[0] ?? (formal ? 'trousers' : pick(['jeans', 'trousers', 'trousers'] as const, d(5))))
  const bottomColor =
    (skirt && colorAt(text, skirt[1], skirt[2])) ??
    (formal && outerKind !== 'vest'
      ? outerColor
      : topKind === 'suit-space'
        ? topColor
        : bottom === 'jeans'
          ? rgb('#3f5275')
          : rgb(pick(['#2e3138', '#4a443c', '#3a3a44', '#5a5347'], d(6)) as string))
  const scarf = first(text, [[/\bscarf|muffler|shawl\b/, 1]] as const)
  const tie = first(text, [[/\b(tie|bow ?tie|cravat)\b/, 1]] as const)
  const gloves = first(text, [[/\b(gloves|gauntlets|mittens)\b/, 1]] as const)
  const bag = first(text, [[/\b(bag|satchel|backpack|rucksack|knapsack)\b/, 1]] as const)
  return {
    top: topKind,
    topColor,
    outer: outerKind,
    outerColor,
    bottom,
    bottomColor,
    shoes: rgb(pick(['#2b2522', '#4a3528', '#1f2126', '#5b4a3c'], d(7)) as string),
    boots: /\bboots?\b/.test(text) || topKind === 'armor' || topKind === 'suit-space',
    hat: hat?.[0] ?? 'none',
    hatColor:
      (hat && colorAt(text, hat[1], hat[2])) ??
      (hat?.[0] === 'crown'
        ? rgb('#d8b240')
        : hat?.[0] === 'straw'
          ? rgb('#d9bf83')
          : mix(outerColor, rgb('#2a2622'), 0.4)),
    scarf: scarf ? (colorAt(text, scarf[1], scarf[2]) ?? rgb('#a8423c')) : null,
    tie: tie
      ? (colorAt(text, tie[1], tie[2]) ?? rgb('#7c2a33'))
      : formal && outerKind === 'blazer' && !who.female && d(8) < 0.7
        ? rgb(pick(['#7c2a33', '#2f4a6d', '#3d5a45', '#5a3f63'], d(4)) as string)
        : null,
    gloves: gloves ? (colorAt(text, gloves[1], gloves[2]) ?? rgb('#3a2d26')) : null,
    belt: /\bbelt\b/.test(text) || topKind === 'tunic' || topKind === 'robe' || topKind === 'kimono',
    bag: bag ? (colorAt(text, bag[1], bag[2]) ?? rgb('#6f4e36')) : null,
    earrings: /\bear-?rings?\b/.test(text) || (who.female && who.age > 15 && d(8) < 0.35),
    necklace: /\b(necklace|pendant|amulet|locket|pearls|medallion)\b/.test(text),
    pattern: /\bstrip(?:ed|es)\b/.test(text)
      ? 'striped'
      : /\b(check(?:ed|ered)?|plaid|tartan|flannel)\b/.test(text)
        ? 'checked'
        : /\b(flowered|floral|flowery)\b/.test(text)
          ? 'flowered'
          : 'plain',
    torn: /\b(torn|ragged|tattered|ripped|threadbare)\b/.test(text),
  }
}

const pick = <T>(choices: readonly T[], at: number): T =>
  choices[Math.min(choices.length - 1, Math.floor(at * choices.length))] as T
const OWN = [
  '#2f5d73',
  '#7a3b44',
  '#4b6144',
  '#8a6a3a',
  '#544a78',
  '#36506f',
  '#94553a',
  '#3f6b66',
  '#7d4a6a',
  '#5c5f45',
  '#a5763f',
  '#41618a',
]
