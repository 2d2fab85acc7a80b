// What an item of a user node asks of its context, answered on the server.
import type { Lookup } from '../../engine/graph/ports.ts'
import type { Call } from './process.ts'
import { isSentFunction } from './protocol.ts'

/** What a module may call on its context besides its inputs and files. */
const HIDDEN = new Set(['constructor', 'artifacts', 'signal', 'key', 'nodeId', 'seed', 'regenerable'])

/**
 * @param invoke runs a function that the item handed over
 * @param code the digest of the folder: what a step remembers holds for this code only
 * @throws what the context throws
 */
export async function answerCall(
  { inputs, ctx }: Call,
  method: string,
  sentArgs: readonly unknown[],
  invoke: (fn: number, args: unknown[]) => Promise<unknown>,
  code: string,
): Promise<unknown> {
  const args = sentArgs.map(argument => revive(argument, invoke))
  const [first, second] = args as [string, string]
  switch (method) {
    case 'input.lazy':
      return (inputs[first] as () => Promise<unknown>)()
    case 'input.get':
      return (inputs[first] as Lookup<unknown>).get(second)
    case 'input.keys':
      return (inputs[first] as Lookup<unknown>).keys()
    case 'artifacts.adopt':
      return ctx.artifacts.adopt(first, second)
    case 'artifacts.scratch':
      return ctx.artifacts.scratch()
    case 'step':
      return ctx.step(first, { code, inputs: args[1] }, args[2] as () => Promise<unknown>)
    default: {
      const known = ctx as unknown as Record<string, unknown>
      const member = HIDDEN.has(method) || !Object.hasOwn(known, method) ? undefined : known[method]
      if (typeof member !== 'function') throw new Error(`ctx.${method} is not there in this version of Reelgraph`)
      return member.apply(ctx, args)
    }
  }
}

/** Numbers of functions become functions that call back. */
function revive(value: unknown, invoke: (fn: number, args: unknown[]) => Promise<unknown>): unknown {
  if (isSentFunction(value)) return (...args: unknown[]) => invoke(value.__function__, args)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, revive(member, invoke)]))
}
