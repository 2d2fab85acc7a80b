// What a trim does to the cut: to one scene, or to two that meet. Pure.
import type { SceneView } from '../faces/values.ts'
import { type Decision, materialOf, SHORTEST_SCENE } from './cutting.ts'

/**
 * `ripple` makes the scene shorter or longer, and the episode with it; `slip` uses another part of what was shot, as long as
 * before; `roll` moves the cut between two scenes, so that the one gains what the other loses.
 */
export type TrimMode = 'ripple' | 'slip' | 'roll'
export const TRIM_MODES: readonly { readonly mode: TrimMode; readonly title: string; readonly does: string }[] = [
  { mode: 'ripple', title: 'Ripple', does: 'The scene gets shorter or longer, and the episode with it' },
  { mode: 'slip', title: 'Slip', does: 'Another part of what was shot, as long as before' },
  { mode: 'roll', title: 'Roll', does: 'The cut to the neighbouring scene moves: the episode stays as long as it is' },
]

export type TrimEnd = 'head' | 'tail'

/** The frames of a shot that are used: the first, and the one behind the last. */
export interface Span {
  readonly first: number
  readonly last: number
}

/** A scene as it is cut. */
export interface CutScene {
  readonly key: string
  readonly scene: SceneView
  readonly decision: Decision
}

export interface Trimmed {
  /** What is used of the scene itself. */
  readonly span: Span
  /** What is to be decided on each scene that changes; nothing where there is no room to move. */
  readonly items: readonly { readonly key: string; readonly params: Partial<Decision> }[]
}

export function spanOf({ scene, decision }: Pick<CutScene, 'scene' | 'decision'>): Span {
  const first = Math.max(0, Math.min(decision.head, scene.frames - SHORTEST_SCENE))
  return { first, last: Math.max(first + SHORTEST_SCENE, scene.frames - decision.tail) }
}

const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(value, most))

/**
 * Moves an end of a scene to a frame of its shot, as far as there are frames: of the shot, and for a roll of the scene that
 * it is taken from or given to.
 * @param scenes all scenes in the order of the episode
 * @returns undefined when there is no such scene, or nothing to roll against
 */
export function trimTo(
  scenes: readonly CutScene[],
  key: string,
  end: TrimEnd,
  to: number,
  mode: TrimMode,
): Trimmed | undefined {
  const at = scenes.findIndex(each => each.key === key)
  const own = scenes[at]
  const moved = own && moveTo(own, scenes[end === 'head' ? at - 1 : at + 1], end, to, mode)
  if (!own || !moved) return undefined
  const { first, last } = spanOf(own)
  return moved.span.first === first && moved.span.last === last ? { ...moved, items: [] } : moved
}

/** @param other the scene on the other side of that end */
function moveTo(
  own: CutScene,
  other: CutScene | undefined,
  end: TrimEnd,
  to: number,
  mode: TrimMode,
): Trimmed | undefined {
  const { key } = own
  const { first, last } = spanOf(own)
  const material = materialOf(own.scene)
  const head = (span: Span) => ({ head: span.first })
  const tail = ({ scene }: CutScene, span: Span) => ({ tail: scene.frames - span.last })
  if (mode === 'slip') {
    const by = between(-first, to - (end === 'head' ? first : last), material - last)
    const span = { first: first + by, last: last + by }
    return { span, items: [{ key, params: { ...head(span), ...tail(own, span) } }] }
  }
  const wanted = end === 'head' ? between(0, to, last - SHORTEST_SCENE) : between(first + SHORTEST_SCENE, to, material)
  if (mode === 'ripple') {
    const span = end === 'head' ? { first: wanted, last } : { first, last: wanted }
    return { span, items: [{ key, params: end === 'head' ? head(span) : tail(own, span) }] }
  }
  if (!other) return undefined
  const theirs = spanOf(other)
  if (end === 'head') {
    const by = between(
      theirs.first + SHORTEST_SCENE - theirs.last,
      wanted - first,
      materialOf(other.scene) - theirs.last,
    )
    const span = { first: first + by, last }
    return {
      span,
      items: [
        { key: other.key, params: tail(other, { ...theirs, last: theirs.last + by }) },
        { key, params: head(span) },
      ],
    }
  }
  const by = between(-theirs.first, wanted - last, theirs.last - SHORTEST_SCENE - theirs.first)
  const span = { first, last: last + by }
  return {
    span,
    items: [
      { key, params: tail(own, span) },
      { key: other.key, params: head({ ...theirs, first: theirs.first + by }) },
    ],
  }
}
