// A naive reference evaluator of the small node pack: slow, synchronous, without cache or schedule. What it says is right.
import type { GraphDocument } from '../graph/document.ts'
import { mergePatch } from '../graph/json.ts'
import { inherit, SEGMENT, segments } from '../graph/keys.ts'
import { modelOf, type NodeModel, type Wire } from '../graph/model/model.ts'
import { outputShape, sameDimension } from '../graph/model/shapes.ts'
import type { NodeSpec } from '../graph/spec.ts'
import type { Part } from './pack.ts'

/** Why an item failed: its own name and what it was given. Whoever gathers failures too is given the reason as content. */
type Failed = { status: 'failed'; reason: string }
type Status = { status: 'ok'; outputs: Record<string, unknown> } | { status: 'absent' } | Failed
type Cell = { status: 'present'; value: unknown } | { status: 'absent' | 'missing' } | Failed
interface Entry {
  key: string
  cell: Cell
}

export interface Reference {
  /** Every item that the engine would settle, by `node` or `node/key`. */
  readonly items: ReadonlyMap<string, Status>
  /** What an item's result depends on, for items that run: equal signatures are made once. */
  readonly signatures: ReadonlyMap<string, string>
}

/** A part whose text or suffix contains this fails when a map makes it. */
export const FAIL = '!fail'

/** @param pinned outputs of pinned items, by `node` or `node/key` */
export function evaluateReference(
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
  pinned: ReadonlyMap<string, Record<string, unknown>> = new Map(),
): Reference {
  const model = modelOf(document, specs)
  const items = new Map<string, Status>()
  const signatures = new Map<string, string>()

  const streamShape = (wire: Wire) => outputShape(model.nodes.get(wire.node) as NodeModel, wire.port, model.nodes)

  /** Segments of a stream below a prefix, or undefined when they cannot be known. */
  const streamBranches = (wire: Wire, prefix: string): string[] | Failed => {
    const source = model.nodes.get(wire.node) as NodeModel
    const level = segments(prefix).length
    if (level < source.shape.length) return branches(source, prefix)
    const status = item(source, prefix)
    if (status.status === 'failed') return status
    return status.status === 'ok'
      ? (status.outputs[wire.port] as { segment: string }[]).map(entry => entry.segment)
      : []
  }

  const drivers = (node: NodeModel, level: number): Wire[] =>
    node.spec.inputs
      .filter(input =>
        input.kind === 'one'
          ? !input.lazy && (!input.optional || input.shapes === true)
          : node.spec.by.length > 0 && input.kind === 'many',
      )
      .flatMap(input => [...(node.inputs.get(input.name) ?? [])])
      .filter(wire => {
        const dimension = streamShape(wire)[level]
        const own = node.shape[level]
        return dimension !== undefined && own !== undefined && sameDimension(dimension, own)
      })

  const branches = (node: NodeModel, prefix: string): string[] | Failed => {
    const found = drivers(node, segments(prefix).length).map(wire => streamBranches(wire, prefix))
    return found.find(isFailed) ?? [...new Set((found as string[][]).flat())]
  }

  const keys = (node: NodeModel): string[] => {
    let level = ['']
    for (let depth = 0; depth < node.shape.length; depth++)
      level = level.flatMap(prefix => {
        const below = branches(node, prefix)
        return isFailed(below) ? [] : below.map(segment => (prefix ? `${prefix}/${segment}` : segment))
      })
    return level
  }

  const cell = (wire: Wire, key: string): Cell => {
    const source = model.nodes.get(wire.node) as NodeModel
    if (source.node.mode === 'muted') return { status: 'absent' }
    const own = segments(key).slice(0, source.shape.length)
    for (let level = 0; level < own.length; level++) {
      const below = branches(source, own.slice(0, level).join('/'))
      if (isFailed(below)) return below
      if (!below.includes(own[level] as string)) return { status: 'missing' }
    }
    const status = item(source, own.join('/'))
    if (status.status !== 'ok') return status
    const value = edited(source.id, wire.port, own.join('/'), status.outputs[wire.port])
    if (source.spec.outputs.find(output => output.name === wire.port)?.kind === 'one')
      return value === undefined ? { status: 'absent' } : { status: 'present', value }
    const found = (value as { segment: string; value: unknown }[]).find(
      entry => entry.segment === segments(key)[own.length],
    )
    return found ? { status: 'present', value: found.value } : { status: 'missing' }
  }

  /** An output as downstream sees it: with a person's edits. */
  const edited = (node: string, port: string, key: string, value: unknown): unknown => {
    const patch = (at: string) => document.edits[node]?.[at]?.[port]?.patch
    if (!Array.isArray(value)) return patch(key) === undefined ? value : mergePatch(value, patch(key))
    return (value as { segment: string; value: unknown }[]).map(entry => {
      const change = patch(key ? `${key}/${entry.segment}` : entry.segment)
      return change === undefined ? entry : { ...entry, value: mergePatch(entry.value, change) }
    })
  }

  /** What a lookup finds under a name: shared dimensions are the reader's own, the rest is asked for. */
  const lookUp = (node: NodeModel, wires: readonly Wire[], key: string, asked: string): Cell => {
    for (const wire of wires) {
      const rest = segments(asked)
      const full = streamShape(wire).map(dimension => {
        const shared = node.shape.findIndex(own => sameDimension(own, dimension))
        return shared >= 0 ? (segments(key)[shared] as string) : (rest.shift() ?? '')
      })
      const found = cell(wire, [...full, ...rest].join('/'))
      if (found.status === 'present' || found.status === 'failed') return found
    }
    return { status: 'missing' }
  }

  const gather = (node: NodeModel, wire: Wire, readerKey: string): Entry[] => {
    const shape = streamShape(wire)
    const fixed = segments(readerKey)
    const walk = (prefix: string[]): Entry[] => {
      const dimension = shape[prefix.length]
      if (!dimension) return [{ key: prefix.join('/'), cell: cell(wire, prefix.join('/')) }]
      const shared = node.shape.findIndex(own => sameDimension(own, dimension))
      if (shared >= 0) return walk([...prefix, fixed[shared] as string])
      const below = streamBranches(wire, prefix.join('/'))
      return isFailed(below)
        ? [{ key: prefix.join('/'), cell: below }]
        : below.flatMap(segment => walk([...prefix, segment]))
    }
    return walk([]).filter(entry => entry.cell.status !== 'missing')
  }

  const item = (node: NodeModel, key: string): Status => {
    const name = key ? `${node.id}/${key}` : node.id
    const known = items.get(name)
    if (known) return known
    const status = evaluate(node, key, name)
    items.set(name, status)
    return status
  }

  const evaluate = (node: NodeModel, key: string, name: string): Status => {
    if (node.node.mode === 'muted') return { status: 'absent' }
    const pin = pinned.get(name)
    if (pin) return { status: 'ok', outputs: pin }
    const inputs: Record<string, unknown> = {}
    let failed: Failed | undefined
    const fail = (given: unknown): Failed => ({ status: 'failed', reason: `${name}: ${JSON.stringify(given)}` })
    let absent = false
    for (const input of node.spec.inputs) {
      const wires = node.inputs.get(input.name) ?? []
      if (input.kind === 'one') {
        const wire = wires[0]
        if (!wire) continue
        const read = cell(wire, segments(key).slice(0, streamShape(wire).length).join('/'))
        if (read.status === 'present') inputs[input.name] = read.value
        else if (read.status === 'failed') failed ??= read
        else if (read.status === 'missing' && !input.optional) failed ??= fail(`no ${input.name}`)
        else if (!input.optional) absent = true
      } else if (input.kind === 'lookup') {
        inputs[input.name] = (asked: string) => lookUp(node, wires, key, asked)
      } else {
        const entries = wires.flatMap((wire, at) => gather(node, wire, key).map(entry => ({ ...entry, wire: at })))
        if (!input.tolerant) failed ??= entries.map(entry => entry.cell).find(isFailed)
        if (wires.length > 0 && entries.filter(entry => entry.cell.status === 'present').length < input.minimum)
          failed ??= fail(`too few ${input.name}`)
        inputs[input.name] = entries
          .filter(entry => entry.cell.status === 'present' || entry.cell.status === 'failed')
          .map(entry => ({
            key: entry.key,
            wire: entry.wire,
            ...(entry.cell.status === 'present' ? { value: entry.cell.value } : {}),
            ...(isFailed(entry.cell) ? { failed: entry.cell.reason } : {}),
          }))
      }
    }
    if (failed) return failed
    if (absent) return { status: 'absent' }
    const params = { ...node.node.params, ...inherit(document.overrides[node.id], key) }
    if (node.spec.type === 't/ask') {
      const people = (inputs.part as Part).text
        .split(',')
        .filter(Boolean)
        .map(inputs.people as (asked: string) => Cell)
      signatures.set(name, JSON.stringify([node.spec.type, inputs.part, people]))
      const found = people.flatMap(person => (person.status === 'present' ? [(person.value as Part).text] : []))
      return found.length < people.length ? fail(people) : { status: 'ok', outputs: { text: found.join('&') } }
    }
    signatures.set(name, JSON.stringify([node.spec.type, params, inputs]))
    const outputs = compute(node.spec.type, params, inputs)
    return outputs ? { status: 'ok', outputs } : fail([params, inputs])
  }

  for (const node of model.nodes.values()) for (const key of keys(node)) item(node, key)
  return { items, signatures }
}

const isFailed = (found: object): found is Failed => 'status' in found && found.status === 'failed'

type Outputs = Record<string, unknown>
type Gathered = { key: string; wire: number; value: Part; failed?: string }[]

/** What the pack's nodes compute, said once more; undefined when the item fails. */
function compute(type: string, params: Record<string, unknown>, inputs: Record<string, unknown>): Outputs | undefined {
  /** Keys must be valid and differ, or the item fails. */
  const emitted = (port: string, entries: { segment: string; value: Part }[]): Outputs | undefined => {
    const keys = entries.map(entry => entry.segment)
    return keys.every(key => SEGMENT.test(key)) && new Set(keys).size === keys.length ? { [port]: entries } : undefined
  }
  const part = inputs.part as Part
  const list = inputs.parts as Gathered
  const splitText = (source: string, separator: string) =>
    source
      .split(separator)
      .filter(Boolean)
      .map(entry => {
        const [id, ...rest] = entry.split(':')
        return { segment: id as string, value: { id: id as string, text: rest.join(':') } }
      })
  switch (type) {
    case 't/text':
      return { text: params.text ?? '' }
    case 't/split':
      return emitted('parts', splitText(inputs.text as string, '|'))
    case 't/cast':
      return emitted('people', splitText(String(params.text), '|'))
    case 't/lines':
      return emitted('lines', splitText(part.text, ';'))
    case 't/map': {
      const text = part.text + String(params.suffix ?? '')
      return text.includes(FAIL) ? undefined : { part: { ...part, text } }
    }
    case 't/filter':
      return { part: part.text.includes(String(params.word ?? '')) ? part : undefined }
    case 't/keep': {
      const kept = list
        .filter(entry => entry.value.id !== params.drop)
        .map(entry => ({ segment: entry.value.id, value: entry.value }))
      return emitted('parts', kept)
    }
    case 't/pair': {
      const c = inputs.c as Part | undefined
      return { text: `${(inputs.a as Part).text}+${(inputs.b as Part).text}${c ? `+${c.text}` : ''}` }
    }
    case 't/join':
      return { text: list.map(entry => `${entry.key}#${entry.wire}=${entry.value.text}`).join(' ') }
    case 't/rough':
      return { text: list.map(entry => (entry.failed ? `${entry.key}!` : entry.key)).join(' ') }
    case 't/each':
      return { text: `${part.id}[${(inputs.lines as Gathered).map(entry => entry.key).join(' ')}]` }
    case 't/by':
      return { text: (inputs.lines as Gathered).map(entry => entry.key).join(' ') }
    default:
      throw new Error(`The reference knows no ${type}`)
  }
}
