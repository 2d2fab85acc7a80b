// The air of a scene: weather where there is any, and otherwise what floats in it. It moves in every frame, held or not.
import type { Rgb } from '../draw/color.ts'
import type { Planes } from '../film/veil.ts'
import type { Light } from './light.ts'
import { motesPainter } from './motes.ts'
import { weatherPainter } from './weather.ts'

/** Paints the air at a moment, in seconds of the scene, over a finished picture. */
export type AirPainter = (planes: Planes, seconds: number) => void

/** The planes of a picture of one colour as it is seen under the last layer. */
export type Tinted = (color: Rgb) => Uint8Array

export interface Place {
  readonly place: string
  readonly interior: boolean
  readonly weather: string
}

/** @param seed decides where motes are @param tinted of pictures of this size */
export const airOf = (
  where: Place,
  light: Light,
  { width, height }: { readonly width: number; readonly height: number },
  seed: number,
  tinted: Tinted,
): AirPainter =>
  weatherPainter(where.weather, where.interior, light, width, height, tinted) ??
  motesPainter(where, light, width, height, seed, tinted)
