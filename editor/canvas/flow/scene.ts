// The open document laid out: everything on the canvas with its place and size, whether xyflow is given it or not.
import { useMemo, useRef } from 'react'
import { useDocument, useSession } from '../../hooks.ts'
import {
  type FlowEdge,
  type FlowNode,
  FRAME,
  flowEdge,
  frameNode,
  NO_PORTS,
  NOTE,
  noteNode,
  stepNode,
  wiredPorts,
} from './adapter.ts'
import { SMALL } from './near.ts'
import type { Rect } from './rect.ts'

export interface Scene {
  /** By xyflow's ids. Things that did not change keep their identity. */
  readonly things: ReadonlyMap<string, FlowNode>
  readonly rects: ReadonlyMap<string, Rect>
  readonly wires: readonly FlowEdge[]
  /** Too large to be given to xyflow whole. */
  readonly large: boolean
}

export function useScene(): Scene {
  const document = useDocument(state => state.document)
  const catalog = useSession(session => session.catalog)
  const { nodes, frames, notes, edges } = document
  const kept = useRef(new Map<string, { source: object; wired: string; thing: FlowNode }>())
  const keptWires = useRef(new Map<string, FlowEdge>())

  const wired = useMemo(() => wiredPorts(edges), [edges])
  const things = useMemo(() => {
    const next = new Map<string, { source: object; wired: string; thing: FlowNode }>()
    const put = (id: string, source: object, wires: string, make: () => FlowNode): void => {
      const old = kept.current.get(id)
      next.set(id, old && old.source === source && old.wired === wires ? old : { source, wired: wires, thing: make() })
    }
    for (const frame of frames) put(FRAME + frame.id, frame, '', () => frameNode(frame))
    for (const note of notes) put(NOTE + note.id, note, '', () => noteNode(note))
    for (const node of nodes) {
      const ports = wired.get(node.id)
      put(node.id, node, `${ports?.key ?? ''}${catalog.specs.size}`, () =>
        stepNode(node, catalog, ports?.ports ?? NO_PORTS),
      )
    }
    kept.current = next
    return new Map([...next].map(([id, { thing }]) => [id, thing]))
  }, [nodes, frames, notes, wired, catalog])

  const types = useMemo(() => nodes.map(node => `${node.id} ${node.type}`).join('\n'), [nodes])
  const wires = useMemo(() => {
    const typeOf = new Map(types.split('\n').map(line => line.split(' ') as [string, string]))
    const next = new Map<string, FlowEdge>()
    for (const edge of edges) {
      const made = flowEdge(edge, typeOf, catalog)
      const old = keptWires.current.get(made.id)
      const same = old?.data?.family === made.data?.family && old?.data?.param === made.data?.param
      next.set(made.id, old && same ? old : made)
    }
    keptWires.current = next
    return [...next.values()]
  }, [types, edges, catalog])

  return useMemo(
    () => ({
      things,
      wires,
      rects: new Map([...things].map(([id, thing]) => [id, rectOf(thing)])),
      large: nodes.length > SMALL,
    }),
    [things, wires, nodes.length],
  )
}

const rectOf = ({ position, width, height }: FlowNode): Rect => ({
  x: position.x,
  y: position.y,
  width: width ?? 0,
  height: height ?? 0,
})
