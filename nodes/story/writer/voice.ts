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

/** Words a line from the material in the character's own way. */
export function voiceLine(text: string, character: Character, choose: Chooser, name: string): string {
  const [style = 'plain'] = stylesOf(character)
  const { openers, tails } = STYLE_MATERIAL[style]
  let line = style === 'formal' ? expandContractions(text) : style === 'terse' ? clip(text) : text
  const words = line.split(/\s+/).length
  const chance = choose.chance(`voice ${name}`)
  if (words >= 3 && words <= 22) {
    if (chance < 0.2) {
      const opener = choose.fresh(`opener ${name}`, openers)
      if (opener && !/^(no|yes|oh|look|listen|now|then|well|sorry|please|wait)\b/i.test(line)) line = open(opener, line)
    } else if (chance < 0.36) {
      const tail = choose.fresh(`tail ${name}`, tails)
      if (tail && !/[?…—]$/.test(line)) line = `${line} ${style === 'formal' ? expandContractions(tail) : tail}`
    } else if (style === 'nervous' && chance < 0.5 && /^I /.test(line)) line = `I— ${line}`
  }
  return tidy(line)
}

/** After a comma or a colon the line goes on small, unless it begins with a name or with I. */
function open(opener: string, line: string): string {
  const text = opener.trim()
  if (/[.!?]$/.test(text)) return `${text} ${line}`
  const small =
    /^(I\b|I['’])/.test(line) ||
    !/^(A|An|The|It|You|We|They|He|She|That|This|There|If|Not|Some|Every|Nobody|Everyone|My|Your|Our|What|Why|How|When|Where|Who|Do|Did|Is|Are|Was|Have|Has|Can|Could|Once|One|In|On|At|Only|So|And|But|Tell|Say|Give|Let|Don['’]t|Put|Leave|Ask)\b/.test(
      line,
    )
  return `${text} ${small ? line : line.charAt(0).toLowerCase() + line.slice(1)}`
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
          .replace(/^I (?=(?:thought|know|heard|checked|counted|tried|saw|said|told)\b)/, '')
          .replace(/\b(?:really|very|just|quite|rather|actually) /gi, ''),
      ),
    )
    .join(' ')
}
