// Collars, necklines and ties of what is worn beneath.
import { css, darken, lighten, mix, rgb } from '../draw/color.ts'
import { blob, line, type Pen, type Point, poly, soft } from '../draw/pen.ts'
import type { Frame } from '../figure/pose.ts'
import type { Traits } from '../figure/traits.ts'
import type { Tones } from '../light/light.ts'
import type { Cloth } from './cloth.ts'

export function drawNeckline(pen: Pen, traits: Traits, frame: Frame, cloth: Cloth, skin: Tones, cx: number): void {
  const o = traits.outfit
  const t = cloth.top
  const n = frame.neck
  const vee = (depth: number, wide: number, color: string): void =>
    blob(
      pen,
      [
        [-n - wide + cx * 0.4, 2],
        [-n * 0.3 + cx * 0.6, -10],
        [n * 0.3 + cx * 0.6, -10],
        [n + wide + cx * 0.4, 2],
        [cx + n * 0.5, depth * 0.62],
        [cx, depth],
        [cx - n * 0.5, depth * 0.62],
      ],
      color,
    )
  const edge = (points: readonly Point[]): void => line(pen, points, css(t.deep, 0.6), 3)
  switch (o.top) {
    case 'turtleneck':
      blob(
        pen,
        [
          [-n - 5, -34],
          [0, -28],
          [n + 5, -34],
          [n + 9, 6],
          [0, 20],
          [-n - 9, 6],
        ],
        css(mix(t.base, t.light, 0.2)),
      )
      edge([
        [-n - 6, -10],
        [0, 2],
        [n + 6, -10],
      ])
      break
    case 'shirt':
    case 'suit-space':
    case 'blouse': {
      const deep = o.top === 'blouse' ? 92 : o.tie ? 30 : 62
      vee(deep, 2, css(mix(skin.base, skin.shade, 0.45)))
      for (const s of [-1, 1])
        poly(
          pen,
          [
            [s * (n + 2) + cx * 0.3, -18],
            [s * (n + 20) + cx * 0.5, 18],
            [cx + s * 26, deep + 10],
            [cx + s * 3, deep - 12],
          ],
          css(s < 0 ? t.light : mix(t.base, t.light, 0.4)),
        )
      for (const s of [-1, 1])
        line(
          pen,
          [
            [s * (n + 20) + cx * 0.5, 18],
            [cx + s * 26, deep + 10],
            [cx + s * 3, deep - 10],
          ],
          css(t.deep, 0.55),
          2.4,
        )
      line(
        pen,
        [
          [cx, deep],
          [cx * 1.1, 200],
          [cx, frame.hipY],
        ],
        css(t.deep, 0.4),
        2.4,
      )
      for (let y = deep + 34; y < frame.hipY; y += 56) {
        pen.fillStyle = css(t.deep, 0.75)
        pen.beginPath()
        pen.arc(cx + 1, y, 4, 0, 7)
        pen.fill()
      }
      if (o.top === 'suit-space') {
        pen.fillStyle = css(rgb('#c8643a'), 0.9)
        pen.fillRect(cx - 76, 120, 44, 26)
        line(
          pen,
          [
            [cx + 40, 118],
            [cx + 74, 118],
          ],
          css(t.light),
          6,
        )
      }
      break
    }
    case 'hoodie':
      blob(
        pen,
        [
          [-n - 44, 6],
          [-n - 20, -30],
          [0, -20],
          [n + 20, -30],
          [n + 44, 6],
          [0, 44],
        ],
        css(mix(t.shade, t.base, 0.4)),
      )
      vee(34, -2, css(mix(skin.base, skin.shade, 0.5)))
      for (const s of [-1, 1])
        line(
          pen,
          [
            [cx + s * 20, 30],
            [cx + s * 24, 80],
            [cx + s * 22, 112],
          ],
          css(lighten(t.light, 0.5)),
          4,
        )
      line(
        pen,
        [
          [-70, 250],
          [-50, 320],
          [50, 320],
          [70, 250],
        ].map(([x, y]) => [(x as number) + cx, (y as number) * frame.body] as const),
        css(t.deep, 0.45),
        3,
      )
      break
    case 'dress':
      vee(70, 18, css(skin.base))
      soft(pen, cx, 20, 40, 26, skin.shade, 0.4)
      break
    case 'robe':
    case 'kimono':
      vee(112, 0, css(mix(skin.base, skin.shade, 0.35)))
      line(
        pen,
        [
          [-n - 6, -14],
          [cx - 26, 60],
          [cx + 16, 170],
          [cx + 40, frame.waistY],
        ],
        css(lighten(t.light, 0.22)),
        17,
      )
      line(
        pen,
        [
          [n + 6, -14],
          [cx + 26, 56],
          [cx + 4, 116],
        ],
        css(lighten(t.light, 0.22)),
        17,
      )
      if (o.top === 'kimono')
        blob(
          pen,
          [
            [-frame.waist - 10, frame.waistY - 52],
            [frame.waist + 10, frame.waistY - 52],
            [frame.waist + 13, frame.waistY + 36],
            [-frame.waist - 13, frame.waistY + 36],
          ],
          css(darken(t.shade, 0.25)),
        )
      break
    case 'armor':
      vee(22, 4, css(darken(t.deep, 0.3)))
      for (const s of [-1, 1]) {
        blob(
          pen,
          [
            [s * 30 + cx, 44],
            [s * (frame.chest - 4), 60],
            [s * (frame.chest - 2), 150],
            [s * 52, 186],
            [cx + s * 3, 176],
            [cx + s * 3, 60],
          ],
          css(s < 0 ? t.light : mix(t.base, t.shade, 0.3)),
        )
        soft(pen, s * 56, 92, 26, 34, lighten(t.light, 0.55), 0.5)
        blob(
          pen,
          [
            [s * (frame.shoulder - 46), 6],
            [s * (frame.shoulder + 14), 22],
            [s * (frame.shoulder + 20), 84],
            [s * (frame.shoulder - 40), 76],
          ],
          css(mix(t.base, t.light, 0.3)),
        )
      }
      for (let i = 0; i < 3; i++)
        line(
          pen,
          [
            [-frame.waist, 214 + i * 30],
            [cx, 224 + i * 30],
            [frame.waist, 214 + i * 30],
          ],
          css(t.deep, 0.7),
          4,
        )
      break
    default: {
      const depth = o.top === 'tunic' ? 60 : 28
      vee(depth, o.top === 'tee' ? 8 : 4, css(mix(skin.base, skin.shade, 0.4)))
      line(
        pen,
        [
          [-n - 6 + cx * 0.4, 2],
          [cx - n * 0.5, depth * 0.68],
          [cx, depth + 3],
          [cx + n * 0.5, depth * 0.68],
          [n + 6 + cx * 0.4, 2],
        ],
        css(mix(t.base, t.shade, 0.6)),
        o.top === 'sweater' ? 10 : 6,
      )
    }
  }
  if (cloth.tie) {
    poly(
      pen,
      [
        [cx - 11, 20],
        [cx + 11, 20],
        [cx + 8, 40],
        [cx - 8, 40],
      ],
      css(cloth.tie.shade),
    )
    poly(
      pen,
      [
        [cx - 8, 40],
        [cx + 8, 40],
        [cx + 19, 216],
        [cx, 240],
        [cx - 19, 216],
      ],
      css(cloth.tie.base),
    )
    line(
      pen,
      [
        [cx - 12, 100],
        [cx + 12, 116],
      ],
      css(cloth.tie.light, 0.5),
      5,
    )
    line(
      pen,
      [
        [cx - 14, 140],
        [cx + 14, 158],
      ],
      css(cloth.tie.light, 0.5),
      5,
    )
  }
}
