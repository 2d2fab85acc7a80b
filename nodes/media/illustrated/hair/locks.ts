// Hair that falls before the ears and the shoulders.
import { css, mix } from '../draw/color.ts'
import { blob, lerp, line, type Pen, type Point, taper, through } from '../draw/pen.ts'
import type { Random } from '../draw/random.ts'
import type { Head } from '../face/geometry.ts'
import type { Traits } from '../figure/traits.ts'
import type { Light, Tones } from '../light/light.ts'
import { fallOf, STYLES, strandColor } from './styles.ts'

/** Hair that falls before the ears and the shoulders. */
export function drawLocks(
  pen: Pen,
  traits: Traits,
  head: Head,
  tones: Tones,
  light: Light,
  r: Random,
  detail: number,
): void {
  const name = traits.hair.style
  const style = STYLES[name]
  const fall = fallOf(traits)
  for (const s of [-1, 1] as const) {
    const pick = (y: number, grow: number): Point => head.edge(y, grow)[s < 0 ? 0 : 1]
    if (fall > 0 && name !== 'locs') {
      const sway = style.texture === 'wavy' ? 15 : 2
      const end = name === 'bob' ? 108 : name === 'fringe' ? Math.min(fall, 150) : Math.min(fall, 205)
      const outerEdge: Point[] = [
        pick(-78, style.sides * 0.5),
        pick(-40, style.sides + 1),
        pick(10, style.sides + 4),
        pick(48, style.sides + 13),
      ]
      const last = outerEdge[3] as Point
      const tail: Point[] =
        name === 'bob'
          ? [
              [last[0] - s * 1, 88],
              [last[0] - s * 10, end + 6],
            ]
          : [
              [last[0] + s * (4 + sway), 100],
              [last[0] + s * (8 - sway), 150],
              [last[0] + s * 2, end],
            ]
      const i1 = head.on(s * 64, -34, 3)
      const i2 = head.on(s * 66, 4, 3)
      const i3 = pick(48, -5)
      const back: Point[] =
        name === 'bob'
          ? [
              [i3[0] - s * 2, 84],
              [i3[0], 62],
            ]
          : [
              [last[0] - s * 18, end - 24],
              [last[0] - s * (21 - sway * 0.5), 128],
              [i3[0] + s * 2, 84],
            ]
      const shape: Point[] = [...outerEdge, ...tail, ...back, [i3[0], i3[1]], [i2.x, i2.y], [i1.x, i1.y]]
      pen.save()
      pen.beginPath()
      through(pen, shape, true)
      const lit = s === light.side
      const fade = pen.createLinearGradient(0, -60, 0, end)
      fade.addColorStop(0, css(lit ? tones.base : mix(tones.base, tones.shade, 0.6)))
      fade.addColorStop(0.5, css(lit ? mix(tones.base, tones.light, 0.4) : tones.shade))
      fade.addColorStop(1, css(lit ? tones.base : tones.shade))
      pen.fillStyle = fade
      pen.fill()
      pen.clip()
      if (detail > 0.25)
        for (let i = 0; i < 10; i++) {
          const t = r()
          const a: Point = [lerp((outerEdge[0] as Point)[0], i1.x, t), -50]
          const b: Point = [lerp((outerEdge[2] as Point)[0], i2.x, t), 20]
          const c: Point = [lerp(last[0] + s * 6, i3[0], t), 90 + sway]
          const d: Point = [lerp(last[0] + s * 4, last[0] - s * 18, t), end]
          line(pen, name === 'bob' ? [a, b, c] : [a, b, c, d], strandColor(tones, r(), 0.42), 1.9)
        }
      pen.restore()
    }
    if (name === 'braids') drawBraid(pen, s, pick(0, 8), tones, light)
    if (name === 'locs')
      for (let i = 0; i < 4; i++) {
        const a = pick(-54 + i * 16, style.sides - 2 - i * 3)
        const len = fall * (0.72 + i * 0.07)
        taper(
          pen,
          [
            [a[0] - s * i * 2, a[1]],
            [a[0] + s * (7 - i * 3), 60],
            [a[0] + s * (10 - i * 7), len],
          ],
          css(i % 2 ? tones.base : mix(tones.shade, tones.base, 0.4)),
          15,
          0.35,
        )
      }
    if ((name === 'ponytail' || name === 'bun') && s === traits.hair.part) {
      const a = head.on(s * 60, -40, 3)
      taper(
        pen,
        [
          [a.x, a.y],
          [a.x + s * 8, a.y + 40],
          [a.x + s * 3, a.y + 76],
        ],
        css(tones.base),
        5,
        0.4,
      )
    }
  }
}

/** The braids of a head seen from behind, where nothing else falls before the shoulders. */
export function drawBraids(pen: Pen, head: Head, tones: Tones, light: Light): void {
  const [left, right] = head.edge(0, 8)
  drawBraid(pen, -1, left, tones, light)
  drawBraid(pen, 1, right, tones, light)
}

/** One braid. @param s the side of the picture @param start the edge of the hair over the ear */
function drawBraid(pen: Pen, s: -1 | 1, start: Point, tones: Tones, light: Light): void {
  // They begin in the hair, over the ear.
  let [x, y] = [start[0] - s * 1, -4]
  for (let i = 0; i < 10; i++) {
    const w = 21 - i * 1.1
    for (const k of [-1, 1])
      blob(
        pen,
        [
          [x + k * w * 0.1, y - 6],
          [x + k * w, y - 3],
          [x + k * w * 0.9, y + 10],
          [x - k * w * 0.15, y + 19],
        ],
        css(k === light.side ? mix(tones.base, tones.light, 0.35) : tones.shade),
      )
    y += 17
    x += s * 2
  }
  pen.fillStyle = css(mix(tones.deep, [170, 60, 60], 0.5))
  pen.fillRect(x - 8, y - 4, 16, 7)
  taper(
    pen,
    [
      [x, y],
      [x + s, y + 15],
      [x + s * 3, y + 32],
    ],
    css(tones.base),
    15,
    0.4,
  )
}
