// The commands on nodes, wires, frames and notes: every change of the graph that a person can make.
import {
  type Frame,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  type Note,
  splitEnd,
} from '../../../engine/graph/document.ts'
import { command, plain, those } from './document.ts'

/** A wire's identity within a document. */
export const edgeId = (edge: { from: string; to: string }): string => `${edge.from}>${edge.to}`

const nodeOf = (draft: GraphDocument, id: string): GraphNode | undefined => those(draft.nodes, [id])[0]
const plural = (count: number, word: string): string => (count === 1 ? word : `${count} ${word}s`)

const removeEdges = (draft: GraphDocument, gone: (edge: GraphEdge) => boolean): void => {
  const edges = plain(draft.edges)
  if (edges.some(gone)) draft.edges = edges.filter(edge => !gone(edge))
}

/** Adds a wire; `alone` says that the port takes one, so that another wire into it goes. */
const addEdge = (draft: GraphDocument, from: string, to: string, alone: boolean): void => {
  if (plain(draft.edges).some(edge => edge.from === from && edge.to === to)) return
  if (alone) removeEdges(draft, edge => edge.to === to)
  draft.edges.push({ from, to })
}

export interface Wire {
  readonly from: string
  readonly to: string
  /** The port takes one wire. */
  readonly alone: boolean
}

/** Adds nodes (new, pasted, duplicated) with their wires and whatever hangs on them. */
export const add = command<{
  label: string
  nodes?: readonly GraphNode[]
  wires?: readonly Wire[]
  frames?: readonly Frame[]
  notes?: readonly Note[]
  overrides?: GraphDocument['overrides']
}>({
  label: args => args.label,
  apply: (draft, { nodes = [], wires = [], frames = [], notes = [], overrides = {} }) => {
    draft.nodes.push(...nodes)
    draft.frames.push(...frames)
    draft.notes.push(...notes)
    for (const wire of wires) addEdge(draft, wire.from, wire.to, wire.alone)
    for (const [node, byKey] of Object.entries(overrides)) draft.overrides[node] = byKey
  },
})

/** What can be selected on the canvas. */
export interface Things {
  readonly nodes?: readonly string[]
  readonly edges?: readonly string[]
  readonly frames?: readonly string[]
  readonly notes?: readonly string[]
}

/** Removes things; `bridges` are the wires that close the gap. */
export const remove = command<Things & { bridges?: readonly Wire[] }>({
  label: ({ nodes = [], edges = [] }) =>
    nodes.length > 0 ? `Delete ${plural(nodes.length, 'node')}` : edges.length > 0 ? 'Disconnect' : 'Delete',
  apply: (draft, { nodes = [], edges = [], frames = [], notes = [], bridges = [] }) => {
    const gone = new Set(nodes)
    const cut = new Set(edges)
    removeEdges(
      draft,
      edge => cut.has(edgeId(edge)) || gone.has(splitEnd(edge.from).node) || gone.has(splitEnd(edge.to).node),
    )
    if (gone.size > 0) draft.nodes = plain(draft.nodes).filter(node => !gone.has(node.id))
    for (const id of gone) {
      delete draft.overrides[id]
      delete draft.edits[id]
      delete draft.pins[id]
    }
    if (frames.length > 0) draft.frames = draft.frames.filter(frame => !frames.includes(frame.id))
    if (notes.length > 0) draft.notes = draft.notes.filter(note => !notes.includes(note.id))
    for (const wire of bridges) addEdge(draft, wire.from, wire.to, wire.alone)
  },
})

/** Adds a wire; with `instead`, moves the end of one that was there. */
export const connect = command<Wire & { instead?: string }>({
  label: 'Connect',
  apply: (draft, { from, to, alone, instead }) => {
    if (instead !== undefined) removeEdges(draft, edge => edgeId(edge) === instead)
    addEdge(draft, from, to, alone)
  },
})

/** Puts a node on a wire: a new one, or one that is there and is moved to its place. */
export const insertOnWire = command<{ edge: string; node: GraphNode; wires: readonly Wire[]; label?: string }>({
  label: args => args.label ?? 'Insert node',
  apply: (draft, { edge, node, wires }) => {
    removeEdges(draft, each => edgeId(each) === edge)
    const there = nodeOf(draft, node.id)
    if (there) there.at = node.at
    else draft.nodes.push(node)
    for (const wire of wires) addEdge(draft, wire.from, wire.to, wire.alone)
  },
})

/** Puts a new node between an output and what took it over these wires. */
export const insertBetween = command<{
  label: string
  node: GraphNode
  edges: readonly GraphEdge[]
  wires: readonly Wire[]
}>({
  label: args => args.label,
  apply: (draft, { node, edges, wires }) => {
    const gone = new Set(edges.map(edgeId))
    removeEdges(draft, edge => gone.has(edgeId(edge)))
    draft.nodes.push(node)
    for (const wire of wires) addEdge(draft, wire.from, wire.to, wire.alone)
  },
})

export type Positions = Readonly<Record<string, readonly [number, number]>>

/** Moves nodes, frames and notes to positions in px. */
export const move = command<{
  label?: string
  nodes?: Positions
  frames?: Positions
  notes?: Positions
  /** A small step by an arrow key: steps of the same things in a row are one. */
  nudge?: boolean
}>({
  label: args => args.label ?? 'Move',
  merge: args =>
    args.nudge ? `nudge ${Object.keys({ ...args.nodes, ...args.frames, ...args.notes }).join()}` : undefined,
  apply: (draft, { nodes = {}, frames = {}, notes = {} }) => {
    for (const node of those(draft.nodes, Object.keys(nodes))) {
      const at = nodes[node.id]
      if (at && (at[0] !== node.at[0] || at[1] !== node.at[1])) node.at = [at[0], at[1]]
    }
    for (const [list, to] of [
      [draft.frames, frames],
      [draft.notes, notes],
    ] as const)
      for (const thing of those<Frame | Note>(list, Object.keys(to))) {
        const at = to[thing.id]
        if (at) thing.box = [at[0], at[1], thing.box[2], thing.box[3]]
      }
  },
})

export const resizeNode = command<{ id: string; size: [number, number] | undefined }>({
  label: 'Resize',
  apply: (draft, { id, size }) => {
    const node = nodeOf(draft, id)
    if (!node) return
    if (size) node.size = size
    else delete node.size
  },
})

/** Sets a param of nodes; `undefined` returns it to its default. */
export const setParam = command<{ nodes: readonly string[]; name: string; value: unknown; title?: string }>({
  label: args => `Change ${args.title ?? args.name}`,
  merge: args => `param ${args.nodes.join(',')} ${args.name}`,
  apply: (draft, { nodes, name, value }) => {
    for (const node of those(draft.nodes, nodes)) {
      if (value === undefined) delete node.params[name]
      else node.params[name] = value
    }
  },
})

export const rename = command<{ id: string; title: string }>({
  label: 'Rename',
  merge: args => `title ${args.id}`,
  apply: (draft, { id, title }) => {
    const node = nodeOf(draft, id)
    if (!node) return
    if (title.trim() === '') delete node.title
    else node.title = title.slice(0, 200)
  },
})

export const setMode = command<{ nodes: readonly string[]; mode: GraphNode['mode'] }>({
  label: ({ mode }) => (mode === 'muted' ? 'Mute' : mode === 'bypassed' ? 'Bypass' : 'Activate'),
  apply: (draft, { nodes, mode }) => {
    for (const node of those(draft.nodes, nodes)) node.mode = mode
  },
})

export const collapse = command<{ nodes: readonly string[]; collapsed: boolean }>({
  label: ({ collapsed }) => (collapsed ? 'Collapse' : 'Expand'),
  apply: (draft, { nodes, collapsed }) => {
    for (const node of those(draft.nodes, nodes)) {
      if (collapsed) node.collapsed = true
      else delete node.collapsed
    }
  },
})

export const setColor = command<{ nodes: readonly string[]; frames?: readonly string[]; color: string | undefined }>({
  label: 'Colour',
  apply: (draft, { nodes, frames = [], color }) => {
    const things = [...those(draft.nodes, nodes), ...those(draft.frames, frames)]
    for (const thing of things) {
      if (color === undefined) delete thing.color
      else thing.color = color
    }
  },
})

export const editFrame = command<{ id: string; title?: string; box?: Frame['box'] }>({
  label: 'Change frame',
  merge: args => (args.title === undefined ? `frame box ${args.id}` : `frame title ${args.id}`),
  apply: (draft, { id, title, box }) => {
    const frame = draft.frames.find(each => each.id === id)
    if (!frame) return
    if (title !== undefined) frame.title = title.slice(0, 200)
    if (box) frame.box = box
  },
})

export const editNote = command<{ id: string; text?: string; box?: Note['box'] }>({
  label: 'Change note',
  merge: args => (args.text === undefined ? `note box ${args.id}` : `note text ${args.id}`),
  apply: (draft, { id, text, box }) => {
    const note = draft.notes.find(each => each.id === id)
    if (!note) return
    if (text !== undefined) note.text = text.slice(0, 20000)
    if (box) note.box = box
  },
})

/** Puts another state of the graph in place of what is there: an earlier revision, or one that was worked out as a whole. */
export const replaceGraph = command<{ label: string; document: GraphDocument }>({
  label: args => args.label,
  apply: (draft, { document }) => {
    for (const name of Object.keys(draft)) if (!(name in document)) delete draft[name as 'tags']
    Object.assign(draft, document)
  },
})

export const renameGraph = command<{ name: string }>({
  label: 'Rename graph',
  merge: () => 'graph name',
  apply: (draft, { name }) => {
    draft.name = name.slice(0, 200)
  },
})
