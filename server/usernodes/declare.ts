// Declarations from another process: the JSON form made into a declaration that the engine can check and call.
import { z } from 'zod'
import { type AnyNode, type Ports, specOf } from '../../engine/graph/define.ts'
import { anyOf, definePortType, Port, type PortType } from '../../engine/graph/ports.ts'
import type { ParamSpec } from '../../engine/graph/spec.ts'
import type { DescribedNode, DescribedPortType } from './protocol.ts'

/** A described port type; values are checked against its JSON Schema. */
export function portTypeOf({ name, family, description, schema }: DescribedPortType): PortType {
  return definePortType({ name, family, description, schema: schemaOf(schema) })
}

/** A declaration without code in JSON form. */
export const describe = (node: AnyNode): DescribedNode => ({
  spec: specOf(node),
  ...(node.pool === undefined ? {} : { pool: node.pool }),
  ...(node.expectSeconds === undefined ? {} : { expectSeconds: node.expectSeconds }),
  ...(node.expectCost === undefined ? {} : { expectCost: node.expectCost(node.params.parse({})) }),
})

/**
 * A described node as a declaration, whose JSON form is the described one again.
 * @param types port types by name
 * @param fingerprint the digest of its code
 * @throws Error naming a port type that is not there
 */
export function declare(
  { spec, pool, expectSeconds, expectCost }: DescribedNode,
  types: ReadonlyMap<string, PortType>,
  fingerprint: string,
  run: AnyNode['run'],
): AnyNode {
  const typeOf = (name: string): PortType => {
    const type = types.get(name)
    if (!type) throw new Error(`${spec.type} uses the port type ${name}, which is not there`)
    return type
  }
  const oneOf = ([first, ...rest]: PortType[]): PortType => (first ? anyOf(first, ...rest) : typeOf('Any'))
  const plain = {
    optional: false,
    shapes: false,
    lazy: false,
    tolerant: false,
    minimum: 0,
    dimension: undefined,
    like: undefined,
    typed: undefined,
  }
  const inputs: Ports = Object.fromEntries(
    spec.inputs.map(({ name, type, accepts, kind, optional, shapes = false, lazy, tolerant, minimum, description }) => [
      name,
      new Port(accepts ? oneOf(accepts.map(typeOf)) : typeOf(type), kind, {
        ...plain,
        optional,
        shapes,
        lazy,
        tolerant,
        minimum,
        description,
      }),
    ]),
  )
  const outputs: Ports = Object.fromEntries(
    spec.outputs.map(({ name, type, kind, dimension, like, typed, description }) => [
      name,
      new Port(typeOf(type), kind, { ...plain, dimension, like, typed, description }),
    ]),
  )
  return {
    type: spec.type,
    version: spec.version,
    title: spec.title,
    category: spec.category,
    summary: spec.summary,
    inputs,
    params: z.object(Object.fromEntries(spec.params.map(param => [param.name, paramOf(param)]))),
    outputs,
    by: spec.by,
    regenerable: spec.regenerable,
    face: spec.face,
    ...(pool === undefined ? {} : { pool }),
    ...(expectSeconds === undefined ? {} : { expectSeconds }),
    ...(expectCost === undefined ? {} : { expectCost: () => expectCost }),
    ...(spec.refines ? { refines: true } : {}),
    ...(spec.wire ? { wire: true } : {}),
    ...(spec.capabilities ? { capabilities: spec.capabilities } : {}),
    fingerprint,
    run,
  }
}

/** A param whose JSON Schema and hints are the described ones, whatever its own schema was. */
function paramOf(param: ParamSpec): z.ZodType {
  const { title, description, widget, unit, step, choicesFrom, accept, showIf, face, badge } = param
  const inner = schemaOf(param.schema)
  return z
    .unknown()
    .superRefine((value, context) => {
      const parsed = inner.safeParse(value)
      for (const issue of parsed.error?.issues ?? [])
        context.addIssue({ code: 'custom', message: issue.message, path: [...issue.path] })
    })
    .default(param.default)
    .meta({
      ...param.schema,
      ...{ title, description, widget },
      ...(unit === undefined ? {} : { unit }),
      ...(step === undefined ? {} : { step }),
      ...(choicesFrom === undefined ? {} : { choicesFrom }),
      ...(accept === undefined ? {} : { accept }),
      ...(showIf === undefined ? {} : { showIf }),
      ...(face === undefined ? {} : { face }),
      ...(badge === undefined ? {} : { badge }),
    })
}

/** A JSON Schema as zod; what zod cannot read checks nothing here, since the node's own process checks it again. */
function schemaOf(schema: object): z.ZodType {
  try {
    return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
  } catch {
    return z.unknown()
  }
}
