// Places of work, trade and travel.
import { css, darken, rgb } from '../../draw/color.ts'
import { line, poly, soft, vertical } from '../../draw/pen.ts'
import { barrel, column, crate, lamp, pipes, screen } from '../fixtures.ts'
import { bed, box, curtain, picture, plant, shelf, table } from '../furniture.ts'
import { drawDoor, drawShaft, drawWindow } from '../openings.ts'
import { type SetPainter, WIDE } from '../stage.ts'
import { lightX, room } from './room.ts'

export const office: SetPainter = stage =>
  room(stage, { wall: '#b5ab9c', trim: '#6a5a48', style: 'panel' }, ['#80674f', 'boards'], {
    wall: pen => {
      drawWindow(pen, stage, lightX(stage, 380) - 210, 170, 420, 320, 'wide')
      picture(pen, stage, lightX(stage, 1050), 300, 170, 120)
      drawDoor(pen, stage, stage.light.side < 0 ? 1300 : 130, 170, 420, '#7d5a3c')
      drawShaft(pen, stage, lightX(stage, 380) - 190, 190, 380)
    },
    back: pen => {
      shelf(pen, stage, lightX(stage, 820), 716, 260, 330, '#6a4d34', 'books')
      shelf(pen, stage, stage.light.side < 0 ? 1640 : -40, 716, 300, 400, '#6a4d34', 'books')
    },
    mid: pen => {
      const x = lightX(stage, 210)
      table(pen, stage, x, 800, 420, 150, '#7a5538')
      lamp(pen, stage, x - 120, 628, 'desk')
      screen(pen, stage, x + 40, 580, 130, 84, '#8fb8e0')
      plant(pen, stage, stage.light.side < 0 ? 1430 : 170, 796, 210)
    },
  })

export const warehouse: SetPainter = stage =>
  room(stage, { wall: '#7d7468', style: 'brick' }, ['#7a7570', 'stone'], {
    wall: pen => {
      for (const x of [180, 620, 1060]) {
        drawWindow(pen, stage, x, 90, 300, 200, 'grid', '#5a5e62')
        drawShaft(pen, stage, x + 20, 100, 240)
      }
      pipes(pen, stage, 20)
      drawDoor(pen, stage, 1440, 260, 470, '#5f6b70', 'metal')
    },
    back: pen => {
      for (const [x, s] of [
        [60, 190],
        [230, 150],
        [140, 0],
        [1330, 170],
        [1500, 210],
      ] as const)
        if (s) crate(pen, stage, x, 728, s)
      crate(pen, stage, 110, 540, 140)
      for (const x of [380, 1180]) column(pen, stage, x, 730, 46, '#6a6660')
    },
    mid: pen => {
      barrel(pen, stage, 180, 806, 150)
      barrel(pen, stage, 290, 812, 140)
      crate(pen, stage, 1480, 810, 160)
      lamp(pen, stage, 560, 150, 'hanging')
      lamp(pen, stage, 1060, 150, 'hanging')
    },
  })

export const bar: SetPainter = stage =>
  room(stage, { wall: '#5a3f30', trim: '#3f2a1e', style: 'wood' }, ['#5f4330', 'boards'], {
    wall: pen => {
      for (const x of [330, 800, 1270]) shelf(pen, stage, x, 480, 400, 290, '#4f3422', 'bottles')
      soft(pen, 800, 330, 700, 240, rgb('#ffb45a'), 0.3)
      for (const x of [380, 800, 1220]) lamp(pen, stage, x, 170, 'hanging')
    },
    back: pen => {
      box(pen, stage, 800, 744, 1500, 210, '#6f4a2e', 30)
      for (let x = 90; x < 1540; x += 170) {
        pen.strokeStyle = css(stage.dim('#5a3a22'))
        pen.lineWidth = 5
        pen.strokeRect(x, 556, 140, 160)
      }
      for (const x of [420, 640, 1080, 1230]) {
        pen.fillStyle = css(stage.lit('#d8a84a'), 0.85)
        pen.beginPath()
        pen.roundRect(x - 15, 480, 30, 44, 5)
        pen.fill()
      }
    },
    mid: pen => {
      for (const x of [150, 1470]) {
        table(pen, stage, x, 816, 240, 150, '#5f3f28')
        lamp(pen, stage, x, 648, 'candle')
      }
      for (const x of [330, 1280]) {
        line(
          pen,
          [
            [x, 812],
            [x, 690],
          ],
          css(stage.dim('#4a3a30')),
          11,
        )
        pen.fillStyle = css(stage.c('#8a3f34'))
        pen.beginPath()
        pen.ellipse(x, 686, 46, 15, 0, 0, 7)
        pen.fill()
      }
    },
  })

export const train: SetPainter = stage =>
  room(stage, { wall: '#8a6f52', trim: '#5f432c' }, ['#6a5644', 'carpet'], {
    wall: pen => {
      for (const x of [60, 500, 940, 1380]) {
        drawWindow(pen, stage, x, 190, 330, 260, 'wide', '#a58a62')
        curtain(pen, stage, x - 14, 178, 50, 290, '#7a3a3f')
        curtain(pen, stage, x + 294, 178, 50, 290, '#7a3a3f')
      }
      for (const x of [440, 880, 1320]) lamp(pen, stage, x, 150, 'desk')
      line(
        pen,
        [
          [WIDE.left, 120],
          [WIDE.right, 120],
        ],
        css(stage.lit('#b08d3f')),
        9,
      )
    },
    back: pen => {
      for (const x of [140, 620, 1100, 1560]) {
        pen.fillStyle = vertical(pen, 500, 740, [
          [0, stage.lit('#3f6a5c')],
          [1, stage.dim('#2f5045')],
        ])
        pen.beginPath()
        pen.roundRect(x - 130, 500, 260, 240, 28)
        pen.fill()
        line(
          pen,
          [
            [x, 520],
            [x, 720],
          ],
          css(stage.dim('#2f5045')),
          5,
        )
      }
    },
  })

export const market: SetPainter = stage =>
  room(stage, { wall: '#a58a68', style: 'brick', ceiling: -200 }, ['#8f7f6a', 'stone'], {
    wall: pen => {
      for (const x of [200, 760, 1300]) drawWindow(pen, stage, x, 80, 180, 250, 'arch')
    },
    back: pen => {
      for (const [x, hex] of [
        [180, '#b8433a'],
        [620, '#3f7a70'],
        [1060, '#c89a3a'],
        [1500, '#5a5a90'],
      ] as const) {
        for (const s of [-1, 1])
          line(
            pen,
            [
              [x + s * 180, 744],
              [x + s * 180, 400],
            ],
            css(stage.dim('#5a4028')),
            13,
          )
        for (let i = 0; i < 8; i++)
          poly(
            pen,
            [
              [x - 200 + i * 50, 370],
              [x - 150 + i * 50, 370],
              [x - 146 + i * 52, 450],
              [x - 208 + i * 52, 450],
            ],
            css(i % 2 ? stage.lit('#ece2cc') : stage.c(hex)),
          )
        box(pen, stage, x, 744, 380, 130, '#8a6238', 34)
        for (let i = 0; i < 26; i++)
          soft(
            pen,
            x + stage.r.in(-170, 170),
            stage.r.in(588, 612),
            15,
            14,
            stage.c(stage.r.pick(['#c8483f', '#d8a83f', '#6f9a4a', '#e0c86a', '#8a4a7a'])),
            1,
          )
      }
    },
    mid: pen => {
      barrel(pen, stage, 120, 812, 140)
      crate(pen, stage, 1500, 812, 120)
    },
  })

export const prison: SetPainter = stage =>
  room(stage, { wall: '#77736c', style: 'stone' }, ['#6c6862', 'stone'], {
    wall: pen => {
      drawWindow(pen, stage, 720, 120, 160, 150, 'grid', '#5a5750')
      drawShaft(pen, stage, 730, 130, 140)
      lamp(pen, stage, 330, 420, 'torch')
    },
    back: pen => bed(pen, stage, 330, 744, 420, '#7a7468', true),
    front: pen => {
      for (const x of [-60, 60, 180, 1420, 1540, 1660])
        line(
          pen,
          [
            [x, -260],
            [x, 1160],
          ],
          css(darken(stage.dim('#3f4247'), 0.3)),
          26,
        )
    },
  })
