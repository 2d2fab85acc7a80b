// The artifact store on the file system: immutable files named by the SHA-256 of their bytes.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ArtifactRef } from '../graph/context.ts'
import type { ArtifactStore, StoredArtifact } from './api.ts'
import type { Db } from './database.ts'

const DIGEST = /^[0-9a-f]{64}$/

/** Where the bytes of `digest` lie below an artifact folder. */
export const artifactPath = (root: string, digest: string): string => join(root, digest.slice(0, 2), digest.slice(2))

/** SHA-256 of a file's bytes, in hex, read as a stream. */
export async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/**
 * Opens the store in `folder`. A file is written beside its place, fsynced, renamed into it, and only then recorded,
 * so that a crash leaves no torn artifact.
 */
export function openArtifacts(folder: string, db: Db): ArtifactStore {
  const root = resolve(folder)
  const scratchRoot = join(root, 'scratch')
  mkdirSync(scratchRoot, { recursive: true })
  const record = db.prepare('INSERT OR IGNORE INTO artifacts (digest, mime, bytes, created_at) VALUES (?, ?, ?, ?)')
  const find = db.prepare('SELECT digest, mime, bytes FROM artifacts WHERE digest = ?')

  const used = db.prepare('UPDATE artifacts SET used_at = ? WHERE digest = ?')
  const byAge = db.prepare(
    'SELECT digest, bytes, max(used_at, created_at) AS used FROM artifacts ORDER BY used, digest',
  )
  const byBirth = db.prepare(
    `SELECT digest, mime, bytes, created_at AS createdAt, max(used_at, created_at) AS usedAt FROM artifacts
     ORDER BY created_at DESC, digest`,
  )
  /** Uses not written down yet: a file that plays for an hour is noted once a minute. */
  const touched = new Map<string, number>()
  const note = db.transaction(() => {
    for (const [digest, at] of touched) used.run(at, digest)
    touched.clear()
  })

  const path = (digest: string): string => {
    if (!DIGEST.test(digest))
      throw new Error(`${JSON.stringify(digest)} is no artifact digest: it must be 64 hex digits`)
    return artifactPath(root, digest)
  }
  const info = (digest: string): ArtifactRef | undefined => find.get(digest) as ArtifactRef | undefined
  const has = (digest: string): boolean => DIGEST.test(digest) && existsSync(path(digest))

  const place = async (file: string, digest: string, mime: string): Promise<ArtifactRef> => {
    const target = path(digest)
    const bytes = (await stat(file)).size
    if (existsSync(target)) await rm(file, { force: true })
    else {
      await mkdir(dirname(target), { recursive: true })
      const handle = await open(file, 'r+')
      await handle.sync().finally(() => handle.close())
      await rename(file, target).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EXDEV') throw error
        const near = await temporary()
        await copyFile(file, near)
        await rename(near, target)
        await rm(file, { force: true })
      })
    }
    record.run(digest, mime, bytes, Date.now())
    return info(digest) ?? { digest, mime, bytes }
  }
  const scratch = () => mkdtemp(join(scratchRoot, 'job-'))
  const temporary = async () => join(await scratch(), 'file')
  const finish = async (file: string) => rm(dirname(file), { recursive: true, force: true })

  return {
    path,
    has,
    info,
    scratch,
    read: digest => readFile(path(digest)),
    touch: digest => {
      touched.set(digest, Date.now())
      if (touched.size >= 256) note()
    },
    evict: (budget, keep, idleMs) => {
      note()
      const recently = Date.now() - idleMs
      const rows = (byAge.all() as { digest: string; bytes: number; used: number }[]).filter(row =>
        existsSync(artifactPath(root, row.digest)),
      )
      let left = rows.reduce((sum, row) => sum + row.bytes, 0)
      let files = 0
      let bytes = 0
      for (const row of rows) {
        if (left <= budget) break
        if (keep.has(row.digest) || row.used > recently) continue
        rmSync(artifactPath(root, row.digest), { force: true })
        left -= row.bytes
        bytes += row.bytes
        files++
      }
      return { files, bytes, left }
    },
    list: () => {
      note()
      return (byBirth.all() as StoredArtifact[]).filter(row => existsSync(artifactPath(root, row.digest)))
    },
    remove: digest => {
      if (!has(digest)) return false
      rmSync(path(digest), { force: true })
      return true
    },
    adopt: async (file, mime) => place(file, await digestFile(file), mime),
    put: async (bytes, mime) => {
      const data = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes
      const digest = createHash('sha256').update(data).digest('hex')
      const known = has(digest) ? info(digest) : undefined
      if (known) return known
      const file = await temporary()
      await writeFile(file, data)
      return place(file, digest, mime).finally(() => finish(file))
    },
    receive: async (stream: Readable, mime, expect) => {
      const file = await temporary()
      try {
        const hash = createHash('sha256')
        await pipeline(
          stream,
          async function* (chunks) {
            for await (const chunk of chunks) {
              hash.update(chunk as Uint8Array)
              yield chunk
            }
          },
          createWriteStream(file),
        )
        const digest = hash.digest('hex')
        if (expect !== undefined && digest !== expect)
          throw new Error(
            `The bytes received have the digest ${digest}, not ${expect}: the transfer was damaged; send them again`,
          )
        return await place(file, digest, mime)
      } finally {
        await finish(file)
      }
    },
  }
}
