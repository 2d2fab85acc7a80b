// What is built into places of work and power: lamps, screens, machines, columns, banners, crates, pipes.
import { css, darken, lighten, mix, type Rgb, rgb } from '../draw/color.ts'
import { blob, line, type Pen, type Point, poly, soft, taper, vertical } from '../draw/pen.ts'
import { box } from './furniture.ts'
import type { Stage } from './stage.ts'

/** A lamp that glows when it is not bright day. */
export function lamp(
  pen: Pen,
  stage: Stage,
  x: number,
  y: number,
  kind: 'hanging' | 'standing' | 'desk' | 'tube' | 'torch' | 'candle',
  hex = '#ffd89a',
): void {
  const on = stage.light.bright < 0.8 || kind === 'torch' || kind === 'tube' || kind === 'candle'
  const glow: Rgb = rgb(hex)
  if (kind === 'hanging') {
    line(
      pen,
      [
        [x, -260],
        [x, y - 40],
      ],
      css(stage.dim('#3a352f')),
      4,
    )
    poly(
      pen,
      [
        [x - 16, y - 44],
        [x + 16, y - 44],
        [x + 62, y],
        [x - 62, y],
      ],
      css(stage.c('#4f5a52')),
    )
    pen.fillStyle = css(lighten(glow, 0.5))
    pen.beginPath()
    pen.ellipse(x, y + 1, 44, 9, 0, 0, 7)
    pen.fill()
    if (on) {
      soft(pen, x, y + 20, 330, 300, glow, 0.38)
      poly(
        pen,
        [
          [x - 60, y + 2],
          [x + 60, y + 2],
          [x + 280, y + 560],
          [x - 280, y + 560],
        ],
        css(glow, 0.06),
      )
    }
  } else if (kind === 'standing') {
    line(
      pen,
      [
        [x, y],
        [x, y - 300],
      ],
      css(stage.dim('#4a3f34')),
      7,
    )
    line(
      pen,
      [
        [x - 30, y],
        [x + 30, y],
      ],
      css(stage.dim('#4a3f34')),
      9,
    )
    if (on) soft(pen, x, y - 330, 340, 300, glow, 0.5)
    poly(
      pen,
      [
        [x - 38, y - 382],
        [x + 38, y - 382],
        [x + 62, y - 290],
        [x - 62, y - 290],
      ],
      css(on ? lighten(glow, 0.35) : stage.lit('#d8c8a4')),
    )
  } else if (kind === 'desk') {
    line(
      pen,
      [
        [x, y],
        [x - 8, y - 60],
        [x + 30, y - 100],
      ],
      css(stage.dim('#3f4a44')),
      7,
    )
    if (on) soft(pen, x + 34, y - 40, 180, 130, glow, 0.55)
    poly(
      pen,
      [
        [x + 16, y - 118],
        [x + 44, y - 112],
        [x + 66, y - 78],
        [x + 4, y - 88],
      ],
      css(stage.c('#3f6a52')),
    )
  } else if (kind === 'tube') {
    soft(pen, x, y + 10, 420, 210, rgb('#d6ecff'), 0.35)
    pen.fillStyle = css(rgb('#f4fbff'))
    pen.beginPath()
    pen.roundRect(x - 130, y - 7, 260, 14, 7)
    pen.fill()
  } else if (kind === 'torch') {
    line(
      pen,
      [
        [x, y],
        [x, y - 74],
      ],
      css(stage.dim('#4a3220')),
      13,
    )
    soft(pen, x, y - 110, 300, 300, rgb('#ff9a3c'), 0.6)
    soft(pen, x, y - 100, 44, 64, rgb('#ffb04a'), 1)
    taper(
      pen,
      [
        [x, y - 66],
        [x - 6, y - 110],
        [x + 4, y - 160],
      ],
      css(rgb('#ffd27a')),
      34,
      0.3,
    )
    taper(
      pen,
      [
        [x, y - 70],
        [x + 4, y - 100],
        [x, y - 128],
      ],
      css(rgb('#fff4cc')),
      17,
      0.3,
    )
  } else {
    soft(pen, x, y - 34, 130, 130, rgb('#ffbe66'), 0.5)
    pen.fillStyle = css(stage.lit('#efe4cc'))
    pen.fillRect(x - 7, y - 36, 14, 36)
    soft(pen, x, y - 48, 7, 14, rgb('#fff3c4'), 1)
  }
}

/** A glowing screen with a diagram. */
export function screen(pen: Pen, stage: Stage, x: number, y: number, w: number, h: number, hex = '#5fd0ff'): void {
  const { r } = stage
  soft(pen, x, y, w * 1.2, h * 1.3, rgb(hex), 0.3)
  pen.fillStyle = css(stage.dim('#22272e'))
  pen.beginPath()
  pen.roundRect(x - w / 2 - 8, y - h / 2 - 8, w + 16, h + 16, 7)
  pen.fill()
  pen.fillStyle = vertical(pen, y - h / 2, y + h / 2, [
    [0, darken(rgb(hex), 0.72)],
    [1, darken(rgb(hex), 0.58)],
  ])
  pen.fillRect(x - w / 2, y - h / 2, w, h)
  const bright = css(mix(rgb(hex), [255, 255, 255], 0.3))
  const points: Point[] = []
  for (let i = 0; i <= 9; i++) points.push([x - w * 0.42 + (w * 0.84 * i) / 9, y + h * r.in(-0.2, 0.2)])
  pen.beginPath()
  points.forEach(([px, py], i) => {
    if (i) pen.lineTo(px, py)
    else pen.moveTo(px, py)
  })
  pen.strokeStyle = bright
  pen.lineWidth = 2.6
  pen.stroke()
  for (let i = 0; i < 4; i++)
    line(
      pen,
      [
        [x - w * 0.42, y + h * (0.28 + i * 0.055)],
        [x - w * 0.42 + w * r.in(0.2, 0.8), y + h * (0.28 + i * 0.055)],
      ],
      css(rgb(hex), 0.6),
      2,
    )
}

export function machine(pen: Pen, stage: Stage, x: number, y: number, w: number, h: number, hex = '#56606a'): void {
  const { r } = stage
  box(pen, stage, x, y, w, h, hex, 14)
  for (let i = 0; i < Math.floor(h / 46); i++) {
    pen.fillStyle = css(darken(stage.dim(hex), 0.3))
    pen.fillRect(x - w / 2 + 12, y - h + 14 + i * 46, w - 24, 32)
    for (let k = 0; k < w / 22; k++)
      if (r.chance(0.55))
        soft(
          pen,
          x - w / 2 + 24 + k * 20,
          y - h + 30 + i * 46,
          5,
          5,
          rgb(r.pick(['#ff6a5a', '#6affb0', '#6ac8ff', '#ffd25a'])),
          1,
        )
  }
}

/** Flasks and tubes on a bench top at `y`. */
export function glassware(pen: Pen, stage: Stage, x0: number, x1: number, y: number): void {
  const { r } = stage
  for (let x = x0; x < x1; x += r.in(38, 84)) {
    const hex = r.pick(['#52d6a4', '#5ab4f0', '#e89a4a', '#c46ae0', '#e0d85a'])
    const h = r.in(36, 78)
    soft(pen, x, y - h * 0.3, 42, 42, rgb(hex), 0.35)
    if (r.chance(0.5)) {
      blob(
        pen,
        [
          [x - 6, y - h],
          [x + 6, y - h],
          [x + 7, y - h * 0.55],
          [x + h * 0.36, y - 4],
          [x, y],
          [x - h * 0.36, y - 4],
          [x - 7, y - h * 0.55],
        ],
        'rgba(214,236,240,0.5)',
      )
      blob(
        pen,
        [
          [x - h * 0.16, y - h * 0.32],
          [x + h * 0.16, y - h * 0.32],
          [x + h * 0.33, y - 5],
          [x, y - 1],
          [x - h * 0.33, y - 5],
        ],
        css(rgb(hex), 0.9),
      )
    } else {
      pen.fillStyle = 'rgba(214,236,240,0.5)'
      pen.fillRect(x - 9, y - h, 18, h)
      pen.fillStyle = css(rgb(hex), 0.9)
      pen.fillRect(x - 8, y - h * 0.55, 16, h * 0.54)
    }
    line(
      pen,
      [
        [x - 4, y - h * 0.85],
        [x - 5, y - h * 0.25],
      ],
      'rgba(255,255,255,0.6)',
      2,
    )
  }
}

export function column(pen: Pen, stage: Stage, x: number, y: number, w: number, hex = '#a39a8a'): void {
  pen.fillStyle = pen.createLinearGradient(x - w / 2, 0, x + w / 2, 0)
  const fade = pen.createLinearGradient(x - w / 2, 0, x + w / 2, 0)
  const lit = stage.light.side < 0
  fade.addColorStop(0, css(lit ? stage.lit(hex) : stage.dim(hex)))
  fade.addColorStop(0.45, css(stage.c(hex)))
  fade.addColorStop(1, css(lit ? stage.dim(hex) : stage.lit(hex)))
  pen.fillStyle = fade
  pen.fillRect(x - w / 2, -260, w, y + 260)
  for (let i = 1; i < 5; i++)
    line(
      pen,
      [
        [x - w / 2 + (w * i) / 5, -260],
        [x - w / 2 + (w * i) / 5, y - 40],
      ],
      css(stage.dim(hex), 0.4),
      3,
    )
  pen.fillStyle = css(stage.c(hex))
  pen.fillRect(x - w * 0.68, y - 38, w * 1.36, 38)
  pen.fillStyle = css(stage.lit(hex))
  pen.fillRect(x - w * 0.68, y - 42, w * 1.36, 9)
  soft(pen, x, y, w, 14, [0, 0, 0], 0.4)
}

export function banner(pen: Pen, stage: Stage, x: number, y: number, w: number, h: number, hex: string): void {
  poly(
    pen,
    [
      [x - w / 2, y],
      [x + w / 2, y],
      [x + w / 2, y + h],
      [x, y + h - w * 0.35],
      [x - w / 2, y + h],
    ],
    css(stage.c(hex)),
  )
  poly(
    pen,
    [
      [x - w / 2, y],
      [x - w / 6, y],
      [x - w / 6, y + h - w * 0.25],
      [x - w / 2, y + h],
    ],
    css(stage.lit(hex), 0.5),
  )
  soft(pen, x, y + h * 0.42, w * 0.32, w * 0.36, stage.lit('#d8b350'), 0.9)
  line(
    pen,
    [
      [x - w / 2 - 12, y],
      [x + w / 2 + 12, y],
    ],
    css(stage.dim('#5a4020')),
    10,
  )
}

export function crate(pen: Pen, stage: Stage, x: number, y: number, size: number): void {
  box(pen, stage, x, y, size, size, '#8f6a40', size * 0.12)
  pen.strokeStyle = css(stage.dim('#6a4a28'))
  pen.lineWidth = size * 0.07
  pen.strokeRect(x - size / 2 + size * 0.04, y - size + size * 0.04, size * 0.92, size * 0.92)
  line(
    pen,
    [
      [x - size * 0.44, y - size * 0.06],
      [x + size * 0.44, y - size * 0.94],
    ],
    css(stage.dim('#6a4a28')),
    size * 0.07,
  )
}

export function barrel(pen: Pen, stage: Stage, x: number, y: number, size: number): void {
  soft(pen, x, y, size * 0.4, 10, [0, 0, 0], 0.4)
  const side = stage.light.side < 0
  const fade = pen.createLinearGradient(x - size * 0.32, 0, x + size * 0.32, 0)
  fade.addColorStop(0, css(side ? stage.lit('#7d5532') : stage.dim('#7d5532')))
  fade.addColorStop(1, css(side ? stage.dim('#7d5532') : stage.lit('#7d5532')))
  blob(
    pen,
    [
      [x - size * 0.26, y - size * 0.96],
      [x + size * 0.26, y - size * 0.96],
      [x + size * 0.35, y - size * 0.5],
      [x + size * 0.26, y],
      [x - size * 0.26, y],
      [x - size * 0.35, y - size * 0.5],
    ],
    fade,
  )
  for (const t of [0.16, 0.84])
    line(
      pen,
      [
        [x - size * 0.31, y - size * t],
        [x, y - size * t + 5],
        [x + size * 0.31, y - size * t],
      ],
      css(stage.dim('#40454a')),
      size * 0.05,
    )
}

export function pipes(pen: Pen, stage: Stage, y: number, hex = '#6a737a'): void {
  for (let i = 0; i < 3; i++) {
    const py = y + i * 34
    line(
      pen,
      [
        [-420, py],
        [2020, py],
      ],
      css(stage.dim(hex)),
      20,
    )
    line(
      pen,
      [
        [-420, py - 4],
        [2020, py - 4],
      ],
      css(stage.lit(hex), 0.7),
      5,
    )
    for (let x = -380 + i * 90; x < 2020; x += 330) {
      pen.fillStyle = css(stage.c(hex))
      pen.fillRect(x, py - 14, 26, 28)
    }
  }
}
