// What the picture utilities share: telling images from clips, and laying one picture in another.
import { z } from 'zod'
import { PermanentError } from '../../../engine/graph/context.ts'
import { ClipValue, ImageValue } from '../../types.ts'

export type Picture =
  | { readonly kind: 'image'; readonly value: ImageValue }
  | { readonly kind: 'clip'; readonly value: ClipValue }

/**
 * The image or the clip on a port that takes both.
 * @param port what the port is called, for the message
 * @throws PermanentError that says what came instead
 */
export function pictureOf(value: unknown, port: string): Picture {
  const clip = ClipValue.safeParse(value)
  if (clip.success) return { kind: 'clip', value: clip.data }
  const image = ImageValue.safeParse(value)
  if (image.success) return { kind: 'image', value: image.data }
  const members = value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : []
  const came = members.includes('video')
    ? 'an Episode: take its “video” with Take Member'
    : Array.isArray(value)
      ? 'a list: split it first'
      : members.length > 0
        ? `an object with ${members.slice(0, 6).join(', ')}`
        : `a ${value === null ? 'nothing' : typeof value}`
  throw new PermanentError(`“${port}” takes an image or a clip, but what came is ${came}`)
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** Where a picture lies in a frame, in pixels of the frame; what reaches beyond it is cut off. */
export interface Placement extends Size {
  readonly left: number
  readonly top: number
}

/** The nine places that a picture can be held at, as shares of the free room to its left and above it. */
export const ANCHORS = {
  'top left': [0, 0],
  top: [0.5, 0],
  'top right': [1, 0],
  left: [0, 0.5],
  center: [0.5, 0.5],
  right: [1, 0.5],
  'bottom left': [0, 1],
  bottom: [0.5, 1],
  'bottom right': [1, 1],
} as const
export type Anchor = keyof typeof ANCHORS
export const Anchor = z.enum(Object.keys(ANCHORS) as [Anchor, ...Anchor[]])

/** `contain` shows all of it, `cover` fills the frame, `stretch` does both and bends it. */
export const Fit = z.enum(['contain', 'cover', 'stretch'])
export type Fit = z.infer<typeof Fit>

/** Lays a picture in a frame. @param grid 2 keeps sizes and places even, as 4:2:0 wants them */
export function place(source: Size, frame: Size, fit: Fit, anchor: Anchor, grid: 1 | 2 = 1): Placement {
  const snap = (pixels: number) => Math.max(grid, Math.round(pixels / grid) * grid)
  const across = frame.width / source.width
  const down = frame.height / source.height
  const scale = fit === 'contain' ? Math.min(across, down) : Math.max(across, down)
  const width = fit === 'stretch' ? frame.width : snap(source.width * scale)
  const height = fit === 'stretch' ? frame.height : snap(source.height * scale)
  const [x, y] = ANCHORS[anchor]
  const offset = (room: number, share: number) => Math.round((room * share) / grid) * grid
  return { width, height, left: offset(frame.width - width, x), top: offset(frame.height - height, y) }
}

/** `#rgb`, `#rrggbb` or `#rrggbbaa`. */
export const Colour = z.string().regex(/^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/)

export interface Rgba {
  readonly r: number
  readonly g: number
  readonly b: number
  /** 0…1 */
  readonly alpha: number
}

export function rgbaOf(colour: string): Rgba {
  const digits = colour.slice(1)
  const full = digits.length === 3 ? [...digits].map(digit => digit + digit).join('') : digits
  const byte = (at: number) => Number.parseInt(full.slice(at, at + 2), 16)
  return { r: byte(0), g: byte(2), b: byte(4), alpha: full.length === 8 ? byte(6) / 255 : 1 }
}

/** `1280×720` */
export const sizeText = ({ width, height }: Size): string => `${width}×${height}`
