// How an actor plays: a pure function of the moment, so that any frame can be drawn without the ones before it.
import type { Emotion } from '../../../types.ts'
import type { ShotSpeech } from '../../jobs.ts'
import { clamp, ease, lerp } from '../draw/pen.ts'
import { hash, noise, random, scramble } from '../draw/random.ts'
import { type FacePose, REST } from '../face/geometry.ts'
import type { Gesture } from '../figure/pose.ts'
import { lipTrack, type Mouth, SILENT } from '../lips/visemes.ts'
import { FACES, RESTING, SPEAKING, TOGETHER } from './emotions.ts'
import { settled } from './settle.ts'
import type { Take } from './take.ts'

/** Everything an actor knows of the scene. */
export interface Role {
  readonly id: string
  readonly seed: number
  /** What they feel when they do not speak. */
  readonly mood: Emotion
  /** Where they stand, in the set's units. */
  readonly x: number
  /** Where the others stand, by id. */
  readonly others: ReadonlyMap<string, number>
  /** Whether a hand holds something. */
  readonly holding: boolean
  /** Which way they walk, and until when in seconds; 0 stands. */
  readonly heading: -1 | 1
  readonly walkUntil: number
}

export interface Moment {
  readonly face: FacePose
  /** −1…1: which way the body is turned. */
  readonly turn: number
  readonly left: { readonly from: Gesture; readonly to: Gesture; readonly t: number }
  readonly right: { readonly from: Gesture; readonly to: Gesture; readonly t: number }
  /** −1…1 over a breath. */
  readonly breath: number
  readonly sway: number
  readonly bob: number
  readonly walk: number | null
  readonly speaking: boolean
}

/** How far to the side someone at `dx` seems: −1…1. */
const toward = (dx: number): number => clamp(dx / 240, -1, 1)

/** Seconds between blinks, about. */
const BLINK = 3.4

/**
 * Builds an actor's performance of a scene. What is felt, whom it is said to and how the lips move are the scene's; when
 * and how large heads, hands, eyes and lids move besides is the take's.
 */
export function performance(role: Role, speech: readonly ShotSpeech[], take: Take): (seconds: number) => Moment {
  const own = speech.filter(line => line.speaker === role.id)
  const tracks = own.map((line, i) => lipTrack(line, role.seed + i))
  const seed = scramble(role.seed ^ hash(role.id))
  const free = scramble(take.seed ^ scramble(seed + 77))
  const luck = random(free)
  /** How large this take plays heads and hands, and how much its body leans off its mark. */
  const heads = luck.in(0.7, 1.5)
  const hands = luck.in(0.78, 1.06)
  const lean = luck.in(-0.1, 0.1)
  const aside = luck.in(-0.12, 0.12)
  const chance = (k: number): number => scramble(free + k * 2654435761) / 4294967296
  const people = [...role.others]
  // Alone, an actor looks a little past the camera.
  const away = (seed & 1 ? 1 : -1) * 0.32
  const nearest =
    people.length === 0
      ? undefined
      : people.reduce((a, b) => (Math.abs(b[1] - role.x) < Math.abs(a[1] - role.x) ? b : a))
  const homeTurn = nearest ? toward(nearest[1] - role.x) : away

  /** How much later the take turns to someone, in seconds. */
  const late = (at: number, i: number): number => (take.owns(at - 0.6, at + 1.2) ? chance(i + 1) * 0.5 - 0.2 : 0)
  /** Who is looked at, from which moment: the speaker; when speaking, whoever spoke last or is nearest. */
  const cues = speech
    .filter(line => line.speaker === role.id || role.others.has(line.speaker))
    .map((line, i, all) => {
      if (line.speaker !== role.id)
        return {
          at: line.start - 0.12 + late(line.start, i),
          to: toward((role.others.get(line.speaker) ?? role.x) - role.x),
        }
      const partner =
        all
          .slice(0, i)
          .reverse()
          .find(other => other.speaker !== role.id)?.speaker ??
        all.slice(i + 1).find(other => other.speaker !== role.id)?.speaker
      const x = partner === undefined ? undefined : role.others.get(partner)
      return { at: line.start - 0.2 + late(line.start, i), to: x === undefined ? homeTurn : toward(x - role.x) }
    })
  const feelings = own.map(line => ({ start: line.start, end: line.end, emotion: line.emotion }))
  const gestures = own.map((line, i) => {
    const choices = SPEAKING[line.emotion]
    const isOwn = take.owns(line.start - 0.2, line.end + 0.8)
    const bits = scramble((isOwn ? free : seed) + i * 7919)
    return {
      start: line.start + (isOwn ? chance(i + 90) * 0.35 - 0.1 : 0),
      end: line.end,
      size: isOwn ? hands : 1,
      one: choices[bits % choices.length] as Gesture,
      both: ((bits >>> 8) & 7) < 2,
      side: (bits >>> 12) & 1,
    }
  })
  const rests = RESTING[role.mood]
  const restLeft = rests[scramble(seed + 11) % rests.length] as Gesture
  const second = rests[scramble(seed + 12) % rests.length] as Gesture
  // Both hands on both hips, or both fists up, is a pose; people stand easier.
  const restRight: Gesture = role.holding ? 'hold' : TOGETHER.has(restLeft) ? restLeft : second
  const walks = role.walkUntil > 0
  const isPair = TOGETHER.has(restLeft) && restRight === restLeft
  const quietLeft: Gesture = walks || (TOGETHER.has(restLeft) && !isPair) ? 'down' : restLeft
  const quietRight: Gesture =
    role.holding || isPair
      ? walks && !role.holding
        ? 'down'
        : restRight
      : walks || TOGETHER.has(restRight) || (restRight === quietLeft && restRight !== 'pocket')
        ? 'down'
        : restRight

  const gaze = (t: number): number => {
    let from = homeTurn
    let value = homeTurn
    for (const cue of cues) {
      if (t < cue.at) break
      value = lerp(from, cue.to, ease((t - cue.at) / 0.55))
      from = value
      if (t - cue.at > 0.55) from = cue.to
    }
    return value
  }

  return t => {
    let mouth: Mouth = SILENT
    for (const track of tracks) {
      const shape = track(t)
      if (shape.jaw > mouth.jaw || shape.press > mouth.press || shape.bite > mouth.bite) mouth = shape
    }
    const speakingLine = own.find(line => t >= line.start - 0.05 && t <= line.end + 0.05)
    const speaking = speakingLine !== undefined
    // Feelings: the mood, and over it the feeling of each own line, rising before it and fading after.
    const face: FacePose = { ...REST }
    const add = (emotion: Emotion, weight: number): void => {
      for (const [name, value] of Object.entries(FACES[emotion]) as [keyof FacePose, number][])
        face[name] += value * weight
    }
    let covered = 0
    for (const feeling of feelings) {
      const weight =
        ease(t, feeling.start - 0.45, feeling.start + 0.1) * (1 - ease(t, feeling.end + 0.3, feeling.end + 1.4))
      if (weight > 0) {
        const share = Math.min(weight, 1 - covered)
        add(feeling.emotion, share)
        covered += share
      }
    }
    add(role.mood, (1 - covered) * 0.8)

    const energy = speaking ? 1 : 0.4
    const share = take.share(t)
    /** Smooth noise of the scene, or of the take where it may decide. */
    const wave = (k: number, at: number): number =>
      share === 0
        ? noise(seed + k, at)
        : share === 1
          ? noise(free + k, at)
          : lerp(noise(seed + k, at), noise(free + k, at), share)
    const size = lerp(1, heads, share)
    const look = gaze(t)
    const drift = (wave(1, t * 0.31) * 0.05 + wave(2, t * 0.83) * 0.025 * energy) * size
    const stride = role.walkUntil === 0 ? 0 : 1 - ease(t, role.walkUntil - 0.3, role.walkUntil)
    face.yaw = (look * (1 - stride * 0.5) + role.heading * stride * 0.5) * 0.21 + drift + aside * 0.35 * share
    face.pitch += wave(3, t * 0.4) * 0.03 * size + (speaking ? wave(4, t * 2.3) * 0.045 * size - mouth.jaw * 0.018 : 0)
    face.roll = settled((wave(5, t * 0.27) * 0.035 + (speaking ? wave(6, t * 1.4) * 0.025 : 0)) * size)
    // Eyes lead the head, and wander now and then.
    const glance = Math.max(0, wave(7, t * 0.36) - 0.45) * 1.3
    face.gazeX = clamp(
      gaze(t + 0.14) * 0.62 - glance * Math.sign(look || 1) + wave(8, Math.floor(t * 1.7)) * 0.07,
      -1,
      1,
    )
    face.gazeY = clamp(wave(9, Math.floor(t * 1.3)) * 0.12 + glance * 0.4, -1, 1)
    // A blink about every three and a half seconds, and where a line begins or ends.
    const slot = Math.floor(t / BLINK)
    let blink = 0
    for (const k of [slot - 1, slot]) {
      const whose = take.owns(k * BLINK, (k + 1) * BLINK + 0.3) ? free : seed
      const at = (k + 0.15 + (scramble(whose + k * 131) / 4294967296) * 0.8) * BLINK
      blink = Math.max(blink, lid(t - at))
    }
    for (const line of own) blink = Math.max(blink, lid(t - line.end - 0.12))
    face.blink = blink
    face.jaw = clamp(face.jaw * (speaking ? 0.3 : 1) + mouth.jaw)
    face.round = mouth.round
    face.press = clamp(face.press * (speaking ? 0.2 : 1) + mouth.press)
    face.bite = mouth.bite
    if (speaking) {
      face.smile *= 1 - mouth.jaw * 0.35
      face.browOuter += wave(10, t * 1.1) * 0.22
      face.browInner += wave(10, t * 1.1) * 0.2
    }

    let left = { from: quietLeft, to: quietLeft, t: 0 }
    let right = { from: quietRight, to: quietRight, t: 0 }
    for (const g of gestures) {
      const rise =
        ease(t, g.start + 0.1, g.start + 0.75) *
        (1 - ease(t, Math.max(g.start + 1.4, g.end - 0.5), Math.max(g.start + 2, g.end + 0.4)))
      if (rise <= 0) continue
      const beat = rise * g.size * (0.9 + 0.1 * wave(13, t * 1.9))
      if ((g.side === 0 || g.both) && !TOGETHER.has(quietLeft)) left = { from: quietLeft, to: g.one, t: beat }
      if ((g.side === 1 || g.both) && !role.holding && !TOGETHER.has(quietRight))
        right = { from: quietRight, to: g.one, t: beat }
    }
    const pace = t * 5.6 + (seed % 7)
    return {
      face,
      turn: clamp(
        (look * 0.55 + wave(14, t * 0.2) * 0.06 + lean * share) * (1 - stride) + role.heading * 0.7 * stride,
        -1,
        1,
      ),
      left,
      right,
      breath: Math.sin((t / 3.9) * Math.PI * 2 + (seed % 100)),
      sway: wave(15, t * 0.22) * 5,
      bob: stride * Math.abs(Math.sin(pace)) * -9,
      walk: stride > 0.02 ? pace : null,
      speaking,
    }
  }
}

/** Closing takes 70 ms, opening 150. */
function lid(since: number): number {
  if (since < 0 || since > 0.24) return 0
  return since < 0.07 ? since / 0.07 : since < 0.1 ? 1 : 1 - (since - 0.1) / 0.14
}
