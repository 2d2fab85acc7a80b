// Why an item runs: what changed against the take it had before, in words.
import { type GraphDocument, splitEnd } from '../../graph/document.ts'
import { canonical, type Json } from '../../graph/json.ts'
import { isUnder, type Key } from '../../graph/keys.ts'
import type { RunInfo, WhyChange, WhyInfo, WhyTake } from '../../protocol/api.ts'
import type { RunEvent } from '../../protocol/events.ts'
import type { Store } from '../../store/store.ts'
import type { Take } from '../../store/takes.ts'
import { sha256 } from '../item/digests.ts'
import type { Work } from '../item/work.ts'

/** A sentence for the person who wonders why this item runs. */
export function whyRun(
  previous: Take | undefined,
  work: Pick<Work, 'node' | 'params' | 'inputs' | 'attempt' | 'resultKey'>,
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
  if (changes.length > 0) return `${changes.join(', ')} changed`
  const isOtherCode = work.node.node.fingerprint !== undefined && previous.resultKey !== work.resultKey
  return isOtherCode ? 'the code of the node changed' : 'something it read changed'
}

/** Values up to this many characters are shown, longer ones by their digest. */
const SHORT = 160
/** Sources of one change that are listed. */
const MOST_SOURCES = 20
/** Earlier runs that are looked through for the take before. */
const MOST_RUNS = 200

type ItemEvent = Extract<RunEvent, { type: 'item' }>
/** What a run says of each item in the end, by `node\nkey`. */
type Outcomes = ReadonlyMap<string, ItemEvent>

/** Explains one item of a run; undefined when there is no such run. */
export function explain(store: Store, runId: string, node: string, key: Key): WhyInfo | undefined {
  store.group.flush()
  const found = store.journal.find(runId)
  if (!found) return undefined
  const outcomes = outcomesOf(store, runId)
  const event = outcomes.get(`${node}\n${key}`)
  const base = { run: runId, node, key, changes: [] }
  if (!event) return { ...base, status: 'not-reached', why: whyNot(found.request.graph, outcomes, node, key) }
  const take = event.take === undefined ? undefined : store.takes.byId(event.take)
  const earlier = takeBefore(store, found.info, node, key)
  const before = earlier && store.takes.byId(earlier.take)
  const changes = take && before && take.id !== before.id ? changesOf(before, take) : []
  const sources = earlier ? outcomesOf(store, earlier.run) : new Map<string, ItemEvent>()
  return {
    ...base,
    status: event.status,
    why: sentence(event, take, before, changes),
    ...(take ? { take: whyTake(take) } : {}),
    ...(before ? { before: whyTake(before) } : {}),
    changes: changes.map(change => {
      const [port = '', ...asked] = change.name.split(' ')
      const item = { node, key, port, ...(asked.length > 0 ? { asked: asked.join(' ') } : {}) }
      const from = sourcesOf(found.request.graph, item, sources, outcomes)
      if (change.what !== 'input' && change.what !== 'read') return { ...change, from }
      const was = shown(
        store,
        change.before,
        from.map(source => source.before),
      )
      const is = shown(
        store,
        change.after,
        from.map(source => source.after),
      )
      return {
        ...change,
        ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { after: is }),
        from,
      }
    }),
  }
}

function outcomesOf(store: Store, runId: string): Outcomes {
  const outcomes = new Map<string, ItemEvent>()
  for (const event of store.journal.after(runId, 0))
    if (event.type === 'item' && event.attempt === undefined) outcomes.set(`${event.node}\n${event.key}`, event)
  return outcomes
}

/** The take that the item had when the run began: that of the latest earlier run which says one. */
function takeBefore(
  store: Store,
  run: RunInfo,
  node: string,
  key: Key,
): { readonly take: string; readonly run: string } | undefined {
  const runs = store.journal.list({ graphId: run.graphId, limit: MOST_RUNS })
  for (const other of runs.slice(runs.findIndex(candidate => candidate.id === run.id) + 1)) {
    const take = outcomesOf(store, other.id).get(`${node}\n${key}`)?.take
    if (take !== undefined) return { take, run: other.id }
  }
  return undefined
}

const whyTake = ({ id, createdAt, seconds, cost, meta }: Take): WhyTake => ({
  id,
  createdAt,
  seconds,
  cost,
  ...(meta.served === undefined ? {} : { served: meta.served }),
  why: meta.why,
})

function sentence(
  event: ItemEvent,
  take: Take | undefined,
  before: Take | undefined,
  changes: readonly Omit<WhyChange, 'from'>[],
): string {
  const names = changes.map(change => change.name).join(', ')
  switch (event.status) {
    case 'done':
      return `It ran: ${event.message ?? take?.meta.why ?? 'there was no result for it'}.`
    case 'cached':
      if (!take) return 'Its result was found, but has been deleted since.'
      if (!before || before.id === take.id)
        return 'It was found: nothing that it depends on has changed since its take was made.'
      return `It was found, in another take than before${names ? `: ${names} is as it was when that take was made` : ''}.`
    case 'pinned':
      return 'It is pinned: a person fixed this take, so nothing before it was run for it.'
    case 'absent':
      return 'It is absent: a required input was filtered out or muted.'
    case 'blocked':
      return `It could not run: it ${event.message ?? 'needs something that failed'}.`
    case 'failed':
      return `It failed: ${event.message ?? 'no reason was given'}.`
    case 'cancelled':
      return 'It was cancelled before it was done.'
    default:
      return `It had not ended: it is ${event.status}${event.message ? ` (${event.message})` : ''}.`
  }
}

function whyNot(document: GraphDocument, outcomes: Outcomes, node: string, key: Key): string {
  const known = document.nodes.find(candidate => candidate.id === node)
  if (!known) return `There is no node ${node} in the graph of this run.`
  if (known.mode !== 'active') return `It was skipped: the node is ${known.mode}.`
  const keys = [...outcomes.values()]
    .filter(event => event.node === node)
    .map(event => event.key || '(its only item)')
    .sort()
  if (keys.length === 0) return 'It was not needed: nothing that this run was asked for depends on the node.'
  const shown = keys.slice(0, 12).join(', ')
  return `The node has no item ${key || '(without a key)'} in this run. It has ${shown}${keys.length > 12 ? ' and others' : ''}.`
}

/** What is other in a take than in the one before. */
function changesOf(before: Take, after: Take): Omit<WhyChange, 'from'>[] {
  const changes: Omit<WhyChange, 'from'>[] = []
  const add = (what: WhyChange['what'], name: string, was: Json | undefined, is: Json | undefined) => {
    if (canonical(was ?? null) === canonical(is ?? null)) return
    changes.push({
      what,
      name,
      ...(was === undefined ? {} : { before: short(was) }),
      ...(is === undefined ? {} : { after: short(is) }),
    })
  }
  add('version', 'type and version', before.meta.type, after.meta.type)
  for (const name of namesIn(before.meta.params, after.meta.params))
    add('param', name, before.meta.params[name], after.meta.params[name])
  for (const port of namesIn(before.meta.inputs, after.meta.inputs))
    add('input', port, unquoted(before.meta.inputs[port]), unquoted(after.meta.inputs[port]))
  const reads = (take: Take) =>
    Object.fromEntries(
      take.reads.map(({ name, argument, digest }) => [
        argument === undefined ? name : `${name} ${typeof argument === 'string' ? argument : canonical(argument)}`,
        digest,
      ]),
    )
  const [was, is] = [reads(before), reads(after)]
  // What only one of them asked for is a consequence, not a cause.
  for (const name of Object.keys(is)) if (Object.hasOwn(was, name)) add('read', name, was[name], is[name])
  if (changes.length === 0 && before.resultKey !== after.resultKey)
    changes.push({ what: 'code', name: 'the code of the node' })
  return changes
}

const namesIn = (a: object, b: object): string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()

/** A stored input digest is canonical text: a single value's is its digest in quotes. */
const unquoted = (text: string | undefined): string | undefined =>
  text === undefined || text === 'null' ? undefined : text.replace(/^"([0-9a-f]{64})"$/, '$1')

const short = (value: Json): Json => {
  const text = canonical(value)
  return text.length <= SHORT ? value : `sha256:${sha256(text)}`
}

type Source = WhyChange['from'][number]

/**
 * The items that feed a port of an item and have another take, or were edited, since.
 * @param item `asked` is the key that a lookup was asked for
 */
function sourcesOf(
  document: GraphDocument,
  {
    node,
    key,
    port,
    asked,
  }: { readonly node: string; readonly key: Key; readonly port: string; readonly asked?: string },
  before: Outcomes,
  after: Outcomes,
): Source[] {
  const feeding = new Set(
    document.edges.filter(edge => edge.to === `${node}.${port}`).map(edge => splitEnd(edge.from).node),
  )
  const items = new Map<string, Source>()
  for (const event of [...after.values(), ...before.values()]) {
    const item = `${event.node}\n${event.key}`
    if (!feeding.has(event.node) || items.has(item)) continue
    const was = before.get(item)?.take
    const is = after.get(item)?.take
    items.set(item, {
      node: event.node,
      key: event.key,
      ...(was === undefined ? {} : { before: was }),
      ...(is === undefined ? {} : { after: is }),
    })
  }
  const all = [...items.values()]
  const meant =
    asked === undefined
      ? all.filter(source => isUnder(source.key, key) || isUnder(key, source.key))
      : all.filter(source => `/${source.key}`.endsWith(`/${asked}`))
  // A list of other dimensions is taken whole.
  const near = meant.length > 0 ? meant : all
  const others = near.filter(source => source.before !== source.after)
  return (others.length > 0 ? others : near).slice(0, MOST_SOURCES)
}

/** The value of a digest when one of these takes has it and it is short; else the digest. */
function shown(store: Store, digest: Json | undefined, takes: readonly (string | undefined)[]): Json | undefined {
  if (typeof digest !== 'string') return digest
  for (const id of takes)
    for (const output of Object.values((id && store.takes.byId(id)?.outputs) || {}))
      for (const { digest: own, value } of output.kind === 'one' ? [output] : output.items)
        if (own === digest) return canonical(value).length <= SHORT ? value : digest
  return digest
}
