// A clockmaker's workshop: a wall of clocks that do not agree, a tall one between them, a bench with a lamp and what lies on it.
import { css, darken, lighten } from '../../draw/color.ts'
import { line, type Pen, poly, soft } from '../../draw/pen.ts'
import { lamp } from '../fixtures.ts'
import { box, shelf, table } from '../furniture.ts'
import { drawShaft, drawWindow } from '../openings.ts'
import type { SetPainter, Stage } from '../stage.ts'
import { lightX, room } from './room.ts'

const disc = (pen: Pen, x: number, y: number, radius: number, fill: string): void => {
  pen.fillStyle = fill
  pen.beginPath()
  pen.arc(x, y, radius, 0, 7)
  pen.fill()
}

/** A dial with its hands at a time of its own, in minutes since twelve. */
function dial(pen: Pen, stage: Stage, x: number, y: number, radius: number, rim: string, time: number): void {
  disc(pen, x, y, radius, css(stage.dim(rim)))
  disc(pen, x, y - radius * 0.04, radius * 0.93, css(stage.c(rim)))
  disc(pen, x, y, radius * 0.8, css(stage.lit('#efe6d2')))
  const ink = css(darken(stage.dim('#3a2f26'), 0.2))
  for (let hour = 0; hour < 12; hour++) {
    const angle = (hour * Math.PI) / 6
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
    const inner = hour % 3 === 0 ? 0.6 : 0.68
    line(
      pen,
      [
        [x + sin * radius * inner, y - cos * radius * inner],
        [x + sin * radius * 0.74, y - cos * radius * 0.74],
      ],
      ink,
      Math.max(1.5, radius * (hour % 3 === 0 ? 0.06 : 0.035)),
    )
  }
  for (const [turn, reach, width] of [
    [time / 720, 0.42, 0.075],
    [time / 60, 0.64, 0.045],
  ] as const) {
    const angle = turn * 2 * Math.PI
    line(
      pen,
      [
        [x - Math.sin(angle) * radius * 0.1, y + Math.cos(angle) * radius * 0.1],
        [x + Math.sin(angle) * radius * reach, y - Math.cos(angle) * radius * reach],
      ],
      ink,
      Math.max(2, radius * width),
    )
  }
  disc(pen, x, y, radius * 0.06, ink)
  soft(pen, x - radius * 0.3, y - radius * 0.36, radius * 0.36, radius * 0.2, [255, 255, 255], 0.22)
}

/** A tall clock with its pendulum behind glass; `y` is where it stands. */
function tallClock(pen: Pen, stage: Stage, x: number, y: number): void {
  const wood = '#6a3f28'
  box(pen, stage, x, y, 170, 130, wood, 10)
  box(pen, stage, x, y - 130, 128, 250, wood, 8)
  box(pen, stage, x, y - 380, 176, 190, wood, 12)
  poly(
    pen,
    [
      [x - 96, y - 570],
      [x, y - 626],
      [x + 96, y - 570],
    ],
    css(stage.c(wood)),
  )
  dial(pen, stage, x, y - 474, 72, '#b58a3c', stage.r.in(0, 720))
  pen.fillStyle = css(darken(stage.dim('#2c211a'), 0.3))
  pen.fillRect(x - 42, y - 362, 84, 200)
  const swing = stage.r.in(-20, 20)
  const brass = css(stage.lit('#d8a84a'))
  line(
    pen,
    [
      [x, y - 362],
      [x + swing, y - 214],
    ],
    brass,
    5,
  )
  disc(pen, x + swing, y - 208, 25, brass)
  soft(pen, x + swing - 7, y - 216, 11, 8, lighten(stage.lit('#f4dca0'), 0.2), 0.8)
}

/** A clock in a wooden case with a gable. */
function cased(pen: Pen, stage: Stage, x: number, y: number, size: number, wood: string, time: number): void {
  pen.fillStyle = css(stage.dim(wood))
  pen.fillRect(x - size * 0.72, y - size * 0.9, size * 1.44, size * 2.1)
  pen.fillStyle = css(stage.c(wood))
  pen.fillRect(x - size * 0.64, y - size * 0.84, size * 1.28, size * 1.98)
  poly(
    pen,
    [
      [x - size * 0.9, y - size * 0.86],
      [x, y - size * 1.5],
      [x + size * 0.9, y - size * 0.86],
    ],
    css(stage.lit(wood)),
  )
  dial(pen, stage, x, y, size * 0.6, '#c9a25a', time)
}

export const clockmaker: SetPainter = stage =>
  room(stage, { wall: '#6f6d5c', trim: '#4d3b2c', style: 'wood' }, ['#6b513c', 'boards'], {
    wall: pen => {
      drawWindow(pen, stage, lightX(stage, 260) - 160, 130, 320, 270, 'grid', '#6a513a')
      drawShaft(pen, stage, lightX(stage, 260) - 140, 140, 290)
      const { r } = stage
      // Of two rows none shows another's time.
      for (const [x, y, size, kind] of [
        [560, 210, 66, 'round'],
        [720, 180, 48, 'cased'],
        [880, 220, 82, 'round'],
        [1060, 180, 54, 'cased'],
        [1210, 240, 60, 'round'],
        [640, 390, 44, 'round'],
        [780, 400, 52, 'cased'],
        [1010, 400, 48, 'round'],
        [1140, 410, 40, 'cased'],
      ] as const) {
        const time = r.in(0, 720)
        const at = lightX(stage, x)
        if (kind === 'round') dial(pen, stage, at, y, size, r.pick(['#7a5638', '#b58a3c', '#59626a', '#8a4a38']), time)
        else cased(pen, stage, at, y, size, r.pick(['#7a4e2e', '#5f4330', '#8a5a3a']), time)
      }
    },
    back: pen => {
      tallClock(pen, stage, lightX(stage, 1370), 730)
      shelf(pen, stage, lightX(stage, 520), 716, 180, 240, '#5f4630', 'jars')
      table(pen, stage, lightX(stage, 940), 744, 640, 150, '#7a5434')
      lamp(pen, stage, lightX(stage, 1160), 574, 'desk')
      // Open works, a loupe and wheels on a cloth.
      const cloth = lightX(stage, 880)
      poly(
        pen,
        [
          [cloth - 130, 586],
          [cloth + 130, 586],
          [cloth + 110, 572],
          [cloth - 110, 572],
        ],
        css(stage.c('#3f5a50')),
      )
      for (const [dx, radius] of [
        [-84, 15],
        [-46, 9],
        [-16, 20],
        [30, 11],
        [66, 16],
        [96, 8],
      ] as const) {
        disc(pen, cloth + dx, 572 - radius * 0.5, radius, css(stage.lit('#d0a04a')))
        disc(pen, cloth + dx, 572 - radius * 0.5, radius * 0.45, css(stage.dim('#5f4a2a')))
      }
      dial(pen, stage, lightX(stage, 700), 536, 38, '#b58a3c', stage.r.in(0, 720))
    },
    mid: pen => {
      box(pen, stage, lightX(stage, 110), 812, 220, 150, '#5f4630', 20)
      dial(pen, stage, lightX(stage, 110), 628, 46, '#8a4a38', stage.r.in(0, 720))
    },
  })
