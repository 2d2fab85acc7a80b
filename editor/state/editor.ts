// The editor core: the stores put together, and the actions that touch more than one of them. Knows no React.
import type { GraphDocument, GraphNode } from '../../engine/graph/document.ts'
import type { Target } from '../../engine/protocol/api.ts'
import { type Api, ApiError, type Imported, type SavedGraph } from '../api/http.ts'
import type { KeptSocket, OpenSocket } from '../api/socket.ts'
import { catalogOf } from './catalog.ts'
import { type Checker, createChecker } from './checking.ts'
import { replaceGraph } from './document/commands.ts'
import { type Command, createDocumentStore, type DocumentStore } from './document/document.ts'
import { type History, type HistoryBox, keepHistory, unpackHistory } from './document/history.ts'
import { graphId } from './document/ids.ts'
import { moveSeeds } from './document/seed-commands.ts'
import { drawSeed, seedMoves } from './edit/seeds.ts'
import { meetMissing } from './library/missing.ts'
import { tellFinished } from './library/notify.ts'
import { listen } from './live.ts'
import { ItemStore } from './run/items.ts'
import { showPins } from './run/pinned.ts'
import { createRunner, type Runner, type RunOptions } from './run/running.ts'
import { createSaver, type DraftBox, isSameGraph, type Saver } from './saving.ts'
import { createSelectionStore, NOTHING, type SelectionStore } from './selection.ts'
import { createSessionStore, emptyDocument, type SessionStore } from './session.ts'
import { createShellStore, recallShell, type ShellStore, type Theme, type View } from './shell.ts'
import { keepTabs, nameTab, openTab } from './tabs.ts'

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

/** What a new user is shown, and what stands first among the templates. */
export const FIRST_TEMPLATE = 'pilot'

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
  readonly #checker: Checker

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
    this.#checker = createChecker({ api, documents, session, items, plan: () => this.runner.plan() })
    documents.subscribe((state, before) => {
      if (state.document === before.document) return
      this.#checker.changed()
      if (state.document.name !== before.document.name) nameTab(this)
      const { id, pins } = before.document
      if (state.document.id === id && state.document.pins !== pins) void showPins(this, pins)
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
      this.#checker.changed()
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
    await this.#restore()
  }

  /** Saves a document as a new graph and opens it. */
  async createFrom(document: GraphDocument): Promise<void> {
    this.history.flush()
    await this.saver.flush()
    const named = { ...document, id: graphId() }
    const info = await this.api.createGraph(named)
    this.#adopt({ ...named, id: info.id }, info.revision)
    await this.#restore()
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

  /** Takes the other side's version after a conflict, as a step: undo brings ours back. */
  async takeTheirs(): Promise<void> {
    const { save } = this.session.getState()
    if (save.state !== 'conflict') return
    const { document, revision } = save.theirs
    this.documents.run(replaceGraph, { label: 'Take their version', document })
    this.saver.opened(this.document, revision)
    this.#drafts.remove(document.id)
    this.#prune()
    this.shell.toast('info', 'Their version is here. Undo returns to yours.')
    await this.#restore()
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
    this.#checker.stop()
  }

  async #firstTemplate(): Promise<GraphDocument> {
    const templates = await this.api.templates()
    const first = templates.find(template => template.id === FIRST_TEMPLATE) ?? templates[0]
    return first ? this.api.template(first.id) : emptyDocument('new')
  }

  /** Shows what the open graph has made. */
  async #restore(): Promise<void> {
    await this.runner.restore()
    await showPins(this)
  }

  #adopt(document: GraphDocument, revision: number, history?: History): void {
    this.documents.open(document, history)
    this.saver.opened(document, revision)
    this.selection.setState(NOTHING)
    openTab(this, document)
    this.#memory.set('graph', document.id)
    this.session.setState({ missing: undefined })
    this.#checker.opened()
    if (this.session.getState().phase === 'ready') void meetMissing(this)
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
    this.#live = listen(this, this.#openSocket, {
      theirs: ({ document, revision }) => {
        const selected = this.selection.getState()
        this.#adopt(document, revision)
        this.selection.setState(selected)
        this.#prune()
        this.shell.toast('info', 'This graph was changed in another tab.')
      },
      library: () => this.#checker.again(),
    })
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
