// What a photograph lacks when it moves: a mouth's inside with teeth and tongue, the shade of lips, the lashes of a closing eye.
import { css, darken, mix } from '../../draw/color.ts'
import { clamp, type Pen, type Point, taper, through } from '../../draw/pen.ts'
import type { FacePose } from '../../face/geometry.ts'
import type { Palette } from '../../face/palette.ts'

/** The opening's corner, its upper edge to the other corner, and its lower edge back. */
function edges(opening: readonly Point[]): { upper: Point[]; lower: Point[] } {
  const half = opening.length / 2
  return { upper: opening.slice(0, half + 1), lower: [...opening.slice(half), opening[0] as Point] }
}

/**
 * Draws what is behind the lips. It reaches a little under them, so that they cover its edge.
 * @param opening the edge between the lips in pixels, from the left corner over the upper lip
 * @param gap how far the lips stand apart in head units
 * @param own the photograph shows teeth of its own, which are laid over this
 * @param scale pixels to a head unit
 */
export function drawInside(
  pen: Pen,
  opening: readonly Point[],
  palette: Palette,
  gap: number,
  own: boolean,
  pose: Pick<FacePose, 'round' | 'jaw'>,
  scale: number,
): void {
  const { upper, lower } = edges(opening)
  const left = upper[0] as Point
  const right = upper.at(-1) as Point
  const top = upper[upper.length >> 1] as Point
  const bottom = lower[lower.length >> 1] as Point
  const middle: Point = [(left[0] + right[0]) / 2, (top[1] + bottom[1]) / 2]
  const width = Math.hypot(right[0] - left[0], right[1] - left[1])
  const tall = bottom[1] - top[1]
  if (tall < 0.4) return
  pen.save()
  pen.beginPath()
  through(pen, opening, true)
  // A hem under the lips' edge, or their hard pixels would show the set through.
  pen.lineWidth = 1.6 * scale
  pen.strokeStyle = css(darken(palette.mouth, 0.35))
  pen.stroke()
  pen.clip()
  const dark = pen.createLinearGradient(0, top[1], 0, bottom[1])
  dark.addColorStop(0, css(darken(palette.mouth, 0.62)))
  dark.addColorStop(0.6, css(darken(palette.mouth, 0.3)))
  dark.addColorStop(1, css(darken(palette.mouth, 0.1)))
  pen.fillStyle = dark
  pen.fillRect(left[0] - width, top[1] - tall, width * 3, tall * 3)
  // The tongue lies low and shows when the jaw is down.
  const down = clamp((gap - 5) / 14)
  if (down > 0) {
    const tongue = pen.createRadialGradient(middle[0], bottom[1], 0, middle[0], bottom[1], width * 0.36)
    tongue.addColorStop(0, css(mix(palette.tongue, palette.mouth, 0.25), 0.9 * down))
    tongue.addColorStop(0.6, css(mix(palette.tongue, palette.mouth, 0.45), 0.8 * down))
    tongue.addColorStop(1, css(palette.mouth, 0))
    pen.fillStyle = tongue
    pen.beginPath()
    pen.ellipse(middle[0], bottom[1] + tall * 0.08, width * 0.34, tall * 0.4, 0, 0, 7)
    pen.fill()
  }
  const bare = (1 - Math.max(0, pose.round) * 0.75) * clamp((gap - 1.2) / 5)
  if (!own && bare > 0.05) teeth(pen, upper, Math.min(5.6, gap * 0.38) * scale * bare, width, palette, scale)
  if (gap > 13) {
    // The lower row, dim behind the lip.
    const rise = Math.min(3.4, (gap - 13) * 0.4) * scale
    pen.fillStyle = css(mix(palette.teeth, palette.mouth, 0.5))
    pen.beginPath()
    pen.ellipse(middle[0], bottom[1] + rise * 0.5, width * 0.27, rise * 1.5, 0, Math.PI, 0)
    pen.fill()
  }
  pen.restore()
}

/** The upper teeth: they hang from the skull, follow the lip's curve and darken toward the corners. */
function teeth(pen: Pen, upper: readonly Point[], tall: number, width: number, palette: Palette, scale: number): void {
  const row = upper.slice(1, -1)
  const edge: Point[] = row.map(([x, y], i) => {
    const along = (i + 0.5) / row.length
    return [x, y + tall * (0.55 + 0.45 * Math.sin(Math.PI * along))]
  })
  const [first, last] = [row[0] as Point, row.at(-1) as Point]
  pen.beginPath()
  pen.moveTo(first[0], first[1] - tall)
  for (const [x, y] of row) pen.lineTo(x, y - tall)
  pen.lineTo(last[0], (edge.at(-1) as Point)[1])
  through(pen, edge.reverse(), false, false)
  pen.closePath()
  const middle = (first[0] + last[0]) / 2
  const tone = pen.createRadialGradient(middle, first[1], 0, middle, first[1], width * 0.46)
  tone.addColorStop(0, css(mix(palette.teeth, palette.mouth, 0.16)))
  tone.addColorStop(0.6, css(mix(palette.teeth, palette.mouth, 0.3)))
  tone.addColorStop(1, css(mix(palette.teeth, palette.mouth, 0.75)))
  pen.fillStyle = tone
  pen.fill()
  pen.strokeStyle = css(palette.mouth, 0.16)
  pen.lineWidth = 0.5 * scale
  for (let k = -3; k <= 3; k++) {
    const x = middle + (k * width) / 9
    pen.beginPath()
    pen.moveTo(x, first[1] - tall)
    pen.lineTo(x, first[1] + tall * 1.3)
    pen.stroke()
  }
}

/** The shade that the lips' inner edges keep, which also softens the hard pixels of their edge. */
export function drawLipShadow(pen: Pen, opening: readonly Point[], palette: Palette, gap: number, scale: number): void {
  const { upper, lower } = edges(opening)
  const shade = darken(mix(palette.lips.deep, palette.mouth, 0.5), 0.2)
  const strength = clamp(gap / 5)
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  for (const [line, alpha, width] of [
    [upper, 0.5, 1.9],
    [lower, 0.28, 1.4],
  ] as const) {
    pen.beginPath()
    through(pen, line)
    pen.strokeStyle = css(shade, alpha * strength)
    pen.lineWidth = width * scale
    pen.stroke()
  }
}

/** The lashes of a lid that closes, which also soften the hard pixels of its edge. `lid` runs from corner to corner. */
export function drawLashes(pen: Pen, lid: readonly Point[], palette: Palette, blink: number, scale: number): void {
  const strength = clamp((blink - 0.12) / 0.5)
  if (strength === 0) return
  const row = lid.filter((_, i) => i % 2 === 0)
  taper(pen, row, css(mix(palette.lash, palette.skin.deep, 0.45), 0.55 * strength), (1.1 + strength) * scale)
}
