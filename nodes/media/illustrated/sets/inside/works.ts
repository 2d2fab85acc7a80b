// Places where things are made, washed, grown and watched over.
import { css, darken, mix, rgb } from '../../draw/color.ts'
import { blob, line, type Pen, poly, soft, vertical } from '../../draw/pen.ts'
import { lamp, pipes, screen } from '../fixtures.ts'
import { box, plant, shelf, table } from '../furniture.ts'
import { drawDoor, drawShaft, drawWindow } from '../openings.ts'
import { skyColors } from '../sky.ts'
import { BASE, type SetPainter, type Stage, WIDE } from '../stage.ts'
import { lightX, room } from './room.ts'

/** A machine with a round door, and what turns in it. */
function washer(pen: Pen, stage: Stage, x: number, y: number): void {
  const { r } = stage
  box(pen, stage, x, y, 190, 240, '#cfd4d6', 16)
  pen.fillStyle = css(stage.dim('#7d868c'))
  pen.fillRect(x - 82, y - 230, 164, 34)
  for (let i = 0; i < 3; i++)
    soft(pen, x - 56 + i * 26, y - 213, 7, 7, rgb(r.pick(['#ff7a5a', '#6affb0', '#ffd25a'])), 1)
  pen.fillStyle = css(stage.dim('#8f989e'))
  pen.beginPath()
  pen.arc(x, y - 104, 74, 0, 7)
  pen.fill()
  pen.fillStyle = css(darken(stage.dim('#33475a'), 0.2))
  pen.beginPath()
  pen.arc(x, y - 104, 58, 0, 7)
  pen.fill()
  for (let i = 0; i < 5; i++)
    soft(
      pen,
      x + r.in(-32, 32),
      y - 92 + r.in(-14, 30),
      r.in(16, 28),
      r.in(10, 18),
      stage.lit(r.pick(['#c8483f', '#e0d8c4', '#3f6fb8', '#d8a83f'])),
      0.85,
    )
  soft(pen, x - 20, y - 126, 20, 12, [255, 255, 255], 0.4)
}

export const laundry: SetPainter = stage =>
  room(stage, { wall: '#a9bdb8', trim: '#7d938f', style: 'tile' }, ['#93a09c', 'tiles'], {
    wall: pen => {
      drawWindow(pen, stage, lightX(stage, 300) - 150, 150, 300, 190, 'wide')
      drawDoor(pen, stage, lightX(stage, 1400) - 80, 160, 420, '#7f9a92', 'glass')
      pipes(pen, stage, 60)
      for (const x of [560, 1040]) lamp(pen, stage, x, 70, 'tube')
      drawShaft(pen, stage, lightX(stage, 300) - 130, 160, 260)
      // Sheets on a line.
      line(
        pen,
        [
          [WIDE.left, 190],
          [WIDE.right, 210],
        ],
        css(stage.dim('#5f6a68')),
        4,
      )
      for (const [x, w, h, hex] of [
        [640, 210, 250, '#f0ece2'],
        [880, 160, 200, '#dfe6ea'],
        [1070, 120, 170, '#e8d8d0'],
      ] as const) {
        pen.fillStyle = vertical(pen, 196, 196 + h, [
          [0, stage.lit(hex)],
          [1, stage.c(hex)],
        ])
        pen.fillRect(x - w / 2, 198, w, h)
        for (let i = 1; i < 4; i++)
          line(
            pen,
            [
              [x - w / 2 + (i * w) / 4, 206],
              [x - w / 2 + (i * w) / 4 + 6, 190 + h],
            ],
            css(stage.dim(hex), 0.4),
            5,
          )
      }
    },
    back: pen => {
      for (const x of [110, 310, 510, 1090, 1290, 1490]) washer(pen, stage, x, 742)
    },
    mid: pen => {
      table(pen, stage, lightX(stage, 120), 816, 330, 140, '#b09a78')
      for (let i = 0; i < 4; i++) {
        pen.fillStyle = css(stage.lit(['#e8e2d4', '#c9d6de', '#e0c8c0', '#dfe6ea'][i] ?? '#e8e2d4'))
        pen.fillRect(lightX(stage, 120) - 70, 632 - i * 20, 140, 18)
      }
      const x = lightX(stage, 1480)
      poly(
        pen,
        [
          [x - 110, 716],
          [x + 110, 716],
          [x + 84, 812],
          [x - 84, 812],
        ],
        css(stage.c('#b08a58')),
      )
      for (let i = 0; i < 5; i++) soft(pen, x - 70 + i * 34, 708, 42, 24, stage.lit(i % 2 ? '#e6e0d4' : '#c2ccd2'), 1)
    },
  })

export const workshop: SetPainter = stage =>
  room(stage, { wall: '#8f7860', trim: '#5f4833', style: 'wood' }, ['#7a634c', 'boards'], {
    wall: pen => {
      drawWindow(pen, stage, lightX(stage, 300) - 170, 130, 340, 260, 'grid', '#8a7258')
      drawShaft(pen, stage, lightX(stage, 300) - 150, 140, 300)
      drawDoor(pen, stage, lightX(stage, 1450) - 90, 180, 430, '#6a5038')
      // Tools in their own outlines.
      const x0 = lightX(stage, 900) - 260
      pen.fillStyle = css(stage.c('#6f5a44'))
      pen.fillRect(x0, 170, 520, 260)
      for (let i = 0; i < 9; i++) {
        const x = x0 + 40 + i * 55
        const long = 90 + ((i * 37) % 80)
        line(
          pen,
          [
            [x, 200],
            [x, 200 + long],
          ],
          css(stage.lit('#a5805a')),
          9,
        )
        if (i % 3 === 0)
          poly(
            pen,
            [
              [x - 26, 196],
              [x + 26, 196],
              [x + 20, 222],
              [x - 20, 222],
            ],
            css(stage.dim('#59626a')),
          )
        else if (i % 3 === 1)
          blob(
            pen,
            [
              [x - 12, 200 + long],
              [x + 12, 200 + long],
              [x + 7, 260 + long],
              [x - 7, 260 + long],
            ],
            css(stage.c('#8f9aa2')),
          )
        else {
          pen.strokeStyle = css(stage.c('#7d868c'))
          pen.lineWidth = 9
          pen.beginPath()
          pen.arc(x, 196, 17, 0.4, 5.2)
          pen.stroke()
        }
      }
    },
    back: pen => {
      shelf(pen, stage, lightX(stage, 560), 716, 190, 330, '#6a4f36', 'jars')
      table(pen, stage, lightX(stage, 960), 744, 620, 150, '#8a6238')
      lamp(pen, stage, lightX(stage, 1150), 574, 'desk')
      for (const [dx, w, h, hex] of [
        [-220, 90, 44, '#7a5638'],
        [-90, 60, 70, '#59626a'],
        [30, 120, 26, '#a5805a'],
      ] as const)
        box(pen, stage, lightX(stage, 960) + dx, 572, w, h, hex, 8)
    },
    mid: pen => {
      box(pen, stage, lightX(stage, 120), 812, 250, 170, '#6f5236', 22)
      for (let i = 0; i < 16; i++) {
        const [x, y] = [stage.r.in(200, 1400), stage.r.in(830, 880)]
        line(
          pen,
          [
            [x, y],
            [x + 22, y + 6],
          ],
          css(stage.lit('#d8b98a'), 0.6),
          5,
        )
      }
    },
  })

/** Glass on all sides, the field below, and everything that moves on it on a screen. */
export const controlTower: SetPainter = stage => {
  const [a, b, c] = skyColors(stage)
  return [
    {
      depth: 6,
      paint: pen => {
        pen.fillStyle = vertical(pen, WIDE.top, 560, [
          [0, a],
          [0.6, b],
          [1, c],
        ])
        pen.fillRect(WIDE.left, WIDE.top, WIDE.right - WIDE.left, 900)
        const land = mix(stage.c('#5f6f58', 0.4), c, 0.25)
        pen.fillStyle = css(land)
        pen.fillRect(WIDE.left, 470, WIDE.right - WIDE.left, 400)
        // The runway and its lights.
        poly(
          pen,
          [
            [560, 472],
            [640, 472],
            [1000, 760],
            [360, 760],
          ],
          css(mix(stage.c('#4a4e54', 0.3), c, 0.15)),
        )
        for (let i = 0; i < 14; i++) {
          const t = (i / 13) ** 1.6
          for (const s of [-1, 1])
            soft(
              pen,
              600 + t * 80 + s * (44 + t * 290),
              474 + t * 260,
              3 + t * 7,
              3 + t * 6,
              rgb(i % 2 ? '#ffd27a' : '#8fc4ff'),
              stage.light.bright < 0.6 ? 1 : 0.5,
            )
        }
        for (let i = 0; i < 9; i++) {
          pen.fillStyle = css(mix(stage.dim('#3f4650', 0.35), c, 0.3))
          pen.fillRect(1050 + i * 90, 452 - ((i * 31) % 40), 80, 60)
        }
      },
    },
    {
      depth: 0.6,
      paint: pen => {
        const frame = css(stage.dim('#3a4048'))
        pen.fillStyle = frame
        pen.fillRect(WIDE.left, WIDE.top, WIDE.right - WIDE.left, 320)
        pen.fillRect(WIDE.left, 540, WIDE.right - WIDE.left, 700)
        for (let i = -2; i <= 8; i++) {
          const x = i * 270
          poly(
            pen,
            [
              [x - 16, 50],
              [x + 4, 50],
              [x + 40, 550],
              [x + 14, 550],
            ],
            frame,
          )
        }
        for (const x of [260, 800, 1340]) lamp(pen, stage, x, 60, 'tube')
        pen.fillStyle = vertical(pen, 540, 760, [
          [0, stage.lit('#5f6a74')],
          [1, stage.dim('#48515a')],
        ])
        pen.fillRect(WIDE.left, 540, WIDE.right - WIDE.left, 300)
      },
    },
    {
      depth: 0,
      paint: pen => {
        pen.fillStyle = vertical(pen, BASE, WIDE.bottom, [
          [0, stage.dim('#4a4f58')],
          [0.4, stage.c('#565c66')],
          [1, darken(stage.dim('#4a4f58'), 0.3)],
        ])
        pen.fillRect(WIDE.left, BASE, WIDE.right - WIDE.left, WIDE.bottom - BASE)
        for (const x of [60, 470, 1130, 1540]) {
          poly(
            pen,
            [
              [x - 190, 640],
              [x + 190, 640],
              [x + 210, 756],
              [x - 210, 756],
            ],
            css(stage.c('#3f464e')),
          )
          poly(
            pen,
            [
              [x - 190, 640],
              [x + 190, 640],
              [x + 170, 606],
              [x - 170, 606],
            ],
            css(stage.lit('#565f69')),
          )
          screen(pen, stage, x - 80, 560, 140, 92, '#4fe0a0')
          screen(pen, stage, x + 84, 566, 110, 80, '#5fb8ff')
          for (let i = 0; i < 12; i++)
            soft(
              pen,
              x - 160 + i * 29,
              676 + (i % 3) * 22,
              6,
              6,
              rgb(stage.r.pick(['#ff6a5a', '#6affb0', '#ffd25a', '#6ac8ff'])),
              0.9,
            )
          soft(pen, x, 762, 220, 15, [0, 0, 0], 0.4)
        }
      },
    },
  ]
}

export const greenhouse: SetPainter = stage => {
  const inSpace = stage.country === 'space'
  const [a, b, c] = inSpace ? ([rgb('#060916'), rgb('#0b1230'), rgb('#1b2450')] as const) : skyColors(stage)
  return room(stage, { wall: '#9fb8a8', style: 'plain', ceiling: -400 }, ['#8a7f68', 'stone'], {
    wall: pen => {
      pen.fillStyle = vertical(pen, WIDE.top, BASE, [
        [0, a],
        [0.6, b],
        [1, c],
      ])
      pen.fillRect(WIDE.left, WIDE.top, WIDE.right - WIDE.left, BASE - WIDE.top)
      for (let i = 0; inSpace && i < 160; i++)
        soft(pen, stage.r.in(WIDE.left, WIDE.right), stage.r.in(0, BASE), 2.5, 2.5, [235, 240, 255], stage.r.in(0.3, 1))
      for (let i = 0; !inSpace && i < 26; i++)
        soft(
          pen,
          stage.r.in(WIDE.left, WIDE.right),
          stage.r.in(470, 660),
          stage.r.in(60, 150),
          stage.r.in(60, 120),
          stage.c('#5f8a5a', 0.4),
          0.7,
        )
      pen.fillStyle = css([255, 255, 255], 0.1)
      pen.fillRect(WIDE.left, WIDE.top, WIDE.right - WIDE.left, BASE - WIDE.top)
      const frame = css(stage.lit('#dfe6e0'))
      for (let x: number = WIDE.left; x < WIDE.right; x += 150)
        line(
          pen,
          [
            [x, WIDE.top],
            [x, BASE],
          ],
          frame,
          9,
        )
      for (const y of [120, 380, 600])
        line(
          pen,
          [
            [WIDE.left, y],
            [WIDE.right, y],
          ],
          frame,
          7,
        )
      drawShaft(pen, stage, lightX(stage, 420) - 100, 60, 320)
    },
    back: pen => {
      for (const x of [130, 480, 1120, 1470]) {
        table(pen, stage, x, 744, 300, 110, '#8a7a60')
        for (let i = 0; i < 4; i++) plant(pen, stage, x - 110 + i * 74, 618, 120 + ((i * 41) % 60))
      }
    },
    mid: pen => {
      plant(pen, stage, lightX(stage, 70), 812, 380)
      plant(pen, stage, lightX(stage, 1540), 812, 320)
    },
  })
}

/** A box of brushed steel, its mirror and its buttons. */
export const lift: SetPainter = stage =>
  room(stage, { wall: '#8f979e', trim: '#5f676e', style: 'metal', ceiling: 20 }, ['#6a5a52', 'plain'], {
    wall: pen => {
      pen.fillStyle = vertical(pen, 120, 470, [
        [0, stage.lit('#b9c4cc')],
        [1, stage.c('#8f9aa4')],
      ])
      pen.fillRect(470, 110, 660, 370)
      poly(
        pen,
        [
          [560, 110],
          [700, 110],
          [600, 480],
          [470, 480],
        ],
        'rgba(255,255,255,0.14)',
      )
      line(
        pen,
        [
          [420, 540],
          [1180, 540],
        ],
        css(stage.lit('#cfd6da')),
        17,
      )
      for (const s of [-1, 1]) {
        pen.fillStyle = css(stage.dim('#6f787f'))
        pen.fillRect(800 + s * 560 - 50, 240, 100, 330)
        for (let i = 0; i < 12; i++)
          soft(
            pen,
            800 + s * 560 - 22 + (i % 2) * 44,
            270 + Math.floor(i / 2) * 48,
            13,
            13,
            rgb(i === 5 ? '#ffb84a' : '#e6ecef'),
            1,
          )
      }
      lamp(pen, stage, 800, 56, 'tube')
    },
  })
