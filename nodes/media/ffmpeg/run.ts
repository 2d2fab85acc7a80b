// Runs ffmpeg: the only module that touches fluent-ffmpeg.
import type { ChildProcess } from 'node:child_process'
import createCommand, { type FfmpegCommand } from 'fluent-ffmpeg'
import { PermanentError, TransientError } from '../../../engine/graph/context.ts'
import { endWithUs } from './guard.ts'
import { locateFfmpeg } from './locate.ts'

export type { FfmpegCommand }

/**
 * What may be opened by looking at its content. Playlists (HLS, DASH, concat) are left out, because they name other files:
 * an upload must not make ffmpeg read what the user cannot.
 */
export const FORMATS =
  'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,ogg,wav,w64,aiff,caf,flac,mp3,aac,ac3,amr,flv,asf,h264,hevc,' +
  'm4v,gif,apng,png_pipe,jpeg_pipe,webp_pipe,bmp_pipe,tiff_pipe,ffmetadata,srt,webvtt,rawvideo,s16le,f32le,lavfi'

export interface FfmpegRun {
  /** Kills ffmpeg; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Called with 0…1 as ffmpeg goes; needs `durationSeconds`. */
  readonly onProgress?: ((fraction: number) => void) | undefined
  /** How long the output will be. */
  readonly durationSeconds?: number | undefined
  /** Called with each line that ffmpeg logs at level info or above, for filters that report by logging. */
  readonly onLine?: ((line: string) => void) | undefined
  /** What is being done, for the error message: `joining the clips`. */
  readonly what?: string | undefined
}

/**
 * Builds a command and runs it. Inputs may only be files and pipes, and never playlists. Give options as separate
 * arguments (`outputOptions('-metadata', 'title=A b')`): fluent-ffmpeg splits a lone string at its blank. ffmpeg ends with
 * this process, however that dies.
 * @returns how many pictures ffmpeg says it has written; 0 where there was no picture
 * @throws PermanentError with ffmpeg's own last words; TransientError when something killed ffmpeg; the signal's reason.
 */
export async function runFfmpeg(
  build: (command: FfmpegCommand) => FfmpegCommand,
  { signal, onProgress, durationSeconds, onLine, what = 'running ffmpeg' }: FfmpegRun = {},
): Promise<{ readonly frames: number }> {
  signal?.throwIfAborted()
  const { ffmpeg } = await locateFfmpeg()
  const command = createCommand({ logger: SILENT }).setFfmpegPath(ffmpeg)
  trustFfmpeg(command)
  guardInputs(command)
  build(command)
  const level = onLine ? 'level+info' : 'level+warning'
  command.addOptions('-hide_banner', '-nostats', '-loglevel', level, '-progress', 'pipe:2')
  const complaints: string[] = []
  let reached = 0
  let frames = 0
  command.on('stderr', (line: string) => {
    const progress = /^([a-z0-9_]+)=(.*)$/.exec(line)
    if (progress) {
      if (progress[1] === 'frame') frames = Number(progress[2])
      if (progress[1] !== 'out_time_us' || !durationSeconds || !onProgress) return
      const fraction = Math.min(1, Number(progress[2]) / 1e6 / durationSeconds)
      if (fraction > reached) {
        reached = fraction
        onProgress(fraction)
      }
      return
    }
    if (/\[(warning|error|fatal|panic)\]/.test(line)) {
      complaints.push(line)
      if (complaints.length > 40) complaints.shift()
    }
    onLine?.(line)
  })
  await new Promise<void>((resolve, reject) => {
    const abort = () => command.kill('SIGKILL')
    let letGo = () => {}
    const ended = () => {
      signal?.removeEventListener('abort', abort)
      letGo()
    }
    signal?.addEventListener('abort', abort, { once: true })
    command.on('start', () => {
      const pid = processOf(command)?.pid
      if (pid !== undefined) letGo = endWithUs(pid)
      if (signal?.aborted) abort()
    })
    command.on('end', () => {
      ended()
      resolve()
    })
    command.on('error', (error: Error) => {
      ended()
      reject(signal?.aborted ? signal.reason : explain(error, complaints, what))
    })
    command.run()
  })
  return { frames }
}

/** The process behind a command that has started; its types do not tell of it. */
const processOf = (command: FfmpegCommand) => (command as { ffmpegProc?: ChildProcess }).ffmpegProc

const SILENT = { debug() {}, info() {}, warn() {}, error() {} }

/** Every input of the command is restricted as it is added; a later option of the same name wins. */
function guardInputs(command: FfmpegCommand): void {
  const input = command.input.bind(command)
  command.input = source => input(source).inputOptions('-protocol_whitelist', 'file,pipe', '-format_whitelist', FORMATS)
}

/**
 * fluent-ffmpeg asks ffmpeg for its formats and encoders before the first run and misreads the answer of ffmpeg 7
 * (devices are refused as unknown). ffmpeg says itself, and better, what it lacks.
 */
function trustFfmpeg(command: FfmpegCommand): void {
  const everything = new Proxy({}, { has: () => true, get: () => ({ canMux: true, canDemux: true }) })
  command.availableFormats = answer => answer(NO_ERROR, everything)
  command.availableEncoders = answer => answer(NO_ERROR, {})
}

// The types of fluent-ffmpeg say Error where it takes null for none.
const NO_ERROR = null as unknown as Error

function explain(error: Error, complaints: readonly string[], what: string): Error {
  const words = lastWords(complaints)
  if (/killed with signal/.test(error.message))
    return new TransientError(`ffmpeg was stopped by the system while ${what}. ${words}`.trim())
  return new PermanentError(`ffmpeg failed while ${what}: ${words || error.message}`)
}

/** The last complaints in words: errors before warnings, without addresses, repeats and log decoration. */
export function lastWords(lines: readonly string[]): string {
  const errors = lines.filter(line => /\[(error|fatal|panic)\]/.test(line))
  const words = (errors.length > 0 ? errors : lines).map(line =>
    line
      .replace(/\[([\w:.\- /]+) @ 0x[0-9a-f]+\]\s*/g, '$1: ')
      .replace(/\[(warning|error|fatal|panic)\]\s*/g, '')
      .trim(),
  )
  return [...new Set(words)].filter(Boolean).slice(-3).join('; ')
}
