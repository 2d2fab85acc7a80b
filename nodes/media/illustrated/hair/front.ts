// The hair on the skull: a cap with its hairline, strands, gloss and edge light.
import { css, lighten, mix } from '../draw/color.ts'
import { blob, lerp, line, type Pen, type Point, soft, taper, through } from '../draw/pen.ts'
import { hash, type Random, random } from '../draw/random.ts'
import type { Head } from '../face/geometry.ts'
import type { Traits } from '../figure/traits.ts'
import type { Light, Tones } from '../light/light.ts'
import { drawBraids, drawLocks } from './locks.ts'
import { fallOf, hairline, key, outside, STYLES, strandColor } from './styles.ts'

/** What lies on the skull and beside the face. `seenFromBehind` leaves no face free. */
export function drawHairFront(
  pen: Pen,
  traits: Traits,
  head: Head,
  tones: Tones,
  light: Light,
  detail: number,
  seenFromBehind = false,
): void {
  const name = traits.hair.style
  const style = STYLES[name]
  const r = random(hash(`${key(traits)} front`))
  if (name === 'bald') {
    const p = head.on(light.side * 24, -86)
    soft(pen, p.x, p.y, 34, 20, [255, 255, 255], 0.22)
    return
  }
  const outer = outside(head, style, r)
  const inner = seenFromBehind
    ? ([
        [50, style.reach + 26],
        [24, style.reach + 44],
        [0, style.reach + 48],
        [-24, style.reach + 44],
        [-50, style.reach + 26],
      ] as Point[])
    : hairline(traits, head, style)
  const close = name === 'buzz' || name === 'mohawk'
  const shape = [...outer, ...inner]
  const path = (): void => {
    pen.beginPath()
    through(pen, outer)
    pen.lineTo((inner[0] as Point)[0], (inner[0] as Point)[1])
    through(pen, inner, false, false)
    pen.closePath()
  }
  const xs = shape.map(p => p[0])
  const top = Math.min(...outer.map(p => p[1]))
  const [x0, x1] = [Math.min(...xs), Math.max(...xs)]
  pen.save()
  path()
  const from = light.side < 0 ? x0 : x1
  const to = light.side < 0 ? x1 : x0
  const fade = pen.createLinearGradient(from, top, lerp(from, to, 0.9), 20)
  fade.addColorStop(0, css(tones.light, close ? 0.85 : 1))
  fade.addColorStop(0.38, css(tones.base, close ? 0.85 : 1))
  fade.addColorStop(1, css(tones.shade, close ? 0.85 : 1))
  pen.fillStyle = fade
  pen.fill()
  pen.clip()
  // Strands are combed from the parting down to either side.
  const part = style.line === 'part' || style.line === 'swept' ? traits.hair.part * 26 : 0
  const rootBack = head.at(part * 0.5, -112 - style.top, -20)
  const rootFront = head.on(part, -84, 3)
  const many = Math.round((close || name === 'slick' ? 0 : style.texture === 'curly' ? 26 : 44) * detail)
  const ends = shape.filter(([, y]) => y > top + 26)
  for (let i = 0; i < many; i++) {
    const t = r()
    const end = ends[Math.floor(r() * ends.length)] as Point
    const side = end[0] > lerp(rootFront.x, rootBack.x, t) ? 1 : -1
    const root: Point = [lerp(rootFront.x, rootBack.x, t) + side * r.in(0, 9), lerp(rootFront.y, rootBack.y, t)]
    if (style.texture === 'curly') {
      pen.beginPath()
      pen.arc(
        lerp(root[0], end[0], r.in(0.3, 1)),
        lerp(root[1], end[1], r.in(0.2, 1)),
        r.in(7, 13),
        r.in(0, 3),
        r.in(3.6, 6),
      )
      pen.strokeStyle = strandColor(tones, r(), 0.5)
      pen.lineWidth = 2.6
      pen.stroke()
    } else {
      const reach = Math.abs(end[0] - root[0])
      const mid: Point = [lerp(root[0], end[0], 0.62), lerp(root[1], end[1], 0.26) - reach * 0.04]
      line(pen, [root, mid, end], strandColor(tones, r() * 0.86, 0.24), r.in(1, 2.2))
    }
  }
  if (!close) {
    const gloss = head.on(light.side * 26, -70, 4)
    soft(
      pen,
      gloss.x,
      Math.min(gloss.y, -74) - style.top * 0.7,
      46,
      13 + style.top * 0.25,
      lighten(tones.light, 0.3),
      0.42,
    )
    const dark = head.on(-light.side * 52, -40, 4)
    soft(pen, dark.x, dark.y, 34, 60, tones.deep, 0.42)
  }
  pen.restore()
  if (name === 'curly' || name === 'afro') drawCurls(pen, shape, tones, r, name === 'afro', detail)
  if (!close && style.texture !== 'curly') {
    // The hairline is soft: short strands cross it.
    if (detail > 0.3 && !seenFromBehind)
      for (let i = 1; i < inner.length - 1; i++) {
        const [ax, ay] = inner[i] as Point
        const [bx, by] = inner[i + 1] as Point
        for (let k = 0; k < 4; k++) {
          const t = r()
          const x = lerp(ax, bx, t)
          const y = lerp(ay, by, t)
          line(
            pen,
            [
              [x + r.in(-3, 3) * 0.5, y - 12],
              [x + (part > 0 ? -2 : 2), y + r.in(0, style.line === 'fringe' ? 6 : 1.6)],
            ],
            css(tones.base, 0.6),
            1.4,
          )
        }
      }
  }
  if (name === 'quiff') drawQuiff(pen, traits, head, tones, r, detail)
  if (name === 'mohawk') {
    const base = [-30, -14, 2, 18, 32].map(x => head.on(x * 0.6, -100 + Math.abs(x) * 0.2))
    blob(
      pen,
      [
        [(base[0] as { x: number }).x - 6, -92],
        [-26, -150],
        [-14, -138],
        [-4, -170],
        [6, -146],
        [18, -162],
        [24, -136],
        [(base[4] as { x: number }).x + 6, -92],
      ].map(([x, y]) => [(x as number) + Math.sin(head.pose.yaw) * 20, y as number] as const),
      css(tones.base),
    )
  }
  if (name === 'slick' && detail > 0.3)
    for (let i = 0; i < 9; i++) {
      const x = -44 + i * 11
      const a = head.on(x, -72, 3)
      const b = head.at(x * 0.72, -112 - style.top * 0.8, -10)
      line(
        pen,
        [
          [a.x, a.y],
          [lerp(a.x, b.x, 0.5), lerp(a.y, b.y, 0.6)],
          [b.x, b.y],
        ],
        css(i % 2 ? tones.light : tones.deep, 0.4),
        1.8,
      )
    }
  if (!seenFromBehind) drawLocks(pen, traits, head, tones, light, r, detail)
  else if (name === 'braids') drawBraids(pen, head, tones, light)
  if (light.rim && detail > 0.2) {
    // Edge light from behind, on the side away from the key.
    const side = -light.side
    const rim = outer.filter(
      ([x, y]) => y < (fallOf(traits) > 0 ? -46 : 30) && (side < 0 ? x < (x0 + x1) / 2 : x > (x0 + x1) / 2),
    )
    if (rim.length > 2)
      line(
        pen,
        rim.map(([x, y]) => [x - side * 2.5, y + 2] as const),
        css(light.rim, 0.55 * light.rimAlpha),
        3.2,
      )
  }
}

function drawCurls(pen: Pen, shape: readonly Point[], tones: Tones, r: Random, big: boolean, detail: number): void {
  const n = Math.round((big ? 44 : 34) * Math.max(0.8, detail))
  const edge = shape.length
  for (let i = 0; i < n; i++) {
    const at = (i / n) * edge
    const a = shape[Math.floor(at) % edge] as Point
    const b = shape[(Math.floor(at) + 1) % edge] as Point
    const t = at % 1
    const x = lerp(a[0], b[0], t) + r.in(-3, 3)
    const y = lerp(a[1], b[1], t) + r.in(-3, 3)
    const size = big ? r.in(8, 14) : r.in(8, 13)
    pen.beginPath()
    pen.arc(x, y, size, 0, 7)
    pen.fillStyle = css(mix(tones.base, r() < 0.5 ? tones.light : tones.shade, r.in(0.2, 0.7)))
    pen.fill()
    if (detail > 0.3) {
      pen.beginPath()
      pen.arc(x - 1, y - 1, size * 0.6, 2.6, 5.4)
      pen.strokeStyle = css(tones.light, 0.5)
      pen.lineWidth = 1.8
      pen.stroke()
    }
  }
}

function drawQuiff(pen: Pen, traits: Traits, head: Head, tones: Tones, r: Random, detail: number): void {
  const p = traits.hair.part
  for (let i = 0; i < 6; i++) {
    const x = p * (34 - i * 13)
    const root = head.on(x, -66 - (2.5 - Math.abs(2.5 - i)) * 3, 4)
    const tipX = root.x - p * r.in(10, 26)
    const tipY = root.y - r.in(54, 72)
    taper(
      pen,
      [
        [root.x, root.y + 5],
        [root.x + p * 9, root.y - 24],
        [root.x + p * 2, root.y - 46],
        [tipX, tipY],
      ],
      css(i % 2 ? tones.base : mix(tones.base, tones.light, 0.5)),
      21,
      0.32,
    )
    if (detail > 0.3)
      line(
        pen,
        [
          [root.x, root.y],
          [root.x + p * 8, root.y - 24],
          [tipX + p * 6, tipY + 12],
        ],
        css(tones.deep, 0.35),
        1.6,
      )
  }
}
