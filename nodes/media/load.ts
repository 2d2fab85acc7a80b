// A file that a person chose: what the load nodes share.
import { stat } from 'node:fs/promises'
import { z } from 'zod'
import { type ArtifactRef, type NodeContext, PermanentError } from '../../engine/graph/context.ts'

const Digest = z.string().regex(/^[0-9a-f]{64}$/)
const Reference = z.looseObject({ digest: Digest, mime: z.string(), bytes: z.number().int().min(0) })

/** The `file` param of a load node: what an upload answered, or the digest of an artifact, or nothing yet. */
export const fileParam = (accept: string, description: string) =>
  z.union([Reference, Digest]).nullable().default(null).meta({ title: 'File', widget: 'file', accept, description })

/**
 * The chosen file and where its bytes lie.
 * @param kind what should be chosen, for the message: `an image`
 * @param mime the media type of a file that is known by its digest alone
 * @throws PermanentError when nothing is chosen or the bytes are gone.
 */
export async function chosenFile(
  file: z.output<ReturnType<typeof fileParam>>,
  kind: string,
  mime: string,
  ctx: NodeContext,
): Promise<ArtifactRef & { readonly path: string }> {
  if (file === null)
    throw new PermanentError(`No file is chosen: drop ${kind} on the node, or choose one in its “File”`)
  const digest = typeof file === 'string' ? file : file.digest
  if (!ctx.artifacts.has(digest))
    throw new PermanentError(`The file ${digest.slice(0, 12)}… is no longer stored here: choose ${kind} again`)
  const path = ctx.artifacts.path(digest)
  if (typeof file === 'string') return { digest, mime, bytes: (await stat(path)).size, path }
  return { digest, mime: file.mime, bytes: file.bytes, path }
}
