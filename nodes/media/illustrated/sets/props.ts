// Things that a script names, when they are known and stand on the ground.
import { css, lighten, mix, rgb } from '../draw/color.ts'
import { blob, line, type Pen, poly, soft } from '../draw/pen.ts'
import { barrel, crate, machine, screen } from './fixtures.ts'
import { bed, box, chair, fireplace, plant, shelf, sofa, table } from './furniture.ts'
import { baked, goat, hatch, lamps, tank } from './goods.ts'
import { drawTree } from './nature.ts'
import { BASE, type Stage } from './stage.ts'

type PropPainter = (pen: Pen, stage: Stage, x: number, y: number) => void

const PROPS: readonly (readonly [RegExp, PropPainter])[] = [
  [/\b(car|taxi|van|jeep|truck|vehicle)\b/, car],
  [/\b(camp ?fire|bonfire|fire)\b/, campfire],
  [/\b(portal|rift|gateway|stargate|vortex)\b/, portal],
  [/\b(statue|idol|monument|sculpture)\b/, statue],
  [
    /\b(computer|terminal|console|monitor)\b/,
    (pen, stage, x, y) => {
      table(pen, stage, x, y, 220, 130, '#6f7a82')
      screen(pen, stage, x, y - 196, 130, 84)
    },
  ],
  [/\b(machine|generator|server|reactor|engine)\b/, (pen, stage, x, y) => machine(pen, stage, x, y, 170, 280)],
  [/\b(robot|android|drone)\b/, robot],
  [/\b(telescope)\b/, telescope],
  [
    /\b(piano)\b/,
    (pen, stage, x, y) => {
      box(pen, stage, x, y, 250, 210, '#2a2322', 20)
      pen.fillStyle = css(stage.lit('#efe9dc'))
      pen.fillRect(x - 112, y - 116, 224, 15)
    },
  ],
  [
    /\b(treasure|chest|trunk)\b/,
    (pen, stage, x, y) => {
      box(pen, stage, x, y, 170, 90, '#7a5230', 40)
      line(
        pen,
        [
          [x - 85, y - 60],
          [x + 85, y - 60],
        ],
        css(stage.lit('#d8b350')),
        7,
      )
      soft(pen, x, y - 56, 13, 13, stage.lit('#f0d070'), 1)
    },
  ],
  [/\b(table|desk|bench|workbench)\b/, (pen, stage, x, y) => table(pen, stage, x, y, 260, 140)],
  [/\b(throne|chair|armchair|stool)\b/, (pen, stage, x, y) => chair(pen, stage, x, y, 220)],
  [/\b(sofa|couch)\b/, (pen, stage, x, y) => sofa(pen, stage, x, y, 330, '#7a5a52')],
  [/\b(bed|cot|stretcher)\b/, (pen, stage, x, y) => bed(pen, stage, x, y, 380, '#7a88a0')],
  [/\b(bookshelf|shelves|bookcase)\b/, (pen, stage, x, y) => shelf(pen, stage, x, y, 200, 330, '#6a4d34', 'books')],
  [/\b(fireplace|hearth|stove)\b/, (pen, stage, x, y) => fireplace(pen, stage, x, y)],
  [/\b(barrel|keg|cask)s?\b/, (pen, stage, x, y) => barrel(pen, stage, x, y, 140)],
  [/\b(crate|container|cargo)s?\b/, (pen, stage, x, y) => crate(pen, stage, x, y, 130)],
  [/\b(plant|potted)\b/, (pen, stage, x, y) => plant(pen, stage, x, y, 200)],
  [/\b(tree|oak|willow)\b/, (pen, stage, x, y) => drawTree(pen, stage, x, y, 540, 'leaf', 0)],
  [
    /\b(grave|gravestone|tombstone|headstone)\b/,
    (pen, stage, x, y) => {
      pen.fillStyle = css(stage.c('#8a8d90'))
      pen.beginPath()
      pen.roundRect(x - 46, y - 150, 92, 150, [44, 44, 0, 0])
      pen.fill()
      line(
        pen,
        [
          [x, y - 118],
          [x, y - 60],
        ],
        css(stage.dim('#5a5d60')),
        6,
      )
      line(
        pen,
        [
          [x - 18, y - 98],
          [x + 18, y - 98],
        ],
        css(stage.dim('#5a5d60')),
        6,
      )
    },
  ],
  [/\bhatch\b/, hatch],
  [/\bdoor\b/, freeDoor],
  [/\b(?:oxygen|gas|air) (?:tank|bottle|cylinder)s?\b|\btanks?\b/, tank],
  [/\bpretzels?\b/, baked],
  [/\b(?:lamps|lanterns)\b/, lamps],
  [/\b(?:goat|ram|sheep)\b/, goat],
  [/\b(clock)\b/, clock],
]

/** Draws the known things among `props`, left and right of where the actors stand. */
export function drawProps(pen: Pen, stage: Stage, props: readonly string[]): void {
  const spots = [455, 1150, 290, 1320]
  // What the place is named after stands there already.
  const known = props
    .filter(
      prop =>
        !prop
          .toLowerCase()
          .split(/\W+/)
          .some(word => word.length > 3 && stage.place.includes(word)),
    )
    .map(prop => PROPS.find(([words]) => words.test(prop.toLowerCase()))?.[1])
    .filter(paint => paint !== undefined)
  for (const [i, paint] of [...new Set(known)].slice(0, spots.length).entries())
    paint(pen, stage, spots[i] as number, 776)
}

function car(pen: Pen, stage: Stage, x: number, y: number): void {
  soft(pen, x, y + 4, 260, 22, [0, 0, 0], 0.5)
  const hex = '#7a3a3f'
  blob(
    pen,
    [
      [x - 230, y - 20],
      [x - 226, y - 92],
      [x - 130, y - 112],
      [x - 84, y - 176],
      [x + 70, y - 178],
      [x + 130, y - 112],
      [x + 222, y - 92],
      [x + 232, y - 20],
    ],
    css(stage.c(hex)),
  )
  blob(
    pen,
    [
      [x - 110, y - 112],
      [x - 72, y - 164],
      [x - 4, y - 166],
      [x - 4, y - 110],
    ],
    css(mix(stage.c('#9fb8c6'), stage.light.haze, 0.3)),
  )
  blob(
    pen,
    [
      [x + 8, y - 110],
      [x + 8, y - 166],
      [x + 62, y - 164],
      [x + 108, y - 112],
    ],
    css(mix(stage.c('#9fb8c6'), stage.light.haze, 0.3)),
  )
  line(
    pen,
    [
      [x - 220, y - 84],
      [x, y - 94],
      [x + 218, y - 84],
    ],
    css(stage.lit('#a8565a')),
    7,
  )
  for (const s of [-1, 1]) {
    pen.fillStyle = css([20, 20, 24])
    pen.beginPath()
    pen.arc(x + s * 140, y - 22, 40, 0, 7)
    pen.fill()
    pen.fillStyle = css(stage.c('#a8aeb4'))
    pen.beginPath()
    pen.arc(x + s * 140, y - 22, 20, 0, 7)
    pen.fill()
  }
  if (stage.light.bright < 0.6) soft(pen, x + 236, y - 66, 140, 60, rgb('#fff2c0'), 0.8)
}

function campfire(pen: Pen, stage: Stage, x: number, y: number): void {
  soft(pen, x, y - 50, 340, 280, rgb('#ff9238'), 0.55)
  for (const [a, b] of [
    [-56, 44],
    [56, -44],
  ] as const)
    line(
      pen,
      [
        [x + a, y],
        [x + b, y - 22],
      ],
      css(stage.dim('#5a3a22')),
      20,
    )
  for (const [dx, h, hex] of [
    [-22, 90, '#ff7a22'],
    [12, 130, '#ff9a36'],
    [28, 74, '#ff7a22'],
    [-2, 78, '#ffd27a'],
    [6, 46, '#fff2c4'],
  ] as const)
    blob(
      pen,
      [
        [x + dx - 20, y - 12],
        [x + dx - 14, y - h * 0.5],
        [x + dx, y - h],
        [x + dx + 14, y - h * 0.5],
        [x + dx + 20, y - 12],
      ],
      css(rgb(hex)),
    )
}

function portal(pen: Pen, stage: Stage, x: number, y: number): void {
  soft(pen, x, y - 200, 330, 380, rgb('#7f6aff'), 0.5)
  for (const [rx, ry, hex, a] of [
    [110, 200, '#5a3fe0', 0.9],
    [92, 176, '#8f7aff', 0.9],
    [66, 136, '#c8bcff', 0.9],
    [34, 80, '#ffffff', 0.95],
  ] as const)
    soft(pen, x, y - 200, rx, ry, rgb(hex), a)
  pen.strokeStyle = css(stage.lit('#8a8fa0'))
  pen.lineWidth = 18
  pen.beginPath()
  pen.ellipse(x, y - 200, 116, 208, 0, 0, 7)
  pen.stroke()
}

function statue(pen: Pen, stage: Stage, x: number, y: number): void {
  box(pen, stage, x, y, 130, 70, '#8f8a80', 16)
  blob(
    pen,
    [
      [x - 40, y - 84],
      [x - 52, y - 190],
      [x - 34, y - 250],
      [x + 34, y - 250],
      [x + 52, y - 190],
      [x + 40, y - 84],
    ],
    css(stage.c('#a09a8e')),
  )
  soft(pen, x, y - 282, 34, 40, stage.lit('#b0aa9e'), 1)
  line(
    pen,
    [
      [x + 44, y - 230],
      [x + 74, y - 280],
      [x + 66, y - 330],
    ],
    css(stage.c('#a09a8e')),
    20,
  )
}

function robot(pen: Pen, stage: Stage, x: number, y: number): void {
  for (const s of [-1, 1])
    line(
      pen,
      [
        [x + s * 26, y - 110],
        [x + s * 30, y - 8],
      ],
      css(stage.dim('#7f8a94')),
      24,
    )
  box(pen, stage, x, y - 100, 130, 150, '#98a4ae', 14)
  box(pen, stage, x, y - 262, 92, 76, '#a8b4be', 10)
  for (const s of [-1, 1]) {
    line(
      pen,
      [
        [x + s * 74, y - 236],
        [x + s * 94, y - 160],
        [x + s * 84, y - 110],
      ],
      css(stage.c('#8a959f')),
      20,
    )
    soft(pen, x + s * 20, y - 302, 15, 15, rgb('#6fe0ff'), 1)
  }
  soft(pen, x, y - 180, 24, 24, rgb('#6fe0ff'), 0.8)
}

function telescope(pen: Pen, stage: Stage, x: number, y: number): void {
  for (const dx of [-60, 0, 60])
    line(
      pen,
      [
        [x, y - 150],
        [x + dx, y],
      ],
      css(stage.dim('#5a4632')),
      9,
    )
  line(
    pen,
    [
      [x - 60, y - 120],
      [x + 110, y - 236],
    ],
    css(stage.c('#b08d3f')),
    34,
  )
  line(
    pen,
    [
      [x - 60, y - 126],
      [x + 108, y - 242],
    ],
    css(lighten(stage.lit('#d0aa58'), 0.2)),
    8,
  )
}

function freeDoor(pen: Pen, stage: Stage, x: number, _y: number): void {
  pen.fillStyle = css(stage.dim('#4f4338'))
  pen.fillRect(x - 92, BASE - 410, 184, 430)
  pen.fillStyle = css(stage.c('#6f7a80'))
  pen.fillRect(x - 76, BASE - 394, 152, 414)
  for (let i = 0; i < 4; i++)
    line(
      pen,
      [
        [x - 70, BASE - 330 + i * 96],
        [x + 70, BASE - 330 + i * 96],
      ],
      css(stage.dim('#5a646a')),
      6,
    )
  soft(pen, x + 56, BASE - 190, 10, 10, stage.lit('#d8c070'), 1)
}

function clock(pen: Pen, stage: Stage, x: number, y: number): void {
  poly(
    pen,
    [
      [x - 44, y],
      [x + 44, y],
      [x + 36, y - 330],
      [x - 36, y - 330],
    ],
    css(stage.c('#5f4028')),
  )
  pen.fillStyle = css(stage.lit('#efe6d0'))
  pen.beginPath()
  pen.arc(x, y - 290, 30, 0, 7)
  pen.fill()
  line(
    pen,
    [
      [x, y - 290],
      [x, y - 312],
    ],
    css([30, 24, 20]),
    4,
  )
  line(
    pen,
    [
      [x, y - 290],
      [x + 15, y - 284],
    ],
    css([30, 24, 20]),
    4,
  )
}
