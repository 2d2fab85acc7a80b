// The part of a picture that is drawn upon: clearing it and reading it back costs by its pixels, and people fill a third of most.
import { type Area, holds, joined, NOWHERE, pixelsOf } from '../draw/area.ts'
import { type Pen, type Sheet, sheet } from '../draw/pen.ts'

/** Pixels of a part of a picture, premultiplied, row by row. */
export interface Part extends Area {
  readonly rgba: Uint8Array
}

export interface Field {
  /**
   * What `paint` draws.
   * @param about where that will be: what lies a little outside is found by what crosses the edge, and drawn too
   * @param paint may be called more than once
   */
  drawn(about: Area, paint: (pen: Pen) => void): Part
}

/** Parts begin and end at multiples of this, in pixels: a pose more or less does not ask for another. */
const STEP = 32
/** How far a part grows where something crosses its edge, in pixels. */
const GROWTH = 96
/** How much larger than now asked for a part may have been asked for. */
const SPARE = 1.5

/** For pictures of `width` and `height`, multiples of 32 and of 2. */
export function fieldOf(width: number, height: number): Field {
  let at = NOWHERE
  /** The part that was asked for when this one was opened. */
  let asked = at
  let canvas: Sheet | undefined
  const open = (part: Area): void => {
    at = part
    canvas = sheet(at.right - at.left, at.bottom - at.top)
    canvas.getContext('2d').translate(-at.left, -at.top)
  }
  /** The part that holds an area, within the picture and not empty. */
  const around = ({ left, top, right, bottom }: Area): Area => {
    const from = (value: number, end: number): number => clampTo(Math.floor(value / STEP) * STEP, end - STEP)
    const to = (value: number, start: number, end: number): number =>
      Math.max(start + STEP, Math.min(Math.ceil(value / STEP) * STEP, end))
    const [x, y] = [from(left, width), from(top, height)]
    return { left: x, top: y, right: to(right, x, width), bottom: Math.min(height, to(bottom, y, height)) }
  }
  return {
    drawn(about, paint) {
      const wanted = around(about)
      if (!holds(at, wanted) || pixelsOf(asked) > SPARE * pixelsOf(wanted)) {
        const both = joined(asked, wanted)
        asked = pixelsOf(both) > SPARE * pixelsOf(wanted) ? wanted : both
        open(asked)
      }
      for (;;) {
        const { left, top, right, bottom } = at
        const pen = (canvas as Sheet).getContext('2d')
        pen.clearRect(left, top, right - left, bottom - top)
        paint(pen)
        const rgba = (canvas as Sheet).data()
        const crossed = crossing(rgba, right - left, bottom - top)
        const grown = around({
          left: crossed.left ? left - GROWTH : left,
          top: crossed.top ? top - GROWTH : top,
          right: crossed.right ? right + GROWTH : right,
          bottom: crossed.bottom ? bottom + GROWTH : bottom,
        })
        if (pixelsOf(grown) === pixelsOf(at)) return { ...at, rgba }
        open(grown)
      }
    },
  }
}

const clampTo = (value: number, most: number): number => Math.max(0, Math.min(value, most))

/** On which edges something is painted. */
function crossing(rgba: Uint8Array, width: number, height: number): Record<keyof Area, boolean> {
  const painted = (from: number, step: number, count: number): boolean => {
    for (let i = 0, alpha = from * 4 + 3; i < count; i++, alpha += step * 4) if (rgba[alpha] !== 0) return true
    return false
  }
  return {
    left: painted(0, width, height),
    top: painted(0, 1, width),
    right: painted(width - 1, width, height),
    bottom: painted((height - 1) * width, 1, width),
  }
}
