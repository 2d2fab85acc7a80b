// The inputs of one item: eager ones loaded and digested, lazy ones and lookups answered when asked.
import type { Json } from '../../graph/json.ts'
import { type Key, prefixKey } from '../../graph/keys.ts'
import { nodeTitle } from '../../graph/model/model.ts'
import type { Gathered, GatheredFailure, Lookup } from '../../graph/ports.ts'
import type { InputSpec } from '../../graph/spec.ts'
import type { RecordedRead } from '../../store/takes.ts'
import type { ProgramNode, Stream } from '../plan/program.ts'
import { digestOf, sha256 } from './digests.ts'
import { BlockedError, type Failure, type Item } from './outcome.ts'
import { after, every, type Soon } from './soon.ts'
import {
  askedKey,
  collect,
  type Entry,
  itemIn,
  lookupKey,
  type Reached,
  reach,
  readItem,
  type Source,
} from './streams.ts'

/** A loaded input: its value as `run` sees it, and the canonical text of its digest. */
type Loaded = { readonly value: unknown; readonly text: string }
type Reading = Loaded | 'absent' | Failure
/** What an eager input waits for: an item of its stream, or the reading of a list. */
type Started = Reached | Reading

const NOTHING: Loaded = { value: undefined, text: 'null' }

export class Inputs {
  private readonly source: Source
  private readonly node: ProgramNode
  private readonly key: Key
  /** By place among the node's eager inputs. */
  private readonly values: unknown[] = []
  private readonly texts: string[] = []
  private lazily: Map<string, Soon<Reading>> | undefined
  /** Values of wired params. */
  params: Record<string, unknown> | undefined
  isAbsent = false
  digestText = '{}'

  constructor(source: Source, node: ProgramNode, key: Key) {
    this.source = source
    this.node = node
    this.key = key
  }

  /** Loads everything eager. Gives a failure when something needed is failed or missing. */
  load(): Soon<Failure | undefined> {
    const { eager, params } = this.node
    const started: Soon<Started>[] = []
    let waits = false
    for (const { spec, streams } of eager) {
      const one = spec.kind === 'many' ? this.readMany(spec, streams) : this.start(streams[0])
      if (one instanceof Promise) waits = true
      started.push(one)
    }
    for (const { stream } of params) {
      const one = this.start(stream)
      if (one instanceof Promise) waits = true
      started.push(one)
    }
    return waits ? this.takeLater(started) : this.take(started as readonly Started[])
  }

  /** All have been asked for before the first is waited for. None of them rejects. */
  private async takeLater(started: Soon<Started>[]): Promise<Failure | undefined> {
    for (let at = 0; at < started.length; at++) {
      const one = started[at]
      if (one instanceof Promise) started[at] = await one
    }
    return this.take(started as readonly Started[])
  }

  private start(stream: Stream | undefined): Soon<Started> {
    return stream ? reach(this.source, stream, prefixKey(this.key, stream.shape.length)) : NOTHING
  }

  private take(started: readonly Started[]): Failure | undefined {
    const { eager, params } = this.node
    let failure: Failure | undefined
    let text = '{'
    for (let at = 0; at < eager.length; at++) {
      const { spec, streams } = eager[at] as (typeof eager)[number]
      const stream = streams[0]
      const one = started[at] as Started
      const reading = spec.kind === 'many' || !stream ? (one as Reading) : this.oneOf(spec, stream, one as Reached)
      if (reading === 'absent') this.isAbsent = true
      else if ('status' in reading) failure ??= reading
      else {
        this.values[at] = reading.value
        this.texts[at] = reading.text
        text += `${text.length > 1 ? ',' : ''}${JSON.stringify(spec.name)}:${reading.text}`
      }
    }
    this.digestText = `${text}}`
    for (let at = 0; at < params.length; at++) {
      const { name, stream } = params[at] as (typeof params)[number]
      const item = this.itemIn(stream, started[eager.length + at] as Reached)
      if (item.status === 'failed') failure ??= this.blocked(item, name)
      else if (item.status === 'present') this.params = { ...this.params, [name]: item.value }
    }
    return failure
  }

  private itemIn(stream: Stream, reached: Reached): Item {
    return itemIn(reached, stream, prefixKey(this.key, stream.shape.length))
  }

  /** Digests of the eager inputs by port. */
  get digests(): Record<string, string> {
    const digests: Record<string, string> = {}
    for (let at = 0; at < this.node.eager.length; at++) {
      const text = this.texts[at]
      const name = this.node.eager[at]?.spec.name
      if (text !== undefined && name !== undefined) digests[name] = text.length <= 80 ? text : sha256(text)
    }
    return digests
  }

  /**
   * What `run` receives. Reads of lazy inputs and lookups go through `waiting` (which gives the item's slot back
   * meanwhile) and are told to `recorded`.
   */
  forRun(
    recorded: (read: RecordedRead) => void,
    waiting: <T>(work: () => Promise<T>) => Promise<T>,
  ): Record<string, unknown> {
    const values: Record<string, unknown> = {}
    const { eager, inputs } = this.node
    for (let at = 0; at < eager.length; at++) values[eager[at]?.spec.name as string] = this.values[at]
    if (eager.length === inputs.length) return values
    for (const { spec } of inputs) {
      if (spec.kind === 'lookup') values[spec.name] = this.lookup(spec, recorded, waiting)
      else if (spec.lazy)
        values[spec.name] = async () => {
          const reading = await waiting(async () => this.readLazy(spec.name))
          const loaded = this.demand(reading, spec)
          recorded({ kind: 'lazy', name: spec.name, digest: sha256(loaded.text) })
          return loaded.value
        }
    }
    return values
  }

  /** The digest that a recorded read gives now; undefined when it cannot be had. */
  async reread(read: RecordedRead): Promise<string | null | undefined> {
    const input = this.node.inputs.find(candidate => candidate.spec.name === read.name)
    if (!input) return undefined
    if (read.kind === 'lazy') {
      const reading = await this.readLazy(read.name)
      return reading === 'absent' ? sha256(NOTHING.text) : 'status' in reading ? undefined : sha256(reading.text)
    }
    if (read.kind === 'keys') {
      const keys = await this.keys(input.streams)
      return Array.isArray(keys) ? digestOf(keys) : undefined
    }
    const item = await this.find(input.streams, String(read.argument))
    return item.status === 'present' ? item.digest : item.status === 'failed' ? undefined : null
  }

  private readLazy(name: string): Soon<Reading> {
    this.lazily ??= new Map()
    let reading = this.lazily.get(name)
    if (!reading) {
      const input = this.node.inputs.find(candidate => candidate.spec.name === name)
      reading = input ? this.read(input.spec, input.streams) : NOTHING
      this.lazily.set(name, reading)
    }
    return reading
  }

  private read(spec: InputSpec, streams: readonly Stream[]): Soon<Reading> {
    if (spec.kind === 'many') return this.readMany(spec, streams)
    const stream = streams[0]
    if (!stream) return NOTHING
    const reached = reach(this.source, stream, prefixKey(this.key, stream.shape.length))
    return after(reached, found => this.oneOf(spec, stream, found))
  }

  private oneOf(spec: InputSpec, stream: Stream, reached: Reached): Reading {
    const item = this.itemIn(stream, reached)
    switch (item.status) {
      case 'present':
        return { value: item.value, text: `"${item.digest}"` }
      case 'absent':
        return spec.optional ? NOTHING : 'absent'
      case 'missing':
        return spec.optional
          ? NOTHING
          : this.failed(
              `${this.title} has no ${spec.name} for ${this.key || 'it'}: ${this.titleOf(stream)} is complete and never made that item`,
            )
      default:
        return this.blocked(item, spec.name)
    }
  }

  private readMany(spec: InputSpec, streams: readonly Stream[]): Soon<Reading> {
    if (streams.length === 0 && spec.optional) return { value: [], text: '[]' }
    const lists = every(streams.map(stream => collect(this.source, stream, this.key)))
    return after(lists, found => this.manyOf(spec, found))
  }

  private manyOf(spec: InputSpec, lists: readonly (readonly Entry[])[]): Reading {
    const values: (Gathered<Json> | GatheredFailure)[] = []
    let text = '['
    let failure: Failure | undefined
    for (let wire = 0; wire < lists.length; wire++)
      for (const { key, item } of lists[wire] ?? []) {
        if (item.status === 'present') {
          values.push({ key, wire, value: item.value })
          text += `${text.length > 1 ? ',' : ''}[${JSON.stringify(key)},${wire},"${item.digest}"]`
        } else if (item.status === 'failed') {
          if (spec.tolerant && item.cause !== 'cancelled' && item.cause !== 'unknown') {
            values.push({ key, wire, failed: item.message })
            text += `${text.length > 1 ? ',' : ''}[${JSON.stringify(key)},${wire},{"failed":${JSON.stringify(item.message)}}]`
          } else failure ??= item
        }
      }
    if (failure) return this.blocked(failure, spec.name)
    if (values.length < spec.minimum)
      return this.failed(
        `${this.title} needs at least ${spec.minimum} on ${spec.name}, but got ${values.length}${this.key ? ` for ${this.key}` : ''}`,
      )
    return { value: values, text: `${text}]` }
  }

  private lookup(
    spec: InputSpec,
    recorded: (read: RecordedRead) => void,
    waiting: <T>(work: () => Promise<T>) => Promise<T>,
  ): Lookup<Json> {
    const streams = this.node.inputs.find(input => input.spec === spec)?.streams ?? []
    const getOne = async (key: string): Promise<Json | undefined> => {
      const item = await waiting(() => this.find(streams, key))
      if (item.status === 'failed') throw new BlockedError(this.blocked(item, spec.name))
      recorded({
        kind: 'lookup',
        name: spec.name,
        argument: key,
        digest: item.status === 'present' ? item.digest : null,
      })
      return item.status === 'present' ? item.value : undefined
    }
    const get = async (asked: string | readonly string[]) => {
      if (typeof asked === 'string') return getOne(asked)
      const found = await Promise.all(asked.map(getOne))
      const missing = found.indexOf(undefined)
      if (missing >= 0)
        throw new Error(`${spec.name} has no ${asked[missing]}${streams.length === 0 ? ': nothing is wired in' : ''}`)
      return found
    }
    return {
      get: get as Lookup<Json>['get'],
      keys: async () => {
        const keys = await waiting(() => this.keys(streams))
        if (!Array.isArray(keys)) throw new BlockedError(this.blocked(keys, spec.name))
        recorded({ kind: 'keys', name: spec.name, digest: digestOf(keys) })
        return keys
      },
    }
  }

  /** The first wire that has the asked item. */
  private async find(streams: readonly Stream[], asked: string) {
    for (const stream of streams) {
      const item = await readItem(this.source, stream, lookupKey(stream, this.key, asked))
      if (item.status !== 'missing' && item.status !== 'absent') return item
    }
    return { status: 'missing' } as const
  }

  private async keys(streams: readonly Stream[]): Promise<string[] | Failure> {
    const keys: string[] = []
    for (const stream of streams)
      for (const entry of await collect(this.source, stream, this.key)) {
        if (entry.item.status === 'failed') return entry.item
        if (entry.item.status === 'present') keys.push(askedKey(stream, entry.key))
      }
    return keys
  }

  private demand(reading: Reading, spec: InputSpec): Loaded {
    if (reading === 'absent') {
      if (spec.optional) return NOTHING
      throw new Error(`${spec.name} was asked for, but is absent (muted or filtered)`)
    }
    if ('status' in reading) throw new BlockedError(reading)
    return reading
  }

  private get title(): string {
    return nodeTitle(this.node.model.node, this.node.model.spec)
  }
  private titleOf(stream: Stream): string {
    return `${nodeTitle(stream.source.model.node, stream.source.model.spec)}.${stream.port}`
  }
  private failed(message: string): Failure {
    return { status: 'failed', cause: 'error', message, root: { node: this.node.id, key: this.key } }
  }
  private blocked(failure: Failure, port: string): Failure {
    if (failure.cause === 'cancelled' || failure.cause === 'unknown') return failure
    const root = failure.root.key ? `${failure.root.node} at ${failure.root.key}` : failure.root.node
    const message =
      failure.cause === 'blocked' ? failure.message : `waits on ${port}: ${root} failed: ${failure.message}`
    return { ...failure, cause: 'blocked', message }
  }
}
