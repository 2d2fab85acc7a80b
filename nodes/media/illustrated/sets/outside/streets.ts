import { type Pen, soft } from '../../draw/pen.ts'
import { barrel, crate } from '../fixtures.ts'
import { drawGround, drawTree } from '../nature.ts'
import { type Plane, type SetPainter, type Stage, WIDE } from '../stage.ts'
import { drawBuilding, drawLamp, drawNeon, drawRoad, drawSkyline } from '../town.ts'
import { clayHouse, jar, stall } from './clay.ts'
import { farPlanes, OPEN } from './far.ts'
import { ridge, sky, wet } from './shared.ts'

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

export const street: SetPainter = stage => {
  if (stage.country === 'desert') return desertStreet(stage)
  if (
    /^(?:village|hills|peaks|trees)$/.test(stage.country) &&
    !/downtown|avenue|neon|modern|boulevard|city/.test(stage.place)
  )
    return smallTown(stage)
  return townStreet(
    stage,
    stage.country === 'city' || /downtown|avenue|neon|modern|boulevard/.test(stage.place),
    /alley|lane|back street|side street/.test(stage.place),
  )
}

/** Paints houses side by side from one place to another, between `low` and `high`; each overlaps the next by so much. */
const rowOf =
  (
    { r }: Stage,
    [narrow, wide]: readonly [number, number],
    overlap: number,
    house: (pen: Pen, x: number, w: number, base: number, height: number, far: number) => void,
  ) =>
  (pen: Pen, from: number, to: number, base: number, low: number, high: number, far: number): void => {
    for (let x = from; x < to; ) {
      const w = r.in(narrow, wide)
      house(pen, x, w, base, r.in(low, high), far)
      x += w - overlap
    }
  }

/** A square or lane of low houses under steep roofs, with the country over them. */
function smallTown(stage: Stage): readonly Plane[] {
  const { r } = stage
  const walls = ['#e0cda8', '#d3b48a', '#c79a78', '#d9d0bc', '#b98d6a']
  const row = rowOf(stage, [210, 300], 0, (pen, x, w, base, height, far) =>
    drawBuilding(pen, stage, x, base, w - 26, height, r.pick(walls), r.chance(0.24) ? 'shop' : 'house', far),
  )
  const lane = /alley|lane|behind/.test(stage.place)
  return [
    sky(stage, 600),
    ...(OPEN.has(stage.country) ? farPlanes(stage, 680) : [ridge(stage, 5, 650, 210, 0.2, '#6f8a68', 0.6)]),
    { depth: 2, paint: pen => row(pen, WIDE.left, WIDE.right, 706, 120, 170, 0.3) },
    {
      depth: 0.55,
      paint: pen => {
        const gap = lane ? 230 : 400
        row(pen, WIDE.left - 60, 800 - gap - 190, 742, 250, 330, 0.08)
        row(pen, 800 + gap, WIDE.right, 742, 250, 330, 0.08)
        if (!lane) drawTree(pen, stage, 560, 744, 330, stage.country === 'peaks' ? 'pine' : 'leaf', 0.14)
      },
    },
    {
      depth: 0,
      paint: pen => {
        drawRoad(pen, stage, 734, /snow/.test(stage.weather) ? '#cfd6dd' : '#948774', wet(stage))
        drawLamp(pen, stage, 190, 776, 360)
        barrel(pen, stage, 1440, 806, 130)
        if (lane) crate(pen, stage, 1310, 806, 110)
      },
    },
  ]
}

/** Flat-roofed houses of clay, awnings between them, the dunes at the end of the street. */
export function desertStreet(stage: Stage): readonly Plane[] {
  const { r } = stage
  const clay = ['#d8b384', '#cda06e', '#e0c097', '#c4946a']
  const row = rowOf(stage, [200, 320], 6, (pen, x, w, base, height, far) =>
    clayHouse(pen, stage, x, base, w, height, r.pick(clay), far),
  )
  const alley = /alley|lane/.test(stage.place)
  return [
    sky(stage, 600),
    ...farPlanes(stage, 680),
    { depth: 2, paint: pen => row(pen, WIDE.left, WIDE.right, 708, 130, 240, 0.3) },
    {
      depth: 0.55,
      paint: pen => {
        const gap = alley ? 220 : 370
        row(pen, WIDE.left - 60, 800 - gap - 180, 744, 330, 470, 0.06)
        row(pen, 800 + gap, WIDE.right, 744, 330, 470, 0.06)
      },
    },
    {
      depth: 0,
      paint: pen => {
        drawGround(pen, stage, 736, '#d2a868')
        for (const x of [1450, 1540, 120]) jar(pen, stage, x, 806, r.in(80, 120))
        if (alley) crate(pen, stage, 220, 806, 100)
      },
    },
  ]
}

/** A market of a desert town: stalls under cloth before its clay houses. */
export const bazaar: SetPainter = stage => {
  const [sky0 = sky(stage, 600), ...rest] = desertStreet({ ...stage, country: 'desert' })
  const ground = rest.at(-1)
  return [
    sky0,
    ...rest.slice(0, -1),
    {
      depth: 0,
      paint: pen => {
        ground?.paint(pen)
        for (const [x, hex] of [
          [40, '#b8433a'],
          [400, '#2f7a78'],
          [1180, '#c8862c'],
          [1550, '#8a3f6a'],
        ] as const)
          stall(pen, stage, x, 790, 300, hex)
      },
    },
  ]
}
