// Beaches and harbours.
import { css, mix } from '../../draw/color.ts'
import { blob, line, poly, soft, vertical } from '../../draw/pen.ts'
import { barrel, crate } from '../fixtures.ts'
import { drawGrass, drawGround, drawRock, drawTree, drawWater, type TreeKind } from '../nature.ts'
import { type SetPainter, type Stage, WIDE } from '../stage.ts'
import { drawSkyline } from '../town.ts'
import { sky } from './shared.ts'

/** Palms grow where it is warm; elsewhere pines stand over the sand. */
const shoreTree = (stage: Stage): TreeKind =>
  /cold|north|winter|arctic/.test(stage.place)
    ? 'bare'
    : /tropic|palm|carib|pacific|hawai|desert island|lagoon|coral|paradise|cuba|havana|goa\b|bali/.test(stage.place)
      ? 'palm'
      : 'pine'

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
      for (const x of [-120, 170, 1450]) drawTree(pen, stage, x, 790, r.in(520, 640), shoreTree(stage), 0)
      for (let i = 0; i < 6; i++) drawRock(pen, stage, r.in(WIDE.left, WIDE.right), r.in(745, 770), r.in(12, 34), 0)
      drawGrass(pen, stage, 880, 950, 40, '#8f8f52')
    },
  },
]

/** A path along the cliffs: the sea far below, a headland, grass and a fence at the edge. */
export const cliffs: SetPainter = stage => [
  sky(stage, 520),
  {
    depth: 6,
    paint: pen => {
      drawWater(pen, stage, 516, 800)
      blob(
        pen,
        [
          [1120, 620],
          [1180, 470],
          [1400, 430],
          [WIDE.right + 100, 400],
          [WIDE.right + 100, 700],
          [1080, 700],
        ],
        css(stage.c('#7f8a86', 0.45)),
      )
      blob(
        pen,
        [
          [1170, 486],
          [1400, 420],
          [WIDE.right + 100, 392],
          [WIDE.right + 100, 440],
          [1400, 458],
          [1190, 512],
        ],
        css(stage.c('#7d9a62', 0.4)),
      )
    },
  },
  {
    depth: 0,
    paint: pen => {
      const { r } = stage
      drawGround(pen, stage, 736, /snow/.test(stage.weather) ? '#e2e8ee' : '#7f9a58')
      blob(
        pen,
        [
          [WIDE.left - 100, 800],
          [500, 790],
          [1100, 800],
          [WIDE.right + 100, 782],
          [WIDE.right + 100, 900],
          [1100, 930],
          [500, 920],
          [WIDE.left - 100, 930],
        ],
        css(stage.c('#b7a47c')),
      )
      for (let x = WIDE.left; x < WIDE.right; x += 150) {
        line(
          pen,
          [
            [x, 760],
            [x + 6, 672],
          ],
          css(stage.dim('#7a6a54')),
          12,
        )
        line(
          pen,
          [
            [x + 4, 690],
            [x + 150, 688],
          ],
          css(stage.c('#8f8068')),
          5,
        )
      }
      for (let i = 0; i < 9; i++)
        drawRock(pen, stage, r.in(WIDE.left, WIDE.right), r.in(748, 772), r.in(14, 46), 0.03, '#8b8f8c')
      drawGrass(pen, stage, 744, 940, 150, '#6a8448')
      drawTree(pen, stage, 90, 780, 330, 'bare', 0.04)
    },
  },
]

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
