// RGB to BT.709 in limited range, as whole numbers (ITU-R BT.709-6, items 3.2 to 3.5).

/** Weights are shares of 2¹⁵: they fit signed 16-bit lanes. Red, green, blue. */
const share = (value: number, range: number): number => Math.round((value * range * 32768) / 255)
const KR = 0.2126
const KB = 0.0722
const KG = 1 - KR - KB

type Weights = readonly [number, number, number]
export const Y: Weights = [share(KR, 219), share(KG, 219), share(KB, 219)]

/** Weights of a colour difference add up to nothing, so that grey stays grey. */
const difference = (r: number, b: number): Weights => [r, -(r + b), b]
export const U = difference(share(-KR / (2 * (1 - KB)), 224), share(0.5, 224))
export const V = difference(share(0.5, 224), share(-KB / (2 * (1 - KR)), 224))

/** Bits of a colour's fractions once something was laid over it. */
export const FINE = 6
/** Luma: black is 16. Half a level rounds. */
export const LUMA_SHIFT = 15 + FINE
export const LUMA_START = (16 << LUMA_SHIFT) + (1 << (LUMA_SHIFT - 1))
/** Chroma: the sum of four pixels; grey is 128. */
export const CHROMA_SHIFT = 17 + FINE
export const CHROMA_START = (128 << CHROMA_SHIFT) + (1 << (CHROMA_SHIFT - 1))
