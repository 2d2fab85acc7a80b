// What desert towns are made of: clay houses, jars, market stalls under cloth.
import { css, rgb } from '../../draw/color.ts'
import { blob, line, type Pen, poly, soft, vertical } from '../../draw/pen.ts'
import type { Stage } from '../stage.ts'

/** A house of clay with a flat roof, beam ends, small deep windows and an arched door. */
export function clayHouse(
  pen: Pen,
  stage: Stage,
  x: number,
  base: number,
  w: number,
  h: number,
  hex: string,
  far: number,
): void {
  pen.fillStyle = vertical(pen, base - h, base, [
    [0, stage.lit(hex, far)],
    [0.55, stage.c(hex, far)],
    [1, stage.dim(hex, far)],
  ])
  pen.beginPath()
  pen.roundRect(x, base - h, w, h, [14, 14, 0, 0])
  pen.fill()
  pen.fillStyle = css(stage.dim(hex, far), 0.55)
  pen.fillRect(stage.light.side < 0 ? x + w * 0.86 : x, base - h + 10, w * 0.14, h - 10)
  for (let i = 0; i < Math.floor(w / 44); i++) {
    pen.fillStyle = css(stage.dim('#7a5636', far))
    pen.fillRect(x + 24 + i * 44, base - h + 34, 13, 13)
  }
  const glow = stage.light.bright < 0.55
  const across = Math.max(1, Math.floor(w / 120))
  for (let i = 0; i < across; i++) {
    const wx = x + ((i + 0.5) * w) / across
    const on = glow && stage.r.chance(0.5)
    pen.fillStyle = on ? css(rgb('#f3b65c')) : css(stage.dim('#5a4636', far))
    pen.beginPath()
    pen.roundRect(wx - 19, base - h + 72, 38, 62, [19, 19, 2, 2])
    pen.fill()
    if (on) soft(pen, wx, base - h + 104, 80, 80, rgb('#ffc070'), 0.28)
  }
  if (h < 260) return
  const dx = x + w * stage.r.in(0.34, 0.62)
  pen.fillStyle = css(stage.dim('#4f6a70', far))
  pen.beginPath()
  pen.roundRect(dx - 40, base - 156, 80, 156, [40, 40, 0, 0])
  pen.fill()
  pen.fillStyle = css(stage.c('#3f7a80', far))
  pen.beginPath()
  pen.roundRect(dx - 31, base - 146, 62, 146, [31, 31, 0, 0])
  pen.fill()
}

/** A clay jar. */
export function jar(pen: Pen, stage: Stage, x: number, y: number, h: number): void {
  soft(pen, x, y, h * 0.46, 9, [0, 0, 0], 0.4)
  blob(
    pen,
    [
      [x - h * 0.14, y - h],
      [x + h * 0.14, y - h],
      [x + h * 0.1, y - h * 0.86],
      [x + h * 0.38, y - h * 0.5],
      [x + h * 0.2, y],
      [x - h * 0.2, y],
      [x - h * 0.38, y - h * 0.5],
      [x - h * 0.1, y - h * 0.86],
    ],
    css(stage.c('#a8623c')),
  )
  soft(pen, x + stage.light.side * h * 0.14, y - h * 0.55, h * 0.14, h * 0.24, stage.lit('#d08a5a'), 0.6)
}

/** A stall under striped cloth with lamps and bowls on its table. */
export function stall(pen: Pen, stage: Stage, x: number, y: number, w: number, hex: string): void {
  for (const s of [-1, 1])
    line(
      pen,
      [
        [x + s * w * 0.46, y],
        [x + s * w * 0.46, y - 330],
      ],
      css(stage.dim('#6a4a2c')),
      12,
    )
  const strips = 8
  for (let i = 0; i < strips; i++)
    poly(
      pen,
      [
        [x - w * 0.56 + (i * w * 1.12) / strips, y - 306],
        [x - w * 0.56 + ((i + 1) * w * 1.12) / strips, y - 306],
        [x - w * 0.46 + ((i + 1) * w * 0.92) / strips, y - 386],
        [x - w * 0.46 + (i * w * 0.92) / strips, y - 386],
      ],
      css(i % 2 ? stage.lit('#efe2c6') : stage.c(hex)),
    )
  pen.fillStyle = vertical(pen, y - 120, y, [
    [0, stage.lit('#9a6d42')],
    [1, stage.dim('#7a5230')],
  ])
  pen.fillRect(x - w * 0.5, y - 120, w, 120)
  pen.fillStyle = css(stage.c(hex))
  pen.fillRect(x - w * 0.5, y - 126, w, 34)
  for (let i = 0; i < 5; i++) {
    const lx = x - w * 0.38 + i * w * 0.19
    pen.fillStyle = css(stage.c(i % 2 ? '#c08a3a' : '#a8623c'))
    pen.beginPath()
    pen.ellipse(lx, y - 142, 23, 17, 0, 0, 7)
    pen.fill()
    soft(pen, lx, y - 156, 13, 13, rgb('#ffe09a'), i % 2 ? 0.9 : 0.2)
  }
}
