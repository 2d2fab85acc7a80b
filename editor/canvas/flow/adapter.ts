// The one place that speaks xyflow's language: its nodes, edges and changes from and to documents and selections.
import {
  type Connection,
  type Edge,
  type EdgeChange,
  type Node,
  type NodeChange,
  type NodeHandle,
  Position,
  useStore,
} from '@xyflow/react'
import { useMemo, useRef, useState } from 'react'
import {
  type Frame,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  type Note,
  splitEnd,
} from '../../../engine/graph/document.ts'
import type { PortFamily } from '../../../engine/graph/ports.ts'
import { useDocument, useEditor, useSelection, useSession } from '../../hooks.ts'
import { type Catalog, familyOf } from '../../state/catalog.ts'
import { edgeId, editFrame, editNote, move, resizeNode } from '../../state/document/commands.ts'
import { layOut, type NodeGeometry } from './geometry.ts'

export type StepNode = Node<{ readonly node: GraphNode; readonly geometry: NodeGeometry }, 'step'>
export type FrameNode = Node<{ readonly frame: Frame }, 'frame'>
export type NoteNode = Node<{ readonly note: Note }, 'note'>
export type FlowNode = StepNode | FrameNode | NoteNode
export type FlowEdge = Edge<{ readonly family: PortFamily; readonly into: string; readonly param: boolean }, 'wire'>

const FRAME = 'frame:'
const NOTE = 'note:'
const HANDLE = 14

/** Below the first zoom nodes are drawn without detail; below the second, names and ports are larger. */
const FAR = 0.4
const MIDDLE = 0.78
export const useFar = (): boolean => useStore(state => state.transform[2] < FAR)
/** How far away the graph is: a band, so that only a change of it renders again. */
export const useDistance = (): 'far' | 'middle' | 'near' =>
  useStore(({ transform: [, , zoom] }) => (zoom < FAR ? 'far' : zoom < MIDDLE ? 'middle' : 'near'))
export const useZoom = (): number => useStore(state => state.transform[2])

/** The ends of a connection as a document names them. */
export const endsOf = (connection: Connection | Edge): { from: string; to: string } => ({
  from: `${connection.source}.${connection.sourceHandle ?? ''}`,
  to: `${connection.target}.${connection.targetHandle ?? ''}`,
})

/** Where things are while they are being dragged or resized, before the change becomes a command. */
interface Moving {
  readonly at: ReadonlyMap<string, { x: number; y: number }>
  readonly size: ReadonlyMap<string, { width: number; height: number }>
}
const STILL: Moving = { at: new Map(), size: new Map() }

/** The open document as xyflow's nodes and edges, and its changes as commands. Unchanged nodes keep their identity. */
export function useFlow() {
  const editor = useEditor()
  const document = useDocument(state => state.document)
  const catalog = useSession(session => session.catalog)
  const selectedNodes = useSelection(selection => selection.nodes)
  const selectedEdges = useSelection(selection => selection.edges)
  const selectedFrames = useSelection(selection => selection.frames)
  const selectedNotes = useSelection(selection => selection.notes)
  const [moving, setMoving] = useState<Moving>(STILL)
  const cache = useRef(new Map<string, { source: object; wired: string; flow: FlowNode }>())
  const edgeCache = useRef(new Map<string, FlowEdge>())

  const wires = useMemo(() => wiredPorts(document), [document])
  const nodes = useMemo(() => {
    const chosen = new Set([
      ...selectedNodes,
      ...selectedFrames.map(id => FRAME + id),
      ...selectedNotes.map(id => NOTE + id),
    ])
    const next = new Map<string, { source: object; wired: string; flow: FlowNode }>()
    const put = (id: string, source: object, wired: string, make: () => FlowNode): void => {
      const old = cache.current.get(id)
      const at = moving.at.get(id)
      const size = moving.size.get(id)
      let flow = old && old.source === source && old.wired === wired ? old.flow : make()
      const selected = chosen.has(id)
      const position = at ?? restingPlace(source)
      const width = size?.width ?? restingSize(flow).width
      const height = size?.height ?? restingSize(flow).height
      if (
        flow.selected !== selected ||
        flow.position.x !== position.x ||
        flow.position.y !== position.y ||
        flow.width !== width ||
        flow.height !== height
      )
        flow = { ...flow, selected, position, width, height, measured: { width, height } } as FlowNode
      next.set(id, { source, wired, flow })
    }
    for (const frame of document.frames) put(FRAME + frame.id, frame, '', () => frameNode(frame))
    for (const note of document.notes) put(NOTE + note.id, note, '', () => noteNode(note))
    for (const node of document.nodes) {
      const wired = wires.get(node.id)
      put(node.id, node, `${wired?.key ?? ''}${catalog.specs.size}`, () =>
        stepNode(node, catalog, wired?.ports ?? NO_PORTS),
      )
    }
    cache.current = next
    return [...next.values()].map(entry => entry.flow)
  }, [document, catalog, wires, selectedNodes, selectedFrames, selectedNotes, moving])

  const edges = useMemo(() => {
    const chosen = new Set(selectedEdges)
    const types = new Map(document.nodes.map(node => [node.id, node.type]))
    const next = new Map<string, FlowEdge>()
    for (const edge of document.edges) {
      const made = flowEdge(edge, types, catalog, chosen.has(edgeId(edge)))
      const old = edgeCache.current.get(made.id)
      const same = old && old.selected === made.selected && old.data?.family === made.data?.family
      next.set(made.id, same ? old : made)
    }
    edgeCache.current = next
    return [...next.values()]
  }, [document, catalog, selectedEdges])

  const onNodesChange = (changes: NodeChange<FlowNode>[]): void => {
    const at = new Map(moving.at)
    const size = new Map(moving.size)
    let moved = false
    let settled = false
    let selecting = false
    const chosen = new Set(nodes.filter(node => node.selected).map(node => node.id))
    for (const change of changes) {
      if (change.type === 'position' && change.position) {
        moved = true
        settled ||= change.dragging === false
        at.set(change.id, change.position)
      } else if (change.type === 'dimensions' && change.dimensions && change.resizing !== undefined) {
        moved = true
        size.set(change.id, change.dimensions)
        if (!change.resizing) {
          finishResize(change.id, at.get(change.id), change.dimensions)
          return
        }
      } else if (change.type === 'select') {
        selecting = true
        if (change.selected) chosen.add(change.id)
        else chosen.delete(change.id)
      }
    }
    if (selecting) editor.selection.setState(splitIds(chosen))
    if (!moved) return
    const carried = carryFrames(document, moving, at)
    // Arrow keys settle at once, without a drag before: steps of the same nodes in a row are one.
    if (settled) settle(carried, moving.at.size === 0)
    else setMoving({ at: carried, size })
  }

  const finishResize = (
    id: string,
    at: { x: number; y: number } | undefined,
    size: { width: number; height: number },
  ): void => {
    setMoving(STILL)
    const box = (old: Frame['box']): Frame['box'] => [at?.x ?? old[0], at?.y ?? old[1], size.width, size.height]
    if (id.startsWith(FRAME)) {
      const frame = document.frames.find(each => FRAME + each.id === id)
      if (frame) editor.run(editFrame, { id: frame.id, box: box(frame.box) })
    } else if (id.startsWith(NOTE)) {
      const note = document.notes.find(each => NOTE + each.id === id)
      if (note) editor.run(editNote, { id: note.id, box: box(note.box) })
    } else editor.run(resizeNode, { id, size: [Math.round(size.width), Math.round(size.height)] })
  }

  /** The drag ended: everything that moved becomes one command. */
  const settle = (at: Moving['at'], nudge: boolean): void => {
    const nodesTo: Record<string, [number, number]> = {}
    const framesTo: Record<string, [number, number]> = {}
    const notesTo: Record<string, [number, number]> = {}
    for (const [id, { x, y }] of at) {
      const to: [number, number] = [Math.round(x), Math.round(y)]
      if (id.startsWith(FRAME)) framesTo[id.slice(FRAME.length)] = to
      else if (id.startsWith(NOTE)) notesTo[id.slice(NOTE.length)] = to
      else nodesTo[id] = to
    }
    setMoving(STILL)
    editor.run(move, { nodes: nodesTo, frames: framesTo, notes: notesTo, nudge })
  }

  const onEdgesChange = (changes: EdgeChange<FlowEdge>[]): void => {
    const chosen = new Set(editor.selection.getState().edges)
    let changed = false
    for (const change of changes)
      if (change.type === 'select') {
        changed = true
        if (change.selected) chosen.add(change.id)
        else chosen.delete(change.id)
      }
    if (changed) editor.selection.setState({ edges: [...chosen] })
  }

  return { nodes, edges, onNodesChange, onEdgesChange }
}

const NO_PORTS: ReadonlySet<string> = new Set()

/** The wired ports of every node; outputs are marked by `>`. */
function wiredPorts(document: GraphDocument): Map<string, { ports: ReadonlySet<string>; key: string }> {
  const ports = new Map<string, Set<string>>()
  const note = (end: string, mark: string): void => {
    const { node, port } = splitEnd(end)
    const set = ports.get(node) ?? new Set()
    ports.set(node, set.add(mark + port))
  }
  for (const edge of document.edges) {
    note(edge.from, '>')
    note(edge.to, '')
  }
  return new Map([...ports].map(([id, set]) => [id, { ports: set, key: [...set].join() }]))
}

/** How a node lies on the canvas, for whoever needs its size without drawing it. */
export function geometryOf(document: GraphDocument, catalog: Catalog, node: GraphNode): NodeGeometry {
  return layOut(node, catalog.specs.get(node.type), wiredPorts(document).get(node.id)?.ports ?? NO_PORTS)
}

function stepNode(node: GraphNode, catalog: Catalog, wired: ReadonlySet<string>): StepNode {
  const geometry = layOut(node, catalog.specs.get(node.type), wired)
  const { width, height } = geometry
  const handle = (id: string, type: 'source' | 'target', y: number): NodeHandle => ({
    id,
    type,
    position: type === 'target' ? Position.Left : Position.Right,
    x: (type === 'target' ? 0 : width) - HANDLE / 2,
    y: y - HANDLE / 2,
    width: HANDLE,
    height: HANDLE,
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
const frameNode = (frame: Frame): FrameNode => ({
  id: FRAME + frame.id,
  type: 'frame',
  data: { frame },
  ...box(frame),
  zIndex: -10,
  dragHandle: '.drag',
  ariaLabel: `Frame ${frame.title}`,
})
const noteNode = (note: Note): NoteNode => ({
  id: NOTE + note.id,
  type: 'note',
  data: { note },
  ...box(note),
  zIndex: 0,
  dragHandle: '.drag',
  ariaLabel: 'Note',
})

const restingPlace = (source: object): { x: number; y: number } => {
  const thing = source as Partial<GraphNode & Frame>
  if (thing.box) return { x: thing.box[0], y: thing.box[1] }
  return { x: thing.at?.[0] ?? 0, y: thing.at?.[1] ?? 0 }
}
const restingSize = (flow: FlowNode): { width: number; height: number } => {
  if (flow.type === 'step') return { width: flow.data.geometry.width, height: flow.data.geometry.height }
  const [, , width, height] = flow.type === 'frame' ? flow.data.frame.box : flow.data.note.box
  return { width, height }
}

function flowEdge(edge: GraphEdge, types: ReadonlyMap<string, string>, catalog: Catalog, selected: boolean): FlowEdge {
  const from = splitEnd(edge.from)
  const to = splitEnd(edge.to)
  const output = catalog.specs.get(types.get(from.node) ?? '')?.outputs.find(port => port.name === from.port)
  const target = catalog.specs.get(types.get(to.node) ?? '')
  return {
    id: edgeId(edge),
    type: 'wire',
    source: from.node,
    sourceHandle: from.port,
    target: to.node,
    targetHandle: to.port,
    selected,
    data: {
      family: familyOf(catalog, output?.type ?? ''),
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

/** A dragged frame takes along what lay wholly inside it when the drag began. */
function carryFrames(document: GraphDocument, before: Moving, at: Map<string, { x: number; y: number }>): Moving['at'] {
  for (const frame of document.frames) {
    const to = at.get(FRAME + frame.id)
    if (!to || before.size.has(FRAME + frame.id)) continue
    const [left, top, width, height] = frame.box
    const inside = (x: number, y: number): boolean => x >= left && y >= top && x < left + width && y < top + height
    const carry = (id: string, x: number, y: number): void => {
      if (inside(x, y)) at.set(id, { x: x + to.x - left, y: y + to.y - top })
    }
    for (const node of document.nodes) carry(node.id, node.at[0], node.at[1])
    for (const note of document.notes) carry(NOTE + note.id, note.box[0], note.box[1])
  }
  return at
}
