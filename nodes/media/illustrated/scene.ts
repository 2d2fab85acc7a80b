// A scene on the drawing board: cast on their marks, shots planned, any frame drawn on request.
import type { LookValue, SceneStateValue, SceneValue } from '../../types.ts'
import type { ShotLevers, ShotPart, ShotSpeech } from '../jobs.ts'
import { held } from './acting/held.ts'
import { type Moment, performance } from './acting/performance.ts'
import { AS_WRITTEN, type Take, takeOf } from './acting/take.ts'
import { movedBetween, onTwos } from './acting/twos.ts'
import { type Walk, walkOf } from './acting/walk.ts'
import { type Layers, layersOf } from './camera/layers.ts'
import { operated } from './camera/operator.ts'
import { framing, project, type Subject, type View, viewAt } from './camera/path.ts'
import { planShots, type Shot } from './camera/plan.ts'
import { reframed } from './camera/reframe.ts'
import { cameraMoved } from './camera/steps.ts'
import { type Area, joined } from './draw/area.ts'
import { clamp, type Pen, type Sheet, sheet, soft } from './draw/pen.ts'
import { hash, random, scramble } from './draw/random.ts'
import { type Actor, type ActorPainter, actorOf, actorPainter, reachOf } from './figure/actor.ts'
import { driftOf } from './figure/drift.ts'
import { HEAD_SCALE } from './figure/head-sprites.ts'
import { type Traits, traitsOf } from './figure/traits.ts'
import type { Seen } from './film/compose.ts'
import type { Planes } from './film/veil.ts'
import { even } from './film/yuv.ts'
import { type AirPainter, airOf, type Tinted } from './light/air.ts'
import { finishSheet } from './light/finish.ts'
import { type Light, lightOf, moodEmotion } from './light/light.ts'
import type { Photo } from './photo/play/head.ts'
import { photographed } from './photo/play/traits.ts'
import { setFor } from './sets/catalog.ts'
import { drawProps } from './sets/props.ts'
import { GROUND, type Plane, type Stage, stageOf, WIDE } from './sets/stage.ts'

export interface SceneJob extends Partial<ShotLevers> {
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly sceneFrames: number
  /** The first frame that will be asked for: identity strays from here. */
  readonly startFrame: number
  /** How many will be asked for from there; all that are left unless given. */
  readonly frames?: number
  readonly seed: number
  readonly identityStrength: number
  readonly scene: SceneValue
  readonly state: SceneStateValue | null
  readonly cast: readonly LookValue[]
  /** The reference photographs of those who have one, by character. */
  readonly photos?: ReadonlyMap<string, Photo> | undefined
  readonly speech: readonly ShotSpeech[]
  /** The extensions made before this one. */
  readonly before?: readonly ShotPart[]
}

export interface DrawnScene {
  readonly shots: readonly Shot[]
  /** The frame whose drawing a frame of the scene shows: itself, or one shortly before it that looks the same. */
  drawing(frame: number): number
  /** Paints the set and the people as a frame shows them, on a pen of the job's size. */
  draw(pen: Pen, frame: number): void
  /** Paints only the set, or only the people and what stands before them. */
  behind(pen: Pen, frame: number): void
  people(pen: Pen, frame: number): void
  /** About where `people` paints. */
  reach(frame: number): Area
  /** The set as a frame sees it. */
  backdrop(frame: number): Seen
  /** What lies over every frame: vignette, tint and grain. */
  readonly finish: Sheet
  /** What is in the air, over the finished frame. */
  air(tinted: Tinted): (planes: Planes, frame: number) => void
}

/** Height of a grown-up on the actors' plane, in units of the set. */
const GROWN = 515

interface Player {
  readonly id: string
  readonly actor: Actor
  /** The actor as the face has become by a frame; the same object for as long as it does not change. */
  readonly actorAt: (frame: number) => Actor
  /** What the face has become by a frame; the same object for as long as it does not change. */
  readonly faceAt: (frame: number) => Traits
  readonly x: number
  readonly feetY: number
  /** Units of the set to a unit of the body. */
  readonly unit: number
  readonly depth: number
  readonly play: (seconds: number) => Moment
  /** How they stand when the scene begins, in every take: what the camera is set up for. */
  readonly standing: Moment
}

/** Prepares a scene. Nothing is painted until a frame is asked for. */
export function openScene(job: SceneJob): DrawnScene {
  const { scene, state } = job
  const where = {
    hour: state?.hour ?? scene.hour,
    interior: scene.interior,
    weather: state?.weather || scene.weather,
    mood: state?.mood || scene.mood,
    place: state?.place || scene.place,
    country: scene.country,
  }
  // The set belongs to the place: another scene there shows the same room, lit from the same side.
  const placeSeed = hash(`${where.place.toLowerCase()} ${scene.interior}`)
  const light = lightOf(where, placeSeed & 1 ? 1 : -1)
  const r = random(placeSeed)
  const stage = stageOf(light, r, where)
  const planes = withProps(setFor(where.place, scene.interior)(stage), stage, [...scene.props, ...(state?.props ?? [])])
  const looks = scene.characters.map(id => job.cast.find(look => look.id === id)).filter(look => look !== undefined)
  const parts = partsOf(job)
  const take = takeOf({
    ...job,
    frames: job.frames ?? job.sceneFrames - job.startFrame,
    keyframe: job.keyframe ?? false,
  })
  const planned = planShots(
    scene,
    job.speech,
    looks.map(look => look.id),
    job.sceneFrames,
  )
  const shots = reframed(planned, parts)
  // Another take finds the air a moment earlier or later.
  const later = (scramble(job.seed ^ 0x51ed27) / 4294967296 - 0.5) * 0.8
  let open: { index: number; shot: OpenShot } | undefined
  const within = (frame: number): number => clamp(frame, 0, job.sceneFrames - 1)
  const shotAt = (frame: number): OpenShot => {
    let index = shots.findIndex(shot => frame < shot.to)
    if (index < 0) index = shots.length - 1
    if (open?.index !== index)
      open = { index, shot: openShot(job, parts, take, shots[index] as Shot, index, planes, stage, light, looks) }
    return open.shot
  }
  /** What a shot does at the frame whose drawing another shows. */
  const drawn = <T>(frame: number, what: (shot: OpenShot, at: number) => T): T => {
    const shot = shotAt(within(frame))
    return what(shot, shot.drawing(within(frame)))
  }

  return {
    shots,
    finish: finishSheet(job.width, job.height, light),
    drawing: frame => shotAt(within(frame)).drawing(within(frame)),
    draw(pen, frame) {
      this.behind(pen, frame)
      this.people(pen, frame)
    },
    behind: (pen, frame) => drawn(frame, (shot, at) => shot.behind(pen, at)),
    people: (pen, frame) => drawn(frame, (shot, at) => shot.people(pen, at)),
    reach: frame => drawn(frame, (shot, at) => shot.reach(at)),
    backdrop: frame => drawn(frame, (shot, at) => shot.backdrop(at)),
    air(tinted) {
      const paint: AirPainter = airOf(
        where,
        light,
        { width: even(job.width), height: even(job.height) },
        hash(scene.id),
        tinted,
      )
      return (picture, frame) => {
        const seconds = within(frame) / job.fps
        paint(picture, seconds + later * take.share(seconds))
      }
    },
  }
}

/** A shot on the drawing board. */
interface OpenShot {
  drawing(frame: number): number
  behind(pen: Pen, frame: number): void
  people(pen: Pen, frame: number): void
  reach(frame: number): Area
  backdrop(frame: number): Seen
}

/** The parts of the scene that are known: those before this one, then this one. */
const partsOf = (job: SceneJob): readonly ShotPart[] => [
  ...(job.before ?? []),
  {
    startFrame: job.startFrame,
    seed: job.seed,
    identityStrength: job.identityStrength,
    referenceWeight: job.referenceWeight ?? 0,
    keyframe: job.keyframe ?? false,
    framing: job.framing ?? 'auto',
  },
]

/** Things that the script names stand on the actors' plane, behind the actors. */
function withProps(planes: readonly Plane[], stage: Stage, props: readonly string[]): readonly Plane[] {
  return planes.map(plane =>
    plane.depth === 0
      ? {
          depth: 0,
          paint: (pen: Pen) => {
            plane.paint(pen)
            drawProps(pen, stage, props)
          },
        }
      : plane,
  )
}

function playersOf(
  job: SceneJob,
  parts: readonly ShotPart[],
  take: Take,
  looks: readonly LookValue[],
  light: Light,
  from: number,
  walk: Walk,
): Player[] {
  const { scene, state } = job
  const n = looks.length
  const spread = n <= 1 ? 0 : n === 2 ? 300 : n === 3 ? 270 : Math.min(230, 1080 / (n - 1))
  const seed = hash(scene.id)
  const marks = looks.map((_, i) => WIDE.width / 2 + (i - (n - 1) / 2) * spread + (n === 1 ? (seed & 1 ? 60 : -60) : 0))
  const ids = looks.map(look => look.id)
  return looks.map((look, i): Player => {
    const own = state?.characters[look.id]
    const known = photographed(traitsOf(look, own?.wardrobe), look, own?.wardrobe)
    const drift = driftOf(known, parts, job.fps)
    const photo = job.photos?.get(look.id)?.under(light)
    const photoOf = (now: Traits) => photo?.strayed(known.face, now.face)
    const props = propsIn(scene, look.name)
    const traits = drift(from)
    const actor = actorOf(traits, light, own, props, photoOf(traits))
    let latest = actor
    const back = n > 3 && i % 2 === 1
    const role = {
      id: look.id,
      seed: hash(`${scene.id} ${look.id}`),
      mood: own?.emotion && own.emotion !== 'neutral' ? own.emotion : moodEmotion(state?.mood ?? scene.mood),
      x: marks[i] as number,
      others: new Map(ids.filter(id => id !== look.id).map(id => [id, marks[ids.indexOf(id)] as number])),
      holding: actor.held !== undefined,
      heading: walk.heading,
      walkUntil: walk.until,
    }
    // A figure's own measures decide its height; everyone shares one scale of the body, so that children are small.
    const unit = (GROWN / 1330) * traits.build.height * (traits.youth > 0 ? 1 + traits.youth * 0.12 : 1)
    return {
      id: look.id,
      actor,
      actorAt: frame => {
        const now = drift(frame)
        if (now !== latest.traits) latest = actorOf(now, light, own, props, photoOf(now))
        return latest
      },
      faceAt: drift,
      x: marks[i] as number,
      feetY: GROUND + (back ? -26 : (i % 2) * 5),
      unit,
      depth: back ? 0.12 : 0,
      play: held(performance(role, job.speech, take), parts, job.fps),
      standing: performance(role, job.speech, AS_WRITTEN)(0.5),
    }
  })
}

/** Props that the action puts in this person's hands: "Ava holds the lantern". */
function propsIn(scene: SceneValue, name: string): string[] {
  const names = name
    .toLowerCase()
    .split(/[\s.]+/)
    .filter(part => part.length > 2)
  const action = scene.action.toLowerCase()
  return action
    .split(/[.;!?]/)
    .filter(
      sentence =>
        names.some(part => sentence.includes(part)) &&
        /\b(hold|carr|clutch|grip|rais|lift|read|wield|grab|grasp|brandish|show|offer|pick|examin|drink|aim|point)/.test(
          sentence,
        ),
    )
    .flatMap(sentence =>
      sentence
        .split(
          /\b(?:hold|carr|clutch|grip|rais|lift|read|wield|grab|grasp|brandish|show|offer|pick|examin|drink|aim|point)\w*/,
        )
        .slice(1),
    )
}

const subjectOf = (player: Player): Subject => {
  const neck = player.feetY - player.actor.frame.sole * player.unit
  return {
    x: player.x,
    headY: neck + player.actor.headY * player.unit,
    head: 224 * HEAD_SCALE * player.actor.traits.face.length * player.unit,
    feetY: player.feetY,
    facing: player.standing.turn,
  }
}

function openShot(
  job: SceneJob,
  parts: readonly ShotPart[],
  take: Take,
  planned: Shot,
  index: number,
  planes: readonly Plane[],
  stage: Stage,
  light: Light,
  looks: readonly LookValue[],
): OpenShot {
  const { width, height, fps, scene } = job
  const k = height / WIDE.height
  const side: -1 | 1 = (hash(scene.id) + index) & 1 ? 1 : -1
  const walk = walkOf(scene, job.sceneFrames / fps)
  const middle = walk.at((planned.from + planned.to) / 2 / fps)
  const players = playersOf(job, parts, take, looks, light, Math.max(planned.from, job.startFrame), walk).map(
    player => ({ ...player, x: player.x + middle }),
  )
  const focus = planned.focus.map(id => players.find(player => player.id === id)).filter(player => player !== undefined)
  const shoulder = planned.size === 'shoulder' ? focus[1] : undefined
  // Over a shoulder the camera stands behind the listener: the speaker faces them, near the lens.
  const shoulderSide = shoulder && focus[0] ? (shoulder.x > focus[0].x ? 1 : -1) : side
  const setUp = framing(planned.size, focus.map(subjectOf), shoulder ? shoulderSide : side)
  const { shot, base, pace } = operated(planned, index, setUp, take, fps)
  const length = Math.max(1, shot.to - shot.from - 1)
  const view = (frame: number): View => {
    const step = walk.at(frame / fps) - middle
    const along = { ...base, x: base.x + step * (base.zoom > 1.9 ? 1 : walk.follow) }
    return viewAt(shot, along, pace((frame - shot.from) / length), frame / fps, scene.id)
  }
  const views = Array.from({ length: 9 }, (_, i) => view(shot.from + (i / 8) * length))
  if (shot.move.shake > 0) for (let f = shot.from; f < shot.to; f++) views.push(view(f))
  const wide = base.zoom < 1.9
  const blur = wide ? 0 : clamp((base.zoom - 1.6) * 2.6, 0, 11) * k
  const layers: Layers = layersOf(planes, {
    width,
    height,
    views,
    blur,
    parallax: wide,
    r: stage.r,
    seed: hash(stage.place),
  })
  const maxZoom = Math.max(...views.map(v => v.zoom))
  const back = shot.size === 'behind'
  const painters = new Map<string, (frame: number) => ActorPainter>()
  const placed = (
    player: Player,
    v: View,
    depth: number,
    step = 0,
  ): { x: number; y: number; scale: number } | undefined => {
    const p = project(v, depth)
    if (!p) return undefined
    const neck = player.feetY - player.actor.frame.sole * player.unit
    return {
      x: (p.scale * (player.x + step) + p.x) * k + (width - WIDE.width * k) / 2,
      y: (p.scale * neck + p.y) * k,
      scale: p.scale * player.unit * k,
    }
  }
  // Who is in the picture is the same in every take, or someone would vanish where two parts of a shot join.
  const asSetUp = [0, 0.5, 1].map(t =>
    viewAt(planned, setUp, t, (planned.from + t * (planned.to - planned.from)) / fps, scene.id),
  )
  const visible = players
    .filter(player => player !== shoulder)
    .filter(
      player =>
        shot.size === 'wide' ||
        back ||
        shot.size === 'full' ||
        focus.includes(player) ||
        (shot.size === 'two' ? asSetUp.some(view => isWhole(player, view)) : isNear(player, focus[0], base)),
    )
    .sort((a, b) => b.depth - a.depth || a.feetY - b.feetY)
  for (const player of visible) {
    const scales = views.map(v => placed(player, v, player.depth))
    const scale = Math.max(...scales.map(p => p?.scale ?? 0), 0.01)
    const deepest = Math.max(...scales.map(p => (p ? (height - p.y) / p.scale : 0)))
    painters.set(player.id, painterOf(player, scale, deepest + 30))
  }
  // The foreground figure is drawn once, soft and dark, and only moved.
  const foreground = shoulder && silhouette(shoulder, height, k)
  const listener = (v: View, seconds: number): (Area & { readonly image: Sheet }) | undefined => {
    if (!shoulder || !foreground) return undefined
    const moment = shoulder.play(seconds)
    const grow = v.zoom / maxZoom
    const [w, h] = [foreground.width * grow, foreground.height * grow]
    const left =
      width * (shoulderSide > 0 ? 0.86 : 0.14) - w / 2 + moment.sway * k * 1.5 - ((v.x - base.x) * v.zoom * k) / 0.7
    const top = height * 0.16 - moment.breath * 2 * k + (base.y - v.y) * v.zoom * k
    return { image: foreground, left, top, right: left + w, bottom: top + h }
  }
  let latest: View | undefined
  /** The same object for as long as the camera stands still. */
  const viewOf = (frame: number): View => {
    const now = view(frame)
    if (!latest || cameraMoved(latest, now) > 0) latest = now
    return latest
  }
  const onSet = shoulder ? [...visible, shoulder] : visible
  const standsAt = (frame: number) => ({
    view: view(frame),
    step: walk.at(frame / fps),
    people: onSet.map(player => ({ face: player.faceAt(frame), moment: player.play(frame / fps) })),
  })
  // From the frame before the part on: what was before is asked for by nobody, and drawn as it is.
  const drawing = onTwos(Math.max(shot.from, job.startFrame - 1), standsAt, (a, b) => {
    const far = onSet.map((player, i) => {
      const [before, now] = [a.people[i], b.people[i]]
      if (!before || !now || before.face !== now.face) return Number.POSITIVE_INFINITY
      return movedBetween(before.moment, now.moment, (project(b.view, player.depth)?.scale ?? 0) * player.unit)
    })
    return Math.max(cameraMoved(a.view, b.view), Math.abs(b.step - a.step) * b.view.zoom, ...far)
  })
  const people = (pen: Pen, frame: number): void => {
    const v = viewOf(frame)
    const seconds = frame / fps
    for (const player of visible) {
      const spot = placed(player, v, player.depth, walk.at(seconds) - middle)
      const kept = painters.get(player.id)
      if (!spot || !kept) continue
      if (wide)
        soft(
          pen,
          spot.x,
          spot.y + player.actor.frame.sole * spot.scale,
          190 * spot.scale,
          34 * spot.scale,
          [8, 6, 14],
          light.bright < 0.3 ? 0.4 : 0.5,
        )
      const moment = player.play(seconds)
      kept(frame).draw(
        pen,
        shoulder ? turnedTo(moment, shoulderSide) : moment,
        spot.x,
        spot.y,
        spot.scale,
        back && (focus[0] === player || shot.focus.length === 0),
      )
    }
    const near = listener(v, seconds)
    if (near) pen.drawImage(near.image, near.left, near.top, near.right - near.left, near.bottom - near.top)
    layers.before(pen, v)
  }
  const reach = (frame: number): Area => {
    const v = viewOf(frame)
    const seconds = frame / fps
    const before = layers.reach(v)
    const near = listener(v, seconds)
    return visible.reduce(
      (area, player) => {
        const spot = placed(player, v, player.depth, walk.at(seconds) - middle)
        if (!spot) return area
        const { side, above, below } = reachOf(player.actor)
        const { x, y, scale } = spot
        return joined(area, {
          left: x - side * scale,
          top: y - above * scale,
          right: x + side * scale,
          bottom: y + below * scale,
        })
      },
      near ? joined(before, near) : before,
    )
  }
  return {
    people,
    behind: (pen, frame) => layers.behind(pen, viewOf(frame)),
    reach,
    backdrop: frame => layers.backdrop(viewOf(frame)),
    drawing,
  }
}

/** A player's painter at a frame: a new one whenever the face has changed. */
function painterOf(player: Player, scale: number, depth: number): (frame: number) => ActorPainter {
  let actor: Actor | undefined
  let painter: ActorPainter | undefined
  return frame => {
    const now = player.actorAt(frame)
    if (!painter || now !== actor) painter = actorPainter(now, scale, depth)
    actor = now
    return painter
  }
}

/** Whether a view shows someone from shoulder to shoulder. */
const isWhole = (player: Player, view: View): boolean =>
  (Math.abs(player.x - view.x) + (player.actor.frame.shoulder + 40) * player.unit) * view.zoom < WIDE.width / 2

/** Whether someone beside the subject belongs in the picture: not when the frame's edge would cut their face. */
const isNear = (player: Player, subject: Player | undefined, base: View): boolean => {
  const off = (Math.abs(player.x - base.x) * base.zoom) / WIDE.width
  const face = (150 * player.unit * base.zoom) / WIDE.width
  return subject !== undefined && (off < 0.5 - face || off > 0.5 + face) && off < 0.5 + face * 1.4
}

/** Eyes and head go to the one whose shoulder we look over. */
const turnedTo = (moment: Moment, side: number): Moment => ({
  ...moment,
  turn: side * 0.4,
  face: { ...moment.face, yaw: side * 0.2 + moment.face.yaw * 0.3, gazeX: side * 0.32 },
})

/** A person from behind, close to the lens. */
function silhouette(player: Player, height: number, k: number): ReturnType<typeof sheet> {
  const { actor } = player
  const scale = (height * 0.54) / (224 * HEAD_SCALE)
  const half = (actor.frame.shoulder + 90) * scale
  const image = sheet(half * 2, height)
  const pen = image.getContext('2d')
  const moment = player.standing
  const painter = actorPainter(actor, scale, 420)
  const rest = { from: 'down', to: 'down', t: 0 } as const
  painter.draw(
    pen,
    {
      ...moment,
      turn: 0,
      face: { ...moment.face, yaw: 0, pitch: 0, roll: 0 },
      left: rest,
      right: rest,
      walk: null,
      bob: 0,
      sway: 0,
    },
    half,
    (actor.headY * -1 + 200) * scale,
    scale,
    true,
  )
  pen.globalCompositeOperation = 'source-atop'
  pen.fillStyle = 'rgba(8,8,16,0.26)'
  pen.fillRect(0, 0, image.width, image.height)
  const blurred = sheet(image.width, image.height)
  const brush = blurred.getContext('2d')
  brush.filter = `blur(${(5.5 * k).toFixed(1)}px)`
  brush.drawImage(image, 0, 0)
  return blurred
}
