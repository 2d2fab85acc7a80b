// A node's room is known before it is drawn, and does not depend on what it made.
import { describe, expect, it } from 'vitest'
import type { GraphNode } from '../../../engine/graph/document.ts'
import { faceOf } from '../../faces/kinds.ts'
import { ItemStore } from '../../state/run/items.ts'
import { pilot } from '../../testing/pilot.ts'
import { SPECS } from '../../testing/specs.ts'
import { cellsOf } from '../node/cell-buckets.ts'
import { clock, seconds, timecode } from '../words.ts'
import { layOut } from './geometry.ts'

const specs = new Map(SPECS.map(spec => [spec.type, spec]))
const at = (type: string, more: Partial<GraphNode> = {}): GraphNode => ({
  id: 'n',
  type,
  version: 1,
  at: [0, 0],
  params: {},
  mode: 'active',
  ...more,
})
const geometry = (type: string, wired: string[] = [], more: Partial<GraphNode> = {}) =>
  layOut(at(type, more), specs.get(type), new Set(wired))

describe("a node's geometry", () => {
  it('keeps ports, params, face and foot apart and inside the node', () => {
    for (const spec of SPECS) {
      const { height, width, inputs, outputs, params, faceTop, faceHeight } = geometry(spec.type)
      const ports = [...inputs.filter(port => !params.some(each => each.param.name === port.name)), ...outputs]
      const lowestPort = Math.max(0, ...ports.map(port => port.y + 11))
      for (const param of params) expect(param.y, spec.type).toBeGreaterThanOrEqual(lowestPort - 1)
      const lowestParam = Math.max(lowestPort, ...params.map(param => param.y + param.height))
      expect(faceTop, spec.type).toBeGreaterThanOrEqual(lowestParam)
      expect(faceTop + faceHeight, spec.type).toBeLessThanOrEqual(height - 28)
      expect(width, spec.type).toBeGreaterThanOrEqual(180)
    }
  })

  it('gives a param a port row of its own only when it is wired', () => {
    expect(geometry('picture/video-gen').inputs.map(port => port.name)).not.toContain('seed')
    const wired = geometry('picture/video-gen', ['seed'])
    expect(wired.inputs.find(port => port.name === 'seed')).toMatchObject({ param: true, kind: 'one', type: 'Number' })
  })

  it('keeps the wires of a node whose type is unknown', () => {
    const { inputs, outputs } = geometry('nobody/knows', ['scene', '>clip'])
    expect(inputs.map(port => port.name)).toEqual(['scene'])
    expect(outputs.map(port => port.name)).toEqual(['clip'])
  })

  it('brings every port to the title when the node is collapsed', () => {
    const { height, inputs, outputs } = geometry('picture/video-gen', [], { collapsed: true })
    expect(height).toBeLessThan(60)
    expect(new Set([...inputs, ...outputs].map(port => port.y)).size).toBe(1)
  })

  it('gives the face the room that a person asked for', () => {
    const small = geometry('picture/video-gen')
    const large = geometry('picture/video-gen', [], { size: [500, small.height + 200] })
    expect(large.width).toBe(500)
    expect(large.height).toBe(small.height + 200)
    expect(large.faceHeight).toBe(small.faceHeight + 200)
  })

  it('leaves no two nodes of the pilot over each other', () => {
    const document = pilot()
    const boxes = document.nodes.map(node => {
      const wired = new Set(
        document.edges
          .flatMap(edge => [edge.to, edge.from])
          .filter(end => end.startsWith(`${node.id}.`))
          .map(end => end.slice(node.id.length + 1)),
      )
      const { width, height } = layOut(node, specs.get(node.type), wired)
      return { id: node.id, x: node.at[0], y: node.at[1], width, height }
    })
    for (const a of boxes)
      for (const b of boxes)
        if (a.id < b.id)
          expect(
            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y,
            `${a.id} over ${b.id}`,
          ).toBe(true)
  })
})

describe('a face', () => {
  it('is what the declaration names, shown by the output that it can draw', () => {
    const qc = specs.get('cut/qc')
    expect(qc && faceOf(qc)).toMatchObject({ kind: 'qc', output: { name: 'report' } })
  })

  it('follows from the first output when the name is not known', () => {
    const spec = specs.get('sound/tts')
    expect(spec && faceOf({ ...spec, face: 'hologram' }).kind).toBe('waveform')
    expect(spec && faceOf({ ...spec, face: 'hologram', outputs: [] }).kind).toBe('plain')
  })
})

describe('cells', () => {
  const items = new ItemStore(flush => flush())
  items.apply(
    Array.from({ length: 100 }, (_, index) => ({
      type: 'item' as const,
      node: 'n',
      key: `k${index}`,
      status: index === 57 ? ('failed' as const) : ('done' as const),
    })),
  )

  it('are one for each item while there is room', () => {
    expect(cellsOf(items.node('n'), 200)).toHaveLength(100)
  })

  it('stand for several items when there is not, and show the worst of them', () => {
    const cells = cellsOf(items.node('n'), 48)
    expect(cells.length).toBeLessThanOrEqual(48)
    expect(cells.reduce((sum, cell) => sum + cell.count, 0)).toBe(100)
    expect(cells.filter(cell => cell.status === 'failed').map(cell => cell.first.key)).toEqual(['k57'])
  })
})

describe('numbers in words', () => {
  it('read as people write them', () => {
    expect([0.42, 6.12, 59.99, 112, 3840].map(seconds)).toEqual(['0.42 s', '6.1 s', '1 m 00 s', '1 m 52 s', '1 h 04 m'])
    expect(timecode(134)).toBe('00:02:14')
    expect(timecode(4, 24)).toBe('00:00:04:00')
    expect(timecode(1.9999, 24)).toBe('00:00:02:00')
    expect(clock(75)).toBe('1:15')
  })
})
