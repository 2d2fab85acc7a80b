// Outdoor sets.
import { css, darken, mix, rgb } from '../draw/color.ts'
import { blob, line, type Pen, poly, soft, taper, vertical } from '../draw/pen.ts'
import { barrel, box, crate } from './furniture.ts'
import {
  drawBush,
  drawGrass,
  drawGround,
  drawPeaks,
  drawRidge,
  drawRock,
  drawTree,
  drawWater,
  type TreeKind,
} from './nature.ts'
import { drawSky } from './sky.ts'
import { type Plane, type SetPainter, type Stage, WIDE } from './stage.ts'
import { drawBuilding, drawLamp, drawNeon, drawRoad, drawSkyline } from './town.ts'

const sky = (stage: Stage, horizon: number): Plane => ({ depth: 9, paint: pen => drawSky(pen, stage, horizon) })
const wet = (stage: Stage): boolean => /rain|storm|drizzle|wet/.test(stage.weather)
const ridge = (
  stage: Stage,
  depth: number,
  y: number,
  height: number,
  rough: number,
  hex: string,
  far: number,
): Plane => ({
  depth,
  paint: pen => drawRidge(pen, stage, y, height, rough, stage.c(hex, far), stage.lit(hex, far)),
})

/** Leaves or grasses out of focus, close to the lens, at the picture's edges. */
const foliage = (stage: Stage, hex: string): Plane => ({
  depth: -0.42,
  paint: pen => {
    for (const s of [-1, 1])
      for (let i = 0; i < 9; i++) {
        const x = 800 + s * stage.r.in(700, 1080)
        const base = stage.r.in(860, 1000)
        taper(
          pen,
          [
            [x, base],
            [x - s * stage.r.in(10, 80), base - stage.r.in(90, 170)],
            [x - s * stage.r.in(60, 190), base - stage.r.in(140, 300)],
          ],
          css(darken(stage.dim(hex), 0.35)),
          stage.r.in(22, 46),
          0.4,
        )
      }
  },
})

function woods(stage: Stage, kind: TreeKind, ground: string): readonly Plane[] {
  const { r } = stage
  const row = (pen: Pen, count: number, base: number, low: number, high: number, far: number, clear: number): void => {
    for (let i = 0; i < count; i++) {
      const x = WIDE.left + ((i + r.in(0.1, 0.9)) / count) * (WIDE.right - WIDE.left)
      if (Math.abs(x - 800) > clear) drawTree(pen, stage, x, base + r.in(-8, 14), r.in(low, high), kind, far)
    }
  }
  return [
    sky(stage, 640),
    ridge(stage, 5, 650, 190, 0.2, '#57705f', 0.72),
    { depth: 2.6, paint: pen => row(pen, 26, 672, 300, 470, 0.62, 0) },
    {
      depth: 1.1,
      paint: pen => {
        row(pen, 15, 700, 440, 660, 0.34, 110)
        soft(pen, 800, 690, 900, 90, stage.light.haze, 0.45)
      },
    },
    {
      depth: 0,
      paint: pen => {
        drawGround(pen, stage, 690, ground)
        soft(pen, 800, 830, 430, 70, stage.lit('#a08c64'), 0.55)
        for (let i = 0; i < 7; i++) drawRock(pen, stage, r.in(WIDE.left, WIDE.right), r.in(720, 760), r.in(14, 40), 0.1)
        for (const x of [-180, 120, 1480, 1800]) drawBush(pen, stage, x + r.in(-60, 60), 752, r.in(70, 120), 0.1)
        drawGrass(pen, stage, 705, 800, 150)
        for (const x of [-60, 1660]) drawTree(pen, stage, x, 790, 900, kind, 0)
        drawGrass(pen, stage, 830, 940, 120)
      },
    },
    foliage(stage, '#3a5a40'),
  ]
}

export const forest: SetPainter = stage =>
  woods(
    stage,
    /pine|fir|spruce|north|snow|taiga|winter/.test(stage.place + stage.weather)
      ? 'pine'
      : /dead|haunted|burnt|swamp|bare|winter/.test(stage.place)
        ? 'bare'
        : 'leaf',
    /snow/.test(stage.weather) ? '#dfe6ee' : '#5d6b3f',
  )

export const mountains: SetPainter = stage => [
  sky(stage, 620),
  { depth: 6, paint: pen => drawPeaks(pen, stage, 640, 460, 0.62, true) },
  { depth: 3, paint: pen => drawPeaks(pen, stage, 690, 300, 0.34, /snow/.test(stage.weather)) },
  ridge(stage, 1.2, 730, 120, 0.15, '#6f7a5c', 0.25),
  {
    depth: 0,
    paint: pen => {
      drawGround(pen, stage, 716, /snow/.test(stage.weather) ? '#e3e9f0' : '#77785a')
      for (let i = 0; i < 16; i++)
        drawRock(pen, stage, stage.r.in(WIDE.left, WIDE.right), stage.r.in(730, 790), stage.r.in(14, 60), 0.05)
      drawGrass(pen, stage, 730, 930, 130, '#6d7444')
      drawRock(pen, stage, 60, 880, 150, 0)
      drawRock(pen, stage, 1590, 900, 190, 0)
    },
  },
]

export const beach: SetPainter = stage => [
  sky(stage, 520),
  {
    depth: 5,
    paint: pen => {
      drawWater(pen, stage, 518, 720)
      for (const [x, s] of [
        [180, 90],
        [1500, 60],
      ] as const)
        drawRock(pen, stage, x, 524, s, 0.55, '#6d7580')
    },
  },
  {
    depth: 0,
    paint: pen => {
      const { r } = stage
      const shore = (y: number, color: string): void =>
        blob(
          pen,
          [
            [WIDE.left - 100, y + 14],
            [0, y],
            [420, y + 20],
            [900, y - 6],
            [1400, y + 16],
            [WIDE.right + 100, y],
            [WIDE.right + 100, WIDE.bottom],
            [WIDE.left - 100, WIDE.bottom],
          ],
          color,
        )
      shore(672, css(mix(stage.c('#8fb3bd'), [255, 255, 255], 0.45), 0.8))
      shore(682, css(stage.dim('#c9b184')))
      pen.fillStyle = vertical(pen, 690, 960, [
        [0, stage.c('#d9c194')],
        [0.4, stage.lit('#e6d0a2')],
        [1, stage.c('#c9ab78')],
      ])
      blob(
        pen,
        [
          [WIDE.left - 100, 722],
          [200, 704],
          [760, 726],
          [1300, 704],
          [WIDE.right + 100, 722],
          [WIDE.right + 100, WIDE.bottom],
          [WIDE.left - 100, WIDE.bottom],
        ],
        pen.fillStyle,
      )
      for (let i = 0; i < 60; i++)
        soft(pen, r.in(WIDE.left, WIDE.right), r.in(740, 960), r.in(20, 70), r.in(3, 8), stage.dim('#b89a68'), 0.35)
      for (const x of [-120, 30, 1640])
        drawTree(pen, stage, x, 790, r.in(520, 640), /cold|north|winter/.test(stage.place) ? 'bare' : 'palm', 0)
      for (let i = 0; i < 6; i++) drawRock(pen, stage, r.in(WIDE.left, WIDE.right), r.in(745, 770), r.in(12, 34), 0)
      drawGrass(pen, stage, 880, 950, 40, '#8f8f52')
    },
  },
]

export const desert: SetPainter = stage => [
  sky(stage, 600),
  {
    depth: 6,
    paint: pen => {
      for (const [x, w, h] of [
        [120, 260, 190],
        [1340, 320, 230],
        [760, 160, 120],
      ] as const) {
        poly(
          pen,
          [
            [x - w / 2, 620],
            [x - w * 0.42, 620 - h],
            [x + w * 0.38, 620 - h * 1.03],
            [x + w / 2, 620],
          ],
          css(stage.c('#b06a4a', 0.5)),
        )
        poly(
          pen,
          [
            [x + w * 0.1, 620],
            [x + w * 0.12, 620 - h],
            [x + w * 0.38, 620 - h * 1.03],
            [x + w / 2, 620],
          ],
          css(stage.dim('#9a5a44', 0.45)),
        )
      }
    },
  },
  ridge(stage, 2.4, 668, 90, 0.05, '#d8a866', 0.3),
  ridge(stage, 1, 716, 100, 0.05, '#d09a58', 0.12),
  {
    depth: 0,
    paint: pen => {
      drawGround(pen, stage, 722, '#d6a662')
      for (let i = 0; i < 34; i++)
        line(
          pen,
          [
            [stage.r.in(WIDE.left, WIDE.right), 745 + i * 6],
            [stage.r.in(0, 1600), 750 + i * 6.4],
          ],
          css(stage.dim('#b98a4a'), 0.22),
          3,
        )
      for (let i = 0; i < 7; i++)
        drawRock(
          pen,
          stage,
          stage.r.in(WIDE.left, WIDE.right),
          stage.r.in(745, 790),
          stage.r.in(12, 44),
          0.05,
          '#a07858',
        )
      for (const x of [40, 1560]) {
        taper(
          pen,
          [
            [x, 800],
            [x, 640],
            [x, 520],
          ],
          css(stage.c('#5a7a4a')),
          62,
          0.3,
        )
        taper(
          pen,
          [
            [x, 690],
            [x + 62, 676],
            [x + 66, 596],
          ],
          css(stage.dim('#5a7a4a')),
          34,
          0.4,
        )
      }
    },
  },
]

function townStreet(stage: Stage, modern: boolean, alley: boolean): readonly Plane[] {
  const { r } = stage
  const walls = modern
    ? ['#7a7f88', '#8a7466', '#6c7886', '#94806c', '#5f6873']
    : ['#a58a6c', '#9a6a52', '#b09a7a', '#8a7a6a', '#a5493c']
  return [
    sky(stage, 600),
    { depth: 6, paint: pen => drawSkyline(pen, stage, 640, modern ? 420 : 190, 0.62, modern) },
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
    /city|downtown|avenue|neon|modern|urban|metropol|boulevard/.test(stage.place),
    /alley|lane|back street|side street/.test(stage.place),
  )
export const village: SetPainter = stage => {
  const { r } = stage
  return [
    sky(stage, 600),
    ridge(stage, 5, 640, 200, 0.2, '#6f8a68', 0.6),
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
  { depth: 7, paint: pen => drawSkyline(pen, stage, 700, 470, 0.55, true) },
  { depth: 3.4, paint: pen => drawSkyline(pen, stage, 760, 300, 0.3, true) },
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
        drawNeon(pen, stage, 70, 590, '#ff5f6a')
        soft(pen, 1330, 520, 18, 18, rgb('#ff5040'), 1)
      }
      if (wet(stage))
        for (let i = 0; i < 9; i++)
          soft(pen, stage.r.in(0, 1600), stage.r.in(800, 930), stage.r.in(80, 190), 12, stage.light.haze, 0.55)
    },
  },
]

export const cave: SetPainter = stage => {
  const { r } = stage
  const glow = /crystal|magic|glow|ice/.test(stage.place) ? '#6ad0ff' : '#ff9d52'
  return [
    {
      depth: 5,
      paint: pen => {
        pen.fillStyle = css(darken(stage.dim('#3a3f4a'), 0.35))
        pen.fillRect(WIDE.left, WIDE.top, 2500, 1500)
        soft(pen, 820, 470, 620, 420, mix(stage.light.haze, rgb(glow), 0.5), 0.6)
        soft(pen, 820, 420, 260, 230, mix(rgb(glow), [255, 255, 255], 0.3), 0.35)
      },
    },
    {
      depth: 1.8,
      paint: pen => {
        for (let i = 0; i < 12; i++) {
          const x = WIDE.left + i * 220 + r.in(-60, 60)
          const h = r.in(120, 420) * (Math.abs(x - 800) > 260 ? 1 : 0.35)
          taper(
            pen,
            [
              [x, -280],
              [x + r.in(-14, 14), h * 0.4 - 120],
              [x, h],
            ],
            css(stage.dim('#59606c', 0.1)),
            r.in(90, 170),
            0.02,
          )
          taper(
            pen,
            [
              [x + 80, 800],
              [x + 84, 720 - h * 0.2],
              [x + 90, 690 - h * 0.55],
            ],
            css(stage.dim('#525964', 0.08)),
            r.in(90, 160),
            0.02,
          )
        }
      },
    },
    {
      depth: 0.6,
      paint: pen => {
        for (const s of [-1, 1]) {
          blob(
            pen,
            [
              [800 + s * 1260, -300],
              [800 + s * 560, -300],
              [800 + s * 640, 40],
              [800 + s * 540, 240],
              [800 + s * 690, 480],
              [800 + s * 600, 640],
              [800 + s * 760, 800],
              [800 + s * 1260, 800],
            ],
            css(stage.c('#4d525c')),
          )
          for (let i = 0; i < 16; i++)
            soft(
              pen,
              800 + s * r.in(640, 1200),
              r.in(-200, 760),
              r.in(30, 110),
              r.in(20, 60),
              r() < 0.5 ? stage.lit('#6a707c') : stage.dim('#3c4048'),
              0.5,
            )
          if (glow === '#6ad0ff')
            for (let i = 0; i < 5; i++) {
              const [x, y] = [800 + s * r.in(580, 760), r.in(500, 720)]
              soft(pen, x, y, 120, 120, rgb(glow), 0.35)
              poly(
                pen,
                [
                  [x - 12, y],
                  [x, y - r.in(60, 120)],
                  [x + 13, y],
                ],
                css(mix(rgb(glow), [255, 255, 255], 0.3), 0.9),
              )
            }
        }
      },
    },
    {
      depth: 0,
      paint: pen => {
        drawGround(pen, stage, 724, '#5b5d63')
        for (let i = 0; i < 18; i++)
          drawRock(pen, stage, r.in(WIDE.left, WIDE.right), r.in(735, 790), r.in(12, 62), 0, '#666a72')
        if (glow !== '#6ad0ff')
          for (const x of [300, 1320]) {
            line(
              pen,
              [
                [x, 790],
                [x, 640],
              ],
              css(stage.dim('#4a3220')),
              13,
            )
            soft(pen, x, 610, 330, 330, rgb('#ff9a3c'), 0.6)
            taper(
              pen,
              [
                [x, 646],
                [x - 6, 606],
                [x + 4, 556],
              ],
              css(rgb('#ffd27a')),
              34,
              0.3,
            )
          }
      },
    },
  ]
}

export const harbor: SetPainter = stage => [
  sky(stage, 540),
  {
    depth: 6,
    paint: pen => {
      drawSkyline(pen, stage, 560, 130, 0.6, false)
      drawWater(pen, stage, 548, 760)
    },
  },
  {
    depth: 1.4,
    paint: pen => {
      for (const [x, k] of [
        [220, 1],
        [1300, 1.2],
      ] as const) {
        blob(
          pen,
          [
            [x - 170 * k, 640],
            [x + 180 * k, 636],
            [x + 130 * k, 712],
            [x - 130 * k, 712],
          ],
          css(stage.c('#6a3f34')),
        )
        line(
          pen,
          [
            [x, 640],
            [x, 640 - 330 * k],
          ],
          css(stage.dim('#5a4632')),
          10,
        )
        poly(
          pen,
          [
            [x + 8, 640 - 310 * k],
            [x + 150 * k, 600],
            [x + 8, 610],
          ],
          css(stage.lit('#d8cbb0')),
        )
      }
    },
  },
  {
    depth: 0,
    paint: pen => {
      pen.fillStyle = vertical(pen, 744, 960, [
        [0, stage.lit('#8a6f52')],
        [1, stage.dim('#6a5038')],
      ])
      pen.fillRect(WIDE.left, 744, 2500, 500)
      for (let i = -14; i < 15; i++)
        line(
          pen,
          [
            [800 + i * 110, 744],
            [800 + i * 250, 1160],
          ],
          css(stage.dim('#5a422c')),
          4,
        )
      for (const x of [80, 520, 1080, 1520]) {
        line(
          pen,
          [
            [x, 770],
            [x, 660],
          ],
          css(stage.dim('#4f3a28')),
          28,
        )
        line(
          pen,
          [
            [x - 14, 662],
            [x + 14, 662],
          ],
          css(stage.lit('#8a6f52')),
          8,
        )
      }
      crate(pen, stage, 250, 812, 120)
      barrel(pen, stage, 1390, 812, 140)
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
        /park|campus|square/.test(stage.place)
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

/** A handsome outdoors for places nobody has drawn: rolling land, a few trees, far hills. */
export const land: SetPainter = stage => {
  const { r } = stage
  return [
    sky(stage, 610),
    ridge(stage, 6, 640, 230, 0.25, '#6d8490', 0.7),
    ridge(stage, 3.4, 676, 160, 0.1, '#6f8a66', 0.45),
    {
      depth: 1.6,
      paint: pen => {
        drawRidge(pen, stage, 716, 110, 0.05, stage.c('#6f8a52', 0.2), stage.lit('#7f9a5a', 0.2))
        for (let i = 0; i < 6; i++) drawTree(pen, stage, r.in(WIDE.left, WIDE.right), 706, r.in(150, 280), 'leaf', 0.28)
      },
    },
    {
      depth: 0,
      paint: pen => {
        drawGround(pen, stage, 726, /snow/.test(stage.weather) ? '#e2e8ee' : '#7d8f4d')
        blob(
          pen,
          [
            [740, 728],
            [850, 728],
            [1240, 1160],
            [260, 1160],
          ],
          css(stage.c('#b9a272')),
        )
        for (let i = 0; i < 6; i++)
          drawRock(pen, stage, r.in(WIDE.left, WIDE.right), r.in(750, 790), r.in(12, 44), 0.05)
        drawGrass(pen, stage, 740, 940, 190, '#6f8a45')
        drawTree(pen, stage, 110, 800, 620, 'leaf', 0)
      },
    },
    foliage(stage, '#5c7a40'),
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
