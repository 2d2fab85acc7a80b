// Colours as numbers: mixing, tinting and the text that the canvas takes.

/** Red, green, blue in 0…255. */
export type Rgb = readonly [number, number, number]

/** `#rrggbb` as numbers. */
export function rgb(hex: string): Rgb {
  const bits = Number.parseInt(hex.slice(1, 7), 16)
  return [(bits >> 16) & 255, (bits >> 8) & 255, bits & 255]
}

const byte = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : Math.round(value))

/** The canvas's text for a colour at opacity `alpha` (0…1). */
export function css(color: Rgb, alpha = 1): string {
  return alpha >= 1
    ? `rgb(${byte(color[0])},${byte(color[1])},${byte(color[2])})`
    : `rgba(${byte(color[0])},${byte(color[1])},${byte(color[2])},${alpha < 0 ? 0 : Math.round(alpha * 1000) / 1000})`
}

/** From `a` (0) to `b` (1). */
export const mix = (a: Rgb, b: Rgb, t: number): Rgb => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
]

/** Multiplies channel by channel with a tint whose 255 is 1. */
export const tint = (a: Rgb, b: Rgb): Rgb => [(a[0] * b[0]) / 255, (a[1] * b[1]) / 255, (a[2] * b[2]) / 255]

const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]
export const lighten = (a: Rgb, t: number): Rgb => mix(a, WHITE, t)
export const darken = (a: Rgb, t: number): Rgb => mix(a, BLACK, t)

/** Relative luminance in 0…1 (Rec. 709 weights on display values: good enough to order colours). */
export const luma = (a: Rgb): number => (0.2126 * a[0] + 0.7152 * a[1] + 0.0722 * a[2]) / 255

/** Moves a colour toward (t < 1) or away from (t > 1) its grey. */
export function saturate(a: Rgb, t: number): Rgb {
  const grey = luma(a) * 255
  return mix([grey, grey, grey], a, t)
}

/** Hue in degrees, saturation and lightness in 0…1. */
export function hsl(hue: number, saturation: number, lightness: number): Rgb {
  const a = saturation * Math.min(lightness, 1 - lightness)
  const channel = (n: number): number => {
    const k = (n + hue / 30) % 12
    return 255 * (lightness - a * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
  }
  return [channel(0), channel(8), channel(4)]
}
