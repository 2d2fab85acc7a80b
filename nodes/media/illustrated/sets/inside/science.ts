// Laboratories, wards, corridors and ships.
import { css, darken, rgb } from '../../draw/color.ts'
import { blob, line, poly, soft, vertical } from '../../draw/pen.ts'
import { barrel, column, crate, glassware, lamp, machine, pipes, screen } from '../fixtures.ts'
import { bed, box, curtain, shelf, table } from '../furniture.ts'
import { drawDoor, drawShaft, drawWindow } from '../openings.ts'
import { drawFloor } from '../room.ts'
import { BASE, type SetPainter, WIDE } from '../stage.ts'
import { lightX, room } from './room.ts'

export const lab: SetPainter = stage =>
  room(
    stage,
    { wall: /secret|under|hidden|abandon/.test(stage.place) ? '#56707a' : '#a9bcc4', style: 'metal' },
    ['#7f8c92', 'tiles'],
    {
      wall: pen => {
        pipes(pen, stage, 76)
        for (const x of [330, 800, 1270]) lamp(pen, stage, x, 60, 'tube')
        screen(pen, stage, 420, 330, 250, 160, '#4fe0d0')
        screen(pen, stage, 700, 300, 190, 220, '#5fb8ff')
        screen(pen, stage, 1180, 330, 290, 170, '#5fd0ff')
        drawDoor(pen, stage, 1480, 170, 400, '#6f7d86', 'slide')
        shelf(pen, stage, -60, BASE, 280, 400, '#6d7a82', 'jars')
      },
      back: pen => {
        for (const x of [220, 1400]) machine(pen, stage, x, 726, 170, 330)
        for (const x of [640, 960]) {
          soft(pen, x, 540, 150, 260, rgb('#52ffd0'), 0.3)
          pen.fillStyle = vertical(pen, 380, 710, [
            [0, rgb('#b8fff0'), 0.55],
            [1, rgb('#2fc8a0'), 0.75],
          ])
          pen.beginPath()
          pen.roundRect(x - 54, 390, 108, 320, 50)
          pen.fill()
          blob(
            pen,
            [
              [x - 20, 480],
              [x + 14, 470],
              [x + 24, 560],
              [x, 640],
              [x - 22, 570],
            ],
            css(rgb('#1c8a70'), 0.7),
          )
          for (let i = 0; i < 9; i++)
            soft(pen, x + stage.r.in(-36, 36), stage.r.in(420, 690), 6, 6, rgb('#eafff8'), 0.8)
          box(pen, stage, x, 726, 140, 30, '#5c666e', 8)
          box(pen, stage, x, 398, 130, 26, '#5c666e', 4)
        }
      },
      mid: pen => {
        for (const [x, w] of [
          [120, 380],
          [1500, 380],
        ] as const) {
          table(pen, stage, x, 806, w, 140, '#b9c4c9')
          glassware(pen, stage, x - w * 0.4, x + w * 0.4, 654)
        }
      },
    },
  )

export const hospital: SetPainter = stage =>
  room(stage, { wall: '#bccdcb', trim: '#e4ebea' }, ['#a3b2b0', 'tiles'], {
    wall: pen => {
      const x = lightX(stage, 430)
      drawWindow(pen, stage, x - 160, 180, 320, 290, 'wide', '#e4ebea')
      curtain(pen, stage, lightX(stage, 1010) - 80, 110, 160, 560, '#8fb8b4')
      for (const lx of [440, 1140]) lamp(pen, stage, lx, 70, 'tube')
      drawDoor(pen, stage, stage.light.side < 0 ? 1340 : 100, 190, 430, '#a9bcb8', 'glass')
      drawShaft(pen, stage, x - 140, 190, 280)
    },
    back: pen => {
      bed(pen, stage, lightX(stage, 300), 760, 500, '#9fc4c8', true)
      screen(pen, stage, lightX(stage, 620), 480, 130, 96, '#5affa8')
      line(
        pen,
        [
          [lightX(stage, 620), 740],
          [lightX(stage, 620), 530],
        ],
        css(stage.dim('#8a9499')),
        8,
      )
    },
    mid: pen => {
      box(pen, stage, lightX(stage, 1500), 800, 200, 190, '#d5dedd', 14)
    },
  })

export const corridor: SetPainter = stage => {
  const tech = /ship|space|station|lab|facility|base|bunker|metal/.test(stage.place)
  const wall = tech ? '#8a97a0' : /school|hospital|hotel/.test(stage.place) ? '#b9b79c' : '#9a8a78'
  return [
    {
      depth: 2.4,
      paint: pen => {
        pen.fillStyle = css(stage.dim(wall))
        pen.fillRect(WIDE.left, WIDE.top, 2500, 1500)
        soft(pen, 800, 420, 300, 260, rgb(tech ? '#bfe8ff' : '#ffe6b8'), 0.6)
        drawDoor(pen, stage, 730, 140, 280, tech ? '#6f7d86' : '#7a5a40', tech ? 'slide' : 'glass')
      },
    },
    {
      depth: 0.7,
      paint: pen => {
        for (const s of [-1, 1]) {
          const q = (x: number): number => 800 + s * x
          poly(
            pen,
            [
              [q(150), 250],
              [q(1260), -240],
              [q(1260), 1000],
              [q(150), 672],
            ],
            vertical(pen, 0, 800, [
              [0, stage.c(wall)],
              [1, s === stage.light.side ? stage.dim(wall) : stage.lit(wall)],
            ]),
          )
          for (let i = 0; i < 5; i++) {
            const a = 190 + i * i * 34 + i * 46
            const b = a + 40 + i * 24
            const y = (x: number, t: number): number =>
              (250 - ((x - 150) * 490) / 1110) * (1 - t) + (672 + ((x - 150) * 328) / 1110) * t
            poly(
              pen,
              [
                [q(a), y(a, 0.28)],
                [q(b), y(b, 0.28)],
                [q(b), y(b, 1)],
                [q(a), y(a, 1)],
              ],
              css(stage.dim(tech ? '#66747e' : '#6f523a')),
            )
            poly(
              pen,
              [
                [q(a + 5), y(a + 5, 0.31)],
                [q(b - 5), y(b - 5, 0.31)],
                [q(b - 5), y(b - 5, 0.99)],
                [q(a + 5), y(a + 5, 0.99)],
              ],
              css(stage.c(tech ? '#7d8c96' : '#8a684a')),
            )
            if (tech)
              line(
                pen,
                [
                  [q(a - 10), y(a - 10, 0.2)],
                  [q(a - 10), y(a - 10, 0.9)],
                ],
                css(rgb('#7fe0ff'), 0.8),
                3 + i,
              )
          }
        }
        poly(
          pen,
          [
            [650, 250],
            [950, 250],
            [2060, -240],
            [-460, -240],
          ],
          css(darken(stage.dim(wall), 0.12)),
        )
        for (let i = 0; i < 4; i++) {
          const y = 230 - i * i * 42
          const w = 60 + i * i * 46
          soft(pen, 800, y, w * 2.4, 50 + i * 26, rgb('#f2fbff'), 0.4)
          poly(
            pen,
            [
              [800 - w, y],
              [800 + w, y],
              [800 + w * 1.16, y - 16 - i * 8],
              [800 - w * 1.16, y - 16 - i * 8],
            ],
            css(rgb('#f6fbff')),
          )
        }
      },
    },
    {
      depth: 0,
      paint: pen => {
        poly(
          pen,
          [
            [648, 672],
            [952, 672],
            [2700, 1200],
            [-1100, 1200],
          ],
          vertical(pen, 672, 960, [
            [0, stage.dim('#7d7f80')],
            [0.4, stage.c('#8a8c8c')],
            [1, stage.dim('#6d6f72')],
          ]),
        )
        for (let i = -6; i <= 6; i++)
          line(
            pen,
            [
              [800 + i * 24, 674],
              [800 + i * 230, 1160],
            ],
            css(stage.dim('#66686c'), 0.5),
            3,
          )
        for (let i = 0; i < 4; i++) soft(pen, 800, 700 + i * i * 24, 60 + i * 90, 10 + i * 6, [255, 255, 255], 0.22)
      },
    },
  ]
}

export const ship: SetPainter = stage => {
  const sea =
    /sail|deck|sea|boat|ocean|pirate|cabin/.test(stage.place) &&
    !/space|star/.test(stage.place) &&
    stage.country !== 'space'
  if (sea)
    return room(stage, { wall: '#6f4f34', trim: '#4a3220', style: 'wood' }, ['#7a5738', 'boards'], {
      wall: pen => {
        for (const x of [300, 740, 1180]) drawWindow(pen, stage, x - 80, 220, 160, 160, 'round', '#b08d3f')
        for (let i = 0; i < 6; i++)
          line(
            pen,
            [
              [WIDE.left, 40 + i * 4],
              [WIDE.right, 40 + i * 4],
            ],
            css(stage.dim('#4a3220')),
            6,
          )
        lamp(pen, stage, 560, 170, 'hanging', '#ffc06a')
      },
      back: pen => {
        table(pen, stage, 420, 736, 330, 110, '#6a4528')
        for (const x of [1330, 1470]) barrel(pen, stage, x, 740, 190)
      },
      mid: pen => {
        for (const x of [-60, 1660]) column(pen, stage, x, 806, 80, '#6a4a30')
        crate(pen, stage, 190, 812, 130)
      },
    })
  return [
    {
      depth: 8,
      paint: pen => {
        pen.fillStyle = css([6, 9, 22])
        pen.fillRect(WIDE.left, WIDE.top, 2500, 1500)
        for (let i = 0; i < 380; i++) {
          pen.fillStyle = css([235, 240, 255], stage.r.in(0.2, 1))
          const s = stage.r() ** 3 * 3 + 0.6
          pen.fillRect(stage.r.in(WIDE.left, WIDE.right), stage.r.in(WIDE.top, 700), s, s)
        }
        soft(pen, 560, 300, 620, 320, rgb('#5a3fa0'), 0.4)
        soft(pen, 1150, 360, 560, 300, rgb('#2f7fb0'), 0.35)
        pen.fillStyle = css(rgb('#3f7fa8'))
        pen.beginPath()
        pen.arc(1120, 330, 150, 0, 7)
        pen.fill()
        soft(pen, 1070, 280, 150, 150, rgb('#bfe8ff'), 0.6)
        soft(pen, 1190, 390, 160, 160, [4, 8, 20], 0.85)
      },
    },
    {
      depth: 0.7,
      paint: pen => {
        pen.beginPath()
        pen.rect(WIDE.left, WIDE.top, 2500, 1500)
        pen.moveTo(300, 160)
        pen.lineTo(1300, 160)
        pen.lineTo(1440, 520)
        pen.lineTo(160, 520)
        pen.closePath()
        pen.fillStyle = vertical(pen, 0, 700, [
          [0, stage.dim('#6a7682')],
          [0.6, stage.c('#7a8894')],
          [1, stage.dim('#5f6b76')],
        ])
        pen.fill('evenodd')
        for (const x of [630, 970])
          line(
            pen,
            [
              [x, 156],
              [x + (x - 800) * 0.34, 524],
            ],
            css(stage.c('#5c6873')),
            22,
          )
        line(
          pen,
          [
            [160, 524],
            [1440, 524],
          ],
          css(stage.lit('#9aa8b4')),
          10,
        )
        for (let i = 0; i < 7; i++)
          line(
            pen,
            [
              [WIDE.left, 20 + i * 18],
              [WIDE.right, 20 + i * 18],
            ],
            css(stage.dim('#56616c'), 0.5),
            4,
          )
        for (const s of [-1, 1]) {
          line(
            pen,
            [
              [800 + s * 660, 80],
              [800 + s * 780, 640],
            ],
            css(rgb('#6fdcff'), 0.9),
            7,
          )
          soft(pen, 800 + s * 720, 360, 120, 330, rgb('#6fdcff'), 0.3)
        }
        box(pen, stage, 800, 690, 1240, 140, '#56626e', 34)
        for (let i = 0; i < 9; i++)
          screen(pen, stage, 260 + i * 135, 606, 100, 52, stage.r.pick(['#5fd0ff', '#6affb8', '#ffb85f']))
      },
    },
    {
      depth: 0,
      paint: pen => {
        drawFloor(pen, stage, '#5c6670', 'metal')
        for (const x of [170, 1430]) {
          box(pen, stage, x, 806, 170, 90, '#4a545e', 16)
          pen.fillStyle = css(stage.c('#39424b'))
          pen.beginPath()
          pen.roundRect(x - 76, 570, 152, 200, 30)
          pen.fill()
          line(
            pen,
            [
              [x - 50, 600],
              [x + 50, 600],
            ],
            css(rgb('#6fdcff'), 0.8),
            4,
          )
        }
      },
    },
  ]
}
