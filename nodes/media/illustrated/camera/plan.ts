// The shots inside a scene: who is seen how large from when to when. Decided by the scene alone; cuts fall between lines.
import type { SceneValue } from '../../../types.ts'
import type { ShotSpeech } from '../../jobs.ts'
import { hash, random } from '../draw/random.ts'
import { isStatic, type Move, moveOf, type Size, STILL, sizeOf } from './words.ts'

/** One shot. Frames count from the scene's first. */
export interface Shot {
  readonly from: number
  /** The frame after its last. */
  readonly to: number
  readonly size: Size
  /** Who it is about, by id; the first is the one that the camera favours. */
  readonly focus: readonly string[]
  readonly move: Move
}

/** Shortest and longest shot, in seconds; a spoken line is never cut for length. */
const SHORTEST = 2.4
const LONGEST = 7.5
const ESTABLISH = 1.5

interface Beat {
  readonly from: number
  readonly to: number
  readonly speaker: string | null
  readonly line: number
  readonly strong: boolean
}

/** Plans the shots of a scene of `frames` frames. `people` are the ids of those in the picture, from left to right. */
export function planShots(
  scene: SceneValue,
  speech: readonly ShotSpeech[],
  people: readonly string[],
  frames: number,
): Shot[] {
  const { fps } = scene
  const r = random(hash(`${scene.id} ${scene.action} ${scene.camera}`))
  const wanted = sizeOf(scene.camera)
  const move = moveOf(scene.camera)
  const total = frames / fps
  const beats = beatsOf(speech, people, total)
  const shots: Shot[] = []
  const closer: Record<Size, Size> = {
    wide: 'medium',
    full: 'chest',
    medium: 'close',
    chest: 'close',
    close: 'close',
    two: 'chest',
    shoulder: 'close',
    behind: 'medium',
  }
  let last: Shot | undefined
  const add = (from: number, to: number, size: Size, focus: readonly string[], how: Move): void => {
    const shot: Shot = { from: Math.round(from * fps), to: Math.round(to * fps), size, focus, move: how }
    if (shot.to <= shot.from) return
    shots.push(shot)
    last = shot
  }
  /** A quiet camera still lives: a slow push, pull or drift, each its own. */
  const breathe = (): Move => {
    if (isStatic(scene.camera)) return { ...STILL, shake: move.shake }
    const kind = r.index(4)
    return {
      ...STILL,
      push: kind === 0 ? 1.07 : kind === 1 ? 1.04 : kind === 2 ? 1 / 1.05 : 1.02,
      pan: kind === 3 ? r.pick([-1, 1]) * 0.035 : 0,
      shake: move.shake,
      height: move.height * 0.5,
    }
  }
  const first: Size = people.length === 0 ? 'wide' : (wanted ?? (people.length > 1 ? 'wide' : 'full'))
  beats.forEach((beat, index) => {
    const opening = index === 0
    const seconds = beat.to - beat.from
    if (people.length === 0) {
      for (const [a, b, i] of pieces(beat.from, beat.to))
        add(a, b, 'wide', [], i === 0 && opening ? livelier(move, breathe()) : breathe())
      return
    }
    if (beat.speaker !== null) {
      const listener = pairOf(beat.speaker, people)[1]
      let size: Size
      if (opening)
        size = wanted && wanted !== 'wide' && wanted !== 'behind' ? wanted : people.length > 1 ? 'two' : 'medium'
      else if (beat.strong) size = 'close'
      else if (people.length === 1)
        size = last && (last.size === 'close' || last.size === 'chest') ? 'medium' : r.chance(0.5) ? 'chest' : 'close'
      else {
        const choices: Size[] =
          last?.size === 'shoulder'
            ? ['chest', 'close', 'two']
            : last?.size === 'two' || last?.size === 'wide'
              ? ['chest', 'shoulder', 'chest']
              : ['shoulder', 'chest', 'close', 'two']
        size = r.pick(choices)
      }
      if (size === 'shoulder' && listener === undefined) size = 'chest'
      if (people.length > 3 && size === 'two') size = 'medium'
      const focus =
        size === 'two'
          ? pairOf(beat.speaker, people)
          : size === 'shoulder' && listener !== undefined
            ? [beat.speaker, listener]
            : [beat.speaker]
      add(beat.from, beat.to, size, focus, opening ? livelier(move, breathe()) : breathe())
      return
    }
    // Silence and narration: the picture tells, and may cut where it likes.
    for (const [a, b, i] of pieces(beat.from, beat.to)) {
      if (opening && i === 0)
        add(a, b, first, focusFor(first, people, r.index(people.length)), livelier(move, breathe()))
      else {
        const who = people[(index + i) % people.length] as string
        const lastSize: Size = last?.size ?? 'wide'
        const size: Size =
          lastSize === 'wide' || lastSize === 'full' || lastSize === 'behind'
            ? r.chance(0.6)
              ? 'medium'
              : closer[lastSize]
            : b > total - 0.1 && seconds > 3 && r.chance(0.5)
              ? 'wide'
              : r.pick<Size>(people.length > 1 ? ['chest', 'two', 'wide', 'close'] : ['chest', 'full', 'wide', 'close'])
        add(a, b, size, focusFor(size, people, people.indexOf(who)), breathe())
      }
    }
  })
  const fixed = mergeShort(shots, SHORTEST * fps)
  const end = fixed.at(-1)
  return end
    ? [...fixed.slice(0, -1), { ...end, to: frames }]
    : [{ from: 0, to: frames, size: first, focus: people.slice(0, 1), move }]
}

/** Someone and who stands next to them. */
const pairOf = (id: string, people: readonly string[]): readonly string[] => {
  const at = people.indexOf(id)
  const beside = people[at + 1] ?? people[at - 1]
  return beside === undefined ? [id] : [id, beside]
}

const focusFor = (size: Size, people: readonly string[], at: number): readonly string[] =>
  size === 'wide'
    ? people
    : size === 'two'
      ? pairOf(people[Math.max(0, at)] as string, people)
      : [people[Math.max(0, at)] as string]

/** The script's own movement where it has one; otherwise the quiet one. */
const livelier = (asked: Move, quiet: Move): Move =>
  asked.push !== 1 || asked.pan !== 0 || asked.rise !== 0
    ? asked
    : { ...quiet, shake: asked.shake, height: asked.height, rack: asked.rack }

/** Cuts an interval into shots that are neither too long nor too short. */
function pieces(from: number, to: number): [number, number, number][] {
  const count = Math.max(1, Math.ceil((to - from) / LONGEST))
  const step = (to - from) / count
  return Array.from({ length: count }, (_, i) => [from + i * step, from + (i + 1) * step, i])
}

/** Lines and the silences between them. A cut to a speaker comes a moment before the line. */
function beatsOf(speech: readonly ShotSpeech[], people: readonly string[], total: number): Beat[] {
  const lines = speech.filter(line => people.includes(line.speaker)).sort((a, b) => a.start - b.start)
  const beats: Beat[] = []
  let at = 0
  lines.forEach((line, i) => {
    const lead = Math.min(0.3, Math.max(0, (line.start - at) * 0.5))
    const start = Math.min(total, line.start - lead)
    // The first silence establishes the place, so it may be shorter than a shot.
    const own = start - at > (i === 0 ? ESTABLISH : SHORTEST)
    if (own) beats.push({ from: at, to: start, speaker: null, line: -1, strong: false })
    const from = own ? start : at
    const next = lines[i + 1]
    const until = next
      ? next.start - line.end > SHORTEST + 0.8
        ? line.end + 0.7
        : next.start - Math.min(0.3, Math.max(0, (next.start - line.end) * 0.5))
      : total - line.end > SHORTEST + 0.8
        ? line.end + 0.7
        : total
    const to = Math.min(total, Math.max(from, until))
    if (to > from)
      beats.push({
        from,
        to,
        speaker: line.speaker,
        line: i,
        strong: ['angry', 'afraid', 'surprised', 'sad'].includes(line.emotion) && line.end - line.start < 6,
      })
    at = Math.max(at, to)
  })
  if (total - at > 0.01) beats.push({ from: at, to: total, speaker: null, line: -1, strong: false })
  return beats
}

/** Shots that are too short join a neighbour: the one before, unless it is the first. */
function mergeShort(shots: readonly Shot[], shortest: number): Shot[] {
  const kept: Shot[] = []
  for (const shot of shots) {
    const before = kept.at(-1)
    if (before && shot.to - shot.from < shortest) kept[kept.length - 1] = { ...before, to: shot.to }
    else if (before && kept.length === 1 && before.to - before.from < shortest * 0.55)
      kept[0] = { ...shot, from: before.from }
    else if (
      before &&
      before.size === shot.size &&
      before.focus.join() === shot.focus.join() &&
      shot.to - before.from < shortest * 4
    )
      kept[kept.length - 1] = { ...before, to: shot.to }
    else kept.push(shot)
  }
  return kept
}
