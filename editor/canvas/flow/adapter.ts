// Documents in xyflow's language: its nodes, edges and ids from and to ours.
import { type Connection, type Edge, type Node, type NodeHandle, Position } from '@xyflow/react'
import { type Frame, type GraphEdge, type GraphNode, type Note, splitEnd } from '../../../engine/graph/document.ts'
import type { PortFamily } from '../../../engine/graph/ports.ts'
import type { Catalog } from '../../state/catalog.ts'
import { edgeId } from '../../state/document/commands.ts'
import { layOut, type NodeGeometry } from './geometry.ts'

export type StepNode = Node<{ readonly node: GraphNode; readonly geometry: NodeGeometry }, 'step'>
export type FrameNode = Node<{ readonly frame: Frame }, 'frame'>
export type NoteNode = Node<{ readonly note: Note }, 'note'>
export type DotNode = Node<
  { readonly node: GraphNode; readonly geometry: NodeGeometry; readonly family: PortFamily },
  'dot'
>
export type FlowNode = StepNode | DotNode | FrameNode | NoteNode
export type FlowEdge = Edge<{ readonly family: PortFamily; readonly into: string; readonly param: boolean }, 'wire'>

/** What the ids of frames and notes begin with, among those of nodes. */
export const FRAME = 'frame:'
export const NOTE = 'note:'

/** The ends of a connection as a document names them. */
export const endsOf = (connection: Connection | Edge): { from: string; to: string } => ({
  from: `${connection.source}.${connection.sourceHandle ?? ''}`,
  to: `${connection.target}.${connection.targetHandle ?? ''}`,
})

export const NO_PORTS: ReadonlySet<string> = new Set()

/** The wired ports of every node; outputs are marked by `>`. */
export function wiredPorts(edges: readonly GraphEdge[]): Map<string, { ports: ReadonlySet<string>; key: string }> {
  const ports = new Map<string, Set<string>>()
  const note = (end: string, mark: string): void => {
    const { node, port } = splitEnd(end)
    const set = ports.get(node) ?? new Set()
    ports.set(node, set.add(mark + port))
  }
  for (const edge of edges) {
    note(edge.from, '>')
    note(edge.to, '')
  }
  return new Map([...ports].map(([id, set]) => [id, { ports: set, key: [...set].join() }]))
}

export function stepNode(node: GraphNode, catalog: Catalog, wired: ReadonlySet<string>): StepNode {
  const geometry = layOut(node, catalog.specs.get(node.type), wired)
  const { width, height } = geometry
  // A wire ends in the middle of its port.
  const handle = (id: string, type: 'source' | 'target', y: number): NodeHandle => ({
    id,
    type,
    position: type === 'target' ? Position.Left : Position.Right,
    x: type === 'target' ? 0 : width,
    y,
    width: 0,
    height: 0,
  })
  return {
    id: node.id,
    type: 'step',
    position: { x: node.at[0], y: node.at[1] },
    data: { node, geometry },
    width,
    height,
    measured: { width, height },
    handles: [
      ...geometry.inputs.map(port => handle(port.name, 'target', port.y)),
      ...geometry.outputs.map(port => handle(port.name, 'source', port.y)),
    ],
    dragHandle: '.drag',
    zIndex: 1,
    ariaLabel: node.title ?? catalog.specs.get(node.type)?.title ?? node.type,
  }
}

const box = (thing: Frame | Note) => ({
  position: { x: thing.box[0], y: thing.box[1] },
  width: thing.box[2],
  height: thing.box[3],
  measured: { width: thing.box[2], height: thing.box[3] },
})
export const frameNode = (frame: Frame): FrameNode => ({
  id: FRAME + frame.id,
  type: 'frame',
  data: { frame },
  ...box(frame),
  zIndex: -10,
  dragHandle: '.drag',
  ariaLabel: `Frame ${frame.title}`,
})
export const noteNode = (note: Note): NoteNode => ({
  id: NOTE + note.id,
  type: 'note',
  data: { note },
  ...box(note),
  zIndex: 0,
  dragHandle: '.drag',
  ariaLabel: 'Note',
})

/** A bend in a wire, of its colour. */
export const dotNode = (node: GraphNode, catalog: Catalog, family: PortFamily): DotNode => ({
  ...stepNode(node, catalog, NO_PORTS),
  type: 'dot',
  data: { node, geometry: layOut(node, catalog.specs.get(node.type), NO_PORTS), family },
})

export function flowEdge(
  edge: GraphEdge,
  types: ReadonlyMap<string, string>,
  catalog: Catalog,
  family: PortFamily,
): FlowEdge {
  const from = splitEnd(edge.from)
  const to = splitEnd(edge.to)
  const target = catalog.specs.get(types.get(to.node) ?? '')
  return {
    id: edgeId(edge),
    type: 'wire',
    source: from.node,
    sourceHandle: from.port,
    target: to.node,
    targetHandle: to.port,
    data: {
      family,
      into: to.node,
      param: target?.params.some(param => param.name === to.port) ?? false,
    },
  }
}

/** Ids of xyflow's nodes sorted into what they stand for. */
export function splitIds(ids: Iterable<string>): { nodes: string[]; frames: string[]; notes: string[] } {
  const result = { nodes: [] as string[], frames: [] as string[], notes: [] as string[] }
  for (const id of ids)
    if (id.startsWith(FRAME)) result.frames.push(id.slice(FRAME.length))
    else if (id.startsWith(NOTE)) result.notes.push(id.slice(NOTE.length))
    else result.nodes.push(id)
  return result
}

/** Whether a node looks the same: where it is does not matter, since xyflow moves it. */
export const looksSame = (
  a: { readonly id: string; readonly data: unknown; readonly selected?: boolean },
  b: { readonly id: string; readonly data: unknown; readonly selected?: boolean },
): boolean => a.id === b.id && a.data === b.data && a.selected === b.selected
