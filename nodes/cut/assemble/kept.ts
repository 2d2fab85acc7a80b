// Parts of a cut that outlive it: a cut made again for another scene's sake finds what it has in common with the last.
import type { ArtifactRef, NodeContext } from '../../../engine/graph/context.ts'

/** A file made on the way to the episode, by everything that it follows from. */
export interface KeptFile {
  /** What it is: one name for one way of making. */
  readonly name: string
  /** All that its bytes depend on; files by their digests. */
  readonly from: unknown
  /** Where `make` writes it. */
  readonly out: string
  readonly mime: string
  make(): Promise<unknown>
}

/** Makes a file, or finds it as an earlier cut made it. */
export const keptFile = (ctx: NodeContext, { name, from, out, mime, make }: KeptFile): Promise<ArtifactRef> =>
  ctx.step(name, from, async () => {
    await make()
    return ctx.artifacts.adopt(out, mime)
  })
