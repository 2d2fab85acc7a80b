// Hats and head coverings, drawn over the hair.
import { css, darken, lighten, mix } from '../draw/color.ts'
import { blob, line, type Pen, type Point, poly, soft } from '../draw/pen.ts'
import type { Head } from '../face/geometry.ts'
import type { Traits } from '../figure/traits.ts'
import { hairTop } from '../hair/styles.ts'
import type { Light, Tones } from '../light/light.ts'

/** Draws the hat. The pen stands at the head's origin. */
export function drawHat(
  pen: Pen,
  traits: Traits,
  head: Head,
  cloth: Tones,
  light: Light,
  seenFromBehind: boolean,
): void {
  const kind = traits.outfit.hat
  if (kind === 'none') return
  const puff = Math.min(14, hairTop(traits) * 0.5)
  const at = (x: number, y: number, z = 10): Point => {
    const p = head.at(x, y, z)
    return [p.x, p.y]
  }
  const edge = (y: number, grow: number) => head.edge(y, grow + puff)
  const [bl, br] = edge(-52, 4)
  const lit = light.side
  const shade = css(cloth.shade)
  const sheen = (x: number, y: number, rx: number, ry: number): void =>
    soft(pen, x + lit * rx * 0.6, y, rx, ry, lighten(cloth.light, 0.25), 0.4)
  const dome = (rise: number, grow: number, y = -50): Point[] => {
    const [l, r] = edge(y, grow)
    const [ul, ur] = edge(-92, grow)
    const top = at(0, -112 - puff - rise, -6)
    return [l, ul, [top[0] - 34, top[1] + 5], top, [top[0] + 34, top[1] + 5], ur, r]
  }
  const band = (y: number, color: string, width: number): void => {
    const [l, r] = edge(y, 3)
    const m = at(0, y + 9, 76)
    line(pen, [l, [(l[0] + m[0]) / 2 - 6, m[1] - 2], m, [(r[0] + m[0]) / 2 + 6, m[1] - 2], r], color, width)
  }
  const brim = (y: number, wide: number, drop: number, thick: number): void => {
    const [l, r] = edge(y, 0)
    const m = at(0, y + drop, 90)
    blob(
      pen,
      [
        [l[0] - wide, y - 6],
        [l[0] - 8, y + 2],
        [m[0], m[1]],
        [r[0] + 8, y + 2],
        [r[0] + wide, y - 6],
        [r[0], y - thick],
        [m[0], m[1] - thick * 1.3],
        [l[0], y - thick],
      ],
      css(cloth.base),
    )
    line(
      pen,
      [
        [l[0] - wide, y - 6],
        [l[0] - 8, y + 2],
        [m[0], m[1]],
        [r[0] + 8, y + 2],
        [r[0] + wide, y - 6],
      ],
      css(cloth.deep, 0.7),
      3,
    )
  }
  switch (kind) {
    case 'fedora':
    case 'cowboy':
    case 'straw':
    case 'tophat': {
      const rise = kind === 'tophat' ? 84 : kind === 'cowboy' ? 40 : 30
      const top = at(0, -112 - puff - rise, -6)
      const crown: Point[] =
        kind === 'tophat'
          ? [bl, [top[0] - 66, top[1]], [top[0] + 66, top[1]], br]
          : [
              bl,
              [bl[0] + 6, top[1] + 26],
              [top[0] - 30, top[1]],
              [top[0], top[1] + (kind === 'straw' ? 0 : 13)],
              [top[0] + 30, top[1]],
              [br[0] - 6, top[1] + 26],
              br,
            ]
      if (kind === 'tophat') poly(pen, crown, css(cloth.base))
      else blob(pen, [...crown, at(0, -44, 70)], css(cloth.base))
      sheen(top[0], top[1] + 40, 40, 46)
      band(-64, css(darken(cloth.deep, 0.2)), 16)
      brim(-54, kind === 'cowboy' ? 62 : kind === 'straw' ? 56 : 36, kind === 'cowboy' ? 4 : 12, 11)
      break
    }
    case 'wizard': {
      const top = at(26, -330, -20)
      blob(
        pen,
        [
          bl,
          [bl[0] + 26, -140],
          [top[0] - 30, top[1] + 60],
          top,
          [top[0] - 4, top[1] + 90],
          [br[0] - 20, -140],
          br,
          at(0, -40, 74),
        ],
        css(cloth.base),
      )
      sheen((bl[0] + br[0]) / 2, -130, 34, 70)
      band(-62, css(lighten(cloth.light, 0.3)), 13)
      brim(-52, 66, 10, 10)
      break
    }
    case 'cap':
    case 'officer': {
      blob(
        pen,
        [...dome(kind === 'officer' ? 24 : 8, kind === 'officer' ? 16 : 5, -58), at(0, -50, 78)],
        css(cloth.base),
      )
      sheen(0, -104, 44, 26)
      if (kind === 'officer') band(-62, shade, 18)
      if (!seenFromBehind) {
        const [l, r] = [at(-56, -52, 62), at(56, -52, 62)]
        const m = at(0, -38, 128)
        blob(
          pen,
          [l, [l[0] + 12, l[1] + 14], m, [r[0] - 12, r[1] + 14], r, at(0, -62, 84)],
          css(kind === 'officer' ? darken(cloth.deep, 0.5) : mix(cloth.base, cloth.shade, 0.5)),
        )
        if (kind === 'officer') soft(pen, at(0, -88, 80)[0], at(0, -88, 80)[1], 12, 12, [216, 180, 80], 1)
      }
      break
    }
    case 'beanie':
      blob(pen, [...dome(14, 4, -52), at(0, -44, 76)], css(cloth.base))
      sheen(0, -110, 42, 28)
      for (let i = -3; i <= 3; i++)
        line(pen, [at(i * 17, -56, 60), at(i * 12, -92, 40), at(i * 5, -122 - puff, 0)], css(cloth.deep, 0.28), 3)
      band(-58, css(mix(cloth.base, cloth.light, 0.4)), 25)
      break
    case 'beret': {
      const c = at(lit * 20, -112 - puff, 0)
      blob(
        pen,
        [
          [bl[0] - 4, -66],
          [c[0] - 96, c[1] - 2],
          [c[0] - 20, c[1] - 32],
          [c[0] + 84, c[1] - 8],
          [br[0] + 4, -66],
          at(0, -66, 76),
        ],
        css(cloth.base),
      )
      sheen(c[0], c[1] - 2, 46, 22)
      band(-66, css(cloth.deep), 8)
      break
    }
    case 'crown': {
      const [l, r] = edge(-76, 2)
      const [m] = [at(0, -66, 72)]
      const points: Point[] = [
        [l[0], l[1]],
        [l[0] - 6, -132],
        [l[0] * 0.62, -104],
        [l[0] * 0.34, -144],
        [m[0], -106],
        [m[0] + 2, -152],
        [r[0] * 0.2, -106],
        [r[0] * 0.42, -144],
        [r[0] * 0.66, -104],
        [r[0] + 6, -132],
        [r[0], r[1]],
        [m[0] + 30, m[1] - 2],
        m,
        [m[0] - 30, m[1] - 2],
      ]
      poly(pen, points, css(cloth.base))
      line(pen, [l, [m[0], m[1] - 3], r], css(lighten(cloth.light, 0.3)), 4)
      for (const x of [-0.5, 0, 0.5]) soft(pen, m[0] + x * 90, m[1] - 18, 8, 9, [190, 40, 60], 1)
      break
    }
    case 'helmet':
      blob(pen, [...dome(12, 10, -30), at(0, -52, 84)], css(cloth.base))
      sheen(0, -100, 46, 40)
      line(pen, [at(0, -56, 84), at(0, -100, 60), at(0, -128 - puff, 0)], css(cloth.deep, 0.6), 6)
      band(-50, css(cloth.deep), 9)
      break
    case 'hood':
    case 'hijab': {
      const grow = kind === 'hood' ? 24 : 12
      const ys = [92, 50, 10, -40, -80, -104]
      const left = ys.map(y => head.edge(y, grow)[0])
      const right = ys.map(y => head.edge(y, grow)[1])
      const top = at(0, -112 - grow, -10)
      const rim: readonly (readonly [number, number])[] =
        kind === 'hood'
          ? [
              [70, 84],
              [68, 20],
              [62, -40],
              [38, -84],
              [0, -94],
              [-38, -84],
              [-62, -40],
              [-68, 20],
              [-70, 84],
            ]
          : [
              [54, 92],
              [62, 30],
              [60, -28],
              [40, -64],
              [0, -78],
              [-40, -64],
              [-60, -28],
              [-62, 30],
              [-54, 92],
            ]
      const inner = rim.map(([x, y]): Point => {
        const p = head.on(x, y, 4)
        return [p.x, p.y]
      })
      const low: Point = at(0, 128, 40)
      pen.beginPath()
      const outline: Point[] = [...left, top, ...right.reverse()]
      pen.moveTo((outline[0] as Point)[0], (outline[0] as Point)[1])
      for (const [x, y] of outline) pen.lineTo(x, y)
      pen.lineTo(low[0] + 56, low[1] + 12)
      pen.lineTo(low[0] - 56, low[1] + 12)
      pen.closePath()
      if (!seenFromBehind) {
        const first = inner[0] as Point
        pen.moveTo(first[0], first[1])
        for (const [x, y] of inner.slice(1)) pen.lineTo(x, y)
        pen.lineTo(low[0] - 24, low[1] - 8)
        pen.lineTo(low[0] + 24, low[1] - 8)
        pen.closePath()
      }
      const fade = pen.createLinearGradient(lit < 0 ? -90 : 90, 0, lit < 0 ? 90 : -90, 0)
      fade.addColorStop(0, css(cloth.light))
      fade.addColorStop(0.4, css(cloth.base))
      fade.addColorStop(1, css(cloth.shade))
      pen.fillStyle = fade
      pen.lineJoin = 'round'
      pen.fill('evenodd')
      if (!seenFromBehind) line(pen, inner, css(cloth.deep, 0.7), 4)
      break
    }
    case 'headband':
      band(-58, css(cloth.base), 15)
      break
  }
}
