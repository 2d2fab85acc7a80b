// The parts of a head that change slowly, painted for a few poses and moved in between.

import { recent } from '../../recent.ts'
import { isAtRest } from '../acting/settle.ts'
import { type Pen, type Sheet, sheet } from '../draw/pen.ts'
import { trimmed } from '../draw/trim.ts'
import { type FacePose, type Head, headOf, REST } from '../face/geometry.ts'
import { drawComplexion } from '../face/head.ts'
import { drawHairBack } from '../hair/back.ts'
import { drawHairFront } from '../hair/front.ts'
import { hairBoxes } from '../hair/styles.ts'
import type { Actor } from './actor.ts'

/** Heads are drawn a little larger than life: faces carry the story. */
export const HEAD_SCALE = 1.1

/** Draws a part on a pen that stands in the body's units; the head's origin is at `x`, `y`, and its tilt is the pose's. */
type DrawPart = (pen: Pen, head: Head, x: number, y: number) => void

interface HeadSprites {
  readonly skin: DrawPart
  readonly hairFront: DrawPart
  readonly hairBack: DrawPart
}

/** A sheet, and where its corner lies when the part's anchor lies at the origin. */
interface Sprite {
  readonly image: Sheet
  readonly x: number
  readonly y: number
}

/** Left, top, right, bottom. */
type Box = readonly [number, number, number, number]

interface Part {
  /** Where it may be painted, in the head's units. Nothing is painted without. */
  readonly box: Box | undefined
  /** Where a posed one is painted, if that is known: finding it out afterwards costs as much as painting. */
  bounds?(head: Head): Box
  /** Sprites kept, and how many of them turned to a resting tilt. */
  readonly limit: number
  readonly limitTilted: number
  /** The nearest pose that has a sprite of its own. */
  posed(pose: FacePose): FacePose
  /** The place that stays exact. */
  anchor(head: Head): { readonly x: number; readonly y: number }
  paint(pen: Pen, head: Head): void
}

/** Head turns, in radians, that one sprite serves: below what the eye sees once the sprite is moved along. */
const STEP = 0.03

export const near = (value: number, step: number): number => Math.round(value / step) * step

// A nod moves a head more than it changes it: pitch may be coarser than yaw.
const turned = (pose: FacePose, nod: number): FacePose => ({
  ...REST,
  yaw: near(pose.yaw, STEP),
  pitch: near(pose.pitch, nod),
})

/** The face's outline with the ears and the nose beside it. */
function outlined({ outline }: Head): Box {
  const xs = outline.map(([x]) => x)
  const ys = outline.map(([, y]) => y)
  return [Math.min(...xs) - 26, Math.min(...ys) - 8, Math.max(...xs) + 26, Math.max(...ys) + 8]
}

/** @param scale pixels to a unit of the body, at most @param detail 0.12 a dot … 1 every strand */
export function headSprites(actor: Actor, scale: number, detail: number): HeadSprites {
  const { traits, palette, light } = actor
  const boxes = hairBoxes(traits)
  const part = (spec: Part): DrawPart => drawPart(spec, actor, scale)
  const shaven = traits.beard === 'none' && !actor.condition.bandage
  return {
    skin: part({
      box: [-118, -128, 118, 210],
      limit: 96,
      limitTilted: 48,
      posed: pose => ({
        ...turned(pose, 0.05),
        jaw: near(pose.jaw, 1 / 7),
        flush: near(pose.flush, 0.4),
      }),
      ...(shaven ? { bounds: outlined } : {}),
      anchor: head => head.on(0, 10),
      paint: (pen, head) => drawComplexion(pen, traits, head, palette, actor.condition, detail),
    }),
    hairFront: part({
      box: boxes.front,
      limit: 14,
      limitTilted: 14,
      posed: pose => turned(pose, 0.1),
      anchor: head => head.on(0, -60),
      paint: (pen, head) => drawHairFront(pen, traits, head, palette.hair, light, detail),
    }),
    hairBack: part({
      box: boxes.back,
      limit: 14,
      limitTilted: 14,
      posed: pose => turned(pose, 0.1),
      anchor: head => head.at(0, -40, -50),
      paint: (pen, head) => drawHairBack(pen, traits, head, palette.hair, detail),
    }),
  }
}

function drawPart(spec: Part, { traits }: Actor, scale: number): DrawPart {
  const { box, bounds, limit, limitTilted, posed, anchor, paint } = spec
  if (!box) return () => {}
  const k = scale * HEAD_SCALE
  const upright = recent<Sprite>(limit)
  const tilted = recent<Sprite>(limitTilted)
  let lastTilt = ''
  const painted = (pose: FacePose): Sprite => {
    const own = headOf(traits.face, pose)
    const [left, top, right, bottom] = bounds?.(own) ?? box
    const image = sheet((right - left) * k, (bottom - top) * k)
    const brush = image.getContext('2d')
    brush.scale(k, k)
    brush.translate(-left, -top)
    paint(brush, own)
    const cut = bounds ? { image, x: 0, y: 0 } : trimmed(image)
    const held = anchor(own)
    return { image: cut.image, x: left + cut.x / k - held.x, y: top + cut.y / k - held.y }
  }
  return (pen, head, x, y) => {
    const { roll } = head.pose
    const pose = posed(head.pose)
    const name = `${pose.yaw.toFixed(2)} ${pose.pitch.toFixed(2)} ${pose.jaw.toFixed(2)} ${pose.flush.toFixed(1)}`
    const sprite = upright.get(name, () => painted(pose))
    const at = anchor(head)
    pen.save()
    pen.translate(x, y)
    // A sheet that is drawn turned costs four times as much as one that is only moved and scaled; once it may.
    const tiltName = `${name} ${roll.toFixed(4)}`
    const isAgain = tiltName === lastTilt
    lastTilt = tiltName
    if (roll !== 0 && isAtRest(roll) && (isAgain || tilted.has(tiltName))) {
      const turned = tilted.get(tiltName, () => tilt(sprite, k, roll))
      const [c, s] = [Math.cos(roll), Math.sin(roll)]
      pen.scale(HEAD_SCALE, HEAD_SCALE)
      stamp(pen, turned, at.x * c - at.y * s, at.x * s + at.y * c, k)
    } else {
      if (roll !== 0) pen.rotate(roll)
      pen.scale(HEAD_SCALE, HEAD_SCALE)
      stamp(pen, sprite, at.x, at.y, k)
    }
    pen.restore()
  }
}

const stamp = (pen: Pen, { image, x, y }: Sprite, atX: number, atY: number, k: number): void =>
  void pen.drawImage(image, x + atX, y + atY, image.width / k, image.height / k)

/** A sprite turned about its anchor. */
function tilt({ image, x, y }: Sprite, k: number, roll: number): Sprite {
  const [c, s] = [Math.cos(roll), Math.sin(roll)]
  const [l, t, r, b] = [x * k, y * k, x * k + image.width, y * k + image.height]
  const corners = [
    [l, t],
    [r, t],
    [l, b],
    [r, b],
  ].map(([px, py]) => [(px as number) * c - (py as number) * s, (px as number) * s + (py as number) * c] as const)
  const leftmost = Math.floor(Math.min(...corners.map(([px]) => px))) - 1
  const topmost = Math.floor(Math.min(...corners.map(([, py]) => py))) - 1
  const out = sheet(
    Math.max(...corners.map(([px]) => px)) + 1 - leftmost,
    Math.max(...corners.map(([, py]) => py)) + 1 - topmost,
  )
  const pen = out.getContext('2d')
  pen.translate(-leftmost, -topmost)
  pen.rotate(roll)
  pen.drawImage(image, l, t)
  return { image: out, x: leftmost / k, y: topmost / k }
}
