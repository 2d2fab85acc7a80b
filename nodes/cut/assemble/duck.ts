// How far music and effects go down while someone speaks: a fader ride planned over the whole episode. Pure.

/** By how much speech stands over music at least, in dB. */
export const SPEECH_OVER_MUSIC_DB = 9

/** Windows a second in which levels are compared. */
export const WINDOWS_PER_SECOND = 100

/** Seconds: the fader is down before a word and stays down between the words of a phrase. */
const LOOKAHEAD = 0.15
const HOLD = 0.45
/** Seconds that the fader takes down and up. */
const ATTACK = 0.15
const RELEASE = 0.5
/** Speech is what is louder than this, as mean square of full scale (−50 dBFS) … */
const SPEECH_POWER = 1e-5
/**
 * … and not this far below the loudest of it (−30 dB): a room that rings out and a breath are no speech. Taken for a
 * phrase of their own, they would press the music down as far as it goes.
 */
const SPEECH_SHARE = 1e-3
/** Planned above what is promised, because the loudest syllables decide the mean. */
const HEADROOM_DB = 1.5
const DEEPEST_DB = 30

export interface DuckSettings {
  /** How far the fader goes down at least, in dB (positive). */
  readonly depthDb: number
  /** How far speech stands over the music at least, in dB. */
  readonly speechOverMusicDb: number
}

export interface DuckPlan {
  /** The music's gain in dB at the start of each window; 0 where no one speaks. */
  readonly music: Float32Array
  /** The same for effects: they go down by the depth alone. */
  readonly effects: Float32Array
  /** 1 for each window in which someone is heard. */
  readonly speaking: Uint8Array
}

/**
 * Plans the ride from the mean powers of speech and music in each window. Each phrase (speech without a longer pause)
 * gets the depth it needs: at least `depthDb`, more where the music would still stand too near.
 */
export function planDucking(speech: Float32Array, music: Float32Array, settings: DuckSettings): DuckPlan {
  const count = speech.length
  const speaking = new Uint8Array(count)
  const least = Math.max(SPEECH_POWER, SPEECH_SHARE * speech.reduce((most, power) => Math.max(most, power), 0))
  for (let i = 0; i < count; i++) speaking[i] = (speech[i] ?? 0) > least ? 1 : 0
  const plan = { music: new Float32Array(count), effects: new Float32Array(count), speaking }
  const before = Math.round(LOOKAHEAD * WINDOWS_PER_SECOND)
  const after = Math.round(HOLD * WINDOWS_PER_SECOND)
  let at = 0
  while (at < count) {
    if (!speaking[at]) {
      at++
      continue
    }
    let last = at
    for (let i = at; i < count && i <= last + before + after; i++) if (speaking[i]) last = i
    const depth = phraseDepth(speech, music, speaking, at, last, settings)
    lower(plan.music, at - before, last + after, depth)
    lower(plan.effects, at - before, last + after, settings.depthDb)
    at = last + 1
  }
  return plan
}

/** The depth in dB that a phrase needs. */
function phraseDepth(
  speech: Float32Array,
  music: Float32Array,
  speaking: Uint8Array,
  from: number,
  to: number,
  settings: DuckSettings,
): number {
  let spoken = 0
  let played = 0
  for (let i = from; i <= to; i++) {
    if (!speaking[i]) continue
    spoken += speech[i] ?? 0
    played += music[i] ?? 0
  }
  const over = decibels(spoken) - decibels(played)
  const needed = settings.speechOverMusicDb + HEADROOM_DB - over
  return Math.min(DEEPEST_DB, Math.max(settings.depthDb, needed))
}

/** Holds the fader at −`depth` from `from` to `to` with slopes on either side, keeping what is lower already. */
function lower(gain: Float32Array, from: number, to: number, depth: number): void {
  const down = Math.round(ATTACK * WINDOWS_PER_SECOND)
  const up = Math.round(RELEASE * WINDOWS_PER_SECOND)
  for (let i = Math.max(0, from - down); i < Math.min(gain.length, to + up); i++) {
    const away = i < from ? (from - i) / down : i > to ? (i - to) / up : 0
    gain[i] = Math.min(gain[i] ?? 0, -depth * (1 - away))
  }
}

/** dB of a mean square; −120 for silence. */
export const decibels = (power: number): number => 10 * Math.log10(Math.max(power, 1e-12))
