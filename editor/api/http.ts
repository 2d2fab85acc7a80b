// The HTTP API as typed functions: every request the editor makes goes through here.
import type { GraphDocument } from '../../engine/graph/document.ts'
import type { Json } from '../../engine/graph/json.ts'
import type {
  ApprovalInfo,
  DecideApproval,
  DecisionInfo,
  ErrorBody,
  GraphInfo,
  HealthInfo,
  NodesInfo,
  PlanInfo,
  QueueInfo,
  ResultInfo,
  RunInfo,
  RunRequest,
  StartWedge,
  TakeComparison,
  TakeInfo,
  Target,
  WedgeInfo,
  WhyInfo,
} from '../../engine/protocol/api.ts'
import type { Problem } from '../../engine/protocol/events.ts'
import { type LibraryApi, libraryApi } from './library.ts'

/** A request that the server refused, or that never reached it (`status` 0). */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly problems: readonly Problem[]
  constructor(status: number, message: string, problems: readonly Problem[] = []) {
    super(message)
    this.status = status
    this.problems = problems
  }
  get offline(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }
}

export type SavedGraph = GraphInfo & { readonly document: GraphDocument }

/** What is changed of a run that waits or goes on. */
export interface RunChange {
  readonly paused?: boolean
  /** −9…9, higher goes first. */
  readonly priority?: number
  readonly move?: 'first' | 'last'
}

/** A file, or any other value, that becomes a take of an item. */
export interface ImportedTake {
  readonly node: string
  readonly key: string
  /** Values by output port. */
  readonly outputs: Readonly<Record<string, Json>>
  /** Such as the name of the file. */
  readonly label: string
}

/** A wedge before it runs; what is left out has its default. */
export type WedgeRequest = Pick<StartWedge, 'graph' | 'axes' | 'target'> & Partial<StartWedge>

/** A choice as `/api/choices/:name` lists it: a plain value, or one with a name for people. */
export interface Choice {
  readonly value: string
  readonly label: string
}

export interface Api extends LibraryApi {
  health(): Promise<HealthInfo>
  nodes(): Promise<NodesInfo>
  template(id: string): Promise<GraphDocument>
  graphs(): Promise<GraphInfo[]>
  graph(id: string): Promise<SavedGraph>
  createGraph(document: GraphDocument): Promise<GraphInfo>
  /** @throws ApiError with status 409 when someone else saved since `baseRevision`. */
  saveGraph(document: GraphDocument, baseRevision: number, options?: { keepalive?: boolean }): Promise<GraphInfo>
  revisions(graph: string): Promise<GraphInfo[]>
  revision(graph: string, revision: number): Promise<SavedGraph>
  results(graph: string): Promise<ResultInfo[]>
  takes(graph: string, node: string, key: string): Promise<TakeInfo[]>
  take(id: string): Promise<TakeInfo>
  compareTakes(a: string, b: string): Promise<TakeComparison>
  /** Makes a take the current one of its result. */
  chooseTake(id: string): Promise<TakeInfo>
  /** @throws ApiError with status 409 when a saved graph pins it. */
  deleteTake(id: string): Promise<void>
  importTake(graph: string, take: ImportedTake): Promise<TakeInfo>
  /** Lists the takes of nodes under other ids too: as when they went into a sub-graph. */
  followTakes(graph: string, ids: Readonly<Record<string, string>>): Promise<void>
  plan(request: RunRequest, signal?: AbortSignal): Promise<PlanInfo>
  startRun(request: RunRequest): Promise<RunInfo>
  /** The runs of a graph, or of all of them, newest first. */
  runs(graph?: string): Promise<RunInfo[]>
  changeRun(id: string, change: RunChange): Promise<RunInfo>
  runDocument(id: string): Promise<GraphDocument>
  runResults(id: string): Promise<ResultInfo[]>
  why(run: string, node: string, key: string): Promise<WhyInfo>
  queue(): Promise<QueueInfo>
  pauseQueue(paused: boolean): Promise<QueueInfo>
  approvals(): Promise<ApprovalInfo[]>
  /** Decides, and answers what still waits. */
  decide(decision: DecideApproval): Promise<ApprovalInfo[]>
  /** What people decided about values of a graph, the earliest first. */
  decisions(graph: string): Promise<DecisionInfo[]>
  /** Cuts what there is of a graph, with slates for the rest. */
  roughCut(document: GraphDocument): Promise<RunInfo>
  planWedge(request: WedgeRequest, signal?: AbortSignal): Promise<{ plan: PlanInfo }[]>
  startWedge(request: WedgeRequest): Promise<WedgeInfo>
  wedge(id: string): Promise<WedgeInfo>
  wedges(graph: string): Promise<WedgeInfo[]>
  cancel(run: string, target?: Target): Promise<void>
  /** Stores a file and answers the value that a port or a file param takes. */
  upload(file: File): Promise<Json>
  /** Reads a graph, or a workflow of ComfyUI, out of a JSON, MP4, PNG or WAV file. */
  importFile(file: File): Promise<Imported>
  choices(name: string): Promise<Choice[]>
}

/** What a file was found to hold. */
export interface Imported {
  /** The graph; for a workflow of ComfyUI one with its node alone. */
  readonly document: GraphDocument
  /** A workflow of ComfyUI as a node, for putting it into the open graph. */
  readonly node?: { readonly type: string; readonly title: string; readonly params: Record<string, unknown> }
  /** What could not be taken over, or should be looked at. */
  readonly problems: readonly Problem[]
}

/** The API of the server that serves this page. `send` is replaced in tests. */
export function createApi(send: typeof fetch = (input, init) => fetch(input, init)): Api {
  const request = async <T>(path: string, init?: RequestInit): Promise<T> => {
    let response: Response
    try {
      response = await send(`/api/${path}`, init)
    } catch (error) {
      if (init?.signal?.aborted) throw error
      throw new ApiError(0, 'The server does not answer. Is it still running?')
    }
    const text = await response.text()
    let body: unknown
    try {
      body = text === '' ? undefined : JSON.parse(text)
    } catch {
      body = undefined
    }
    if (!response.ok) {
      const said = (body as Partial<ErrorBody> | undefined)?.error
      throw new ApiError(response.status, said?.message ?? `The server answered ${response.status}`, said?.problems)
    }
    return body as T
  }
  const json = (method: string, body: unknown, extra?: RequestInit): RequestInit => ({
    ...extra,
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const of = encodeURIComponent
  const saved = async (path: string): Promise<SavedGraph> => {
    const graph = await request<SavedGraph>(path)
    return { ...graph, document: whole(graph.document) }
  }

  return {
    ...libraryApi(request, json),
    health: () => request('health'),
    nodes: () => request('nodes'),
    template: async id => whole(await request(`templates/${of(id)}`)),
    graphs: () => request('graphs'),
    graph: id => saved(`graphs/${of(id)}`),
    createGraph: document => request('graphs', json('POST', { document })),
    saveGraph: (document, baseRevision, options) =>
      request(
        `graphs/${of(document.id)}`,
        json('PUT', { document, baseRevision }, { keepalive: options?.keepalive ?? false }),
      ),
    revisions: graph => request(`graphs/${of(graph)}/revisions`),
    revision: (graph, revision) => saved(`graphs/${of(graph)}/revisions/${revision}`),
    results: graph => request(`graphs/${of(graph)}/results`),
    takes: (graph, node, key) => request(`graphs/${of(graph)}/takes?node=${of(node)}&key=${of(key)}`),
    take: id => request(`takes/${of(id)}`),
    compareTakes: (a, b) => request(`takes/compare?a=${of(a)}&b=${of(b)}`),
    chooseTake: id => request(`takes/${of(id)}/choose`, json('POST', {})),
    deleteTake: async id => {
      await request(`takes/${of(id)}`, { method: 'DELETE' })
    },
    importTake: (graph, take) => request(`graphs/${of(graph)}/takes`, json('POST', take)),
    followTakes: async (graph, ids) => {
      await request(`graphs/${of(graph)}/takes/follow`, json('POST', { ids }))
    },
    plan: (body, signal) => request('plan', json('POST', body, signal ? { signal } : {})),
    startRun: body => request('runs', json('POST', body)),
    runs: graph => request(graph === undefined ? 'runs' : `runs?graph=${of(graph)}`),
    changeRun: (id, change) => request(`runs/${of(id)}`, json('PATCH', change)),
    runDocument: async id => whole(await request(`runs/${of(id)}/document`)),
    runResults: id => request(`runs/${of(id)}/results`),
    why: (run, node, key) => request(`runs/${of(run)}/why?node=${of(node)}&key=${of(key)}`),
    queue: () => request('queue'),
    pauseQueue: paused => request('queue', json('PATCH', { paused })),
    approvals: () => request('approvals'),
    decide: decision => request('approvals', json('POST', decision)),
    decisions: graph => request(`graphs/${of(graph)}/decisions`),
    roughCut: document => request('rough-cut', json('POST', { graph: document })),
    planWedge: (body, signal) => request('wedges/plan', json('POST', body, signal ? { signal } : {})),
    startWedge: body => request('wedges', json('POST', body)),
    wedge: id => request(`wedges/${of(id)}`),
    wedges: graph => request(`wedges?graph=${of(graph)}`),
    cancel: (run, target) => request(`runs/${of(run)}/cancel`, json('POST', target ?? {})),
    upload: file => {
      const form = new FormData()
      form.append('file', file)
      return request('uploads', { method: 'POST', body: form })
    },
    importFile: file =>
      request(`import?name=${of(file.name.slice(0, 200))}`, {
        method: 'POST',
        headers: { 'content-type': file.type || 'application/octet-stream' },
        body: file,
      }),
    choices: async name => {
      const listed = await request<unknown>(`choices/${of(name)}`)
      const rows = Array.isArray(listed) ? listed : ((listed as { choices?: unknown[] })?.choices ?? [])
      return rows.map(row => {
        if (typeof row === 'string') return { value: row, label: row }
        const choice = row as { value?: string; id?: string; label?: string; name?: string }
        const value = choice.value ?? choice.id ?? ''
        return { value, label: choice.label ?? choice.name ?? value }
      })
    },
  }
}

/** A document with everything that it may leave out: what is saved by others is kept as they wrote it. */
const whole = (document: Partial<GraphDocument>): GraphDocument => {
  const filled = <T extends object>(things: readonly T[] | undefined, blank: Partial<T>): T[] =>
    (things ?? []).map(thing => ({ ...blank, ...thing }))
  return {
    description: '',
    edges: [],
    overrides: {},
    edits: {},
    pins: {},
    ...document,
    nodes: filled(document.nodes, { version: 1, at: [0, 0], params: {}, mode: 'active' }),
    frames: filled(document.frames, { title: '' }),
    notes: filled(document.notes, { text: '' }),
  } as GraphDocument
}

/** Where an artifact's bytes are. */
export const artifactUrl = (digest: string): string => `/api/artifacts/${digest}`

/** A still of a picture or clip, `width` px wide; `at` is the second of a clip. */
export const thumbnailUrl = (digest: string, width: number, at?: number): string =>
  `/api/artifacts/${digest}/thumbnail?width=${width}${at === undefined ? '' : `&at=${at.toFixed(2)}`}`

/** The contact sheet of a wedge: PNG. */
export const sheetUrl = (wedge: string): string => `/api/wedges/${encodeURIComponent(wedge)}/sheet.png`

/** A download with a readable name and the graph embedded. */
export const downloadUrl = (digest: string, name: string, graph: string): string =>
  `/api/artifacts/${digest}?download=${encodeURIComponent(name)}&graph=${encodeURIComponent(graph)}`
