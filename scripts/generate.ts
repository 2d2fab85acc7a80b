// Generates what is made from the declarations: docs/nodes.md and public/graph.schema.json. `--check` only compares.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { specOf } from '../engine/graph/define.ts'
import { GraphDocument } from '../engine/graph/document.ts'
import type { InputSpec, NodeSpec, OutputSpec, ParamSpec } from '../engine/graph/spec.ts'
import { loadLibrary } from '../nodes/library.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Every generated file's path below the repository, and its content. */
export async function generated(): Promise<Record<string, string>> {
  const library = await loadLibrary()
  const schema = z.toJSONSchema(GraphDocument, { io: 'input', unrepresentable: 'any' })
  return {
    'docs/nodes.md': nodesReference([...library.nodes.values()].map(specOf)),
    'public/graph.schema.json': `${JSON.stringify({ title: 'Reelgraph graph document', ...schema }, null, 2)}\n`,
  }
}

/** The node reference as Markdown. */
export function nodesReference(specs: readonly NodeSpec[]): string {
  const categories = [...new Set(specs.map(spec => spec.category))].sort()
  const lines = [
    '# Nodes',
    '',
    'Made from the declarations by `npm run generate`; do not edit by hand. A round port carries one value, a square one gathers',
    'many, a ring is asked by key. Every param is a port too: wire a value into it.',
    '',
    ...categories.map(category => {
      const members = specs.filter(spec => spec.category === category)
      return `- **${category}**: ${members.map(spec => `[${spec.title}](#${spec.type.replace('/', '')})`).join(', ')}`
    }),
    '',
  ]
  for (const category of categories) {
    lines.push(`## ${category}`, '')
    for (const spec of specs.filter(candidate => candidate.category === category)) lines.push(...nodeSection(spec))
  }
  return `${lines.join('\n').trimEnd()}\n`
}

function nodeSection(spec: NodeSpec): string[] {
  const lines = [
    `### <a id="${spec.type.replace('/', '')}"></a>${spec.title}`,
    '',
    `\`${spec.type}\` version ${spec.version}`,
    '',
    spec.summary,
    '',
  ]
  if (spec.by.length > 0) lines.push(`Runs once per ${spec.by.join(', ')}.`, '')
  if (spec.regenerable) lines.push('A loop may ask it for another attempt.', '')
  const ports = [...spec.inputs.map(inputRow), ...spec.outputs.map(outputRow)]
  if (ports.length > 0) lines.push('| port | | type | |', '|---|---|---|---|', ...ports, '')
  if (spec.params.length > 0)
    lines.push('| param | type | default | |', '|---|---|---|---|', ...spec.params.map(paramRow), '')
  return lines
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function inputRow(input: InputSpec): string {
  const traits = [
    input.kind === 'one' ? 'in' : `in, ${input.kind}`,
    input.optional ? (input.shapes ? 'optional, once per item' : 'optional') : '',
    input.lazy ? 'only if asked for' : '',
    input.minimum > 0 ? `at least ${input.minimum}` : '',
    input.tolerant ? 'goes on without failed items' : '',
  ]
  return `| \`${input.name}\` | ${traits.filter(Boolean).join(', ')} | ${input.accepts?.join(' or ') ?? input.type} | ${cell(input.description)} |`
}

/** `Any, as \`value\`` where it has the type of what comes in there. */
const typeCell = ({ type, typed = [] }: OutputSpec): string =>
  typed.length === 0
    ? type
    : `as ${typed.length > 2 ? `\`${typed[0]}\` … \`${typed.at(-1)}\`` : typed.map(input => `\`${input}\``).join(' and ')}`

function outputRow(output: OutputSpec): string {
  const kind =
    output.kind === 'one'
      ? 'out'
      : output.like
        ? `out, one for each of \`${output.like}\``
        : `out, many: per ${output.dimension}`
  return `| \`${output.name}\` | ${kind} | ${typeCell(output)} | ${cell(output.description)} |`
}

function paramRow(param: ParamSpec): string {
  const range =
    param.choices?.join(', ') ??
    [
      param.minimum === undefined ? '' : `from ${param.minimum}`,
      param.maximum === undefined ? '' : `to ${param.maximum}`,
      param.unit ?? '',
    ]
      .filter(Boolean)
      .join(' ')
  const fallback = JSON.stringify(param.default)
  return `| \`${param.name}\` | ${param.type}${range ? ` (${cell(range)})` : ''} | \`${cell(fallback.length > 60 ? `${fallback.slice(0, 57)}…` : fallback)}\` | ${cell(param.description)} |`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check')
  for (const [path, content] of Object.entries(await generated())) {
    const current = await readFile(join(root, path), 'utf8').catch(() => '')
    if (current === content) continue
    if (check) {
      console.error(`${path} is not what the declarations say; run npm run generate`)
      process.exitCode = 1
    } else {
      await writeFile(join(root, path), content)
      console.log(`Wrote ${path}`)
    }
  }
}
