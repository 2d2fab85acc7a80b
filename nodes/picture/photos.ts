// Reference photographs on their way into a video job: its inputs, and what is said of those that cannot play.
import type { ArtifactRef } from '../../engine/graph/context.ts'
import type { LookValue } from '../types.ts'

/** The cut-out photographs of a cast as inputs `photo:<character>` of a video job. */
export const photoInputs = (cast: readonly LookValue[]): Record<string, ArtifactRef> =>
  Object.fromEntries(
    cast.flatMap(({ id, photo }) => {
      if (!photo) return []
      const { digest, mime, bytes } = photo.cut
      return [[`photo:${id}`, { digest, mime, bytes }]]
    }),
  )

/** A sentence for each character of a cast that is drawn because none of the given references can play. */
export const photoWarnings = (cast: readonly LookValue[]): string[] =>
  cast.flatMap(({ name, photo, unusable = [], source }) => {
    if (photo || unusable.length === 0) return []
    const judged = source === 'uploaded' ? ` Identity is judged by the references all the same, and will not hold.` : ''
    return [`${name} is drawn from words: ${unusable.join(', ')} cannot be animated.${judged}`]
  })
