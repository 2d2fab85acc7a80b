// What the scenes of an episode share while it is being written, and who is in each of them.
import type { PlannedScene } from './plan.ts'
import type { Chooser } from './random.ts'
import { type Roles, Spoken } from './talking.ts'
import { type Player, staged, type World } from './world.ts'

/** What the scenes of an episode share while it is being written. */
export interface Desk {
  readonly world: World
  readonly choose: Chooser
  readonly spoken: Spoken
  readonly visits: Map<string, number>
  readonly introduced: Set<string>
  readonly scenes: readonly PlannedScene[]
  /** Seconds that a scene lasts on average. */
  readonly each: number
}

export const openDesk = (world: World, choose: Chooser, scenes: readonly PlannedScene[], each: number): Desk => ({
  world,
  choose,
  scenes,
  each,
  spoken: new Spoken(),
  visits: new Map(),
  introduced: new Set(),
})

/** Those at the hero’s side take turns, so that everybody of a larger cast has their scenes. */
function sideOf(desk: Desk, plan: PlannedScene, index: number): readonly Player[] {
  const { companions, divided } = desk.world
  const there = companions.filter(
    player => (plan.beat === 'open' && player === companions[0] && !divided) || joined(desk, player, index),
  )
  const turn = plan.beat === 'open' || plan.beat === 'image' ? 0 : index % Math.max(1, there.length)
  return [...there.slice(turn), ...there.slice(0, turn)]
}

/** Before the friend has a part in the premise’s events, the hero goes alone, but for the first scene. */
export function castScene(desk: Desk, plan: PlannedScene, index: number): Roles {
  const { hero, opponent } = desk.world
  if (plan.beat === 'event') {
    const present = [...new Set(plan.events.flatMap(event => staged(event, desk.world)))]
    const first = plan.events[0]?.agents
      .map(id => desk.world.playerOf.get(id))
      .find(player => player && present.includes(player))
    const a = first ?? present[0] ?? hero
    // Whom it is done to stands against who does it, before those who do it together.
    const acting = plan.events[0]?.agents.map(id => desk.world.playerOf.get(id)) ?? []
    const b =
      present.find(player => player !== a && !acting.includes(player)) ??
      present.find(player => player !== a) ??
      (a !== hero ? hero : sideOf(desk, plan, index)[0])
    const [c, d] = present.filter(player => player !== a && player !== b)
    return { A: a, ...(b && b !== a ? { B: b } : {}), ...(c ? { C: c } : {}), ...(d ? { D: d } : {}) }
  }
  const [friend, another] = sideOf(desk, plan, index)
  const withOpponent = opponent && ['clock', 'truth', 'choice', 'act'].includes(plan.beat)
  return {
    A: hero,
    ...(friend ? { B: friend } : {}),
    ...(withOpponent ? { C: opponent } : another ? { D: another } : {}),
  }
}

/** Whether somebody has had their part in the premise’s events, or has none. */
function joined(desk: Desk, player: Player, index: number): boolean {
  const first = desk.scenes.findIndex(scene => scene.events.some(event => staged(event, desk.world).includes(player)))
  return first < 0 || index >= first
}

export function eventRoles(desk: Desk, event: PlannedScene['events'][number]): Roles {
  const present = staged(event, desk.world)
  const a = present[0] ?? desk.world.hero
  const acting = event.agents.map(id => desk.world.playerOf.get(id))
  const b =
    present.find(player => player !== a && !acting.includes(player)) ??
    present.find(player => player !== a) ??
    (a === desk.world.hero ? undefined : desk.world.hero)
  return { A: a, ...(b ? { B: b } : {}) }
}
