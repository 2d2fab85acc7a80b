// Walls and floors of rooms.
import { css, darken } from '../draw/color.ts'
import { line, type Pen, poly, soft, vertical } from '../draw/pen.ts'
import { BASE, type Stage, WIDE } from './stage.ts'

const span = WIDE.right - WIDE.left

export interface Walls {
  readonly wall: string
  readonly trim?: string
  readonly style?: 'plain' | 'panel' | 'brick' | 'stone' | 'tile' | 'metal' | 'paper' | 'wood'
  readonly ceiling?: number
}

/** The back wall with its surface, skirting, and a ceiling when it is low enough to see. */
export function drawWall(pen: Pen, stage: Stage, walls: Walls): void {
  const { r, light } = stage
  const { wall } = walls
  const top = walls.ceiling ?? 40
  pen.fillStyle = vertical(pen, top, BASE, [
    [0, stage.dim(wall)],
    [0.3, stage.c(wall)],
    [0.75, stage.c(wall)],
    [1, stage.dim(wall)],
  ])
  pen.fillRect(WIDE.left, WIDE.top, span, BASE - WIDE.top + 60)
  const seam = css(stage.dim(wall), 0.55)
  switch (walls.style) {
    case 'brick':
    case 'stone': {
      const h = walls.style === 'brick' ? 26 : 62
      const w = walls.style === 'brick' ? 66 : 120
      for (let y = WIDE.top, row = 0; y < BASE; y += h, row++)
        for (let x = WIDE.left - (row % 2 ? w / 2 : 0); x < WIDE.right; x += w) {
          pen.fillStyle = css(
            r() < 0.5 ? stage.lit(wall) : stage.dim(wall),
            r.in(0.05, walls.style === 'stone' ? 0.36 : 0.28),
          )
          pen.beginPath()
          pen.roundRect(x + 2, y + 2, w - 4, h - 4, walls.style === 'stone' ? 10 : 3)
          pen.fill()
        }
      for (let y = WIDE.top; y < BASE; y += h)
        line(
          pen,
          [
            [WIDE.left, y],
            [WIDE.right, y],
          ],
          seam,
          2,
        )
      break
    }
    case 'tile':
      for (let y = WIDE.top; y < BASE; y += 52)
        line(
          pen,
          [
            [WIDE.left, y],
            [WIDE.right, y],
          ],
          css(stage.lit(wall), 0.6),
          2.5,
        )
      for (let x = WIDE.left; x < WIDE.right; x += 52)
        line(
          pen,
          [
            [x, WIDE.top],
            [x, BASE],
          ],
          css(stage.lit(wall), 0.6),
          2.5,
        )
      break
    case 'metal':
      for (let x: number = WIDE.left; x < WIDE.right; x += 210) {
        line(
          pen,
          [
            [x, WIDE.top],
            [x, BASE],
          ],
          css(stage.dim(wall)),
          7,
        )
        line(
          pen,
          [
            [x + 6, WIDE.top],
            [x + 6, BASE],
          ],
          css(stage.lit(wall), 0.6),
          3,
        )
        for (let y = 80; y < BASE; y += 84) soft(pen, x + 26, y, 5, 5, stage.dim(wall), 1)
        poly(
          pen,
          [
            [x + 40, 330],
            [x + 180, 330],
            [x + 180, 560],
            [x + 40, 560],
          ],
          css(stage.dim(wall), 0.35),
        )
      }
      line(
        pen,
        [
          [WIDE.left, 300],
          [WIDE.right, 300],
        ],
        css(stage.dim(wall)),
        12,
      )
      break
    case 'wood':
      for (let x: number = WIDE.left; x < WIDE.right; x += 78) {
        pen.fillStyle = css(r() < 0.5 ? stage.lit(wall) : stage.dim(wall), r.in(0.05, 0.25))
        pen.fillRect(x, WIDE.top, 78, BASE - WIDE.top)
        line(
          pen,
          [
            [x, WIDE.top],
            [x, BASE],
          ],
          seam,
          3,
        )
        for (let k = 0; k < 2; k++)
          line(
            pen,
            [
              [x + r.in(10, 66), r.in(0, 200)],
              [x + r.in(10, 66), r.in(240, 420)],
              [x + r.in(10, 66), r.in(460, 680)],
            ],
            css(stage.dim(wall), 0.3),
            2,
          )
      }
      break
    case 'panel':
      pen.fillStyle = css(stage.dim(walls.trim ?? wall), 0.85)
      pen.fillRect(WIDE.left, BASE - 200, span, 200)
      for (let x: number = WIDE.left; x < WIDE.right; x += 170) {
        pen.strokeStyle = css(stage.c(walls.trim ?? wall))
        pen.lineWidth = 5
        pen.strokeRect(x + 16, BASE - 176, 138, 142)
      }
      line(
        pen,
        [
          [WIDE.left, BASE - 202],
          [WIDE.right, BASE - 202],
        ],
        css(stage.lit(walls.trim ?? wall)),
        9,
      )
      break
    case 'paper':
      for (let x: number = WIDE.left; x < WIDE.right; x += 84)
        for (let y = WIDE.top + 20; y < BASE; y += 104) {
          soft(pen, x + ((y / 104) % 2 > 1 ? 42 : 0), y, 17, 26, stage.lit(wall), 0.5)
        }
      break
    default:
      break
  }
  // The key falls on the wall from its side; corners are darker.
  soft(pen, light.side < 0 ? 380 : 1220, 330, 760, 460, stage.lit(wall), 0.5)
  soft(pen, light.side < 0 ? 1900 : -300, 300, 700, 700, stage.dim(wall), 0.7)
  soft(pen, 800, top - 60, 1400, 200, darken(stage.dim(wall), 0.4), 0.55)
  const trim = walls.trim ?? wall
  pen.fillStyle = css(stage.lit(trim))
  pen.fillRect(WIDE.left, BASE - 30, span, 8)
  pen.fillStyle = css(stage.dim(trim))
  pen.fillRect(WIDE.left, BASE - 22, span, 90)
}

/** A floor from the wall to the viewer. */
export function drawFloor(
  pen: Pen,
  stage: Stage,
  hex: string,
  style: 'boards' | 'tiles' | 'plain' | 'carpet' | 'metal' | 'stone',
): void {
  const { r, light } = stage
  const y = BASE + 4
  pen.fillStyle = vertical(pen, y, WIDE.height + 40, [
    [0, stage.dim(hex)],
    [0.25, stage.c(hex)],
    [0.7, stage.c(hex)],
    [1, darken(stage.dim(hex), 0.2)],
  ])
  pen.fillRect(WIDE.left, y, span, WIDE.bottom - y)
  const seam = css(stage.dim(hex), 0.6)
  if (style === 'boards' || style === 'tiles' || style === 'metal' || style === 'stone')
    for (let i = -14; i <= 14; i++)
      line(
        pen,
        [
          [800 + i * 112, y],
          [800 + i * 260, WIDE.bottom],
        ],
        seam,
        2.6,
      )
  if (style === 'tiles' || style === 'metal' || style === 'stone')
    for (let i = 0; i < 9; i++)
      line(
        pen,
        [
          [WIDE.left, y + 4 + i * i * 6.4],
          [WIDE.right, y + 4 + i * i * 6.4],
        ],
        seam,
        2.6,
      )
  if (style === 'boards')
    for (let i = 0; i < 60; i++) {
      const t = r()
      const k = r.in(-13, 13)
      line(
        pen,
        [
          [800 + k * (112 + t * 148), y + t * 460],
          [800 + k * (112 + (t + 0.06) * 148), y + (t + 0.06) * 460],
        ],
        css(stage.dim(hex), 0.35),
        3,
      )
    }
  if (style === 'carpet') {
    poly(
      pen,
      [
        [380, BASE + 34],
        [1220, BASE + 34],
        [1500, WIDE.height + 30],
        [100, WIDE.height + 30],
      ],
      css(stage.c('#7d3b3b')),
    )
    poly(
      pen,
      [
        [416, BASE + 42],
        [1184, BASE + 42],
        [1440, WIDE.height + 14],
        [160, WIDE.height + 14],
      ],
      css(stage.lit('#8f4a44'), 0.7),
    )
  }
  soft(pen, light.side < 0 ? 440 : 1160, 850, 760, 110, stage.lit(hex), 0.5)
  soft(pen, 800, BASE + 4, 1500, 40, darken(stage.dim(hex), 0.5), 0.5)
}
