// Writes what a run made as files with readable names, the graph inside where the format can carry it.
import { copyFile, mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { GraphDocument } from '../../engine/graph/document.ts'
import { splitEnd } from '../../engine/graph/document.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import type { ResultInfo, Target } from '../../engine/protocol/api.ts'
import { canEmbed, embedGraph } from '../../nodes/media/embed.ts'
import { AudioValue, ClipValue, DeliveryValue, EpisodeValue, ImageValue } from '../../nodes/types.ts'
import { extensionOf } from '../library/extensions.ts'

export interface Exported {
  /** The file's name in the folder. */
  readonly file: string
  readonly node: string
  readonly key: string
  readonly digest: string
  readonly bytes: number
}

interface Source {
  readonly name: string
  readonly digest: string
  readonly mime: string
  readonly node: string
  readonly key: string
}

const MEDIA = { Clip: ClipValue, Image: ImageValue, Audio: AudioValue } as const

/** The types whose values become files. */
const isExported = (type: string): boolean => type === 'Episode' || type === 'Delivery' || type in MEDIA

/**
 * Which outputs are a run's own products: those of the targets; of a whole graph, the outputs of each type that no
 * other node downstream turns into another of the same type (the checked episode, not the one before the check).
 */
export function products(
  document: GraphDocument,
  targets: readonly Target[],
  specs: ReadonlyMap<string, NodeSpec>,
): Map<string, readonly string[]> {
  const typed = new Map<string, { name: string; type: string }[]>()
  for (const node of document.nodes)
    typed.set(
      node.id,
      (specs.get(node.type)?.outputs ?? []).filter(output => isExported(output.type)),
    )
  const asked = new Set(targets.map(target => target.node))
  const chosen = new Map<string, readonly string[]>()
  for (const node of document.nodes) {
    if (targets.length > 0 && !asked.has(node.id)) continue
    const after = targets.length > 0 ? new Set<string>() : typesAfter(node.id, document, typed)
    const isLast = !document.edges.some(edge => splitEnd(edge.from).node === node.id)
    const outputs = (typed.get(node.id) ?? []).filter(
      ({ type }) => targets.length > 0 || (!after.has(type) && (isLast || type === 'Episode')),
    )
    if (outputs.length > 0)
      chosen.set(
        node.id,
        outputs.map(output => output.name),
      )
  }
  return chosen
}

function typesAfter(
  start: string,
  document: GraphDocument,
  typed: ReadonlyMap<string, { type: string }[]>,
): Set<string> {
  const types = new Set<string>()
  const seen = new Set([start])
  const waiting = [start]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop())
    for (const edge of document.edges) {
      const next = splitEnd(edge.to).node
      if (splitEnd(edge.from).node !== id || seen.has(next)) continue
      seen.add(next)
      waiting.push(next)
      for (const { type } of typed.get(next) ?? []) types.add(type)
    }
  return types
}

/** The files of the chosen outputs, named after episode, node and item; deliveries keep their names, in a folder. */
export function filesOf(
  results: readonly ResultInfo[],
  chosen: ReadonlyMap<string, readonly string[]>,
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
): Source[] {
  const found: (Source & { extension: string; isEpisode: boolean })[] = []
  const delivered: Source[] = []
  for (const { node, outputs } of results) {
    const type = document.nodes.find(candidate => candidate.id === node)?.type ?? ''
    for (const { port, key, value } of outputs) {
      if (!chosen.get(node)?.includes(port)) continue
      const portType = specs.get(type)?.outputs.find(output => output.name === port)?.type
      const stem = [node, ...key.split('/').filter(Boolean)].join('_')
      if (portType === 'Episode') {
        const episode = EpisodeValue.safeParse(value)
        if (!episode.success) continue
        const { video, srt, vtt } = episode.data
        for (const [extension, file] of [
          ['mp4', video],
          ['srt', srt],
          ['vtt', vtt],
        ] as const)
          found.push({ name: stem, extension, digest: file.digest, mime: file.mime, node, key, isEpisode: true })
      } else if (portType === 'Delivery') {
        const delivery = DeliveryValue.safeParse(value)
        if (delivery.success) delivered.push(...delivery.data.files.map(file => ({ ...file, node, key })))
      } else if (portType && portType in MEDIA) {
        const media = MEDIA[portType as keyof typeof MEDIA].safeParse(value)
        if (!media.success) continue
        const { digest, mime } = media.data
        const outputsOfNode = chosen.get(node)?.length ?? 1
        const name = outputsOfNode > 1 ? `${stem}_${port}` : stem
        found.push({ name, extension: extensionOf(mime), digest, mime, node, key, isEpisode: false })
      }
    }
  }
  const episodes = new Set(found.filter(file => file.isEpisode).map(file => `${file.node} ${file.key}`))
  const named = found.map(({ extension, isEpisode, ...file }) => ({
    ...file,
    name: `${isEpisode ? (episodes.size === 1 ? 'episode' : `episode_${file.name}`) : file.name}.${extension}`,
  }))
  const senders = new Set(delivered.map(({ node }) => node))
  return [
    ...named,
    ...delivered.map(file => ({
      ...file,
      name: join(senders.size === 1 ? 'delivery' : `delivery_${file.node}`, file.name),
    })),
  ]
}

/** Copies files into a folder, from where `fileOf` has them; MP4, PNG and WAV get the graph that made them. */
export async function exportFiles(
  files: readonly Source[],
  folder: string,
  document: GraphDocument,
  fileOf: (digest: string) => Promise<string>,
): Promise<Exported[]> {
  await mkdir(folder, { recursive: true })
  const done: Exported[] = []
  for (const { name, digest, mime, node, key } of files) {
    const target = join(folder, name)
    await mkdir(dirname(target), { recursive: true })
    await rm(target, { force: true })
    const source = await fileOf(digest)
    if (canEmbed(mime)) await embedGraph(source, mime, document, target)
    else await copyFile(source, target)
    done.push({ file: name, node, key, digest, bytes: (await stat(target)).size })
  }
  return done
}
