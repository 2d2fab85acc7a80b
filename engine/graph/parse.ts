// From untrusted JSON to a document: migrations first, then the schema, with every problem in words.
import type { Problem } from '../protocol/events.ts'
import { DOCUMENT_VERSION, GraphDocument } from './document.ts'
import { isObject } from './json.ts'
import { migrate } from './migrations.ts'

/** A document, or everything that keeps it from being one. Old versions are migrated. */
export function parseDocument(json: unknown): { document: GraphDocument } | { problems: Problem[] } {
  const refuse = (code: string, message: string) => ({ problems: [{ severity: 'error' as const, code, message }] })
  if (!isObject(json)) return refuse('not-a-graph', 'This is no Reelgraph document: it must be a JSON object')
  if (json.format !== 'reelgraph')
    return refuse(
      'not-a-graph',
      `This is no Reelgraph document: "format" is ${JSON.stringify(json.format) ?? 'not there'} instead of "reelgraph"`,
    )
  if (typeof json.version !== 'number' || json.version > DOCUMENT_VERSION)
    return refuse(
      'newer-version',
      `This document has version ${JSON.stringify(json.version)}; this Reelgraph reads up to ${DOCUMENT_VERSION}. Update Reelgraph to open it`,
    )
  if (isDeeper(json, DEEPEST))
    return refuse('too-deep', `This document nests deeper than ${DEEPEST} levels; no graph needs that`)
  const migrated = migrate(json)
  if ('problem' in migrated) return refuse('migration', migrated.problem)
  const parsed = GraphDocument.safeParse(migrated.document)
  if (parsed.success) return { document: parsed.data }
  return {
    problems: parsed.error.issues.slice(0, 200).map(issue => {
      const [list, index] = issue.path
      const nodes = migrated.document.nodes
      const node = list === 'nodes' && typeof index === 'number' && Array.isArray(nodes) ? nodes[index] : undefined
      const id = isObject(node) && typeof node.id === 'string' ? node.id : undefined
      return {
        severity: 'error' as const,
        code: 'schema',
        message: `${issue.path.map(String).join('.') || 'document'}: ${issue.message}`,
        ...(id === undefined ? {} : { node: id }),
      }
    }),
  }
}

/** Lists and objects inside each other beyond this are refused, so that nothing below can fill the stack. */
const DEEPEST = 100

/** Level by level, without recursion. */
function isDeeper(json: unknown, levels: number): boolean {
  let level: unknown[] = [json]
  for (let at = 0; at <= levels; at++) {
    const next: unknown[] = []
    for (const value of level)
      if (typeof value === 'object' && value !== null)
        for (const member of Object.values(value)) if (typeof member === 'object') next.push(member)
    if (next.length === 0) return false
    level = next
  }
  return true
}
