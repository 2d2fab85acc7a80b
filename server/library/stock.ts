// The stock of files: what there is, who made it, which graphs need it, and what may be deleted.
import type { ArtifactInfo, ArtifactKind, ArtifactPage, Held } from '../../engine/protocol/library.ts'
import type { ArtifactStore, StoredArtifact } from '../../engine/store/api.ts'
import type { Maker, Makers } from '../../engine/store/makers.ts'
import type { Digest } from './documents.ts'
import { extensionOf } from './extensions.ts'

export interface StockQuestion {
  readonly kind?: ArtifactKind | undefined
  /** Made in this graph, or used by it. */
  readonly graph?: string | undefined
  /** Words that must all be in its name, node, item, provider or graph. */
  readonly search?: string | undefined
  readonly held?: boolean | undefined
  readonly sort: 'newest' | 'largest' | 'used'
  readonly offset: number
  readonly limit: number
}

export interface Stock {
  list(question: StockQuestion): ArtifactPage
  find(digest: string): ArtifactInfo | undefined
  /** Removes the bytes; what needs them again has them made again. */
  remove(digest: string): boolean
}

export const kindOf = (mime: string): ArtifactKind =>
  mime.startsWith('image/')
    ? 'image'
    : mime.startsWith('video/')
      ? 'video'
      : mime.startsWith('audio/')
        ? 'audio'
        : /^(text\/|application\/(json|xml|x-subrip))/.test(mime)
          ? 'text'
          : 'other'

const MOST_MADE = 4
const MOST_USES = 8

export function openStock(artifacts: ArtifactStore, makers: Makers, digests: () => Digest[]): Stock {
  /** Everything that names a file, by its digest. */
  const survey = () => {
    const graphs = digests()
    const names = new Map(graphs.map(({ id, name }) => [id, name]))
    const made = new Map<string, Maker[]>()
    for (const maker of makers.all())
      for (const file of maker.files) {
        const list = made.get(file)
        if (list) list.push(maker)
        else made.set(file, [maker])
      }
    const pinned = new Map<string, { graph: string; graphName: string; node: string }[]>()
    const used = new Map<string, { graph: string; graphName: string; node: string }[]>()
    for (const { id, name, files, pins } of graphs) {
      for (const [take, nodes] of pins)
        pinned.set(take, [...(pinned.get(take) ?? []), ...nodes.map(node => ({ graph: id, graphName: name, node }))])
      for (const [file, nodes] of files)
        used.set(file, [...(used.get(file) ?? []), ...nodes.map(node => ({ graph: id, graphName: name, node }))])
    }
    return { names, made, pinned, used, onTheWay: makers.onTheWay() }
  }
  type Survey = ReturnType<typeof survey>

  const info = (file: StoredArtifact, { names, made, pinned, used, onTheWay }: Survey): ArtifactInfo => {
    const by = made.get(file.digest) ?? []
    const pins = by.flatMap(maker => pinned.get(maker.take) ?? [])
    const loads = used.get(file.digest) ?? []
    const first = by[0]
    const unmade = by.every(maker => maker.imported) && !onTheWay.has(file.digest)
    const held: Held | null =
      pins.length > 0
        ? 'pinned'
        : loads.length > 0
          ? 'used'
          : by.some(maker => maker.cost > 0)
            ? 'paid'
            : by.some(maker => maker.keep && !maker.imported)
              ? 'final'
              : unmade
                ? 'brought'
                : null
    return {
      digest: file.digest,
      mime: file.mime,
      kind: kindOf(file.mime),
      bytes: file.bytes,
      createdAt: file.createdAt,
      usedAt: file.usedAt,
      name: nameOf(file, first, loads[0]?.node),
      made: by.slice(0, MOST_MADE).map(({ take, graphId, node, key, served, cost }) => ({
        take,
        graph: graphId,
        graphName: names.get(graphId) ?? 'a graph that is gone',
        node,
        key,
        ...(served === undefined ? {} : { served }),
        costUsd: cost,
      })),
      uses: unique([...pins, ...loads]).slice(0, MOST_USES),
      held,
    }
  }

  return {
    list: ({ kind, graph, search = '', held, sort, offset, limit }) => {
      const all = survey()
      const kinds: Record<ArtifactKind, number> = { image: 0, video: 0, audio: 0, text: 0, other: 0 }
      const words = search.toLowerCase().split(/\s+/).filter(Boolean)
      const rows = artifacts
        .list()
        .filter(file => {
          const its = kindOf(file.mime)
          kinds[its]++
          return kind === undefined || its === kind
        })
        .map(file => info(file, all))
        .filter(
          row =>
            (graph === undefined || [...row.made, ...row.uses].some(one => one.graph === graph)) &&
            (held === undefined || (row.held !== null) === held) &&
            words.every(word => textOf(row).includes(word)),
        )
      if (sort === 'largest') rows.sort((a, b) => b.bytes - a.bytes)
      if (sort === 'used') rows.sort((a, b) => b.usedAt - a.usedAt)
      return {
        total: rows.length,
        bytes: rows.reduce((sum, row) => sum + row.bytes, 0),
        kinds,
        rows: rows.slice(offset, offset + limit),
      }
    },
    find: digest => {
      const file = artifacts.list().find(row => row.digest === digest)
      return file && info(file, survey())
    },
    remove: digest => artifacts.remove(digest),
  }
}

const textOf = (row: ArtifactInfo): string =>
  [
    row.name,
    row.mime,
    ...row.made.flatMap(one => [one.graphName, one.node, one.key, one.served ?? '']),
    ...row.uses.flatMap(one => [one.graphName, one.node]),
  ]
    .join(' ')
    .toLowerCase()

const unique = <T extends { graph: string; node: string }>(list: readonly T[]): T[] => [
  ...new Map(list.map(one => [`${one.graph} ${one.node}`, one])).values(),
]

/** `video_sc_k3f.mp4`, or the beginning of the digest for what nobody here made. */
function nameOf(file: StoredArtifact, maker: Maker | undefined, loader: string | undefined): string {
  const stem = maker
    ? [maker.node, ...maker.key.split('/').filter(Boolean)].join('_')
    : `${loader ?? kindOf(file.mime)}_${file.digest.slice(0, 8)}`
  return `${stem.replace(/[^\w.-]+/g, '-')}.${extensionOf(file.mime)}`
}
