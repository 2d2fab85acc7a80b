// Validation before anything runs: every problem of what the targets need, at once.
import { z } from 'zod'
import type { Problem } from '../../protocol/events.ts'
import type { GraphDocument, GraphNode } from '../document.ts'
import { type NodeSpec, type ParamSpec, portsOf } from '../spec.ts'
import { finish, STRIDE, type Steps } from '../steps.ts'
import { keptModel } from './kept.ts'
import { type GraphModel, type NodeModel, nodeTitle } from './model.ts'
import { downstreamOf, type NodeGraph, upstreamOf, upstreamSteps } from './topology.ts'

/**
 * Every problem of the document, or only of what `targets` (node ids) need. What was found of a node holds as long as it is
 * the same object, so that a change of one param looks at one node: params are never changed in place.
 */
export const validateDocument = (
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
  targets?: Iterable<string>,
  model: GraphModel = keptModel(document, specs),
): Problem[] => finish(validateSteps(document, specs, targets, model))

/** The same in steps. */
export function* validateSteps(
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
  targets: Iterable<string> | undefined,
  model: GraphModel,
): Steps<Problem[]> {
  const needed = targets && (yield* upstreamSteps(model.needs, targets))
  const problems = [...model.problems]
  for (const target of targets ?? [])
    if (!model.graph.hasNode(target))
      problems.unshift({
        severity: 'error',
        code: 'unknown-target',
        message: `There is no node ${target} in this graph`,
        node: target,
      })
  let looked = 0
  for (const node of document.nodes) {
    if (++looked % STRIDE === 0) yield
    const spec = specs.get(node.type)
    if (!spec || node.mode !== 'active' || (needed && !needed.has(node.id))) continue
    for (const problem of paramProblems(node, spec, document.overrides[node.id])) problems.push(problem)
  }
  for (const problem of pastLoops(model)) problems.push(problem)
  if (!needed) return problems
  const wired = model.needs === model.graph ? needed : yield* upstreamSteps(model.graph, targets)
  return problems.filter(
    problem =>
      problem.node === undefined ||
      needed.has(problem.node) ||
      problem.code === 'unknown-target' ||
      (problem.code === 'bypass' && wired.has(problem.node)),
  )
}

/** Those of `targets` that need nothing with an error; `problems` are those of the whole document. */
export function soundTargets(
  model: GraphModel,
  problems: readonly Problem[],
  targets: readonly string[],
): readonly string[] {
  const errors = problems.filter(problem => problem.severity === 'error')
  if (errors.some(problem => problem.node === undefined)) return []
  const at = (some: readonly Problem[]) => some.map(problem => problem.node as string)
  const below = downstreamOf(model.needs, at(errors))
  const wired = downstreamOf(model.graph, at(errors.filter(problem => problem.code === 'bypass')))
  return targets.filter(target => model.graph.hasNode(target) && !below.has(target) && !wired.has(target))
}

type Overrides = GraphDocument['overrides'][string]
interface Looked {
  readonly spec: NodeSpec
  readonly params: GraphNode['params']
  readonly overrides: Overrides | undefined
  readonly problems: readonly Problem[]
}
const looked = new WeakMap<GraphNode, Looked>()
const NONE: readonly Problem[] = []

/** What is wrong with a node's params and overrides. */
function paramProblems(node: GraphNode, spec: NodeSpec, overrides: Overrides | undefined): readonly Problem[] {
  const known = looked.get(node)
  if (known && known.spec === spec && known.params === node.params && known.overrides === overrides)
    return known.problems
  let problems: Problem[] | undefined
  const look = (params: Readonly<Record<string, unknown>>, key: string | undefined) => {
    for (const name in params) {
      const param = portsOf(spec).params.get(name)
      const wrong = param && paramProblem(param, params[name])
      if (!wrong) continue
      problems ??= []
      problems.push({
        severity: 'error',
        code: 'param',
        message: `${nodeTitle(node, spec)}: ${name} ${wrong}`,
        node: node.id,
        port: name,
        ...(key === undefined ? {} : { key }),
      })
    }
  }
  look(node.params, undefined)
  if (overrides) for (const [key, params] of Object.entries(overrides)) look(params, key)
  const found = { spec, params: node.params, overrides, problems: problems ?? NONE }
  looked.set(node, found)
  return found.problems
}

const past = new WeakMap<NodeGraph, readonly Problem[]>()

/** Warnings about wires that take from before a loop what the loop makes better. They hold as long as the wires do. */
function pastLoops(model: GraphModel): readonly Problem[] {
  let found = past.get(model.needs)
  if (!found) {
    const loops: NodeModel[] = []
    for (const node of model.nodes.values()) if (node.spec.refines && node.node.mode === 'active') loops.push(node)
    found = loops.length === 0 ? NONE : [...pastEach(loops, model)]
    past.set(model.needs, found)
  }
  return found
}

function* pastEach(loops: readonly NodeModel[], model: GraphModel): Generator<Problem> {
  const readers = new Map<string, { reader: NodeModel; into: string }[]>()
  for (const reader of model.nodes.values())
    for (const [into, wires] of reader.inputs)
      for (const { node, port } of wires) {
        const known = readers.get(`${node}.${port}`)
        if (known) known.push({ reader, into })
        else readers.set(`${node}.${port}`, [{ reader, into }])
      }
  for (const loop of loops) {
    const judged = upstreamOf(model.needs, [loop.id])
    for (const [input, wires] of loop.inputs)
      for (const { node, port } of wires) {
        const source = model.nodes.get(node)
        if (!source?.spec.regenerable || !portsOf(loop.spec).outputs.has(input)) continue
        const told = new Set<string>()
        for (const { reader, into } of readers.get(`${node}.${port}`) ?? []) {
          if (judged.has(reader.id) || told.has(`${reader.id}.${into}`)) continue
          told.add(`${reader.id}.${into}`)
          yield {
            severity: 'warning',
            code: 'past-loop',
            message: `${nodeTitle(reader.node, reader.spec)} takes ${into} from ${nodeTitle(source.node, source.spec)}, past ${nodeTitle(loop.node, loop.spec)}: better attempts do not reach it; wire it from the loop`,
            node: reader.id,
            port: into,
          }
        }
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
  if (isSimply(param, value)) return undefined
  const parsed = schemaOf(param).safeParse(value)
  if (parsed.success) return undefined
  const issue = parsed.error.issues[0]
  const where = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : ''
  return `is ${received}; expected ${expected(param)}${issue && param.type === 'Json' ? `${where} (${issue.message})` : ''}`
}

/** Keywords of a param's schema that its widget knows, so that what was compared above is all there is to compare. */
const WIDGETS = new Set(['type', 'default', 'minimum', 'maximum', 'enum'])
const plain = new WeakMap<ParamSpec, boolean>()

/** Whether a value is right as far as its type alone says, which is all that most params ask. */
function isSimply(param: ParamSpec, value: unknown): boolean {
  let isPlain = plain.get(param)
  if (isPlain === undefined) {
    isPlain =
      Object.keys(param.schema).every(keyword => WIDGETS.has(keyword)) &&
      (param.schema.enum === undefined || param.choices !== undefined)
    plain.set(param, isPlain)
  }
  if (!isPlain) return false
  switch (param.schema.type) {
    case 'string':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number'
    case 'integer':
      return Number.isSafeInteger(value)
    case 'boolean':
      return typeof value === 'boolean'
    default:
      return false
  }
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
