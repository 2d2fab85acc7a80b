// The shelf of takes: looking at them, choosing, comparing, deleting, bringing some from outside, and evicting their files.
import type { AnyNode } from '../graph/define.ts'
import { canonical } from '../graph/json.ts'
import type { TakeInfo } from '../protocol/api.ts'
import type { Store } from '../store/store.ts'
import { type StoredOutput, type Take, takeId } from '../store/takes.ts'
import type { EngineApi } from './api.ts'
import { filesOf } from './files.ts'
import type { Clock } from './host.ts'
import { digestOf } from './item/digests.ts'
import { checkOutputs } from './item/outputs.ts'
import { resultOf } from './results.ts'

/** What is used within a minute may be in use. */
const IDLE_MS = 60_000
/** Result keys of takes that were not made here begin so: no result has such a key. */
const IMPORTED = 'imported '

type Shelf = Pick<
  EngineApi,
  'take' | 'takes' | 'followTakes' | 'chooseTake' | 'deleteTake' | 'importTake' | 'compareTakes' | 'collect'
>

export function shelf(store: Store, clock: Clock, nodeOf: (type: string) => AnyNode | undefined): Shelf {
  const info = (node: string, key: string, take: Take, attempt: number): TakeInfo => ({
    ...resultOf(node, key, take),
    createdAt: take.createdAt,
    resultKey: take.resultKey,
    chosen: take.chosenAt !== undefined,
    attempt,
    imported: take.resultKey.startsWith(IMPORTED),
    evicted: !filesOf(take.outputs).every(store.artifacts.has),
    notes: take.meta.notes,
    params: take.meta.params,
  })
  const demand = (id: string): Take => {
    store.group.flush()
    const take = store.takes.byId(id)
    if (!take) throw new Error(`There is no take ${id.slice(0, 12)}; it may have been deleted`)
    return take
  }
  return {
    take: id => {
      store.group.flush()
      const take = store.takes.byId(id)
      return take && info('', '', take, 0)
    },
    takes: (graphId, node, key) => {
      store.group.flush()
      return store.takes.ofItem(graphId, node, key).map(item => info(node, key, item.take, item.attempt))
    },
    followTakes: (graphId, ids) => store.takes.copyItems(graphId, ids),
    chooseTake: id => store.takes.choose(demand(id).id, clock.now()),
    deleteTake: id => store.takes.remove(demand(id).id),
    importTake: (graphId, node, key, outputs, label) => {
      const declared = nodeOf(node.type)
      if (!declared)
        throw new Error(`No node of type ${node.type} is installed here, so a take of it cannot be checked`)
      const unknown = Object.keys(outputs).find(port => !declared.outputs[port])
      if (unknown !== undefined)
        throw new Error(
          `${declared.title} has no output ${unknown}; it has ${Object.keys(declared.outputs).join(', ')}`,
        )
      const stored: Record<string, StoredOutput> = checkOutputs(declared, outputs, {})
      if (Object.keys(stored).length === 0) throw new Error(`A take of ${declared.title} needs at least one output`)
      const lost = filesOf(outputs).find(file => !store.artifacts.has(file))
      if (lost) throw new Error(`The file ${lost.slice(0, 12)}… is not in the artifact store; upload it first`)
      const resultKey = `${IMPORTED}${digestOf([node.type, outputs])}`
      const take: Take = {
        id: takeId(resultKey, stored),
        resultKey,
        outputs: stored,
        reads: [],
        said: { served: 'imported', warnings: [] },
        meta: {
          served: 'imported',
          warnings: [],
          notes: label ? { file: label } : {},
          params: {},
          inputs: {},
          why: 'brought from outside',
          type: `${declared.type}@${declared.version}`,
        },
        seconds: 0,
        cost: 0,
        keep: true,
        createdAt: clock.now(),
      }
      store.takes.add(take, true)
      // An attempt, so that the item itself stays what it was until the take is pinned.
      store.takes.addItem(graphId, node.id, key, take.id, '', 1)
      store.group.flush()
      return info(node.id, key, take, 1)
    },
    compareTakes: (first, second) => {
      const a = demand(first)
      const b = demand(second)
      const names = (of: (take: Take) => object) => [...new Set([...Object.keys(of(a)), ...Object.keys(of(b))])].sort()
      const digestsOf = (output: StoredOutput | undefined) =>
        output?.kind === 'one' ? output.digest : output?.items.map(item => `${item.segment} ${item.digest}`).join('\n')
      return {
        params: names(take => take.meta.params)
          .filter(name => canonical(a.meta.params[name] ?? null) !== canonical(b.meta.params[name] ?? null))
          .map(name => ({ name, a: a.meta.params[name], b: b.meta.params[name] })),
        inputs: names(take => take.meta.inputs).filter(port => a.meta.inputs[port] !== b.meta.inputs[port]),
        outputs: names(take => take.outputs).filter(port => digestsOf(a.outputs[port]) !== digestsOf(b.outputs[port])),
        served: [a.meta.served ?? '', b.meta.served ?? ''],
        seconds: [a.seconds, b.seconds],
        costUsd: [a.cost, b.cost],
      }
    },
    collect: (budget, pinned, idleMs = IDLE_MS) =>
      store.artifacts.evict(budget, store.takes.protectedFiles(pinned), idleMs),
  }
}
