// Makes an opened bundle part of this data folder: files, graphs inside it, the graph, and its takes under ids of their own.
import { createHash, randomUUID } from 'node:crypto'
import type { GraphDocument } from '../../../engine/graph/document.ts'
import { SUBGRAPH } from '../../../engine/graph/model/subgraph.ts'
import { parseDocument } from '../../../engine/graph/parse.ts'
import type { GraphInfo } from '../../../engine/protocol/api.ts'
import type { BundleReceipt } from '../../../engine/protocol/library.ts'
import type { EngineApi } from '../../../engine/run/api.ts'
import type { ArtifactStore } from '../../../engine/store/api.ts'
import type { GraphCatalog } from '../../catalog.ts'
import { BundleError, type Opened } from './read.ts'

export interface BundleTarget {
  readonly engine: Pick<EngineApi, 'importTake'>
  readonly catalog: GraphCatalog
  readonly artifacts: ArtifactStore
  /** Tells open editors of a graph that was saved. */
  readonly saved: (graph: GraphInfo) => void
}

/** @throws BundleError; what was stored until then are files that nobody names yet */
export async function adoptBundle(opened: Opened, target: BundleTarget): Promise<BundleReceipt> {
  const { manifest } = opened
  const document = documentOf(opened.graph, 'graph.json')
  const inside = opened.graphs.map((text, index) => ({
    text,
    document: documentOf(JSON.parse(text), manifest.graphs[index]?.name ?? 'a graph inside it'),
    revision: manifest.graphs[index]?.revision ?? 1,
  }))
  const { files, known } = await opened.store(target.artifacts)
  const renamed = saveInside(inside, target)
  const problems: string[] = []
  const id = target.catalog.info(document.id) ? `g-${randomUUID().slice(0, 12)}` : document.id
  const named = retype({ ...document, id }, renamed)
  const pins = structuredClone(named.pins)
  let takes = 0
  for (const { take, node, key, served, outputs } of manifest.takes) {
    const owner = named.nodes.find(each => each.id === node)
    if (!owner) continue
    try {
      const label = served === '' || served === 'imported' ? manifest.name : `${manifest.name}, by ${served}`
      const made = target.engine.importTake(id, owner, key, outputs, label)
      if (pins[node]?.[key] === take) pins[node][key] = made.take
      takes++
    } catch (error) {
      problems.push(
        `The take of ${owner.title || owner.type}${key ? ` for ${key}` : ''} could not be taken over: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }
  if (manifest.absent.length > 0)
    problems.push(
      `${manifest.absent.length === 1 ? 'A file' : `${manifest.absent.length} files`} had gone before the bundle was made; choose ${manifest.absent.length === 1 ? 'it' : 'them'} again.`,
    )
  const info = target.catalog.create({ id, name: named.name, text: JSON.stringify({ ...named, pins }) })
  if (!info) throw new BundleError('Another graph was saved under the same id just now; open the bundle again.')
  target.saved(info)
  return { graph: info, graphs: inside.length, files, known, takes, problems }
}

function documentOf(json: unknown, what: string): GraphDocument {
  const parsed = parseDocument(json)
  if ('document' in parsed) return parsed.document
  throw new BundleError(`${what} is no graph: ${parsed.problems[0]?.message ?? 'it cannot be read'}.`)
}

interface Inside {
  readonly text: string
  readonly document: GraphDocument
  readonly revision: number
}

/** Saves graphs that are not here. @returns new ids for those whose id is another graph's here */
function saveInside(inside: readonly Inside[], { catalog, saved }: BundleTarget): Map<string, string> {
  const renamed = new Map<string, string>()
  for (const { document, revision, text } of inside) {
    const there = catalog.info(document.id) !== undefined
    if (there && catalog.text(document.id, revision) !== text)
      renamed.set(
        document.id,
        `${document.id.slice(0, 100)}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`,
      )
  }
  for (const { document, revision, text } of inside) {
    const id = renamed.get(document.id) ?? document.id
    const kept = renamed.size === 0 ? text : JSON.stringify(retype({ ...document, id }, renamed))
    const info = catalog.restore({ id, name: document.name, text: kept }, revision)
    if (info) saved(info)
  }
  return renamed
}

/** A document whose sub-graphs are those that were saved here. */
function retype(document: GraphDocument, renamed: ReadonlyMap<string, string>): GraphDocument {
  if (renamed.size === 0) return document
  return {
    ...document,
    nodes: document.nodes.map(node => {
      const to = node.type.startsWith(SUBGRAPH) ? renamed.get(node.type.slice(SUBGRAPH.length)) : undefined
      return to === undefined ? node : { ...node, type: `${SUBGRAPH}${to}` }
    }),
  }
}
