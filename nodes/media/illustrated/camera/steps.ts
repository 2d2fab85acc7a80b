// A camera that moves slowly need not move in every frame: the set is drawn anew when the eye could see that it moved.
import { WIDE } from '../sets/stage.ts'
import type { View } from './path.ts'

/** Pixels of the frame, at its edge, by which the set may lag; half of it in between, nothing in the middle. */
const LAG = 0.8

/**
 * The views of a shot's frames, each held until the camera has moved by a visible step. Frames of slow moves then share
 * views, and with them what is drawn of the set.
 * @param view of the n-th frame @param pixels to a unit of the wide frame
 */
export function heldViews(view: (index: number) => View, count: number, pixels: number): readonly View[] {
  const views: View[] = []
  for (let i = 0; i < count; i++) {
    const next = view(i)
    const last = views.at(-1)
    views.push(last && lag(last, next) * pixels < LAG ? last : next)
  }
  return views
}

/** How far apart two views show the same thing, at most, in units of the wide frame. */
const lag = (a: View, b: View): number =>
  Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) * b.zoom + Math.abs(b.zoom / a.zoom - 1) * (WIDE.width / 2)
