// A whole body: legs, clothes, neck and arms. Drawn about the neck's base, in units of the head.
import { css, mix, rgb } from '../draw/color.ts'
import { blob, lerp, line, type Pen, type Point, soft } from '../draw/pen.ts'
import type { Palette } from '../face/palette.ts'
import { type Light, type Tones, tones } from '../light/light.ts'
import { type Cloth, hems } from '../wardrobe/cloth.ts'
import { drawHeld, type Held } from '../wardrobe/held.ts'
import { drawTorso } from '../wardrobe/torso.ts'
import { drawHand, ribbon } from './limbs.ts'
import { type BodyPose, elbow, type Frame } from './pose.ts'
import type { Traits } from './traits.ts'

/** Where a foot is in a step: 0…2π is one cycle; returns the knee's and ankle's offsets and the lift of the foot. */
function step(phase: number): { knee: number; ankle: number; lift: number } {
  const swing = Math.sin(phase)
  const lift = Math.max(0, Math.cos(phase))
  return { knee: swing * 26 + lift * 20, ankle: swing * 52, lift: lift * 58 }
}

export function drawLegs(
  pen: Pen,
  traits: Traits,
  frame: Frame,
  pose: BodyPose,
  cloth: Cloth,
  skin: Tones,
  light: Light,
): void {
  const o = traits.outfit
  const gown = o.top === 'robe' || o.top === 'kimono' || o.top === 'dress'
  const bare = gown || o.bottom === 'skirt' || o.bottom === 'shorts'
  const k = frame.body
  const order: readonly (-1 | 1)[] = pose.walk !== null && Math.sin(pose.walk) > 0 ? [-1, 1] : [1, -1]
  for (const s of order) {
    const gait = pose.walk === null ? { knee: 0, ankle: 0, lift: 0 } : step(pose.walk + (s < 0 ? Math.PI : 0))
    const dir = pose.turn >= 0 ? 1 : -1
    const hip: Point = [s * frame.hip * 0.5 + pose.turn * 6, frame.hipY + 6]
    const knee: Point = [s * frame.hip * 0.5 + dir * gait.knee + pose.turn * 4, frame.knee - gait.lift * 0.4]
    const ankle: Point = [s * frame.hip * 0.46 + dir * (gait.ankle - gait.lift * 0.5), frame.ankle - gait.lift]
    const cloths = bare ? skin : cloth.bottom
    const dim: Tones =
      s === order[0] && pose.walk !== null
        ? { ...cloths, base: mix(cloths.base, cloths.shade, 0.5), light: cloths.base }
        : cloths
    const thigh = frame.hip * 0.5 + 4
    ribbon(
      pen,
      [
        hip,
        [lerp(hip[0], knee[0], 0.5), lerp(hip[1], knee[1], 0.5)],
        knee,
        [lerp(knee[0], ankle[0], 0.4), lerp(knee[1], ankle[1], 0.4)],
        ankle,
      ],
      bare ? [thigh * 0.8, thigh * 0.74, 33 * k, 34 * k, 19 * k] : [thigh, thigh * 0.86, 42 * k, 38 * k, 31 * k],
      dim,
      light,
      0.45,
    )
    if (o.bottom === 'shorts')
      ribbon(
        pen,
        [
          hip,
          [lerp(hip[0], knee[0], 0.5), lerp(hip[1], knee[1], 0.5)],
          [lerp(hip[0], knee[0], 0.86), lerp(hip[1], knee[1], 0.86)],
        ],
        [thigh, thigh * 0.95, 52 * k],
        cloth.bottom,
        light,
      )
    if (!bare)
      line(
        pen,
        [
          [knee[0] - 18, knee[1] - 6],
          [knee[0], knee[1] + 4],
          [knee[0] + 16, knee[1] - 2],
        ],
        css(cloth.bottom.deep, 0.35),
        4,
      )
    // Shoes
    const tilt = gait.lift > 8 ? 0.5 * dir : 0
    pen.save()
    pen.translate(ankle[0], ankle[1] + 4)
    pen.rotate(tilt)
    const toe = (pose.back ? 0.35 : 1) * (pose.walk !== null ? dir * 46 : s * 20 + pose.turn * 30) * k
    const sole = frame.sole - frame.ankle - 4
    if (o.boots)
      ribbon(
        pen,
        [
          [0, -120 * k],
          [0, -50 * k],
          [0, 10],
        ],
        [38 * k, 33 * k, 30 * k],
        cloth.shoes,
        light,
      )
    blob(
      pen,
      [
        [-26 * k, -10],
        [24 * k, -10],
        [26 * k + Math.max(0, toe) * 0.7, sole * 0.45],
        [28 * k + Math.max(0, toe), sole],
        [-28 * k + Math.min(0, toe), sole],
        [-26 * k + Math.min(0, toe) * 0.7, sole * 0.45],
      ],
      css(s === light.side ? cloth.shoes.base : cloth.shoes.shade),
    )
    line(
      pen,
      [
        [-28 * k + Math.min(0, toe), sole],
        [28 * k + Math.max(0, toe), sole],
      ],
      css(cloth.shoes.deep),
      5,
    )
    pen.restore()
  }
  if (o.bottom === 'skirt' && !gown) {
    const hem = hems(traits, frame).skirt
    blob(
      pen,
      [
        [-frame.waist, frame.waistY],
        [frame.waist, frame.waistY],
        [frame.hip + 8, frame.hipY],
        [frame.hip + 46, hem],
        [0, hem + 10],
        [-frame.hip - 46, hem],
        [-frame.hip - 8, frame.hipY],
      ],
      css(cloth.bottom.base),
    )
    for (let i = -2; i <= 2; i++)
      line(
        pen,
        [
          [i * 24, frame.hipY - 40],
          [i * 40, hem - 6],
        ],
        css(cloth.bottom.deep, 0.4),
        4,
      )
    soft(pen, light.side * 60, frame.hipY + 60, 50, 120, cloth.bottom.light, 0.5)
  }
}

/** What hangs behind everything: a cloak's back. */
export function drawBehind(pen: Pen, traits: Traits, frame: Frame, cloth: Cloth): void {
  if (traits.outfit.outer !== 'cloak') return
  blob(
    pen,
    [
      [-frame.shoulder - 10, 30],
      [0, -10],
      [frame.shoulder + 10, 30],
      [frame.hip + 110, frame.ankle - 70],
      [0, frame.ankle - 40],
      [-frame.hip - 110, frame.ankle - 70],
    ],
    css(cloth.outer.deep),
  )
}

/** The neck between the head's underside and the collar, with the chin's shadow. `head` is the head's origin. */
export function drawNeck(pen: Pen, frame: Frame, palette: Palette, head: Point, roll: number): void {
  const { skin } = palette
  const n = frame.neck
  const top: Point = [head[0] - roll * 60, head[1] + 62]
  blob(
    pen,
    [
      [top[0] - n * 0.96, top[1]],
      [top[0] + n * 0.96, top[1]],
      [n * 0.98, -16],
      // No wider than a collar is: what it shows of the shoulders is the neckline’s.
      [n + 10, 6],
      [0, 34],
      [-n - 10, 6],
      [-n * 0.98, -16],
    ],
    css(mix(skin.base, skin.shade, 0.42)),
  )
  soft(pen, palette.side * n * 0.5, 4, 30, 28, skin.base, 0.6)
  const chin = head[1] + 112
  soft(pen, head[0], chin - 4, n * 1.5, 38, skin.deep, 0.62)
  line(
    pen,
    [
      [-n * 0.34, 2],
      [-n * 0.15, 14],
    ],
    css(skin.shade, 0.5),
    4,
  )
  line(
    pen,
    [
      [n * 0.34, 2],
      [n * 0.15, 14],
    ],
    css(skin.shade, 0.5),
    4,
  )
}

/** Legs and torso: what seldom moves within a shot. */
export function drawTrunk(
  pen: Pen,
  traits: Traits,
  frame: Frame,
  pose: BodyPose,
  cloth: Cloth,
  palette: Palette,
  light: Light,
  detail: number,
  legs = true,
): void {
  drawBehind(pen, traits, frame, cloth)
  if (legs) drawLegs(pen, traits, frame, pose, cloth, palette.skin, light)
  drawTorso(pen, traits, frame, pose, cloth, palette.skin, light, detail)
  if (light.rim) {
    const s = -light.side
    line(
      pen,
      [
        [s * (frame.neck + 26), 15],
        [s * (frame.shoulder * 0.84), 24 * frame.body + 6],
        [s * (frame.shoulder - 1), 52 * frame.body + 6],
      ],
      css(light.rim, 0.5 * light.rimAlpha),
      5,
    )
  }
}

const longSleeves = (traits: Traits): boolean =>
  !['none', 'vest', 'apron'].includes(traits.outfit.outer) || !['tee', 'dress'].includes(traits.outfit.top)

/** One arm with its sleeve, hand and what it holds. */
export function drawArm(
  pen: Pen,
  traits: Traits,
  frame: Frame,
  pose: BodyPose,
  side: -1 | 1,
  cloth: Cloth,
  palette: Palette,
  light: Light,
  held: Held | undefined,
): void {
  const o = traits.outfit
  const spec = side < 0 ? pose.left : pose.right
  const k = frame.body
  const g = (0.7 + 0.3 * traits.build.girth) * k
  const width = 1 - pose.turn * side * 0.13
  const shoulder: Point = [side * (frame.shoulder - 30) * width, 60 * k + 4]
  const found = elbow(shoulder, spec.wrist, frame.upperArm, frame.foreArm, side, spec.bend)
  const over = !['none', 'vest', 'apron'].includes(o.outer)
  const sleeve = over ? cloth.outer : cloth.top
  const bulk =
    (over && o.outer !== 'uniform' ? 7 : 2) + (o.top === 'robe' || o.outer === 'cloak' || o.top === 'kimono' ? 12 : 0)
  const full = longSleeves(traits)
  const e = found.elbow
  const w = found.wrist
  const angle = Math.atan2(w[1] - e[1], w[0] - e[0]) + spec.twist
  const skin = cloth.gloves ?? palette.skin
  const arm = (tones: Tones, extra: number): void =>
    ribbon(
      pen,
      [
        [lerp(shoulder[0], e[0], -0.06), shoulder[1] - 12],
        [lerp(shoulder[0], e[0], 0.42), lerp(shoulder[1], e[1], 0.42)],
        e,
        [lerp(e[0], w[0], 0.5), lerp(e[1], w[1], 0.5)],
        w,
      ],
      [26 * g + extra, 33 * g + extra, 28 * g + extra * 0.9, 25 * g + extra * 0.9, 18 * g + extra * 0.9],
      tones,
      light,
      0.5,
      true,
      side === light.side ? mix(tones.base, tones.light, 0.3) : mix(tones.base, tones.shade, 0.45),
    )
  const holding = held !== undefined && spec.hand === 'hold'
  const palm: Point = [w[0] + Math.cos(angle) * 26 * k, w[1] + Math.sin(angle) * 26 * k]
  if (!full) arm(palette.skin, 0)
  if (holding && (held === 'lantern' || held === 'bag' || held === 'key'))
    drawHeld(pen, held, palm[0], palm[1], angle, light)
  drawHand(pen, w, angle, spec.hand, side < 0 ? 1 : -1, 1.02 * k * (traits.gender === 'female' ? 0.92 : 1.04), skin)
  if (holding && held !== 'lantern' && held !== 'bag' && held !== 'key') {
    drawHeld(pen, held, palm[0], palm[1], angle, light)
    // Fingers close over what they hold.
    pen.save()
    pen.translate(palm[0], palm[1])
    pen.rotate(angle)
    for (let i = 0; i < 4; i++)
      line(
        pen,
        [
          [3, -12 + i * 8],
          [13, -11 + i * 8],
        ],
        css(mix(skin.base, skin.light, 0.3)),
        7.5 * k,
      )
    pen.restore()
  }
  if (full) {
    arm(sleeve, bulk)
    // The cuff
    const c: Point = [lerp(e[0], w[0], 0.93), lerp(e[1], w[1], 0.93)]
    const nx = -Math.sin(angle - spec.twist) * (18 * g + bulk)
    const ny = Math.cos(angle - spec.twist) * (18 * g + bulk)
    line(
      pen,
      [
        [c[0] - nx, c[1] - ny],
        [c[0] + nx, c[1] + ny],
      ],
      css(sleeve.deep, 0.5),
      3,
    )
    for (const t of [0.86, 1.16]) {
      const at: Point =
        t < 1
          ? [lerp(shoulder[0], e[0], t), lerp(shoulder[1], e[1], t)]
          : [lerp(e[0], w[0], t - 1), lerp(e[1], w[1], t - 1)]
      line(
        pen,
        [
          [at[0] - 16, at[1] - 4],
          [at[0], at[1] + 4],
          [at[0] + 14, at[1]],
        ],
        css(sleeve.deep, 0.26),
        4,
      )
    }
  } else
    ribbon(
      pen,
      [
        [lerp(shoulder[0], e[0], -0.06), shoulder[1] - 12],
        [lerp(shoulder[0], e[0], 0.2), lerp(shoulder[1], e[1], 0.2)],
        [lerp(shoulder[0], e[0], 0.5), lerp(shoulder[1], e[1], 0.5)],
      ],
      [33 * g, 37 * g, 37 * g],
      cloth.top,
      light,
      0.5,
      true,
    )
}

/** A sling, bandaged hand or the like belongs to the arm that is hurt. */
export function drawArmInjury(pen: Pen, pose: BodyPose, side: -1 | 1, light: Light): void {
  const spec = side < 0 ? pose.left : pose.right
  const wrap = tones(rgb('#ece6da'), light)
  const [x, y] = spec.wrist
  blob(
    pen,
    [
      [x - 21, y - 34],
      [x + 21, y - 34],
      [x + 23, y + 26],
      [x - 23, y + 26],
    ],
    css(wrap.base),
  )
  for (let i = 0; i < 3; i++)
    line(
      pen,
      [
        [x - 20, y - 20 + i * 18],
        [x + 20, y - 26 + i * 18],
      ],
      css(wrap.deep, 0.5),
      2.5,
    )
  soft(pen, x + 4, y - 4, 12, 9, rgb('#8c1418'), 0.7)
}
