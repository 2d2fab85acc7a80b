// A bakery: an oven in the wall, loaves on the shelves, a counter with what was baked this morning.
import { css, rgb } from '../../draw/color.ts'
import { line, type Pen, soft, vertical } from '../../draw/pen.ts'
import { lamp } from '../fixtures.ts'
import { box } from '../furniture.ts'
import { drawShaft, drawWindow } from '../openings.ts'
import type { SetPainter, Stage } from '../stage.ts'
import { lightX, room } from './room.ts'

const CRUSTS = ['#c98a45', '#b87636', '#d9a35c', '#a9672e']

/** A loaf: a long or a round one, with cuts across its crust. */
export function loaf(pen: Pen, stage: Stage, x: number, y: number, w: number, round: boolean): void {
  const h = round ? w * 0.62 : w * 0.36
  const hex = stage.r.pick(CRUSTS)
  pen.fillStyle = vertical(pen, y - h, y, [
    [0, stage.lit(hex)],
    [1, stage.dim(hex)],
  ])
  pen.beginPath()
  pen.ellipse(x, y - h / 2, w / 2, h / 2, 0, 0, 7)
  pen.fill()
  for (let i = -1; i <= 1; i++)
    line(
      pen,
      [
        [x + i * w * 0.22 - w * 0.06, y - h * 0.86],
        [x + i * w * 0.22 + w * 0.06, y - h * 0.5],
      ],
      css(stage.lit('#f0d3a0')),
      3.5,
    )
}

function breadShelf(pen: Pen, stage: Stage, x: number, y: number, w: number, boards: number): void {
  const gap = 92
  pen.fillStyle = css(stage.dim('#6a4a30'))
  pen.fillRect(x - w / 2, y - boards * gap - 20, w, boards * gap + 20)
  for (let b = 0; b < boards; b++) {
    const by = y - b * gap
    pen.fillStyle = css(stage.lit('#9a7048'))
    pen.fillRect(x - w / 2 - 8, by - 6, w + 16, 13)
    const round = b % 2 === 0
    const each = round ? 76 : 92
    for (let lx = x - w / 2 + each / 2 + 6; lx < x + w / 2 - each / 2; lx += each)
      loaf(pen, stage, lx, by - 6, each * 0.88, round)
  }
}

function oven(pen: Pen, stage: Stage, x: number): void {
  pen.fillStyle = vertical(pen, 150, 700, [
    [0, stage.c('#8f5a44')],
    [1, stage.dim('#7a4a38')],
  ])
  pen.beginPath()
  pen.roundRect(x - 190, 120, 380, 590, [120, 120, 0, 0])
  pen.fill()
  for (let row = 0; row < 11; row++)
    for (let i = 0; i < 5; i++) {
      pen.strokeStyle = css(stage.dim('#5f3a2c'), 0.5)
      pen.lineWidth = 3
      pen.strokeRect(x - 176 + i * 72 + (row % 2) * 30, 250 + row * 40, 66, 34)
    }
  pen.fillStyle = css(rgb('#2a1712'))
  pen.beginPath()
  pen.roundRect(x - 110, 370, 220, 150, [96, 96, 8, 8])
  pen.fill()
  soft(pen, x, 478, 96, 52, rgb('#ff8a34'), 0.95)
  soft(pen, x, 492, 52, 26, rgb('#ffd47a'), 0.9)
  soft(pen, x, 470, 300, 230, rgb('#ff9a4a'), 0.22)
  pen.fillStyle = css(stage.dim('#4a4640'))
  pen.fillRect(x - 124, 520, 248, 20)
}

export const bakery: SetPainter = stage =>
  room(stage, { wall: '#d9c6a2', trim: '#7a5636', style: 'panel' }, ['#b39a78', 'stone'], {
    wall: pen => {
      const x = lightX(stage, 300)
      drawWindow(pen, stage, x - 150, 170, 300, 260, 'grid', '#7a5636')
      drawShaft(pen, stage, x - 130, 190, 260)
      oven(pen, stage, lightX(stage, 1290))
      for (const lx of [560, 1010]) lamp(pen, stage, lx, 170, 'hanging')
    },
    back: pen => {
      breadShelf(pen, stage, lightX(stage, 800), 560, 420, 3)
      box(pen, stage, lightX(stage, 740), 744, 760, 140, '#8a6240', 30)
      for (let i = 0; i < 9; i++)
        loaf(pen, stage, lightX(stage, 740) - 330 + i * 82, 590, stage.r.in(56, 76), stage.r.chance(0.5))
    },
    mid: pen => {
      // Sacks of flour.
      for (const [x, h] of [
        [90, 150],
        [190, 120],
        [1530, 140],
      ] as const) {
        soft(pen, x, 812, 70, 10, [0, 0, 0], 0.35)
        pen.fillStyle = vertical(pen, 812 - h, 812, [
          [0, stage.lit('#e6dcc4')],
          [1, stage.dim('#bfb08e')],
        ])
        pen.beginPath()
        pen.roundRect(x - 52, 812 - h, 104, h, [30, 30, 16, 16])
        pen.fill()
        line(
          pen,
          [
            [x - 34, 836 - h],
            [x + 34, 836 - h],
          ],
          css(stage.dim('#a8946c')),
          5,
        )
      }
    },
  })
