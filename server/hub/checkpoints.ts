// What interrupted jobs have saved, so that another try of the same job can go on: one small file for each job.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isObject } from '../../engine/graph/json.ts'

export interface Checkpoints {
  load(jobId: string): Record<string, unknown>
  save(jobId: string, name: string, value: unknown): void
  forget(jobId: string): void
}

/** Checkpoints as files under `folder`, written whole and renamed: a crash leaves the old or the new one. */
export function openCheckpoints(folder: string): Checkpoints {
  mkdirSync(folder, { recursive: true })
  const cache = new Map<string, Record<string, unknown>>()
  const file = (jobId: string): string => join(folder, `${createHash('sha256').update(jobId).digest('hex')}.json`)
  const load = (jobId: string): Record<string, unknown> => {
    const known = cache.get(jobId)
    if (known) return known
    try {
      const found: unknown = JSON.parse(readFileSync(file(jobId), 'utf8'))
      if (!isObject(found)) return {}
      cache.set(jobId, found)
      return found
    } catch {
      return {}
    }
  }
  return {
    load,
    save: (jobId, name, value) => {
      const all = { ...load(jobId), [name]: value }
      cache.set(jobId, all)
      const path = file(jobId)
      writeFileSync(`${path}.part`, JSON.stringify(all))
      renameSync(`${path}.part`, path)
    },
    forget: jobId => {
      if (cache.delete(jobId)) rmSync(file(jobId), { force: true })
    },
  }
}
