// The editor core: the stores put together, and the actions that touch more than one of them. Knows no React.
import { readStreamPatch, type StreamPatch } from '../../engine/graph/arrange.ts'
import type { GraphDocument, GraphNode } from '../../engine/graph/document.ts'
import type { NodeSpec, PortTypeSpec } from '../../engine/graph/spec.ts'
import { validateDocument } from '../../engine/graph/validate.ts'
import type { RunInfo, Target } from '../../engine/protocol/api.ts'
import { type Api, ApiError, type Imported, type SavedGraph } from '../api/http.ts'
import { type KeptSocket, keepOpen, type OpenSocket } from '../api/socket.ts'
import { catalogOf, catalogWith } from './catalog.ts'
import { replaceGraph } from './document/commands.ts'
import { type Command, createDocumentStore, type DocumentStore } from './document/document.ts'
import { type History, type HistoryBox, keepHistory, unpackHistory } from './document/history.ts'
import { graphId } from './document/ids.ts'
import { moveSeeds } from './document/seed-commands.ts'
import { drawSeed, seedMoves } from './edit/seeds.ts'
import { whenIdle } from './idle.ts'
import { countMissing, meetMissing, readMissing } from './library/missing.ts'
import { tellFinished } from './library/notify.ts'
import { exitsOf } from './run/exits.ts'
import { ItemStore } from './run/items.ts'
import { createRunner, type Runner, type RunOptions } from './run/running.ts'
import { createSaver, type DraftBox, isSameGraph, type Saver } from './saving.ts'
import { createSelectionStore, NOTHING, type SelectionStore } from './selection.ts'
import { createSessionStore, emptyDocument, type SessionStore, sameMeaning } from './session.ts'
import { createShellStore, recallShell, type ShellStore, type Theme, type View } from './shell.ts'
import { graphInside, keepTabs, nameTab, openTab } from './tabs.ts'

/** What `/api/live` says: a graph was saved, a run started or ended, a shot was judged, a worker came or went. */
interface LiveMessage {
  readonly type?: string
  readonly id?: string
  readonly revision?: number
  readonly deleted?: true
  readonly run?: RunInfo
  readonly nodes?: readonly NodeSpec[]
  readonly portTypes?: readonly PortTypeSpec[]
  readonly removed?: readonly string[]
}

/** What remembers small things between visits. */
export interface Memory {
  get(name: string): string | undefined
  set(name: string, value: string): void
}

export interface EditorOptions {
  readonly api: Api
  readonly open: OpenSocket
  readonly drafts: DraftBox
  readonly histories: HistoryBox
  readonly memory: Memory
  readonly schedule: (flush: () => void) => void
  readonly theme: Theme
  readonly view: View
}

/** What the canvas does for actions that stand outside it. Positions in px on the canvas. */
export interface CanvasView {
  /** Shows everything, or these nodes. */
  fit(nodes?: readonly string[]): void
  /** The middle of what is in view. */
  center(): readonly [number, number]
  /** Moves the view so that a node is in it, and only then. */
  reveal(node: string): void
  /** A node's width and height. */
  size(node: string): readonly [number, number]
  zoom(by: 'in' | 'out' | 'actual'): void
}

/** How long after the last change the document is checked, and how long that may wait for time, in ms. */
const QUIET_MS = 120
const CHECK_MS = 400

export class Editor {
  readonly api: Api
  readonly documents: DocumentStore
  readonly selection: SelectionStore
  readonly session: SessionStore
  readonly shell: ShellStore
  readonly items: ItemStore
  readonly saver: Saver
  readonly runner: Runner
  readonly history: ReturnType<typeof keepHistory>
  /** The canvas while it is shown. */
  canvas: CanvasView | undefined
  /** What part of each graph was in view, for when it is shown again. */
  readonly viewports = new Map<string, { readonly x: number; readonly y: number; readonly zoom: number }>()
  readonly #memory: Memory
  readonly #drafts: DraftBox
  readonly #histories: HistoryBox
  readonly #openSocket: OpenSocket
  #live: KeptSocket | undefined
  /** The sub-graphs whose outputs are known, by node. */
  readonly #exits = new Map<string, string>()
  /** The document that the problems are of. */
  #checked: GraphDocument | undefined
  #checking: ReturnType<typeof setTimeout> | undefined
  #check: (() => void) | undefined

  constructor(options: EditorOptions) {
    this.api = options.api
    this.#memory = options.memory
    this.#drafts = options.drafts
    this.#histories = options.histories
    this.#openSocket = options.open
    this.documents = createDocumentStore(emptyDocument('none'))
    this.selection = createSelectionStore()
    this.session = createSessionStore()
    this.shell = createShellStore({ theme: options.theme, view: options.view })
    this.items = new ItemStore(options.schedule)
    const { api, documents, session, items } = this
    this.saver = createSaver({ api, documents, session, drafts: options.drafts, now: Date.now })
    this.history = keepHistory(documents, options.histories)
    this.runner = createRunner({
      api,
      open: options.open,
      documents,
      session,
      items,
      onEnd: status => this.#ended(status),
      onError: message => this.shell.toast('bad', message),
    })
    documents.subscribe((state, before) => {
      if (state.document === before.document) return
      this.#changed()
      if (state.document.name !== before.document.name) nameTab(this)
    })
    session.subscribe(({ save, connected, phase }, before) => {
      // What was saved proves that the server is back: news of it need not wait for their next try.
      if (save.state === 'saved' && before.save.state !== 'saved' && !connected && phase === 'ready') this.#listen()
    })
    recallShell(this.shell, options.memory)
  }

  get document(): GraphDocument {
    return this.documents.getState().document
  }

  get specs() {
    return this.session.getState().catalog.specs
  }

  node(id: string): GraphNode | undefined {
    return this.document.nodes.find(node => node.id === id)
  }

  /** Runs a command: one undo step. */
  run<A>(command: Command<A>, args: A): void {
    this.documents.run(command, args)
  }

  undo(): void {
    const label = this.documents.undo()
    this.#prune()
    if (label) this.shell.toast('info', `Undone: ${label}`)
  }

  redo(): void {
    const label = this.documents.redo()
    this.#prune()
    if (label) this.shell.toast('info', `Done again: ${label}`)
  }

  /** Reads the node library and opens a graph: the one asked for, the last one, or the pilot for a new user. */
  async boot(asked: string | undefined): Promise<void> {
    this.session.setState({ phase: 'loading', failure: undefined })
    try {
      const last = asked ?? this.#memory.get('graph')
      // Most likely this one is opened: it is on its way with the rest.
      const early = last === undefined ? undefined : this.api.graph(last).catch(() => undefined)
      const [nodes, graphs] = await Promise.all([this.api.nodes(), this.api.graphs()])
      this.session.setState({ catalog: catalogOf(nodes) })
      keepTabs(this, graphs)
      const found = graphs.find(graph => graph.id === last) ?? [...graphs].sort((a, b) => b.updatedAt - a.updatedAt)[0]
      if (found) await this.openGraph(found.id, found.id === last ? early : undefined)
      else {
        await this.createFrom(await this.#firstTemplate())
        if (!this.knows('tour')) this.shell.setState({ tour: 0 })
      }
      this.session.setState({ phase: 'ready', connected: true })
      this.#changed()
      void meetMissing(this)
      this.#listen()
      void this.readHealth()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      this.session.setState({ phase: 'failed', failure: error.message })
    }
  }

  /** @param early the graph, when it was asked for already; nothing when that came to nothing */
  async openGraph(id: string, early?: Promise<SavedGraph | undefined>): Promise<void> {
    await this.saver.flush()
    this.history.flush()
    const saved = (await early) ?? (await this.api.graph(id))
    const kept = this.#histories.get(id)
    this.#adopt(saved.document, saved.revision, unpackHistory(kept, saved.document))
    const draft = this.#drafts.get(id)
    if (draft && isSameGraph(draft.document, saved.document)) this.#drafts.remove(id)
    else if (draft && draft.baseRevision < saved.revision) {
      // Others saved while these changes waited here: both are there, and a person chooses.
      this.session.setState({ revision: draft.baseRevision, save: { state: 'conflict', theirs: saved } })
      this.documents.run(replaceGraph, { label: 'Restore unsaved changes', document: draft.document })
    } else if (draft?.baseRevision === saved.revision) {
      const history = unpackHistory(kept, draft.document)
      if (history) this.documents.open(draft.document, history)
      else this.documents.run(replaceGraph, { label: 'Restore unsaved changes', document: draft.document })
      this.shell.toast('info', 'Your unsaved changes were restored.')
    }
    await this.runner.restore()
  }

  /** Saves a document as a new graph and opens it. */
  async createFrom(document: GraphDocument): Promise<void> {
    this.history.flush()
    await this.saver.flush()
    const named = { ...document, id: graphId() }
    const info = await this.api.createGraph(named)
    this.#adopt({ ...named, id: info.id }, info.revision)
    await this.runner.restore()
  }

  async createFromTemplate(id: string): Promise<void> {
    await this.createFrom(await this.api.template(id))
  }

  createEmpty(): Promise<void> {
    return this.createFrom(emptyDocument('new'))
  }

  /** Opens the graph that a dropped JSON, MP4, PNG or WAV file carries, as a new graph. */
  async importFile(file: File): Promise<void> {
    await this.openImported(file.name, await this.api.importFile(file))
  }

  /** Opens what was found in a file as a new graph, and says what to look at. */
  async openImported(name: string, { document, problems }: Imported): Promise<void> {
    await this.createFrom(document)
    const first = problems[0]?.message
    this.shell.toast(first ? 'info' : 'good', `Opened the graph in ${name}${first ? `. ${first}` : ''}`)
  }

  /** Takes the other side's version after a conflict; ours stays as a copy. */
  async takeTheirs(): Promise<void> {
    const { save } = this.session.getState()
    if (save.state !== 'conflict') return
    const { document, revision } = save.theirs
    this.#drafts.remove(document.id)
    this.#adopt(document, revision)
    await this.runner.restore()
  }

  /** Brings an earlier revision back, as a change that can be undone. */
  async restoreRevision(revision: number): Promise<void> {
    const { document } = await this.api.revision(this.document.id, revision)
    this.documents.run(replaceGraph, {
      label: `Restore revision ${revision}`,
      document: { ...document, id: this.document.id },
    })
    this.select({})
    this.shell.toast('good', `Revision ${revision} is back. Undo returns to what was there.`)
  }

  /** Keeps both: ours becomes a graph of its own. */
  async keepBoth(): Promise<void> {
    const ours = this.document
    this.#drafts.remove(ours.id)
    this.saver.opened(ours, this.session.getState().revision)
    await this.createFrom({ ...ours, name: `${ours.name} (my version)` })
  }

  select(selection: Partial<typeof NOTHING>): void {
    this.selection.setState({ ...NOTHING, key: this.selection.getState().key, ...selection })
  }

  /** Puts an item in focus everywhere. */
  focus(key: string | undefined, node?: string): void {
    if (node === undefined) this.selection.setState({ key })
    else this.selection.setState({ ...NOTHING, nodes: [node], key })
  }

  /** The graphs that were in tabs on the last visit. */
  rememberedTabs(): readonly string[] {
    try {
      const ids: unknown = JSON.parse(this.#memory.get('tabs') ?? '[]')
      return Array.isArray(ids) ? ids.filter(id => typeof id === 'string') : []
    } catch {
      return []
    }
  }

  /** Whether something is known from an earlier visit, and that it is from now on. */
  knows(what: string): boolean {
    return this.#memory.get(what) !== undefined
  }
  learn(what: string): void {
    this.#memory.set(what, 'seen')
  }

  async start(targets: readonly Target[] = [], options: RunOptions = {}): Promise<void> {
    if (this.document.nodes.length === 0) {
      this.shell.toast('info', 'There is nothing to run yet. Double-click the canvas to add a node.')
      return
    }
    if (this.session.getState().starting) return
    if (!options.force && !options.takes) {
      const has = (node: string): boolean => this.items.node(node).items.some(item => item.outputs.length > 0)
      const moves = seedMoves(this.document, this.specs, targets, has, drawSeed)
      if (moves.length > 0) this.run(moveSeeds, { moves })
    }
    await this.runner.start(targets, options)
  }

  async readHealth(): Promise<void> {
    try {
      this.session.setState({ health: await this.api.health(), connected: true })
    } catch (error) {
      if (error instanceof ApiError && error.offline) this.session.setState({ connected: false })
    }
  }

  stop(): void {
    this.#live?.close()
    this.history.stop()
    this.saver.stop()
    this.runner.stop()
    clearTimeout(this.#checking)
    this.#check?.()
  }

  async #firstTemplate(): Promise<GraphDocument> {
    const templates = await this.api.templates()
    const first = templates.find(template => template.id === 'pilot') ?? templates[0]
    return first ? this.api.template(first.id) : emptyDocument('new')
  }

  #adopt(document: GraphDocument, revision: number, history?: History): void {
    this.#exits.clear()
    this.documents.open(document, history)
    this.saver.opened(document, revision)
    this.selection.setState(NOTHING)
    openTab(this, document)
    this.#memory.set('graph', document.id)
    this.#checked = undefined
    this.session.setState({ missing: undefined })
    this.#changed()
    if (this.session.getState().phase === 'ready') void meetMissing(this)
  }

  /** Checks the document again when its meaning changed, and asks what would run. */
  #changed(): void {
    clearTimeout(this.#checking)
    this.#check?.()
    this.#checking = setTimeout(() => {
      if (this.session.getState().phase !== 'ready') return
      this.items.arrange(streamPatches(this.document))
      if (this.#checked && sameMeaning(this.document, this.#checked)) return this.runner.plan()
      // Not while a person waits for a frame.
      this.#check = whenIdle(() => {
        this.#checked = this.document
        this.session.setState({ problems: validateDocument(this.document, this.specs) })
        void this.#readExits()
        this.runner.plan()
      }, CHECK_MS)
    }, QUIET_MS)
  }

  /** Reads where the outputs of the sub-graphs come from. Without it, they only show on nodes as soon as it is known. */
  async #readExits(): Promise<void> {
    const load = async (id: string, revision: number) => (await this.api.revision(id, revision)).document
    const isWire = (type: string) => this.specs.get(type)?.wire === true
    for (const node of this.document.nodes) {
      const place = `${node.id} ${node.type} ${node.version}`
      if (graphInside(node.type) === undefined || this.#exits.get(node.id) === place) continue
      this.#exits.set(node.id, place)
      try {
        this.items.exits(node.id, await exitsOf(node, load, isWire))
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        this.#exits.delete(node.id)
      }
    }
  }

  /** Drops from the selection what is no longer there. */
  #prune(): void {
    const { nodes, frames, notes } = this.document
    const here = (list: readonly { id: string }[], ids: readonly string[]): string[] =>
      ids.filter(id => list.some(each => each.id === id))
    const now = this.selection.getState()
    this.selection.setState({
      nodes: here(nodes, now.nodes),
      frames: here(frames, now.frames),
      notes: here(notes, now.notes),
      edges: now.edges.filter(id => this.document.edges.some(edge => `${edge.from}>${edge.to}` === id)),
    })
  }

  #listen(): void {
    this.#live?.close()
    this.#live = keepOpen({
      open: this.#openSocket,
      path: () => '/api/live',
      onState: connected => {
        const back = connected && !this.session.getState().connected
        this.session.setState({ connected })
        if (!back) return
        void this.readHealth()
        void this.saver.flush()
      },
      onMessage: message => this.#heard(message as LiveMessage),
    })
  }

  #heard(message: LiveMessage): void {
    if (message.type === 'workers') void this.readHealth()
    if (message.type === 'run' && message.run) this.runner.adopt(message.run)
    if (message.type === 'decision' && message.id === this.document.id)
      this.session.setState({ decided: this.session.getState().decided + 1 })
    if (message.type === 'nodes') {
      this.session.setState({ catalog: catalogWith(this.session.getState().catalog, message) })
      this.#checked = undefined
      this.#changed()
      if (countMissing(this.session.getState().missing) > 0) void readMissing(this)
    }
    if (message.type !== 'graph' || message.id !== this.document.id || message.deleted) return
    if ((message.revision ?? 0) > this.session.getState().revision) void this.#theirsChanged()
  }

  /** Another tab saved this graph: its version is taken when nothing of ours is unsaved, else shown as a conflict. */
  async #theirsChanged(): Promise<void> {
    const { save } = this.session.getState()
    if (save.state === 'saving' || save.state === 'conflict') return
    const theirs = await this.api.graph(this.document.id)
    if (theirs.document.id !== this.document.id || theirs.revision <= this.session.getState().revision) return
    if (this.saver.dirty) {
      this.session.setState({ save: { state: 'conflict', theirs } })
      return
    }
    this.#adopt(theirs.document, theirs.revision)
    this.shell.toast('info', 'This graph was changed in another tab.')
  }

  #ended(status: string): void {
    const { run } = this.session.getState()
    const seconds = run?.seconds === undefined ? '' : ` in ${run.seconds.toFixed(1)} s`
    tellFinished(this, status)
    if (status === 'done') this.shell.toast('good', `Finished${seconds}.`)
    else if (status === 'cancelled') this.shell.toast('info', 'Cancelled. What was finished stays.')
    else
      this.shell.toast('bad', run?.message ?? 'The run ended with problems.', {
        label: 'Show',
        run: () => this.shell.setState({ problems: true }),
      })
  }
}

/** How people arranged the streams of a graph. What cannot be read is left to the run to complain about. */
function streamPatches(document: GraphDocument): StreamPatch[] {
  return Object.values(document.edits).flatMap(byKey =>
    Object.values(byKey[''] ?? {}).flatMap(({ patch }) => {
      try {
        return [readStreamPatch(patch)]
      } catch {
        return []
      }
    }),
  )
}
