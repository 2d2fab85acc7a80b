// The characters and voices that a node can be told to take: those of the series that reaches it through the graph. They are
// read from what the nodes above it made last, else from the cast written into their params. A catalog of series, once there
// is one, is one more source behind the same question.
import { type GraphDocument, splitEnd } from '../../../engine/graph/document.ts'
import { isObject } from '../../../engine/graph/json.ts'
import { nodeGraph, upstreamOf } from '../../../engine/graph/model/topology.ts'
import type { NodeSpec } from '../../../engine/graph/spec.ts'
import type { ItemStore } from '../run/items.ts'

export type PeopleKind = 'character' | 'voice'

export interface Person {
  /** The key of the character: what scripts, looks and voices name it by. */
  readonly id: string
  readonly name: string
  /** A few words: a role, an appearance, how a voice sounds. */
  readonly detail: string
  /** Digest of a portrait. */
  readonly portrait?: string
}

/**
 * The people in the order in which the series lists them, each once, with what is known from all sources together. Where no
 * series reaches the node (its script came from elsewhere, say), those of the whole graph.
 */
export function peopleReaching(
  kind: PeopleKind,
  node: string,
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
  items: Pick<ItemStore, 'node'>,
): readonly Person[] {
  const graph = nodeGraph(
    document.nodes.map(each => each.id),
    document.edges.map(edge => [splitEnd(edge.from).node, splitEnd(edge.to).node] as const),
  )
  const above = upstreamOf(graph, [node])
  const reaching = peopleOf(
    kind,
    document.nodes.filter(each => above.has(each.id)),
    specs,
    items,
  )
  return reaching.length > 0 ? reaching : peopleOf(kind, document.nodes, specs, items)
}

/** The people that these nodes tell of. */
function peopleOf(
  kind: PeopleKind,
  nodes: GraphDocument['nodes'],
  specs: ReadonlyMap<string, NodeSpec>,
  items: Pick<ItemStore, 'node'>,
): readonly Person[] {
  const people = new Map<string, Person>()
  const voices = new Set<string>()
  const add = (person: Person): void => {
    const known = people.get(person.id)
    people.set(person.id, {
      id: person.id,
      name: known?.name ?? person.name,
      detail: known?.detail || person.detail,
      ...((known?.portrait ?? person.portrait) ? { portrait: known?.portrait ?? person.portrait ?? '' } : {}),
    })
  }
  for (const { id, type, params } of nodes) {
    const spec = specs.get(type)
    const types = new Map(spec?.outputs.map(output => [output.name, output.type]))
    for (const item of items.node(id).items)
      for (const { port, value } of item.outputs) {
        const of = types.get(port)
        if (of === 'SeriesBible') for (const person of castOf(value)) add(person)
        if (of === 'Look') for (const person of lookOf(value)) add(person)
        if (of === 'Voice' && kind === 'voice')
          for (const person of voiceOf(value)) {
            voices.add(person.id)
            // How somebody sounds says more here than how they look.
            if (people.has(person.id)) people.set(person.id, { ...people.get(person.id), ...person })
            else add(person)
          }
      }
    for (const param of spec?.params ?? [])
      if (param.widget === 'characters') for (const person of castOf({ characters: params[param.name] })) add(person)
  }
  const all = [...people.values()]
  return kind === 'voice' && voices.size > 0 ? all.filter(person => voices.has(person.id)) : all
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The characters of a bible, or of the list that its node is given. */
function castOf(value: unknown): Person[] {
  if (!isObject(value) || !Array.isArray(value.characters)) return []
  return value.characters
    .filter(isObject)
    .filter(person => text(person.id) !== '')
    .map(person => ({
      id: text(person.id),
      name: text(person.name) || text(person.id),
      detail: text(person.role) || text(person.appearance),
    }))
}

function lookOf(value: unknown): Person[] {
  if (!isObject(value) || text(value.id) === '') return []
  const [front] = Array.isArray(value.references) ? value.references : []
  return [
    {
      id: text(value.id),
      name: text(value.name) || text(value.id),
      detail: text(value.appearance),
      ...(isObject(front) && typeof front.digest === 'string' ? { portrait: front.digest } : {}),
    },
  ]
}

function voiceOf(value: unknown): Person[] {
  if (!isObject(value) || text(value.id) === '') return []
  const settings = isObject(value.settings) ? value.settings : {}
  const { pitch } = settings
  const heard = [
    text(settings.gender),
    typeof pitch === 'number' && pitch !== 0 ? `${pitch > 0 ? '+' : '−'}${Math.abs(pitch)} semitones` : '',
    text(settings.language),
  ]
  return [{ id: text(value.id), name: text(value.name) || text(value.id), detail: heard.filter(Boolean).join(', ') }]
}
