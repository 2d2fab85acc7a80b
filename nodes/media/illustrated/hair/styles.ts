// Hair styles as measures, and the outlines that follow from them.
import { css } from '../draw/color.ts'
import { lerp, type Point } from '../draw/pen.ts'
import type { Random } from '../draw/random.ts'
import type { Head } from '../face/geometry.ts'
import type { HairStyle, Traits } from '../figure/traits.ts'
import type { Tones } from '../light/light.ts'

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

export const STYLES: Record<HairStyle, Style> = {
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
  braids: { top: 11, sides: 8, reach: -4, line: 'soft', fall: 0, texture: 'straight' },
  fringe: { top: 15, sides: 12, reach: 40, line: 'fringe', fall: 170, texture: 'straight' },
  pixie: { top: 17, sides: 9, reach: 20, line: 'swept', fall: 0, texture: 'wavy' },
  mohawk: { top: 2, sides: 1.5, reach: 4, line: 'even', fall: 0, texture: 'straight' },
  locs: { top: 18, sides: 16, reach: 34, line: 'even', fall: 210, texture: 'wavy' },
  receding: { top: 6, sides: 7, reach: 16, line: 'receding', fall: 0, texture: 'straight' },
}

/** How far the hair stands above the skull: hats need to know. */
export const hairTop = (traits: Traits): number => STYLES[traits.hair.style].top

export const fallOf = (traits: Traits): number => {
  const { fall } = STYLES[traits.hair.style]
  return fall > 130 ? fall * traits.hair.long : fall
}

/** The outside of the hair from the left reach over the crown to the right reach. */
export function outside(head: Head, style: Style, r: Random): Point[] {
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

export function hairline(traits: Traits, head: Head, style: Style): Point[] {
  const p = traits.hair.part
  const flip = (points: readonly (readonly [number, number])[]) =>
    p > 0 ? points : points.map(([x, y]) => [-x, y] as const).reverse()
  const reach = style.reach
  const lines: Record<Style['line'], readonly (readonly [number, number])[]> = {
    even: [
      [72, reach],
      [66, -18],
      [60, -48],
      [40, -70],
      [0, -76],
      [-40, -70],
      [-60, -48],
      [-66, -18],
      [-72, reach],
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
      [72, reach],
      [66, -22],
      [58, -52],
      [38, -66],
      [12, -63],
      [-14, -70],
      [-40, -66],
      [-59, -48],
      [-66, -18],
      [-72, reach],
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
      [72, reach],
      [67, -26],
      [64, -58],
      [52, -84],
      [30, -93],
      [0, -84],
      [-30, -93],
      [-52, -84],
      [-64, -58],
      [-67, -26],
      [-72, reach],
    ],
  }
  return lines[style.line].map(([x, y]) => {
    const spot = head.on(x, y, 2)
    return [spot.x, spot.y]
  })
}

export const strandColor = (tones: Tones, at: number, alpha: number): string =>
  css(at < 0.42 ? tones.light : at < 0.7 ? tones.shade : tones.deep, alpha)

export const key = (traits: Traits): string => `${traits.id} ${traits.hair.style}`

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
