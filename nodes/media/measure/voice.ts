// How loud the voice's band is over time, in a film's sound as it is heard.
import { readRaw } from '../ffmpeg/index.ts'
import type { Signal } from './offset.ts'

const RATE = 8000
/** Values a second: 5 ms apart. */
const PER_SECOND = 200
const HOP = RATE / PER_SECOND
/** Values in the mean: 60 ms, about a short syllable. */
const MEAN = 12

/**
 * The envelope of 200 to 4000 Hz, where speech carries its syllables: the fourth root of the mean square over 60 ms, so
 * that quiet syllables count beside loud ones. Time 0 is where the film's picture and sound begin to play, with whatever
 * delay the container gives the sound.
 */
export async function voiceEnvelope(
  file: string,
  options: { readonly signal: AbortSignal; readonly duration?: number },
): Promise<Signal> {
  const powers: number[] = []
  let power = 0
  let inHop = 0
  let rest = Buffer.alloc(0)
  const take = (chunk: Buffer) => {
    const data = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const whole = data.length - (data.length % 4)
    for (let at = 0; at < whole; at += 4) {
      const value = data.readFloatLE(at)
      power += value * value
      if (++inHop < HOP) continue
      powers.push(power / HOP)
      power = 0
      inHop = 0
    }
    rest = Buffer.from(data.subarray(whole))
  }
  await readRaw(
    take,
    sink => command =>
      command
        .input(file)
        .output(sink)
        .outputOptions('-map', '0:a:0', '-af', 'aresample=async=1:first_pts=0,highpass=f=200,lowpass=f=4000')
        .outputOptions('-ac', '1', '-ar', String(RATE), '-f', 'f32le'),
    { signal: options.signal, durationSeconds: options.duration, what: 'listening for voices' },
  )
  const values = new Float64Array(powers.length)
  let sum = 0
  // A running mean around each value.
  for (let i = -MEAN / 2; i < powers.length; i++) {
    const enters = powers[i + MEAN / 2]
    const leaves = powers[i - MEAN / 2]
    if (enters !== undefined) sum += enters
    if (leaves !== undefined) sum -= leaves
    if (i >= 0) values[i] = (Math.max(0, sum) / MEAN) ** 0.25
  }
  return { rate: PER_SECOND, values }
}

/** How much a stretch of the envelope moves: its standard deviation. A chord holds still, speech does not. */
export function liveliness({ rate, values }: Signal, from: number, to: number): number {
  const part = values.subarray(Math.max(0, Math.floor(from * rate)), Math.max(0, Math.ceil(to * rate)))
  if (part.length === 0) return 0
  const mean = part.reduce((sum, value) => sum + value, 0) / part.length
  return Math.sqrt(part.reduce((sum, value) => sum + (value - mean) ** 2, 0) / part.length)
}
