// Runs a node once, outside of a graph, for its author's tests: real files in a temporary folder, everything it said kept.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ArtifactAccess, ArtifactRef, NodeContext } from '../../engine/graph/context.ts'
import type { AnyNode } from '../../engine/graph/define.ts'
import type { Json } from '../../engine/graph/json.ts'

export interface TrialOptions {
  /** Values by input: `one` as they are; a `many` as a list of values; a lookup as an object of values by key. */
  readonly inputs?: { readonly [input: string]: unknown }
  /** Params besides the defaults. */
  readonly params?: { readonly [param: string]: unknown }
  /** What `ctx.seed` is. Default 1 */
  readonly seed?: number
  /** What `ctx.key` is. Default '' */
  readonly key?: string
  /** Answers for `ctx.dispatch`, `ctx.read` and others that need a server. */
  readonly context?: Partial<NodeContext>
}

export interface Trial {
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what its own node returns
  readonly outputs: Record<string, any>
  readonly warnings: readonly string[]
  readonly notes: Readonly<Record<string, Json>>
  readonly log: readonly string[]
  /** The bytes of a file that the node stored. */
  read(digest: string): Promise<Uint8Array>
}

/**
 * Runs a node as the engine would: params parsed with their defaults, inputs and outputs checked against the ports' types.
 * @throws the node's own error, or one that names the input or output that is not of its type
 */
export async function tryNode(node: AnyNode, options: TrialOptions = {}): Promise<Trial> {
  const root = await mkdtemp(join(tmpdir(), 'reelgraph-trial-'))
  const kept = new Map<string, Uint8Array>()
  const warnings: string[] = []
  const notes: Record<string, Json> = {}
  const log: string[] = []
  const needsServer = (what: string) => async (): Promise<never> => {
    throw new Error(`ctx.${what} needs a server: give the trial an answer for it in its options, context: { ${what} }`)
  }
  try {
    const ctx: NodeContext = {
      key: options.key ?? '',
      nodeId: 'trial',
      seed: options.seed ?? 1,
      signal: new AbortController().signal,
      artifacts: artifactsIn(root, kept),
      progress: () => {},
      log: message => log.push(message),
      served: () => {},
      warn: message => warnings.push(message),
      note: (name, value) => {
        notes[name] = value
      },
      step: (_name, _inputs, fn) => fn(),
      once: async (name, paid) => paid.collect(await paid.submit(name)),
      spent: () => {},
      approve: async value => value,
      effect: async () => {},
      dispatch: needsServer('dispatch'),
      offers: async () => options.context?.dispatch !== undefined,
      rerun: needsServer('rerun'),
      read: needsServer('read'),
      regenerable: () => [],
      ...options.context,
    }
    const params = node.params.parse(options.params ?? {})
    const outputs = await node.run({ inputs: inputsOf(node, options.inputs ?? {}), params, ctx })
    checkOutputs(node, outputs)
    return {
      outputs,
      warnings,
      notes,
      log,
      read: async digest => {
        const bytes = kept.get(digest)
        if (!bytes) throw new Error(`The node stored no file ${digest}`)
        return bytes
      },
    }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

function artifactsIn(root: string, kept: Map<string, Uint8Array>): ArtifactAccess {
  let folders = 0
  const path = (digest: string): string => join(root, digest)
  const put = async (bytes: Uint8Array | string, mime: string): Promise<ArtifactRef> => {
    const data = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
    const digest = createHash('sha256').update(data).digest('hex')
    await writeFile(path(digest), data)
    kept.set(digest, data)
    return { digest, mime, bytes: data.byteLength }
  }
  return {
    path,
    has: digest => existsSync(path(digest)),
    put,
    adopt: async (file, mime) => {
      const ref = await put(await readFile(file), mime)
      await copyFile(file, path(ref.digest))
      return ref
    },
    read: digest => readFile(path(digest)),
    scratch: async () => {
      const folder = join(root, `scratch-${folders++}`)
      await mkdir(folder)
      return folder
    },
  }
}

/** The inputs as `run` receives them. */
function inputsOf(node: AnyNode, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  for (const name of Object.keys(given))
    if (!(name in node.inputs))
      throw new Error(`${node.type} has no input ${name}; it has ${Object.keys(node.inputs).join(', ') || 'none'}`)
  const values: Record<string, unknown> = {}
  for (const [name, { kind, type, settings }] of Object.entries(node.inputs)) {
    const check = (value: unknown): unknown => {
      const parsed = type.schema.safeParse(value)
      if (parsed.success) return value
      throw new Error(`The input ${name} is not of type ${type.name}: ${parsed.error.issues[0]?.message}`)
    }
    const value = given[name]
    if (kind === 'lookup') {
      const items = new Map(Object.entries((value ?? {}) as Record<string, unknown>))
      const get = async (asked: string | readonly string[]) => {
        if (typeof asked === 'string') return items.get(asked)
        return asked.map(key => {
          if (!items.has(key)) throw new Error(`${name} has no ${key}`)
          return items.get(key)
        })
      }
      values[name] = { get, keys: async () => [...items.keys()] }
      continue
    }
    if (value === undefined && kind === 'one' && !settings.optional)
      throw new Error(`${node.type} needs a ${type.name} on ${name}`)
    const loaded =
      kind === 'many'
        ? ((value ?? []) as unknown[]).map((item, index) => ({ key: `item_${index}`, wire: 0, value: check(item) }))
        : value === undefined
          ? undefined
          : check(value)
    values[name] = settings.lazy ? async () => loaded : loaded
  }
  return values
}

function checkOutputs(node: AnyNode, outputs: Record<string, unknown>): void {
  for (const [name, { kind, type }] of Object.entries(node.outputs)) {
    const value = outputs?.[name]
    const items = kind === 'many' ? (value as { segment: string; value: unknown }[]) : [{ segment: '', value }]
    if (!Array.isArray(items)) throw new Error(`The output ${name} must be a list of {segment, value}`)
    for (const item of items) {
      if (kind !== 'many' && item.value === undefined) continue
      const parsed = type.schema.safeParse(item.value)
      if (!parsed.success)
        throw new Error(`The output ${name} is not of type ${type.name}: ${parsed.error.issues[0]?.message}`)
    }
  }
}
