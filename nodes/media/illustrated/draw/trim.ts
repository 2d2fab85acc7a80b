// Sprites without their empty margins: a sheet that is drawn turned or scaled costs by its pixels, painted or not.
import { type Sheet, sheet } from './pen.ts'

/** Pixels of emptiness that stay around what is painted: smoothing reaches over its edge. */
const MARGIN = 2

/** A sheet cut to what is painted on it, and where its corner was, in pixels. An empty sheet becomes one pixel. */
export function trimmed(image: Sheet): { readonly image: Sheet; readonly x: number; readonly y: number } {
  const { width, height } = image
  const pixels = image.data()
  const nothing = Buffer.alloc(width * 4)
  const isEmpty = (y: number): boolean =>
    pixels.compare(nothing, 0, width * 4, y * width * 4, (y + 1) * width * 4) === 0
  let top = 0
  while (top < height && isEmpty(top)) top++
  if (top === height) return { image: sheet(1, 1), x: 0, y: 0 }
  let bottom = height - 1
  while (isEmpty(bottom)) bottom--
  let [left, right] = [width, -1]
  for (let y = top; y <= bottom; y++) {
    const row = y * width * 4 + 3
    let x = 0
    while (x < left && pixels[row + x * 4] === 0) x++
    left = x
    x = width - 1
    while (x > right && pixels[row + x * 4] === 0) x--
    right = x
  }
  left = Math.max(0, left - MARGIN)
  top = Math.max(0, top - MARGIN)
  const cut = sheet(Math.min(width, right + 1 + MARGIN) - left, Math.min(height, bottom + 1 + MARGIN) - top)
  cut.getContext('2d').drawImage(image, -left, -top)
  return { image: cut, x: left, y: top }
}
