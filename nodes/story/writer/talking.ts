// Puts words into mouths: chooses exchanges that suit a scene, fit its time and have not been said before.
import { EMOTIONS, type Emotion } from '../../types.ts'
import { speechSeconds } from '../timing.ts'
import { expandContractions } from './english.ts'
import { inManner, isCommon } from './manner.ts'
import type { Chooser } from './random.ts'
import { fill, fits, type Scope } from './template.ts'
import { voiceLine } from './voice.ts'
import type { Player } from './world.ts'

/** Somebody says something. */
export interface Said {
  readonly speaker: string
  readonly text: string
  readonly emotion: Emotion
}

/** A acts, B is at their side, C stands against them; D is there, too, and says nothing. */
export type Roles = Partial<Record<'A' | 'B' | 'C' | 'D', Player>>

/** Everything that has been said in the episode, so that nothing is said twice. */
export class Spoken {
  private readonly texts = new Set<string>()
  has(text: string): boolean {
    return this.texts.has(normal(text))
  }
  add(text: string): void {
    this.texts.add(normal(text))
  }
}
const normal = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The pause between two lines that the writer reckons with, in seconds. */
export const TURN = 0.5

/** `A/tense: You knew. | B: I hoped.` as lines. @throws SyntaxError for a line without a speaker */
export function parseExchange(exchange: string): { role: 'A' | 'B' | 'C'; emotion: Emotion; text: string }[] {
  return exchange.split('|').map(part => {
    const match = /^\s*([ABC])(?:\/(\w+))?:\s*(.+?)\s*$/.exec(part)
    const emotion = EMOTIONS.find(known => known === (match?.[2] ?? 'neutral'))
    if (!match?.[1] || !match[3] || !emotion) throw new SyntaxError(`Not a line of an exchange: “${part.trim()}”`)
    return { role: match[1] as 'A' | 'B' | 'C', emotion, text: match[3] }
  })
}

/** How long lines take to say, pauses between them included. */
export const sayingSeconds = (lines: readonly Said[]): number =>
  lines.reduce((sum, line) => sum + speechSeconds(line.text), 0) + Math.max(0, lines.length - 1) * TURN

/** Who talks in a scene, of what, and what has been said before. */
export interface Talking {
  readonly roles: Roles
  readonly scope: Scope
  readonly spoken: Spoken
  readonly choose: Chooser
  /** People of the story who are not there and may be spoken of. */
  readonly absent: readonly Player[]
  /** Lines as they are, without a manner of this story: where there is no time for one. */
  readonly plainly?: boolean
}

/**
 * The first exchange of `pool`, in the order that `name` draws, that everybody present can say within `seconds` and that
 * repeats nothing; undefined when there is none.
 */
export function exchange(
  name: string,
  pool: readonly string[],
  { roles, scope, spoken, choose, absent, plainly = false }: Talking,
  seconds: number,
): Said[] | undefined {
  const drawn = choose.order(name, pool)
  // Mostly, what speaks of this very story goes before what could be said in any.
  const own = choose.chance(`${name} own`) < 0.6
  for (const candidate of own
    ? [...drawn.filter(entry => entry.includes('{')), ...drawn.filter(entry => !entry.includes('{'))]
    : drawn) {
    if (choose.used(candidate)) continue
    const parsed = parseExchange(candidate)
    if (parsed.some(line => !roles[line.role]) || !fits(candidate.replace(/\|/g, ' '), scope)) continue
    const plain = parsed.flatMap(
      (line, index): (Said & { readonly player: Player; readonly fragment: string; readonly common: boolean })[] => {
        const player = roles[line.role]
        if (!player) return []
        const filled = fill(line.text, scope)
        const text = voiceLine(filled, line.emotion, player.character, choose, `${name}|${candidate}|${index}`)
        return [
          {
            speaker: player.id,
            text,
            emotion: line.emotion,
            player,
            fragment: line.text,
            common: isCommon(line.text) && unvoiced(text, filled),
          },
        ]
      },
    )
    if (sayingSeconds(plain) > seconds) continue
    // One line of an exchange calls its listener by name; a name in every line is a sales talk.
    const common = plain.flatMap((line, index) => (line.common && line.text.includes(' ') ? [index] : []))
    const calls = common[Math.floor(choose.chance(`${name}|${candidate}|calls`) * 1.5 * common.length)]
    const lines = plain.map(({ player, fragment, common: bare, ...line }, index): Said => {
      if (!bare || plainly) return line
      const listener = (
        plain.slice(0, index).findLast(other => other.player !== player) ??
        plain.slice(index).find(other => other.player !== player)
      )?.player
      const other = absent[Math.floor(choose.chance(`${name}|${candidate}|${index}|other`) * absent.length)]
      return {
        ...line,
        text: inManner(
          {
            fragment,
            text: line.text,
            emotion: line.emotion,
            speaker: player,
            listener,
            other,
            calls: index === calls,
            answers: /\?$/.test(plain[index - 1]?.text ?? ''),
          },
          choose,
          `${name}|${candidate}|${index}`,
        ),
      }
    })
    if (sayingSeconds(lines) > seconds || lines.some(line => spoken.has(line.text))) continue
    choose.use(candidate)
    for (const line of lines) spoken.add(line.text)
    return lines
  }
  return undefined
}

/** True when a way of speaking put nothing before or after the line, though it may have worded it stiffly or cut it short. */
const unvoiced = (text: string, filled: string): boolean =>
  text.length <= filled.length || expandContractions(text) === expandContractions(filled)

/** One line of a list said by one person; undefined when none is left that fits. */
export function singleLine(
  name: string,
  pool: readonly string[],
  player: Player | undefined,
  emotion: Emotion,
  { roles, scope, spoken, choose, absent, plainly = false }: Talking,
  seconds: number,
): Said[] | undefined {
  if (!player) return undefined
  const listener = player === roles.A ? (roles.B ?? roles.C) : roles.A
  for (const candidate of choose.order(name, pool)) {
    if (choose.used(candidate) || !fits(candidate, scope)) continue
    const filled = fill(candidate, scope)
    const voiced = voiceLine(filled, emotion, player.character, choose, `${name}|${candidate}`)
    if (speechSeconds(voiced) > seconds) continue
    const calls = choose.chance(`${name}|calls`) < 0.5
    const text =
      !plainly && isCommon(candidate) && unvoiced(voiced, filled)
        ? inManner(
            {
              fragment: candidate,
              text: voiced,
              emotion,
              speaker: player,
              listener,
              other: absent[0],
              calls,
              answers: false,
            },
            choose,
            `${name}|${candidate}`,
          )
        : voiced
    if (speechSeconds(text) > seconds || spoken.has(text)) continue
    choose.use(candidate)
    spoken.add(text)
    return [{ speaker: player.id, text, emotion }]
  }
  return undefined
}
