// The outdoors: hills, mountains, trees, grass, rocks, water.
import { css, darken, lighten, mix, type Rgb } from '../draw/color.ts'
import { blob, lerp, line, type Pen, type Point, poly, soft, taper, vertical } from '../draw/pen.ts'
import { skyColors } from './sky.ts'
import { type Stage, WIDE } from './stage.ts'

const span = WIDE.right - WIDE.left

/** A ridge that runs through the whole picture. `rough` 0 rolling … 1 jagged. */
export function drawRidge(
  pen: Pen,
  stage: Stage,
  y: number,
  height: number,
  rough: number,
  color: Rgb,
  lit: Rgb,
): Point[] {
  const { r } = stage
  const points: Point[] = []
  const n = rough > 0.5 ? 26 : 12
  const phase = r.in(0, 9)
  for (let i = 0; i <= n; i++) {
    const t = i / n
    const wave = Math.sin(t * 7 + phase) * 0.5 + Math.sin(t * 17 + phase * 2) * 0.25 * (1 + rough)
    points.push([WIDE.left + t * span, y - height * (0.5 + wave * 0.5) - r.in(-0.5, 0.5) * height * rough * 0.7])
  }
  const shape: Point[] = [...points, [WIDE.right, WIDE.bottom], [WIDE.left, WIDE.bottom]]
  const fill = vertical(pen, y - height, y + height * 0.6, [
    [0, lit],
    [0.5, color],
    [1, mix(color, stage.light.haze, 0.35)],
  ])
  if (rough > 0.5) poly(pen, shape, fill)
  else blob(pen, [[WIDE.left - 200, WIDE.bottom], ...shape.slice(0, -2), [WIDE.right + 200, WIDE.bottom]], fill)
  return points
}

/** Peaks with lit and shaded faces and snow. */
export function drawPeaks(pen: Pen, stage: Stage, base: number, height: number, far: number, snow: boolean): void {
  const { r, light } = stage
  for (let i = 0; i < 7; i++) {
    const x = WIDE.left + (i + r.in(0.1, 0.9)) * (span / 7)
    const h = height * r.in(0.55, 1.05)
    const w = h * r.in(0.8, 1.15)
    const top: Point = [x + r.in(-20, 20), base - h]
    const mid: Point = [x + w * 0.12, base]
    poly(
      pen,
      [[x - w, base + 30], [x - w * 0.45, base - h * 0.48], top, mid],
      css(light.side < 0 ? stage.lit('#7d8796', far) : stage.dim('#6c7488', far)),
    )
    poly(
      pen,
      [top, [x + w * 0.4, base - h * 0.55], [x + w, base + 30], mid],
      css(light.side < 0 ? stage.dim('#6c7488', far) : stage.lit('#7d8796', far)),
    )
    if (snow) {
      poly(
        pen,
        [
          top,
          [x - w * 0.24, base - h * 0.7],
          [x - w * 0.1, base - h * 0.64],
          [x, base - h * 0.72],
          [x + w * 0.1, base - h * 0.62],
          [x + w * 0.23, base - h * 0.72],
        ],
        css(stage.lit('#f3f6fa', far * 0.7)),
      )
    }
  }
}

export type TreeKind = 'leaf' | 'pine' | 'bare' | 'palm' | 'dead'

const isSnowy = (stage: Stage): boolean => /snow|blizzard/.test(stage.weather)

export function drawTree(
  pen: Pen,
  stage: Stage,
  x: number,
  base: number,
  height: number,
  grown: TreeKind,
  far: number,
): void {
  const { r, light } = stage
  const snowy = isSnowy(stage)
  // Where it snows the leaves are down.
  const kind = snowy && grown === 'leaf' ? 'bare' : grown
  const trunk = css(stage.c('#4a3a2c', far))
  const lit = light.side
  if (kind === 'pine') {
    poly(
      pen,
      [
        [x - height * 0.03, base],
        [x + height * 0.03, base],
        [x + height * 0.012, base - height * 0.9],
        [x - height * 0.012, base - height * 0.9],
      ],
      trunk,
    )
    for (let i = 0; i < 6; i++) {
      const t = i / 6
      const y = base - height * (0.14 + t * 0.76)
      const w = height * 0.25 * (1 - t * 0.82)
      const h = height * 0.24
      poly(
        pen,
        [
          [x, y - h],
          [x + w * 0.5, y - h * 0.35],
          [x + w, y + r.in(-4, 8)],
          [x + w * 0.3, y - 4],
          [x, y + 6],
          [x - w * 0.3, y - 4],
          [x - w, y + r.in(-4, 8)],
          [x - w * 0.5, y - h * 0.35],
        ],
        css(mix(stage.dim('#2f4a3c', far), stage.c('#39584a', far), t)),
      )
      poly(
        pen,
        [
          [x, y - h],
          [x + lit * w * 0.5, y - h * 0.35],
          [x + lit * w * 0.9, y],
          [x + lit * w * 0.2, y - h * 0.4],
        ],
        css(stage.lit(snowy ? '#e6edf4' : '#4d7059', far), 0.75),
      )
    }
    return
  }
  if (kind === 'palm') {
    const top: Point = [x + height * 0.12, base - height]
    taper(pen, [[x, base], [x + height * 0.02, base - height * 0.5], top], trunk, height * 0.05, 0.05)
    for (let i = 0; i < 8; i++) {
      const a = (i / 8) * Math.PI * 2
      taper(
        pen,
        [
          top,
          [top[0] + Math.cos(a) * height * 0.2, top[1] - height * 0.07 + Math.sin(a) * 16],
          [top[0] + Math.cos(a) * height * 0.36, top[1] + height * 0.12 + Math.sin(a) * 12],
        ],
        css(i % 2 ? stage.c('#4b7a45', far) : stage.dim('#35603a', far)),
        height * 0.06,
        0.3,
      )
    }
    return
  }
  const w = height * 0.055
  taper(
    pen,
    [
      [x, base + 6],
      [x + r.in(-6, 6), base - height * 0.35],
      [x + r.in(-10, 10), base - height * 0.75],
    ],
    trunk,
    w * 2,
    0.02,
  )
  const branches = kind === 'leaf' ? 4 : 9
  for (let i = 0; i < branches; i++) {
    const y = base - height * r.in(0.32, 0.75)
    const s = i % 2 ? 1 : -1
    const l = height * r.in(0.14, 0.3)
    taper(
      pen,
      [
        [x, y + 8],
        [x + s * l * 0.5, y - l * 0.4],
        [x + s * l, y - l * r.in(0.6, 1.2)],
      ],
      trunk,
      w * 0.7,
      0.05,
    )
    if (snowy)
      taper(
        pen,
        [
          [x + s * 4, y + 2],
          [x + s * l * 0.5, y - l * 0.4 - w * 0.3],
          [x + s * l, y - l * 0.85],
        ],
        css(stage.lit('#eef3f8', far)),
        w * 0.3,
      )
    if (kind !== 'leaf')
      taper(
        pen,
        [
          [x + s * l * 0.5, y - l * 0.4],
          [x + s * l * 0.8, y - l * 0.3],
          [x + s * l * 1.2, y - l * 0.5],
        ],
        trunk,
        w * 0.35,
        0.05,
      )
  }
  if (kind === 'leaf') {
    const autumn = /autumn|fall /.test(stage.place)
    const base3 = autumn ? (['#8a4a24', '#b8742e', '#d89a44'] as const) : (['#2f4f34', '#45703f', '#6f9a52'] as const)
    const clumps = 13
    for (let layer = 0; layer < 3; layer++)
      for (let i = 0; i < clumps; i++) {
        const a = r.in(0, Math.PI * 2)
        const d = Math.sqrt(r()) * height * (0.3 - layer * 0.05)
        const cx = x + Math.cos(a) * d * 1.15 + lit * layer * height * 0.035
        const cy = base - height * 0.74 + Math.sin(a) * d * 0.8 - layer * height * 0.045
        const size = height * r.in(0.07, 0.12) * (1 - layer * 0.2)
        const points: Point[] = []
        for (let k = 0; k < 8; k++) {
          const b = (k / 8) * Math.PI * 2
          const q = size * r.in(0.8, 1.2)
          points.push([cx + Math.cos(b) * q * 1.15, cy + Math.sin(b) * q])
        }
        blob(pen, points, css(stage.c(base3[layer] as string, far), layer === 2 ? 0.75 : 1))
      }
  }
}

/** Tufts of grass along a line. */
export function drawGrass(
  pen: Pen,
  stage: Stage,
  y0: number,
  y1: number,
  count: number,
  hex = '#55753f',
  far = 0,
): void {
  const { r } = stage
  const [many, color0] = isSnowy(stage) ? [count * 0.3, '#a39a7c'] : [count, hex]
  for (let i = 0; i < many; i++) {
    const t = r()
    const y = lerp(y0, y1, t)
    const x = r.in(WIDE.left, WIDE.right)
    const h = lerp(9, 34, t) * r.in(0.6, 1.3)
    const color = css(r() < 0.5 ? stage.lit(color0, far * (1 - t)) : stage.dim(color0, far * (1 - t)), 0.85)
    for (let k = -1; k <= 1; k++)
      taper(
        pen,
        [
          [x + k * 4, y],
          [x + k * 6, y - h * 0.6],
          [x + k * 11 + 3, y - h],
        ],
        color,
        4 + t * 3,
        0.1,
      )
  }
}

export function drawBush(
  pen: Pen,
  stage: Stage,
  x: number,
  y: number,
  size: number,
  far: number,
  hex = '#3f6140',
): void {
  const { r, light } = stage
  for (let layer = 0; layer < 3; layer++)
    for (let i = 0; i < 7; i++) {
      const cx = x + r.in(-1, 1) * size * (1 - layer * 0.25) + light.side * layer * 6
      const cy = y - r.in(0.1, 0.8) * size * 0.7 - layer * size * 0.1
      const color = layer === 0 ? stage.dim(hex, far) : layer === 1 ? stage.c(hex, far) : stage.lit(hex, far)
      soft(pen, cx, cy, size * 0.36, size * 0.3, color, 1)
      soft(pen, cx, cy, size * 0.3, size * 0.25, color, 1)
    }
}

export function drawRock(
  pen: Pen,
  stage: Stage,
  x: number,
  y: number,
  size: number,
  far: number,
  hex = '#7a7670',
): void {
  const { r, light } = stage
  const p: Point[] = []
  const n = 8
  for (let i = 0; i < n; i++) {
    const a = Math.PI + (i / (n - 1)) * Math.PI
    p.push([x + Math.cos(a) * size * r.in(0.85, 1.15), y + Math.sin(a) * size * r.in(0.55, 0.85)])
  }
  poly(pen, [...p, [x + size, y + 8], [x - size, y + 8]], css(stage.c(hex, far)))
  const top = p[Math.floor(n / 2)] as Point
  const sideP = (light.side < 0 ? p[1] : p[n - 2]) as Point
  poly(
    pen,
    [top, sideP, [x + light.side * size * 0.75, y], [x + light.side * size * 0.1, y - size * 0.1]],
    css(stage.lit(hex, far), 0.7),
  )
  poly(
    pen,
    [top, (light.side < 0 ? p[n - 2] : p[1]) as Point, [x - light.side * size * 0.9, y + 6], [x, y]],
    css(stage.dim(hex, far), 0.6),
  )
}

/** Ground from `y` down: one colour that grows lighter into the distance. */
export function drawGround(pen: Pen, stage: Stage, y: number, hex: string): void {
  pen.fillStyle = vertical(pen, y, WIDE.height + 60, [
    [0, stage.c(hex, 0.5)],
    [0.25, stage.lit(hex, 0.18)],
    [0.6, stage.c(hex)],
    [1, stage.dim(hex)],
  ])
  pen.fillRect(WIDE.left, y, span, WIDE.bottom - y)
}

/** Water with sky in it and glints. */
export function drawWater(pen: Pen, stage: Stage, y0: number, y1: number): void {
  const { r } = stage
  const [, b, c] = skyColors(stage)
  pen.fillStyle = vertical(pen, y0, y1, [
    [0, mix(c, stage.c('#6c93a8'), 0.25)],
    [0.4, mix(b, stage.c('#3f6f8a'), 0.45)],
    [1, mix(darken(b, 0.35), stage.c('#234a63'), 0.6)],
  ])
  pen.fillRect(WIDE.left, y0, span, y1 - y0)
  for (let i = 0; i < 150; i++) {
    const t = r() ** 1.4
    const y = lerp(y0 + 3, y1, t)
    const w = lerp(16, 90, t) * r.in(0.5, 1.4)
    const x = r.in(WIDE.left, WIDE.right)
    line(
      pen,
      [
        [x - w, y],
        [x, y + lerp(0.5, 3, t)],
        [x + w, y],
      ],
      css(r() < 0.6 ? lighten(c, 0.35) : darken(b, 0.3), lerp(0.25, 0.5, r())),
      lerp(1, 3.2, t),
    )
  }
}
