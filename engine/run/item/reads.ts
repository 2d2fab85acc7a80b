// What a result read beyond its key, looked at again: does it still hold?
import type { Json } from '../../graph/json.ts'
import type { RecordedRead, Take } from '../../store/takes.ts'
import type { RunHost } from '../host.ts'
import { digestOf } from './digests.ts'
import type { Evaluating, Work } from './work.ts'

/** Whether what a stored result read beyond its key still gives the same digests. */
export async function verifyReads(evaluation: Evaluating, work: Work, take: Take): Promise<boolean> {
  for (const read of take.reads) {
    let now: string | null | undefined
    if (read.kind === 'effect') {
      if (!evaluation.host.planning) await applyEffect(evaluation.host, read)
      continue
    }
    if (read.kind === 'decision') {
      const { graphId, approvals } = evaluation.host
      const decision = approvals.decision({ graphId, node: work.node.id, key: work.key, digest: String(read.argument) })
      now = decision && digestOf(decision)
    } else if (read.kind === 'reader') {
      const reader = evaluation.host.readers[read.name]
      now = reader && digestOf(await reader(read.argument ?? null))
    } else now = await work.inputs.reread(read)
    if (now !== read.digest) return false
  }
  return true
}

/** Sees to it that an effect's record is there and holds the value. */
export async function applyEffect(host: RunHost, read: RecordedRead): Promise<void> {
  const effect = host.effects[read.name]
  if (!effect) throw new Error(`There is nothing here that keeps ${read.name}`)
  const { id, value } = read.argument as { id: string; value: Json }
  if ((await effect.digest(id)) !== read.digest) await effect.apply(id, value, read.digest as string)
}
