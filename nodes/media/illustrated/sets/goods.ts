// Goods and beasts that stories are about: gas bottles, a giant pretzel, lamps for sale, a goat, a pressure door.
import { css, rgb } from '../draw/color.ts'
import { blob, line, type Pen, poly, soft } from '../draw/pen.ts'
import { table } from './furniture.ts'
import { BASE, type Stage } from './stage.ts'

/** The wheel and the frame of a pressure door in its bulkhead. */
export function hatch(pen: Pen, stage: Stage, x: number, _y: number): void {
  pen.fillStyle = css(stage.dim('#4c565f'))
  pen.beginPath()
  pen.roundRect(x - 116, BASE - 420, 232, 440, 96)
  pen.fill()
  pen.fillStyle = css(stage.c('#7d8a94'))
  pen.beginPath()
  pen.roundRect(x - 92, BASE - 396, 184, 392, 78)
  pen.fill()
  pen.strokeStyle = css(stage.lit('#c9a23a'))
  pen.lineWidth = 12
  pen.beginPath()
  pen.arc(x, BASE - 196, 50, 0, 7)
  pen.stroke()
  for (let i = 0; i < 3; i++) {
    const a = (i * Math.PI) / 3
    line(
      pen,
      [
        [x - Math.cos(a) * 50, BASE - 196 - Math.sin(a) * 50],
        [x + Math.cos(a) * 50, BASE - 196 + Math.sin(a) * 50],
      ],
      css(stage.lit('#c9a23a')),
      8,
    )
  }
  for (const s of [-1, 1])
    for (let i = 0; i < 5; i++) soft(pen, x + s * 104, BASE - 330 + i * 70, 6, 6, stage.lit('#aab6be'), 1)
}

/** Bottles of gas side by side; the last one has its gauge in the red. */
export function tank(pen: Pen, stage: Stage, x: number, y: number): void {
  for (const [dx, hex] of [
    [-44, '#5f7f8a'],
    [44, '#b8503f'],
  ] as const) {
    soft(pen, x + dx, y, 46, 9, [0, 0, 0], 0.4)
    pen.fillStyle = css(stage.c(hex))
    pen.beginPath()
    pen.roundRect(x + dx - 38, y - 230, 76, 230, [36, 36, 8, 8])
    pen.fill()
    soft(pen, x + dx + stage.light.side * 16, y - 120, 12, 90, stage.lit(hex), 0.8)
    pen.fillStyle = css(stage.dim('#4a5058'))
    pen.fillRect(x + dx - 12, y - 256, 24, 30)
  }
  pen.fillStyle = css(stage.lit('#efe9dc'))
  pen.beginPath()
  pen.arc(x + 44, y - 262, 20, 0, 7)
  pen.fill()
  line(
    pen,
    [
      [x + 44, y - 262],
      [x + 31, y - 252],
    ],
    css([190, 40, 30]),
    5,
  )
}

/** Something large from the oven on a table: a pretzel as wide as the table. */
export function baked(pen: Pen, stage: Stage, x: number, y: number): void {
  table(pen, stage, x, y, 300, 130, '#8a6240')
  pen.lineCap = 'round'
  for (const [hex, width, lift] of [
    ['#7a4520', 40, 0],
    ['#b06c2e', 32, 3],
    ['#d69a52', 12, 11],
  ] as const) {
    pen.strokeStyle = css(lift === 11 ? stage.lit(hex) : stage.c(hex))
    pen.lineWidth = width
    pen.beginPath()
    pen.moveTo(x - 66, y - 158 - lift)
    pen.bezierCurveTo(x + 60, y - 230 - lift, x + 150, y - 330 - lift, x + 40, y - 326 - lift)
    pen.bezierCurveTo(x - 10, y - 322 - lift, x - 6, y - 270 - lift, x, y - 262 - lift)
    pen.bezierCurveTo(x + 6, y - 270 - lift, x + 10, y - 322 - lift, x - 40, y - 326 - lift)
    pen.bezierCurveTo(x - 150, y - 330 - lift, x - 60, y - 230 - lift, x + 66, y - 158 - lift)
    pen.stroke()
  }
  for (let i = 0; i < 16; i++)
    soft(pen, x + stage.r.in(-90, 90), y - stage.r.in(170, 330), 3.5, 3.5, stage.lit('#fffaf0'), 0.8)
}

/** A table of lamps, each of them lit. */
export function lamps(pen: Pen, stage: Stage, x: number, y: number): void {
  table(pen, stage, x, y, 280, 120, '#7a5230')
  for (let i = 0; i < 4; i++) {
    const lx = x - 105 + i * 70
    const ly = y - 124
    pen.fillStyle = css(stage.lit(i % 2 ? '#c99a3e' : '#b0703a'))
    pen.beginPath()
    pen.ellipse(lx, ly - 14, 27, 16, 0, 0, 7)
    pen.fill()
    poly(
      pen,
      [
        [lx + 14, ly - 22],
        [lx + 46, ly - 32],
        [lx + 42, ly - 18],
        [lx + 16, ly - 8],
      ],
      css(stage.c(i % 2 ? '#c99a3e' : '#b0703a')),
    )
    soft(pen, lx + 46, ly - 44, 54, 54, rgb('#ffc060'), 0.4)
    soft(pen, lx + 46, ly - 42, 9, 15, rgb('#fff0b8'), 1)
  }
}

/** A goat, who stands about. */
export function goat(pen: Pen, stage: Stage, at: number, y: number): void {
  // It looks to where the people stand.
  const side = at < 800 ? -1 : 1
  pen.save()
  pen.translate(at - side * 30, y)
  pen.scale(0.84 * side, 0.84)
  pen.translate(0, -y)
  drawGoat(pen, stage, y)
  pen.restore()
}

function drawGoat(pen: Pen, stage: Stage, y: number): void {
  const x = 0
  soft(pen, x, y, 150, 14, [0, 0, 0], 0.4)
  for (const [dx, dim] of [
    [-78, true],
    [62, true],
    [-54, false],
    [84, false],
  ] as const)
    line(
      pen,
      [
        [x + dx, y - 110],
        [x + dx - 4, y - 4],
      ],
      css(dim ? stage.dim('#b8ab96') : stage.c('#d8cdb8')),
      19,
    )
  blob(
    pen,
    [
      [x - 112, y - 190],
      [x - 30, y - 206],
      [x + 70, y - 204],
      [x + 120, y - 170],
      [x + 104, y - 104],
      [x, y - 88],
      [x - 100, y - 100],
    ],
    css(stage.lit('#e2d8c4')),
  )
  blob(
    pen,
    [
      [x - 104, y - 186],
      [x - 130, y - 262],
      [x - 176, y - 268],
      [x - 226, y - 214],
      [x - 214, y - 192],
      [x - 158, y - 204],
      [x - 118, y - 136],
    ],
    css(stage.lit('#e2d8c4')),
  )
  for (const dx of [0, 16])
    line(
      pen,
      [
        [x - 152 + dx, y - 262],
        [x - 128 + dx, y - 316],
        [x - 96 + dx, y - 322],
      ],
      css(stage.dim('#6a5a48')),
      9,
    )
  poly(
    pen,
    [
      [x - 134, y - 256],
      [x - 92, y - 240],
      [x - 130, y - 232],
    ],
    css(stage.c('#c0b49e')),
  )
  poly(
    pen,
    [
      [x - 206, y - 194],
      [x - 188, y - 194],
      [x - 200, y - 160],
    ],
    css(stage.c('#f0e8d8')),
  )
  soft(pen, x - 172, y - 240, 6, 6, [30, 24, 20], 1)
  line(
    pen,
    [
      [x + 116, y - 176],
      [x + 146, y - 206],
    ],
    css(stage.c('#d8cdb8')),
    14,
  )
}
