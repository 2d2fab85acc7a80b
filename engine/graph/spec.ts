// NodeSpec: a node declaration in JSON form, served at /api/nodes and shared by the editor, the CLI and the server.
import type { Json } from './json.ts'
import type { InputKind, PortFamily } from './ports.ts'

/** A port type in JSON form. */
export interface PortTypeSpec {
  readonly name: string
  readonly family: PortFamily
  readonly description: string
}

export interface InputSpec {
  readonly name: string
  readonly type: string
  /** (`Any`) The only types it takes. */
  readonly accepts?: readonly string[]
  readonly kind: InputKind
  readonly optional: boolean
  readonly lazy: boolean
  readonly tolerant: boolean
  /** (`one`, optional) Gives the node its shape although it may stay unwired. */
  readonly shapes?: boolean
  /** (`many`) The fewest items the node accepts. */
  readonly minimum: number
  readonly description: string
}

export interface OutputSpec {
  readonly name: string
  readonly type: string
  readonly kind: 'one' | 'many'
  /** (`many`) The name of the dimension it adds to the node's shape. */
  readonly dimension?: string
  /** (`many`, of a sub-graph) The names of the dimensions below that one, outermost first. */
  readonly below?: readonly string[]
  /** (`many`) The input whose gathered dimension it emits again under the same keys. */
  readonly like?: string
  /** The inputs whose type it has where they are wired: of one type all, or it stays what `type` says. */
  readonly typed?: readonly string[]
  readonly description: string
}

/** How a param is edited. */
export type Widget =
  | 'text'
  | 'multiline'
  | 'number'
  | 'slider'
  | 'seed'
  | 'toggle'
  | 'choice'
  | 'color'
  | 'file'
  | 'json'
  /** The people of a series, written here. */
  | 'characters'
  /** One character, or one voice, of the series that reaches the node: kept by its key. */
  | 'character'
  | 'voice'

/** A param in JSON form. Its name is also that of a port: wire a value into `node.name`. */
export interface ParamSpec {
  readonly name: string
  /** The port type that fits its port: `Text`, `Number`, `Boolean` or `Json`. */
  readonly type: 'Text' | 'Number' | 'Boolean' | 'Json'
  readonly widget: Widget
  readonly title: string
  readonly description: string
  readonly default: Json
  /** JSON Schema (draft 2020-12) of its value. */
  readonly schema: { readonly [key: string]: Json }
  readonly minimum?: number
  readonly maximum?: number
  readonly step?: number
  readonly unit?: string
  readonly choices?: readonly string[]
  /** A list of choices read live from `/api/choices/<name>` (voices, checkpoints). */
  readonly choicesFrom?: string
  /** The file kinds that a `file` widget takes. */
  readonly accept?: string
  /** Shown only while another param has one of these values. */
  readonly showIf?: { readonly param: string; readonly in: readonly Json[] }
  /** Shown on the node's face, not only in the inspector. */
  readonly face?: boolean
  /** Its value stands in the badge at the top of the node, beside who served it. */
  readonly badge?: boolean
}

export interface NodeSpec {
  readonly type: string
  readonly version: number
  readonly title: string
  readonly category: string
  readonly summary: string
  readonly inputs: readonly InputSpec[]
  readonly params: readonly ParamSpec[]
  readonly outputs: readonly OutputSpec[]
  /** (nodes with only `many` inputs) One item for each value of these dimensions instead of one in all. */
  readonly by: readonly string[]
  /** A loop may ask this node for another attempt. */
  readonly regenerable: boolean
  /** Hands on a better one of what it is given, by asking for other attempts. */
  readonly refines?: boolean
  /** A piece of wire: hands its one input through and is never run. */
  readonly wire?: boolean
  /** What it asks workers and providers for, such as `video.generate`. */
  readonly capabilities?: readonly string[]
  /** What the node's face shows of its first output, such as `script`, `clip`, `curve`. */
  readonly face: string
}

/** The ports of a spec by name and by what the engine asks of them. */
export interface SpecPorts {
  readonly inputs: ReadonlyMap<string, InputSpec>
  readonly params: ReadonlyMap<string, ParamSpec>
  readonly outputs: ReadonlyMap<string, OutputSpec>
  /** Single inputs. */
  readonly single: readonly InputSpec[]
  /** Those of them that give the node its shape. */
  readonly shaping: readonly InputSpec[]
  /** Outputs that are emitted again under the keys of what an input gathers. */
  readonly again: readonly OutputSpec[]
}

const known = new WeakMap<NodeSpec, SpecPorts>()

/** The ports of a spec, sorted once. Specs do not change. */
export function portsOf(spec: NodeSpec): SpecPorts {
  let ports = known.get(spec)
  if (!ports) {
    // The first of two ports with one name counts, as when the list is searched.
    const byName = <T extends { readonly name: string }>(list: readonly T[]) =>
      new Map([...list].reverse().map(port => [port.name, port]))
    const single = spec.inputs.filter(input => input.kind === 'one')
    ports = {
      inputs: byName(spec.inputs),
      params: byName(spec.params),
      outputs: byName(spec.outputs),
      single,
      shaping: single.filter(input => !input.lazy && (!input.optional || input.shapes === true)),
      again: spec.outputs.filter(output => output.like !== undefined),
    }
    known.set(spec, ports)
  }
  return ports
}
