// Places where people stay, watch and look: hotels, stages, galleries.
import { css, darken, rgb } from '../../draw/color.ts'
import { line, type Pen, poly, soft, vertical } from '../../draw/pen.ts'
import { lamp } from '../fixtures.ts'
import { box, curtain, picture, plant, rug, sofa } from '../furniture.ts'
import { drawDoor, drawShaft, drawWindow } from '../openings.ts'
import { BASE, type SetPainter, type Stage, WIDE } from '../stage.ts'
import { lightX, room } from './room.ts'

/** Tiers of glass drops under the ceiling. */
function chandelier(pen: Pen, stage: Stage, x: number, y: number): void {
  const brass = css(stage.c('#b08d4a'))
  line(
    pen,
    [
      [x, WIDE.top],
      [x, y - 40],
    ],
    brass,
    5,
  )
  soft(pen, x, y + 10, 360, 230, rgb('#ffdf9a'), stage.light.bright < 0.8 ? 0.42 : 0.2)
  for (const [dy, half, count] of [
    [0, 150, 9],
    [-44, 92, 7],
  ] as const) {
    pen.strokeStyle = brass
    pen.lineWidth = 7
    pen.beginPath()
    pen.ellipse(x, y + dy, half, half * 0.16, 0, 0, 7)
    pen.stroke()
    for (let i = 0; i < count; i++) {
      const dx = ((i / (count - 1)) * 2 - 1) * half
      pen.fillStyle = css(stage.lit('#efe6cf'))
      pen.fillRect(x + dx - 4, y + dy - 34, 8, 26)
      soft(pen, x + dx, y + dy - 42, 9, 14, rgb('#fff1c0'), 1)
      soft(pen, x + dx, y + dy + 20, 5, 14, stage.lit('#dfe9f2'), 0.8)
    }
  }
}

/** A wall of pigeonholes, each with its key or its letter. */
function keyRack(pen: Pen, stage: Stage, x: number, y: number, w: number, h: number): void {
  const { r } = stage
  pen.fillStyle = css(stage.dim('#4f3420'))
  pen.fillRect(x - w / 2, y - h, w, h)
  const [nx, ny] = [8, 5]
  for (let i = 0; i < nx; i++)
    for (let j = 0; j < ny; j++) {
      const [cx, cy] = [x - w / 2 + ((i + 0.5) * w) / nx, y - h + ((j + 0.5) * h) / ny]
      pen.fillStyle = css(darken(stage.dim('#3a2516'), 0.25))
      pen.fillRect(cx - w / nx / 2 + 4, cy - h / ny / 2 + 4, w / nx - 8, h / ny - 8)
      const kind = r()
      if (kind < 0.45) {
        soft(pen, cx, cy - 6, 7, 7, stage.lit('#d8b350'), 1)
        line(
          pen,
          [
            [cx, cy],
            [cx, cy + 17],
          ],
          css(stage.lit('#d8b350')),
          4,
        )
      } else if (kind < 0.62) {
        pen.fillStyle = css(stage.lit('#efe7d4'))
        pen.fillRect(cx - 11, cy - 5, 23, 16)
      }
    }
}

export const hotel: SetPainter = stage => {
  const faded = /bankrupt|abandon|old|ruin|run-?down|failing|closed/.test(stage.place)
  return room(
    stage,
    { wall: faded ? '#a3917c' : '#b7946c', trim: '#5f3f28', style: faded ? 'paper' : 'panel', ceiling: -120 },
    ['#7a5a42', 'carpet'],
    {
      wall: pen => {
        const x = lightX(stage, 250)
        drawWindow(pen, stage, x - 130, 90, 260, 420, 'arch', '#cdb48a')
        curtain(pen, stage, x - 206, 80, 80, 500, '#7a2f3a')
        curtain(pen, stage, x + 126, 80, 80, 500, '#7a2f3a')
        keyRack(pen, stage, lightX(stage, 830), 520, 470, 270)
        drawDoor(pen, stage, lightX(stage, 1330) - 85, 170, 430, '#6f4a30', 'glass')
        drawShaft(pen, stage, x - 110, 110, 220)
      },
      back: pen => {
        const x = lightX(stage, 830)
        box(pen, stage, x, 742, 620, 170, '#6a4226', 30)
        for (let i = 0; i < 5; i++) {
          pen.strokeStyle = css(stage.lit('#8a5c38'))
          pen.lineWidth = 4
          pen.strokeRect(x - 290 + i * 118, 590, 104, 132)
        }
        soft(pen, x + 190, 548, 17, 12, stage.lit('#e6c25a'), 1)
        lamp(pen, stage, x - 230, 546, 'desk')
        chandelier(pen, stage, 800, 130)
      },
      mid: pen => {
        rug(pen, stage, 800, 826, 900, '#8a3440')
        sofa(pen, stage, lightX(stage, 110), 806, 360, '#3f5f5a')
        plant(pen, stage, lightX(stage, 1530), 802, 300)
      },
    },
  )
}

/** A stage with its curtain and lights; the house is where we sit. */
export const stageHouse: SetPainter = stage =>
  room(stage, { wall: '#3a2a2c', trim: '#2a1c1c', style: 'plain', ceiling: -220 }, ['#8a6240', 'boards'], {
    wall: pen => {
      pen.fillStyle = vertical(pen, -120, BASE, [
        [0, stage.dim('#38405f')],
        [1, stage.c('#5f6a92')],
      ])
      pen.fillRect(WIDE.left, WIDE.top, WIDE.right - WIDE.left, BASE - WIDE.top)
      soft(pen, 800, 330, 620, 380, stage.lit('#8f9ac4'), 0.5)
      for (const x of [380, 640, 1010, 1240])
        poly(
          pen,
          [
            [x - 70, BASE],
            [x - 46, 330 + (x % 90)],
            [x + 60, 320 + (x % 70)],
            [x + 84, BASE],
          ],
          css(stage.dim('#3f4a6f'), 0.5),
        )
    },
    back: pen => {
      for (const [x, w] of [
        [-240, 420],
        [1420, 420],
      ] as const)
        curtain(pen, stage, x, -260, w, 1010, '#8a1f2c')
      curtain(pen, stage, -300, -260, 2200, 300, '#7a1a28')
      for (let i = 0; i < 16; i++) soft(pen, WIDE.left + i * 160, 44, 44, 30, stage.lit('#d8ae4a'), 0.9)
      for (const [x, to] of [
        [330, 560],
        [1270, 1040],
      ] as const) {
        poly(
          pen,
          [
            [x - 20, 20],
            [x + 20, 20],
            [to + 190, 860],
            [to - 190, 860],
          ],
          css(rgb('#ffeebf'), 0.13),
        )
        soft(pen, to, 812, 260, 40, rgb('#ffe6ae'), 0.4)
      }
    },
    mid: pen => {
      for (let i = 0; i < 12; i++) soft(pen, 100 + i * 128, 884, 30, 16, rgb('#ffd68a'), 0.9)
      box(pen, stage, lightX(stage, 190), 806, 170, 110, '#6a4a2e', 18)
    },
  })

export const gallery: SetPainter = stage =>
  room(stage, { wall: '#8d8a95', trim: '#d6d0c4', style: 'plain', ceiling: -120 }, ['#7f6a52', 'boards'], {
    wall: pen => {
      for (const [x, y, w, h] of [
        [120, 330, 230, 300],
        [470, 300, 320, 220],
        [860, 350, 170, 210],
        [1190, 310, 300, 260],
        [1560, 330, 190, 260],
      ] as const) {
        soft(pen, x, y - 40, w, h, rgb('#fff0d0'), 0.3)
        picture(pen, stage, x, y, w, h)
      }
      drawDoor(pen, stage, lightX(stage, 1010) - 80, 160, 430, '#6a5a4a', 'arch')
    },
    back: pen => {
      for (const x of [300, 1320]) {
        box(pen, stage, x, 744, 120, 170, '#c9c4b8', 14)
        soft(pen, x, 520, 44, 58, stage.lit('#b8a888'), 1)
        soft(pen, x + 12, 506, 22, 32, stage.lit('#e0d2b2'), 0.9)
        box(pen, stage, x, 574, 66, 26, '#9a8c70', 6)
      }
    },
    mid: pen => {
      for (const x of [180, 520, 1080, 1420]) {
        line(
          pen,
          [
            [x, 806],
            [x, 716],
          ],
          css(stage.c('#b08d4a')),
          9,
        )
        soft(pen, x, 712, 11, 11, stage.lit('#d8b350'), 1)
      }
      for (const [a, b] of [
        [180, 520],
        [1080, 1420],
      ] as const)
        line(
          pen,
          [
            [a, 724],
            [(a + b) / 2, 764],
            [b, 724],
          ],
          css(stage.c('#8a2f3a')),
          10,
        )
    },
  })
