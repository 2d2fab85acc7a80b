// The episode's sound: stems laid on the timeline scene by scene, faded over the dissolves, ducked and summed.
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { deterministic, runFfmpeg } from '../../media/ffmpeg/index.ts'
import { readWav, SAMPLE_RATE, type Sound } from '../../media/sound/wav.ts'
import { type DuckPlan, type DuckSettings, decibels, planDucking, WINDOWS_PER_SECOND } from './duck.ts'

/** Files of one scene's stems, each of the scene's head, length and tail; what is missing is silence. */
export interface SceneStems {
  readonly dialogue: string | undefined
  readonly music: string | undefined
  readonly effects: string | undefined
  /** The clip's own sound, where it is kept. */
  readonly native: string | undefined
}

const ROLES = ['dialogue', 'music', 'effects', 'native'] as const
export type Role = (typeof ROLES)[number]

/** Where scenes lie, in frames: all that sound needs of a timeline. */
export interface SoundTimeline {
  readonly fps: number
  readonly frames: number
  readonly shots: readonly {
    readonly key: string
    readonly start: number
    readonly frames: number
    readonly tail: number
    /** Frames of its stems that go by before it is heard. */
    readonly head: number
  }[]
}

/** Seconds over which a stem that starts or ends abruptly is faded, so that it does not click. */
const DECLICK = 0.005

/** Samples in a window of the ducking plan. */
const WINDOW = SAMPLE_RATE / WINDOWS_PER_SECOND
/** Windows that are mixed before others have their turn: a few milliseconds of work. */
const WINDOWS_A_TURN = 100

export interface Mixed {
  /** How far speech stands over the ducked music, in dB: over all speech, and of the worst scene; null without both. */
  readonly speechOverMusic: number | null
  readonly worstScene: { readonly key: string; readonly speechOverMusic: number } | null
}

/** A frame's first sample. */
const sampleOf = (frame: number, fps: number): number => Math.round((frame * SAMPLE_RATE) / fps)

/** Samples (per channel) of the whole episode. */
export const episodeSamples = ({ frames, fps }: SoundTimeline): number => sampleOf(frames, fps)

/**
 * Mixes the episode: yields interleaved 32-bit float stereo, scene by scene, and returns what was measured. Holds one scene
 * at a time.
 * @param plan the ducking, as `planEpisode` made it of all stems, so that the parts of a mix add up to it
 * @param roles what is heard
 */
export async function* mixEpisode(
  timeline: SoundTimeline,
  stems: readonly SceneStems[],
  plan: DuckPlan,
  signal: AbortSignal,
  roles: readonly Role[] = ROLES,
): AsyncGenerator<Buffer, Mixed> {
  const total = episodeSamples(timeline)
  const measured = { speech: 0, music: 0, worst: null as Mixed['worstScene'] }
  /** What the scenes before already laid over this one's start. */
  let carried = new Float32Array(0)
  for (const [index, shot] of timeline.shots.entries()) {
    signal.throwIfAborted()
    const place = placeOf(timeline, index)
    const own = Math.max(0, Math.min(total, sampleOf(shot.start + shot.frames, timeline.fps)) - place.start)
    const mix = new Float32Array(place.length * 2)
    mix.set(carried.subarray(0, Math.min(carried.length, mix.length)))
    const scene = { speech: 0, music: 0 }
    for (const role of roles) {
      const sound = await stemOf(stems[index], role, place.head)
      if (!sound) continue
      await layStem(mix, sound, role, place, plan, scene)
    }
    if (scene.speech > 0 && scene.music > 0) {
      const over = decibels(scene.speech) - decibels(scene.music)
      if (!measured.worst || over < measured.worst.speechOverMusic)
        measured.worst = { key: shot.key, speechOverMusic: over }
      measured.speech += scene.speech
      measured.music += scene.music
    }
    carried = mix.slice(own * 2)
    yield Buffer.from(mix.buffer, 0, own * 2 * 4)
  }
  return {
    speechOverMusic: measured.worst ? decibels(measured.speech) - decibels(measured.music) : null,
    worstScene: measured.worst,
  }
}

/** Where a scene's stems lie, in samples, how many of theirs go by before, and over how many they fade in and out. */
interface Place {
  readonly head: number
  readonly start: number
  readonly length: number
  readonly fadeIn: number
  readonly fadeOut: number
}

function placeOf(timeline: SoundTimeline, index: number): Place {
  const { fps, shots } = timeline
  const shot = shots[index]
  if (!shot) throw new Error(`There is no shot ${index}`)
  const start = sampleOf(shot.start, fps)
  const tail = sampleOf(shot.start + shot.frames + shot.tail, fps) - sampleOf(shot.start + shot.frames, fps)
  return {
    head: sampleOf(shot.head, fps),
    start,
    length: sampleOf(shot.start + shot.frames + shot.tail, fps) - start,
    fadeIn: sampleOf(shot.start + (shots[index - 1]?.tail ?? 0), fps) - start,
    fadeOut: tail,
  }
}

/** A stem from the sample `head` on. */
async function stemOf(stems: SceneStems | undefined, role: Role, head: number): Promise<Sound | undefined> {
  const file = stems?.[role]
  if (file === undefined) return undefined
  const sound = await readWav(file)
  return head === 0 ? sound : { ...sound, channels: sound.channels.map(channel => channel.subarray(head)) }
}

/**
 * Gains of a stem at its ends. Music and effects cross-fade at equal power over the dissolve; speech is not faded, so that
 * a line may begin with its scene.
 */
class Fade {
  readonly #into: number
  readonly #out: number
  readonly #length: number
  constructor(role: Role, place: Place) {
    const declick = Math.round(DECLICK * SAMPLE_RATE)
    const isSpeech = role === 'dialogue'
    this.#into = isSpeech ? declick : Math.max(place.fadeIn, declick)
    this.#out = isSpeech ? declick : Math.max(place.fadeOut, declick)
    this.#length = place.length
  }
  /** Whether it does nothing between two samples of the scene, as nearly everywhere. */
  isFlat(from: number, to: number): boolean {
    return from >= this.#into && this.#length - to >= this.#out
  }
  /** 0…1 at a sample of the scene. */
  at(sample: number): number {
    const left = this.#length - 1 - sample
    let gain = 1
    if (sample < this.#into) gain *= Math.sin((sample / this.#into) * (Math.PI / 2))
    if (left < this.#out) gain *= Math.sin((left / this.#out) * (Math.PI / 2))
    return gain
  }
}

/** Goes through the windows of the plan that a stem touches: `[from, to)` in samples of the scene. */
function* windowsOf(place: Place, length: number): Generator<{ window: number; from: number; to: number }> {
  const end = Math.min(place.length, length)
  let window = Math.floor(place.start / WINDOW)
  for (let from = 0; from < end; window++) {
    const to = Math.min(end, (window + 1) * WINDOW - place.start)
    yield { window, from, to }
    from = to
  }
}

/** Mean powers of speech and music in each window of the episode, and the ride that follows from them. */
export async function planEpisode(
  timeline: SoundTimeline,
  stems: readonly SceneStems[],
  settings: DuckSettings,
  signal: AbortSignal,
): Promise<DuckPlan> {
  const windows = Math.ceil(episodeSamples(timeline) / WINDOW)
  const speech = new Float32Array(windows)
  const music = new Float32Array(windows)
  for (const index of timeline.shots.keys()) {
    signal.throwIfAborted()
    const place = placeOf(timeline, index)
    for (const [role, powers] of [['dialogue', speech] as const, ['music', music] as const]) {
      const sound = await stemOf(stems[index], role, place.head)
      if (sound) await addPowers(powers, sound, role, place)
    }
  }
  return planDucking(speech, music, settings)
}

async function addPowers(powers: Float32Array, sound: Sound, role: Role, place: Place): Promise<void> {
  const [left, right = left] = sound.channels
  if (!left || !right) return
  const fade = new Fade(role, place)
  for (const { window, from, to } of windowsOf(place, left.length)) {
    if (window % WINDOWS_A_TURN === 0) await nextTurn()
    const isFlat = fade.isFlat(from, to)
    let power = 0
    for (let i = from; i < to; i++) {
      const l = left[i] as number
      const r = right[i] as number
      const both = l * l + r * r
      power += isFlat ? both : both * fade.at(i) ** 2
    }
    if (window < powers.length) powers[window] = (powers[window] as number) + power / (2 * WINDOW)
  }
}

/** Adds a stem to the mix (interleaved), and its power while someone speaks to the scene's measure. */
async function layStem(
  mix: Float32Array,
  sound: Sound,
  role: Role,
  place: Place,
  plan: DuckPlan,
  measure: { speech: number; music: number },
): Promise<void> {
  const [left, right = left] = sound.channels
  if (!left || !right) return
  const fade = new Fade(role, place)
  const ride = role === 'dialogue' ? undefined : role === 'music' ? plan.music : plan.effects
  let power = 0
  for (const { window, from, to } of windowsOf(place, left.length)) {
    if (window % WINDOWS_A_TURN === 0) await nextTurn()
    const isFlat = fade.isFlat(from, to)
    const now = ride?.[window] ?? 0
    const next = ride?.[window + 1] ?? now
    // Even in dB from one window to the next, so even in proportion from sample to sample.
    const step = now === next ? 1 : 10 ** ((next - now) / (20 * WINDOW))
    let gain = 10 ** ((now + ((next - now) * (place.start + from - window * WINDOW)) / WINDOW) / 20)
    let heard = 0
    for (let i = from; i < to; i++) {
      const own = isFlat ? gain : gain * fade.at(i)
      const l = (left[i] as number) * own
      const r = (right[i] as number) * own
      mix[2 * i] = (mix[2 * i] as number) + l
      mix[2 * i + 1] = (mix[2 * i + 1] as number) + r
      heard += l * l + r * r
      gain *= step
    }
    if (plan.speaking[window]) power += heard
  }
  if (role === 'dialogue') measure.speech += power
  if (role === 'music') measure.music += power
}

/** A clip's own sound as a stem of its scene. */
export async function nativeSound(clip: string, seconds: number, out: string, signal: AbortSignal): Promise<string> {
  await runFfmpeg(
    command =>
      deterministic(
        command
          .input(clip)
          .output(out)
          .outputOptions('-map', '0:a:0', '-vn', '-af', `apad,atrim=end=${seconds.toFixed(6)}`)
          .outputOptions('-ac', '2', '-ar', String(SAMPLE_RATE), '-c:a', 'pcm_s16le', '-f', 'wav'),
      ),
    { signal, what: "reading a clip's own sound" },
  )
  return out
}

/** A file in the work folder for something of a shot. */
export const workFile = (folder: string, shot: number, name: string): string => join(folder, `${shot}-${name}`)
