// Which artifacts a value refers to.
import type { Json } from '../graph/json.ts'

const DIGEST = /^[0-9a-f]{64}$/

/** The digests of the files that a value names: objects with a `digest` and a `mime`, at any depth. */
export function filesOf(value: unknown): string[] {
  const found: string[] = []
  const open: unknown[] = [value]
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (part === null || typeof part !== 'object') continue
    if (Array.isArray(part)) {
      for (const entry of part) open.push(entry)
      continue
    }
    const { digest, mime } = part as { digest?: Json; mime?: Json }
    if (typeof digest === 'string' && typeof mime === 'string' && DIGEST.test(digest)) found.push(digest)
    for (const entry of Object.values(part)) if (typeof entry === 'object') open.push(entry)
  }
  return found
}
