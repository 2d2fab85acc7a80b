// Eyes as they were drawn before: most of the time they look where they looked, and an eye is a quarter of a face's strokes.

import { recent } from '../../recent.ts'
import { type Sheet, sheet } from '../draw/pen.ts'
import { type DrawEye, drawEye, eyeHalf } from '../face/eyes.ts'
import { type FacePose, REST } from '../face/geometry.ts'
import type { Actor } from './actor.ts'
import { HEAD_SCALE, near } from './head-sprites.ts'

/** Eyes kept. */
const LIMIT = 40
/** Pixels of a sprite to one of the picture: eyes stay crisp when they are moved by parts of a pixel. */
const FINE = 1.5

/** The nearest pose that has a sprite of its own: steps of half a pixel or less in a close-up. */
const posed = (pose: FacePose): FacePose => ({
  ...REST,
  blink: near(pose.blink, 1 / 12),
  lids: near(pose.lids, 1 / 24),
  smile: near(Math.max(0, pose.smile), 1 / 12),
  gazeX: near(pose.gazeX, 1 / 48),
  gazeY: near(pose.gazeY, 1 / 24),
})

/** @param scale pixels to a unit of the body, at most @param detail 0.12 a dot … 1 every stroke */
export function eyeSprites({ traits, palette }: Actor, scale: number, detail: number): DrawEye {
  const k = scale * HEAD_SCALE * FINE
  const a = eyeHalf(traits)
  const [side, top, bottom] = [a + 12, a * 1.4 + 12, a + 14]
  const kept = recent<Sheet>(LIMIT)
  return (pen, pose, which, narrow) => {
    const own = posed(pose)
    const width = near(narrow, 0.01)
    const name = [which, width, own.blink, own.lids, own.smile, own.gazeX, own.gazeY]
      .map(value => value.toFixed(3))
      .join()
    const image = kept.get(name, () => {
      const made = sheet(side * 2 * k, (top + bottom) * k)
      const brush = made.getContext('2d')
      brush.scale(k, k)
      brush.translate(side, top)
      drawEye(brush, traits, own, palette, which, width, detail)
      return made
    })
    pen.drawImage(image, -side, -top, image.width / k, image.height / k)
  }
}
