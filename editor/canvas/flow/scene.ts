// The open document laid out: everything on the canvas with its place and size, whether xyflow is given it or not.
import { useMemo, useRef } from 'react'
import { type GraphEdge, splitEnd } from '../../../engine/graph/document.ts'
import type { PortFamily } from '../../../engine/graph/ports.ts'
import { useDocument, useSession } from '../../hooks.ts'
import { isBend } from '../../state/actions/wire.ts'
import { type Catalog, familyOf } from '../../state/catalog.ts'
import {
  dotNode,
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
  const keptTypes = useRef<ReadonlyMap<string, string>>(new Map())
  const types = useMemo(() => {
    const next = new Map(nodes.map(node => [node.id, node.type]))
    if (!sameTypes(keptTypes.current, next)) keptTypes.current = next
    return keptTypes.current
  }, [nodes])
  const families = useMemo(() => familiesOf(edges, types, catalog), [edges, types, catalog])
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
      if (isBend(catalog.specs.get(node.type))) {
        const family = families(`${node.id}.value`)
        put(node.id, node, family, () => dotNode(node, catalog, family))
        continue
      }
      put(node.id, node, `${ports?.key ?? ''}${catalog.specs.size}`, () =>
        stepNode(node, catalog, ports?.ports ?? NO_PORTS),
      )
    }
    kept.current = next
    return new Map([...next].map(([id, { thing }]) => [id, thing]))
  }, [nodes, frames, notes, wired, families, catalog])

  const wires = useMemo(() => {
    const next = new Map<string, FlowEdge>()
    for (const edge of edges) {
      const made = flowEdge(edge, types, catalog, families(edge.from))
      const old = keptWires.current.get(made.id)
      const same = old?.data?.family === made.data?.family && old?.data?.param === made.data?.param
      next.set(made.id, old && same ? old : made)
    }
    keptWires.current = next
    return [...next.values()]
  }, [types, edges, families, catalog])

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

/** Types of nodes by id: the same object until one of them is another. */
const sameTypes = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...b].every(([id, type]) => a.get(id) === type)

/** The family of what comes out of an end, seen through the bends and graph inputs that hand any type on. */
function familiesOf(
  edges: readonly GraphEdge[],
  typeOf: ReadonlyMap<string, string>,
  catalog: Catalog,
): (end: string) => PortFamily {
  const into = new Map(edges.map(edge => [splitEnd(edge.to).node, edge.from]))
  return end => {
    let from = end
    for (let hops = 0; hops < 50; hops++) {
      const { node, port } = splitEnd(from)
      const spec = catalog.specs.get(typeOf.get(node) ?? '')
      const before = spec?.wire ? into.get(node) : undefined
      if (before === undefined) return familyOf(catalog, spec?.outputs.find(output => output.name === port)?.type ?? '')
      from = before
    }
    return 'any'
  }
}

const rectOf = ({ position, width, height }: FlowNode): Rect => ({
  x: position.x,
  y: position.y,
  width: width ?? 0,
  height: height ?? 0,
})
