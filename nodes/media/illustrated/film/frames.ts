// The frames of a scene as the encoder takes them: what was drawn is finished and kept for as long as it serves, then the air is laid over.
import { type Canvas, createCanvas } from '@napi-rs/canvas'
import { css, type Rgb } from '../draw/color.ts'
import type { DrawnScene } from '../scene.ts'
import { even, yuvConverter } from './yuv.ts'

export interface Frames {
  /** Even: a picture of odd size loses its last column or row. */
  readonly width: number
  readonly height: number
  /** The planes of a frame of the scene. */
  at(frame: number): Buffer
  /** Planes of a picture from elsewhere, as it is. */
  developed(picture: Canvas): Uint8Array
  /** Draws what is shown now, without the air. */
  sketch(small: Canvas): void
}

/** @param width of the pictures that are drawn */
export function framesOf(scene: DrawnScene, width: number, height: number): Frames {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  const develop = yuvConverter(width, height, scene.finish.data())
  const tints = new Map<string, Uint8Array>()
  const air = scene.air((color: Rgb) => {
    const name = css(color)
    const known = tints.get(name)
    if (known) return known
    pen.fillStyle = name
    pen.fillRect(0, 0, width, height)
    const planes = Uint8Array.from(develop(canvas.data()))
    tints.set(name, planes)
    return planes
  })
  const size = { width: even(width), height: even(height) }
  let shown: number | undefined
  let drawn: Uint8Array | undefined
  return {
    ...size,
    at(frame) {
      const drawing = scene.drawing(frame)
      if (!drawn || drawing !== shown) {
        scene.draw(pen, drawing)
        drawn = develop(canvas.data())
        shown = drawing
      }
      const data = Buffer.from(drawn)
      air({ ...size, data }, frame)
      return data
    },
    developed: picture => yuvConverter(width, height)(picture.data()),
    sketch(small) {
      const brush = small.getContext('2d')
      for (const layer of [canvas, scene.finish]) brush.drawImage(layer, 0, 0, small.width, small.height)
    },
  }
}
