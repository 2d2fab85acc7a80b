// The stores' interfaces. Each has one implementation today (SQLite, the file system); a scale-out host would bring others.
import type { Readable } from 'node:stream'
import type { ArtifactRef } from '../graph/context.ts'

/** What eviction did, in files and bytes, and the bytes that are left. */
export interface Evicted {
  readonly files: number
  readonly bytes: number
  readonly left: number
}

/** A stored file as the database knows it. */
export interface StoredArtifact extends ArtifactRef {
  /** ms since the epoch; `usedAt` is when it was last read, at least when it was made */
  readonly createdAt: number
  readonly usedAt: number
}

/** The content-addressed artifact store. */
export interface ArtifactStore {
  /** The absolute path where the bytes of `digest` lie or would lie. */
  path(digest: string): string
  has(digest: string): boolean
  /** What is known of an artifact. */
  info(digest: string): ArtifactRef | undefined
  /** Moves a finished file in: hashed as a stream, fsynced, renamed, then recorded. */
  adopt(file: string, mime: string): Promise<ArtifactRef>
  put(bytes: Uint8Array | string, mime: string): Promise<ArtifactRef>
  /** Takes a stream in; when `expect` is given, bytes with another digest are refused and removed. @throws Error */
  receive(stream: Readable, mime: string, expect?: string): Promise<ArtifactRef>
  read(digest: string): Promise<Uint8Array>
  /** Says that the file was used now, for eviction. */
  touch(digest: string): void
  /**
   * Removes bytes, the least recently used first, until the store holds at most `budget` bytes, except the files
   * `keep` names and those used within `idleMs`. Rows stay, so that what depends on a removed file still counts.
   */
  evict(budget: number, keep: ReadonlySet<string>, idleMs: number): Evicted
  /** Every file whose bytes are here, the newest first. */
  list(): StoredArtifact[]
  /** Removes the bytes of one file, as eviction does: its row stays. False when they were gone already. */
  remove(digest: string): boolean
  /** A new empty folder under the store (same file system, so adopting is a rename). */
  scratch(): Promise<string>
}
