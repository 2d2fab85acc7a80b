// Who is who in a paragraph: full names at first sight, pronouns where nobody else can be meant.
import type { Desk } from './desk.ts'
import { capital, pronouns } from './english.ts'
import type { Roles } from './talking.ts'
import type { Player } from './world.ts'

/** `Ava reaches out. Ava stops.` → `Ava reaches out. She stops.`, where nobody else can be meant. */
export function pronounise(text: string, players: readonly Player[]): string {
  const named = (sentence: string): Player[] =>
    players.filter(player => new RegExp(`(?<!\\p{L})${literal(player.name)}(?!\\p{L})`, 'u').test(sentence))
  const sentences = text.split(/(?<=[.!?…])\s+/)
  let replaced = 0
  return sentences
    .map((sentence, index) => {
      const before = sentences[index - 1]
      const player = players.find(entry => sentence.startsWith(`${entry.name} `))
      // `they` would have to agree with every verb of the sentence: a name reads better.
      if (!before || !player || player.gender === 'neutral' || replaced >= 2) return sentence
      const seen = named(before)
      // Somebody of the same gender in either sentence would make the pronoun doubtful.
      const rivals = [...seen, ...named(sentence)].filter(other => other !== player && other.gender === player.gender)
      if (!seen.includes(player) || rivals.length > 0) return sentence
      replaced++
      return `${capital(pronouns(player.gender).subject)}${sentence.slice(player.name.length)}`
    })
    .join(' ')
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The first time somebody is seen, the full name and what they are to whom. */
export function introduce(desk: Desk, roles: Roles, text: string): string {
  let out = text
  for (const player of Object.values(roles)) {
    if (!player || desk.introduced.has(player.id)) continue
    const seen = new RegExp(`(?<![\\p{L}\\p{N}])${literal(player.name)}(?![\\p{L}\\p{N}]|['’]s)`, 'u')
    const match = seen.exec(out)
    if (!match) continue
    desk.introduced.add(player.id)
    const rest = out.slice(match.index + match[0].length)
    const ends = /^[.,;:!?]/.test(rest)
    const role = player.role ? `, ${player.role}${ends ? '' : ','}` : ''
    out = `${out.slice(0, match.index)}${player.character.name.trim()}${role}${rest}`
  }
  return out
}
