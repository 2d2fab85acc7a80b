// A camera's place at a frame of a shot, and how a plane of depth appears from there.
import { clamp, ease, lerp } from '../draw/pen.ts'
import { hash, noise } from '../draw/random.ts'
import { WIDE } from '../sets/stage.ts'
import type { Shot } from './plan.ts'
import type { Size } from './words.ts'

/** Where the camera looks on the actors' plane, in the set's units; zoom 1 is the wide shot. */
export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** Where a person's head is on the actors' plane, and how tall a head is there. */
export interface Subject {
  readonly x: number
  readonly headY: number
  readonly head: number
  readonly feetY: number
  /** −1…1: which way they look. */
  readonly facing: number
}

const HEADS: Record<Exclude<Size, 'wide' | 'full' | 'two' | 'behind'>, { tall: number; drop: number }> = {
  // How many heads the frame is tall, and how far below the eyes its middle lies, in heads.
  medium: { tall: 3.9, drop: 0.98 },
  chest: { tall: 2.75, drop: 0.5 },
  close: { tall: 1.95, drop: 0.13 },
  shoulder: { tall: 3.2, drop: 0.52 },
}

/** The view that frames the subjects at a size. */
export function framing(size: Size, subjects: readonly Subject[], side: number): View {
  const first = subjects[0]
  if (!first || size === 'wide') {
    const xs = subjects.map(subject => subject.x)
    const middle = xs.length ? (Math.min(...xs) + Math.max(...xs)) / 2 : WIDE.width / 2
    return {
      x: lerp(WIDE.width / 2, middle, 0.4),
      y: WIDE.height / 2 + (subjects.length ? 24 : 0),
      zoom: subjects.length ? 1.1 : 1,
    }
  }
  if (size === 'full' || size === 'behind') {
    const tall = first.feetY - (first.headY - first.head)
    return {
      x: first.x + first.facing * 60 + (size === 'behind' ? side * 70 : 0),
      y: first.feetY - tall * 0.5 - 4,
      zoom: WIDE.height / (tall * 1.26),
    }
  }
  if (size === 'two') {
    const xs = subjects.map(subject => subject.x)
    const spread = Math.max(...xs) - Math.min(...xs)
    const head = first.head
    // Room over the tallest, and the chest of the smallest: a grown-up beside a child keeps their head.
    const top = Math.min(...subjects.map(subject => subject.headY - subject.head * 0.78))
    const low = Math.max(...subjects.map(subject => subject.headY + subject.head * 1.5))
    const zoom = Math.min(WIDE.width / (spread + head * 5.2), WIDE.height / (head * 4.2), WIDE.height / (low - top))
    const eyes = subjects.reduce((sum, subject) => sum + subject.headY, 0) / subjects.length
    const height = WIDE.height / zoom
    return {
      x: (Math.min(...xs) + Math.max(...xs)) / 2,
      y: Math.min(eyes + height * 0.2, top + height / 2),
      zoom,
    }
  }
  const frame = HEADS[size]
  const zoom = WIDE.height / (first.head * frame.tall)
  // Room to look into, and for a shoulder in the foreground.
  const room = size === 'shoulder' ? side * 0.12 : first.facing * 0.09
  return { x: first.x + (room * WIDE.width) / zoom, y: first.headY + first.head * frame.drop, zoom }
}

/** The view at a moment of the shot, `t` from 0 to 1; `seconds` drives the shake. */
export function viewAt(shot: Shot, base: View, t: number, seconds: number, sceneId: string): View {
  const { move } = shot
  const s = lerp(t, ease(t), 0.7)
  const width = WIDE.width / base.zoom
  const height = WIDE.height / base.zoom
  // A push ends on the framing it is about; a pull begins on it.
  const zoom =
    base.zoom *
    (move.push >= 1
      ? lerp(1 / Math.sqrt(move.push), Math.sqrt(move.push), s)
      : lerp(1 / Math.sqrt(move.push), Math.sqrt(move.push), s))
  const seed = hash(sceneId)
  const shake = (k: number): number =>
    move.shake === 0
      ? 0
      : (noise(seed + k, seconds * 1.3) * 0.011 + noise(seed + k + 9, seconds * 3.7) * 0.004) * move.shake
  const x = base.x + (move.pan * (s - 0.5) + shake(1)) * width
  const y = base.y + (move.rise * (s - 0.5) + shake(2)) * height + move.height * -0.05 * height
  return {
    x: clamp(x, WIDE.left + width / 2 + 20, WIDE.right - width / 2 - 20),
    y: clamp(y, WIDE.top + height / 2 + 20, WIDE.bottom - height / 2 - 20),
    zoom,
  }
}

/** How a plane at a depth appears: a point p of the set lands at `scale·p + (x, y)`, in the wide frame's units. */
export interface Projection {
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** @returns undefined when the camera has passed the plane. */
export function project(view: View, depth: number): Projection | undefined {
  const distance = 1 / view.zoom + depth
  if (distance < (depth < 0 ? 0.16 : 0.02)) return undefined
  const [cx, cy] = [WIDE.width / 2, WIDE.height / 2]
  const scale = (1 + depth) / distance
  return { scale, x: cx - cx * scale - (view.x - cx) / distance, y: cy - cy * scale - (view.y - cy) / distance }
}
