// The cloth of garments under a light: tones, the torso's outline, folds and patterns.
import { css, lighten, mix, type Rgb, rgb } from '../draw/color.ts'
import { horizontal, lerp, line, type Pen, type Point, soft, through } from '../draw/pen.ts'
import { hash, random } from '../draw/random.ts'
import type { Frame } from '../figure/pose.ts'
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

export function fillTorso(pen: Pen, shape: readonly Point[], cloth: Tones, light: Light, width: number): void {
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
export function folds(pen: Pen, frame: Frame, cloth: Tones, seed: string, hem: number, cx: number): void {
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

export function pattern(pen: Pen, traits: Traits, shape: readonly Point[], cloth: Tones, hem: number): void {
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
