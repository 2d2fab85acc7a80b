// One item in the process of its folder: its inputs, and a context whose every call goes to the server and back.
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type NodeContext, PermanentError, TransientError } from '../../engine/graph/context.ts'
import { artifactPath } from '../../engine/store/artifacts.ts'
import type { FromNodes, SentError, SentFunction, SentItem, ToNodes } from './protocol.ts'

export interface ItemRuntime {
  readonly inputs: Record<string, unknown>
  readonly ctx: NodeContext
  abort(reason: string): void
  /** Takes an answer when it is for a call of this item. */
  answer(message: Extract<ToNodes, { type: 'answer' }>): boolean
  /** Runs a function that a call handed over. */
  invoke(fn: number, args: unknown[]): Promise<unknown>
}

/** An error that the server answered with. */
const CALL = Symbol('call')

export function openItem(order: SentItem, artifacts: string, send: (message: FromNodes) => void): ItemRuntime {
  const { item } = order
  const controller = new AbortController()
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const functions = new Map<number, (...args: unknown[]) => unknown>()

  const call = (method: string, ...args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = nextCall++
      waiting.set(id, { resolve, reject })
      send({ type: 'call', item, call: id, method, args: args.map(handOver) })
    })
  /** Functions stay here; the server gets their numbers. */
  const handOver = (argument: unknown): unknown => {
    if (typeof argument === 'function') {
      const number = functions.size + 1
      functions.set(number, argument as (...args: unknown[]) => unknown)
      return { __function__: number } satisfies SentFunction
    }
    if (typeof argument !== 'object' || argument === null || !isPlain(argument)) return argument
    // Methods keep their object.
    return Object.fromEntries(
      Object.entries(argument).map(([key, value]) => [
        key,
        handOver(typeof value === 'function' ? value.bind(argument) : value),
      ]),
    )
  }
  const say = (method: Extract<FromNodes, { type: 'say' }>['method'], ...args: unknown[]): void =>
    send({ type: 'say', item, method, args })

  const path = (digest: string): string => {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new PermanentError(`${JSON.stringify(digest)} is no artifact digest`)
    const file = artifactPath(artifacts, digest)
    if (existsSync(file)) return file
    throw new PermanentError(
      `The file ${digest.slice(0, 12)}… is no longer in the artifact store; run the node that made it again`,
    )
  }
  const adopt = (file: string, mime: string) => call('artifacts.adopt', file, mime)
  const own: Partial<NodeContext> = {
    key: order.key,
    nodeId: order.nodeId,
    seed: order.seed,
    signal: controller.signal,
    artifacts: {
      path,
      has: digest => /^[0-9a-f]{64}$/.test(digest) && existsSync(artifactPath(artifacts, digest)),
      read: digest => readFile(path(digest)),
      adopt: adopt as NodeContext['artifacts']['adopt'],
      put: (async (bytes: Uint8Array | string, mime: string) => {
        const file = join((await call('artifacts.scratch')) as string, 'put')
        await writeFile(file, bytes)
        return adopt(file, mime)
      }) as NodeContext['artifacts']['put'],
      scratch: () => call('artifacts.scratch') as Promise<string>,
    },
    progress: (fraction, message, preview) => say('progress', fraction, message, preview),
    log: message => say('log', String(message)),
    served: provider => say('served', provider),
    warn: message => say('warn', String(message)),
    note: (name, value) => say('note', name, value),
    spent: usd => say('spent', usd),
    regenerable: port => (order.regenerable[port] ?? []) as ReturnType<NodeContext['regenerable']>,
  }
  // Everything else that a context offers is a call: whatever the engine learns, user nodes have it too.
  const ctx = new Proxy(own, {
    get: (target, name) => {
      if (typeof name === 'symbol' || name === 'then' || name in target) return Reflect.get(target, name)
      return (...args: unknown[]) => call(name, ...args)
    },
  }) as NodeContext

  const inputs: Record<string, unknown> = {}
  for (const [name, input] of Object.entries(order.inputs))
    inputs[name] =
      input.kind === 'value'
        ? input.value
        : input.kind === 'lazy'
          ? () => call('input.lazy', name)
          : {
              get: (asked: string | readonly string[]) => call('input.get', name, asked),
              keys: () => call('input.keys', name),
            }

  return {
    inputs,
    ctx,
    abort: reason => controller.abort(new Error(reason)),
    answer: ({ call: id, value, error }) => {
      const asked = waiting.get(id)
      if (!asked) return false
      waiting.delete(id)
      if (error) asked.reject(errorOf(error))
      else asked.resolve(value)
      return true
    },
    invoke: async (fn, args) => {
      const handed = functions.get(fn)
      if (!handed) throw new Error('this function is not known any more')
      return handed(...args)
    },
  }
}

/** Numbers calls over all items of this process. */
let nextCall = 1

const isPlain = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** An error of the server, as the author's code meets it. */
function errorOf(error: SentError): Error {
  const made =
    error.kind === 'transient'
      ? new TransientError(error.message, error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs })
      : error.kind === 'permanent'
        ? new PermanentError(error.message)
        : new Error(error.message)
  return Object.assign(made, { [CALL]: error.call })
}

/** An error on its way to the server. */
export function sent(error: Error): SentError {
  const { retryAfterMs, [CALL]: call } = error as { retryAfterMs?: number; [CALL]?: number }
  return {
    kind: error.name === 'TransientError' ? 'transient' : error.name === 'PermanentError' ? 'permanent' : 'error',
    message: error.message || error.name,
    stack: error.stack ?? '',
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(call === undefined ? {} : { call }),
  }
}

/** Whatever was thrown, as an error. */
export const received = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(typeof thrown === 'string' ? thrown : `it threw ${String(thrown)}`)
