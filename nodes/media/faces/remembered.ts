// References described once: what this process or another has described before is known.
import type { Descriptions } from './described.ts'
import type { FaceModels } from './models/choose.ts'
import { describeReference, type Reference, readPicture } from './references.ts'

/** References kept in memory: a few kilobytes each. */
const MOST_REMEMBERED = 400

/** A reference picture as a file, with its content's digest. */
export interface ReferenceFile {
  readonly path: string
  readonly digest: string
}

/**
 * A function that describes references, each once. Only who is judged needs the altered pictures.
 * @param kept where descriptions outlive this process
 */
export function referenceMemory(
  models: FaceModels,
  kept: Descriptions | undefined,
): (file: ReferenceFile, altered: boolean) => Promise<Reference | undefined> {
  const remembered = new Map<string, Reference | undefined>()
  return async ({ path, digest }, altered) => {
    const key = `${altered ? 'altered' : 'plain'} ${digest}`
    if (!remembered.has(key)) {
      if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value as string)
      const found = await kept?.find(digest, altered)
      const reference = found ? found.reference : await describeReference(await readPicture(path), models, altered)
      if (!found) await kept?.keep(digest, altered, reference)
      remembered.set(key, reference)
    }
    return remembered.get(key)
  }
}
