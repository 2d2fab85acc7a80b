// What xyflow is given of the scene, with selection and movement, and its changes as commands.
import { type EdgeChange, type NodeChange, useStoreApi } from '@xyflow/react'
import { useMemo, useRef, useState } from 'react'
import type { Frame, GraphDocument } from '../../../engine/graph/document.ts'
import { useDocument, useEditor, useSelection } from '../../hooks.ts'
import { dropOnWire } from '../../state/actions/wire.ts'
import { editFrame, editNote, move, resizeNode } from '../../state/document/commands.ts'
import { type FlowEdge, type FlowNode, FRAME, NOTE, splitIds } from './adapter.ts'
import { type Guide, type Lined, lineUp } from './guides.ts'
import { thingsNear, useNear } from './near.ts'
import { around, meets, type Rect } from './rect.ts'
import type { Scene } from './scene.ts'

/** Where things are while they are being dragged or resized, before the change becomes a command. */
interface Moving {
  readonly at: ReadonlyMap<string, { x: number; y: number }>
  readonly size: ReadonlyMap<string, { width: number; height: number }>
  readonly guides: readonly Guide[]
}
const STILL: Moving = { at: new Map(), size: new Map(), guides: [] }
const NONE: ReadonlySet<string> = new Set()
const NOTHING = { ids: NONE, wires: [] }
/** More selected things than this are not given to xyflow in the overview: the painting shows them. */
const FEW = 30
/** How near something must be to what it would line up with, in px on the screen. */
const REACH = 5

export interface Flow {
  readonly nodes: FlowNode[]
  readonly edges: FlowEdge[]
  /** In the overview: what xyflow shows, so that the painting leaves it out. */
  readonly awake: ReadonlySet<string>
  /** Where what is being dragged lines up with other things. */
  readonly guides: readonly Guide[]
  readonly onNodesChange: (changes: NodeChange<FlowNode>[]) => void
  readonly onEdgesChange: (changes: EdgeChange<FlowEdge>[]) => void
}

/**
 * @param overview the scene is painted: xyflow is given only what is under the pointer, selected or moving
 * @param under what the pointer is over in the overview
 */
export function useFlow(scene: Scene, overview: boolean, under: string | undefined): Flow {
  const editor = useEditor()
  const store = useStoreApi()
  const document = useDocument(state => state.document)
  const selectedNodes = useSelection(selection => selection.nodes)
  const selectedEdges = useSelection(selection => selection.edges)
  const selectedFrames = useSelection(selection => selection.frames)
  const selectedNotes = useSelection(selection => selection.notes)
  const [moving, setMoving] = useState<Moving>(STILL)
  const near = useNear(scene.large && !overview)
  const kept = useRef(new Map<string, { thing: FlowNode; shown: FlowNode }>())
  const keptWires = useRef(new Map<string, { wire: FlowEdge; shown: FlowEdge }>())

  const chosen = useMemo(
    () => new Set([...selectedNodes, ...selectedFrames.map(id => FRAME + id), ...selectedNotes.map(id => NOTE + id)]),
    [selectedNodes, selectedFrames, selectedNotes],
  )
  const moved = useAlike(overview ? moving.at : STILL.at, sameKeys)
  const awake = useAlike(
    useMemo(() => (overview ? awakeOf(scene, chosen, under, moved) : NONE), [overview, scene, chosen, under, moved]),
    sameKeys,
  )
  const given = useMemo(() => {
    if (overview) return wiresOf(scene, awake, moved)
    if (!scene.large) return undefined
    return near ? thingsNear(scene.rects, scene.wires, near, chosen.size <= FEW ? chosen : NONE) : NOTHING
  }, [overview, scene, awake, moved, near, chosen])

  const nodes = useMemo(() => {
    const next = new Map<string, { thing: FlowNode; shown: FlowNode }>()
    const show = (id: string, thing: FlowNode): void => {
      const old = kept.current.get(id)
      const selected = chosen.has(id)
      const position = moving.at.get(id) ?? thing.position
      const { width, height } = moving.size.get(id) ?? { width: thing.width ?? 0, height: thing.height ?? 0 }
      const same =
        old?.thing === thing &&
        old.shown.selected === selected &&
        old.shown.position.x === position.x &&
        old.shown.position.y === position.y &&
        old.shown.width === width &&
        old.shown.height === height
      const shown = { ...thing, selected, position, width, height, measured: { width, height } } as FlowNode
      next.set(id, same ? old : { thing, shown })
    }
    if (given)
      for (const id of given.ids) {
        const thing = scene.things.get(id)
        if (thing) show(id, thing)
      }
    else for (const [id, thing] of scene.things) show(id, thing)
    kept.current = next
    return [...next.values()].map(each => each.shown)
  }, [scene, given, chosen, moving])

  const edges = useMemo(() => {
    const picked = new Set(selectedEdges)
    const next = new Map<string, { wire: FlowEdge; shown: FlowEdge }>()
    for (const wire of given?.wires ?? scene.wires) {
      const old = keptWires.current.get(wire.id)
      const selected = picked.has(wire.id)
      next.set(
        wire.id,
        old?.wire === wire && old.shown.selected === selected ? old : { wire, shown: { ...wire, selected } },
      )
    }
    keptWires.current = next
    return [...next.values()].map(each => each.shown)
  }, [scene, given, selectedEdges])

  const onNodesChange = (changes: NodeChange<FlowNode>[]): void => {
    const at = new Map(moving.at)
    const size = new Map(moving.size)
    let shift: { x: number; y: number } | undefined
    let settled = false
    let selecting = false
    const picked = new Set(chosen)
    for (const change of changes) {
      if (change.type === 'position' && change.position) {
        settled ||= change.dragging === false
        at.set(change.id, change.position)
        const rest = scene.things.get(change.id)?.position
        if (rest) shift ??= { x: change.position.x - rest.x, y: change.position.y - rest.y }
      } else if (change.type === 'dimensions' && change.dimensions && change.resizing !== undefined) {
        shift ??= { x: 0, y: 0 }
        size.set(change.id, change.dimensions)
        if (!change.resizing) {
          finishResize(change.id, at.get(change.id), change.dimensions)
          return
        }
      } else if (change.type === 'select') {
        selecting = true
        if (change.selected) picked.add(change.id)
        else picked.delete(change.id)
      }
    }
    if (selecting) {
      const { multiSelectionActive, userSelectionActive, nodeLookup } = store.getState()
      // A click on one thing lets go of the others, also of those that xyflow does not know.
      if (
        !multiSelectionActive &&
        !userSelectionActive &&
        changes.some(each => each.type === 'select' && each.selected)
      )
        for (const id of chosen) if (!nodeLookup.has(id)) picked.delete(id)
      editor.selection.setState(splitIds(picked))
    }
    if (!shift) return
    if (size.size > 0) {
      setMoving({ at, size, guides: [] })
      return
    }
    const { guides, dx, dy } = lined(at)
    if (dx !== 0 || dy !== 0) for (const [id, { x, y }] of at) at.set(id, { x: x + dx, y: y + dy })
    const carried = carry(document, scene, chosen, { x: shift.x + dx, y: shift.y + dy }, at)
    if (settled) settle(carried)
    else setMoving({ at: carried, size, guides })
  }

  /** How what is dragged lines up with what is in view. Of many things, and of frames with all they carry, nothing is asked. */
  const lined = (at: Moving['at']): Lined => {
    const moved = [...at].flatMap(([id, { x, y }]) => {
      const rect = scene.rects.get(id)
      return rect && !id.startsWith(FRAME) ? [{ ...rect, x, y }] : []
    })
    const box = around(moved)
    if (!box || moved.length < at.size || moved.length > FEW) return { dx: 0, dy: 0, guides: [] }
    const { transform, width, height } = store.getState()
    const [x, y, zoom] = transform
    const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
    const others = nodes.flatMap(({ id }) => {
      const rect = scene.rects.get(id)
      return rect && !at.has(id) && !id.startsWith(FRAME) && meets(rect, view) ? [rect] : []
    })
    return lineUp(box, others, REACH / zoom)
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
  const settle = (at: Moving['at']): void => {
    const { onto } = editor.shell.getState()
    const [only] = at
    if (onto !== undefined && only && at.size === 1) {
      setMoving(STILL)
      editor.shell.setState({ onto: undefined })
      if (dropOnWire(editor, only[0], onto, [only[1].x, only[1].y])) return
    }
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
    editor.run(move, { nodes: nodesTo, frames: framesTo, notes: notesTo })
  }

  const onEdgesChange = (changes: EdgeChange<FlowEdge>[]): void => {
    const picked = new Set(editor.selection.getState().edges)
    let changed = false
    for (const change of changes)
      if (change.type === 'select') {
        changed = true
        if (change.selected) picked.add(change.id)
        else picked.delete(change.id)
      }
    if (changed) editor.selection.setState({ edges: [...picked] })
  }

  return { nodes, edges, awake, guides: moving.guides, onNodesChange, onEdgesChange }
}

/** The same object as long as what it says is alike. */
function useAlike<T>(value: T, alike: (a: T, b: T) => boolean): T {
  const kept = useRef(value)
  if (!alike(kept.current, value)) kept.current = value
  return kept.current
}

interface Keyed {
  readonly size: number
  keys(): Iterable<string>
  has(key: string): boolean
}
const sameKeys = (a: Keyed, b: Keyed): boolean => a.size === b.size && [...b.keys()].every(key => a.has(key))

/** What xyflow shows over the painting: frames and notes, what is under the pointer, selected (if few) or moving. */
function awakeOf(
  scene: Scene,
  chosen: ReadonlySet<string>,
  under: string | undefined,
  moved: Keyed,
): ReadonlySet<string> {
  const awake = new Set<string>()
  for (const [id, thing] of scene.things) if (thing.type === 'frame' || thing.type === 'note') awake.add(id)
  if (under !== undefined) awake.add(under)
  if (chosen.size <= FEW) for (const id of chosen) awake.add(id)
  if (moved.size <= FEW) for (const id of moved.keys()) awake.add(id)
  return awake
}

/** In the overview only wires of what is moving are xyflow's: with both their ends. */
function wiresOf(
  scene: Scene,
  awake: ReadonlySet<string>,
  moved: Keyed,
): { ids: ReadonlySet<string>; wires: readonly FlowEdge[] } {
  if (moved.size === 0 || moved.size > FEW) return { ids: awake, wires: [] }
  const wires = scene.wires.filter(wire => moved.has(wire.source) || moved.has(wire.target))
  return { ids: new Set([...awake, ...wires.flatMap(wire => [wire.source, wire.target])]), wires }
}

/**
 * Takes along what does not move by itself: whatever lies in a dragged frame, and what is selected but too far away for
 * xyflow to know.
 */
function carry(
  document: GraphDocument,
  scene: Scene,
  chosen: ReadonlySet<string>,
  shift: { x: number; y: number },
  at: Map<string, { x: number; y: number }>,
): Moving['at'] {
  const take = (id: string, rect: Rect): void => {
    at.set(id, { x: rect.x + shift.x, y: rect.y + shift.y })
  }
  const selected = [...at.keys()].some(id => chosen.has(id))
  if (scene.large && selected)
    for (const id of chosen) {
      const rect = scene.rects.get(id)
      if (rect && !at.has(id)) take(id, rect)
    }
  for (const frame of document.frames) {
    const to = at.get(FRAME + frame.id)
    if (!to) continue
    const [left, top, width, height] = frame.box
    for (const [id, rect] of scene.rects) {
      if (id.startsWith(FRAME)) continue
      const inside = rect.x >= left && rect.y >= top && rect.x < left + width && rect.y < top + height
      if (inside) at.set(id, { x: rect.x + to.x - left, y: rect.y + to.y - top })
    }
  }
  return at
}
