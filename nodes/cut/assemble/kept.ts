// Parts of a cut that outlive it: a cut made again for another scene's sake finds what it has in common with the last.
import type { ArtifactRef, NodeContext } from '../../../engine/graph/context.ts'

/** A clip made on the way to the episode, by everything that it follows from. */
export interface KeptClip {
  /** What it is: one name for one way of making. */
  readonly name: string
  /** All that its bytes depend on; files by their digests. */
  readonly from: unknown
  /** Where `make` writes it. */
  readonly out: string
  make(): Promise<unknown>
}

/** Makes a clip, or finds it as an earlier cut made it. */
export const keptClip = (ctx: NodeContext, { name, from, out, make }: KeptClip): Promise<ArtifactRef> =>
  ctx.step(name, from, async () => {
    await make()
    return ctx.artifacts.adopt(out, 'video/mp4')
  })
