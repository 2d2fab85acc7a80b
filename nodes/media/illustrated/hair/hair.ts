// Hair: a mass behind the head, a cap on the skull with a hairline, locks beside the face, and strands over all of it.
import { css, lighten, mix } from '../draw/color.ts'
import { blob, lerp, line, type Pen, type Point, soft, taper, through } from '../draw/pen.ts'
import { hash, type Random, random } from '../draw/random.ts'
import type { Head } from '../face/geometry.ts'
import type { HairStyle, Traits } from '../figure/traits.ts'
import type { Light, Tones } from '../light/light.ts'

interface Style {
  /** How far the hair stands from the skull at the top and at the sides. */
  readonly top: number
  readonly sides: number
  /** How far down the cap reaches beside the face. */
  readonly reach: number
  readonly line: 'even' | 'part' | 'fringe' | 'receding' | 'swept' | 'soft'
  /** Where falling hair ends, as a height of the head's units; 0 for none. */
  readonly fall: number
  readonly texture: 'straight' | 'wavy' | 'curly'
}

const STYLES: Record<HairStyle, Style> = {
  bald: { top: 0, sides: 0, reach: 0, line: 'receding', fall: 0, texture: 'straight' },
  buzz: { top: 2, sides: 1.5, reach: 4, line: 'even', fall: 0, texture: 'straight' },
  short: { top: 15, sides: 6, reach: 12, line: 'swept', fall: 0, texture: 'straight' },
  'side-part': { top: 17, sides: 7, reach: 16, line: 'part', fall: 0, texture: 'straight' },
  slick: { top: 13, sides: 5, reach: 16, line: 'even', fall: 0, texture: 'straight' },
  quiff: { top: 26, sides: 5, reach: 10, line: 'swept', fall: 0, texture: 'wavy' },
  curly: { top: 24, sides: 15, reach: 22, line: 'soft', fall: 0, texture: 'curly' },
  afro: { top: 46, sides: 40, reach: 36, line: 'even', fall: 0, texture: 'curly' },
  bob: { top: 15, sides: 15, reach: 40, line: 'part', fall: 118, texture: 'straight' },
  long: { top: 13, sides: 12, reach: 40, line: 'soft', fall: 270, texture: 'straight' },
  wavy: { top: 17, sides: 17, reach: 40, line: 'part', fall: 235, texture: 'wavy' },
  ponytail: { top: 11, sides: 6, reach: 14, line: 'soft', fall: 0, texture: 'straight' },
  bun: { top: 11, sides: 6, reach: 12, line: 'even', fall: 0, texture: 'straight' },
  braids: { top: 11, sides: 8, reach: 18, line: 'soft', fall: 0, texture: 'straight' },
  fringe: { top: 15, sides: 12, reach: 40, line: 'fringe', fall: 170, texture: 'straight' },
  pixie: { top: 17, sides: 9, reach: 20, line: 'swept', fall: 0, texture: 'wavy' },
  mohawk: { top: 2, sides: 1.5, reach: 4, line: 'even', fall: 0, texture: 'straight' },
  locs: { top: 18, sides: 16, reach: 34, line: 'even', fall: 210, texture: 'wavy' },
  receding: { top: 6, sides: 7, reach: 16, line: 'receding', fall: 0, texture: 'straight' },
}

/** How far the hair stands above the skull: hats need to know. */
export const hairTop = (traits: Traits): number => STYLES[traits.hair.style].top

const fallOf = (traits: Traits): number => {
  const { fall } = STYLES[traits.hair.style]
  return fall > 130 ? fall * traits.hair.long : fall
}

/** The outside of the hair from the left reach over the crown to the right reach. */
function outside(head: Head, style: Style, r: Random): Point[] {
  const ys =
    style.reach < -30 ? [style.reach, -72, -90, -103] : [style.reach, style.reach * 0.4 - 14, -40, -66, -88, -103]
  const jag = style.texture === 'curly' ? 5 : 0
  const [ml, mr] = head.edge(-40)
  const cx = (ml[0] + mr[0]) / 2
  // Every point of the skull moves out from the middle of the head, more toward the crown.
  const grown = ([x, y]: Point): Point => {
    const grow = lerp(style.sides, style.top, Math.max(0, Math.min(1, (-y - 20) / 80))) + r.in(-jag, jag)
    const length = Math.hypot(x - cx, y + 34) || 1
    return [x + ((x - cx) / length) * grow, y + (Math.min(0, y + 34) / length) * grow]
  }
  const left = ys.map(y => grown(head.edge(y)[0]))
  const right = ys.map(y => grown(head.edge(y)[1]))
  const [tl, tr] = head.edge(-112)
  return [...left, [(tl[0] + tr[0]) / 2, tl[1] - style.top], ...right.reverse()]
}

function hairline(traits: Traits, head: Head, style: Style): Point[] {
  const p = traits.hair.part
  const flip = (points: readonly (readonly [number, number])[]) =>
    p > 0 ? points : points.map(([x, y]) => [-x, y] as const).reverse()
  const reach = style.reach
  const lines: Record<Style['line'], readonly (readonly [number, number])[]> = {
    even: [
      [69, reach],
      [66, -18],
      [60, -48],
      [40, -70],
      [0, -76],
      [-40, -70],
      [-60, -48],
      [-66, -18],
      [-69, reach],
    ],
    soft: [
      [68, reach],
      [66, -14],
      [58, -44],
      [32, -70],
      [0, -82],
      [-32, -70],
      [-58, -44],
      [-66, -14],
      [-68, reach],
    ],
    part: flip([
      [68, reach],
      [66, -12],
      [60, -44],
      [44, -72],
      [33, -86],
      [8, -70],
      [-26, -54],
      [-56, -30],
      [-66, -6],
      [-68, reach],
    ]),
    swept: flip([
      [69, reach],
      [66, -22],
      [58, -52],
      [38, -66],
      [12, -63],
      [-14, -70],
      [-40, -66],
      [-59, -48],
      [-66, -18],
      [-69, reach],
    ]),
    fringe: [
      [66, reach],
      [65, -8],
      [56, -27],
      [30, -33],
      [0, -36],
      [-30, -33],
      [-56, -27],
      [-65, -8],
      [-66, reach],
    ],
    receding: [
      [69, reach],
      [67, -26],
      [64, -58],
      [52, -84],
      [30, -93],
      [0, -84],
      [-30, -93],
      [-52, -84],
      [-64, -58],
      [-67, -26],
      [-69, reach],
    ],
  }
  return lines[style.line].map(([x, y]) => {
    const spot = head.on(x, y, 2)
    return [spot.x, spot.y]
  })
}

const strandColor = (tones: Tones, at: number, alpha: number): string =>
  css(at < 0.42 ? tones.light : at < 0.7 ? tones.shade : tones.deep, alpha)

const key = (traits: Traits): string => `${traits.id} ${traits.hair.style}`

type Box = readonly [left: number, top: number, right: number, bottom: number]

/** What the hair before and behind the head can cover at any turn, in units of the head; undefined where there is none. */
export function hairBoxes(traits: Traits): { front: Box | undefined; back: Box | undefined } {
  const name = traits.hair.style
  const style = STYLES[name]
  const fall = fallOf(traits)
  const skull = 82 * Math.max(1, traits.face.width)
  const high = 120 + style.top + (name === 'quiff' ? 62 : name === 'mohawk' ? 72 : style.texture === 'curly' ? 18 : 8)
  const wide =
    skull +
    style.sides * 1.2 +
    (fall > 130 ? 44 : fall > 0 || name === 'braids' ? 34 : style.texture === 'curly' ? 18 : 10)
  const low =
    fall > 0
      ? name === 'locs'
        ? fall + 10
        : Math.min(fall, 205) + 16
      : name === 'braids'
        ? 236
        : Math.max(60, style.reach + 60)
  const front: Box | undefined = name === 'bald' ? [-skull, -130, skull, -40] : [-wide, -high, wide, low]
  const behind = fall > 0 ? skull + style.sides + 66 : 0
  const back: Box | undefined =
    fall > 0
      ? [-behind, -high - 4, behind, fall + 20]
      : name === 'ponytail'
        ? [-165, -140, 165, 215]
        : name === 'bun'
          ? [-70, -180, 70, -60]
          : name === 'afro' || name === 'curly'
            ? [-skull - 62, -184, skull + 62, 96]
            : undefined
  return { front, back }
}

/** Whether the hair falls down the back, so that from behind it covers the whole head. */
export const fallsBehind = (traits: Traits): boolean => fallOf(traits) > 0

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
  const many = Math.round((close ? 0 : style.texture === 'curly' ? 26 : 44) * detail)
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
  const n = Math.round((big ? 44 : 34) * Math.max(0.4, detail))
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

/** Hair that falls before the ears and the shoulders. */
function drawLocks(pen: Pen, traits: Traits, head: Head, tones: Tones, light: Light, r: Random, detail: number): void {
  const name = traits.hair.style
  const style = STYLES[name]
  const fall = fallOf(traits)
  for (const s of [-1, 1] as const) {
    const pick = (y: number, grow: number): Point => head.edge(y, grow)[s < 0 ? 0 : 1]
    if (fall > 0 && name !== 'locs') {
      const sway = style.texture === 'wavy' ? 15 : 2
      const end = name === 'bob' ? 108 : name === 'fringe' ? Math.min(fall, 150) : Math.min(fall, 205)
      const outerEdge: Point[] = [
        pick(-78, style.sides * 0.5),
        pick(-40, style.sides + 1),
        pick(10, style.sides + 4),
        pick(48, style.sides + 13),
      ]
      const last = outerEdge[3] as Point
      const tail: Point[] =
        name === 'bob'
          ? [
              [last[0] - s * 1, 88],
              [last[0] - s * 10, end + 6],
            ]
          : [
              [last[0] + s * (4 + sway), 100],
              [last[0] + s * (8 - sway), 150],
              [last[0] + s * 2, end],
            ]
      const i1 = head.on(s * 64, -34, 3)
      const i2 = head.on(s * 66, 4, 3)
      const i3 = pick(48, -5)
      const back: Point[] =
        name === 'bob'
          ? [
              [i3[0] - s * 2, 84],
              [i3[0], 62],
            ]
          : [
              [last[0] - s * 18, end - 24],
              [last[0] - s * (21 - sway * 0.5), 128],
              [i3[0] + s * 2, 84],
            ]
      const shape: Point[] = [...outerEdge, ...tail, ...back, [i3[0], i3[1]], [i2.x, i2.y], [i1.x, i1.y]]
      pen.save()
      pen.beginPath()
      through(pen, shape, true)
      const lit = s === light.side
      const fade = pen.createLinearGradient(0, -60, 0, end)
      fade.addColorStop(0, css(lit ? tones.base : mix(tones.base, tones.shade, 0.6)))
      fade.addColorStop(0.5, css(lit ? mix(tones.base, tones.light, 0.4) : tones.shade))
      fade.addColorStop(1, css(lit ? tones.base : tones.shade))
      pen.fillStyle = fade
      pen.fill()
      pen.clip()
      if (detail > 0.25)
        for (let i = 0; i < 10; i++) {
          const t = r()
          const a: Point = [lerp((outerEdge[0] as Point)[0], i1.x, t), -50]
          const b: Point = [lerp((outerEdge[2] as Point)[0], i2.x, t), 20]
          const c: Point = [lerp(last[0] + s * 6, i3[0], t), 90 + sway]
          const d: Point = [lerp(last[0] + s * 4, last[0] - s * 18, t), end]
          line(pen, name === 'bob' ? [a, b, c] : [a, b, c, d], strandColor(tones, r(), 0.42), 1.9)
        }
      pen.restore()
    }
    if (name === 'braids') {
      const start = pick(40, 4)
      let [x, y] = [start[0] + s * 3, 46]
      for (let i = 0; i < 8; i++) {
        const w = 16 - i * 0.7
        for (const k of [-1, 1])
          blob(
            pen,
            [
              [x + k * w * 0.1, y - 6],
              [x + k * w, y - 3],
              [x + k * w * 0.9, y + 10],
              [x - k * w * 0.15, y + 19],
            ],
            css(k === light.side ? mix(tones.base, tones.light, 0.35) : tones.shade),
          )
        y += 17
        x += s * 2
      }
      pen.fillStyle = css(mix(tones.deep, [170, 60, 60], 0.5))
      pen.fillRect(x - 8, y - 4, 16, 7)
      taper(
        pen,
        [
          [x, y],
          [x + s, y + 15],
          [x + s * 3, y + 32],
        ],
        css(tones.base),
        15,
        0.4,
      )
    }
    if (name === 'locs')
      for (let i = 0; i < 4; i++) {
        const a = pick(-54 + i * 16, style.sides - 2 - i * 3)
        const len = fall * (0.72 + i * 0.07)
        taper(
          pen,
          [
            [a[0] - s * i * 2, a[1]],
            [a[0] + s * (7 - i * 3), 60],
            [a[0] + s * (10 - i * 7), len],
          ],
          css(i % 2 ? tones.base : mix(tones.shade, tones.base, 0.4)),
          15,
          0.35,
        )
      }
    if ((name === 'ponytail' || name === 'bun') && s === traits.hair.part) {
      const a = head.on(s * 60, -40, 3)
      taper(
        pen,
        [
          [a.x, a.y],
          [a.x + s * 8, a.y + 40],
          [a.x + s * 3, a.y + 76],
        ],
        css(tones.base),
        5,
        0.4,
      )
    }
  }
}
