// Descriptions of reference pictures kept on disk: whoever describes a cast does it for every process, and for later runs.
import { hash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FaceModels } from './models/choose.ts'
import type { Reference } from './references.ts'
import { replace } from './replace.ts'

/** Raised when references are described in another way, so that what an older one kept is made again. */
const REVISION = 1
/** Files kept, of about 5 kB each; the older half goes when there are more. */
const MOST_KEPT = 4000

export interface Descriptions {
  /** What is kept of a picture, which may be that it shows no face; nothing when it was never described. */
  find(digest: string, altered: boolean): Promise<{ readonly reference: Reference | undefined } | undefined>
  /** Never rejects: what cannot be kept is described again. */
  keep(digest: string, altered: boolean, reference: Reference | undefined): Promise<void>
}

/** @param folder where they lie; made when it is needed @param models that describe */
export function descriptionsIn(folder: string, { detector, embedder }: FaceModels): Descriptions {
  let isTidied = false
  const fileOf = (digest: string, altered: boolean): string => {
    const name = [REVISION, detector.name, embedder.key, altered ? 'altered' : 'plain', digest].join('\n')
    return join(folder, hash('sha256', name).slice(0, 32))
  }
  return {
    find: async (digest, altered) => {
      const own = await read(fileOf(digest, altered))
      if (own || altered) return own
      // Who was described with the altered pictures is described as they are too.
      const more = await read(fileOf(digest, true))
      return more && { reference: more.reference && { ...more.reference, altered: [], small: [] } }
    },
    keep: async (digest, altered, reference) => {
      try {
        await mkdir(folder, { recursive: true })
        if (!isTidied) await tidy(folder)
        isTidied = true
        await replace(fileOf(digest, altered), pack(reference))
      } catch {
        // A full disk, a folder that is not ours: the next process describes it again.
      }
    },
  }
}

async function read(file: string): ReturnType<Descriptions['find']> {
  const bytes = await readFile(file).catch(() => undefined)
  return bytes && unpack(bytes)
}

/** Length of a description and how many there are altered and small, then the numbers; nothing for a picture without a face. */
function pack(reference: Reference | undefined): Uint8Array {
  if (!reference) return new Uint8Array(0)
  const { description, altered, small } = reference
  const numbers = [description, ...altered, ...small].flatMap(each => [...each])
  return new Uint8Array(Float32Array.from([description.length, altered.length, small.length, ...numbers]).buffer)
}

function unpack(bytes: Uint8Array): { readonly reference: Reference | undefined } | undefined {
  if (bytes.length === 0) return { reference: undefined }
  if (bytes.length % 4 !== 0) return undefined
  const numbers = new Float32Array(bytes.slice().buffer)
  const [length = 0, altered = 0, small = 0] = numbers
  if (numbers.length !== 3 + length * (1 + altered + small)) return undefined
  const at = (index: number): Float32Array => numbers.slice(3 + index * length, 3 + (index + 1) * length)
  return {
    reference: {
      description: at(0),
      altered: Array.from({ length: altered }, (_, index) => at(1 + index)),
      small: Array.from({ length: small }, (_, index) => at(1 + altered + index)),
    },
  }
}

async function tidy(folder: string): Promise<void> {
  const names = await readdir(folder)
  if (names.length <= MOST_KEPT) return
  const aged = await Promise.all(
    names.map(async name => ({ name, at: (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0 })),
  )
  aged.sort((a, b) => b.at - a.at)
  for (const { name } of aged.slice(MOST_KEPT / 2)) await rm(join(folder, name), { force: true })
}
