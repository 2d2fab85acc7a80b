// Which port types fit which: the one rule, on names alone; and which type an output has where it stands.
import { type GraphEdge, type GraphNode, splitEnd } from '../document.ts'
import { type InputSpec, type NodeSpec, type ParamSpec, portsOf } from '../spec.ts'

const PLAIN = new Set(['Text', 'Number', 'Boolean', 'Json'])

const fits = (output: string, type: string): boolean =>
  output === type || type === 'Any' || (type === 'Json' && PLAIN.has(output))

/** Why a value of type `output` may not go into a port, as the end of a sentence about the port; undefined when it may. */
export function typesFit(
  output: string,
  { type, accepts = [type] }: Pick<InputSpec, 'type' | 'accepts'> | (Pick<ParamSpec, 'type'> & { accepts?: undefined }),
): string | undefined {
  if (output === 'Any' || accepts.some(accepted => fits(output, accepted))) return undefined
  return `takes ${accepts.map(withArticle).join(' or ')}`
}

/** `an Image`, `a Clip`. */
export const withArticle = (type: string): string => `${/^[AEIOU]/.test(type) ? 'an' : 'a'} ${type}`

/** The type of an output where it stands in a document: its own, or, where it is typed like inputs, of what comes in there. */
export type OutputTypes = (node: string, port: string) => string

/** Looks types of outputs up; the wires are only read when some output is typed like an input. */
export function outputTypes(
  edges: readonly GraphEdge[],
  nodes: ReadonlyMap<string, GraphNode>,
  specs: ReadonlyMap<string, NodeSpec>,
): OutputTypes {
  const outputOf = (end: string) => {
    const { node, port } = splitEnd(end)
    const spec = specs.get(nodes.get(node)?.type ?? '')
    return spec && portsOf(spec).outputs.get(port)
  }
  let incoming: Map<string, string[]> | undefined
  const wiresInto = (end: string): readonly string[] => {
    if (!incoming) {
      incoming = new Map()
      for (const { from, to } of edges) {
        const known = incoming.get(to)
        if (known) known.push(from)
        else incoming.set(to, [from])
      }
    }
    return incoming.get(end) ?? []
  }
  /** By end; `Any` while it is looked for, so that a cycle ends. */
  const found = new Map<string, string>()
  const look = (first: string): string => {
    const open = [first]
    const entered = new Set<string>()
    for (let end = open.at(-1); end !== undefined; end = open.at(-1)) {
      const output = outputOf(end)
      if (!output?.typed) {
        found.set(end, output?.type ?? 'Any')
        open.pop()
        continue
      }
      const { node } = splitEnd(end)
      const sources = output.typed.flatMap(input => wiresInto(`${node}.${input}`))
      if (!entered.has(end)) {
        entered.add(end)
        found.set(end, 'Any')
        open.push(...sources.filter(source => !found.has(source)))
        continue
      }
      const types = new Set(sources.map(source => found.get(source) as string))
      found.set(end, types.size === 1 ? ([...types][0] as string) : 'Any')
      open.pop()
    }
    return found.get(first) as string
  }
  return (node, port) => {
    const end = `${node}.${port}`
    return found.get(end) ?? look(end)
  }
}
