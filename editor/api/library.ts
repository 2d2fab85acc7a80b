// The library's part of the HTTP API: cards, files, connections, what is missing, sharing.
import type { GraphDocument } from '../../engine/graph/document.ts'
import type { ApiForm } from '../../engine/graph/edit/apiform.ts'
import type { Problem } from '../../engine/protocol/events.ts'
import type {
  ArtifactKind,
  ArtifactPage,
  BundleReceipt,
  ConnectionsInfo,
  GraphCard,
  MissingInfo,
  SettingInfo,
  TemplateInfo,
  UserNodesInfo,
} from '../../engine/protocol/library.ts'

/** What is asked of the stock of files. */
export interface FilesQuestion {
  readonly kind?: ArtifactKind
  readonly graph?: string
  readonly search?: string
  readonly held?: boolean
  readonly sort?: 'newest' | 'largest' | 'used'
  readonly offset?: number
  readonly limit?: number
}

export interface LibraryApi {
  templates(): Promise<TemplateInfo[]>
  cards(): Promise<GraphCard[]>
  deleteGraph(id: string): Promise<void>
  files(question: FilesQuestion): Promise<ArtifactPage>
  /** @param held also one that is held, though no saved graph needs it @throws ApiError 409 with the reason */
  deleteFile(digest: string, held: boolean): Promise<void>
  connections(): Promise<ConnectionsInfo>
  /** Keeps a key or an address on the server; it is never answered again. */
  keepSecret(name: string, value: string): Promise<SettingInfo>
  forgetSecret(name: string): Promise<SettingInfo>
  userFolders(): Promise<UserNodesInfo[]>
  /** @param digest what was seen: other content is refused */
  trust(folder: string, digest: string): Promise<UserNodesInfo>
  untrust(folder: string): Promise<UserNodesInfo>
  missing(document: GraphDocument): Promise<MissingInfo>
  importBundle(file: File): Promise<BundleReceipt>
  apiForm(document: GraphDocument): Promise<{ form: ApiForm; problems: Problem[] }>
}

type Ask = <T>(path: string, init?: RequestInit) => Promise<T>
type AsJson = (method: string, body: unknown) => RequestInit

export function libraryApi(request: Ask, json: AsJson): LibraryApi {
  const of = encodeURIComponent
  return {
    templates: () => request('templates'),
    cards: () => request('graphs?cards=true'),
    deleteGraph: async id => {
      await request(`graphs/${of(id)}`, { method: 'DELETE' })
    },
    files: question => {
      const asked = Object.entries(question).filter(([, value]) => value !== undefined && value !== '')
      return request(`artifacts?${new URLSearchParams(asked.map(([name, value]) => [name, String(value)]))}`)
    },
    deleteFile: async (digest, held) => {
      await request(`artifacts/${of(digest)}${held ? '?held=true' : ''}`, { method: 'DELETE' })
    },
    connections: () => request('connections'),
    keepSecret: (name, value) => request(`secrets/${of(name)}`, json('PUT', { value })),
    forgetSecret: name => request(`secrets/${of(name)}`, { method: 'DELETE' }),
    userFolders: () => request('user-nodes'),
    trust: (folder, digest) => request(`user-nodes/${of(folder)}/trust`, json('POST', { digest })),
    untrust: folder => request(`user-nodes/${of(folder)}/untrust`, json('POST', {})),
    missing: document => request('missing', json('POST', { document })),
    importBundle: file =>
      request('bundles', { method: 'POST', headers: { 'content-type': 'application/zip' }, body: file }),
    apiForm: document => request('export/api-form', json('POST', { document })),
  }
}

/** A template's picture: JPEG. */
export const templatePictureUrl = (id: string): string => `/api/templates/${encodeURIComponent(id)}/picture`

/** A saved graph with all it needs, as a zip. */
export const bundleUrl = (graph: string): string => `/api/graphs/${encodeURIComponent(graph)}/bundle`
