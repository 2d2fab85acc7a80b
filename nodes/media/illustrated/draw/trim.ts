// Sprites without their empty margins: a sheet that is drawn turned or scaled costs by its pixels, painted or not.
import { type Sheet, sheet } from './pen.ts'

/** Pixels of emptiness that stay around what is painted: smoothing reaches over its edge. */
const MARGIN = 2

/** A sheet cut to what is painted on it, and where its corner was, in pixels. An empty sheet becomes one pixel. */
export function trimmed(image: Sheet): { readonly image: Sheet; readonly x: number; readonly y: number } {
  const { width, height } = image
  const pixels = image.data()
  let [left, right, top, bottom] = [width, -1, height, -1]
  for (let y = 0; y < height; y++) {
    const row = y * width * 4 + 3
    let x = 0
    while (x < width && pixels[row + x * 4] === 0) x++
    if (x === width) continue
    top = Math.min(top, y)
    bottom = y
    left = Math.min(left, x)
    x = width - 1
    while (x > right && pixels[row + x * 4] === 0) x--
    right = Math.max(right, x)
  }
  if (right < 0) return { image: sheet(1, 1), x: 0, y: 0 }
  left = Math.max(0, left - MARGIN)
  top = Math.max(0, top - MARGIN)
  const cut = sheet(Math.min(width, right + 1 + MARGIN) - left, Math.min(height, bottom + 1 + MARGIN) - top)
  cut.getContext('2d').drawImage(image, -left, -top)
  return { image: cut, x: left, y: top }
}
