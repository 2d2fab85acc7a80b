// What a grade does to a colour: curves for each channel, then saturation.
import { rgbaOf } from './picture.ts'

export interface Grade {
  /** Stops of light: +1 doubles it. */
  readonly exposure: number
  /** Warmer (+) or cooler (−), in mired: 167 is a full CTO gel, −131 a full CTB. */
  readonly temperature: number
  /** Magenta (+) or green (−), in hundredths of a stop of green. */
  readonly tint: number
  /** Slope around the pivot; 1 leaves it. */
  readonly contrast: number
  /** The level that contrast leaves as it is, 0…1. */
  readonly pivot: number
  /** 0 is grey, 1 leaves it, 2 doubles it. */
  readonly saturation: number
  /** Black moved up (+) or down (−); midtones as a power; white as a factor. */
  readonly lift: number
  readonly gamma: number
  readonly gain: number
  /** How far each is tinted: a colour; every grey tints nothing. */
  readonly liftTint: string
  readonly gammaTint: string
  readonly gainTint: string
}

/** Display gamma of BT.709 pictures (ITU-R BT.1886 with a black of zero). */
const DISPLAY_GAMMA = 2.4
/** Luma of BT.709. */
export const LUMA = [0.2126, 0.7152, 0.0722] as const
/** The light that a neutral grade is made for: 6504 K, in mired (a million over kelvin). */
const NEUTRAL_MIRED = 1e6 / 6504

/** Linear light of the three channels of white under a change of temperature and tint, with the luma kept. */
export function whiteBalance(temperature: number, tint: number): [number, number, number] {
  const now = planck(NEUTRAL_MIRED)
  const then = planck(NEUTRAL_MIRED + temperature)
  const green = 2 ** (-tint / 100)
  const gains = then.map((light, channel) => (light / (now[channel] as number)) * (channel === 1 ? green : 1))
  const luma = gains.reduce((sum, gain, channel) => sum + gain * (LUMA[channel] as number), 0)
  return gains.map(gain => gain / luma) as [number, number, number]
}

/**
 * A black body's colour as linear BT.709. Chromaticity by Kim et al., "Design of advanced color temperature control system
 * for HDTV applications" (2002), good from 1667 K to 25000 K.
 */
function planck(mired: number): [number, number, number] {
  const kelvin = Math.min(25_000, Math.max(1667, 1e6 / Math.max(1, mired)))
  const t = 1000 / kelvin
  const x =
    kelvin <= 4000
      ? -0.2661239 * t ** 3 - 0.234358 * t ** 2 + 0.8776956 * t + 0.17991
      : -3.0258469 * t ** 3 + 2.1070379 * t ** 2 + 0.2226347 * t + 0.24039
  const y =
    kelvin <= 2222
      ? -1.1063814 * x ** 3 - 1.3481102 * x ** 2 + 2.18555832 * x - 0.20219683
      : kelvin <= 4000
        ? -0.9549476 * x ** 3 - 1.37418593 * x ** 2 + 2.09137015 * x - 0.16748867
        : 3.081758 * x ** 3 - 5.8733867 * x ** 2 + 3.75112997 * x - 0.37001483
  const [X, Z] = [x / y, (1 - x - y) / y]
  // XYZ to linear BT.709 (ITU-R BT.709-6, D65).
  const light = [
    3.2404542 * X - 1.5371385 - 0.4985314 * Z,
    -0.969266 * X + 1.8760108 + 0.041556 * Z,
    0.0556434 * X - 0.2040259 + 1.0572252 * Z,
  ]
  return light.map(value => Math.max(0.02, value)) as [number, number, number]
}

/** How far a colour is from its own grey in each channel, −1…1. */
const shift = (colour: string): number[] => {
  const { r, g, b } = rgbaOf(colour)
  const mean = (r + g + b) / 3
  return [r, g, b].map(value => (value - mean) / 255)
}

/**
 * The curve of each channel, 0…1 to 0…1: light and white balance in linear light, then lift, gamma, gain, then contrast.
 * `(gain · (x + lift · (1 − x)))^(1/gamma)` is the lift-gamma-gain of colour correctors.
 */
export function curves(grade: Grade): ((x: number) => number)[] {
  const white = whiteBalance(grade.temperature, grade.tint)
  const [liftBy, gammaBy, gainBy] = [shift(grade.liftTint), shift(grade.gammaTint), shift(grade.gainTint)]
  return white.map((balance, channel) => {
    const light = balance * 2 ** grade.exposure
    const lift = grade.lift + 0.5 * (liftBy[channel] as number)
    const gamma = grade.gamma * 2 ** (gammaBy[channel] as number)
    const gain = grade.gain * 2 ** (gainBy[channel] as number)
    const stays = lift === 0 && gamma === 1 && gain === 1
    return x => {
      const exposed = light === 1 ? x : (x ** DISPLAY_GAMMA * light) ** (1 / DISPLAY_GAMMA)
      const wheeled = stays ? exposed : Math.max(0, gain * (exposed + lift * (1 - exposed))) ** (1 / gamma)
      const contrasted = (wheeled - grade.pivot) * grade.contrast + grade.pivot
      return Math.min(1, Math.max(0, contrasted))
    }
  })
}

/** Rows of the matrix that saturates around BT.709 luma. */
export const saturationRows = (saturation: number): number[][] =>
  [0, 1, 2].map(row => LUMA.map((weight, column) => (1 - saturation) * weight + (row === column ? saturation : 0)))
