// The report of a run: what was executed and found, what was measured, who served it.
import type { GraphDocument } from '../../engine/graph/document.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import type { ResultInfo, RunInfo } from '../../engine/protocol/api.ts'
import { EpisodeValue, FaceReportValue, QcReportValue } from '../../nodes/types.ts'
import type { Exported } from './export.ts'
import type { Item } from './tally.ts'

const nameOf = ({ node, key }: { node: string; key: string }): string => (key === '' ? node : `${node}/${key}`)

export interface Report {
  readonly run: string
  readonly status: RunInfo['status']
  readonly graph: { readonly id: string; readonly name: string }
  readonly seconds: number
  readonly executed: readonly { item: string; seconds: number; served?: string }[]
  readonly cached: readonly string[]
  readonly failed: readonly { item: string; message: string }[]
  /** How many items each provider served. */
  readonly providers: Readonly<Record<string, number>>
  readonly warnings: readonly { item: string; message: string }[]
  readonly episodes: readonly {
    readonly title: string
    readonly seconds: number
    readonly frames: number
    readonly size: string
    readonly fps: number
    readonly loudness: EpisodeValue['loudness']
    readonly scenes: number
    readonly missing: readonly string[]
  }[]
  readonly qc: readonly ({ item: string } & Pick<QcReportValue, 'pass' | 'checks' | 'unmeasured' | 'remade'>)[]
  readonly identity: readonly {
    readonly item: string
    readonly verdict: string
    readonly threshold: number
    readonly characters: Readonly<Record<string, { median: number | null; p10: number | null; verdict: string }>>
  }[]
  readonly files: readonly Exported[]
}

export function reportOf(options: {
  info: RunInfo
  document: GraphDocument
  items: readonly Item[]
  results: readonly ResultInfo[]
  specs: ReadonlyMap<string, NodeSpec>
  files: readonly Exported[]
}): Report {
  const { info, document, items, results, specs, files } = options
  const types = new Map(document.nodes.map(node => [node.id, specs.get(node.type)]))
  /** Every output of a port type, of the last node that gives it under the same digest. */
  const valuesOf = (type: string) => {
    const found = new Map<string, { item: string; value: unknown }>()
    for (const result of results)
      for (const output of result.outputs)
        if (types.get(result.node)?.outputs.find(port => port.name === output.port)?.type === type)
          found.set(output.digest, { item: nameOf({ node: result.node, key: output.key }), value: output.value })
    return [...found.values()]
  }
  const providers: Record<string, number> = {}
  for (const { served } of results) if (served) providers[served] = (providers[served] ?? 0) + 1
  return {
    run: info.id,
    status: info.status,
    graph: { id: info.graphId, name: info.graphName },
    seconds: Math.round((info.finishedAt ?? info.createdAt) - info.createdAt) / 1000,
    executed: items
      .filter(item => item.status === 'done')
      .map(item => ({
        item: nameOf(item),
        seconds: Math.round(item.seconds * 1000) / 1000,
        ...(item.served === undefined ? {} : { served: item.served }),
      })),
    cached: items.filter(item => item.status === 'cached' || item.status === 'pinned').map(nameOf),
    failed: items
      .filter(item => item.status === 'failed' || item.status === 'blocked')
      .map(item => ({ item: nameOf(item), message: item.message ?? '' })),
    providers,
    warnings: results.flatMap(result => result.warnings.map(message => ({ item: nameOf(result), message }))),
    episodes: valuesOf('Episode').flatMap(({ value }) => {
      const parsed = EpisodeValue.safeParse(value)
      if (!parsed.success) return []
      const { title, video, loudness, scenes } = parsed.data
      return [
        {
          title,
          seconds: video.duration,
          frames: video.frames,
          size: `${video.width}x${video.height}`,
          fps: video.fps,
          loudness,
          scenes: scenes.length,
          missing: scenes.filter(scene => scene.missing).map(scene => scene.key),
        },
      ]
    }),
    qc: valuesOf('QcReport').flatMap(({ item, value }) => {
      const parsed = QcReportValue.safeParse(value)
      if (!parsed.success) return []
      const { pass, checks, unmeasured, remade } = parsed.data
      return [{ item, pass, checks, unmeasured, remade }]
    }),
    identity: valuesOf('FaceReport').flatMap(({ item, value }) => {
      const parsed = FaceReportValue.safeParse(value)
      if (!parsed.success) return []
      const { verdict, threshold, characters } = parsed.data
      return [
        {
          item,
          verdict,
          threshold,
          characters: Object.fromEntries(
            Object.values(characters).map(({ name, median, p10, verdict: own }) => [
              name,
              { median, p10, verdict: own },
            ]),
          ),
        },
      ]
    }),
    files,
  }
}
