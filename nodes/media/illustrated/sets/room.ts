// Rooms: walls, floors, ceilings, windows and doors.
import { css, darken, lighten, mix, rgb } from '../draw/color.ts'
import { line, type Pen, poly, soft, vertical } from '../draw/pen.ts'
import { skyColors } from './sky.ts'
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

/** A window with the hour in it, and the light it throws. */
export function drawWindow(
  pen: Pen,
  stage: Stage,
  x: number,
  y: number,
  w: number,
  h: number,
  style: 'sash' | 'arch' | 'grid' | 'round' | 'wide' = 'sash',
  frame = '#d8d0c2',
): void {
  const [a, b, c] = skyColors(stage)
  const { light, r } = stage
  const path = (grow: number): void => {
    pen.beginPath()
    if (style === 'arch') {
      pen.moveTo(x - grow, y + h + grow)
      pen.lineTo(x - grow, y + w / 2)
      pen.arc(x + w / 2, y + w / 2, w / 2 + grow, Math.PI, 0)
      pen.lineTo(x + w + grow, y + h + grow)
      pen.closePath()
    } else if (style === 'round') pen.ellipse(x + w / 2, y + h / 2, w / 2 + grow, h / 2 + grow, 0, 0, 7)
    else pen.rect(x - grow, y - grow, w + grow * 2, h + grow * 2)
  }
  if (!stage.night)
    soft(pen, x + w / 2, y + h / 2, w * 1.7, h * 1.25, mix(c, [255, 255, 255], 0.4), 0.35 * light.bright + 0.12)
  path(13)
  pen.fillStyle = css(stage.c(frame))
  pen.fill()
  pen.save()
  path(0)
  pen.clip()
  pen.fillStyle = vertical(pen, y, y + h, [
    [0, b],
    [0.65, c],
    [1, mix(c, a, 0.3)],
  ])
  pen.fillRect(x - 2, y - 2, w + 4, h + 4)
  if (stage.night) {
    for (let i = 0; i < 24; i++) {
      pen.fillStyle = css([255, 250, 230], r.in(0.3, 0.9))
      pen.fillRect(x + r() * w, y + r() * h * 0.7, 2, 2)
    }
    for (let i = 0; i < 12; i++) {
      pen.fillStyle = css(rgb('#ffcf80'), r.in(0.4, 0.9))
      pen.fillRect(x + r() * w, y + h * r.in(0.72, 0.98), 5, 5)
    }
  } else {
    let bx = x - 20
    while (bx < x + w) {
      const bw = r.in(30, 70)
      pen.fillStyle = css(mix(stage.c('#6d7f78', 0.45), c, 0.3))
      pen.fillRect(bx, y + h * r.in(0.62, 0.85), bw + 1, h)
      bx += bw
    }
  }
  poly(
    pen,
    [
      [x + w * 0.1, y],
      [x + w * 0.3, y],
      [x + w * 0.05, y + h],
      [x - w * 0.15, y + h],
    ],
    'rgba(255,255,255,0.12)',
  )
  poly(
    pen,
    [
      [x + w * 0.5, y],
      [x + w * 0.58, y],
      [x + w * 0.34, y + h],
      [x + w * 0.26, y + h],
    ],
    'rgba(255,255,255,0.1)',
  )
  pen.restore()
  const bar = css(stage.c(frame))
  const nx =
    style === 'grid' ? Math.max(3, Math.round(w / 70)) : style === 'wide' ? Math.max(2, Math.round(w / 190)) : 2
  const ny = style === 'grid' ? Math.max(3, Math.round(h / 80)) : style === 'wide' || style === 'round' ? 1 : 2
  for (let i = 1; i < nx; i++)
    line(
      pen,
      [
        [x + (w * i) / nx, y + (style === 'arch' ? 6 : 0)],
        [x + (w * i) / nx, y + h],
      ],
      bar,
      7,
    )
  for (let i = 1; i < ny; i++)
    line(
      pen,
      [
        [x, y + (h * i) / ny],
        [x + w, y + (h * i) / ny],
      ],
      bar,
      7,
    )
  if (style !== 'round') {
    pen.fillStyle = css(stage.lit(frame))
    pen.fillRect(x - 24, y + h + 10, w + 48, 13)
    pen.fillStyle = css(stage.dim(frame))
    pen.fillRect(x - 20, y + h + 23, w + 40, 6)
  }
  path(0)
  pen.strokeStyle = css(stage.dim(frame), 0.8)
  pen.lineWidth = 4
  pen.stroke()
}

/** Light that falls from a window into the room. */
export function drawShaft(pen: Pen, stage: Stage, x: number, y: number, w: number): void {
  const { light } = stage
  const [, , c] = skyColors(stage)
  const color = stage.night ? rgb('#8fa9e0') : mix(c, [255, 244, 214], 0.6)
  const dx = -light.side * 330
  pen.save()
  pen.globalCompositeOperation = 'screen'
  const fade = pen.createLinearGradient(x, y, x + dx, 860)
  fade.addColorStop(0, css(color, stage.night ? 0.2 : 0.3))
  fade.addColorStop(1, css(color, 0))
  poly(
    pen,
    [
      [x, y],
      [x + w, y],
      [x + w + dx + 60, 880],
      [x + dx - 40, 880],
    ],
    fade,
  )
  poly(
    pen,
    [
      [x + dx - 20, BASE + 46],
      [x + w + dx, BASE + 46],
      [x + w + dx + 120, 850],
      [x + dx + 50, 850],
    ],
    css(color, stage.night ? 0.06 : 0.12),
  )
  pen.restore()
}

export function drawDoor(
  pen: Pen,
  stage: Stage,
  x: number,
  w: number,
  h: number,
  hex: string,
  style: 'wood' | 'metal' | 'arch' | 'glass' | 'slide' = 'wood',
): void {
  const y = BASE - 20 - h
  const frame = css(stage.dim(hex))
  if (style === 'arch') {
    pen.beginPath()
    pen.moveTo(x - 16, BASE - 18)
    pen.lineTo(x - 16, y + w / 2)
    pen.arc(x + w / 2, y + w / 2, w / 2 + 16, Math.PI, 0)
    pen.lineTo(x + w + 16, BASE - 18)
    pen.fillStyle = css(stage.lit('#8f887c'))
    pen.fill()
    pen.beginPath()
    pen.moveTo(x, BASE - 18)
    pen.lineTo(x, y + w / 2)
    pen.arc(x + w / 2, y + w / 2, w / 2, Math.PI, 0)
    pen.lineTo(x + w, BASE - 18)
    pen.fillStyle = css(stage.c(hex))
    pen.fill()
    for (let i = 1; i < 5; i++)
      line(
        pen,
        [
          [x + (w * i) / 5, y + 20],
          [x + (w * i) / 5, BASE - 18],
        ],
        frame,
        4,
      )
    for (const t of [0.4, 0.8])
      line(
        pen,
        [
          [x + 4, y + h * t],
          [x + w - 20, y + h * t],
        ],
        css(stage.dim('#2c2a2a')),
        12,
      )
    return
  }
  pen.fillStyle = css(stage.lit(style === 'metal' || style === 'slide' ? '#7d868f' : '#cfc4b2'))
  pen.fillRect(x - 18, y - 18, w + 36, h + 18)
  pen.fillStyle = vertical(pen, y, BASE, [
    [0, stage.lit(hex)],
    [0.5, stage.c(hex)],
    [1, stage.dim(hex)],
  ])
  pen.fillRect(x, y, w, h)
  if (style === 'wood')
    for (const [px, py, ph] of [
      [0.12, 0.07, 0.38],
      [0.56, 0.07, 0.38],
      [0.12, 0.54, 0.38],
      [0.56, 0.54, 0.38],
    ] as const) {
      pen.strokeStyle = frame
      pen.lineWidth = 5
      pen.strokeRect(x + w * px, y + h * py, w * 0.32, h * ph)
    }
  if (style === 'glass') {
    pen.fillStyle = css(mix(stage.c('#a9c2d0'), stage.light.haze, 0.4), 0.9)
    pen.fillRect(x + 16, y + 18, w - 32, h * 0.6)
  }
  if (style === 'metal' || style === 'slide') {
    for (let i = 1; i < 5; i++)
      line(
        pen,
        [
          [x + 8, y + (h * i) / 5],
          [x + w - 8, y + (h * i) / 5],
        ],
        frame,
        4,
      )
    line(
      pen,
      [
        [x + w / 2, y],
        [x + w / 2, BASE - 20],
      ],
      frame,
      style === 'slide' ? 7 : 2,
    )
    soft(pen, x + w + 36, y + h * 0.5, 16, 16, rgb('#5cf0a8'), 0.9)
    pen.fillStyle = css(stage.dim('#3a4048'))
    pen.fillRect(x + w + 26, y + h * 0.44, 22, 44)
    soft(pen, x + w + 37, y + h * 0.49, 9, 9, rgb('#7dffc4'), 1)
  } else soft(pen, x + w - 16, y + h * 0.54, 8, 8, lighten(stage.c('#d0a850'), 0.2), 1)
}
