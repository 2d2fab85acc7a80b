// The node library on the command line.
import type { NodeSpec } from '../../engine/graph/spec.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage.ts'

/** Prints the list by category, or one node with its ports and params. @throws UsageError for an unknown type */
export function printNodes(specs: readonly NodeSpec[], type: string | undefined, { out, paint }: Terminal): void {
  if (type !== undefined) {
    const spec = specs.find(candidate => candidate.type === type)
    if (!spec) throw new UsageError(`There is no node ${type}. See reelgraph nodes.`)
    out(`${paint.bold(spec.title)}  ${spec.type}\n${spec.summary}\n`)
    for (const { name, type: port, kind, optional, description } of spec.inputs)
      out(`  in   ${name}: ${kind} ${port}${optional ? ', optional' : ''}  ${paint.dim(description)}\n`)
    for (const { name, type: port, unit, description, default: fallback } of spec.params)
      out(
        `  set  ${name}: ${port}${unit ? ` (${unit})` : ''} = ${JSON.stringify(fallback)}  ${paint.dim(description)}\n`,
      )
    for (const { name, type: port, kind, dimension, description } of spec.outputs)
      out(`  out  ${name}: ${kind} ${port}${dimension ? ` by ${dimension}` : ''}  ${paint.dim(description)}\n`)
    return
  }
  const width = Math.max(...specs.map(spec => spec.type.length))
  for (const category of [...new Set(specs.map(spec => spec.category))].sort()) {
    out(`${paint.bold(category)}\n`)
    for (const spec of specs.filter(candidate => candidate.category === category))
      out(`  ${spec.type.padEnd(width)}  ${paint.dim(spec.summary)}\n`)
  }
}
