// Tells where somebody comes from: by their own names, their kin, the others of the story, and where it plays.
import { ORIGINS, type Origin } from './material/origins.ts'

const parts = (name: string): readonly string[] => name.trim().split(/\s+/)

/** The origins of a name: by its family name where one tells, else by the given name. */
export function originsOfName(name: string): readonly Origin[] {
  const words = parts(name)
  const family = words.length > 1 ? ORIGINS.filter(entry => entry.family.includes(words.at(-1) ?? '')) : []
  if (family.length > 0) return family
  return ORIGINS.filter(entry => words.some(word => entry.female.includes(word) || entry.male.includes(word)))
}

/** Where a story plays, by its setting before its premise; undefined for one that could play anywhere. */
export function originOfPlace(setting: string, premise: string): Origin | undefined {
  const first = (text: string) =>
    ORIGINS.map(entry => ({ entry, at: text.search(entry.places) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)[0]?.entry
  return first(setting) ?? first(premise)
}

/**
 * The one of a name's origins that goes with the place and with the other names of the story: Hana is Japanese beside
 * Kenji, and comes from Cairo in Cairo. Undefined for names that are given all over the world.
 */
export function originOfName(name: string, others: readonly string[], place: Origin | undefined): Origin | undefined {
  const own = originsOfName(name)
  if (own.length < 2) return own[0]
  const beside = others.flatMap(other => (other === name ? [] : originsOfName(other)))
  return own.find(entry => entry === place) ?? own.find(entry => beside.some(other => other === entry)) ?? own[0]
}
