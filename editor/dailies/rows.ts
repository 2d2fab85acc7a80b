// Dailies as data: a row for each scene, put together from what any node made for its key.
import { type GraphDocument, splitEnd } from '../../engine/graph/document.ts'
import { mergePatch } from '../../engine/graph/json.ts'
import { isUnder } from '../../engine/graph/keys.ts'
import { nodeGraph, orderOf } from '../../engine/graph/topology.ts'
import type { ItemStatus, OutputValue } from '../../engine/protocol/events.ts'
import {
  type ClipRef,
  type EpisodeView,
  isClip,
  isEpisode,
  isQc,
  isReport,
  isScene,
  type QcView,
  type ReportView,
  type SceneView,
  type SoundRef,
  soundOf,
} from '../faces/values.ts'
import type { Catalog } from '../state/catalog.ts'
import type { ItemStore } from '../state/run/items.ts'
import { WORST } from '../state/run/worst.ts'

export interface Row {
  readonly key: string
  /** The scene as a person left it: edits applied. */
  readonly scene: SceneView
  /** Where the scene comes from: what an edit of it belongs to. */
  readonly source: { readonly node: string; readonly port: string; readonly base: string }
  readonly edited: boolean
  readonly shot: { readonly node: string; readonly clip: ClipRef } | undefined
  /** The node that makes the shot anew. */
  readonly maker: string | undefined
  readonly voices: readonly SoundRef[]
  readonly report: ReportView | undefined
  readonly status: ItemStatus | undefined
  readonly message: string | undefined
  /** Nodes that would run again for this scene. */
  readonly changed: number
}

export interface DailiesView {
  readonly rows: readonly Row[]
  readonly episode: EpisodeView | undefined
  readonly qc: QcView | undefined
}

/** Reads the rows out of the results, from the first node to the last: what is made later stands for the scene. */
export function dailiesOf(document: GraphDocument, catalog: Catalog, items: ItemStore): DailiesView {
  const order = topological(document)
  const rows = new Map<string, Row>()
  let episode: EpisodeView | undefined
  let qc: QcView | undefined
  const values = (id: string): OutputValue[] => items.node(id).items.flatMap(item => item.outputs)
  for (const id of order) {
    const type = document.nodes.find(node => node.id === id)?.type ?? ''
    const scenes = catalog.specs.get(type)?.outputs.filter(port => port.type === 'Scene' && port.kind === 'many') ?? []
    for (const port of scenes)
      for (const output of values(id)) {
        if (output.port !== port.name || !isScene(output.value) || rows.has(output.key)) continue
        const edit = document.edits[id]?.[output.key]?.[port.name]
        const value = edit ? mergePatch(output.value, edit.patch) : output.value
        rows.set(output.key, {
          key: output.key,
          scene: isScene(value) ? value : output.value,
          source: { node: id, port: port.name, base: edit?.base ?? output.digest },
          edited: edit !== undefined,
          shot: undefined,
          maker: undefined,
          voices: [],
          report: undefined,
          status: undefined,
          message: undefined,
          changed: 0,
        })
      }
  }
  for (const id of order) {
    const spec = catalog.specs.get(document.nodes.find(node => node.id === id)?.type ?? '')
    const view = items.node(id)
    const makesClips = spec?.outputs.some(port => port.type === 'Clip') ?? false
    for (const item of view.items) {
      for (const { value } of item.outputs) {
        if (isEpisode(value)) episode = value
        else if (isQc(value)) qc = value
      }
      const key = item.key.split('/')[0] ?? ''
      const row = key === '' ? undefined : rows.get(key)
      if (!row) continue
      let { shot, voices, report, maker, status, message } = row
      if (makesClips && spec?.regenerable && item.key === key) maker ??= id
      for (const { value, key: at } of item.outputs) {
        if (isClip(value) && at === key) shot = { node: id, clip: value }
        else if (isReport(value)) report = value
        const sound = isClip(value) ? undefined : soundOf(value)
        if (sound?.speech && isUnder(at, key)) voices = [...voices, sound]
      }
      if (status === undefined || WORST.indexOf(item.status) < WORST.indexOf(status)) {
        status = item.status
        message = item.message
      }
      rows.set(key, { ...row, shot, voices, report, maker, status, message })
    }
    for (const [key, { state }] of view.planned) {
      const row = rows.get(key.split('/')[0] ?? '')
      if (row && state === 'run') rows.set(row.key, { ...row, changed: row.changed + 1 })
    }
  }
  return { rows: [...rows.values()].sort((a, b) => a.scene.number - b.scene.number), episode, qc }
}

/** Node ids from the first to the last; a graph with a cycle keeps document order. */
function topological(document: GraphDocument): string[] {
  const ids = document.nodes.map(node => node.id)
  const known = new Set(ids)
  const wires = document.edges
    .map(edge => [splitEnd(edge.from).node, splitEnd(edge.to).node] as const)
    .filter(([from, to]) => known.has(from) && known.has(to))
  const sorted = orderOf(nodeGraph(ids, wires))
  return 'order' in sorted ? sorted.order : ids
}
