// What a request asks for: nodes, items, ranges of items, and everything from one of them on.
import { isUnder, type Key, segments } from '../../graph/keys.ts'
import type { GraphModel } from '../../graph/model/model.ts'
import { downstreamOf } from '../../graph/model/topology.ts'
import type { Target } from '../../protocol/api.ts'
import type { Evaluation, Reached } from '../item/evaluation.ts'
import type { Failure, Outcome } from '../item/outcome.ts'
import type { Soon } from '../item/soon.ts'
import type { Program, ProgramNode } from './program.ts'

/** The nodes that targets name; *from here on* adds the last ones downstream. */
export function targetNodes(model: GraphModel, targets: readonly Target[], sinks: readonly string[]): string[] {
  const named = new Set(targets.map(target => target.node))
  const onward = targets.filter(target => target.onward && model.needs.hasNode(target.node))
  if (onward.length > 0) {
    const below = downstreamOf(
      model.needs,
      onward.map(target => target.node),
    )
    for (const sink of sinks) if (below.has(sink)) named.add(sink)
  }
  return [...named]
}

/** Whether a target without a range names this item. */
export const covers = (target: Target, node: string, key: Key): boolean =>
  target.node === node && (target.key === undefined || isUnder(key, target.key))

/** The targets of one run, asked for together. With none named, those of the program count. */
export class Asked {
  private readonly targets: readonly Target[]
  private readonly program: Program
  private readonly ranges = new Map<Target, readonly Key[]>()
  private readonly whole: ReadonlySet<string>

  constructor(targets: readonly Target[], program: Program) {
    this.targets = targets
    this.program = program
    this.whole = new Set(program.targets)
  }

  /** Whether the request names this very item. */
  has(node: string, key: Key): boolean {
    if (this.targets.length === 0) return this.whole.has(node)
    return this.targets.some(target =>
      target.through === undefined
        ? covers(target, node, key)
        : target.node === node && this.ranges.get(target)?.some(within => isUnder(key, within)),
    )
  }

  /** Evaluates everything asked for, each item as soon as its key is known. */
  async evaluate(evaluation: Evaluation): Promise<Outcome[]> {
    const broken: Failure[] = []
    for (const target of this.targets) {
      const node = this.program.nodes.get(target.node)
      if (target.through === undefined || !node) continue
      const keys = await keysBetween(evaluation, node, target.key ?? '', target.through)
      if (Array.isArray(keys)) this.ranges.set(target, keys)
      else broken.push(evaluation.reportFailure(node, target.key ?? '', keys))
    }
    const named = new Set(this.targets.map(target => target.node))
    // Those that only *from here on* reached are asked for whole.
    const rest = this.program.targets.filter(node => !named.has(node)).map((node): Target => ({ node }))
    const asked = [...this.targets, ...rest].flatMap(target => {
      const node = this.program.nodes.get(target.node)
      if (!node) return []
      const keys = target.through === undefined ? [target.key ?? ''] : (this.ranges.get(target) ?? [])
      return keys.map(key => ({ node, key }))
    })
    await evaluation.walk(asked.map(({ node }) => node))
    const lists: Soon<readonly Reached[]>[] = []
    for (const { node, key } of asked) {
      lists.push(evaluation.all(node, key))
      const turn = evaluation.host.breath.between()
      if (turn) await turn
    }
    const outcomes: Outcome[] = broken
    for (const list of await Promise.all(lists)) for (const { outcome } of list) outcomes.push(outcome)
    return outcomes
  }

  /** Makes `count` more takes of everything asked for, each with another seed. What they need is made once. */
  async reroll(evaluation: Evaluation, count: number): Promise<Outcome[]> {
    const targets = this.targets.length > 0 ? this.targets : this.program.targets.map((node): Target => ({ node }))
    const made = targets.flatMap(target => {
      const node = this.program.nodes.get(target.node)
      if (!node) return []
      const keys = target.through === undefined ? [target.key ?? ''] : (this.ranges.get(target) ?? [])
      return Array.from({ length: count }, async (_, index) => {
        const attempt = index + 1
        const under = { shape: node.shape, keys }
        const affected = new Set([node.id])
        const overlay = { affected, patches: {}, reader: node, key: '', under, attempt, reseed: true }
        const again = evaluation.overlaid(overlay)
        return (await Promise.all(keys.map(key => again.all(node, key)))).flat()
      })
    })
    return (await Promise.all(made)).flat().map(entry => entry.outcome)
  }
}

/** The keys from one item to another of the same parent, in item order, whichever of the two comes first. */
async function keysBetween(
  evaluation: Evaluation,
  node: ProgramNode,
  from: Key,
  through: Key,
): Promise<Key[] | Failure> {
  const parent = segments(through).slice(0, -1)
  const refuse = (why: string): Failure => ({
    status: 'failed',
    cause: 'error',
    message: `The range ${from || 'from the first'}…${through} ${why}`,
    root: { node: node.id, key: through },
  })
  if (through === '' || (from !== '' && segments(from).slice(0, -1).join('/') !== parent.join('/')))
    return refuse('must lie below one item')
  const branches = await evaluation.branches(node, parent.join('/'))
  if (branches.failure) return branches.failure
  const place = (key: Key) => branches.index.get(segments(key).at(-1) as string)
  const first = from === '' ? 0 : place(from)
  const last = place(through)
  if (first === undefined || last === undefined)
    return refuse(`ends at ${first === undefined ? from : through}, which ${node.id} does not have`)
  return branches.segments
    .slice(Math.min(first, last), Math.max(first, last) + 1)
    .map(segment => [...parent, segment].join('/'))
}
