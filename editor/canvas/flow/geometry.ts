// A node's size and where its ports lie, worked out from its declaration: known before it is drawn, so nothing jumps.
import type { GraphNode } from '../../../engine/graph/document.ts'
import type { InputKind } from '../../../engine/graph/ports.ts'
import type { NodeSpec, ParamSpec } from '../../../engine/graph/spec.ts'
import { FACE_INSET, FACE_ROOM, type Face, faceHeight, faceOf } from '../../faces/kinds.ts'
import { isBend } from '../../state/actions/wire.ts'

export const HEADER = 38
export const CELLS = 18
export const PORT_ROW = 22
export const FOOTER = 28
/** A bend in a wire. */
const DOT = 22
const PORTS_PAD = 6
const PARAM_ROW = 30
const PARAM_TEXT = 84
const UNKNOWN: Face = { kind: 'plain', output: undefined }

export interface PortPlace {
  readonly name: string
  readonly type: string
  readonly kind: InputKind
  readonly param: boolean
  readonly optional: boolean
  readonly description: string
  /** The middle of the port from the node's top, in px. */
  readonly y: number
}

export interface ParamPlace {
  readonly param: ParamSpec
  readonly y: number
  readonly height: number
}

export interface NodeGeometry {
  readonly width: number
  readonly height: number
  readonly inputs: readonly PortPlace[]
  readonly outputs: readonly PortPlace[]
  readonly params: readonly ParamPlace[]
  readonly face: Face
  /** The face's box from the node's top, in px; height 0 when there is none. */
  readonly faceTop: number
  readonly faceHeight: number
}

/**
 * Lays a node out. Wired params that are not on the face get a port row of their own.
 * @param wired names of the ports and params that have a wire
 */
export function layOut(node: GraphNode, spec: NodeSpec | undefined, wired: ReadonlySet<string>): NodeGeometry {
  const face = spec ? faceOf(spec) : UNKNOWN
  const room = FACE_ROOM[face.kind]
  const width = Math.max(180, node.size?.[0] ?? room.width)
  const port = (
    name: string,
    type: string,
    kind: InputKind,
    param: boolean,
    optional: boolean,
    description: string,
  ) => ({
    name,
    type,
    kind,
    param,
    optional,
    description,
  })
  const shown = (spec?.params ?? []).filter(param => param.face)
  const onFace = new Set(shown.map(param => param.name))
  const inputs = [
    ...(spec?.inputs ?? []).map(each => port(each.name, each.type, each.kind, false, each.optional, each.description)),
    ...(spec?.params ?? [])
      .filter(param => wired.has(param.name) && !onFace.has(param.name))
      .map(param => port(param.name, param.type, 'one', true, true, param.description)),
  ]
  const outputs = (spec?.outputs ?? []).map(each =>
    port(each.name, each.type, each.kind, false, false, each.description),
  )
  const known = new Set([...inputs, ...outputs].map(each => each.name).concat(shown.map(param => param.name)))
  // A node of an unknown type keeps its wires: they get a port without a type.
  if (!spec)
    for (const name of wired)
      if (!known.has(name))
        (name.startsWith('>') ? outputs : inputs).push(port(name.replace(/^>/, ''), 'Any', 'one', false, true, ''))

  if (isBend(spec)) {
    const middle = DOT / 2
    return {
      width: DOT,
      height: DOT,
      inputs: inputs.map(each => ({ ...each, y: middle })),
      outputs: outputs.map(each => ({ ...each, y: middle })),
      params: [],
      face,
      faceTop: DOT,
      faceHeight: 0,
    }
  }
  if (node.collapsed) {
    const middle = HEADER / 2
    return {
      width,
      height: HEADER + CELLS,
      inputs: [
        ...inputs,
        ...shown.map(param => port(param.name, param.type, 'one', true, true, param.description)),
      ].map(each => ({ ...each, y: middle })),
      outputs: outputs.map(each => ({ ...each, y: middle })),
      params: [],
      face,
      faceTop: HEADER + CELLS,
      faceHeight: 0,
    }
  }
  let top = HEADER + CELLS
  const rows = Math.max(inputs.length, outputs.length)
  const row = (at: number): number => top + PORTS_PAD / 2 + at * PORT_ROW + PORT_ROW / 2
  const placedInputs: PortPlace[] = inputs.map((each, at) => ({ ...each, y: row(at) }))
  const placedOutputs: PortPlace[] = outputs.map((each, at) => ({ ...each, y: row(at) }))
  top += rows > 0 ? rows * PORT_ROW + PORTS_PAD : 0
  const params: ParamPlace[] = []
  for (const param of shown) {
    const height = param.widget === 'multiline' ? PARAM_TEXT : PARAM_ROW
    params.push({ param, y: top, height })
    placedInputs.push({
      ...port(param.name, param.type, 'one', true, true, param.description),
      y: top + (param.widget === 'multiline' ? 12 : height / 2),
    })
    top += height
  }
  if (params.length > 0) top += 4
  const natural = faceHeight(face.kind, width)
  const asked = node.size ? node.size[1] - top - FOOTER - FACE_INSET : natural
  const tall = natural === 0 ? 0 : Math.max(48, asked)
  const faceTop = top + (tall > 0 ? 2 : 0)
  return {
    width,
    height: faceTop + tall + (tall > 0 ? FACE_INSET - 2 : 2) + FOOTER,
    inputs: placedInputs,
    outputs: placedOutputs,
    params,
    face,
    faceTop,
    faceHeight: tall,
  }
}
