// How scenes are cut: the node that decides, what it decides on each, and what that makes of the episode's length. Pure.
import type { GraphDocument } from '../../engine/graph/document.ts'
import { inherit } from '../../engine/graph/keys.ts'
import type { NodeSpec, ParamSpec } from '../../engine/graph/spec.ts'
import type { SceneView } from '../faces/values.ts'

type Specs = ReadonlyMap<string, NodeSpec>

/** The node that trims scenes and joins them. */
export interface Cutter {
  readonly node: string
  /** What the choices of its transition are. */
  readonly transitions: readonly string[]
}

/** What was decided on a scene, in frames. */
export interface Decision {
  /** Taken off its beginning. */
  readonly head: number
  /** Taken off its end; below 0 it goes on into its tail. */
  readonly tail: number
  readonly transition: string
  /** Of the transition; 0 as the script has it. */
  readonly length: number
}

export const AS_WRITTEN: Decision = { head: 0, tail: 0, transition: 'as-written', length: 0 }

const paramOf = (spec: NodeSpec, name: string): ParamSpec | undefined => spec.params.find(param => param.name === name)

/** Whether a declaration takes a scene, and hands it on trimmed and with a transition. */
export const isCutter = (spec: NodeSpec | undefined): spec is NodeSpec =>
  (spec?.inputs.some(input => input.type === 'Scene' && input.kind === 'one') ?? false) &&
  spec !== undefined &&
  spec.outputs.some(output => output.type === 'Scene' && output.kind === 'one') &&
  ['head', 'tail', 'transition', 'length'].every(name => paramOf(spec, name))

/** The first node of the graph that cuts scenes. */
export function cutterOf(document: GraphDocument, specs: Specs): Cutter | undefined {
  for (const node of document.nodes) {
    const spec = specs.get(node.type)
    if (node.mode === 'active' && isCutter(spec))
      return { node: node.id, transitions: paramOf(spec, 'transition')?.choices ?? [] }
  }
  return undefined
}

/** What is decided on a scene: for it alone, else for all, else as it was written. */
export function decisionOf(document: GraphDocument, specs: Specs, cutter: Cutter | undefined, key: string): Decision {
  const node = document.nodes.find(each => each.id === cutter?.node)
  if (!node) return AS_WRITTEN
  const spec = specs.get(node.type)
  const own = inherit(document.overrides[node.id], key)
  const given = (name: keyof Decision): unknown =>
    own[name] ?? node.params[name] ?? spec?.params.find(each => each.name === name)?.default
  const frames = (name: keyof Decision): number => {
    const value = given(name)
    return typeof value === 'number' ? value : 0
  }
  const transition = given('transition')
  return {
    head: frames('head'),
    tail: frames('tail'),
    transition: typeof transition === 'string' ? transition : AS_WRITTEN.transition,
    length: frames('length'),
  }
}

/** Frames that trims leave of a scene at least, as Scene Cut has it. */
export const SHORTEST_SCENE = 6
/** Frames of a transition that neither the script nor a person gave a length. */
const USUAL_TRANSITION = 12

/** Frames of a scene as it is cut. */
export const cutFrames = (scene: SceneView, { head, tail }: Decision): number =>
  Math.max(Math.min(SHORTEST_SCENE, scene.frames), scene.frames - head - tail)

/** Frames that there are of a scene: as written, and its tail. */
export const materialOf = (scene: SceneView): number => scene.frames + (scene.tailFrames ?? 0)

/** How a scene goes into the next one: what was decided, or what the script has. */
export function joinOf(
  scene: SceneView,
  decision: Decision,
): { readonly transition: string; readonly frames: number; readonly beyond: number } {
  const beyond = (scene.tailFrames ?? 0) + decision.tail
  const written = scene.tailFrames ?? 0
  if (decision.transition === 'as-written') {
    const frames = Math.min(written, Math.max(0, beyond))
    return { transition: frames > 0 ? 'dissolve' : 'cut', frames, beyond }
  }
  if (decision.transition === 'cut') return { transition: 'cut', frames: 0, beyond }
  const wanted = decision.length || written || USUAL_TRANSITION
  return { transition: decision.transition, frames: Math.min(wanted, Math.max(0, beyond)), beyond }
}

/** The transitions by the names that cutting rooms have for them. */
export const TRANSITION_WORDS: Readonly<Record<string, string>> = {
  'as-written': 'As written',
  cut: 'Cut',
  dissolve: 'Dissolve',
  'dip-to-black': 'Dip to black',
  'dip-to-white': 'Dip to white',
  wipe: 'Wipe',
  push: 'Push',
  iris: 'Iris',
}
