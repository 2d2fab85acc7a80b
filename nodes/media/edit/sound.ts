// Sounds in and out of the sound utilities: our 48 kHz WAV, its waveform, and speech that moves with it.
import { join } from 'node:path'
import { type NodeContext, PermanentError } from '../../../engine/graph/context.ts'
import type { AudioValue } from '../../types.ts'
import { deterministic, type FfmpegCommand, runFfmpeg } from '../ffmpeg/index.ts'
import { PeakCollector } from '../sound/loudness.ts'
import { SAMPLE_RATE, wavBlocks } from '../sound/wav.ts'

/** The most seconds of a sound that is made. */
const LONGEST = 6 * 3600

export interface Recording {
  readonly inputs: (command: FfmpegCommand) => FfmpegCommand
  /** The filter graph; its sound ends in `[a]`. */
  readonly graph: string
  readonly channels: number
  /** Exactly so many samples at 48 kHz. */
  readonly samples: number
  readonly speech?: AudioValue['speech']
  /** What is being done, for messages. */
  readonly what: string
}

/** Makes a sound (WAV, 48 kHz, 16 bit) through one ffmpeg and stores it. The same inputs give the same bytes. */
export async function record(ctx: NodeContext, job: Recording): Promise<AudioValue> {
  if (job.samples < 1) throw new PermanentError(`${job.what} leaves no sound at all`)
  if (job.samples > LONGEST * SAMPLE_RATE)
    throw new PermanentError(
      `The sound would last ${Math.round(job.samples / SAMPLE_RATE / 3600)} hours; six are the most`,
    )
  const out = join(await ctx.artifacts.scratch(), 'sound.wav')
  await runFfmpeg(
    command =>
      deterministic(
        job
          .inputs(command)
          .output(out)
          .outputOptions(
            '-filter_complex',
            `${job.graph};[a]apad,atrim=end_sample=${job.samples}[out]`,
            '-map',
            '[out]',
          )
          .outputOptions('-c:a', 'pcm_s16le', '-ar', String(SAMPLE_RATE), '-ac', String(job.channels), '-f', 'wav'),
      ),
    {
      signal: ctx.signal,
      durationSeconds: job.samples / SAMPLE_RATE,
      onProgress: fraction => ctx.progress(fraction),
      what: job.what,
    },
  )
  const peaks = new PeakCollector(job.samples)
  for await (const block of wavBlocks(out)) peaks.add(block.channels)
  return {
    ...(await ctx.artifacts.adopt(out, 'audio/wav')),
    sampleRate: SAMPLE_RATE,
    channels: job.channels,
    duration: job.samples / SAMPLE_RATE,
    ...(job.speech ? { speech: job.speech } : {}),
    peaks: peaks.peaks(),
  }
}

/** A sound at our rate, from time 0. */
export const TO_OURS = `aresample=${SAMPLE_RATE},asetpts=PTS-STARTPTS`

/** As samples at 48 kHz. */
export const samplesOf = (seconds: number): number => Math.round(seconds * SAMPLE_RATE)

/** Speech of a sound whose part from `from` to `to` (seconds) is kept and laid at `at`. Words that are cut off go. */
export function movedSpeech(
  speech: AudioValue['speech'],
  { from, to, at }: { readonly from: number; readonly to: number; readonly at: number },
): AudioValue['speech'] {
  if (!speech) return undefined
  const moved = <T extends { readonly start: number; readonly end: number }>(parts: readonly T[]): T[] =>
    parts
      // Half of a sound must be heard for it to count.
      .filter(part => Math.min(part.end, to) - Math.max(part.start, from) >= (part.end - part.start) / 2)
      .map(part => ({
        ...part,
        start: tidy(Math.max(part.start, from) - from + at),
        end: tidy(Math.min(part.end, to) - from + at),
      }))
  const words = moved(speech.words)
  const isWhole = words.length === speech.words.length
  return {
    ...speech,
    text: isWhole ? speech.text : words.map(word => word.text).join(' '),
    words,
    phonemes: moved(speech.phonemes),
  }
}

/** Whole microseconds: the digits beyond are rounding, not time. */
const tidy = (seconds: number): number => Math.round(seconds * 1e6) / 1e6
