// The beat sheet: which scenes a story of this length has, where the premise's events fall, and what the others are for.
import type { TalkFor } from './material/talk.ts'
import type { PremiseEvent } from './reading/premise.ts'

/** What a scene is for. `event` scenes play the premise itself. */
export type Beat = Exclude<TalkFor, 'solo'> | 'event'

export interface PlannedScene {
  readonly beat: Beat
  /** The premise's events that happen in it, in order. */
  readonly events: readonly PremiseEvent[]
  /** 0…1: where it lies in the story. */
  readonly position: number
  /** Which of the story's kernels it belongs to. */
  readonly act: number
}

/** Beats in the order in which a shorter story keeps them, with their place on a scale of 0…100. */
const BEATS: readonly (readonly [Beat, number])[] = [
  ['answer', 95],
  ['act', 90],
  ['open', 0],
  ['look', 34],
  ['attempt', 64],
  ['sign', 8],
  ['choice', 84],
  ['rift', 48],
  ['low', 72],
  ['clock', 52],
  ['plan', 58],
  ['reason', 42],
  ['truth', 78],
  ['approach', 14],
  ['image', 100],
  ['setback', 68],
  ['quiet', 61],
]

/** The beats that longer stories go round in again, each time with another kernel. */
const CYCLE: readonly Beat[] = [
  'sign',
  'look',
  'quiet',
  'rift',
  'clock',
  'approach',
  'plan',
  'attempt',
  'setback',
  'low',
  'reason',
  'truth',
]

/** How many scenes suit a length: 1 for 12 s, 3 for 36 s, 15 for 300 s, 75 for half an hour. */
export function sceneCount(seconds: number): number {
  const each =
    seconds <= 40 ? 12 : seconds >= 300 ? 20 + Math.min(4, (seconds - 300) / 375) : 12 + (8 * (seconds - 40)) / 260
  return Math.max(1, Math.round(seconds / each))
}

/** Scenes that fit one kernel before a longer story needs another. */
const SCENES_AN_ACT = 17

/** How many kernels a story of `count` scenes turns on. */
export const actCount = (count: number): number => Math.max(1, Math.round(count / SCENES_AN_ACT))

/** Plans `count` scenes. Events keep their order; when there are more events than scenes, neighbours share one. */
export function planScenes(events: readonly PremiseEvent[], count: number): PlannedScene[] {
  const room = count <= 2 ? count : Math.max(1, count - 1)
  const groups = group(events, Math.min(events.length, room))
  const marks: { beat: Beat; events: readonly PremiseEvent[]; at: number; order: number }[] = groups.map(
    (members, index) => ({
      beat: 'event' as const,
      events: members,
      at: eventAt(members, index, groups.length),
      order: index,
    }),
  )
  const free = count - marks.length
  for (const [beat, at] of BEATS.slice(0, free)) marks.push({ beat, events: [], at, order: 100 })
  // Longer stories go round again between the first find and the last choice.
  const extra = Math.max(0, free - BEATS.length)
  for (let index = 0; index < extra; index++)
    marks.push({
      beat: CYCLE[index % CYCLE.length] ?? 'look',
      events: [],
      at: 24 + (58 * (index + 0.5)) / extra,
      order: 200 + index,
    })
  marks.sort((a, b) => a.at - b.at || a.order - b.order)
  const acts = actCount(count)
  return marks.map((mark, index) => {
    const position = count === 1 ? 1 : index / (count - 1)
    // The first kernel opens and closes the story; the others fill its middle.
    const middle = acts > 1 && mark.at > 24 && mark.at < 76
    return {
      beat: mark.beat,
      events: mark.events,
      position,
      act: middle ? 1 + Math.min(acts - 2, Math.floor(((mark.at - 24) / 52) * (acts - 1))) : 0,
    }
  })
}

/** Arrivals and gifts come early; the rest is spread from the first turn to the eve of the end. */
function eventAt(members: readonly PremiseEvent[], index: number, total: number): number {
  const early =
    index === 0 &&
    ['travel', 'return', 'receive', 'meet', 'work', 'change', 'kill', 'vanish'].includes(members[0]?.kind ?? '')
  const first = early ? 5 : 18
  const last = total <= 1 ? first : total === 2 ? 38 : 75
  return total <= 1 ? first : first + ((last - first) * index) / (total - 1)
}

function group<T>(list: readonly T[], count: number): T[][] {
  const groups: T[][] = Array.from({ length: count }, () => [])
  list.forEach((entry, index) => {
    groups[Math.min(count - 1, Math.floor((index * count) / list.length))]?.push(entry)
  })
  return groups.filter(members => members.length > 0)
}
