// How far a camera has moved between two frames: what it shows is drawn anew when the eye could see it.
import { WIDE } from '../sets/stage.ts'
import type { View } from './path.ts'

/** The eye follows a camera: its steps are seen before a person's, who moves in parts. */
const SEEN = 1.25

/**
 * How far the picture has moved at its edge between two views, in units of the wide frame that a person would have to move
 * to be seen as well.
 */
export const cameraMoved = (a: View, b: View): number =>
  (Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) * b.zoom + Math.abs(b.zoom / a.zoom - 1) * (WIDE.width / 2)) *
  SEEN
