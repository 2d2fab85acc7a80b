// defineNode: one declaration from which types, widgets, validation, docs and the JSON spec all come.
import { z } from 'zod'
import type { NodeContext } from './context.ts'
import type { Json } from './json.ts'
import type { Port } from './ports.ts'
import type { InputSpec, NodeSpec, OutputSpec, ParamSpec, Widget } from './spec.ts'

// biome-ignore lint/suspicious/noExplicitAny: `never` on one side and `unknown` on the other make ports invariant; only any admits all of them
export type Ports = Record<string, Port<any, any>>
type InputsOf<P extends Ports> = { readonly [K in keyof P]: P[K]['_in'] }
type OutputsOf<P extends Ports> = { readonly [K in keyof P]: P[K]['_out'] }

/** What a resource pool is called: `cpu` and `gpu` slots, `net:<provider>`, or `light` for work that needs none. */
export type PoolName = 'light' | 'cpu' | 'gpu' | `net:${string}`

export interface RunArguments<I extends Ports, P> {
  readonly inputs: InputsOf<I>
  readonly params: P
  readonly ctx: NodeContext
}

export interface NodeDeclaration<
  I extends Ports = Ports,
  P extends z.ZodObject = z.ZodObject,
  O extends Ports = Ports,
> {
  /** `category/name`, unique. */
  readonly type: string
  /** Raised when the same params and inputs would give another result: part of every result key. */
  readonly version: number
  readonly title: string
  readonly category: string
  /** One or two sentences for the palette and the node reference. */
  readonly summary: string
  readonly inputs: I
  readonly params: P
  readonly outputs: O
  readonly by?: readonly string[]
  readonly regenerable?: boolean
  /** Hands on a better one of what it is given (`ctx.rerun`): who takes that from before it is warned. */
  readonly refines?: boolean
  readonly face?: string
  /** The pool its items hold a slot of while they run (default `light`: no slot). */
  readonly pool?: PoolName
  /** Expected seconds of one item, for the estimate before anything has been measured. */
  readonly expectSeconds?: number
  /** Expected price of one item with these params, in US dollars (default 0): for estimates and the cost cap. */
  readonly expectCost?: (params: z.output<P>) => number
  /** What it makes is final: its files are never evicted. */
  readonly keep?: boolean
  /** The digest of code that can change without its version (a user's node): part of every result key. */
  readonly fingerprint?: string
  /** What it asks workers and providers for, such as `video.generate`: without one that serves it, it cannot run. */
  readonly capabilities?: readonly string[]
  /** Hands its one input through unchanged and is never run: the engine takes it for a piece of wire. */
  readonly wire?: boolean
  readonly run: (args: RunArguments<I, z.output<P>>) => Promise<OutputsOf<O>>
}

/** A declaration whose type arguments no longer matter: what registries hold. */
export type AnyNode = Omit<NodeDeclaration, 'run' | 'expectCost'> & {
  // biome-ignore lint/suspicious/noExplicitAny: as with `run`
  readonly expectCost?: (params: any) => number
  // biome-ignore lint/suspicious/noExplicitAny: a registry calls every node alike; the declaration has checked its own types
  readonly run: (args: { inputs: any; params: any; ctx: NodeContext }) => Promise<Record<string, unknown>>
}

/**
 * Declares a node. The types of `inputs`, `params` and of what `run` returns are inferred from the declaration.
 * @throws TypeError when the declaration contradicts itself, naming the node and the port.
 */
export function defineNode<const I extends Ports, P extends z.ZodObject, const O extends Ports>(
  declaration: NodeDeclaration<I, P, O>,
): AnyNode {
  const where = `Node ${declaration.type}`
  for (const [name, port] of Object.entries(declaration.outputs)) {
    if (port.kind === 'lookup') throw new TypeError(`${where}: output ${name} cannot be a lookup`)
    if (port.kind === 'many' && port.settings.dimension === undefined)
      throw new TypeError(`${where}: output ${name} emits many, so it needs a dimension's name`)
    if (port.settings.like !== undefined && declaration.inputs[port.settings.like]?.kind !== 'many')
      throw new TypeError(`${where}: output ${name} takes its keys from ${port.settings.like}, which is no many input`)
    for (const input of port.settings.typed ?? [])
      if (!Object.hasOwn(declaration.inputs, input))
        throw new TypeError(`${where}: output ${name} is typed as ${input}, which is no input`)
  }
  for (const name of Object.keys(declaration.inputs))
    if (name in declaration.params.shape) throw new TypeError(`${where}: ${name} is both an input and a param`)
  return declaration as unknown as AnyNode
}

/** Hints that a param's zod schema carries with `.meta({...})`. */
export interface ParamHints {
  title?: string
  description?: string
  widget?: Widget
  unit?: string
  step?: number
  choicesFrom?: string
  accept?: string
  showIf?: { param: string; in: Json[] }
  face?: boolean
  badge?: boolean
}

/** A random seed: 0…2³²−1. The same seed gives the same bytes. */
export const Seed = z
  .number()
  .int()
  .min(0)
  .max(4294967295)
  .default(0)
  .meta({ title: 'Seed', description: 'The same seed gives the same result.', widget: 'seed' })

/** A declaration in JSON form. */
export function specOf(node: AnyNode): NodeSpec {
  const inputs = Object.entries(node.inputs).map(
    ([name, port]): InputSpec => ({
      name,
      type: port.type.name,
      ...(port.type.accepts === undefined ? {} : { accepts: port.type.accepts }),
      kind: port.kind,
      optional: port.settings.optional,
      lazy: port.settings.lazy,
      tolerant: port.settings.tolerant,
      ...(port.settings.shapes ? { shapes: true } : {}),
      minimum: port.settings.minimum,
      description: port.settings.description,
    }),
  )
  const outputs = Object.entries(node.outputs).map(
    ([name, port]): OutputSpec => ({
      name,
      type: port.type.name,
      kind: port.kind === 'many' ? 'many' : 'one',
      ...(port.settings.dimension === undefined ? {} : { dimension: port.settings.dimension }),
      ...(port.settings.like === undefined ? {} : { like: port.settings.like }),
      ...(port.settings.typed === undefined ? {} : { typed: port.settings.typed }),
      description: port.settings.description,
    }),
  )
  return {
    type: node.type,
    version: node.version,
    title: node.title,
    category: node.category,
    summary: node.summary,
    inputs,
    params: Object.entries(node.params.shape).map(([name, schema]) => paramSpec(node.type, name, schema as z.ZodType)),
    outputs,
    by: node.by ?? [],
    regenerable: node.regenerable ?? false,
    ...(node.refines ? { refines: true } : {}),
    ...(node.wire ? { wire: true } : {}),
    ...(node.capabilities ? { capabilities: node.capabilities } : {}),
    face: node.face ?? outputs[0]?.type.toLowerCase() ?? 'plain',
  }
}

/** The parts of a param's JSON Schema that become its widget. */
interface ParamSchema extends ParamHints {
  type?: string
  enum?: unknown[]
  minimum?: number
  maximum?: number
  multipleOf?: number
}

function paramSpec(nodeType: string, name: string, schema: z.ZodType): ParamSpec {
  const fallback = schema.safeParse(undefined)
  if (!fallback.success) throw new TypeError(`Node ${nodeType}: param ${name} needs a default`)
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as ParamSchema & { [key: string]: Json }
  const { $schema: _, widget, unit, step, choicesFrom, accept, showIf, face, badge, title, description, ...rest } = json
  const choices = json.enum?.every(choice => typeof choice === 'string') ? (json.enum as string[]) : undefined
  const isNumber = json.type === 'number' || json.type === 'integer'
  const type =
    choices || json.type === 'string' ? 'Text' : isNumber ? 'Number' : json.type === 'boolean' ? 'Boolean' : 'Json'
  const isBounded = json.type === 'number' && json.minimum !== undefined && json.maximum !== undefined
  const natural: Record<ParamSpec['type'], Widget> = {
    Text: 'text',
    Number: isBounded ? 'slider' : 'number',
    Boolean: 'toggle',
    Json: 'json',
  }
  const increment = step ?? json.multipleOf
  return {
    name,
    type,
    widget: widget ?? (choices || choicesFrom ? 'choice' : natural[type]),
    title: title ?? sentence(name),
    description: description ?? '',
    default: (fallback.data ?? null) as Json,
    schema: rest as { [key: string]: Json },
    ...(isNumber && json.minimum !== undefined ? { minimum: json.minimum } : {}),
    ...(isNumber && json.maximum !== undefined ? { maximum: json.maximum } : {}),
    ...(increment === undefined ? {} : { step: increment }),
    ...(unit === undefined ? {} : { unit }),
    ...(choices ? { choices } : {}),
    ...(choicesFrom === undefined ? {} : { choicesFrom }),
    ...(accept === undefined ? {} : { accept }),
    ...(showIf === undefined ? {} : { showIf }),
    ...(face === undefined ? {} : { face }),
    ...(badge === undefined ? {} : { badge }),
  }
}

/** `identityStrength` → `Identity strength`. */
const sentence = (name: string): string => {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
