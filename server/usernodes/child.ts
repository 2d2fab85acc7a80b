// The process of a folder of user nodes: loads its module and runs its items, apart from the server.
import { AsyncLocalStorage } from 'node:async_hooks'
import { pathToFileURL } from 'node:url'
import { format } from 'node:util'
import { z } from 'zod'
import type { AnyNode } from '../../engine/graph/define.ts'
import { isObject, type Json } from '../../engine/graph/json.ts'
import { portTypes } from '../../nodes/types.ts'
import { type ItemRuntime, openItem, received, sent } from './child-context.ts'
import { describe } from './declare.ts'
import { digestFolder } from './digest.ts'
import type { Described, DescribedPortType, FromNodes, SentItem, ToNodes } from './protocol.ts'
import './register.ts'

const send = (message: FromNodes): void => {
  if (process.connected) process.send?.(message)
}

const nodes = new Map<string, AnyNode>()
const items = new Map<number, ItemRuntime>()
const current = new AsyncLocalStorage<ItemRuntime>()
let artifacts = ''

// What an author writes to the console belongs to the item that wrote it.
for (const level of ['log', 'info', 'debug', 'warn', 'error'] as const) {
  const plain = console[level].bind(console)
  console[level] = (...args: unknown[]) => {
    const item = current.getStore()
    if (item) item.ctx.log(format(...args))
    else plain(...args)
  }
}

process.on('message', (message: ToNodes) => {
  switch (message.type) {
    case 'load':
      artifacts = message.artifacts
      void load(message).then(
        described => send({ type: 'loaded', described }),
        error => send({ type: 'broken', message: brokenBecause(error) }),
      )
      break
    case 'run':
      void run(message.item)
      break
    case 'abort':
      items.get(message.item)?.abort(message.reason)
      break
    case 'answer':
      for (const item of items.values()) if (item.answer(message)) break
      break
    case 'invoke':
      void items
        .get(message.item)
        ?.invoke(message.fn, message.args)
        .then(
          value => send({ type: 'invoked', invocation: message.invocation, value }),
          error => send({ type: 'invoked', invocation: message.invocation, error: sent(error) }),
        )
      break
    case 'ping':
      send({ type: 'pong', ping: message.ping })
  }
})

// The server is gone: everything that this process has started shares its group, and goes with it.
process.on('disconnect', () => {
  try {
    process.kill(-process.pid, 'SIGKILL')
  } catch {
    process.exit(1)
  }
})
// A terminal's Ctrl+C is the server's to handle.
process.on('SIGINT', () => {})

async function load({ file, folder, digest }: Extract<ToNodes, { type: 'load' }>): Promise<Described> {
  const module: Record<string, unknown> = await import(pathToFileURL(file).href)
  for (const exported of new Set(Object.values(module).flat())) {
    if (!isNode(exported)) continue
    if (nodes.has(exported.type)) throw new Error(`it declares ${exported.type} twice`)
    nodes.set(exported.type, exported)
  }
  if (nodes.size === 0)
    throw new Error('it exports no node: export what defineNode returns, as default or by name, or a list of them')
  const described = { nodes: [...nodes.values()].map(describe), portTypes: ownTypes(), limits: limitsOf(module.limits) }
  // Only now is it certain that what was read is what the digest names.
  if ((await digestFolder(folder)) !== digest) throw new Error('its files changed while it was loaded')
  return described
}

const isNode = (value: unknown): value is AnyNode =>
  isObject(value) && typeof value.type === 'string' && isObject(value.outputs) && typeof value.run === 'function'

/** The port types that the module made itself. */
function ownTypes(): DescribedPortType[] {
  const known = new Set(portTypes.map(type => type.name))
  const own = new Map<string, DescribedPortType>()
  for (const node of nodes.values())
    for (const { type } of [...Object.values(node.inputs), ...Object.values(node.outputs)]) {
      if (known.has(type.name) || own.has(type.name)) continue
      const schema = z.toJSONSchema(type.schema, { unrepresentable: 'any' }) as { [key: string]: Json }
      own.set(type.name, { name: type.name, family: type.family, description: type.description, schema })
    }
  return [...own.values()]
}

const Limits = z
  .object({
    seconds: z.number().min(1).max(86_400).default(600),
    memoryMiB: z.number().int().min(128).max(65_536).default(1024),
  })
  .default({ seconds: 600, memoryMiB: 1024 })

function limitsOf(exported: unknown): Described['limits'] {
  const parsed = Limits.safeParse(exported)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Error(`its limits are wrong: ${issue?.path.join('.')}: ${issue?.message}`)
}

function brokenBecause(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ((error as NodeJS.ErrnoException).code === 'ERR_UNKNOWN_FILE_EXTENSION')
    return `this Node.js (${process.versions.node}) reads no TypeScript: use Node.js 22.18 or newer, or write index.mjs`
  return error.name === 'Error' ? error.message : `${error.name}: ${error.message}`
}

async function run(order: SentItem): Promise<void> {
  const item = openItem(order, artifacts, send)
  items.set(order.item, item)
  try {
    const node = nodes.get(order.type)
    if (!node) throw new Error(`there is no node ${order.type} in this folder`)
    const params = node.params.parse(order.params)
    const outputs = await current.run(item, () => node.run({ inputs: item.inputs, params, ctx: item.ctx }))
    try {
      send({ type: 'done', item: order.item, outputs })
    } catch (error) {
      throw new Error(`what it returned cannot be sent: ${error instanceof Error ? error.message : error}`)
    }
  } catch (error) {
    send({ type: 'failed', item: order.item, error: sent(received(error)) })
  } finally {
    items.delete(order.item)
  }
}
