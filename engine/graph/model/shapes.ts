// Shapes: which items flow on a stream, and which a node runs for.
import { type Dimension, type NodeModel, nodeTitle, type Shape, type Wire } from './parts.ts'

export type { Dimension, Shape } from './parts.ts'

import { portsOf } from '../spec.ts'

export const LONE: Shape = []

export const sameDimension = (a: Dimension, b: Dimension): boolean => a.name === b.name && a.node === b.node
const isLeading = (part: Shape, whole: Shape): boolean =>
  part === whole ||
  (part.length <= whole.length && part.every((dimension, index) => sameDimension(dimension, whole[index] as Dimension)))
/** `per scene and line`, `as one value`. */
export const describeShape = (shape: Shape): string =>
  shape.length === 0 ? 'as one value' : `per ${shape.map(dimension => dimension.name).join(' and ')}`

/** The stream that an output emits. */
export function outputShape(model: NodeModel, port: string, nodes: ReadonlyMap<string, NodeModel>): Shape {
  const output = portsOf(model.spec).outputs.get(port)
  if (!output || output.kind === 'one') return model.shape
  const gathered = output.like === undefined ? undefined : model.inputs.get(output.like)?.[0]
  const source = gathered && nodes.get(gathered.node)
  if (gathered && source) {
    const stream = outputShape(source, gathered.port, nodes)
    return [...model.shape, ...stream.filter(dimension => !model.shape.some(own => sameDimension(own, dimension)))]
  }
  const own = [output.dimension ?? output.name, ...(output.below ?? [])]
  return [...model.shape, ...own.map(name => ({ name, node: model.id }))]
}

/** A node's shape: the longest among its single inputs that are required or say so; all the other single ones must lead into it. */
export function shapeOf(
  model: NodeModel,
  nodes: ReadonlyMap<string, NodeModel>,
  refuse: (text: string, port: string) => void,
): Shape {
  const { spec } = model
  const { shaping, single, again } = portsOf(spec)
  const stream = (wire: Wire): Shape | undefined => {
    const source = nodes.get(wire.node)
    return source && outputShape(source, wire.port, nodes)
  }
  let shape: Shape = LONE
  let deepest = ''
  for (const wire of model.root) {
    const theirs = stream(wire)
    if (theirs && theirs.length > shape.length) shape = theirs
  }
  const base = shape.length
  for (const input of shaping) {
    const incoming = model.inputs.get(input.name)?.[0]
    const theirs = incoming && stream(incoming)
    if (theirs && theirs.length > shape.length) {
      shape = theirs
      deepest = input.name
    }
  }
  if (shape.length === base && shaping.length === 0 && spec.by.length > 0) {
    for (const input of spec.inputs) {
      if (input.kind !== 'many') continue
      for (const wire of model.inputs.get(input.name) ?? []) {
        const theirs = stream(wire) ?? []
        const last = theirs.findLastIndex(dimension => spec.by.includes(dimension.name))
        if (last + 1 > shape.length) {
          shape = theirs.slice(0, last + 1)
          deepest = input.name
        }
      }
    }
  }
  const check = (port: string, wire: Wire) => {
    const theirs = stream(wire)
    if (!theirs || isLeading(theirs, shape)) return
    const title = nodeTitle(model.node, spec)
    refuse(
      theirs.length > shape.length
        ? `${title}: ${port} comes ${describeShape(theirs)}, but the node runs ${shape.length ? describeShape(shape) : 'once'}; gather it first, or use a port that takes many`
        : `${title}: ${port} comes ${describeShape(theirs)} and ${deepest} ${describeShape(shape)}, from different splitters; single inputs of one node must agree`,
      port,
    )
  }
  for (const input of single) for (const wire of model.inputs.get(input.name) ?? []) check(input.name, wire)
  for (const [param, wire] of model.params) check(param, wire)
  for (const output of again) {
    const like = output.like as string
    const gathered = (model.inputs.get(like) ?? []).map(wire =>
      (stream(wire) ?? []).filter(dimension => !shape.some(own => sameDimension(own, dimension))),
    )
    const first = gathered[0]
    if (!first) continue
    const title = nodeTitle(model.node, spec)
    if (first.length !== 1)
      refuse(
        `${title}: ${like} comes ${describeShape(first)}, but ${output.name} is emitted again under its keys, so it must come per exactly one dimension more than the node runs`,
        like,
      )
    else if (gathered.some(other => !isLeading(other, first) || other.length !== 1))
      refuse(
        `${title}: the wires into ${like} come from different splitters, but ${output.name} is emitted again under their keys; wire in one kind`,
        like,
      )
  }
  return shape
}
