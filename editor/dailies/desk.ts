// The editing desk of Dailies: which scenes are chosen, what plays, and what a person does with them. Knows no React.
import { createStore } from 'zustand/vanilla'
import type { Json } from '../../engine/graph/json.ts'
import type { DecisionInfo } from '../../engine/protocol/api.ts'
import { ApiError } from '../api/http.ts'
import type { PlayerHandle } from '../faces/media/EpisodePlayer.tsx'
import type { Transport } from '../faces/media/useShuttle.ts'
import { type SceneView, slateOf } from '../faces/values.ts'
import { reroll } from '../state/actions/run.ts'
import { decide, pinMany } from '../state/document/item-commands.ts'
import type { Editor } from '../state/editor.ts'
import { bringTake } from '../state/run/imports.ts'
import { cutFrames, type Decision } from './cutting.ts'
import type { DailiesView, Row } from './rows.ts'
import { arrangedKeys, insertScene, moveScenes, omitScenes } from './scenes.ts'
import { type Span, spanOf, TRIM_MODES, type TrimEnd, type TrimMode, trimTo } from './trim.ts'

/** What the keyboard asks of the shot of a row. */
export interface ShotHandle extends Transport {
  /** The frame of the clip that is seen. */
  readonly frame: number
}

export interface DeskState {
  /** Where a range of rows began; it ends at the row in focus. */
  readonly anchor: string | undefined
  /** What J, K, L and the space bar drive: the episode, or the shot of the row in focus. */
  readonly drives: 'episode' | 'shot'
  /** What was judged, the earliest first. */
  readonly decisions: readonly DecisionInfo[]
  /** The row whose takes are compared. */
  readonly comparing: string | undefined
  /** The row whose details are open. */
  readonly details: string | undefined
  /** A rough cut is being made. */
  readonly cutting: boolean
  /** What a trim does. */
  readonly trimming: TrimMode
}

/** What was judged of a row's shot. */
export interface Review {
  readonly kind: 'approved' | 'rejected'
  readonly reason: string
  /** It was said of an earlier shot: this one is another. */
  readonly earlier: boolean
}

/** Seconds that a scene which was put in lasts at first. */
const NEW_SCENE_SECONDS = 4

/** Takes the keys from a handle of another row than this: the arrows belong to the row that was gone to. */
function letGo(row?: string): void {
  const { activeElement } = document
  const held = activeElement?.closest('.row')
  if (activeElement instanceof HTMLElement && held && held.id !== row) activeElement.blur()
}

export class Desk {
  readonly editor: Editor
  readonly store = createStore<DeskState>(() => ({
    anchor: undefined,
    drives: 'episode',
    decisions: [],
    comparing: undefined,
    details: undefined,
    cutting: false,
    trimming: 'ripple',
  }))
  readonly shots = new Map<string, ShotHandle>()
  readonly player: { current: PlayerHandle | null } = { current: null }
  view: DailiesView = {
    rows: [],
    episode: undefined,
    assembler: undefined,
    qc: undefined,
    stream: undefined,
    cutter: undefined,
  }

  constructor(editor: Editor) {
    this.editor = editor
  }

  get focus(): string | undefined {
    return this.editor.selection.getState().key?.split('/')[0]
  }

  row(key: string | undefined): Row | undefined {
    return this.view.rows.find(row => row.key === key)
  }

  /** The chosen rows in order: the range, or the row in focus. */
  get chosen(): readonly Row[] {
    return chosenRows(this.view.rows, this.focus, this.store.getState().anchor)
  }

  /** Puts a row in focus; `extend` goes on with the range. */
  choose(key: string, extend = false): void {
    const { anchor } = this.store.getState()
    this.store.setState({ anchor: extend ? (anchor ?? this.focus ?? key) : undefined, drives: 'shot' })
    if (key !== this.focus) this.shots.get(this.focus ?? '')?.pause()
    letGo(`row-${key}`)
    this.editor.focus(key)
  }

  /** Goes some rows up or down, and brings the row into sight. */
  go(by: number, extend = false): void {
    const { rows } = this.view
    const at = rows.findIndex(row => row.key === this.focus)
    const next = rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + by))]
    if (!next) return
    this.choose(next.key, extend)
    document.getElementById(`row-${next.key}`)?.scrollIntoView({ block: 'nearest' })
  }

  leave(): void {
    this.store.setState({ anchor: undefined, drives: 'episode' })
    this.editor.focus(undefined)
    letGo()
  }

  /** The player that the transport keys drive. */
  get transport(): Transport | undefined {
    const shot = this.store.getState().drives === 'shot' ? this.shots.get(this.focus ?? '') : undefined
    return shot ?? this.player.current ?? undefined
  }

  // Trims

  /** Decides something on a scene. */
  decide(key: string, decision: Partial<Decision>, label: string): void {
    const { cutter } = this.view
    const row = this.row(key)
    if (cutter && row) this.editor.run(decide, { node: cutter.node, label, items: [{ key, params: decision }] })
  }

  /** What would be used of a scene if an end of it went to a frame of its shot. */
  spanAt(row: Row, end: TrimEnd, to: number): Span {
    return trimTo(this.view.rows, row.key, end, to, this.store.getState().trimming)?.span ?? spanOf(row)
  }

  /** Moves an end of a scene to a frame of its shot: what that does to it and its neighbours is the mode's. */
  trim(key: string, end: TrimEnd, to: number): void {
    const { cutter, rows } = this.view
    if (!cutter) {
      this.#say('Nothing in this graph trims scenes: add a Scene Cut node.')
      return
    }
    const { trimming } = this.store.getState()
    const trimmed = trimTo(rows, key, end, to, trimming)
    const label = TRIM_MODES.find(each => each.mode === trimming)?.title ?? 'Trim'
    if (trimmed) this.editor.run(decide, { node: cutter.node, label, items: trimmed.items })
    else if (this.row(key))
      this.#say(end === 'head' ? 'No scene before it to roll against.' : 'No scene after it to roll against.')
  }

  /** Cuts the scene in or out at the frame that is seen: of its shot, or of the episode. */
  trimHere(end: TrimEnd): void {
    const seen = this.#seen()
    if (seen) this.trim(seen.row.key, end, end === 'head' ? seen.frame : seen.frame + 1)
  }

  /** The next of ripple, slip and roll. */
  turnTrim(): void {
    const at = TRIM_MODES.findIndex(each => each.mode === this.store.getState().trimming)
    const next = TRIM_MODES[(at + 1) % TRIM_MODES.length]
    if (!next) return
    this.store.setState({ trimming: next.mode })
    this.editor.shell.setState({ said: `${next.title}. ${next.does}.` })
  }

  #seen(): { row: Row; frame: number } | undefined {
    const shot = this.shots.get(this.focus ?? '')
    const { drives } = this.store.getState()
    const row = this.row(this.focus)
    if (drives === 'shot') return shot && row ? { row, frame: shot.frame } : undefined
    const { episode } = this.view
    const time = this.player.current?.time
    if (!episode || time === undefined) return undefined
    const at = Math.floor(time * episode.video.fps + 1e-3)
    const scene = episode.scenes.findLast(each => at >= each.start)
    const its = this.row(scene?.key)
    return scene && its ? { row: its, frame: (scene.head ?? 0) + at - scene.start } : undefined
  }

  // Runs

  /** Runs what changed in the chosen scenes; where nothing did, shoots them again. */
  rerun(): void {
    const changed = this.chosen.filter(row => row.changed > 0)
    if (changed.length > 0) this.run(changed)
    else this.shootAgain()
  }

  run(rows: readonly Row[] = this.chosen): void {
    const targets = rows.map(row => ({ node: row.shot?.node ?? row.maker ?? row.source.node, key: row.key }))
    if (targets.length > 0) void this.editor.start(targets)
  }

  /** Runs the scene in focus and everything that follows from it and from the scenes behind it. */
  runOnward(): void {
    const first = this.chosen[0]
    const last = this.view.rows.at(-1)
    const node = first?.maker ?? first?.shot?.node
    if (first && last && node) void this.editor.start([{ node, key: first.key, through: last.key, onward: true }])
  }

  shootAgain(rows: readonly Row[] = this.chosen): void {
    reroll(
      this.editor,
      rows.flatMap(row => (row.maker ? [{ node: row.maker, key: row.key }] : [])),
    )
  }

  async roughCut(): Promise<void> {
    this.store.setState({ cutting: true })
    try {
      await this.editor.saver.flush()
      const run = await this.editor.api.roughCut(this.editor.document)
      const status = await this.editor.runner.beside(run)
      const failed = status === 'failed' || status === 'partial'
      if (failed) this.editor.shell.toast('bad', 'The rough cut failed. Look at Runs for the reason.')
      else this.editor.shell.toast('good', 'The rough cut is on top.')
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      this.editor.shell.toast('bad', error.message)
    } finally {
      this.store.setState({ cutting: false })
    }
  }

  // Takes

  /** Pins the takes that the chosen scenes show, or lets them go when all are pinned. */
  pin(rows: readonly Row[] = this.chosen): void {
    const { pins } = this.editor.document
    const items = rows.flatMap(row => {
      const take = row.maker && this.editor.items.item(row.maker, row.key)?.take
      return row.maker && take ? [{ node: row.maker, key: row.key, take }] : []
    })
    const all = items.every(({ node, key }) => pins[node]?.[key] !== undefined)
    this.editor.run(pinMany, { items: items.map(item => (all ? { ...item, take: undefined } : item)) })
  }

  async bring(row: Row, file: File): Promise<void> {
    const node = row.maker ?? row.shot?.node
    if (!node) return this.#say('Nothing in this graph makes shots of scenes, so that a file has no place in it.')
    this.editor.focus(row.key)
    await bringTake(this.editor, node, row.key, file)
  }

  compare(key = this.focus): void {
    if (key === undefined) return
    this.store.setState({ comparing: key })
    this.editor.shell.setState({ dialog: 'compare' })
  }

  // Judging

  /** Approves or rejects the shots of scenes, or with `undefined` takes that back. What waits for an answer gets it. */
  async judge(kind: Review['kind'] | undefined, rows: readonly Row[] = this.chosen, reason = ''): Promise<void> {
    const { api } = this.editor
    const graphId = this.editor.document.id
    const decision =
      kind === undefined
        ? null
        : kind === 'approved'
          ? ({ kind: 'pass' } as const)
          : ({ kind: 'reject', reason } as const)
    try {
      const waiting = rows.some(row => row.waiting) && decision ? await api.approvals() : []
      for (const row of rows) {
        if (row.shot)
          await api.decide({ graphId, node: row.shot.node, key: row.key, digest: row.shot.digest, decision })
        for (const asked of waiting)
          if (asked.graphId === graphId && asked.key.split('/')[0] === row.key) await api.decide({ ...asked, decision })
      }
      await this.readDecisions()
      if (kind && rows.length === 1 && rows[0]) this.#say(`Scene ${slateOf(rows[0].scene)} ${kind}`)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      this.editor.shell.toast('bad', error.message)
    }
  }

  /** Approves the chosen shots; when all are approved, takes that back. */
  approve(): void {
    const { decisions } = this.store.getState()
    const rows = this.chosen.filter(row => row.shot || row.waiting)
    const all = rows.length > 0 && rows.every(row => isApproved(reviewOf(row, decisions)))
    void this.judge(all ? undefined : 'approved', rows)
  }

  async readDecisions(): Promise<void> {
    const { id } = this.editor.document
    try {
      const decisions = await this.editor.api.decisions(id)
      if (id === this.editor.document.id) this.store.setState({ decisions })
    } catch (error) {
      // Without them every shot is shown as not judged; the next news asks again.
      if (!(error instanceof ApiError)) throw error
    }
  }

  // Order

  /** Moves the chosen scenes a place up or down. */
  move(by: -1 | 1): void {
    const { stream, rows } = this.view
    const keys = this.chosen.map(row => row.key)
    const at = rows.findIndex(row => row.key === (by < 0 ? keys[0] : keys.at(-1)))
    if (!stream || at < 0) return
    if (by < 0 ? at === 0 : at === rows.length - 1) return
    this.place(keys, by < 0 ? rows[at - 1]?.key : rows[at + 2]?.key)
  }

  /** Moves scenes to stand before another, or last. */
  place(keys: readonly string[], before: string | undefined): void {
    if (this.view.stream) moveScenes(this.editor, this.view.stream, keys, before)
  }

  /** Puts an empty scene in behind another, or first, at its place and hour. */
  insert(after: string | undefined): void {
    const { stream, rows } = this.view
    if (!stream) return
    const neighbour = this.row(after) ?? rows[0]
    if (!neighbour) return
    const isLast = after !== undefined && rows.at(-1)?.key === after
    const { fps } = neighbour.scene
    const scene = {
      ...(neighbour.scene as unknown as Record<string, Json>),
      slate: nextSlate(neighbour.scene, after === undefined, rows),
      action: 'What happens here?',
      camera: 'wide shot',
      characters: [],
      props: [],
      utterances: [],
      frames: Math.round(NEW_SCENE_SECONDS * fps),
      tailFrames: isLast ? 0 : neighbour.scene.tailFrames || rows[0]?.scene.tailFrames || 0,
    }
    const key = insertScene(this.editor, stream, after, scene)
    this.choose(key)
    this.store.setState({ details: key })
  }

  /** Leaves the chosen scenes out; one scene stays at least. */
  omit(rows: readonly Row[] = this.chosen): void {
    const { stream } = this.view
    if (!stream || rows.length === 0) return
    if (rows.length >= arrangedKeys(stream).length) {
      this.#say('An episode needs a scene: one has to stay.')
      return
    }
    omitScenes(
      this.editor,
      stream,
      rows.map(row => row.key),
    )
    this.store.setState({ anchor: undefined })
    const next = this.view.rows.find(row => !rows.includes(row))
    if (next) this.editor.focus(next.key)
    const words = rows.length === 1 && rows[0] ? `Scene ${slateOf(rows[0].scene)} is` : `${rows.length} scenes are`
    this.editor.shell.toast('info', `${words} left out.`, { label: 'Undo', run: () => this.editor.undo() })
  }

  #say(words: string): void {
    this.editor.shell.setState({ said: words })
    if (!/ (approved|rejected)$/.test(words)) this.editor.shell.toast('info', words)
  }
}

export function chosenRows(
  rows: readonly Row[],
  focus: string | undefined,
  anchor: string | undefined,
): readonly Row[] {
  const to = rows.findIndex(row => row.key === focus)
  if (to < 0) return []
  const from = anchor === undefined ? to : rows.findIndex(row => row.key === anchor)
  return rows.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1)
}

/** What was said of a row's shot: of this very one, else of one before it. */
export function reviewOf(row: Row, decisions: readonly DecisionInfo[]): Review | undefined {
  const { shot } = row
  if (!shot) return undefined
  const own = decisions.filter(each => each.node === shot.node && each.key === row.key && each.kind !== 'edit')
  const said = own.findLast(each => each.digest === shot.digest) ?? own.at(-1)
  if (!said) return undefined
  return {
    kind: said.kind === 'reject' ? 'rejected' : 'approved',
    reason: said.reason ?? '',
    earlier: said.digest !== shot.digest,
  }
}

export const isApproved = (review: Review | undefined): boolean => review?.kind === 'approved' && !review.earlier

/** `3A` behind the third, `3B` where there is a `3A`; `A1` before the first. */
export function nextSlate(
  neighbour: SceneView,
  first: boolean,
  rows: readonly { readonly scene: SceneView }[],
): string {
  const number = /\d+/.exec(neighbour.slate ?? String(neighbour.number))?.[0] ?? '1'
  const taken = new Set(rows.map(({ scene }) => scene.slate))
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    const slate = first ? `${letter}${number}` : `${number}${letter}`
    if (!taken.has(slate)) return slate
  }
  return `${number}+`
}

/** How long the episode is as it is trimmed now, in seconds, and as it was written. */
export function lengthsOf(rows: readonly Row[]): { readonly cut: number; readonly written: number } {
  const fps = rows[0]?.scene.fps ?? 24
  return {
    cut: rows.reduce((sum, row) => sum + cutFrames(row.scene, row.decision), 0) / fps,
    written: rows.reduce((sum, row) => sum + row.scene.frames, 0) / fps,
  }
}
