// The share bundle: a zip with a graph, what it cannot do without, and a report. What its entries are called and hold.
import { z } from 'zod'

/** The version of the format that this build writes. */
const VERSION = 1

const DigestText = z.string().regex(/^[0-9a-f]{64}$/)

/** A file of the bundle: its entry is `files/<digest>.<extension>`. */
const BundledFile = z.object({
  digest: DigestText,
  mime: z.string().max(100),
  bytes: z.number().int().min(0),
  /** The nodes that need it. */
  nodes: z.array(z.string().max(200)).max(1000),
})
export type BundledFile = z.infer<typeof BundledFile>

/** A take that travels: one that is pinned, or was brought from outside. */
const BundledTake = z.object({
  /** Its id where the bundle was made: pins in `graph.json` name it. */
  take: DigestText,
  node: z.string().max(200),
  key: z.string().max(400),
  served: z.string().max(400),
  /** By output port: a value, or for a `many` port its items. */
  outputs: z.record(z.string(), z.unknown()),
})
export type BundledTake = z.infer<typeof BundledTake>

/** `manifest.json` */
export const Manifest = z.object({
  format: z.literal('reelgraph-bundle'),
  version: z.literal(VERSION, 'was written by a newer Reelgraph; update to open it'),
  name: z.string().max(200),
  files: z.array(BundledFile).max(20_000),
  takes: z.array(BundledTake).max(20_000),
  /** Saved graphs that stand in it as nodes; their entries are `graphs/<id>@<revision>.json`. */
  graphs: z
    .array(z.object({ id: z.string().max(128), revision: z.number().int().min(1), name: z.string().max(200) }))
    .max(1000),
  /** Digests of files that were not there any more when the bundle was made. */
  absent: z.array(DigestText).max(20_000),
})
export type Manifest = z.infer<typeof Manifest>

export const MANIFEST = 'manifest.json'
export const GRAPH = 'graph.json'
export const REPORT = 'report.html'
export const fileEntry = (digest: string, extension: string): string => `files/${digest}.${extension}`
export const graphEntry = (id: string, revision: number): string => `graphs/${id}@${revision}.json`

/** What an entry's name says; undefined for a name that no bundle has. */
export function entryKind(
  name: string,
): { kind: 'manifest' | 'graph' | 'report' | 'subgraph' } | { kind: 'file'; digest: string } | undefined {
  if (name === MANIFEST) return { kind: 'manifest' }
  if (name === GRAPH) return { kind: 'graph' }
  if (name === REPORT) return { kind: 'report' }
  if (/^graphs\/[^\s./\\@]{1,128}@\d{1,9}\.json$/.test(name)) return { kind: 'subgraph' }
  const digest = /^files\/([0-9a-f]{64})\.[a-z0-9]{1,8}$/.exec(name)?.[1]
  return digest === undefined ? undefined : { kind: 'file', digest }
}
