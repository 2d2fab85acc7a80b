// Port types and port declarations: what may flow on a wire, and how a node takes or gives it.
import { z } from 'zod'

/** The families that colour a wire (the look fixes one colour for each). */
export type PortFamily = 'story' | 'picture' | 'clip' | 'sound' | 'report' | 'value' | 'any'

/** A type of value that wires carry, registered once by the node library. */
export interface PortType<T = unknown> {
  /** The name in declarations and documents, such as `Scene`. */
  readonly name: string
  readonly family: PortFamily
  /** One sentence for people. */
  readonly description: string
  /** Validates a value of this type; also the source of its JSON Schema. */
  readonly schema: z.ZodType<T>
  /** Set by `anyOf`: the names of the types that it stands for. */
  readonly accepts?: readonly string[]
}

export const definePortType = <T>(type: PortType<T>): PortType<T> => type

/** For inputs that take one of several types and no other, such as `one(anyOf(Image, Clip))`. */
export const anyOf = <const T extends readonly [PortType<unknown>, ...PortType<unknown>[]]>(
  ...types: T
): PortType<T[number] extends PortType<infer V> ? V : never> => ({
  name: 'Any',
  family: 'any',
  description: `${types.map(type => type.name).join(' or ')}.`,
  schema: z.union(types.map(type => type.schema)) as never,
  accepts: types.map(type => type.name),
})

/** What a `many` input receives: every item that agrees with the node's key, in document order, never a bare array. */
export interface Gathered<T> {
  readonly key: string
  /** Which wire it came by: 0 for the first wire into the port in document order. */
  readonly wire: number
  readonly value: T
}

/** What a tolerant `many` input receives for an item that failed. */
export interface GatheredFailure {
  readonly key: string
  readonly wire: number
  readonly value?: undefined
  /** Why the item is not there, in words for people. */
  readonly failed: string
}

/** What a `lookup` input offers. Only what is asked for counts as an input. */
export interface Lookup<T> {
  /** The item whose last segments are `key`, or `undefined` when the complete stream has none. */
  get(key: string): Promise<T | undefined>
  /** The items for `keys`, in that order. @throws an error naming the first key that is not there. */
  get(keys: readonly string[]): Promise<T[]>
  /** Every key of the stream that agrees with this node's key; asking counts as an input. */
  keys(): Promise<string[]>
}

export type InputKind = 'one' | 'many' | 'lookup'

/** An item that a `many` output emits: its segment and its value, in order. */
export interface Emitted<T> {
  readonly segment: string
  readonly value: T
}

interface PortSettings {
  readonly optional: boolean
  readonly shapes: boolean
  readonly lazy: boolean
  readonly tolerant: boolean
  readonly minimum: number
  readonly dimension: string | undefined
  readonly like: string | undefined
  readonly typed: readonly string[] | undefined
  readonly description: string
}

const PLAIN: PortSettings = {
  optional: false,
  shapes: false,
  lazy: false,
  tolerant: false,
  minimum: 0,
  dimension: undefined,
  like: undefined,
  typed: undefined,
  description: '',
}

/**
 * The declaration of a port. `In` is what `run` receives when the port is an input, `Out` what it returns when the port
 * is an output; `never` marks the side a port cannot be used on.
 */
export class Port<In = unknown, Out = unknown> {
  declare readonly _in: In
  declare readonly _out: Out
  readonly type: PortType
  readonly kind: InputKind
  readonly settings: PortSettings
  constructor(type: PortType, kind: InputKind, settings: PortSettings = PLAIN) {
    this.type = type
    this.kind = kind
    this.settings = settings
  }
  private with<I, O>(settings: Partial<PortSettings>): Port<I, O> {
    return new Port<I, O>(this.type, this.kind, { ...this.settings, ...settings })
  }
  /** May stay unwired; an absent or missing item arrives as `undefined`. Alone it never deepens a node: see `shaping`. */
  optional(): Port<In | undefined, Out> {
    return this.with({ optional: true })
  }
  /** (`one`, optional) gives the node its shape all the same: where it is wired, the node runs for each of its items. */
  shaping(): Port<In, Out> {
    return this.with({ shapes: true })
  }
  /** Runs only if awaited: `run` receives a function that returns the value. */
  lazy(): Port<() => Promise<In>, Out> {
    return this.with({ lazy: true })
  }
  /** (`many`) refuses fewer than `count` items. */
  min(count: number): Port<In, Out> {
    return this.with({ minimum: count })
  }
  /** (`many`) failed items arrive as `{ key, wire, failed }` instead of blocking the node. */
  tolerant(): Port<In extends Gathered<infer T>[] ? (Gathered<T> | GatheredFailure)[] : In, Out> {
    return this.with({ tolerant: true })
  }
  /** (`many` output) emits the dimension that the input `input` gathers, under the same keys, instead of minting one. */
  as(input: string): Port<In, Out> {
    return this.with({ like: input })
  }
  /** (output, `Any`) has the type of what is wired into these inputs, so that wires from it are checked as wires into them. */
  typedAs(...inputs: string[]): Port<In, Out> {
    return this.with({ typed: inputs })
  }
  /** One sentence for the inspector and the node reference. */
  describe(description: string): Port<In, Out> {
    return this.with({ description })
  }
}

/** A single value: as an input the item that agrees with the node's key, as an output one value for each item. */
export const one = <T>(type: PortType<T>): Port<T, T | undefined> => new Port(type, 'one')

/** An input that gathers a stream, or, with a dimension's name, an output that emits one. */
export function many<T>(type: PortType<T>): Port<Gathered<T>[], never>
export function many<T>(type: PortType<T>, dimension: string): Port<never, readonly Emitted<T>[]>
export function many(type: PortType, dimension?: string): Port<never, never> {
  return new Port<never, never>(type, 'many', { ...PLAIN, dimension })
}

/** An input that is asked by key. */
export const lookup = <T>(type: PortType<T>): Port<Lookup<T>, never> => new Port(type, 'lookup')
