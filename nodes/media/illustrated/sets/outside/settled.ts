// Streets, villages, roofs, parks and ruins.
import { css, rgb } from '../../draw/color.ts'
import { blob, line, type Pen, poly, soft, vertical } from '../../draw/pen.ts'
import type { Country } from '../country.ts'
import { barrel, crate } from '../fixtures.ts'
import { box } from '../furniture.ts'
import { drawGrass, drawGround, drawRidge, drawRock, drawTree } from '../nature.ts'
import { type Plane, type SetPainter, type Stage, WIDE } from '../stage.ts'
import { drawBuilding, drawLamp, drawNeon, drawRoad, drawSkyline } from '../town.ts'
import { farPlanes } from './far.ts'
import { foliage, ridge, sky, wet } from './shared.ts'

/** What rises behind the houses of a street; elsewhere there are more houses. */
const OPEN: ReadonlySet<Country> = new Set(['peaks', 'sea', 'desert', 'space'])

function townStreet(stage: Stage, modern: boolean, alley: boolean): readonly Plane[] {
  const { r } = stage
  const walls = modern
    ? ['#7a7f88', '#8a7466', '#6c7886', '#94806c', '#5f6873']
    : ['#a58a6c', '#9a6a52', '#b09a7a', '#8a7a6a', '#a5493c']
  return [
    sky(stage, 600),
    ...(OPEN.has(stage.country)
      ? farPlanes(stage, 660)
      : [{ depth: 6, paint: (pen: Pen) => drawSkyline(pen, stage, 640, modern ? 420 : 190, 0.62, modern) }]),
    {
      depth: 2,
      paint: pen => {
        let x: number = WIDE.left
        while (x < WIDE.right) {
          const w = r.in(190, 300)
          drawBuilding(
            pen,
            stage,
            x,
            700,
            w - 6,
            r.in(modern ? 330 : 230, modern ? 470 : 330),
            r.pick(walls),
            modern ? 'block' : 'house',
            0.3,
          )
          x += w
        }
        soft(pen, 800, 690, 1200, 120, stage.light.haze, 0.35)
      },
    },
    {
      depth: 0.55,
      paint: pen => {
        const gap = alley ? 190 : 330
        let left = 800 - gap
        while (left > WIDE.left) {
          const w = r.in(260, 360)
          drawBuilding(
            pen,
            stage,
            left - w,
            738,
            w,
            r.in(480, 680),
            r.pick(walls),
            r.chance(0.5) ? 'shop' : modern ? 'block' : 'house',
            0.08,
          )
          left -= w + 4
        }
        let right = 800 + gap
        while (right < WIDE.right) {
          const w = r.in(260, 360)
          drawBuilding(
            pen,
            stage,
            right,
            738,
            w,
            r.in(480, 680),
            r.pick(walls),
            r.chance(0.5) ? 'shop' : modern ? 'block' : 'house',
            0.08,
          )
          right += w + 4
        }
        if (modern && stage.light.bright < 0.6) {
          drawNeon(pen, stage, 240, 440, '#ff4f9a')
          drawNeon(pen, stage, 1240, 400, '#4fd8ff')
        }
      },
    },
    {
      depth: 0,
      paint: pen => {
        drawRoad(pen, stage, 732, modern ? '#565b63' : '#7d7468', wet(stage))
        for (const x of alley ? [150] : [180, 1400]) drawLamp(pen, stage, x, 772, 430)
        if (alley) {
          crate(pen, stage, 1370, 800, 120)
          crate(pen, stage, 1480, 800, 90)
          barrel(pen, stage, 250, 806, 140)
        } else if (!modern) barrel(pen, stage, 1560, 800, 130)
      },
    },
  ]
}

export const street: SetPainter = stage =>
  townStreet(
    stage,
    stage.country === 'city' || /downtown|avenue|neon|modern|boulevard/.test(stage.place),
    /alley|lane|back street|side street/.test(stage.place),
  )

export const village: SetPainter = stage => {
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
  return [
    sky(stage, 620),
    {
      depth: 5,
      paint: pen =>
        stage.country === 'city'
          ? drawSkyline(pen, stage, 650, 240, 0.7, true)
          : drawRidge(pen, stage, 650, 150, 0.2, stage.c('#6f8f6a', 0.6), stage.lit('#6f8f6a', 0.6)),
    },
    {
      depth: 1.6,
      paint: pen => {
        for (let i = 0; i < 11; i++)
          drawTree(pen, stage, WIDE.left + i * 230 + r.in(-60, 60), 704, r.in(280, 430), graves ? 'bare' : 'leaf', 0.34)
      },
    },
    {
      depth: 0,
      paint: pen => {
        drawGround(pen, stage, 700, /snow/.test(stage.weather) ? '#e2e8ee' : graves ? '#5d6a4c' : '#76914f')
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
        drawGrass(pen, stage, 715, 940, 190, graves ? '#55663f' : '#62803f')
        drawTree(pen, stage, 40, 800, 760, graves ? 'bare' : 'leaf', 0)
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
