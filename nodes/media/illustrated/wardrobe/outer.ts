// Coats, jackets, cloaks and aprons worn over the rest.
import { css, lighten, mix } from '../draw/color.ts'
import { blob, lerp, line, type Pen, type Point, poly, soft, through } from '../draw/pen.ts'
import type { BodyPose, Frame } from '../figure/pose.ts'
import type { Traits } from '../figure/traits.ts'
import type { Light } from '../light/light.ts'
import { type Cloth, fillTorso, folds, torsoShape } from './cloth.ts'

export function drawOuter(
  pen: Pen,
  traits: Traits,
  frame: Frame,
  pose: BodyPose,
  cloth: Cloth,
  light: Light,
  hem: number,
  cx: number,
  detail: number,
): void {
  const kind = traits.outfit.outer
  const t = cloth.outer
  const loose = kind === 'coat' || kind === 'lab' ? 17 : kind === 'cloak' ? 44 : 10
  const flare = kind === 'coat' || kind === 'lab' ? 26 : kind === 'cloak' ? 70 : 0
  const shape = torsoShape(frame, pose.turn, loose, hem, flare)
  if (kind === 'apron') {
    if (pose.back) return
    blob(
      pen,
      [
        [cx - 52, 70],
        [cx + 52, 70],
        [cx + frame.waist, frame.waistY - 20],
        [cx + frame.hip, hem],
        [cx - frame.hip, hem],
        [cx - frame.waist, frame.waistY - 20],
      ],
      css(t.base),
    )
    for (const s of [-1, 1])
      line(
        pen,
        [
          [cx + s * 48, 72],
          [s * (frame.neck + 12), 0],
        ],
        css(t.shade),
        10,
      )
    line(
      pen,
      [
        [-frame.waist, frame.waistY],
        [frame.waist, frame.waistY],
      ],
      css(t.deep, 0.5),
      5,
    )
    return
  }
  if (pose.back || kind === 'uniform') {
    fillTorso(pen, shape, t, light, frame.shoulder + loose)
    folds(pen, frame, t, `${traits.id} outer`, hem, cx)
    if (pose.back) {
      line(
        pen,
        [
          [0, 20],
          [0, hem - 10],
        ],
        css(t.deep, 0.35),
        3,
      )
      return
    }
    line(
      pen,
      [
        [cx, 6],
        [cx, hem],
      ],
      css(t.deep, 0.55),
      3,
    )
    for (const s of [-1, 1]) {
      poly(
        pen,
        [
          [s * (frame.neck + 4), -26],
          [cx + s * 5, -4],
          [cx + s * 5, 22],
          [s * (frame.neck + 12), 4],
        ],
        css(mix(t.base, t.shade, 0.4)),
      )
      poly(
        pen,
        [
          [s * (frame.shoulder - 62), 4],
          [s * (frame.shoulder + 4), 20],
          [s * (frame.shoulder + 2), 40],
          [s * (frame.shoulder - 62), 26],
        ],
        css(cloth.metal.base),
      )
    }
    for (let y = 50; y < hem - 40; y += 60)
      for (const s of [-1, 1]) {
        pen.fillStyle = css(cloth.metal.light)
        pen.beginPath()
        pen.arc(cx + s * 20, y, 6, 0, 7)
        pen.fill()
      }
    pen.fillStyle = css(cloth.metal.base)
    pen.fillRect(cx - 92, 104, 34, 9)
    pen.fillRect(cx - 92, 116, 26, 9)
    return
  }
  // Two panels leave the middle open.
  const gapTop = kind === 'vest' || kind === 'cardigan' ? 30 : 36
  const gapLow = kind === 'cloak' ? frame.hip : kind === 'blazer' ? 9 : kind === 'lab' || kind === 'coat' ? 42 : 30
  pen.save()
  pen.beginPath()
  through(pen, shape)
  pen.lineTo(cx + gapLow, hem + 4)
  pen.bezierCurveTo(cx + gapLow, frame.waistY, cx + gapTop * 0.4, 190, cx + gapTop, 40)
  pen.lineTo(cx + frame.neck * 0.8, -12)
  pen.lineTo(cx - frame.neck * 0.8, -12)
  pen.lineTo(cx - gapTop, 40)
  pen.bezierCurveTo(cx - gapTop * 0.4, 190, cx - gapLow, frame.waistY, cx - gapLow, hem + 4)
  pen.closePath()
  pen.clip('evenodd')
  fillTorso(pen, shape, t, light, frame.shoulder + loose)
  folds(pen, frame, t, `${traits.id} outer`, hem, cx)
  pen.restore()
  for (const s of [-1, 1])
    line(
      pen,
      [
        [cx + s * frame.neck * 0.8, -10],
        [cx + s * gapTop, 40],
        [cx + s * gapTop * 0.62, 130],
        [cx + s * lerp(gapTop, gapLow, 0.6), frame.waistY],
        [cx + s * gapLow, hem],
      ],
      css(t.line, 0.6),
      2.6,
    )
  if (kind === 'cloak') {
    for (const s of [-1, 1])
      blob(
        pen,
        [
          [s * 8 + cx, 4],
          [s * (frame.neck + 30), -18],
          [s * (frame.shoulder + 20), 40],
          [s * (frame.shoulder + 34), 120],
          [s * 60 + cx, 66],
        ],
        css(s === light.side ? mix(t.base, t.light, 0.5) : t.base),
      )
    soft(pen, cx, 26, 17, 17, cloth.metal.light, 1)
    return
  }
  const lapels = kind === 'blazer' || kind === 'coat' || kind === 'lab' || kind === 'leather'
  for (const s of [-1, 1]) {
    const color = css(s === light.side ? mix(t.base, t.light, 0.6) : mix(t.base, t.shade, 0.25))
    if (lapels) {
      const low = kind === 'blazer' ? 186 : 148
      const lapel: Point[] = [
        [cx + s * (frame.neck * 0.72), -20],
        [s * (frame.neck + 22) + cx * 0.4, 6],
        [cx + s * 82, 74],
        [cx + s * 60, 84],
        [cx + s * 66, 98],
        [cx + s * 16, low],
      ]
      poly(pen, lapel, color)
      line(pen, lapel.slice(1), css(t.line, 0.5), 2.4)
    } else if (kind === 'jacket' || kind === 'cardigan')
      poly(
        pen,
        [
          [cx + s * (frame.neck * 0.7), -22],
          [s * (frame.neck + 20), 2],
          [cx + s * 44, 52],
          [cx + s * 30, 30],
        ],
        color,
      )
    if (detail > 0.3 && kind !== 'vest') {
      const y = kind === 'lab' || kind === 'coat' ? frame.hipY - 10 : frame.waistY + 30
      line(
        pen,
        [
          [s * 48 + cx, y],
          [s * 94 + cx * 0.5, y - 8],
        ],
        css(t.deep, 0.55),
        4,
      )
    }
  }
  if (kind === 'lab') {
    line(
      pen,
      [
        [cx + 46, 128],
        [cx + 88, 124],
      ],
      css(t.deep, 0.6),
      3,
    )
    line(
      pen,
      [
        [cx + 58, 126],
        [cx + 58, 104],
      ],
      '#3a5fa0',
      4,
    )
  }
  if (kind === 'leather')
    line(
      pen,
      [
        [cx - 60, 150],
        [cx - 30, 168],
      ],
      css(lighten(t.light, 0.3), 0.7),
      3,
    )
  if (kind === 'blazer') {
    pen.fillStyle = css(t.deep)
    pen.beginPath()
    pen.arc(cx + 2, 214, 5, 0, 7)
    pen.fill()
  }
}
