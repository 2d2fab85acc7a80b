// What is seen from a roof or a terrace, and at the end of a street: the country around, from the horizon to the parapet.
import { css } from '../../draw/color.ts'
import { poly, soft } from '../../draw/pen.ts'
import type { Country } from '../country.ts'
import { drawPeaks, drawRidge, drawTree, drawWater, type TreeKind } from '../nature.ts'
import { type Plane, type Stage, WIDE } from '../stage.ts'
import { drawBuilding, drawSkyline } from '../town.ts'
import { ridge } from './shared.ts'

/** What rises behind the houses of a street; elsewhere there are more houses. */
export const OPEN: ReadonlySet<Country> = new Set(['peaks', 'sea', 'desert', 'space'])

const snowy = (stage: Stage): boolean => /snow|blizzard|winter/.test(`${stage.weather} ${stage.place}`)

/** A row of trees whose feet are hidden. */
const treeline = (stage: Stage, depth: number, base: number, tall: number, kind: TreeKind, far: number): Plane => ({
  depth,
  paint: pen => {
    const { r } = stage
    for (let i = 0; i < 24; i++)
      drawTree(
        pen,
        stage,
        WIDE.left + ((i + r.in(0.1, 0.9)) / 24) * (WIDE.right - WIDE.left),
        base + r.in(-6, 12),
        tall * r.in(0.65, 1),
        kind,
        far,
      )
  },
})

/** Table mountains on the horizon. */
export const mesas = (stage: Stage, depth: number): Plane => ({
  depth,
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
})

/** Roofs among trees. */
const roofs = (stage: Stage, depth: number, base: number): Plane => ({
  depth,
  paint: pen => {
    const { r } = stage
    for (let i = 0; i < 11; i++)
      drawBuilding(
        pen,
        stage,
        WIDE.left + i * 225 + r.in(-50, 50),
        base + r.in(-8, 20),
        r.in(110, 170),
        r.in(90, 140),
        r.pick(['#d8c8a8', '#c9b08a', '#b89a7a']),
        'house',
        0.4,
      )
    for (let i = 0; i < 9; i++)
      drawTree(pen, stage, r.in(WIDE.left, WIDE.right), base + 10, r.in(110, 190), 'leaf', 0.42)
  },
})

/** The country of the stage from far to near, to stand behind what reaches up to `base`. */
export function farPlanes(stage: Stage, base = 742): readonly Plane[] {
  const ground = snowy(stage) ? '#dfe6ee' : '#6f8a66'
  switch (stage.country) {
    case 'city':
      return [
        { depth: 7, paint: pen => drawSkyline(pen, stage, base - 42, 470, 0.55, true) },
        { depth: 3.4, paint: pen => drawSkyline(pen, stage, base + 18, 300, 0.3, true) },
      ]
    case 'peaks':
      return [
        { depth: 7, paint: pen => drawPeaks(pen, stage, 650, 430, 0.6, true) },
        { depth: 4.4, paint: pen => drawPeaks(pen, stage, base - 22, 250, 0.42, snowy(stage)) },
        ridge(stage, 3.2, base + 30, 150, 0.15, ground, 0.3),
        treeline(stage, 2.4, base + 60, 190, 'pine', 0.34),
      ]
    case 'sea':
      return [
        {
          depth: 7,
          paint: pen => {
            drawRidge(pen, stage, 606, 70, 0.1, stage.c('#6d8490', 0.72), stage.lit('#6d8490', 0.72))
            drawWater(pen, stage, 598, base + 120)
          },
        },
      ]
    case 'trees':
      return [
        ridge(stage, 6, 650, 200, 0.2, '#57705f', 0.68),
        treeline(stage, 4, base - 20, 280, 'leaf', 0.56),
        treeline(stage, 2.6, base + 50, 260, 'leaf', 0.36),
      ]
    case 'village':
      return [ridge(stage, 6, 650, 190, 0.2, '#6f8a68', 0.64), roofs(stage, 3.2, base - 6)]
    case 'desert':
      return [mesas(stage, 6), ridge(stage, 3, base - 26, 90, 0.05, '#d8a866', 0.34)]
    case 'space':
      return [
        {
          depth: 6,
          paint: pen => {
            drawRidge(pen, stage, 660, 130, 0.6, stage.c('#7d7f88', 0.35), stage.lit('#7d7f88', 0.35))
            for (const [x, size] of [
              [240, 130],
              [1180, 180],
            ] as const)
              soft(pen, x, 690, size, size * 0.6, stage.lit('#9fb2c4', 0.3), 0.8)
          },
        },
      ]
    default:
      return [
        ridge(stage, 6, 650, 210, 0.25, '#6d8490', 0.68),
        ridge(stage, 3.6, base - 10, 150, 0.1, ground, 0.45),
        treeline(stage, 2.8, base + 26, 130, 'leaf', 0.4),
      ]
  }
}
