// Rooms aboard a spaceship or a station besides its bridge: the hold, where the crew sleeps, and the engine.
import { css, darken, rgb } from '../../draw/color.ts'
import { line, type Pen, poly, soft, vertical } from '../../draw/pen.ts'
import { lamp, machine, pipes, screen } from '../fixtures.ts'
import { box, shelf, table } from '../furniture.ts'
import { drawDoor } from '../openings.ts'
import { BASE, type SetPainter, type Stage, WIDE } from '../stage.ts'
import { lightX, room } from './room.ts'

const METAL = '#6d7883'

/** A round window on the stars. */
function porthole(pen: Pen, stage: Stage, x: number, y: number, radius: number): void {
  const disc = (size: number, fill: string): void => {
    pen.fillStyle = fill
    pen.beginPath()
    pen.arc(x, y, size, 0, 7)
    pen.fill()
  }
  disc(radius + 20, css(stage.dim(METAL)))
  disc(radius + 14, css(stage.lit(METAL)))
  disc(radius, css([6, 9, 22]))
  pen.save()
  pen.beginPath()
  pen.arc(x, y, radius, 0, 7)
  pen.clip()
  soft(pen, x - radius * 0.3, y + radius * 0.2, radius, radius * 0.6, rgb('#4a5fa8'), 0.45)
  for (let i = 0; i < radius * 0.6; i++) {
    const size = stage.r() ** 3 * 2.6 + 0.8
    pen.fillStyle = css([235, 240, 255], stage.r.in(0.3, 1))
    pen.fillRect(x + stage.r.in(-radius, radius), y + stage.r.in(-radius, radius), size, size)
  }
  pen.restore()
  for (let i = 0; i < 8; i++)
    soft(
      pen,
      x + Math.cos((i * Math.PI) / 4) * (radius + 9),
      y + Math.sin((i * Math.PI) / 4) * (radius + 9),
      4,
      4,
      stage.dim(METAL),
      1,
    )
}

/** A freight container with ribs, a coloured band and a latch. */
function container(pen: Pen, stage: Stage, x: number, y: number, w: number, h: number, hex: string): void {
  box(pen, stage, x, y, w, h, hex, 12)
  for (let i = 1; i < w / 34; i++)
    line(
      pen,
      [
        [x - w / 2 + i * 34, y - h + 14],
        [x - w / 2 + i * 34, y - 12],
      ],
      css(stage.dim(hex), 0.7),
      6,
    )
  pen.fillStyle = css(stage.lit('#d8d3c4'), 0.85)
  pen.fillRect(x - w * 0.3, y - h * 0.66, w * 0.34, h * 0.2)
  pen.fillStyle = css(stage.dim('#2f353b'))
  pen.fillRect(x + w * 0.3, y - h * 0.56, 16, h * 0.22)
}

/** A stripe of yellow and black along the floor's edge. */
function hazard(pen: Pen, stage: Stage, x: number, y: number, w: number): void {
  pen.fillStyle = css(stage.dim('#2c2a26'))
  pen.fillRect(x, y, w, 16)
  for (let at = x; at < x + w - 30; at += 52)
    poly(
      pen,
      [
        [at, y + 16],
        [at + 16, y],
        [at + 42, y],
        [at + 26, y + 16],
      ],
      css(stage.c('#d8a93a')),
    )
}

/** The hold: containers in stacks, a gate, a hoist on its rail. */
export const cargoBay: SetPainter = stage =>
  room(stage, { wall: '#7f8a90', style: 'metal' }, ['#5e666c', 'metal'], {
    wall: pen => {
      const left = lightX(stage, 560) - 230
      // The gate: two leaves that part in the middle, under a light that turns.
      pen.fillStyle = css(stage.dim('#4f5860'))
      pen.fillRect(left - 26, 150, 512, BASE - 168)
      for (const s of [0, 1]) {
        pen.fillStyle = vertical(pen, 170, BASE, [
          [0, stage.lit('#6b757d')],
          [1, stage.dim('#6b757d')],
        ])
        pen.fillRect(left + s * 231, 172, 227, BASE - 190)
        for (let i = 1; i < 5; i++)
          line(
            pen,
            [
              [left + s * 231 + 14, 172 + i * 98],
              [left + s * 231 + 213, 172 + i * 98],
            ],
            css(stage.dim('#545d65')),
            9,
          )
      }
      hazard(pen, stage, left - 26, 150, 512)
      soft(pen, left + 230, 116, 150, 90, rgb('#ffb14a'), 0.55)
      box(pen, stage, left + 230, 134, 60, 34, '#c8762a', 8)
      // The hoist.
      pen.fillStyle = css(stage.dim('#49525a'))
      pen.fillRect(WIDE.left, 52, WIDE.right - WIDE.left, 30)
      const hook = lightX(stage, 1080)
      box(pen, stage, hook, 118, 130, 50, '#b8862f', 10)
      line(
        pen,
        [
          [hook, 118],
          [hook, 262],
        ],
        css(stage.dim('#2e3338')),
        7,
      )
      pen.strokeStyle = css(stage.dim('#2e3338'))
      pen.lineWidth = 11
      pen.beginPath()
      pen.arc(hook, 286, 24, -1.2, 2.9)
      pen.stroke()
      for (const x of [180, 900, 1440]) lamp(pen, stage, x, 92, 'tube')
    },
    back: pen => {
      const at = (x: number): number => lightX(stage, x)
      container(pen, stage, at(1130), 742, 300, 190, '#8a4a38')
      container(pen, stage, at(1440), 746, 260, 200, '#3f6a74')
      container(pen, stage, at(1180), 552, 270, 170, '#55704a')
      container(pen, stage, at(1470), 546, 220, 150, '#8a6f38')
      container(pen, stage, at(90), 744, 240, 210, '#4a5a78')
      container(pen, stage, at(60), 534, 210, 150, '#8a4a38')
    },
    mid: pen => {
      hazard(pen, stage, WIDE.left, 842, WIDE.right - WIDE.left)
      container(pen, stage, lightX(stage, -40), 826, 190, 130, '#8a6f38')
      container(pen, stage, lightX(stage, 1680), 826, 210, 150, '#4a5a78')
    },
  })

/** A bunk in the wall: a niche with its own light, a mattress, a blanket. */
function bunk(pen: Pen, stage: Stage, x: number, y: number, w: number, hex: string): void {
  pen.fillStyle = css(stage.dim('#4b545c'))
  pen.beginPath()
  pen.roundRect(x - w / 2 - 16, y - 176, w + 32, 192, 34)
  pen.fill()
  pen.fillStyle = css(darken(stage.dim('#454d55'), 0.25))
  pen.beginPath()
  pen.roundRect(x - w / 2, y - 162, w, 164, 26)
  pen.fill()
  soft(pen, x, y - 140, w * 0.5, 70, rgb('#ffd9a0'), 0.5)
  pen.fillStyle = css(rgb('#fff0d0'))
  pen.fillRect(x - w * 0.2, y - 154, w * 0.4, 7)
  pen.fillStyle = css(stage.lit('#dcd9cf'))
  pen.beginPath()
  pen.roundRect(x - w / 2 + 10, y - 44, w - 20, 42, 14)
  pen.fill()
  pen.fillStyle = css(stage.lit('#f1eee6'))
  pen.beginPath()
  pen.roundRect(x - w / 2 + 18, y - 66, w * 0.22, 34, 15)
  pen.fill()
  pen.fillStyle = css(stage.c(hex))
  pen.beginPath()
  pen.roundRect(x - w * 0.14, y - 56, w * 0.6, 54, 12)
  pen.fill()
}

/** Where the crew sleeps: bunks in the wall, lockers, a porthole, a table that folds out. */
export const quarters: SetPainter = stage =>
  room(stage, { wall: '#8d9299', trim: '#a9aeb3', style: 'panel' }, ['#6a7076', 'metal'], {
    wall: pen => {
      porthole(pen, stage, lightX(stage, 800), 300, 118)
      for (const x of [400, 1180]) lamp(pen, stage, x, 70, 'tube')
      bunk(pen, stage, lightX(stage, 290), 380, 430, '#7a4f5a')
      bunk(pen, stage, lightX(stage, 290), 640, 430, '#4a6a80')
      drawDoor(pen, stage, lightX(stage, 1500) - 85, 170, 410, '#79828a', 'slide')
      shelf(pen, stage, lightX(stage, 800) - 130, 560, 260, 92, '#6d767e', 'books')
      screen(pen, stage, lightX(stage, 1260), 300, 150, 96, '#ffb85f')
    },
    back: pen => {
      for (let i = 0; i < 3; i++) {
        const x = lightX(stage, 1090 + i * 106)
        box(pen, stage, x, 730, 100, 310, '#65707a', 8)
        for (let k = 0; k < 3; k++)
          line(
            pen,
            [
              [x - 26, 450 + k * 14],
              [x + 26, 450 + k * 14],
            ],
            css(stage.dim('#424b53')),
            4,
          )
        soft(pen, x + 32, 590, 7, 7, rgb(i === 1 ? '#ff8a5a' : '#6affb0'), 1)
      }
      table(pen, stage, lightX(stage, 790), 744, 240, 104, '#8d8478')
    },
    mid: pen => {
      box(pen, stage, lightX(stage, -50), 812, 180, 120, '#5c6670', 14)
    },
  })

/** The engine: a glowing core between its rings, pipes, machines and gratings. */
export const engineRoom: SetPainter = stage =>
  room(stage, { wall: '#565b60', style: 'metal' }, ['#484d52', 'metal'], {
    wall: pen => {
      pipes(pen, stage, 70, '#7a6a58')
      const x = lightX(stage, 760)
      soft(pen, x, 400, 520, 420, rgb('#ff9a4a'), 0.4)
      pen.fillStyle = css(stage.dim('#33373c'))
      pen.fillRect(x - 150, WIDE.top, 300, BASE - WIDE.top)
      pen.fillStyle = vertical(pen, 120, BASE, [
        [0, rgb('#ffd08a')],
        [0.5, rgb('#fff6e0')],
        [1, rgb('#ff9a4a')],
      ])
      pen.fillRect(x - 74, WIDE.top, 148, BASE - WIDE.top)
      soft(pen, x, 380, 180, 340, rgb('#fff0cc'), 0.75)
      for (const y of [186, 330, 474, 618]) {
        box(pen, stage, x, y + 26, 372, 52, '#5c646b', 12)
        for (let i = -2; i <= 2; i++) soft(pen, x + i * 70, y, 7, 7, rgb('#ffb85f'), 1)
      }
      screen(pen, stage, lightX(stage, 1190), 330, 210, 130, '#ffb85f')
      screen(pen, stage, lightX(stage, 330), 330, 190, 130, '#ff7a5f')
      for (const lx of [250, 1290]) lamp(pen, stage, lx, 176, 'tube')
    },
    back: pen => {
      machine(pen, stage, lightX(stage, 1080), 736, 190, 260, '#555c63')
      machine(pen, stage, lightX(stage, 1330), 740, 230, 380, '#4c535a')
      machine(pen, stage, lightX(stage, 300), 740, 240, 300, '#4c535a')
      // A rail before the core.
      const x = lightX(stage, 760)
      for (let i = -3; i <= 3; i++)
        line(
          pen,
          [
            [x + i * 64, 742],
            [x + i * 64, 612],
          ],
          css(stage.c('#c09a3a')),
          9,
        )
      for (const y of [612, 676])
        line(
          pen,
          [
            [x - 200, y],
            [x + 200, y],
          ],
          css(stage.lit('#d0a840')),
          11,
        )
    },
    mid: pen => {
      soft(pen, lightX(stage, 760), 800, 420, 60, rgb('#ffb070'), 0.35)
      box(pen, stage, lightX(stage, -30), 818, 220, 210, '#454c53', 16)
      box(pen, stage, lightX(stage, 1660), 820, 200, 240, '#454c53', 16)
    },
  })

/** Where one listens: racks of receivers, a desk under a wall of traces, a porthole. */
export const comms: SetPainter = stage =>
  room(stage, { wall: '#5f6a75', style: 'metal', ceiling: -160 }, ['#4e5760', 'metal'], {
    wall: pen => {
      porthole(pen, stage, lightX(stage, 250), 330, 96)
      for (let row = 0; row < 2; row++)
        for (let i = 0; i < 4; i++)
          screen(
            pen,
            stage,
            620 + i * 150,
            300 + row * 116,
            128,
            84,
            ['#6affb8', '#5fd0ff', '#ffb85f'][(i + row) % 3] ?? '#5fd0ff',
          )
      pipes(pen, stage, 40)
      soft(pen, 840, 340, 420, 220, rgb('#5fd0ff'), 0.16)
    },
    back: pen => {
      for (const x of [lightX(stage, 1330), lightX(stage, 1500)]) machine(pen, stage, x, 744, 150, 420)
      box(pen, stage, 840, 744, 720, 120, '#56626e', 26)
      for (let i = 0; i < 14; i++) soft(pen, 520 + i * 48, 636, 7, 7, rgb(i % 3 ? '#6affb8' : '#ff6a5a'), 0.9)
    },
    mid: pen => {
      lamp(pen, stage, 560, 620, 'desk')
      box(pen, stage, lightX(stage, 110), 812, 150, 110, '#4a545e', 14)
    },
  })
