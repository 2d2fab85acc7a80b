// Wounds, bandages, dirt, rain and tiredness on a face.
import { css, mix, rgb } from '../draw/color.ts'
import { blob, line, type Pen, soft, within } from '../draw/pen.ts'
import { hash, random } from '../draw/random.ts'
import type { Traits } from '../figure/traits.ts'
import { eyeX } from './eyes.ts'
import type { Head } from './geometry.ts'
import type { Palette } from './palette.ts'

/** What has happened to a face. */
export interface Condition {
  readonly blood: boolean
  readonly bruise: boolean
  readonly bandage: boolean
  readonly dirt: boolean
  readonly wet: boolean
  readonly tired: boolean
}

export const UNHARMED: Condition = {
  blood: false,
  bruise: false,
  bandage: false,
  dirt: false,
  wet: false,
  tired: false,
}

/** Wounds, dirt, rain and tiredness over the finished skin. */
export function drawCondition(pen: Pen, traits: Traits, head: Head, palette: Palette, condition: Condition): void {
  const r = random(hash(`${traits.id} marks`))
  const s = r() < 0.5 ? -1 : 1
  within(pen, head.outline, () => {
    if (condition.tired)
      for (const e of [-1, 1]) {
        const p = head.on(e * eyeX(traits), 17)
        soft(pen, p.x, p.y, 21, 9, mix(palette.skin.deep, rgb('#5a3a5c'), 0.4), 0.55)
      }
    if (condition.bruise) {
      const p = head.on(s * 45, 22)
      soft(pen, p.x, p.y, 22, 17, rgb('#5b2f58'), 0.62)
      soft(pen, p.x + 6, p.y + 8, 18, 13, rgb('#8a5a30'), 0.35)
    }
    if (condition.dirt)
      for (let i = 0; i < 7; i++) {
        const p = head.on(r.in(-58, 58), r.in(-70, 90))
        soft(pen, p.x, p.y, r.in(10, 26), r.in(6, 14), rgb('#3a2c20'), r.in(0.3, 0.55))
      }
    if (condition.blood) {
      const p = head.on(s * 34, -50)
      line(
        pen,
        [
          [p.x - 9, p.y - 5],
          [p.x + 10, p.y + 4],
        ],
        css(rgb('#6e0f12')),
        4,
      )
      const q = head.on(s * 39, 0)
      line(
        pen,
        [
          [p.x + 4, p.y],
          [p.x + 8, p.y + 18],
          [q.x + 6, q.y - 10],
        ],
        css(rgb('#8c1418'), 0.9),
        3,
      )
    }
    if (condition.wet)
      for (let i = 0; i < 9; i++) {
        const p = head.on(r.in(-56, 56), r.in(-60, 90))
        line(
          pen,
          [
            [p.x, p.y],
            [p.x + 0.5, p.y + r.in(4, 9)],
          ],
          'rgba(255,255,255,0.5)',
          1.6,
        )
      }
  })
  if (condition.bandage) {
    const [l, rr] = [head.edge(-62), head.edge(-44)]
    const m0 = head.on(0, -66, 2)
    const m1 = head.on(0, -44, 2)
    blob(pen, [l[0], [m0.x, m0.y], l[1], rr[1], [m1.x, m1.y], rr[0]], css(mix(palette.teeth, palette.skin.base, 0.12)))
    line(pen, [l[0], [m0.x, m0.y + 10], rr[1]], css(palette.skin.deep, 0.3), 1.5)
    const p = head.on(s * 30, -55, 3)
    soft(pen, p.x, p.y, 11, 8, rgb('#8c1418'), 0.75)
  }
}
