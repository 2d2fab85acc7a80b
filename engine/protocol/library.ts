// The HTTP API's bodies of the library: graphs with their pictures, files with where they come from, what serves what,
// and what a graph lacks here.
import type { GraphInfo, WorkerInfo } from './api.ts'

/** A graph as a card: what it is about, and how it looks. `GET /api/graphs?cards=true` */
export interface GraphCard extends GraphInfo {
  readonly description: string
  readonly tags: readonly string[]
  /** How many nodes it has. */
  readonly nodes: number
  /** The last picture or clip that it made and that is still here. */
  readonly picture: { readonly digest: string; readonly mime: string } | null
  /** Where its nodes stand, for a small map: at most 80 of them. Position in px on the canvas. */
  readonly layout: readonly { readonly at: readonly [number, number]; readonly type: string }[]
}

/** Something that a person brings before a template makes what it promises. */
export interface TemplateNeed {
  /** `words` to write, a `file` to choose, or a `capability` that something must serve. */
  readonly kind: 'words' | 'file' | 'capability'
  readonly text: string
  /** (capability) Whether something serves it now. */
  readonly served?: boolean
}

/** `GET /api/templates` */
export interface TemplateInfo {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly nodes: number
  /** Whether `/api/templates/{id}/picture` has one. */
  readonly picture: boolean
  readonly needs: readonly TemplateNeed[]
}

export type ArtifactKind = 'image' | 'video' | 'audio' | 'text' | 'other'

/** Why a file is not simply deleted: by whom it is held. */
export type Held =
  /** A saved graph pins a take of it. Never deleted. */
  | 'pinned'
  /** A saved graph names it as a file to load. Never deleted. */
  | 'used'
  /** It cost money, is a final episode, or cannot be made again: only by an express request. */
  | 'paid'
  | 'final'
  | 'brought'

/** A row of `GET /api/artifacts`. */
export interface ArtifactInfo {
  readonly digest: string
  readonly mime: string
  readonly kind: ArtifactKind
  readonly bytes: number
  /** ms since the epoch */
  readonly createdAt: number
  readonly usedAt: number
  /** A readable file name. */
  readonly name: string
  /** Who made it: at most four, the newest first. */
  readonly made: readonly {
    readonly take: string
    readonly graph: string
    readonly graphName: string
    readonly node: string
    readonly key: string
    readonly served?: string
    readonly costUsd: number
  }[]
  /** Saved graphs that load it or pin it: at most eight. */
  readonly uses: readonly { readonly graph: string; readonly graphName: string; readonly node: string }[]
  readonly held: Held | null
}

/** `GET /api/artifacts` */
export interface ArtifactPage {
  /** How many fit the question, and their bytes. */
  readonly total: number
  readonly bytes: number
  /** How many there are of each kind, whatever was asked. */
  readonly kinds: Readonly<Record<ArtifactKind, number>>
  readonly rows: readonly ArtifactInfo[]
}

/** A setting that connects a provider: an address or a key. Its value never comes back. */
export interface SettingInfo {
  /** As in the environment. */
  readonly name: string
  readonly title: string
  /** A key, which is typed blind. */
  readonly secret: boolean
  /** Such as `http://127.0.0.1:8188`. */
  readonly example: string
  /** Where its value comes from now. The environment wins over what is stored. */
  readonly from: 'environment' | 'stored' | null
}

/** Something that can serve a capability. */
export interface ProviderInfo {
  readonly name: string
  /** `serving`: asked first by `auto`; `ready`: answers; `missing`: does not. */
  readonly state: 'serving' | 'ready' | 'missing'
  /** Where it is, what it has, or why it does not answer. */
  readonly detail: string
  /** How to connect it; absent for what is built in. */
  readonly connect?: {
    readonly steps: readonly string[]
    readonly command?: string
    readonly settings: readonly SettingInfo[]
  }
}

export interface CapabilityInfo {
  readonly capability: string
  readonly title: string
  readonly providers: readonly ProviderInfo[]
}

/** `GET /api/connections` */
export interface ConnectionsInfo {
  readonly version: string
  readonly data: string
  readonly ffmpeg: string | null
  readonly workers: readonly WorkerInfo[]
  readonly capabilities: readonly CapabilityInfo[]
}

/** `POST /api/missing`: what a document names that is not here. */
export interface MissingInfo {
  readonly nodes: readonly {
    readonly node: string
    readonly type: string
    /** In words: no such node, a folder that is not trusted, a graph that is not saved here, a newer version. */
    readonly why: string
    /** The folder of user nodes that is here but not trusted. */
    readonly folder?: string
    readonly replacements: readonly Replacement[]
  }[]
  readonly providers: readonly {
    readonly node: string
    readonly title: string
    readonly param: string
    readonly value: string
    readonly why: string
    /** Values that work here, the best first. */
    readonly instead: readonly string[]
  }[]
  readonly files: readonly {
    readonly node: string
    readonly title: string
    readonly param: string
    readonly digest: string
    readonly mime: string
  }[]
}

/** A node that can stand in for one that is not here, and what becomes of its wires. */
export interface Replacement {
  readonly type: string
  readonly title: string
  /** Old port or param → new one. */
  readonly ports: Readonly<Record<string, string>>
  /** Wired ports that it has nothing for. */
  readonly lost: readonly string[]
  /** Params that it keeps. */
  readonly kept: readonly string[]
}

/** What `POST /api/bundles` made of a bundle. */
export interface BundleReceipt {
  readonly graph: GraphInfo
  /** Sub-graphs that came along. */
  readonly graphs: number
  /** Files that were stored, and those that were here already. */
  readonly files: number
  readonly known: number
  readonly takes: number
  /** What could not be taken over, in words. */
  readonly problems: readonly string[]
}

/** A folder of user nodes as people see it. `GET /api/user-nodes` */
export interface UserNodesInfo {
  readonly folder: string
  /** `broken` says why in `problem`; a folder that was changed while broken keeps serving its last good code. */
  readonly state: 'untrusted' | 'ready' | 'broken'
  /** SHA-256 of what it holds now. */
  readonly digest: string
  /** It holds other code than when it was trusted. */
  readonly changed: boolean
  /** The node types that it offers now. */
  readonly types: readonly string[]
  readonly problem?: string
}
