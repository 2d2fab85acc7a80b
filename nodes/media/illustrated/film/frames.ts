// The frames of a scene as the encoder takes them: what was drawn is finished and kept for as long as it serves, then the air is laid over.
import { type Canvas, createCanvas } from '@napi-rs/canvas'
import { joined } from '../draw/area.ts'
import { css, type Rgb } from '../draw/color.ts'
import type { DrawnScene } from '../scene.ts'
import { type Composer, composerOf, composes } from './compose.ts'
import { fieldOf } from './field.ts'
import { even, yuvConverter } from './yuv.ts'

export interface Frames {
  /** Even: a picture of odd size loses its last column or row. */
  readonly width: number
  readonly height: number
  /** The planes of a frame of the scene. */
  at(frame: number): Buffer
  /** Planes of a picture from elsewhere, as it is. */
  developed(picture: Canvas): Uint8Array
  /** To be called when no frame is wanted any more. */
  close(): void
}

/** How finished pictures come about. */
interface Press {
  tinted(color: Rgb): Uint8Array
  /** The planes of a drawing, without the air. */
  drawn(frame: number): Uint8Array
  close(): void
}

/** @param width of the pictures that are drawn */
export function framesOf(scene: DrawnScene, width: number, height: number): Frames {
  const press = composes(width, height) ? composing(scene, width, height) : converting(scene, width, height)
  const tints = new Map<string, Uint8Array>()
  const air = scene.air(color => {
    const name = css(color)
    const known = tints.get(name) ?? press.tinted(color)
    tints.set(name, known)
    return known
  })
  const size = { width: even(width), height: even(height) }
  let shown: number | undefined
  let drawn: Uint8Array | undefined
  return {
    ...size,
    at(frame) {
      const drawing = scene.drawing(frame)
      if (!drawn || drawing !== shown) drawn = press.drawn(drawing)
      shown = drawing
      const data = Buffer.from(drawn)
      air({ ...size, data }, frame)
      return data
    },
    developed: picture => yuvConverter(width, height)(picture.data()),
    close: press.close,
  }
}

/** Composers that nobody uses: each has some 10 MB of memory, and a process makes one clip after the other. */
const idle = new Map<string, Composer[]>()

/** As planes: the farthest part of the set is scaled, what stands before it and the people are laid on. */
function composing(scene: DrawnScene, width: number, height: number): Press {
  const name = `${width}×${height}`
  const spare = idle.get(name) ?? []
  idle.set(name, spare)
  const composer = spare.pop() ?? composerOf(width, height)
  composer.over(scene.finish)
  const field = fieldOf(width, height)
  let view: unknown
  /** Whether the whole set is behind the people already, and not only its farthest part. */
  let isWhole = false
  return {
    tinted: composer.tinted,
    drawn(frame) {
      const { view: now, seen, nearer } = scene.backdrop(frame)
      if (now !== view) isWhole = !(seen && composer.set(seen))
      if (now !== view && isWhole) {
        const canvas = createCanvas(width, height)
        scene.behind(canvas.getContext('2d'), frame)
        composer.behind(canvas.data())
      }
      view = now
      const before = isWhole ? undefined : nearer
      const people = scene.reach(frame)
      return composer.lay(
        field.drawn(before ? joined(before.area, people) : people, pen => {
          before?.draw(pen)
          scene.people(pen, frame)
        }),
      )
    },
    close: () => void (spare.length === 0 && spare.push(composer)),
  }
}

/** As pictures that become planes, for sizes that cannot be composed. */
function converting(scene: DrawnScene, width: number, height: number): Press {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  const develop = yuvConverter(width, height, scene.finish.data())
  return {
    tinted(color) {
      pen.fillStyle = css(color)
      pen.fillRect(0, 0, width, height)
      return Uint8Array.from(develop(canvas.data()))
    },
    drawn(frame) {
      scene.draw(pen, frame)
      return develop(canvas.data())
    },
    close() {},
  }
}
