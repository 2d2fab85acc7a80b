// What every set is painted on: a picture wider than the frame, split into planes of depth, under one light.
import { darken, lighten, mix, type Rgb, rgb } from '../draw/color.ts'
import type { Pen } from '../draw/pen.ts'
import type { Random } from '../draw/random.ts'
import { type Light, tones } from '../light/light.ts'
import { type Country, countryOf } from './country.ts'

/** The frame of a wide shot, in the units that sets are drawn in. The paint reaches beyond it on every side. */
export const WIDE = { width: 1600, height: 900, left: -420, right: 2020, top: -260, bottom: 1160 } as const
/** Where feet stand, and where the wall or the horizon meets the ground. */
export const GROUND = 812
export const BASE = 690

/** A plane of depth: `depth` is its distance behind the actors relative to the camera's distance from them; negative is before them. */
export interface Plane {
  readonly depth: number
  readonly paint: (pen: Pen) => void
}

export interface Stage {
  readonly r: Random
  readonly light: Light
  readonly night: boolean
  readonly weather: string
  readonly place: string
  readonly mood: string
  readonly country: Country
  /** A colour under the light, faded into the haze by `far` (0…1). */
  c(hex: string, far?: number): Rgb
  /** The same, lit and shaded versions. */
  lit(hex: string, far?: number): Rgb
  dim(hex: string, far?: number): Rgb
}

export function stageOf(
  light: Light,
  r: Random,
  scene: { weather: string; place: string; mood: string; country?: string | undefined },
): Stage {
  const seen = (hex: string, far = 0): Rgb => mix(tones(rgb(hex), light).base, light.haze, far)
  return {
    r,
    light,
    night: light.hour === 'night',
    weather: scene.weather.toLowerCase(),
    place: scene.place.toLowerCase(),
    mood: scene.mood.toLowerCase(),
    country: countryOf(scene.place, scene.country),
    c: seen,
    lit: (hex, far = 0) => mix(lighten(tones(rgb(hex), light).light, 0.02), light.haze, far),
    dim: (hex, far = 0) => mix(darken(tones(rgb(hex), light).shade, 0.08), light.haze, far),
  }
}

/** The planes of a set from back to front. */
export type SetPainter = (stage: Stage) => readonly Plane[]
