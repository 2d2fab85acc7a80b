// Why an item runs: what changed against the take it had before, in words.
import { canonical } from '../graph/json.ts'
import type { Take } from '../store/takes.ts'
import type { Work } from './work.ts'

/** A sentence for the person who wonders why this item runs. */
export function whyRun(
  previous: Take | undefined,
  work: Pick<Work, 'node' | 'params' | 'inputs' | 'attempt'>,
  forced: boolean,
): string {
  if (forced) return 'asked to run again'
  if (work.attempt > 0) return `attempt ${work.attempt} of a refine loop`
  if (!previous) return 'first time'
  if (previous.meta.type !== `${work.node.node.type}@${work.node.node.version}`) return 'the node itself changed'
  const changes: string[] = []
  for (const [name, value] of Object.entries(work.params))
    if (canonical(value ?? null) !== canonical(previous.meta.params[name] ?? null)) changes.push(name)
  const inputs = work.inputs.digests
  for (const port of new Set([...Object.keys(inputs), ...Object.keys(previous.meta.inputs)]))
    if (inputs[port] !== previous.meta.inputs[port]) changes.push(port)
  return changes.length > 0 ? `${changes.join(', ')} changed` : 'something it read changed'
}
