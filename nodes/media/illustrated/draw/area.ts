// Areas of a picture, in its pixels.

/** From `left` and `top` up to `right` and `bottom`; nothing where these are not larger. */
export interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const NOWHERE: Area = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }

/** The least area that holds both. */
export const joined = (a: Area, b: Area): Area => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
})

export const holds = (a: Area, b: Area): boolean =>
  a.left <= b.left && a.top <= b.top && a.right >= b.right && a.bottom >= b.bottom

export const pixelsOf = ({ left, top, right, bottom }: Area): number =>
  Math.max(0, right - left) * Math.max(0, bottom - top)
