// Words of faces: what says skin, hair, eyes, beard and glasses. More particular entries stand first.
import { type Rgb, rgb } from '../draw/color.ts'
import type { Beard, HairStyle, Traits } from './traits.ts'

type Entries<T> = readonly (readonly [RegExp, T])[]

export const SKIN_WORDS: Entries<Rgb> = [
  [/\btanned beige\b/, rgb('#d9a97c')],
  [/\bgolden beige\b/, rgb('#e6bd91')],
  [/\b(fair|light|pale) beige\b/, rgb('#f3d5b5')],
  [/\bbeige[- ]skin/, rgb('#efc9a4')],
  [/\bruddy\b/, rgb('#e6b096')],
  [/\brosy\b/, rgb('#f3cab4')],
  [/\blight olive\b/, rgb('#e0b691')],
  [/\bgolden brown[- ]skin/, rgb('#b37e52')],
  [/\bwarm brown[- ]skin/, rgb('#8f5c3b')],
  [
    /\b(ebony|very dark|jet)[- ]?(?:\w+ )?(skin|complexion)?|\bdeep brown skin|dark[- ]skinned|\bblack (man|woman|girl|boy)\b/,
    rgb('#5f3823'),
  ],
  [/\b(dark|deep) (brown )?(skin|complexion)|\bafrican\b|\bnigerian\b|\bkenyan\b/, rgb('#6f452b')],
  [/\b(light brown|caramel|honey|golden|bronzed?)[- ](skin|complexion|skinned)/, rgb('#c08a5c')],
  [/\bbrown[- ](skin|complexion|skinned)|\b(indian|south asian|pakistani|bengali)\b/, rgb('#a06c45')],
  [/\b(tan|tanned|sun-?tanned|sun-?burnt|weathered|bronzed)\b/, rgb('#cc9467')],
  [/\b(olive)\b|\b(latin[ao]?|hispanic|mexican|arab|persian|turkish|mediterranean|greek|italian)\b/, rgb('#d5a379')],
  [/\b(east asian|asian|japanese|chinese|korean|vietnamese)\b/, rgb('#efc9a4')],
  [/\b(very pale|ghostly|porcelain|ivory|alabaster)\b/, rgb('#f9e2d3')],
  [
    /\b(pale|fair|light)[- ]?(?:skin(?:ned)?|complexion)?\b(?! (?:blue|green|brown|hair|eyes|grey|gray|coat|shirt|blond))/,
    rgb('#f6d5c0'),
  ],
  [/\b(green)[- ](skin|skinned)/, rgb('#8fae6c')],
  [/\b(blue)[- ](skin|skinned)/, rgb('#7f9fc4')],
  [/\b(gr[ea]y)[- ](skin|skinned)/, rgb('#a8a7a3')],
]

export const HAIR_COLORS: Entries<Rgb> = [
  [/\bplatinum\b/, rgb('#ece0c2')],
  [/\b(strawberry)\b/, rgb('#cf8f58')],
  [/\b(dirty|dark|ash)[- ]blond/, rgb('#a5824f')],
  [/\b(blond|blonde|golden|fair|flaxen|honey|sandy)\b/, rgb('#d6ab5c')],
  [/\b(salt[- ]and[- ]pepper|greying|graying)\b/, rgb('#7d7975')],
  [/\b(silver|silvery)\b/, rgb('#c3c5c9')],
  [/\b(white|snowy)\b/, rgb('#ebe8e2')],
  [/\b(gr[ea]y)\b/, rgb('#9a9896')],
  [/\b(auburn|chestnut|mahogany)\b/, rgb('#7a3d22')],
  [/\b(ginger|orange|copper)\b/, rgb('#c0602a')],
  [/\b(red|fiery|scarlet|crimson)\b/, rgb('#a8381f')],
  [/\b(light brown|caramel)\b/, rgb('#8d6238')],
  [/\b(dark brown)\b/, rgb('#3a261a')],
  [/\b(brown|brunette|hazel)\b/, rgb('#5c3c25')],
  [/\b(black|raven|jet|ebony)\b/, rgb('#1b1719')],
  [/\b(dark)\b/, rgb('#2c2019')],
  [/\b(pink)\b/, rgb('#e07aa4')],
  [/\b(purple|violet|lavender)\b/, rgb('#7f56a8')],
  [/\b(turquoise|teal)\b/, rgb('#2b9c9c')],
  [/\b(blue)\b/, rgb('#3a6dc0')],
  [/\b(green)\b/, rgb('#4b9a5a')],
]

export const EYE_WORDS: Entries<Rgb> = [
  [/\b(hazel)\b/, rgb('#8a6d33')],
  [/\b(amber|golden|gold|yellow)\b/, rgb('#b98423')],
  [/\b(ice|icy|pale|light)[- ](blue|gr[ea]y)\b/, rgb('#86b4d3')],
  [/\b(blue|sapphire)\b/, rgb('#3f7db8')],
  [/\b(emerald|green)\b/, rgb('#4a8f57')],
  [/\b(gr[ea]y|steel|silver)\b/, rgb('#7d8a94')],
  [/\b(violet|purple)\b/, rgb('#7a5fb0')],
  [/\b(black|very dark)\b/, rgb('#261a17')],
  [/\b(dark|deep|brown|chocolate)\b/, rgb('#54351f')],
  [/\b(red)\b/, rgb('#a52f2a')],
]

export const HAIR_STYLES: Entries<HairStyle> = [
  [/\b(bald|shaved head|shaven head|hairless|clean-shaven head)\b/, 'bald'],
  [/\b(buzz ?cut|buzzed|crew ?cut|cropped|close-cropped|shaved)\b/, 'buzz'],
  [/\bafro\b/, 'afro'],
  [/\b(dreadlocks|dreads|locs)\b/, 'locs'],
  [/\b(mohawk|punk)\b/, 'mohawk'],
  [/\b(braids?|braided|plaits?|pigtails)\b/, 'braids'],
  [/\b(pony ?tail)\b/, 'ponytail'],
  [/\b(bun|chignon|updo|top ?knot|pinned up|tied up|tied back)\b/, 'bun'],
  [/\b(bob|chin-length|shoulder-length)\b/, 'bob'],
  [/\b(pixie)\b/, 'pixie'],
  [/\b(bangs|fringe)\b/, 'fringe'],
  [/\b(quiff|pompadour|spiky|spiked|tousled|messy|unruly|wild|dishevel+ed)\b/, 'quiff'],
  [/\b(slicked?[- ]back|slick|combed back|swept back)\b/, 'slick'],
  [/\b(receding|balding|thinning)\b/, 'receding'],
  [/\b(side[- ]part(?:ed|ing)?|neat(?:ly)?(?: combed)?(?: \w+)? hair|parted)\b/, 'side-part'],
  [/\blong,?(?: \w+)?,? (wavy|curly)|\bwavy\b|\bflowing\b/, 'wavy'],
  [/\b(curly|curls|frizzy|coils|kinky)\b/, 'curly'],
  [/\blong\b[^,.;]*\bstraight|\bstraight\b[^,.;]*\blong|\bstraight hair\b/, 'long'],
]

export const BEARD_WORDS: Entries<Beard> = [
  [/\b(clean[- ]shaven|beardless|no beard)\b/, 'none'],
  [/\b(stubble|stubbly|unshaven|five o'clock)\b/, 'stubble'],
  [/\b(goatee|van dyke|chin beard)\b/, 'goatee'],
  [/\b(full|long|big|thick|bushy|great|heavy|wild)[- ](?:\w+ )?beard/, 'full'],
  [/\b(short|trimmed|neat|cropped|close)[- ](?:\w+ )?beard/, 'short'],
  [/\b(beard|bearded)\b/, 'short'],
  [/\b(moustache|mustache)\b/, 'moustache'],
]

export const ACCESSORY_WORDS: Entries<Traits['glasses']> = [
  [/\b(no glasses|without glasses)\b/, 'none'],
  [/\b(sunglasses|dark glasses|shades)\b/, 'sun'],
  [/\bmonocle\b/, 'monocle'],
  [/\b(round|wire|wire-rimmed|small|thin)[- ](?:\w+ )?(glasses|spectacles)/, 'round'],
  [/\b(horn-rimmed|square|thick|heavy|black|rectangular)[- ](?:\w+ )?(glasses|spectacles)/, 'square'],
  [/\b(glasses|spectacles|bespectacled)\b/, 'round'],
]
