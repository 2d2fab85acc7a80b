// Stored results in the form that clients see.
import { childKey, type Key } from '../graph/keys.ts'
import type { ResultInfo } from '../protocol/api.ts'
import type { OutputValue } from '../protocol/events.ts'
import type { Take } from '../store/takes.ts'

/** A take as the result of an item. */
export function resultOf(node: string, key: Key, take: Take): ResultInfo {
  const outputs = Object.entries(take.outputs).flatMap(([port, output]): OutputValue[] =>
    output.kind === 'one'
      ? [{ port, key, digest: output.digest, value: output.value }]
      : output.items.map(item => ({ port, key: childKey(key, item.segment), digest: item.digest, value: item.value })),
  )
  return {
    node,
    key,
    take: take.id,
    ...(take.said.served === undefined ? {} : { served: take.said.served }),
    seconds: take.seconds,
    costUsd: take.cost,
    warnings: take.said.warnings,
    outputs,
  }
}
