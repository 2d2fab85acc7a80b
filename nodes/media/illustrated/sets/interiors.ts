// Indoor sets.
import { css, darken, rgb } from '../draw/color.ts'
import { blob, line, type Pen, poly, soft, vertical } from '../draw/pen.ts'
import {
  banner,
  barrel,
  bed,
  box,
  chair,
  column,
  crate,
  curtain,
  fireplace,
  glassware,
  lamp,
  machine,
  picture,
  pipes,
  plant,
  screen,
  shelf,
  sofa,
  table,
} from './furniture.ts'
import { drawDoor, drawFloor, drawShaft, drawWall, drawWindow, type Walls } from './room.ts'
import { BASE, type Plane, type SetPainter, type Stage, WIDE } from './stage.ts'

type FloorStyle = Parameters<typeof drawFloor>[3]

/** A room: what hangs on the wall, what stands at it, what stands in the room, what stands before the lens. */
function room(
  stage: Stage,
  walls: Walls,
  floor: readonly [string, FloorStyle],
  parts: { wall?: (pen: Pen) => void; back?: (pen: Pen) => void; mid?: (pen: Pen) => void; front?: (pen: Pen) => void },
): readonly Plane[] {
  const planes: Plane[] = [
    {
      depth: 0.75,
      paint: pen => {
        drawWall(pen, stage, walls)
        // Nearer cameras see the floor run on to the wall.
        drawFloor(pen, stage, floor[0], floor[1])
        parts.wall?.(pen)
      },
    },
    {
      depth: 0,
      paint: pen => {
        drawFloor(pen, stage, floor[0], floor[1])
        parts.mid?.(pen)
      },
    },
  ]
  if (parts.back) planes.splice(1, 0, { depth: 0.5, paint: parts.back })
  if (parts.front) planes.push({ depth: -0.4, paint: parts.front })
  return planes
}

/** Where the window stands: on the side the light comes from. */
const lightX = (stage: Stage, near: number): number => (stage.light.side < 0 ? near : 1600 - near)

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
      box(pen, stage, lightX(stage, 1480), 800, 260, 380, '#7d5c40', 14)
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
      }
      box(pen, stage, 1380, 520, 150, 90, '#3f454c', 8)
    },
    mid: pen => {
      table(pen, stage, lightX(stage, 170), 812, 360, 150, '#a57a4c')
      chair(pen, stage, lightX(stage, 420), 812, 210)
      plant(pen, stage, lightX(stage, 1500), 800, 180)
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

export const ship: SetPainter = stage => {
  const sea = /sail|deck|sea|boat|ocean|pirate|cabin/.test(stage.place) && !/space|star/.test(stage.place)
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
