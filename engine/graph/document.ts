// The graph document: what is saved, shared and run. Unknown members survive a load and a save untouched.
import { z } from 'zod'

/** The version that this build writes. */
export const DOCUMENT_VERSION = 1

/** Node and frame ids: stable in a document, never part of a result. */
const Id = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[^\s./]+$/, 'an id has no spaces, dots or slashes')
  .refine(id => !(id in {}), 'this name means something else in JavaScript; choose another')
const Point = z.tuple([z.number(), z.number()])
const ByKey = <T extends z.ZodType>(value: T) => z.record(z.string(), value)

export const GraphNode = z.looseObject({
  id: Id,
  /** The node type, `category/name`. */
  type: z.string().min(1).max(200),
  /** The declaration's version that the params were written for. */
  version: z.number().int().min(1).default(1),
  title: z.string().max(200).optional(),
  /** Position of the top left corner on the canvas, in px. */
  at: Point.default([0, 0]),
  /** Width and height on the canvas, in px, when a person resized it. */
  size: Point.optional(),
  params: z.record(z.string(), z.unknown()).default({}),
  mode: z.enum(['active', 'muted', 'bypassed']).default('active'),
  collapsed: z.boolean().optional(),
  /** Seed params that a run started in the editor moves on first: to the next number, or to a random one. */
  seeds: z.record(z.string(), z.enum(['next', 'random'])).optional(),
  color: z.string().max(40).optional(),
})
export type GraphNode = z.infer<typeof GraphNode>

/** A wire: `node.output` → `node.input` or `node.param`. */
export const GraphEdge = z.looseObject({ from: z.string().max(300), to: z.string().max(300) })
export type GraphEdge = z.infer<typeof GraphEdge>

/**
 * A person's change to an item's output: a JSON merge patch, `base` the digest of the value it was made on. At the key of
 * the node that emits a stream, it changes the stream itself (`arrange.ts`): what is put in or left out, and the order.
 */
export const Edit = z.looseObject({ base: z.string(), patch: z.unknown() })
export type Edit = z.infer<typeof Edit>

export const Frame = z.looseObject({
  id: Id,
  title: z.string().max(200).default(''),
  /** x, y, width, height on the canvas, in px. */
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  color: z.string().max(40).optional(),
})
export type Frame = z.infer<typeof Frame>

export const Note = z.looseObject({
  id: Id,
  text: z.string().max(20000).default(''),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
})
export type Note = z.infer<typeof Note>

/** The most nodes and wires of a document: checked before anything looks at them, so that any document is answered in bounded time. */
export const MOST_NODES = 100_000
const MOST_EDGES = 400_000

export const GraphDocument = z.looseObject({
  format: z.literal('reelgraph'),
  version: z.literal(DOCUMENT_VERSION),
  id: Id,
  name: z.string().max(200).default('Untitled'),
  description: z.string().max(20000).default(''),
  /** Words to find it by in the library. */
  tags: z.array(z.string().min(1).max(40)).max(24).optional(),
  nodes: z.array(GraphNode).max(MOST_NODES).default([]),
  edges: z.array(GraphEdge).max(MOST_EDGES).default([]),
  /** Params for one item, by node and key; a prefix applies below it and the longest wins. */
  overrides: z.record(z.string(), ByKey(z.record(z.string(), z.unknown()))).default({}),
  /** By node, item key and output port. */
  edits: z.record(z.string(), ByKey(z.record(z.string(), Edit))).default({}),
  /** Take ids by node and item key. */
  pins: z.record(z.string(), ByKey(z.string())).default({}),
  frames: z.array(Frame).default([]),
  notes: z.array(Note).default([]),
})
export type GraphDocument = z.infer<typeof GraphDocument>

/** `video.clip` → node `video`, port `clip`. */
export function splitEnd(end: string): { node: string; port: string } {
  const dot = end.indexOf('.')
  return dot < 0 ? { node: end, port: '' } : { node: end.slice(0, dot), port: end.slice(dot + 1) }
}
