// Paid steps: submitted at most once, whatever crashes, and collected by whoever runs next.
import { type PaidWork, PermanentError } from '../../graph/context.ts'
import type { Json } from '../../graph/json.ts'
import type { RunHost } from '../host.ts'
import { sha256 } from './digests.ts'
import type { Work } from './work.ts'

/**
 * Does a paid step of an item: the intent is on disk before the provider is asked, the provider's id right after, so
 * that a run that is started again polls instead of paying again.
 */
export async function paidOnce<T extends Json>(
  host: RunHost,
  work: Work,
  name: string,
  paid: PaidWork<T>,
  signal: AbortSignal,
): Promise<T> {
  const { ledger } = host.store
  const { resultKey } = work
  let task = ledger.open(resultKey, name)
  if (task?.state === 'done') return task.value as T
  if (!task) {
    const token = sha256(`paid ${resultKey} ${name} ${ledger.count(resultKey, name)}`)
    const place = { graphId: host.graphId, node: work.node.id, key: work.key }
    ledger.intend({ token, resultKey, name, ...place, createdAt: host.clock.now() })
    task = ledger.task(token)
    if (!task) throw new Error(`The paid step ${name} could not be written down`)
    await submit(host, task.token, paid)
  } else if (task.state === 'intent') {
    // A crash lies between the intent and the provider's answer: it may have the task or not.
    if (!paid.find)
      throw new PermanentError(
        `${name} may have been submitted before a crash, and the provider cannot be asked: look there for the task ${task.token.slice(0, 16)}, then say with "reelgraph tasks" whether it exists`,
      )
    const id = await paid.find(task.token)
    if (id === undefined) await submit(host, task.token, paid)
    else ledger.update(task.token, 'submitted', id)
  }
  const submitted = ledger.task(task.token)
  if (!submitted?.task) throw new Error(`The paid step ${name} has no task id`)
  try {
    const value = await paid.collect(submitted.task)
    ledger.update(task.token, 'done', submitted.task, value)
    return value
  } catch (error) {
    // A failed task ends its attempt; one that was only cancelled here is collected by the next run.
    if (error instanceof PermanentError && !signal.aborted) ledger.update(task.token, 'closed', submitted.task)
    throw error
  }
}

async function submit<T extends Json>(host: RunHost, token: string, paid: PaidWork<T>): Promise<void> {
  const { ledger } = host.store
  try {
    ledger.update(token, 'submitted', await paid.submit(token))
  } catch (error) {
    // What the provider refused was not bought; after a fault in between nobody knows, so the intent stays.
    if (error instanceof PermanentError) ledger.update(token, 'closed', null)
    throw error
  }
}
