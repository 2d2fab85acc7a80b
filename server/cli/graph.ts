// Graphs on the command line: read from a file, changed by --set, pointed at by --target.
import { readFile } from 'node:fs/promises'
import type { GraphDocument } from '../../engine/graph/document.ts'
import { parseDocument } from '../../engine/graph/parse.ts'
import type { NodeSpec, ParamSpec } from '../../engine/graph/spec.ts'
import type { Target } from '../../engine/protocol/api.ts'
import type { Problem } from '../../engine/protocol/events.ts'
import { UsageError } from './usage.ts'

/** @throws UsageError when there is no such file, or it holds no graph */
export async function readGraph(file: string): Promise<GraphDocument> {
  const text = await readFile(file, 'utf8').catch(error => {
    throw new UsageError(`${file} cannot be read: ${error.message}`)
  })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${file} is no valid JSON: ${error instanceof Error ? error.message : error}`)
  }
  const parsed = parseDocument(json)
  if ('document' in parsed) return parsed.document
  throw new UsageError(`${file} is no graph:\n${parsed.problems.map(problem => `  ${problem.message}`).join('\n')}`)
}

/**
 * `node`, `node/sc_1`, `node/sc_1/l_2`, a range `node/sc_1..sc_4`, and each with `+` at the end: from there on.
 * @throws UsageError for a node that is not there
 */
export function parseTarget(text: string, document: GraphDocument): Target {
  const onward = text.endsWith('+')
  const plain = onward ? text.slice(0, -1) : text
  const slash = plain.indexOf('/')
  const node = slash < 0 ? plain : plain.slice(0, slash)
  assertNode(node, document)
  const more = onward ? { onward } : {}
  if (slash < 0) return { node, ...more }
  const [key = '', end] = plain.slice(slash + 1).split('..')
  if (end === undefined) return { node, key, ...more }
  const parent = key.includes('/') && !end.includes('/') ? key.slice(0, key.lastIndexOf('/') + 1) : ''
  return { node, key, through: parent + end, ...more }
}

/**
 * The document with `node.param=value`, or for one item `node/key.param=value`. The value is read as the param's type.
 * @param takeFile takes a local file into the store, for params that name a file, and answers its value
 * @throws UsageError naming what is not there, and what is
 */
export async function applySetting(
  document: GraphDocument,
  setting: string,
  specs: ReadonlyMap<string, NodeSpec>,
  takeFile: (path: string) => Promise<unknown>,
): Promise<GraphDocument> {
  const match = /^([^.=/]+)(?:\/([^.=]+))?\.([^.=]+)=([\s\S]*)$/.exec(setting)
  if (!match) throw new UsageError(`--set ${setting} is not of the form node.param=value (or node/key.param=value).`)
  const [, id = '', key, name = '', text = ''] = match
  const node = assertNode(id, document)
  const spec = specs.get(node.type)
  const param = spec?.params.find(candidate => candidate.name === name)
  if (spec && !param)
    throw new UsageError(
      `--set ${setting}: ${node.type} has no param ${name}. It has ${spec.params.map(candidate => candidate.name).join(', ') || 'none'}.`,
    )
  const isPath = param?.widget === 'file' && !/^(\s*[{"]|null$|[0-9a-f]{64}$)/.test(text)
  const value = isPath ? await takeFile(text) : readValue(text, param, setting)
  if (key === undefined)
    return {
      ...document,
      nodes: document.nodes.map(other =>
        other === node ? { ...other, params: { ...other.params, [name]: value } } : other,
      ),
    }
  const items = document.overrides[id] ?? {}
  return {
    ...document,
    overrides: { ...document.overrides, [id]: { ...items, [key]: { ...items[key], [name]: value } } },
  }
}

function readValue(text: string, param: ParamSpec | undefined, setting: string): unknown {
  if (param?.type === 'Text') return text
  try {
    return JSON.parse(text)
  } catch {
    if (param === undefined) return text
    const wanted = { Number: 'a number', Boolean: 'true or false', Json: 'JSON', Text: 'text' }[param.type]
    throw new UsageError(`--set ${setting}: ${param.name} must be ${wanted}.`)
  }
}

function assertNode(id: string, document: GraphDocument): GraphDocument['nodes'][number] {
  const node = document.nodes.find(candidate => candidate.id === id)
  if (node) return node
  throw new UsageError(`There is no node ${id} in the graph. It has ${document.nodes.map(({ id }) => id).join(', ')}.`)
}

/** A problem on one line: where, what. */
export const problemLine = (problem: Problem): string => {
  const where = [problem.node, problem.port].filter(Boolean).join('.') + (problem.key ? `/${problem.key}` : '')
  return `${problem.severity}: ${where ? `${where}: ` : ''}${problem.message}`
}
