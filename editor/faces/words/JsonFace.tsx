// Any value, as readable JSON: the face of what has no face of its own.
import type { FaceProps } from '../types.ts'

/** Longer values are cut: the whole is in the Takes tab. */
const MOST = 4000

export function JsonFace({ shown }: FaceProps) {
  return <pre className="json nowheel nodrag mono">{JSON.stringify(shown.value, null, 1).slice(0, MOST)}</pre>
}
