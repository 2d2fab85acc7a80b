// What the saved graphs name: their files, and the takes that they pin. Each revision is read once.
import type { GraphCatalog } from '../catalog.ts'

/** A document as the library needs it: anything may be missing, since others wrote it. */
interface Loose {
  readonly description?: unknown
  readonly tags?: unknown
  readonly nodes?: unknown
  readonly pins?: unknown
  readonly overrides?: unknown
  readonly edits?: unknown
}

/** What a saved graph says of itself, its files and its takes. */
export interface Digest {
  readonly id: string
  readonly name: string
  readonly revision: number
  readonly updatedAt: number
  readonly description: string
  readonly tags: readonly string[]
  readonly nodes: readonly { readonly id: string; readonly type: string; readonly at: readonly [number, number] }[]
  /** File digest → the nodes that name it. */
  readonly files: ReadonlyMap<string, readonly string[]>
  /** Take id → the nodes that pin it. */
  readonly pins: ReadonlyMap<string, readonly string[]>
}

const DIGEST = /^[0-9a-f]{64}$/

/** The files that a param names: references (an object with `digest` and `mime`), and digests alone. At any depth. */
export function namedFiles(value: unknown): { digest: string; mime: string }[] {
  const found = new Map<string, string>()
  const open: unknown[] = [value]
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part === 'string' && DIGEST.test(part) && !found.has(part)) found.set(part, '')
    if (part === null || typeof part !== 'object') continue
    const { digest, mime } = part as { digest?: unknown; mime?: unknown }
    if (typeof digest === 'string' && DIGEST.test(digest)) found.set(digest, typeof mime === 'string' ? mime : '')
    for (const [name, entry] of Object.entries(part)) if (name !== 'digest' && entry != null) open.push(entry)
  }
  return [...found].map(([digest, mime]) => ({ digest, mime }))
}

/** Reads every saved graph's current revision, from memory where it was read before. */
export function openDigests(catalog: Pick<GraphCatalog, 'list' | 'text'>): () => Digest[] {
  const known = new Map<string, Digest>()
  return () => {
    const list = catalog.list()
    const here = new Set(list.map(graph => graph.id))
    for (const id of known.keys()) if (!here.has(id)) known.delete(id)
    return list.map(graph => {
      const before = known.get(graph.id)
      if (before?.revision === graph.revision) return before
      const digest = { ...graph, ...digestOf(JSON.parse(catalog.text(graph.id) ?? '{}') as Loose) }
      known.set(graph.id, digest)
      return digest
    })
  }
}

const entries = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

const add = (map: Map<string, string[]>, key: string, node: string): void => {
  const nodes = map.get(key) ?? []
  if (!nodes.includes(node)) nodes.push(node)
  map.set(key, nodes)
}

function digestOf(document: Loose): Omit<Digest, 'id' | 'name' | 'revision' | 'updatedAt'> {
  const nodes = (Array.isArray(document.nodes) ? document.nodes : []) as {
    id: string
    type: string
    at?: [number, number]
    params?: unknown
  }[]
  const files = new Map<string, string[]>()
  for (const node of nodes) for (const { digest } of namedFiles(node.params)) add(files, digest, node.id)
  for (const [node, value] of entries(document.overrides))
    for (const { digest } of namedFiles(value)) add(files, digest, node)
  for (const [node, byKey] of entries(document.edits))
    for (const [, byPort] of entries(byKey))
      for (const [, edit] of entries(byPort))
        for (const { digest } of namedFiles((edit as { patch?: unknown } | null)?.patch)) add(files, digest, node)
  const pins = new Map<string, string[]>()
  for (const [node, byKey] of entries(document.pins))
    for (const [, take] of entries(byKey)) if (typeof take === 'string') add(pins, take, node)
  return {
    description: typeof document.description === 'string' ? document.description : '',
    tags: Array.isArray(document.tags) ? document.tags.filter(tag => typeof tag === 'string') : [],
    nodes: nodes.map(({ id, type, at }) => ({ id, type, at: at ?? [0, 0] })),
    files,
    pins,
  }
}
