// Validation before anything runs: every problem of what the targets need, at once.
import { z } from 'zod'
import type { Problem } from '../protocol/events.ts'
import type { GraphDocument } from './document.ts'
import { type GraphModel, modelOf, type NodeModel, nodeTitle } from './model.ts'
import type { NodeSpec, ParamSpec } from './spec.ts'
import { upstreamOf } from './topology.ts'

/** Every problem of the document, or only of what `targets` (node ids) need. */
export function validateDocument(
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
  targets?: Iterable<string>,
  model: GraphModel = modelOf(document, specs),
): Problem[] {
  const needed = targets && upstreamOf(model.needs, targets)
  const problems = [...model.problems]
  for (const target of targets ?? [])
    if (!model.graph.hasNode(target))
      problems.unshift({
        severity: 'error',
        code: 'unknown-target',
        message: `There is no node ${target} in this graph`,
        node: target,
      })
  for (const node of document.nodes) {
    const spec = specs.get(node.type)
    if (!spec || node.mode !== 'active' || (needed && !needed.has(node.id))) continue
    const layers = [{ params: node.params, key: undefined as string | undefined }]
    for (const [key, params] of Object.entries(document.overrides[node.id] ?? {})) layers.push({ params, key })
    for (const layer of layers)
      for (const [name, value] of Object.entries(layer.params)) {
        const param = spec.params.find(candidate => candidate.name === name)
        const wrong = param && paramProblem(param, value)
        if (!wrong) continue
        problems.push({
          severity: 'error',
          code: 'param',
          message: `${nodeTitle(node, spec)}: ${name} ${wrong}`,
          node: node.id,
          port: name,
          ...(layer.key === undefined ? {} : { key: layer.key }),
        })
      }
  }
  for (const loop of model.nodes.values()) if (loop.spec.refines) problems.push(...pastLoop(loop, model))
  if (!needed) return problems
  const wired = model.needs === model.graph ? needed : upstreamOf(model.graph, targets)
  return problems.filter(
    problem =>
      problem.node === undefined ||
      needed.has(problem.node) ||
      problem.code === 'unknown-target' ||
      (problem.code === 'bypass' && wired.has(problem.node)),
  )
}

/** Warnings about wires that take from before a loop what the loop makes better. */
function* pastLoop(loop: NodeModel, model: GraphModel): Generator<Problem> {
  if (loop.node.mode !== 'active') return
  const judged = upstreamOf(model.needs, [loop.id])
  for (const [input, wires] of loop.inputs)
    for (const { node, port } of wires) {
      const source = model.nodes.get(node)
      const hasBetter = loop.spec.outputs.some(output => output.name === input)
      if (!source?.spec.regenerable || !hasBetter) continue
      for (const reader of model.nodes.values())
        for (const [into, others] of reader.inputs)
          if (!judged.has(reader.id) && others.some(other => other.node === node && other.port === port))
            yield {
              severity: 'warning',
              code: 'past-loop',
              message: `${nodeTitle(reader.node, reader.spec)} takes ${into} from ${nodeTitle(source.node, source.spec)}, past ${nodeTitle(loop.node, loop.spec)}: better attempts do not reach it; wire it from the loop`,
              node: reader.id,
              port: into,
            }
    }
}

/** What is wrong with a param's value, as the end of a sentence about it; undefined when nothing is. */
export function paramProblem(param: ParamSpec, value: unknown): string | undefined {
  const received = shorten(JSON.stringify(value) ?? 'nothing')
  if (param.choices && !param.choices.includes(value as string))
    return `is ${received}; it must be one of ${param.choices.join(', ')}`
  if (typeof value === 'number' && !Number.isFinite(value)) return 'is not a number that JSON can carry'
  if (typeof value === 'number' && param.minimum !== undefined && value < param.minimum)
    return `is ${received}; the least is ${param.minimum}${unit(param)}`
  if (typeof value === 'number' && param.maximum !== undefined && value > param.maximum)
    return `is ${received}; the most is ${param.maximum}${unit(param)}`
  const parsed = schemaOf(param).safeParse(value)
  if (parsed.success) return undefined
  const issue = parsed.error.issues[0]
  const where = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : ''
  return `is ${received}; expected ${expected(param)}${issue && param.type === 'Json' ? `${where} (${issue.message})` : ''}`
}

const compiled = new WeakMap<ParamSpec, z.ZodType>()
function schemaOf(param: ParamSpec): z.ZodType {
  let schema = compiled.get(param)
  if (!schema) {
    schema = z.fromJSONSchema(param.schema as Parameters<typeof z.fromJSONSchema>[0])
    compiled.set(param, schema)
  }
  return schema
}

const unit = (param: ParamSpec) => (param.unit ? ` ${param.unit}` : '')
const shorten = (text: string) => (text.length > 80 ? `${text.slice(0, 77)}…` : text)
const expected = (param: ParamSpec): string =>
  ({
    Text: 'text',
    Number: param.schema.type === 'integer' ? 'a whole number' : 'a number',
    Boolean: 'yes or no',
    Json: 'another form',
  })[param.type]
