// Beards, moustaches and glasses.
import { css, darken, mix, type Rgb } from '../draw/color.ts'
import { line, type Pen, type Point, soft, taper, through, within } from '../draw/pen.ts'
import { hash, random } from '../draw/random.ts'
import type { Traits } from '../figure/traits.ts'
import type { Tones } from '../light/light.ts'
import { eyeX } from './eyes.ts'
import type { Head } from './geometry.ts'

const ring = (head: Head, points: readonly (readonly [number, number])[], lift = 1): Point[] =>
  points.map(([x, y]) => {
    const p = head.on(x, y, lift)
    return [p.x, p.y]
  })

/** The beard under and around the mouth; drawn before the mouth. */
export function drawBeard(pen: Pen, traits: Traits, head: Head, hair: Tones, skin: Rgb, detail: number): void {
  const style = traits.beard
  if (style === 'none') return
  const mouth = 68 + traits.face.mouthHeight
  const nose = 45 * traits.face.noseLength
  if (style === 'stubble') {
    within(pen, head.outline, () => {
      for (const [x, y, rx, ry, a] of [
        [0, 98, 60, 26, 0.5],
        [-44, 78, 26, 34, 0.36],
        [44, 78, 26, 34, 0.36],
        [0, nose + 12, 26, 7, 0.42],
      ] as const) {
        const p = head.on(x, y)
        soft(pen, p.x, p.y, rx, ry, mix(hair.shade, skin, 0.3), a)
      }
    })
    return
  }
  const chin = head.outline
  const moustache = (): void => {
    for (const s of [-1, 1])
      taper(
        pen,
        ring(
          head,
          [
            [s * 0.5, nose + 10],
            [s * 12, nose + 11.5],
            [s * 24, nose + 17],
            [s * 31, mouth + (style === 'moustache' ? 3 : 6)],
          ],
          4,
        ),
        css(hair.base),
        style === 'moustache' ? 11 : 9.5,
        0.3,
      )
    if (detail > 0.4)
      for (const s of [-1, 1])
        for (let i = 0; i < 5; i++) {
          const [a, b] = ring(
            head,
            [
              [s * (3 + i * 5), nose + 8 + i],
              [s * (7 + i * 5.4), nose + 15 + i * 1.4],
            ],
            5,
          )
          line(pen, [a as Point, b as Point], css(hair.deep, 0.5), 1.2)
        }
  }
  if (style === 'full' || style === 'short') {
    const drop = style === 'full' ? 46 : 5
    const e = (y: number, grow: number) => head.edge(y, grow)
    const full = style === 'full'
    const left: Point[] = [e(14, 1)[0], e(45, full ? 4 : 1.5)[0], e(76, full ? 9 : 3)[0], e(97, full ? 15 : 4)[0]]
    const right: Point[] = [e(14, 1)[1], e(45, full ? 4 : 1.5)[1], e(76, full ? 9 : 3)[1], e(97, full ? 15 : 4)[1]]
    const bottom = chin.reduce((low, p) => (p[1] > low[1] ? p : low))
    const inner = ring(
      head,
      [
        [61, 22],
        [55, 46],
        [42, nose + 17],
        [24, nose + 10],
        [0, nose + 9],
        [-24, nose + 10],
        [-42, nose + 17],
        [-55, 46],
        [-61, 22],
      ],
      2,
    )
    const shape: Point[] = [
      ...left,
      [bottom[0] - 30, bottom[1] + drop * 0.55],
      [bottom[0], bottom[1] + drop],
      [bottom[0] + 30, bottom[1] + drop * 0.55],
      ...right.reverse(),
      ...inner,
    ]
    pen.beginPath()
    through(pen, shape, true)
    const fade = pen.createLinearGradient(0, 10, 0, bottom[1] + drop)
    fade.addColorStop(0, css(mix(hair.base, skin, 0.35), 0.75))
    fade.addColorStop(0.22, css(hair.base))
    fade.addColorStop(0.6, css(mix(hair.base, hair.light, 0.25)))
    fade.addColorStop(1, css(hair.shade))
    pen.fillStyle = fade
    pen.fill()
    if (detail > 0.35) {
      pen.save()
      pen.clip()
      const r = random(hash(`${traits.id} beard`))
      const count = full ? 46 : 30
      for (let i = 0; i < count; i++) {
        const x = r.in(-52, 52)
        const y = r.in(nose + 26, 108)
        const p = head.on(x, y, 3)
        const length = full ? r.in(12, 26) : r.in(6, 11)
        line(
          pen,
          [
            [p.x, p.y],
            [p.x + x * 0.05, p.y + length * 0.6],
            [p.x + x * 0.04, p.y + length],
          ],
          css(r() < 0.5 ? hair.light : hair.deep, 0.4),
          1.4,
        )
      }
      pen.restore()
    }
    moustache()
    // The lips keep a clear place.
    const m = head.on(0, mouth + 3, 4)
    soft(pen, m.x, m.y + head.pose.jaw * 6, 30, 13, mix(skin, hair.shade, 0.35), 0.75)
    return
  }
  if (style === 'goatee') {
    const b = head.edge(109)
    const bottom = chin.reduce((low, p) => (p[1] > low[1] ? p : low))
    const shape: Point[] = [
      ...ring(
        head,
        [
          [-16, mouth + 15],
          [0, mouth + 17],
          [16, mouth + 15],
          [21, 97],
        ],
        3,
      ),
      [b[1][0] + 2, b[1][1] + 3],
      [bottom[0], bottom[1] + 10],
      [b[0][0] - 2, b[0][1] + 3],
      ...ring(head, [[-21, 97]], 3),
    ]
    pen.beginPath()
    through(pen, shape, true)
    pen.fillStyle = css(hair.base)
    pen.fill()
  }
  moustache()
}

/** Glasses over the eyes. */
export function drawGlasses(pen: Pen, traits: Traits, head: Head): void {
  if (traits.glasses === 'none') return
  const frame = traits.glasses === 'round' ? '#3a3331' : traits.glasses === 'monocle' ? '#b08d3f' : '#1d1b1e'
  const width = traits.glasses === 'square' ? 4.6 : 2.8
  const ex = eyeX(traits)
  const r = 25.5
  for (const s of [-1, 1]) {
    if (traits.glasses === 'monocle' && s < 0) continue
    const p = head.on(s * (ex + 0.5), 3, 10)
    pen.save()
    pen.translate(p.x, p.y)
    pen.scale(p.sx, 1)
    pen.beginPath()
    if (traits.glasses === 'square' || traits.glasses === 'sun') pen.roundRect(-r, -r * 0.72, r * 2, r * 1.46, 9)
    else pen.ellipse(0, 0, r * 0.98, r * 0.94, 0, 0, 7)
    pen.fillStyle = traits.glasses === 'sun' ? 'rgba(16,16,22,0.93)' : 'rgba(235,245,255,0.07)'
    pen.fill()
    pen.strokeStyle = frame
    pen.lineWidth = width
    pen.stroke()
    if (traits.glasses === 'sun')
      line(
        pen,
        [
          [-r * 0.5, -r * 0.4],
          [-r * 0.1, r * 0.1],
        ],
        'rgba(255,255,255,0.3)',
        3.5,
      )
    pen.restore()
    if (traits.glasses === 'monocle') continue
    const hinge = head.on(s * (ex + r), -2, 8)
    const ear = head.at(s * (head.half(6) - 1), -4, -6)
    const [l, rr] = head.edge(0)
    line(
      pen,
      [
        [hinge.x, hinge.y],
        [s < 0 ? Math.max(ear.x, l[0]) : Math.min(ear.x, rr[0]), ear.y],
      ],
      frame,
      width,
    )
  }
  if (traits.glasses !== 'monocle') {
    const [a, b, c] = ring(
      head,
      [
        [-(ex - r + 0.5), 0],
        [0, -4],
        [ex - r + 0.5, 0],
      ],
      12,
    )
    line(pen, [a as Point, b as Point, c as Point], frame, width)
  }
}

/** Shadow that thick hair lays on the brow; kept here since it belongs to the face's surface. */
export function drawHairShadow(pen: Pen, head: Head, skin: Tones, depth: number): void {
  within(pen, head.outline, () => {
    const p = head.on(0, -88)
    soft(pen, p.x, p.y, 92, 24 + depth, darken(skin.shade, 0.15), 0.55)
  })
}
