// Documents from clients: untrusted JSON is checked here, and every problem is told.
import type { GraphDocument } from '../../engine/graph/document.ts'
import { isObject } from '../../engine/graph/json.ts'
import { migrate } from '../../engine/graph/migrations.ts'
import { parseDocument } from '../../engine/graph/parse.ts'
import { Fault } from './errors.ts'

/** Deeper nesting than any document needs; it would exhaust the stack of what walks it. */
const DEEPEST = 200

/** @throws Fault 400 when a JSON value is nested too deeply */
export function assertShallow(json: unknown): void {
  let level: unknown[] = [json]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) throw new Fault(400, `The JSON is nested more than ${DEEPEST} levels deep: that is no graph.`)
    const next: unknown[] = []
    for (const value of level)
      if (typeof value === 'object' && value !== null)
        for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) next.push(member)
    level = next
  }
}

/** @throws Fault 400 with every problem */
export function documentOf(json: unknown): GraphDocument {
  assertShallow(json)
  const parsed = parseDocument(json)
  if ('document' in parsed) return parsed.document
  throw new Fault(400, parsed.problems[0]?.message ?? 'This is no Reelgraph document.', { problems: parsed.problems })
}

/**
 * A document as it is kept: exactly what the client sent (unknown members, order and all) when it is of the current
 * version, else its migration.
 * @throws Fault 400 with every problem
 */
export function keptDocument(json: unknown): { document: GraphDocument; text: string } {
  const document = documentOf(json)
  const migrated = isObject(json) ? migrate(json) : undefined
  return { document, text: JSON.stringify(migrated && 'document' in migrated ? migrated.document : json) }
}
