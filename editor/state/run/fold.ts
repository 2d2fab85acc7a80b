// Sub-graphs run as the nodes inside them: what those say is folded into the one node that stands for them.
import type { Item, PlanState } from './items.ts'
import { WORST } from './worst.ts'

/** The node of the open graph that an id stands in: `sub/inner` stands in `sub`. */
export const outerOf = (node: string): string => {
  const slash = node.indexOf('/')
  return slash < 0 ? node : node.slice(0, slash)
}

/** An output of a sub-graph's node, and the output inside that it is. */
export interface Exit {
  readonly port: string
  /** Such as `sub/video`, and the port there. */
  readonly node: string
  readonly from: string
}

/** Statuses that stand for the whole as soon as one inside has them; the others say how the last one ended. */
const STANDS_OUT = new Set(WORST.slice(0, WORST.indexOf('done')))

/**
 * The items inside a sub-graph under one key as one: the worst status with its words, the seconds of all, and the outputs
 * that are the sub-graph's own; as long as those are not known, the outputs of the last that has some.
 * @param inside by inner node, in the order in which they run; at least one
 */
export function foldItems(inside: readonly (readonly [node: string, item: Item])[], exits?: readonly Exit[]): Item {
  const rank = ([, item]: readonly [string, Item]): number => WORST.indexOf(item.status)
  const worst = inside.reduce((a, b) => (rank(b) < rank(a) ? b : a))
  const shown = inside.findLast(([, item]) => item.outputs.length > 0)
  const [inner, speaks] = STANDS_OUT.has(worst[1].status) ? worst : (shown ?? worst)
  const { take, message, attempt } = speaks
  const own = exits?.flatMap(({ port, node, from }) =>
    inside.flatMap(([id, item]) =>
      id === node ? item.outputs.filter(output => output.port === from).map(output => ({ ...output, port })) : [],
    ),
  )
  const served = [...new Set(inside.flatMap(([, item]) => item.served ?? []))].join(' + ')
  return {
    key: speaks.key,
    status: worst[1].status,
    inner,
    seconds: inside.reduce((sum, [, item]) => sum + (item.seconds ?? 0), 0),
    costUsd: inside.reduce((sum, [, item]) => sum + (item.costUsd ?? 0), 0),
    warnings: inside.flatMap(([, item]) => item.warnings),
    outputs: own ?? shown?.[1].outputs ?? [],
    ...(take === undefined ? {} : { take }),
    ...(message === undefined ? {} : { message }),
    ...(attempt === undefined ? {} : { attempt }),
    ...(served === '' ? {} : { served }),
    ...(speaks.startedAt === undefined ? {} : { startedAt: speaks.startedAt }),
  }
}

/** Of two things that would happen under one key, the one that is more work. */
export const morePlanned = (a: PlanState | undefined, b: PlanState): boolean =>
  a === undefined || a === 'cached' || (a === 'unknown' && b === 'run')
