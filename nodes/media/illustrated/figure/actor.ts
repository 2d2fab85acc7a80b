// An actor on the picture: a character under a shot's light, with the parts that do not move kept as sprites.
import type { CharacterState } from '../../../types.ts'
import type { Moment } from '../acting/performance.ts'
import { css } from '../draw/color.ts'
import { blob, clamp, type Pen, type Sheet, sheet, soft } from '../draw/pen.ts'
import { trimmed } from '../draw/trim.ts'
import { drawGlasses } from '../face/beard.ts'
import { type Condition, drawCondition, UNHARMED } from '../face/condition.ts'
import { type FacePose, type Head, headOf } from '../face/geometry.ts'
import { drawFeatures } from '../face/head.ts'
import { type Palette, paletteOf } from '../face/palette.ts'
import { drawHairBack, seenFromBehind } from '../hair/back.ts'
import { drawHairFront } from '../hair/front.ts'
import { fallsBehind } from '../hair/styles.ts'
import type { Light } from '../light/light.ts'
import type { PhotoHead } from '../photo/play/head.ts'
import { type Cloth, clothOf } from '../wardrobe/cloth.ts'
import { drawHat } from '../wardrobe/hats.ts'
import { type Held, heldOf } from '../wardrobe/held.ts'
import { drawArm, drawArmInjury, drawNeck, drawTrunk } from './body.ts'
import { eyeSprites } from './eye-sprites.ts'
import { HEAD_SCALE, headSprites } from './head-sprites.ts'
import { type BodyPose, blendArm, type Frame, frameOf, type Gesture, gesture } from './pose.ts'
import type { Traits } from './traits.ts'

export interface Actor {
  readonly traits: Traits
  readonly frame: Frame
  readonly palette: Palette
  readonly cloth: Cloth
  readonly light: Light
  readonly condition: Condition
  readonly held: Held | undefined
  readonly hurtArm: -1 | 0 | 1
  /** Where the head's origin is above the neck's base, in units of the body. */
  readonly headY: number
  /** The reference photograph that plays the head, where it is seen from the front and large enough. */
  readonly photo?: PhotoHead | undefined
}

/** What injuries and conditions do to a face. */
export function conditionOf(state: CharacterState | undefined): Condition {
  if (!state) return UNHARMED
  const hurt = state.injuries.join(' ').toLowerCase()
  const other = state.conditions.join(' ').toLowerCase()
  const face = /face|head|cheek|forehead|brow|temple|eye|lip|nose/.test(hurt)
  return {
    blood:
      /blood|cut|gash|wound|scratch|bleed|graze/.test(hurt) &&
      (face || !/arm|hand|leg|shoulder|foot|knee|rib|side/.test(hurt)),
    bruise: /bruis|black eye|swollen|punch|beaten/.test(hurt),
    bandage: /bandage/.test(hurt) && !/arm|hand|wrist|leg|shoulder/.test(hurt),
    dirt: /dirt|mud|soot|dust|grim|ash|oil|filthy/.test(`${other} ${hurt}`),
    wet: /wet|soak|drench|rain|sweat|damp/.test(other),
    tired: /tired|exhaust|sleep|weary|weak|sick|ill\b|pale/.test(other),
  }
}

export function actorOf(
  traits: Traits,
  light: Light,
  state: CharacterState | undefined,
  props: readonly string[] = [],
  photo?: PhotoHead,
): Actor {
  const frame = frameOf(traits)
  const hurt = state?.injuries.join(' ').toLowerCase() ?? ''
  return {
    traits,
    frame,
    palette: paletteOf(traits, light),
    cloth: clothOf(traits, light),
    light,
    condition: conditionOf(state),
    held: [...(state?.props ?? []), ...props].map(heldOf).find(kind => kind !== undefined),
    hurtArm: /(arm|hand|wrist|shoulder|elbow)/.test(hurt) ? (/right/.test(hurt) ? -1 : 1) : 0,
    headY: -(112 * HEAD_SCALE * traits.face.length + 30 - traits.youth * 12),
    photo,
  }
}

/** About how far a figure reaches from its neck's base, with its shadow, arms at rest, in units of the body. */
export const reachOf = ({ frame, headY }: Actor): { side: number; above: number; below: number } => ({
  side: Math.max(190, frame.shoulder + 60),
  above: 150 - headY,
  below: frame.sole + 40,
})

/** How much can be seen of a head at a scale: 0.12 a dot … 1 every strand. */
const detailAt = (scale: number): number => clamp((scale * 224 * HEAD_SCALE - 36) / 150, 0.12, 1)

/** Pixels to a head unit from which a photograph shows more than a drawn face: about 12 between the eyes. */
const LEAST_PHOTO = 0.2

interface Trunk {
  readonly image: Sheet
  /** Where its corner lies from the neck's base, in pixels. */
  readonly left: number
  readonly top: number
  readonly scale: number
}

/** Draws one actor in one shot; remembers the trunk while its turn stays the same. */
export interface ActorPainter {
  /** `x`, `y` is the neck's base in pixels; `scale` pixels to a unit of the body. */
  draw(pen: Pen, moment: Moment, x: number, y: number, scale: number, back: boolean): void
}

/**
 * @param scale the largest scale that the shot will ask for, in pixels to a unit
 * @param depth how far below the neck's base the picture can show, in units
 */
export function actorPainter(actor: Actor, scale: number, depth: number): ActorPainter {
  const { traits, frame, palette, cloth, light } = actor
  const detail = detailAt(scale)
  const sprites = headSprites(actor, scale, detail)
  const eye = eyeSprites(actor, scale, detail)
  const photo = scale * HEAD_SCALE >= LEAST_PHOTO ? actor.photo : undefined
  // A face that could not be cut out with its hair is set into the drawn head.
  const inset = photo?.edge === 'faded'
  const kept = new Map<string, Trunk>()
  const bottom = Math.min(frame.sole + 24, depth)
  const { outer, top } = traits.outfit
  const flare = outer === 'cloak' ? 130 : top === 'dress' || top === 'robe' ? 104 : 66
  const half = bottom < frame.waistY ? frame.shoulder + 60 : Math.max(frame.shoulder + 60, frame.hip + flare)

  const drawOneArm = (pen: Pen, pose: BodyPose, s: -1 | 1): void => {
    drawArm(pen, traits, frame, pose, s, cloth, palette, light, s === 1 && !pose.back ? actor.held : undefined)
    if (actor.hurtArm === s) drawArmInjury(pen, pose, s, light)
  }

  /** The trunk with those arms that hang still; `arms` names them and what they do. */
  const trunkOf = (pose: BodyPose, arms: ReadonlyMap<-1 | 1, string>): Trunk => {
    const name = `${pose.turn} ${pose.back} ${arms.get(-1) ?? ''} ${arms.get(1) ?? ''}`
    const found = kept.get(name)
    if (found) return found
    const reach = arms.size > 0 ? half + 100 : half
    const image = sheet(reach * 2 * scale, (bottom + 80) * scale)
    const pen = image.getContext('2d')
    pen.scale(scale, scale)
    pen.translate(reach, 80)
    drawTrunk(pen, traits, frame, pose, cloth, palette, light, detail, depth > frame.hipY)
    for (const s of arms.keys()) drawOneArm(pen, pose, s)
    const cut = trimmed(image)
    const trunk: Trunk = { image: cut.image, left: cut.x - reach * scale, top: cut.y - 80 * scale, scale }
    if (kept.size > 3) kept.delete(kept.keys().next().value as string)
    kept.set(name, trunk)
    return trunk
  }

  return {
    draw(pen, moment, x, y, at, back) {
      const turn = Math.round(moment.turn * 40) / 40
      const mirror = back ? -1 : 1
      const acts = ({ from, to, t }: Moment['left'], s: -1 | 1) =>
        blendArm(gesture(shown(from, back), frame, s), gesture(shown(to, back), frame, s), t)
      const left = acts(moment.left, -1)
      const right = acts(moment.right, 1)
      const pose: BodyPose = { turn: turn * mirror, left, right, walk: moment.walk, back }
      const lift = moment.breath * 1.6
      const face: FacePose = back ? { ...moment.face, yaw: -moment.face.yaw } : moment.face
      const head = headOf(traits.face, face)
      const hx = moment.sway + turn * mirror * 9 - face.roll * 40
      const hy = actor.headY + moment.bob - lift * 1.3
      pen.save()
      pen.translate(x, y)
      pen.scale(at, at)
      const atHead = (paint: () => void): void => {
        pen.save()
        pen.translate(hx, hy)
        pen.rotate(face.roll)
        pen.scale(HEAD_SCALE, HEAD_SCALE)
        paint()
        pen.restore()
      }
      // An arm at rest is part of the trunk's sprite; one that acts, or holds something large, is drawn anew.
      const still = new Map<-1 | 1, string>()
      if (pose.walk === null) {
        if (moment.left.t === 0) still.set(-1, shown(moment.left.from, back))
        if (moment.right.t === 0 && (back || !actor.held || FITS.has(actor.held)))
          still.set(1, shown(moment.right.from, back))
      }
      const trunk = (): void => {
        pen.save()
        pen.translate(moment.sway * 0.4, moment.bob - lift)
        if (pose.walk === null) {
          const part = trunkOf(pose, still)
          pen.scale(1 / part.scale, 1 / part.scale)
          pen.drawImage(part.image, part.left, part.top)
        } else drawTrunk(pen, traits, frame, pose, cloth, palette, light, detail)
        pen.restore()
      }
      const hidden = traits.outfit.hat === 'hijab' || traits.outfit.hat === 'hood'
      if (!back && !hidden && (!photo || inset)) sprites.hairBack(pen, head, hx, hy)
      if (!back) drawNeck(pen, frame, palette, [hx, hy + 20], face.roll)
      else drawNeck(pen, frame, palette, [hx, hy - 10], face.roll)
      trunk()
      const armLift = moment.bob - lift
      const high = (s: -1 | 1): boolean => (s < 0 ? left : right).wrist[1] < 60 * frame.body
      const arm = (s: -1 | 1): void => {
        pen.save()
        pen.translate(moment.sway * 0.4, armLift)
        drawOneArm(pen, pose, s)
        pen.restore()
      }
      for (const s of [-1, 1] as const) if (!high(s) && !still.has(s)) arm(s)
      if (photo && inset && !back) sprites.skin(pen, head, hx, hy)
      if (photo && !back)
        photo.draw(pen, face, palette, {
          head: [hx, hy],
          shoulders: [moment.sway * 0.4, actor.headY + moment.bob - lift],
          scale: HEAD_SCALE,
          under: hidden ? 'hood' : traits.outfit.hat === 'none' || traits.outfit.hat === 'headband' ? 'none' : 'hat',
        })
      if (photo && inset && !back && !hidden) sprites.hairFront(pen, head, hx, hy)
      const isDrawn = !back && !photo
      if (isDrawn) {
        sprites.skin(pen, head, hx, hy)
        atHead(() => drawFeatures(pen, traits, head, palette, detail, eye))
        if (!hidden) sprites.hairFront(pen, head, hx, hy)
      }
      atHead(() => {
        if (back) {
          drawFaceless(pen, actor, head)
          const hair = seenFromBehind(palette.hair)
          const falls = fallsBehind(traits)
          if (!hidden && !falls) drawHairFront(pen, traits, head, hair, light, detail, true)
          if (!hidden) drawHairBack(pen, traits, head, hair, detail)
          // A fall covers the cap and its gloss: the key still meets the crown.
          if (!hidden && falls) soft(pen, light.side * 24, -58, 62, 44, hair.light, 0.5)
        } else if (photo) drawCondition(pen, traits, head, palette, actor.condition)
        else drawGlasses(pen, traits, head)
        drawHat(pen, traits, head, cloth.hat, light, back)
      })
      for (const s of [-1, 1] as const) if (high(s)) arm(s)
      pen.restore()
    },
  }
}

/** What a hand can hold without reaching beyond the trunk's sprite. */
const FITS: ReadonlySet<Held> = new Set(['book', 'phone', 'cup', 'paper', 'key', 'vial', 'camera'])

/** What hands do before the body is not seen from behind: there the arms hang. */
const BEFORE_THE_BODY: ReadonlySet<Gesture> = new Set(['chest', 'chin', 'fist', 'fold', 'clasp', 'hold', 'talk'])
const shown = (name: Gesture, back: boolean): Gesture => (back && BEFORE_THE_BODY.has(name) ? 'down' : name)

/** The back of a head: skin without features, round above and narrow at the nape. */
function drawFaceless(pen: Pen, actor: Actor, head: Head): void {
  const { traits, palette } = actor
  const middle = (head.edge(0)[0][0] + head.edge(0)[1][0]) / 2
  const wide = head.half(0)
  blob(
    pen,
    [
      [middle, -113],
      [middle + wide * 0.66, -97],
      [middle + wide * 0.98, -56],
      [middle + wide, -8],
      [middle + wide * 0.86, 44],
      [middle + wide * 0.62, 88],
      [middle - wide * 0.62, 88],
      [middle - wide * 0.86, 44],
      [middle - wide, -8],
      [middle - wide * 0.98, -56],
      [middle - wide * 0.66, -97],
    ],
    css(palette.skin.shade),
  )
  soft(pen, middle + palette.side * wide * 0.4, -52, 44, 46, palette.skin.base, 0.7)
  for (const s of [-1, 1])
    soft(pen, s * head.half(6), 14, 15 * traits.face.ears, 24 * traits.face.ears, palette.skin.base, 1)
}
