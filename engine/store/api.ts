// The stores' interfaces. Each has one implementation today (SQLite, the file system); a scale-out host would bring others.
import type { Readable } from 'node:stream'
import type { ArtifactRef } from '../graph/context.ts'

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
  /** A new empty folder under the store (same file system, so adopting is a rename). */
  scratch(): Promise<string>
}
