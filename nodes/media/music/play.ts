// The orchestra: plays a score into blocks of stereo sound.
import { Biquad, coefficients, fromDb } from '../sound/filters.ts'
import { BLOCK, type StereoBlock } from '../sound/master.ts'
import { chance } from '../sound/random.ts'
import { Room } from '../sound/room.ts'
import { SAMPLE_RATE } from '../sound/wav.ts'
import { DRUMS, type DrumName } from './drums.ts'
import { MOODS } from './moods.ts'
import type { Layer, Note, PitchedName, Score } from './score.ts'
import { bassPluck, celesta, guitar, harp, marimba, piano, pizzicato, type Tone } from './strings.ts'
import { hertzOf } from './theory.ts'
import { HELD, type HeldName, held } from './winds.ts'

const STRUCK: Readonly<Partial<Record<PitchedName, (tone: Tone, random: () => number) => Float32Array>>> = {
  piano,
  celesta,
  marimba,
  guitar,
  harp,
  pizzicato,
  bassPluck,
}

/** How much of each layer the room hears, and the lowest frequency it lets through (mud). */
const SENDS: Readonly<Record<Layer, number>> = { pad: 0.3, motion: 0.28, lead: 0.34, bass: 0.08, beat: 0.2 }
const FLOORS: Readonly<Record<Layer, number>> = { pad: 110, motion: 90, lead: 150, bass: 30, beat: 35 }

/** A note that sounds: its samples and how far it has been played. */
interface Sounding {
  readonly left: Float32Array
  readonly right: Float32Array
  readonly gainLeft: number
  readonly gainRight: number
  readonly layer: Layer
  readonly start: number
}

/** Plays the score from its start to its end. The same score and seed give the same samples. */
export function* play(score: Score, seed: number): Generator<StereoBlock> {
  const mood = MOODS[score.mood]
  const orchestra = new Orchestra(seed)
  const layers = (Object.keys(SENDS) as Layer[])
    .filter(layer => score.notes.some(note => note.layer === layer))
    .map(layer => ({
      layer,
      gain: fromDb(mood.mix[layer]),
      filters: [0, 1].map(() => new Biquad(coefficients('highpass', SAMPLE_RATE, FLOORS[layer], 0.6))),
    }))
  const room = new Room({ seconds: mood.hall, size: 1, brightness: 5200, predelay: 0.018 })
  const tone = [0, 1].map(() => [
    new Biquad(coefficients('highpass', SAMPLE_RATE, 28, 0.7)),
    new Biquad(coefficients('highshelf', SAMPLE_RATE, 3500, 0.7, 3)),
  ])
  const frames = Math.round(score.seconds * SAMPLE_RATE)
  let sounding: Sounding[] = []
  let next = 0
  for (let at = 0; at < frames; at += BLOCK) {
    const left = new Float32Array(BLOCK)
    const right = new Float32Array(BLOCK)
    const send = new Float32Array(BLOCK)
    for (let note = score.notes[next]; note && note.at * SAMPLE_RATE < at + BLOCK; note = score.notes[++next])
      sounding.push(orchestra.sound(note))
    for (const { layer, gain, filters } of layers) {
      const l = new Float32Array(BLOCK)
      const r = new Float32Array(BLOCK)
      for (const tone of sounding) if (tone.layer === layer) lay(tone, at, l, r)
      filters[0]?.run(l)
      filters[1]?.run(r)
      mix(l, r, gain, gain * SENDS[layer], left, right, send)
    }
    room.run(send, left, right, 0.5)
    for (const [side, samples] of [left, right].entries()) for (const filter of tone[side] ?? []) filter.run(samples)
    narrow(left, right)
    sounding = sounding.filter(tone => tone.start + tone.left.length > at + BLOCK)
    yield [left, right]
  }
}

/** Draws the sides in a little, so that nothing is lost on one loudspeaker. */
function narrow(left: Float32Array, right: Float32Array): void {
  for (let i = 0; i < left.length; i++) {
    const middle = ((left[i] as number) + (right[i] as number)) / 2
    const side = 0.4 * ((left[i] as number) - (right[i] as number))
    left[i] = middle + side
    right[i] = middle - side
  }
}

function lay(tone: Sounding, at: number, left: Float32Array, right: Float32Array): void {
  const from = Math.max(0, tone.start - at)
  const until = Math.min(BLOCK, tone.left.length - (at - tone.start))
  if (until <= from) return
  add(tone.left.subarray(at + from - tone.start), tone.gainLeft, left.subarray(from, until))
  add(tone.right.subarray(at + from - tone.start), tone.gainRight, right.subarray(from, until))
}

function add(samples: Float32Array, gain: number, to: Float32Array): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + gain * (samples[i] as number)
}

/** Adds a layer to both sides and to what the room hears. */
function mix(
  l: Float32Array,
  r: Float32Array,
  gain: number,
  sent: number,
  left: Float32Array,
  right: Float32Array,
  send: Float32Array,
): void {
  for (let i = 0; i < BLOCK; i++) {
    left[i] = (left[i] as number) + gain * (l[i] as number)
    right[i] = (right[i] as number) + gain * (r[i] as number)
    send[i] = (send[i] as number) + sent * ((l[i] as number) + (r[i] as number))
  }
}

/** Most notes repeat: what was made once is kept, up to a bound. */
const KEPT = 96

class Orchestra {
  readonly #seed: number
  readonly #made = new Map<string, Float32Array>()
  #takes = 0
  constructor(seed: number) {
    this.#seed = seed
  }

  sound(note: Note): Sounding {
    const start = Math.round(note.at * SAMPLE_RATE)
    // Constant-power panning.
    const angle = ((note.pan + 1) * Math.PI) / 4
    const base = {
      layer: note.layer,
      start,
      gainLeft: Math.cos(angle) * Math.SQRT2,
      gainRight: Math.sin(angle) * Math.SQRT2,
    }
    if (note.instrument in DRUMS) {
      const samples = this.#keep(`${note.instrument} ${this.#takes++ % 3}`, random =>
        DRUMS[note.instrument as DrumName](random),
      )
      return {
        ...base,
        left: samples,
        right: samples,
        gainLeft: base.gainLeft * note.velocity,
        gainRight: base.gainRight * note.velocity,
      }
    }
    const velocity = Math.round(note.velocity * 10) / 10
    const tone: Tone = { hertz: hertzOf(note.pitch), seconds: Math.ceil(note.seconds * 100) / 100, velocity }
    const trim = note.velocity / Math.max(0.1, velocity)
    const name = `${note.instrument} ${note.pitch} ${tone.seconds} ${velocity}`
    const struck = STRUCK[note.instrument as PitchedName]
    if (struck) {
      const samples = this.#keep(`${name} ${this.#takes++ % 2}`, random => struck(tone, random))
      const gain = trim * (0.35 + 0.65 * note.velocity)
      return {
        ...base,
        left: samples,
        right: samples,
        gainLeft: base.gainLeft * gain,
        gainRight: base.gainRight * gain,
      }
    }
    const player = note.instrument as HeldName
    // Sections sit wide: two desks, one to each side.
    const wide = HELD[player].players > 2
    const left = this.#keep(`${name} left`, random => held(player, tone, random, wide ? 0.5 : 1))
    const right = wide ? this.#keep(`${name} right`, random => held(player, tone, random, 0.5)) : left
    return { ...base, left, right, gainLeft: base.gainLeft * trim, gainRight: base.gainRight * trim }
  }

  #keep(name: string, make: (random: () => number) => Float32Array): Float32Array {
    const held = this.#made.get(name)
    if (held) return held
    const samples = make(chance(this.#seed, name))
    const oldest = this.#made.keys().next().value
    if (this.#made.size >= KEPT && oldest !== undefined) this.#made.delete(oldest)
    this.#made.set(name, samples)
    return samples
  }
}
