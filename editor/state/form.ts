// The inspector's form, worked out from a node's declaration: which fields there are, what they hold, what is wrong.
import type { GraphEdge, GraphNode } from '../../engine/graph/document.ts'
import { inherit } from '../../engine/graph/keys.ts'
import { paramProblem } from '../../engine/graph/model/validate.ts'
import type { NodeSpec, ParamSpec } from '../../engine/graph/spec.ts'
import type { SeedMode } from './document/seed-commands.ts'

export interface Field {
  readonly param: ParamSpec
  /** The node that is edited; of several, the first. */
  readonly node: string
  readonly value: unknown
  /** Where the value comes from: the declaration, the node, this item's override, or a wire. */
  readonly source: 'default' | 'node' | 'item' | 'wire'
  /** The end that is wired in, such as `seed.value`. */
  readonly wire?: string
  /** (several nodes) They hold different values. */
  readonly mixed?: boolean
  /** (seeds) What a run does with it first. */
  readonly seedMode?: SeedMode
  readonly problem?: string
}

export interface FormArguments {
  readonly spec: NodeSpec
  readonly node: GraphNode
  readonly edges: readonly GraphEdge[]
  /** With a key: the form of that item, its overrides merged in. */
  readonly key?: string
  readonly overrides?: Readonly<Record<string, Record<string, unknown>>>
}

/** The fields of a form in declaration order, without those that another param hides. */
export function fieldsOf({ spec, node, edges, key, overrides }: FormArguments): Field[] {
  const own = key === undefined ? {} : inherit(overrides, key)
  const wires = wiresInto(edges)
  const fields = spec.params.map((param): Field => {
    const wire = wires.get(`${node.id}.${param.name}`)
    const source = wire ? 'wire' : param.name in own ? 'item' : param.name in node.params ? 'node' : 'default'
    const value =
      source === 'item'
        ? own[param.name]
        : source === 'default'
          ? param.default
          : (node.params[param.name] ?? param.default)
    const problem = wire ? undefined : paramProblem(param, value)
    return {
      param,
      node: node.id,
      value,
      source,
      ...(wire ? { wire } : {}),
      ...(param.widget === 'seed' ? { seedMode: node.seeds?.[param.name] ?? 'fixed' } : {}),
      ...(problem ? { problem: `${param.title} ${problem}` } : {}),
    }
  })
  const values = new Map(fields.map(field => [field.param.name, field.value]))
  return fields.filter(
    ({ param }) => !param.showIf || param.showIf.in.includes(values.get(param.showIf.param) as never),
  )
}

const into = new WeakMap<readonly GraphEdge[], ReadonlyMap<string, string>>()

/** Where the wire into each end comes from; worked out once for each state of the wires. */
export function wiresInto(edges: readonly GraphEdge[]): ReadonlyMap<string, string> {
  const known = into.get(edges) ?? new Map(edges.map(edge => [edge.to, edge.from]))
  into.set(edges, known)
  return known
}

/** The params that several nodes share, by name and widget: what a multiple selection can edit at once. */
export function sharedParams(specs: readonly NodeSpec[]): ParamSpec[] {
  const [first, ...rest] = specs
  if (!first) return []
  return first.params.filter(param =>
    rest.every(spec => spec.params.some(other => other.name === param.name && other.widget === param.widget)),
  )
}

/**
 * The form of several nodes: what they all show and share. Different values are `mixed`; a value counts as the nodes' own
 * when one of them has it, and a wire into any of them leaves the field to that wire.
 */
export function sharedFields(
  several: readonly { readonly node: GraphNode; readonly spec: NodeSpec }[],
  edges: readonly GraphEdge[],
): Field[] {
  const shared = new Set(sharedParams(several.map(each => each.spec)).map(param => param.name))
  const [first = [], ...others] = several.map(({ node, spec }) => fieldsOf({ spec, node, edges }))
  return first.flatMap(field => {
    const { name } = field.param
    const same = others.map(fields => fields.find(other => other.param.name === name))
    if (!shared.has(name) || same.some(other => other === undefined)) return []
    const all = [field, ...same.filter(other => other !== undefined)]
    const wired = all.find(each => each.wire)
    const mixed = all.some(each => JSON.stringify(each.value) !== JSON.stringify(field.value))
    const problem = all.find(each => each.problem)?.problem
    const { problem: _, wire: __, ...rest } = field
    return [
      {
        ...rest,
        source: wired ? 'wire' : all.some(each => each.source === 'node') ? 'node' : 'default',
        ...(wired?.wire ? { wire: wired.wire } : {}),
        ...(mixed ? { mixed } : {}),
        ...(problem ? { problem } : {}),
      } satisfies Field,
    ]
  })
}
