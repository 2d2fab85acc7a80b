// A clip with its faces drawn anew from the references: a job of its own, so that any generator's clip can have it.
import type { ArtifactRef, NodeContext } from '../../engine/graph/context.ts'
import { CAPABILITIES, type RepairJob } from '../media/jobs.ts'
import type { ClipValue, LookValue } from '../types.ts'
import { clipOf } from './shot.ts'

/** References of a character that are sent along: its views. What follows in a model sheet are moods, which would be drawn into a calm face. */
const MOST_REFERENCES = 4

/** The clip repaired, once for equal clips and references; the clip itself when nobody has a reference. */
export async function repaired(
  name: string,
  clip: ClipValue,
  cast: readonly LookValue[],
  ctx: NodeContext,
): Promise<ClipValue> {
  const known = cast.filter(look => look.references.length > 0)
  if (known.length === 0) {
    ctx.warn('Faces were not repaired: nobody in this scene has a reference picture. Wire a cast with portraits.')
    return clip
  }
  const inputs: Record<string, ArtifactRef> = { clip: fileOf(clip) }
  for (const look of known)
    for (const [index, reference] of look.references.slice(0, MOST_REFERENCES).entries())
      inputs[`ref:${look.id}:${index}`] = fileOf(reference)
  const job: RepairJob = { cast: known.map(({ id, name }) => ({ id, name })), strength: 1 }
  const made = await ctx.step(name, { job, inputs }, async () => {
    const { outputs, servedBy } = await ctx.dispatch(CAPABILITIES.repair, { params: job, inputs })
    return { clip: clipOf(outputs), servedBy }
  })
  ctx.served(made.servedBy)
  return made.clip
}

const fileOf = ({ digest, mime, bytes }: ArtifactRef): ArtifactRef => ({ digest, mime, bytes })
