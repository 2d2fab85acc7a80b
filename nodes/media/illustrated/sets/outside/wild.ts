// Woods, mountains, deserts, caves and open land.
import { css, darken, mix, rgb } from '../../draw/color.ts'
import { blob, line, type Pen, poly, soft, taper } from '../../draw/pen.ts'
import { drawBush, drawGrass, drawGround, drawPeaks, drawRidge, drawRock, drawTree, type TreeKind } from '../nature.ts'
import { type Plane, type SetPainter, type Stage, WIDE } from '../stage.ts'
import { mesas } from './far.ts'
import { foliage, ridge, sky } from './shared.ts'

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

export const desert: SetPainter = stage => [
  sky(stage, 600),
  mesas(stage, 6),
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
