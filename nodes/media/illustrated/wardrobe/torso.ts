// Clothes on a torso: the garment beneath, what is worn over it, and what hangs about the neck.
import { css, darken, lighten, mix, type Rgb, rgb } from '../draw/color.ts'
import { blob, horizontal, lerp, line, type Pen, type Point, poly, soft, through } from '../draw/pen.ts'
import { hash, random } from '../draw/random.ts'
import type { BodyPose, Frame } from '../figure/pose.ts'
import type { Traits } from '../figure/traits.ts'
import { type Light, type Tones, tones } from '../light/light.ts'

export interface Cloth {
  readonly top: Tones
  readonly outer: Tones
  readonly bottom: Tones
  readonly shoes: Tones
  readonly hat: Tones
  readonly scarf: Tones | null
  readonly tie: Tones | null
  readonly gloves: Tones | null
  readonly bag: Tones | null
  readonly metal: Tones
}

export function clothOf(traits: Traits, light: Light): Cloth {
  const o = traits.outfit
  const t = (color: Rgb): Tones => tones(color, light)
  return {
    top: t(o.topColor),
    outer: t(o.outerColor),
    bottom: t(o.bottomColor),
    shoes: t(o.shoes),
    hat: t(o.hatColor),
    scarf: o.scarf && t(o.scarf),
    tie: o.tie && t(o.tie),
    gloves: o.gloves && t(o.gloves),
    bag: o.bag && t(o.bag),
    metal: t(rgb('#c9a84c')),
  }
}

/** The torso's outline from the left neck over the shoulders to the hem. `loose` widens it; `hem` is its lower end. */
export function torsoShape(frame: Frame, turn: number, loose: number, hem: number, flare = 0): Point[] {
  const near = 1 - turn * 0.13
  const far = 1 + turn * 0.13
  const l = (x: number): number => -x * far
  const r = (x: number): number => x * near
  const hemHalf =
    hem > frame.hipY
      ? frame.hip + loose + flare
      : lerp(frame.waist, frame.hip, Math.max(0, (hem - frame.waistY) / (frame.hipY - frame.waistY))) + loose + flare
  const slope = 12
  const side = (half: (x: number) => number): Point[] => [
    [half(frame.neck * 0.96), -6],
    [half(frame.neck + 18), slope],
    [half(frame.shoulder * 0.82), 20 * frame.body + 6],
    [half(frame.shoulder + loose * 0.4), 46 * frame.body + 6],
    [half(frame.shoulder + loose * 0.3 - 10), 86 * frame.body],
    [half(frame.chest + loose), 140 * frame.body],
    [half(frame.waist + loose), frame.waistY],
    ...(hem > frame.hipY - 6 ? [[half(frame.hip + loose + flare * 0.3), frame.hipY] as Point] : []),
    [half(hemHalf), hem],
  ]
  return [...side(l).reverse(), ...side(r)]
}

function fillTorso(pen: Pen, shape: readonly Point[], cloth: Tones, light: Light, width: number): void {
  pen.beginPath()
  through(pen, shape)
  pen.lineTo((shape[0] as Point)[0], (shape[0] as Point)[1])
  pen.closePath()
  const stops = [
    [0, mix(cloth.base, cloth.light, 0.75)],
    [0.35, cloth.base],
    [0.75, mix(cloth.base, cloth.shade, 0.65)],
    [1, cloth.shade],
  ] as const
  pen.fillStyle = horizontal(pen, light.side * width, light.side * -width, stops)
  pen.fill()
  pen.strokeStyle = css(cloth.line, 0.55)
  pen.lineWidth = 2.6
  pen.stroke()
}

/** Soft folds that hang from the shoulders and gather at the waist. */
function folds(pen: Pen, frame: Frame, cloth: Tones, seed: string, hem: number, cx: number): void {
  const r = random(hash(seed))
  for (let i = 0; i < 7; i++) {
    const s = i % 2 ? 1 : -1
    const x = s * r.in(0.3, 0.85) * frame.chest
    const y = r.in(120, frame.waistY - 30)
    line(
      pen,
      [
        [x, y],
        [x * 0.88 + cx * 0.4, y + 44],
        [x * 0.72 + cx, y + 80],
      ],
      css(cloth.deep, r.in(0.1, 0.22)),
      r.in(3, 7),
    )
  }
  for (const s of [-1, 1])
    line(
      pen,
      [
        [s * (frame.shoulder - 34), 96],
        [s * (frame.chest - 8), 150],
        [s * (frame.chest - 30), 190],
      ],
      css(cloth.deep, 0.3),
      5,
    )
  soft(pen, 0, hem, frame.hip * 1.1, 46, cloth.deep, 0.3)
}

function pattern(pen: Pen, traits: Traits, shape: readonly Point[], cloth: Tones, hem: number): void {
  const kind = traits.outfit.pattern
  if (kind === 'plain') return
  pen.save()
  pen.beginPath()
  through(pen, shape)
  pen.closePath()
  pen.clip()
  const pale = css(lighten(cloth.light, 0.35), 0.4)
  const dark = css(cloth.deep, 0.35)
  if (kind === 'striped')
    for (let y = 10; y < hem; y += 34)
      line(
        pen,
        [
          [-220, y],
          [0, y + 10],
          [220, y],
        ],
        pale,
        11,
      )
  if (kind === 'checked') {
    for (let y = 10; y < hem; y += 42)
      line(
        pen,
        [
          [-220, y],
          [0, y + 8],
          [220, y],
        ],
        dark,
        9,
      )
    for (let x = -200; x < 210; x += 42)
      line(
        pen,
        [
          [x, -10],
          [x * 0.94, hem],
        ],
        pale,
        6,
      )
  }
  if (kind === 'flowered') {
    const r = random(hash(`${traits.id} flowers`))
    for (let i = 0; i < 60; i++)
      soft(pen, r.in(-180, 180), r.in(0, hem), 11, 11, r() < 0.5 ? lighten(cloth.light, 0.6) : rgb('#f0c060'), 0.85)
  }
  pen.restore()
}

/** How low the garment beneath and the one over it hang. */
export function hems(traits: Traits, frame: Frame): { top: number; outer: number; skirt: number } {
  const o = traits.outfit
  const mid = (frame.crotch + frame.knee) / 2
  return {
    top: o.top === 'tunic' ? mid - 60 : o.top === 'armor' ? frame.crotch + 20 : frame.hipY + 28,
    outer:
      o.outer === 'coat' || o.outer === 'lab'
        ? frame.knee - 30
        : o.outer === 'cloak'
          ? frame.ankle - 60
          : o.outer === 'apron'
            ? frame.knee - 60
            : o.outer === 'uniform'
              ? frame.crotch + 20
              : frame.hipY + 40,
    skirt:
      o.top === 'robe'
        ? frame.ankle - 4
        : o.top === 'kimono'
          ? frame.ankle - 20
          : o.top === 'dress'
            ? frame.knee + 70
            : frame.knee + 20,
  }
}

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

function drawNeckline(pen: Pen, traits: Traits, frame: Frame, cloth: Cloth, skin: Tones, cx: number): void {
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

function drawOuter(
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
