// Opens a share bundle from outside: every entry is checked before anything is kept, and every file by its digest.
import { createWriteStream } from 'node:fs'
import { rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yauzl from 'yauzl'
import { PermanentError } from '../../../engine/graph/context.ts'
import type { ArtifactStore } from '../../../engine/store/api.ts'
import { digestFile } from '../../../engine/store/artifacts.ts'
import { takeIn } from '../../intake.ts'
import { extensionOf } from '../extensions.ts'
import { kindOf } from '../stock.ts'
import { entryKind, fileEntry, GRAPH, graphEntry, MANIFEST, Manifest } from './format.ts'

/** A zip that is no bundle, or a hostile one. The message is for people. */
export class BundleError extends Error {
  override name = 'BundleError'
}

/** The most that a bundle may unpack to, in bytes; its JSON each; and how many entries it may have. */
const LARGEST = 64 * 1024 ** 3
const LARGEST_JSON = 32 * 1024 ** 2
const MOST_ENTRIES = 25_000
/** Media is packed already: what unpacks to more than this many times its size is a bomb. Small entries may. */
const RATIO = 150
const SMALL = 4 * 1024 ** 2

export interface Opened {
  readonly manifest: Manifest
  readonly graph: unknown
  /** The texts of `manifest.graphs`, in their order. */
  readonly graphs: readonly string[]
  /** Stores the files. @returns how many were new and how many were here @throws BundleError naming a damaged one */
  store(artifacts: ArtifactStore): Promise<{ files: number; known: number }>
  close(): void
}

/** @throws BundleError */
export async function openBundle(file: string): Promise<Opened> {
  const zip = await open(file)
  try {
    const entries = await list(zip)
    const manifestEntry = entries.get(MANIFEST)
    if (!manifestEntry)
      throw new BundleError('This zip is no share bundle of Reelgraph: it has no manifest.json at its top.')
    const parsed = Manifest.safeParse(json(await textOf(zip, manifestEntry), MANIFEST))
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      throw new BundleError(`The bundle's manifest is wrong: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`)
    }
    const manifest = parsed.data
    const demand = (name: string): yauzl.Entry => {
      const entry = entries.get(name)
      if (!entry) throw new BundleError(`The bundle is not whole: ${name} is missing.`)
      return entry
    }
    const graph = json(await textOf(zip, demand(GRAPH)), GRAPH)
    const graphs: string[] = []
    for (const { id, revision } of manifest.graphs) graphs.push(await textOf(zip, demand(graphEntry(id, revision))))
    const files = manifest.files.map(one => ({ ...one, entry: demand(fileEntry(one.digest, extensionOf(one.mime))) }))
    return {
      manifest,
      graph,
      graphs,
      store: async artifacts => {
        let known = 0
        for (const one of files)
          if (artifacts.has(one.digest)) known++
          else await storeFile(zip, one, artifacts)
        return { files: files.length - known, known }
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

/** Unpacks a file beside the store, holds it against its digest, and takes it in as an upload: told by its content. */
async function storeFile(
  zip: yauzl.ZipFile,
  { digest, mime, entry }: Manifest['files'][number] & { entry: yauzl.Entry },
  artifacts: ArtifactStore,
): Promise<void> {
  const folder = await artifacts.scratch()
  try {
    const { bavail, bsize } = await statfs(folder)
    if (entry.uncompressedSize > bavail * bsize)
      throw new BundleError('There is no room on the disk for the files of this bundle.')
    const file = join(folder, 'file')
    await pipeline(await streamOf(zip, entry), createWriteStream(file))
    if ((await digestFile(file)) !== digest)
      throw new BundleError(
        `The file ${digest.slice(0, 12)}… in the bundle is damaged: its bytes have another digest. Nothing was opened.`,
      )
    try {
      if (/^(image|video|audio)$/.test(kindOf(mime)) || mime === 'text/x-cube') await takeIn(artifacts, file, folder)
      else await artifacts.adopt(file, kindOf(mime) === 'text' ? mime.replace(/;.*/, '') : 'application/octet-stream')
    } catch (error) {
      if (!(error instanceof PermanentError)) throw error
      throw new BundleError(`The file ${digest.slice(0, 12)}… in the bundle cannot be read: ${error.message}`)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const open = (file: string): Promise<yauzl.ZipFile> =>
  new Promise((resolve, reject) => {
    // Names are checked as they are read, sizes as bytes come out; the descriptor stays until we close it.
    yauzl.open(
      file,
      { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true },
      (error, zip) =>
        zip ? resolve(zip) : reject(new BundleError(`This is no zip that can be read: ${error?.message ?? ''}.`)),
    )
  })

/** Every entry by its name. @throws BundleError for a name that no bundle has, one that is there twice, or a bomb */
function list(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > MOST_ENTRIES)
    return Promise.reject(new BundleError(`The zip has ${zip.entryCount} entries; no bundle has that many.`))
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>()
    let total = 0
    zip.on('error', error => reject(new BundleError(`The zip is damaged or hostile: ${error.message}.`)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: yauzl.Entry) => {
      const refuse = (why: string) => reject(new BundleError(why))
      const name = entry.fileName
      const { compressedSize, uncompressedSize } = entry
      total += uncompressedSize
      const kind = entryKind(name)?.kind
      if (kind === undefined)
        return refuse(`The zip holds ${JSON.stringify(name.slice(0, 120))}, which is no part of a share bundle.`)
      if (entries.has(name)) return refuse(`The zip holds ${name} twice.`)
      if (kind !== 'file' && uncompressedSize > LARGEST_JSON) return refuse(`${name} would unpack to more than 32 MiB.`)
      if (total > LARGEST) return refuse('The zip would unpack to more than 64 GiB.')
      if (uncompressedSize > SMALL && uncompressedSize > compressedSize * RATIO)
        return refuse(`${name} would unpack to ${Math.round(uncompressedSize / 1e6)} MB out of almost nothing.`)
      entries.set(name, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

const streamOf = (zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) =>
      stream
        ? resolve(stream)
        : reject(new BundleError(`${entry.fileName} cannot be unpacked: ${error?.message ?? ''}.`)),
    )
  })

async function textOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<string> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of await streamOf(zip, entry)) chunks.push(chunk as Buffer)
  } catch (error) {
    if (error instanceof BundleError) throw error
    throw new BundleError(`${entry.fileName} is damaged: ${error instanceof Error ? error.message : String(error)}.`)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function json(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BundleError(`${name} in the bundle is no valid JSON.`)
  }
}
