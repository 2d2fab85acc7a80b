// Copy and paste: a piece of a graph as JSON text, so that it also travels between tabs and into chats.
import {
  type Frame,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  type Note,
  splitEnd,
} from '../../../engine/graph/document.ts'
import type { Wire } from '../document/commands.ts'
import { freshId } from '../document/ids.ts'
import type { Selection } from '../selection.ts'

export interface Fragment {
  readonly format: 'reelgraph-fragment'
  readonly nodes: readonly GraphNode[]
  /** Wires between the nodes. */
  readonly edges: readonly GraphEdge[]
  /** Wires that came into them from elsewhere. */
  readonly incoming: readonly GraphEdge[]
  readonly frames: readonly Frame[]
  readonly notes: readonly Note[]
  readonly overrides: GraphDocument['overrides']
}

export function copy(document: GraphDocument, selection: Pick<Selection, 'nodes' | 'frames' | 'notes'>): Fragment {
  const chosen = new Set(selection.nodes)
  const into = document.edges.filter(edge => chosen.has(splitEnd(edge.to).node))
  const within = (edge: GraphEdge): boolean => chosen.has(splitEnd(edge.from).node)
  return {
    format: 'reelgraph-fragment',
    nodes: document.nodes.filter(node => chosen.has(node.id)),
    edges: into.filter(within),
    incoming: into.filter(edge => !within(edge)),
    frames: document.frames.filter(frame => selection.frames.includes(frame.id)),
    notes: document.notes.filter(note => selection.notes.includes(note.id)),
    overrides: Object.fromEntries(Object.entries(document.overrides).filter(([node]) => chosen.has(node))),
  }
}

/** Reads a fragment from clipboard text; `undefined` for anything else. */
export function readFragment(text: string): Fragment | undefined {
  try {
    const value = JSON.parse(text) as Partial<Fragment> | null
    return value?.format === 'reelgraph-fragment' && Array.isArray(value.nodes)
      ? {
          frames: [],
          notes: [],
          incoming: [],
          edges: [],
          overrides: {},
          ...(value as Pick<Fragment, 'nodes' | 'format'>),
        }
      : undefined
  } catch {
    return undefined
  }
}

export interface Pasted {
  readonly nodes: readonly GraphNode[]
  readonly frames: readonly Frame[]
  readonly notes: readonly Note[]
  readonly wires: readonly Wire[]
  readonly overrides: GraphDocument['overrides']
}

/**
 * A fragment as new things of a document, moved so that its top left corner is at `at`.
 * @param incoming also wires it to where it was wired, as far as those nodes are there
 */
export function paste(
  document: GraphDocument,
  fragment: Fragment,
  at: readonly [number, number],
  incoming: boolean,
): Pasted {
  const taken = new Set([
    ...document.nodes.map(node => node.id),
    ...document.frames.map(frame => frame.id),
    ...document.notes.map(note => note.id),
  ])
  const present = new Set(document.nodes.map(node => node.id))
  const renamed = new Map<string, string>()
  const mint = (id: string): string => {
    const fresh = freshId(id, taken)
    taken.add(fresh)
    return fresh
  }
  for (const node of fragment.nodes) renamed.set(node.id, mint(node.id))
  const corners = [
    ...fragment.nodes.map(node => node.at),
    ...[...fragment.frames, ...fragment.notes].map(thing => [thing.box[0], thing.box[1]] as const),
  ]
  const left = Math.min(...corners.map(corner => corner[0]))
  const top = Math.min(...corners.map(corner => corner[1]))
  const dx = corners.length > 0 ? at[0] - left : 0
  const dy = corners.length > 0 ? at[1] - top : 0
  const moved = <T extends Frame | Note>(thing: T): T => ({
    ...thing,
    id: mint(thing.id),
    box: [thing.box[0] + dx, thing.box[1] + dy, thing.box[2], thing.box[3]],
  })
  const end = (value: string): string => {
    const { node, port } = splitEnd(value)
    return `${renamed.get(node) ?? node}.${port}`
  }
  const wires = [
    ...fragment.edges,
    ...(incoming ? fragment.incoming.filter(edge => present.has(splitEnd(edge.from).node)) : []),
  ].map(edge => ({ from: end(edge.from), to: end(edge.to), alone: false }))
  return {
    nodes: fragment.nodes.map(node => ({
      ...structuredClone(node),
      id: renamed.get(node.id) ?? node.id,
      at: [node.at[0] + dx, node.at[1] + dy],
    })),
    frames: fragment.frames.map(moved),
    notes: fragment.notes.map(moved),
    wires,
    overrides: Object.fromEntries(
      Object.entries(fragment.overrides).map(([node, byKey]) => [renamed.get(node) ?? node, structuredClone(byKey)]),
    ),
  }
}
