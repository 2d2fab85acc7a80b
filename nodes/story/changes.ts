// What a scene's words change about the people in it: clothes, wounds, things in hand, wet and tired.
import type { Character, SceneValue } from '../types.ts'

/** One person's changes in one scene. */
export interface Changes {
  /** The new clothes, when they change. */
  readonly wardrobe: string | undefined
  /** Wounds that happen here, such as `cut on the palm`. */
  readonly injuries: readonly string[]
  /** Earlier wounds are tended and no longer shown. */
  readonly healed: boolean
  /** Things taken into hand. */
  readonly takes: readonly string[]
  /** Things let go of: dropped, burned, given away. */
  readonly drops: readonly string[]
  readonly conditions: readonly string[]
  readonly rested: boolean
}

type Who = Pick<Character, 'id' | 'name'>

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const PART =
  'palm|hand|wrist|arm|elbow|shoulder|forehead|eyebrow|brow|cheek|cheekbone|lip|chin|neck|side|leg|knee|thigh|ankle|foot|temple|finger|knuckles|ribs|nose|eye|back|head'

/** Patterns of wounds and the words for them; `$1` is the part of the body. */
const WOUNDS: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(`\\bcuts? (?:open )?(?:across|above|on|along|over|down|to) (?:\\S+ ){1,2}?(${PART})\\b`, 'i'),
    'cut on the $1',
  ],
  [
    new RegExp(`\\b(?:blood|bleeds?|bleeding)\\b[^.]*? (?:from|on|down|over) (?:\\S+ ){1,2}?(${PART})\\b`, 'i'),
    'cut on the $1',
  ],
  [new RegExp(`\\bbruises?\\b[^.]*? (?:along|on|across|under) (?:\\S+ ){1,2}?(${PART})\\b`, 'i'), 'bruise on the $1'],
  [new RegExp(`\\bburns? (?:an?|his|her|their|one|the) (?:\\w+ )?(${PART})\\b`, 'i'), 'burned $1'],
  [new RegExp(`\\b(?:breaks?|sprains?|twists?) (?:an?|his|her|their|one) (${PART})\\b`, 'i'), 'injured $1'],
  [new RegExp(`\\bscrapes?\\b[^.]*?\\b(${PART})\\b`, 'i'), 'scrape on the $1'],
  [/\bblack eye\b/i, 'black eye'],
  [/\blimp(?:s|ing)?\b/i, 'limp'],
  [/\b(?:is|gets|been) (?:shot|stabbed|wounded)\b|\bgunshot wound\b/i, 'wound'],
]
const HEALED =
  /\b(?:bandage[sd]?|stitches|stitched up|heal(?:s|ed)|patched up|cleans (?:the|her|his|their) (?:cut|wound))\b/i
const GARMENT =
  '(?:coat|jacket|dress|suit|gown|uniform|cloak|robe|shirt|sweater|apron|costume|armou?r|overalls|raincoat|scrubs|parka|cardigan|tuxedo|hoodie|blazer|kimono|spacesuit)'
const DRESSED = new RegExp(
  `\\b(?:changes? into|puts? on|pulls? on|dressed in|wear(?:s|ing)|slips? into|now in) (?:an?|the|his|her|their) ((?:[\\w-]+ ){0,4}?${GARMENT})\\b`,
  'i',
)
const TAKES =
  /\b(?:picks up|takes|pockets|grabs|finds|carries|lifts|snatches|steals|receives|unpockets|pulls out|draws) (?:an?|the) ((?:[\w’'-]+ ){0,2}?[\w-]+)(?= (?:from|off|out|and|with|in|into|on|under|to|while|that|of)\b|[.,;]|$)/gi
const GIVES =
  /\b(?:gives|hands|passes|returns|slides|throws|tosses) (?:(\S+) )?(?:an?|the) ((?:[\w’'-]+ ){0,2}?[\w-]+)(?: (?:back |over )?to (\S+?))?(?=[.,;]|$| (?:and|while|with|over|across|before|without)\b)/gi
const DROPS =
  /\b(?:drops|burns|destroys|throws away|puts down|leaves behind|loses|sets down|smashes) (?:an?|the) ((?:[\w’'-]+ ){0,2}?[\w-]+)(?= (?:from|off|out|and|with|in|into|on|onto|under|to|while|that|of|by|behind)\b|[.,;]|$)/gi
const WET =
  /\b(?:soaked|drenched|dripping|wet through|wades?|swims?|underwater|wet to the skin|plunges? into (?:the )?(?:water|sea|river|lake))\b/i
const TIRED = /\b(?:exhausted|tired|yawns|sleepless|worn out|can(?:not|'t|’t) sleep|has not slept)\b/i
const RESTED = /\b(?:sleeps|wakes|slept|a good night|rested)\b/i
/** What hands hold that is no thing. */
const NO_THING =
  /^(?:moment|step|breath|way|hand|hands|look|seat|turn|place|chance|time|call|door|light|lead|word|long|half|first|last|next|deep|arm|corner|shape|fingers?|coin up|head|stairs)\b/i

/** The changes that `scene` makes to each of `cast`, by character id. Sentences count for whoever they are about. */
export function changesIn(scene: SceneValue, cast: readonly Who[]): Map<string, Changes> {
  const present = cast.filter(character => scene.characters.includes(character.id))
  const changes = new Map(
    present.map(character => [
      character.id,
      {
        wardrobe: undefined as string | undefined,
        injuries: [] as string[],
        healed: false,
        takes: [] as string[],
        drops: [] as string[],
        conditions: [] as string[],
        rested: false,
      },
    ]),
  )
  let about: Who | undefined = present[0]
  for (const sentence of scene.action.split(/(?<=[.!?])\s+/)) {
    // `She gives the key to Tom` is about whoever the sentence before was about.
    if (!/^(?:She|He|They)\b/.test(sentence)) about = subjectOf(sentence, present) ?? about
    const own = about && changes.get(about.id)
    if (!own) continue
    for (const [pattern, words] of WOUNDS) {
      const match = pattern.exec(sentence)
      if (match) {
        own.injuries.push(words.replace('$1', match[1]?.toLowerCase() ?? ''))
        break
      }
    }
    if (HEALED.test(sentence)) own.healed = true
    own.wardrobe = DRESSED.exec(sentence)?.[1] ?? own.wardrobe
    if (WET.test(sentence)) own.conditions.push('wet')
    if (TIRED.test(sentence)) own.conditions.push('tired')
    if (RESTED.test(sentence)) own.rested = true
    for (const [, thing = ''] of sentence.matchAll(TAKES))
      if (!NO_THING.test(thing)) own.takes.push(thing.toLowerCase())
    for (const [, thing = ''] of sentence.matchAll(DROPS)) own.drops.push(thing.toLowerCase())
    for (const [, before, thing = '', after] of sentence.matchAll(GIVES)) {
      const to = present.find(
        character => character !== about && [before, after].some(word => word && isName(word, character)),
      )
      if (!to || NO_THING.test(thing)) continue
      own.drops.push(thing.toLowerCase())
      changes.get(to.id)?.takes.push(thing.toLowerCase())
    }
  }
  return changes
}

const isName = (word: string, character: Who): boolean =>
  character.name.split(/\s+/).some(part => part.toLowerCase() === word.replace(/['’]s$/, '').toLowerCase())

/** Who a sentence is about: the person whose name comes first in it. */
function subjectOf(sentence: string, present: readonly Who[]): Who | undefined {
  const found = present
    .map(character => {
      const names = character.name
        .split(/\s+/)
        .filter(part => !/\.$/.test(part))
        .map(literal)
      return { character, at: sentence.search(new RegExp(`(?<!\\p{L})(?:${names.join('|')})(?!\\p{L})`, 'u')) }
    })
    .filter(entry => entry.at >= 0)
    .sort((a, b) => a.at - b.at)
  return found[0]?.character
}
