// The hair behind the head and the neck.
import { css, lighten, luma, mix, type Rgb } from '../draw/color.ts'
import { blob, lerp, line, type Pen, type Point, taper, through } from '../draw/pen.ts'
import { hash, random } from '../draw/random.ts'
import type { Head } from '../face/geometry.ts'
import type { Traits } from '../figure/traits.ts'
import type { Tones } from '../light/light.ts'
import { fallOf, key, outside, STYLES, strandColor } from './styles.ts'

/** Luminance that hair seen from behind is lifted to, and the most that it is lifted by: black hair stays black. */
const READS = 0.3
const MOST = 1.8

/**
 * Hair as it is seen from behind: no face beside it shows how dark the light is, and all of it would lie in shade. It is
 * lit as what the light meets first, bright enough for its own colour to read.
 */
export function seenFromBehind(tones: Tones): Tones {
  const gain = Math.min(MOST, Math.max(1, READS / Math.max(0.01, luma(tones.base))))
  const lift = (color: Rgb, by: number): Rgb => [color[0] * by, color[1] * by, color[2] * by]
  const base = lift(tones.base, gain)
  return {
    light: lighten(base, 0.16),
    base,
    shade: mix(base, lift(tones.shade, gain), 0.4),
    deep: lift(tones.shade, gain),
    line: tones.line,
  }
}

/** What lies behind the head and the neck. */
export function drawHairBack(pen: Pen, traits: Traits, head: Head, tones: Tones, detail: number): void {
  const name = traits.hair.style
  const style = STYLES[name]
  const r = random(hash(`${key(traits)} back`))
  const dark = css(mix(tones.shade, tones.deep, 0.55))
  if (name === 'ponytail') {
    const s = traits.hair.part
    const x = head.at(s * 20, -70, -95)
    taper(
      pen,
      [
        [x.x, x.y],
        [x.x + s * 74, x.y + 10],
        [x.x + s * 92, x.y + 100],
        [x.x + s * 66, x.y + 205],
      ],
      dark,
      58,
      0.35,
    )
    if (detail > 0.3)
      for (let i = 0; i < 6; i++)
        line(
          pen,
          [
            [x.x + s * (40 + i * 4), x.y + 2 + i],
            [x.x + s * (76 + i * 4), x.y + 70],
            [x.x + s * (70 + i * 2), x.y + 150],
          ],
          css(tones.base, 0.6),
          2.5,
        )
  }
  if (name === 'bun') {
    const b = head.at(0, -122, -40)
    pen.beginPath()
    pen.ellipse(b.x, b.y - 4, 37, 33, 0, 0, 7)
    const fade = pen.createRadialGradient(b.x - 10, b.y - 18, 4, b.x, b.y, 42)
    fade.addColorStop(0, css(tones.light))
    fade.addColorStop(0.5, css(tones.base))
    fade.addColorStop(1, css(tones.shade))
    pen.fillStyle = fade
    pen.fill()
    for (let i = 0; i < 5; i++)
      line(
        pen,
        [
          [b.x - 28 + i * 4, b.y + 8 - i * 3],
          [b.x, b.y - 26 + i * 9],
          [b.x + 28 - i * 3, b.y + 4],
        ],
        css(tones.deep, 0.45),
        1.8,
      )
  }
  if (name === 'afro' || name === 'curly') {
    const big = name === 'afro'
    const [l, rr] = head.edge(-30)
    const cx = (l[0] + rr[0]) / 2
    const rx = (rr[0] - l[0]) / 2 + (big ? 44 : 20)
    const n = big ? 22 : 18
    const points: Point[] = []
    for (let i = 0; i < n; i++) {
      const a = (i / n) * Math.PI * 2
      const k = 1 + r.in(-0.045, 0.05)
      points.push([cx + Math.cos(a) * rx * k, (big ? -46 : -36) + Math.sin(a) * (big ? 122 : 92) * k])
    }
    blob(pen, points, dark)
  }
  const fall = fallOf(traits)
  if (fall > 0) {
    const wave = style.texture === 'wavy' ? 17 : style.texture === 'curly' ? 14 : 3
    const spread = name === 'bob' ? 1 : 1.08
    const left: Point[] = []
    const right: Point[] = []
    const steps = 7
    for (let i = 0; i <= steps; i++) {
      const t = i / steps
      const y = lerp(-60, fall, t)
      const [l, rr] = head.edge(Math.min(y, 30), style.sides + 3)
      const sway = Math.sin(t * 9 + (traits.hair.part > 0 ? 0 : 1.6)) * wave * t
      const pull = t > 0.35 ? (t - 0.35) * 16 * spread : 0
      left.push([l[0] - pull + sway, y])
      right.push([rr[0] + pull + sway, y])
    }
    const [l, rr] = [left[steps] as Point, right[steps] as Point]
    const ends: Point[] = []
    const tips = 7
    for (let i = 1; i < tips; i++) ends.push([lerp(rr[0], l[0], i / tips), fall + (i % 2 ? 10 : -3) + r.in(-4, 5)])
    const shape = [...left.slice().reverse(), ...outside(head, { ...style, reach: -50 }, r), ...right, ...ends]
    pen.beginPath()
    through(pen, shape, true)
    const fade = pen.createLinearGradient(0, -100, 0, fall)
    fade.addColorStop(0, css(tones.shade))
    fade.addColorStop(0.45, dark)
    fade.addColorStop(1, css(mix(tones.shade, tones.base, 0.4)))
    pen.fillStyle = fade
    pen.fill()
    if (detail > 0.25)
      for (let i = 0; i < 26; i++) {
        const t = r()
        const x0 = lerp((left[2] as Point)[0], (right[2] as Point)[0], t)
        const x1 = lerp(l[0], rr[0], t) + r.in(-6, 6)
        line(
          pen,
          [
            [x0, 20],
            [lerp(x0, x1, 0.5) + Math.sin(i) * wave * 0.5, fall * 0.5],
            [x1, fall - r.in(0, 22)],
          ],
          strandColor(tones, r(), 0.34),
          2,
        )
      }
  }
}
