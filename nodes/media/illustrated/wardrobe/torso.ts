// Everything worn on a torso, in its layers.
import { css, mix, rgb } from '../draw/color.ts'
import { blob, lerp, line, type Pen, poly, soft } from '../draw/pen.ts'
import { hash, random } from '../draw/random.ts'
import type { BodyPose, Frame } from '../figure/pose.ts'
import type { Traits } from '../figure/traits.ts'
import { type Light, type Tones, tones } from '../light/light.ts'
import { type Cloth, fillTorso, folds, hems, pattern, torsoShape } from './cloth.ts'
import { drawNeckline } from './neckline.ts'
import { drawOuter } from './outer.ts'

/** Draws everything worn on the torso except sleeves. The pen stands at the neck's base. */
export function drawTorso(
  pen: Pen,
  traits: Traits,
  frame: Frame,
  pose: BodyPose,
  cloth: Cloth,
  skin: Tones,
  light: Light,
  detail: number,
): void {
  const o = traits.outfit
  const { top: hem, outer: outerHem, skirt } = hems(traits, frame)
  const turn = pose.turn
  const cx = turn * 34
  const loose = o.top === 'hoodie' || o.top === 'sweater' ? 10 : o.top === 'robe' || o.top === 'suit-space' ? 14 : 3
  const width = frame.shoulder
  if (o.top === 'dress' || o.top === 'robe' || o.top === 'kimono') {
    const flare = o.top === 'dress' ? 74 : o.top === 'robe' ? 52 : 14
    const shape = torsoShape(frame, turn, loose, skirt, flare)
    fillTorso(pen, shape, cloth.top, light, width)
    for (let i = -2; i <= 2; i++)
      line(
        pen,
        [
          [i * 28, frame.waistY + 10],
          [i * 44, lerp(frame.waistY, skirt, 0.55)],
          [i * (46 + flare * 0.26), skirt - 4],
        ],
        css(cloth.top.deep, 0.28),
        5,
      )
    pattern(pen, traits, shape, cloth.top, skirt)
  } else {
    const shape = torsoShape(frame, turn, loose, hem)
    fillTorso(pen, shape, cloth.top, light, width)
    pattern(pen, traits, shape, cloth.top, hem)
  }
  folds(pen, frame, cloth.top, `${traits.id} folds`, hem, cx)
  if (!pose.back) drawNeckline(pen, traits, frame, cloth, skin, cx)
  if (o.belt && o.top !== 'kimono') {
    const y = frame.waistY + 14
    poly(
      pen,
      [
        [-frame.waist - loose - 2, y - 11],
        [frame.waist + loose + 2, y - 11],
        [frame.waist + loose + 3, y + 12],
        [-frame.waist - loose - 3, y + 12],
      ],
      css(tones(rgb('#4a3424'), light).base),
    )
    if (!pose.back) {
      pen.fillStyle = css(cloth.metal.light)
      pen.fillRect(cx - 13, y - 10, 26, 21)
      pen.fillStyle = css(cloth.metal.deep)
      pen.fillRect(cx - 7, y - 5, 14, 11)
    }
  }
  if (o.outer !== 'none') drawOuter(pen, traits, frame, pose, cloth, light, outerHem, cx, detail)
  if (!pose.back) {
    if (o.necklace) {
      line(
        pen,
        [
          [-26 + cx * 0.5, 4],
          [cx - 14, 52],
          [cx, 66],
          [cx + 14, 52],
          [26 + cx * 0.5, 4],
        ],
        css(cloth.metal.base),
        3,
      )
      soft(pen, cx, 72, 11, 13, cloth.metal.light, 1)
    }
    if (cloth.bag)
      line(
        pen,
        [
          [-frame.shoulder * 0.62, 14],
          [cx, 150],
          [frame.hip + 6, frame.hipY - 20],
        ],
        css(cloth.bag.base),
        17,
      )
  } else if (cloth.bag) {
    blob(
      pen,
      [
        [-70, 60],
        [0, 44],
        [70, 60],
        [84, 210],
        [60, 290],
        [-60, 290],
        [-84, 210],
      ],
      css(cloth.bag.base),
    )
    line(
      pen,
      [
        [-66, 150],
        [0, 162],
        [66, 150],
      ],
      css(cloth.bag.deep),
      4,
    )
  }
  if (o.torn) {
    const r = random(hash(`${traits.id} torn`))
    for (let i = 0; i < 5; i++) {
      const [x, y] = [r.in(-0.8, 0.8) * frame.chest, r.in(90, hem - 30)]
      poly(
        pen,
        [
          [x, y],
          [x + 20, y + 7],
          [x + 8, y + 25],
          [x - 6, y + 14],
        ],
        css(i % 2 ? skin.shade : cloth.top.deep, 0.9),
      )
    }
  }
  if (cloth.scarf) {
    blob(
      pen,
      [
        [-frame.neck - 22, -20],
        [0, -2],
        [frame.neck + 22, -20],
        [frame.neck + 30, 16],
        [0, 40],
        [-frame.neck - 30, 16],
      ],
      css(cloth.scarf.base),
    )
    line(
      pen,
      [
        [-frame.neck - 16, -6],
        [0, 16],
        [frame.neck + 18, -4],
      ],
      css(cloth.scarf.deep, 0.5),
      4,
    )
    if (!pose.back) {
      blob(
        pen,
        [
          [cx + 8, 18],
          [cx + 40, 20],
          [cx + 50, 170],
          [cx + 12, 176],
        ],
        css(mix(cloth.scarf.base, cloth.scarf.shade, 0.4)),
      )
      for (let i = 0; i < 5; i++)
        line(
          pen,
          [
            [cx + 16 + i * 7, 170],
            [cx + 15 + i * 7, 190],
          ],
          css(cloth.scarf.base),
          3,
        )
    }
  }
}
