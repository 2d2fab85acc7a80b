// What goes into a share bundle: the graph, the graphs inside it, the files it loads, the takes that a person chose.
import type { GraphDocument } from '../../../engine/graph/document.ts'
import { SUBGRAPH } from '../../../engine/graph/model/subgraph.ts'
import { parseDocument } from '../../../engine/graph/parse.ts'
import type { TakeInfo } from '../../../engine/protocol/api.ts'
import type { EngineApi } from '../../../engine/run/api.ts'
import type { ArtifactStore } from '../../../engine/store/api.ts'
import type { Makers } from '../../../engine/store/makers.ts'
import type { GraphCatalog } from '../../catalog.ts'
import { namedFiles } from '../documents.ts'
import type { BundledTake, Manifest } from './format.ts'

export interface BundleSource {
  readonly engine: Pick<EngineApi, 'take' | 'results' | 'specs'>
  readonly catalog: Pick<GraphCatalog, 'info' | 'text' | 'revisions'>
  readonly artifacts: ArtifactStore
  readonly makers: Makers
}

export interface Gathered {
  readonly manifest: Manifest
  readonly document: GraphDocument
  /** `graph.json`, as it is saved. */
  readonly text: string
  /** The texts of `manifest.graphs`, in their order. */
  readonly graphs: readonly string[]
}

/** @returns undefined when there is no such graph */
export function gather(id: string, { engine, catalog, artifacts, makers }: BundleSource): Gathered | undefined {
  const text = catalog.text(id)
  const document = text === undefined ? undefined : read(text)
  if (text === undefined || !document) return undefined
  const inside = graphsInside(document, catalog)
  const needed = new Map<string, Set<string>>()
  const need = (node: string, value: unknown): void => {
    for (const { digest } of namedFiles(value)) {
      const nodes = needed.get(digest) ?? new Set()
      needed.set(digest, nodes.add(node))
    }
  }
  for (const graph of [document, ...inside.map(each => each.document)]) {
    for (const node of graph.nodes) need(node.id, node.params)
    for (const [node, byKey] of Object.entries(graph.overrides)) need(node, byKey)
    for (const [node, byKey] of Object.entries(graph.edits))
      for (const byPort of Object.values(byKey)) for (const { patch } of Object.values(byPort)) need(node, patch)
  }
  const takes = takesOf(document, engine, makers.imported(id))
  for (const take of takes) need(take.node, take.outputs)
  const files: Manifest['files'] = []
  const absent: string[] = []
  for (const [digest, nodes] of needed) {
    const info = artifacts.info(digest)
    if (info && artifacts.has(digest))
      files.push({ digest, mime: info.mime, bytes: info.bytes, nodes: [...nodes].slice(0, 1000) })
    // A digest alone may be a word that only looks like one: what was never stored is nothing that is lacking.
    else if (info) absent.push(digest)
  }
  files.sort((a, b) => a.digest.localeCompare(b.digest))
  return {
    document,
    text,
    graphs: inside.map(each => each.text),
    manifest: {
      format: 'reelgraph-bundle',
      version: 1,
      name: document.name,
      files,
      takes,
      graphs: inside.map(({ document: { name }, id: inner, revision }) => ({ id: inner, revision, name })),
      absent,
    },
  }
}

function read(text: string): GraphDocument | undefined {
  const parsed = parseDocument(JSON.parse(text))
  return 'document' in parsed ? parsed.document : undefined
}

/** The saved graphs that stand in a graph, and in those, each at the revision it was placed with. */
function graphsInside(document: GraphDocument, catalog: BundleSource['catalog']) {
  const found = new Map<string, { id: string; revision: number; document: GraphDocument; text: string }>()
  const open = [document]
  for (let graph = open.pop(); graph; graph = open.pop())
    for (const { type, version } of graph.nodes) {
      if (!type.startsWith(SUBGRAPH)) continue
      const id = type.slice(SUBGRAPH.length)
      const name = `${id}@${version}`
      const text = found.has(name) ? undefined : catalog.text(id, version)
      const inner = text === undefined ? undefined : read(text)
      if (text === undefined || !inner) continue
      found.set(name, { id, revision: version, document: inner, text })
      open.push(inner)
    }
  return [...found.values()]
}

/** Pinned takes, and those that were brought from outside, of nodes that are still in the graph. */
function takesOf(
  document: GraphDocument,
  engine: BundleSource['engine'],
  imported: readonly { node: string; key: string; take: string }[],
): BundledTake[] {
  const types = new Map(document.nodes.map(node => [node.id, node.type]))
  const wanted = [
    ...Object.entries(document.pins).flatMap(([node, byKey]) =>
      Object.entries(byKey).map(([key, take]) => ({ node, key, take })),
    ),
    ...imported,
  ]
  const unique = new Map(wanted.map(one => [`${one.node}\n${one.key}\n${one.take}`, one]))
  return [...unique.values()].flatMap(({ node, key, take }) => {
    const spec = engine.specs.get(types.get(node) ?? '')
    const info = engine.take(take)
    if (!spec || !info) return []
    return [{ take, node, key, served: info.served ?? '', outputs: valuesOf(info, spec.outputs) }]
  })
}

/** A take's outputs as a node would return them. */
function valuesOf(
  take: TakeInfo,
  ports: readonly { readonly name: string; readonly kind: 'one' | 'many' }[],
): Record<string, unknown> {
  return Object.fromEntries(
    ports.flatMap(({ name, kind }) => {
      const values = take.outputs.filter(output => output.port === name)
      if (values.length === 0) return []
      if (kind === 'one') return [[name, values[0]?.value]]
      return [[name, values.map(({ key, value }) => ({ segment: key.split('/').at(-1) ?? '', value }))]]
    }),
  )
}
