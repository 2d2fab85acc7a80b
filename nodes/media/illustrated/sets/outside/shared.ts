// What outdoor sets share: sky, ridges, leaves before the lens.
import { css, darken } from '../../draw/color.ts'
import { taper } from '../../draw/pen.ts'
import { drawRidge } from '../nature.ts'
import { drawSky } from '../sky.ts'
import type { Plane, Stage } from '../stage.ts'

export const sky = (stage: Stage, horizon: number): Plane => ({ depth: 9, paint: pen => drawSky(pen, stage, horizon) })

export const wet = (stage: Stage): boolean => /rain|storm|drizzle|wet/.test(stage.weather)

export const ridge = (
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
export const foliage = (stage: Stage, hex: string): Plane => ({
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
