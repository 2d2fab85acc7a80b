// How somebody says a line: the style that a character's own words describe, applied lightly and never to every line.
import type { Character } from '../../types.ts'
import { capital, expandContractions, tidy } from './english.ts'
import { ROLES } from './material/people.ts'
import { type SpeechStyle, STYLE_MATERIAL, STYLES } from './material/voices.ts'
import type { Chooser } from './random.ts'

/** The ways of speaking that a character's description names, most telling first. */
export function stylesOf(
  character: Pick<Character, 'personality' | 'speakingStyle' | 'role' | 'age'>,
): readonly SpeechStyle[] {
  const found = (text: string) => STYLES.filter(style => STYLE_MATERIAL[style].words.test(text))
  const styles = new Set<SpeechStyle>([
    ...found(character.speakingStyle),
    ...(character.age !== undefined && character.age < 13 ? (['childlike'] as const) : []),
    ...found(character.personality.join(', ')),
    ...found(ROLES.get(character.role.split(' ').at(-1) ?? '')?.style ?? ''),
  ])
  return styles.size > 0 ? [...styles] : ['plain']
}

/** Words a line from the material in the character's own way. What it adds, it adds to few lines, and to statements only. */
export function voiceLine(text: string, emotion: string, character: Character, choose: Chooser, name: string): string {
  const [style = 'plain'] = stylesOf(character)
  const { openers, tails, moods } = STYLE_MATERIAL[style]
  const line = style === 'formal' ? expandContractions(text) : style === 'terse' ? clip(text) : text
  const words = line.split(/\s+/).length
  const chance = choose.chance(`voice ${name}`)
  const statement =
    /^(?:I|You|If|There|It|They|We|Nobody|Somebody|Everyone|The|A|That|This|Some|What I|He|She)\b/.test(line) &&
    /[.]$/.test(line)
  if (!statement || words < 5 || words > 20 || !moods.test(emotion)) return tidy(line)
  if (chance < 0.16) {
    const opener = choose.fresh(`opener ${name}`, openers)
    if (opener) return tidy(open(opener, line))
  } else if (chance < 0.27) {
    const tail = choose.fresh(`tail ${name}`, tails)
    if (tail) return tidy(`${line} ${style === 'formal' ? expandContractions(tail) : tail}`)
  } else if (style === 'nervous' && chance < 0.42 && /^I /.test(line)) return tidy(`I— ${line}`)
  return tidy(line)
}

/** After a comma the line goes on small, unless it begins with I. */
function open(opener: string, line: string): string {
  const text = opener.trim()
  return /[.!?]$/.test(text) || /^I\b/.test(line)
    ? `${text} ${line}`
    : `${text} ${line.charAt(0).toLowerCase()}${line.slice(1)}`
}

/** Drops what a person of few words would not say. */
function clip(text: string): string {
  return text
    .split(/(?<=[.!?])\s+/)
    .map(sentence =>
      capital(
        sentence
          .replace(/^(?:Well|Listen|Look|Now|So|And|But|Oh), /i, '')
          .replace(/^I don['’]t know/, 'Don’t know')
          .replace(/^I am (?=\w+ing\b)/, '')
          .replace(/^I['’]m (?=(?:not|still|only|here)\b)/, '')
          .replace(/^(?:It is|It['’]s) (?=(?:not|only|nothing|too|a|the)\b)/, '')
          .replace(/^There (?:is|['’]s) (?=(?:a|an|no|nothing|only|one)\b)/, '')
          .replace(/^I (?=(?:thought|heard|checked|counted|tried|saw)\b \w)/, '')
          .replace(/\b(?:really|actually) /gi, ''),
      ),
    )
    .join(' ')
}
