// Villages, roofs, parks and ruins.
import { css, rgb } from '../../draw/color.ts'
import { blob, line, type Pen, poly, soft, vertical } from '../../draw/pen.ts'
import { barrel } from '../fixtures.ts'
import { box, plant, table } from '../furniture.ts'
import { drawGrass, drawGround, drawRidge, drawRock, drawTree } from '../nature.ts'
import { type SetPainter, type Stage, WIDE } from '../stage.ts'
import { drawBuilding, drawLamp, drawNeon, drawSkyline } from '../town.ts'
import { farPlanes, OPEN } from './far.ts'
import { foliage, ridge, sky, wet } from './shared.ts'
import { desertStreet } from './streets.ts'

export const village: SetPainter = stage => {
  if (stage.country === 'desert') return desertStreet(stage)
  const { r } = stage
  return [
    sky(stage, 600),
    ...(OPEN.has(stage.country) ? farPlanes(stage, 700) : [ridge(stage, 5, 640, 200, 0.2, '#6f8a68', 0.6)]),
    {
      depth: 2,
      paint: pen => {
        for (let i = 0; i < 9; i++)
          drawBuilding(
            pen,
            stage,
            WIDE.left + i * 280 + r.in(-40, 40),
            702,
            r.in(130, 180),
            r.in(120, 170),
            r.pick(['#d8c8a8', '#c9b08a', '#b89a7a']),
            'house',
            0.34,
          )
        for (let i = 0; i < 8; i++) drawTree(pen, stage, r.in(WIDE.left, WIDE.right), 706, r.in(160, 260), 'leaf', 0.36)
      },
    },
    {
      depth: 0.6,
      paint: pen => {
        for (const [x, w, h] of [
          [-180, 330, 300],
          [1240, 350, 320],
        ] as const)
          drawBuilding(pen, stage, x, 752, w, h, r.pick(['#d8c4a0', '#c7a884']), 'house', 0.08)
        drawTree(pen, stage, 330, 756, 430, 'leaf', 0.1)
      },
    },
    {
      depth: 0,
      paint: pen => {
        drawGround(pen, stage, 738, /snow/.test(stage.weather) ? '#e2e8ee' : '#7d8a52')
        blob(
          pen,
          [
            [720, 740],
            [880, 740],
            [1300, 1160],
            [240, 1160],
          ],
          css(stage.c('#b59a72')),
        )
        drawGrass(pen, stage, 750, 940, 120, '#6a8048')
        barrel(pen, stage, 230, 812, 120)
        for (let i = 0; i < 9; i++) {
          const x = 1160 + i * 74
          line(
            pen,
            [
              [x, 826],
              [x, 756],
            ],
            css(stage.dim('#7a5a3a')),
            11,
          )
          if (i < 8)
            for (const y of [772, 800])
              line(
                pen,
                [
                  [x, y],
                  [x + 74, y],
                ],
                css(stage.c('#8a6a44')),
                8,
              )
        }
      },
    },
    foliage(stage, '#5a7a40'),
  ]
}

/** Where people sit and look out: a railing, tubs with shrubs, a table; no aerials. */
function terraceRail(pen: Pen, stage: Stage): void {
  for (let x = WIDE.left; x < WIDE.right; x += 46) {
    pen.fillStyle = css(stage.c('#e2d8c4'))
    pen.fillRect(x, 640, 14, 92)
  }
  pen.fillStyle = css(stage.lit('#efe6d4'))
  pen.fillRect(WIDE.left, 624, 2500, 20)
  for (const x of [150, 1460]) plant(pen, stage, x, 800, 230)
  table(pen, stage, 330, 806, 190, 120, '#8a6a4a')
}

export const rooftop: SetPainter = stage => [
  sky(stage, 600),
  ...farPlanes(stage),
  {
    depth: 0,
    paint: pen => {
      pen.fillStyle = vertical(pen, 742, 960, [
        [0, stage.c('#6d7076')],
        [1, stage.dim('#565a62')],
      ])
      pen.fillRect(WIDE.left, 742, 2500, 500)
      pen.fillStyle = css(stage.lit('#83868c'))
      pen.fillRect(WIDE.left, 726, 2500, 20)
      pen.fillStyle = css(stage.dim('#5b5e66'))
      pen.fillRect(WIDE.left, 746, 2500, 14)
      if (/terrace|balcony/.test(stage.place)) {
        terraceRail(pen, stage)
        return
      }
      for (const [x, w, h] of [
        [120, 190, 150],
        [1500, 230, 190],
      ] as const)
        box(pen, stage, x, 790, w, h, '#7a7f85', 16)
      line(
        pen,
        [
          [1330, 780],
          [1330, 520],
        ],
        css(stage.dim('#4a4e55')),
        7,
      )
      for (let i = 0; i < 4; i++)
        line(
          pen,
          [
            [1290, 540 + i * 34],
            [1370, 540 + i * 34],
          ],
          css(stage.dim('#4a4e55')),
          4,
        )
      if (stage.light.bright < 0.6) {
        if (stage.country === 'city') drawNeon(pen, stage, 70, 590, '#ff5f6a')
        soft(pen, 1330, 520, 18, 18, rgb('#ff5040'), 1)
      }
      if (wet(stage))
        for (let i = 0; i < 9; i++)
          soft(pen, stage.r.in(0, 1600), stage.r.in(800, 930), stage.r.in(80, 190), 12, stage.light.haze, 0.55)
    },
  },
]

export const park: SetPainter = stage => {
  const { r } = stage
  const graves = /cemeter|grave|churchyard/.test(stage.place)
  const dry = stage.country === 'desert'
  if (dry && /courtyard|yard\b/.test(stage.place) && !graves) return desertStreet(stage)
  const tree = graves ? 'bare' : dry ? 'palm' : 'leaf'
  return [
    sky(stage, 620),
    ...(OPEN.has(stage.country)
      ? farPlanes(stage, 690)
      : [
          {
            depth: 5,
            paint: (pen: Pen) =>
              stage.country === 'city'
                ? drawSkyline(pen, stage, 650, 240, 0.7, true)
                : drawRidge(pen, stage, 650, 150, 0.2, stage.c('#6f8f6a', 0.6), stage.lit('#6f8f6a', 0.6)),
          },
        ]),
    {
      depth: 1.6,
      paint: pen => {
        for (let i = 0; i < 11; i++)
          drawTree(pen, stage, WIDE.left + i * 230 + r.in(-60, 60), 704, r.in(280, 430), tree, 0.34)
      },
    },
    {
      depth: 0,
      paint: pen => {
        drawGround(
          pen,
          stage,
          700,
          /snow/.test(stage.weather) ? '#e2e8ee' : dry ? '#d0aa6c' : graves ? '#5d6a4c' : '#76914f',
        )
        if (graves)
          for (let i = 0; i < 13; i++) {
            const x = WIDE.left + i * 190 + r.in(-30, 30)
            const h = r.in(70, 120)
            pen.fillStyle = css(stage.c('#8a8d90'))
            pen.beginPath()
            pen.roundRect(x, 770 - h, 66, h, [30, 30, 0, 0])
            pen.fill()
            soft(pen, x + 33, 772, 50, 8, [0, 0, 0], 0.4)
          }
        else {
          blob(
            pen,
            [
              [560, 700],
              [700, 700],
              [1180, 1160],
              [-40, 1160],
            ],
            css(stage.c('#c9b78c')),
          )
          const bx = 1230
          for (const y of [700, 724, 752])
            line(
              pen,
              [
                [bx - 120, y],
                [bx + 120, y],
              ],
              css(stage.c('#7a5636')),
              13,
            )
          for (const s of [-1, 1])
            line(
              pen,
              [
                [bx + s * 96, 700],
                [bx + s * 100, 800],
              ],
              css(stage.dim('#3a3f44')),
              10,
            )
        }
        drawGrass(pen, stage, 715, 940, dry ? 40 : 190, dry ? '#9a8a4a' : graves ? '#55663f' : '#62803f')
        drawTree(pen, stage, 40, 800, 760, tree, 0)
        drawLamp(pen, stage, 1420, 780, 360)
      },
    },
    foliage(stage, '#47693c'),
  ]
}

export const ruins: SetPainter = stage => {
  const { r } = stage
  return [
    sky(stage, 610),
    ridge(stage, 6, 650, 200, 0.4, '#7d8590', 0.66),
    {
      depth: 2,
      paint: pen => {
        for (let i = 0; i < 6; i++)
          drawBuilding(
            pen,
            stage,
            WIDE.left + i * 420 + r.in(-60, 60),
            712,
            r.in(220, 330),
            r.in(170, 330),
            '#8f8878',
            'ruin',
            0.34,
          )
      },
    },
    {
      depth: 0.5,
      paint: pen => {
        for (const x of [60, 360, 1240, 1540]) {
          const h = r.in(300, 520)
          pen.fillStyle = css(stage.c('#a0988a'))
          pen.fillRect(x - 34, 760 - h, 68, h)
          pen.fillStyle = css(stage.dim('#8a8276'))
          pen.fillRect(stage.light.side < 0 ? x + 8 : x - 34, 760 - h, 26, h)
          poly(
            pen,
            [
              [x - 44, 760 - h],
              [x - 10, 744 - h],
              [x + 14, 768 - h],
              [x + 44, 750 - h],
              [x + 44, 786 - h],
              [x - 44, 786 - h],
            ],
            css(stage.lit('#aaa294')),
          )
        }
      },
    },
    {
      depth: 0,
      paint: pen => {
        drawGround(pen, stage, 736, '#8a8468')
        for (let i = 0; i < 24; i++)
          drawRock(pen, stage, r.in(WIDE.left, WIDE.right), r.in(745, 800), r.in(12, 54), 0.04, '#948d80')
        drawGrass(pen, stage, 745, 940, 130, '#7a7d4a')
      },
    },
  ]
}
