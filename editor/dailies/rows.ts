// Dailies as data: a row for each scene, put together from what any node made for its key.
import { type GraphDocument, splitEnd } from '../../engine/graph/document.ts'
import { arrange, readStreamPatch, type StreamPatch, streamBase } from '../../engine/graph/edit/arrange.ts'
import { mergePatch } from '../../engine/graph/json.ts'
import { isUnder } from '../../engine/graph/keys.ts'
import { nodeGraph, orderOf } from '../../engine/graph/model/topology.ts'
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
import { type Cutter, cutterOf, type Decision, decisionOf } from './cutting.ts'

/** How one node stands with a scene. */
export interface Step {
  readonly node: string
  readonly title: string
  readonly status: ItemStatus
  readonly message: string | undefined
}

export interface Row {
  readonly key: string
  /** The scene as a person left it: edits applied. */
  readonly scene: SceneView
  /** Where the scene comes from: what an edit of it belongs to. */
  readonly source: { readonly node: string; readonly port: string; readonly base: string }
  readonly edited: boolean
  /** Put in by a person: no script has it. */
  readonly added: boolean
  /** The last clip that was made of it, with the digest that a judgement of it holds for. */
  readonly shot: { readonly node: string; readonly clip: ClipRef; readonly digest: string } | undefined
  /** The node that makes the shot anew. */
  readonly maker: string | undefined
  readonly voices: readonly SoundRef[]
  readonly report: ReportView | undefined
  readonly status: ItemStatus | undefined
  readonly message: string | undefined
  readonly steps: readonly Step[]
  /** An item of it waits for a person. */
  readonly waiting: boolean
  /** Nodes that would run again for this scene. */
  readonly changed: number
  /** Seconds of work and US dollars in what it consists of now. */
  readonly seconds: number
  readonly costUsd: number
  readonly decision: Decision
}

/** A stream of scenes, and what a person changed about it as a whole. */
export interface SceneStream {
  readonly node: string
  readonly port: string
  /** Segments as they were made, in order. */
  readonly made: readonly string[]
  readonly patch: StreamPatch
  /** The script was written anew since its order was changed. */
  readonly stale: boolean
  /** Scenes that were left out, as they were written. */
  readonly omitted: readonly { readonly key: string; readonly scene: SceneView }[]
}

export interface DailiesView {
  readonly rows: readonly Row[]
  readonly episode: EpisodeView | undefined
  /** The node that cut the episode. */
  readonly assembler: string | undefined
  readonly qc: QcView | undefined
  readonly stream: SceneStream | undefined
  readonly cutter: Cutter | undefined
}

const NO_PATCH: StreamPatch = {}

/** Reads the rows out of the results, from the first node to the last: what is made later stands for the scene. */
export function dailiesOf(
  document: GraphDocument,
  catalog: Catalog,
  items: ItemStore,
  before?: DailiesView,
): DailiesView {
  const order = topological(document)
  const rows = new Map<string, Row>()
  const nodes = new Map(document.nodes.map(node => [node.id, node]))
  const specOf = (id: string) => catalog.specs.get(nodes.get(id)?.type ?? '')
  const cutter = cutterOf(document, catalog.specs)
  let stream: SceneStream | undefined
  let episode: EpisodeView | undefined
  let assembler: string | undefined
  let qc: QcView | undefined
  for (const id of order)
    for (const port of specOf(id)?.outputs ?? []) {
      if (port.type !== 'Scene' || port.kind !== 'many') continue
      const found = sceneStream(document, items, id, port.name)
      stream ??= found.stream
      for (const [key, { value, digest, added }] of found.scenes) {
        if (rows.has(key)) continue
        const edit = document.edits[id]?.[key]?.[port.name]
        const edited = edit ? mergePatch(value, edit.patch) : value
        rows.set(key, {
          key,
          scene: isScene(edited) ? edited : value,
          source: { node: id, port: port.name, base: edit?.base ?? digest },
          edited: edit !== undefined,
          added,
          shot: undefined,
          maker: undefined,
          voices: [],
          report: undefined,
          status: undefined,
          message: undefined,
          steps: [],
          waiting: false,
          changed: 0,
          seconds: 0,
          costUsd: 0,
          decision: decisionOf(document, catalog.specs, cutter, key),
        })
      }
    }
  for (const id of order) {
    const spec = specOf(id)
    const view = items.node(id)
    const makesClips = spec?.outputs.some(port => port.type === 'Clip') ?? false
    if (makesClips && spec?.regenerable && nodes.get(id)?.mode === 'active')
      for (const [key, row] of rows) if (row.maker === undefined) rows.set(key, { ...row, maker: id })
    for (const item of view.items) {
      for (const { value } of item.outputs) {
        if (isEpisode(value)) {
          episode = value
          if (spec?.inputs.some(input => input.type === 'Clip')) assembler = id
        } else if (isQc(value)) qc = value
      }
      const key = item.key.split('/')[0] ?? ''
      const row = key === '' ? undefined : rows.get(key)
      if (!row) continue
      let { shot, voices, report, status, message } = row
      for (const { value, key: at, digest } of item.outputs) {
        if (isClip(value) && at === key) shot = { node: id, clip: value, digest }
        else if (isReport(value)) report = value
        const sound = isClip(value) ? undefined : soundOf(value)
        if (sound?.speech && isUnder(at, key)) voices = [...voices, sound]
      }
      if (status === undefined || WORST.indexOf(item.status) < WORST.indexOf(status)) {
        status = item.status
        message = item.message
      }
      rows.set(key, {
        ...row,
        shot,
        voices,
        report,
        status,
        message,
        steps: withStep(row.steps, {
          node: id,
          title: nodes.get(id)?.title ?? spec?.title ?? id,
          status: item.status,
          message: item.message,
        }),
        waiting: row.waiting || item.status === 'waiting',
        seconds: row.seconds + (item.seconds ?? 0),
        costUsd: row.costUsd + (item.costUsd ?? 0),
      })
    }
    for (const [key, { state }] of view.planned) {
      const row = rows.get(key.split('/')[0] ?? '')
      if (row && state === 'run') rows.set(row.key, { ...row, changed: row.changed + 1 })
    }
  }
  const kept = new Map(before?.rows.map(row => [row.key, row]))
  return {
    rows: [...rows.values()].map(row => steady(kept.get(row.key), row)),
    episode,
    assembler,
    qc,
    stream,
    cutter,
  }
}

/** A stream's scenes by key, in the order in which a person wants them. */
function sceneStream(document: GraphDocument, items: ItemStore, node: string, port: string) {
  const outputs = new Map<string, OutputValue>()
  for (const item of items.node(node).items)
    for (const output of item.outputs)
      if (output.port === port && isScene(output.value)) outputs.set(output.key, output)
  const edit = document.edits[node]?.['']?.[port]
  const made = [...outputs.keys()]
  const patch = edit ? patchIn(edit.patch) : NO_PATCH
  const scenes = new Map<string, { value: SceneView; digest: string; added: boolean }>()
  for (const key of arrange(made, patch)) {
    const output = outputs.get(key)
    const value: unknown = output ? output.value : patch.items?.[key]
    if (isScene(value)) scenes.set(key, { value, digest: output?.digest ?? '', added: output === undefined })
  }
  const omitted = made.flatMap(key => {
    const value: unknown = outputs.get(key)?.value
    return patch.items?.[key] === null && isScene(value) ? [{ key, scene: value }] : []
  })
  const stale = edit !== undefined && made.length > 0 && edit.base !== streamBase(made)
  return {
    scenes,
    stream: made.length > 0 || scenes.size > 0 ? { node, port, made, patch, stale, omitted } : undefined,
  }
}

/** What cannot be read changes nothing here: the run says what is wrong with it. */
function patchIn(patch: unknown): StreamPatch {
  try {
    return readStreamPatch(patch)
  } catch {
    return NO_PATCH
  }
}

/** The steps of a scene, one for each node: the worst of its items speaks for it. */
function withStep(steps: readonly Step[], step: Step): readonly Step[] {
  const at = steps.findIndex(each => each.node === step.node)
  const known = steps[at]
  if (!known) return [...steps, step]
  return WORST.indexOf(step.status) < WORST.indexOf(known.status) ? steps.with(at, step) : steps
}

/** The row as it was, when nothing of it changed: it is not drawn again. */
function steady(before: Row | undefined, now: Row): Row {
  if (!before) return now
  const same = (name: keyof Row): boolean => {
    const [a, b] = [before[name], now[name]]
    if (a === b || name === 'shot') return name !== 'shot' || before.shot?.digest === now.shot?.digest
    if (name === 'voices')
      return before.voices.length === now.voices.length && before.voices.every((voice, at) => voice === now.voices[at])
    // Small things that are put together anew each time. Reports are as they were made, or others.
    return name !== 'report' && typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b)
  }
  return (Object.keys(now) as (keyof Row)[]).every(same) ? before : now
}

/** Node ids from the first to the last; a graph with a cycle keeps document order. */
function topological(document: GraphDocument): string[] {
  const ids = document.nodes.map(node => node.id)
  const known = new Set(ids)
  const wires = document.edges
    .map(edge => [splitEnd(edge.from).node, splitEnd(edge.to).node] as const)
    .filter(([from, to]) => known.has(from) && known.has(to))
  const sorted = orderOf(nodeGraph(ids, wires))
  return sorted.cycle ? ids : sorted.order
}
