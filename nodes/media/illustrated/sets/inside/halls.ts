// Halls of power, learning and faith.
import { css, rgb } from '../../draw/color.ts'
import { blob, line, soft } from '../../draw/pen.ts'
import { banner, column, lamp } from '../fixtures.ts'
import { box, chair, picture, shelf, table } from '../furniture.ts'
import { drawShaft, drawWindow } from '../openings.ts'
import { BASE, type SetPainter } from '../stage.ts'
import { lightX, room } from './room.ts'

export const library: SetPainter = stage =>
  room(stage, { wall: '#5c4431', trim: '#4a3322', style: 'wood' }, ['#6d4a30', 'carpet'], {
    wall: pen => {
      const x = 800
      drawWindow(pen, stage, x - 130, 60, 260, 440, 'arch', '#6a5038')
      for (const sx of [60, 370, 1230, 1540]) shelf(pen, stage, sx, BASE - 10, 286, 600, '#5f4229', 'books')
      drawShaft(pen, stage, x - 100, 110, 200)
    },
    back: pen => {
      table(pen, stage, 800, 742, 420, 96, '#6a4528')
      for (const x of [700, 890]) lamp(pen, stage, x, 622, 'desk')
      for (let i = 0; i < 4; i++) {
        pen.fillStyle = css(stage.c(stage.r.pick(['#7a3a33', '#3d5a6b', '#6b6a3d'])))
        pen.fillRect(750 + stage.r.in(-8, 8), 608 - i * 14, 84, 13)
      }
    },
    mid: pen => {
      shelf(pen, stage, -130, 816, 330, 700, '#58391f', 'books')
      shelf(pen, stage, 1740, 816, 330, 700, '#58391f', 'books')
      lamp(pen, stage, 260, 790, 'standing')
    },
  })

export const throne: SetPainter = stage =>
  room(stage, { wall: '#8d8577', style: 'stone', ceiling: -200 }, ['#7f7a70', 'carpet'], {
    wall: pen => {
      for (const x of [330, 1090]) drawWindow(pen, stage, x, 40, 180, 470, 'arch', '#a39a86')
      for (const x of [170, 640, 960, 1430]) banner(pen, stage, x, 60, 110, 380, '#7a2532')
      drawShaft(pen, stage, 350, 90, 140)
      drawShaft(pen, stage, 1110, 90, 140)
    },
    back: pen => {
      for (let i = 0; i < 3; i++) box(pen, stage, 800, 740 - i * 22, 560 - i * 90, 26, '#9a9284', 10)
      box(pen, stage, 800, 664, 190, 90, '#8a2f36', 12)
      pen.fillStyle = css(stage.c('#b8923f'))
      blob(
        pen,
        [
          [700, 580],
          [710, 330],
          [760, 280],
          [800, 240],
          [840, 280],
          [890, 330],
          [900, 580],
        ],
        css(stage.c('#b8923f')),
      )
      blob(
        pen,
        [
          [724, 574],
          [734, 360],
          [800, 310],
          [866, 360],
          [876, 574],
        ],
        css(stage.c('#8a2f36')),
      )
      for (const s of [-1, 1]) soft(pen, 800 + s * 92, 300, 17, 17, rgb('#ffe08a'), 1)
    },
    mid: pen => {
      for (const x of [-40, 330, 1270, 1640]) column(pen, stage, x, 800, 120, '#a59c8c')
      for (const x of [330, 1270]) lamp(pen, stage, x, 480, 'torch')
    },
  })

export const temple: SetPainter = stage =>
  room(stage, { wall: '#9a8b70', style: 'stone', ceiling: -200 }, ['#8d8068', 'stone'], {
    wall: pen => {
      drawWindow(pen, stage, 720, 30, 160, 340, 'arch', '#b0a080')
      soft(pen, 800, 300, 420, 460, rgb('#ffe6a8'), 0.4)
      drawShaft(pen, stage, 740, 50, 130)
    },
    back: pen => {
      box(pen, stage, 800, 742, 420, 60, '#a8987a', 16)
      box(pen, stage, 800, 672, 240, 96, '#b5a586', 14)
      for (const x of [690, 740, 860, 910]) lamp(pen, stage, x, 560, 'candle')
      blob(
        pen,
        [
          [740, 560],
          [760, 420],
          [780, 380],
          [800, 350],
          [820, 380],
          [840, 420],
          [860, 560],
        ],
        css(stage.c('#8f8062')),
      )
      soft(pen, 800, 372, 30, 34, stage.lit('#c0b090'), 1)
      for (const x of [380, 1220]) column(pen, stage, x, 736, 90, '#a8987a')
    },
    mid: pen => {
      for (const x of [-30, 1630]) column(pen, stage, x, 806, 150, '#b0a284')
      for (const x of [230, 1370]) lamp(pen, stage, x, 700, 'torch')
    },
  })

export const church: SetPainter = stage =>
  room(stage, { wall: '#a59c8c', style: 'stone', ceiling: -200 }, ['#8a7f72', 'tiles'], {
    wall: pen => {
      const hues = ['#c8483f', '#3f6fb8', '#d8a83f', '#4f9a5a', '#7f4fa0']
      for (const x of [160, 700, 1240]) {
        drawWindow(pen, stage, x, 30, 200, 470, 'arch', '#7d756a')
        pen.save()
        pen.globalAlpha = 0.6
        for (let i = 0; i < 18; i++) {
          pen.fillStyle = css(rgb(stage.r.pick(hues)))
          pen.fillRect(x + 10 + (i % 3) * 60, 120 + Math.floor(i / 3) * 62, 54, 56)
        }
        pen.restore()
        drawShaft(pen, stage, x + 20, 80, 160)
      }
    },
    mid: pen => {
      for (let i = 0; i < 3; i++)
        for (const s of [-1, 1]) {
          const x = 800 + s * (430 + i * 190)
          box(pen, stage, x, 770 + i * 24, 330, 74, '#6a4a30', 8)
        }
      for (const x of [-60, 1660]) column(pen, stage, x, 800, 140, '#b0a898')
    },
  })

export const school: SetPainter = stage =>
  room(stage, { wall: '#c0b894', trim: '#7a6a4a' }, ['#a5825a', 'boards'], {
    wall: pen => {
      pen.fillStyle = css(stage.c('#8a6a44'))
      pen.fillRect(424, 196, 632, 302)
      pen.fillStyle = css(stage.c('#33574a'))
      pen.fillRect(440, 212, 600, 270)
      for (let i = 0; i < 6; i++)
        line(
          pen,
          [
            [480 + (i % 3) * 170, 270 + Math.floor(i / 3) * 96],
            [560 + (i % 3) * 170, 262 + Math.floor(i / 3) * 96 + stage.r.in(-14, 14)],
            [620 + (i % 3) * 160, 276 + Math.floor(i / 3) * 96],
          ],
          css(stage.lit('#dfe8e0'), 0.75),
          4,
        )
      const x = lightX(stage, 180)
      drawWindow(pen, stage, x - 130, 170, 260, 320)
      drawShaft(pen, stage, x - 120, 180, 240)
      picture(pen, stage, lightX(stage, 1250), 290, 150, 190)
    },
    mid: pen => {
      for (const x of [100, 350, 1260, 1510]) {
        table(pen, stage, x, 810, 190, 120, '#b08a58')
        chair(pen, stage, x + 16, 824, 190, '#7a5a3a')
      }
    },
  })

export const courtroom: SetPainter = stage =>
  room(stage, { wall: '#8a6a4a', trim: '#5f432c', style: 'panel' }, ['#7a5a3e', 'carpet'], {
    wall: pen => {
      for (const x of [120, 1280]) drawWindow(pen, stage, x, 70, 200, 420, 'arch')
      banner(pen, stage, 560, 90, 100, 300, '#2f4a78')
      banner(pen, stage, 1040, 90, 100, 300, '#7a2f36')
      soft(pen, 800, 220, 96, 96, stage.lit('#d8b350'), 0.9)
    },
    back: pen => {
      box(pen, stage, 800, 744, 640, 250, '#6a4528', 30)
      box(pen, stage, 800, 500, 200, 90, '#4f3420', 6)
      box(pen, stage, 330, 742, 200, 190, '#6a4528', 20)
    },
    mid: pen => {
      for (const x of [120, 1480]) {
        table(pen, stage, x, 812, 400, 150, '#7a5232')
        chair(pen, stage, x, 838, 210)
      }
    },
  })
