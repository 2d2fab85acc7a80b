// Places where people live.
import { css } from '../../draw/color.ts'
import { line, soft } from '../../draw/pen.ts'
import { lamp } from '../fixtures.ts'
import { bed, box, chair, curtain, fireplace, picture, plant, rug, shelf, sofa, table, wardrobe } from '../furniture.ts'
import { drawDoor, drawShaft, drawWindow } from '../openings.ts'
import type { SetPainter } from '../stage.ts'
import { lightX, room } from './room.ts'

export const home: SetPainter = stage =>
  room(stage, { wall: '#c2a98c', trim: '#e0d5c2', style: 'paper' }, ['#86623f', 'boards'], {
    wall: pen => {
      const x = lightX(stage, 420)
      drawWindow(pen, stage, x - 130, 180, 260, 330)
      curtain(pen, stage, x - 200, 160, 74, 400, '#a8584a')
      curtain(pen, stage, x + 128, 160, 74, 400, '#a8584a')
      picture(pen, stage, lightX(stage, 840), 290, 130, 160)
      picture(pen, stage, lightX(stage, 1010), 320, 110, 90)
      drawDoor(pen, stage, stage.light.side < 0 ? 1380 : 60, 170, 420, '#8a6a4a')
      drawShaft(pen, stage, x - 120, 190, 240)
    },
    back: pen => {
      shelf(pen, stage, lightX(stage, 1170), 716, 230, 360, '#7a5638', 'books')
      lamp(pen, stage, lightX(stage, 690), 726, 'standing')
    },
    mid: pen => {
      rug(pen, stage, lightX(stage, 800), 824, 760, '#8a4a40')
      sofa(pen, stage, lightX(stage, 200), 804, 420, '#5a7480')
      plant(pen, stage, lightX(stage, 1460), 800, 230)
    },
  })

export const bedroom: SetPainter = stage =>
  room(stage, { wall: '#9fa8b8', trim: '#dcd6ca', style: 'paper' }, ['#8a6a4c', 'boards'], {
    wall: pen => {
      const x = lightX(stage, 900)
      drawWindow(pen, stage, x - 120, 180, 240, 320)
      curtain(pen, stage, x - 190, 160, 76, 410, '#6a7a9a')
      curtain(pen, stage, x + 116, 160, 76, 410, '#6a7a9a')
      picture(pen, stage, lightX(stage, 400), 300, 150, 110)
      drawShaft(pen, stage, x - 110, 190, 220)
    },
    back: pen => {
      bed(pen, stage, lightX(stage, 300), 752, 520, '#6f84a8')
      box(pen, stage, lightX(stage, 640), 738, 110, 120, '#7a5a40')
      lamp(pen, stage, lightX(stage, 640), 616, 'desk')
    },
    mid: pen => {
      rug(pen, stage, lightX(stage, 760), 822, 620, '#7c4f52')
      wardrobe(pen, stage, lightX(stage, 1470), 800, 260, 430, '#7d5c40')
    },
  })

export const kitchen: SetPainter = stage =>
  room(stage, { wall: '#c9c2ae', style: 'tile' }, ['#a58a6a', 'tiles'], {
    wall: pen => {
      const x = lightX(stage, 560)
      drawWindow(pen, stage, x - 150, 190, 300, 260)
      drawShaft(pen, stage, x - 140, 200, 280)
      for (const sx of [150, 950, 1260]) {
        box(pen, stage, stage.light.side < 0 ? sx : 1600 - sx, 380, 250, 190, '#7f9a8a', 2)
        line(
          pen,
          [
            [stage.light.side < 0 ? sx : 1600 - sx, 200],
            [stage.light.side < 0 ? sx : 1600 - sx, 376],
          ],
          css(stage.dim('#7f9a8a')),
          4,
        )
      }
      lamp(pen, stage, 800, 220, 'hanging')
    },
    back: pen => {
      box(pen, stage, 800, 730, 1500, 190, '#8aa392', 24)
      for (let x = 130; x < 1520; x += 150) {
        pen.strokeStyle = css(stage.dim('#7f9a8a'))
        pen.lineWidth = 4
        pen.strokeRect(x, 560, 130, 150)
      }
      for (const [x, h] of [
        [340, 60],
        [430, 84],
        [1150, 70],
      ] as const) {
        pen.fillStyle = css(stage.c('#a84f3f'))
        pen.beginPath()
        pen.roundRect(x - 26, 520 - h, 52, h, 12)
        pen.fill()
        pen.fillStyle = css(stage.dim('#a84f3f'))
        pen.fillRect(x - 22, 520 - h - 9, 44, 12)
        pen.fillRect(x - 7, 520 - h - 17, 14, 9)
        soft(pen, x + stage.light.side * 12, 520 - h * 0.55, 8, h * 0.36, stage.lit('#d8836f'), 0.7)
      }
      box(pen, stage, 1380, 520, 150, 90, '#3f454c', 8)
    },
    mid: pen => {
      table(pen, stage, lightX(stage, 170), 812, 360, 150, '#a57a4c')
      chair(pen, stage, lightX(stage, 420), 812, 210)
      plant(pen, stage, lightX(stage, 1500), 800, 180)
    },
  })

export const cabin: SetPainter = stage =>
  room(stage, { wall: '#7d5a3c', trim: '#5a3d26', style: 'wood' }, ['#6f4d32', 'boards'], {
    wall: pen => {
      const x = lightX(stage, 360)
      drawWindow(pen, stage, x - 110, 200, 220, 240)
      drawDoor(pen, stage, stage.light.side < 0 ? 1330 : 120, 170, 400, '#5f4029')
      picture(pen, stage, lightX(stage, 1130), 300, 110, 90)
      drawShaft(pen, stage, x - 100, 210, 200)
    },
    back: pen => {
      fireplace(pen, stage, 800, 740)
      shelf(pen, stage, lightX(stage, 1130), 470, 200, 110, '#5a3d26', 'jars')
    },
    mid: pen => {
      table(pen, stage, lightX(stage, 170), 812, 340, 140, '#6a4528')
      lamp(pen, stage, lightX(stage, 120), 654, 'candle')
      chair(pen, stage, lightX(stage, 400), 812, 210)
    },
  })

/** A good room for places nobody has drawn. */
export const chamber: SetPainter = stage =>
  room(
    stage,
    {
      wall: stage.r.pick(['#a39a88', '#9aa39a', '#a8938a', '#8f9aa8']),
      trim: '#6a5844',
      style: stage.r.pick(['panel', 'paper', 'plain'] as const),
    },
    ['#7f6248', 'boards'],
    {
      wall: pen => {
        const x = lightX(stage, 430)
        drawWindow(pen, stage, x - 120, 170, 240, 340, stage.r.chance(0.4) ? 'arch' : 'sash')
        drawDoor(pen, stage, stage.light.side < 0 ? 1260 : 170, 176, 430, '#7a5638')
        picture(pen, stage, lightX(stage, 860), 290, 180, 130)
        drawShaft(pen, stage, x - 110, 180, 220)
      },
      back: pen => {
        shelf(pen, stage, lightX(stage, 1060), 716, 210, 300, '#6a4d34', 'books')
        lamp(pen, stage, lightX(stage, 660), 722, 'standing')
      },
      mid: pen => {
        table(pen, stage, lightX(stage, 170), 810, 340, 150)
        plant(pen, stage, lightX(stage, 1470), 800, 200)
      },
    },
  )
