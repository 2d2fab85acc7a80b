// What a graph model is made of: wires, wired nodes and their shapes.
import type { GraphNode } from '../document.ts'
import type { NodeSpec } from '../spec.ts'

/** One axis of a stream: its name and the node that minted it, so that two unrelated splitters never join. */
export interface Dimension {
  readonly name: string
  readonly node: string
}

/** A stream's axes, outermost first. A lone value has none. */
export type Shape = readonly Dimension[]

/** A wire's source, after bypassed nodes have handed it through. */
export interface Wire {
  readonly node: string
  readonly port: string
}

export interface NodeModel {
  readonly id: string
  readonly node: GraphNode
  readonly spec: NodeSpec
  /** By input name, in document order. */
  readonly inputs: ReadonlyMap<string, readonly Wire[]>
  /** By param name. */
  readonly params: ReadonlyMap<string, Wire>
  /** In a sub-graph: the streams whose items it runs for. A node that gathers there does so for each of them. */
  readonly root: readonly Wire[]
  readonly shape: Shape
}

export const nodeTitle = (node: GraphNode, spec?: NodeSpec): string => node.title || spec?.title || node.type
