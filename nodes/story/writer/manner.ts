// Makes a line that could be said in any story one of this story: whom it is said to, how it is begun, whom it brings to mind.
import type { Emotion } from '../../types.ts'
import { capital } from './english.ts'
import {
  ALONE,
  ANSWERS,
  APPLIED,
  APPLIED_LAST,
  ASIDES,
  ASKERS,
  LEADS,
  OPENERS,
  OPENERS_OF_OTHERS,
} from './material/manner.ts'
import type { Chooser } from './random.ts'
import { fill, fits, type Scope } from './template.ts'
import type { Player } from './world.ts'

/** A line as it is about to be said. */
export interface Line {
  /** The fragment that it was made of. */
  readonly fragment: string
  readonly text: string
  readonly emotion: Emotion
  readonly speaker: Player
  /** Undefined for somebody who talks to themself. */
  readonly listener: Player | undefined
  /** Somebody of the story whom both know, and who is not there. */
  readonly other: Player | undefined
  /** Whether this line may call its listener by name. */
  readonly calls: boolean
  /** Whether a question has just been asked of the speaker. */
  readonly answers: boolean
}

/** True for a fragment that could be said in another story: it names neither its people nor what it is about. */
export const isCommon = (fragment: string): boolean => !/\{matter\}|\$[ABC]/i.test(fragment.replace(/\$[abc]/g, ''))
/** True for a fragment that speaks of what is at stake, and so needs nothing before it. */
const isPlot = (fragment: string): boolean => /\{\w+\}/.test(fragment)

/**
 * What somebody calls somebody: relatives by what they are, a captain by the rank, everybody else by the first name.
 * Whoever is older by blood is not called by name alone.
 */
export function addressOf(speaker: Player, listener: Player): string {
  const theyAre = listener.character.relationships[speaker.id]?.toLowerCase() ?? ''
  const weAre = speaker.character.relationships[listener.id]?.toLowerCase() ?? ''
  const woman = listener.gender === 'female'
  const elder = (kind: string): boolean => new RegExp(`\\b${kind}\\b`).test(theyAre)
  if (elder('grand(?:father|pa)')) return 'Grandfather'
  if (elder('grand(?:mother|ma)|nana')) return 'Grandma'
  if (elder('mother|mum|mom')) return 'Mother'
  if (elder('father|dad')) return 'Father'
  if (elder('aunt')) return `Aunt ${listener.name}`
  if (elder('uncle')) return `Uncle ${listener.name}`
  if (elder('captain')) return 'Captain'
  if (/\bgrand(?:son|daughter|child)\b/.test(weAre)) return woman ? 'Grandma' : 'Grandfather'
  if (/(?:^| )(?:son|daughter)$/.test(weAre)) return woman ? 'Mother' : 'Father'
  if (/\b(?:nephew|niece)\b/.test(weAre)) return `${woman ? 'Aunt' : 'Uncle'} ${listener.name}`
  return listener.name
}

/** The line in its speaker’s manner; single words stay as they are. What it takes from the material is used up. */
export function inManner(line: Line, choose: Chooser, name: string): string {
  const { text, emotion, speaker, listener, other } = line
  const words = text.split(/\s+/).length
  if (words < 2 || /[—…-]$/.test(text)) return text
  const draw = choose.chance(`manner ${name}`)
  const before = (pool: readonly string[]): string | undefined => choose.fresh(`before ${name}`, pool)
  if (!listener) {
    if (isPlot(line.fragment)) return text
    const alone = before(ALONE)
    return alone ? `${alone.replace('{self}', speaker.name)} ${text}` : text
  }
  const address = addressOf(speaker, listener)
  const called = line.calls ? callFor(text, address, draw) : undefined
  if (called !== undefined || isPlot(line.fragment)) return called ?? text
  if (other && words > 4 && draw > 0.88 && /\.$/.test(text)) {
    const aside = choose.fresh(`aside ${name}`, ASIDES[emotion] ?? [])
    if (aside) return `${text} ${aside.replace(/\{other\}/gi, other.name)}`
  }
  const opener =
    QUESTION.test(text) && draw < 0.6
      ? before(ASKERS)
      : STATEMENT.test(text) && /^(?:neutral|tense|happy)$/.test(emotion) && draw < 0.55
        ? before(/^(?:I|We|My)\b/.test(text) ? OPENERS : [...OPENERS, ...OPENERS_OF_OTHERS])
        : undefined
  if (opener) return `${opener}${/thing|this$/.test(opener) ? ':' : ','} ${small(text)}`
  // `Then pull harder.` follows from what was said: nothing stands before it.
  if (/^(?:Then|And|But|So|Because|Or|Until|Not|No|Yes|Me)\b/.test(text)) return callFor(text, address, 0) ?? text
  const lead = before(line.answers ? ANSWERS : LEADS[emotion])
  return lead ? `${lead} ${text}` : (callFor(text, address, 0) ?? text)
}

const QUESTION =
  /^(?:Who|What|Where|When|Why|How|Do|Does|Did|Is|Are|Was|Were|Have|Has|Can|Could|Will|Would|Which)\b.*\?$/
const STATEMENT =
  /^(?:I|You|If|There|It|They|We|Nobody|No one|Somebody|Someone|Everyone|The|A|That|This|Some|He|She|My|Your)\b[^?!]*$/

/** `Hold this.` → `Hold this, Dev.` or `Dev, hold this.`; undefined where a name would jar. */
function callFor(text: string, address: string, draw: number): string | undefined {
  const sentences = text.split(/(?<=[.?!])\s+/)
  const last = sentences.at(-1) ?? text
  if (last.split(/\s+/).length <= 6 && !/[,;:]/.test(last) && draw < 0.75)
    return text.replace(/([.?!]+)$/, `, ${address}$1`)
  // `Me. Once.` → `Me, Ruth. Once.`
  const [first = ''] = sentences
  if (sentences.length > 1 && first.split(/\s+/).length <= 3 && !/[,;:]/.test(first))
    return `${first.replace(/([.?!]+)$/, `, ${address}$1`)} ${sentences.slice(1).join(' ')}`
  if (sentences.length > 1 || !(QUESTION.test(text) || STATEMENT.test(text))) return undefined
  return `${address}, ${small(text)}`
}

/** A sentence that goes on small, unless it begins with I. */
const small = (text: string): string =>
  /^(?:I\b|[A-Z][A-Z])/.test(text) ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`

/** A narrator’s saying, with what it has to do with this story where it does not say so itself. */
export function ofThisStory(
  fragment: string,
  text: string,
  scope: Scope,
  choose: Chooser,
  name: string,
  last = false,
): string {
  if (!isCommon(fragment) || isPlot(fragment)) return text
  const applied = choose
    .order(`applied ${name}`, last ? APPLIED_LAST : APPLIED)
    .find(entry => !choose.used(entry) && fits(entry, scope))
  if (applied === undefined) return text
  choose.use(applied)
  return `${text} ${capital(fill(applied, scope))}`
}
