// What a media file holds, as ffprobe sees it.
import { execFile } from 'node:child_process'
import { PermanentError, TransientError } from '../../../engine/graph/context.ts'
import { endWithUs } from './guard.ts'
import { locateFfmpeg } from './locate.ts'
import { fileMemory } from './remember.ts'
import { FORMATS, lastWords } from './run.ts'

export interface VideoStream {
  readonly index: number
  /** Such as `h264`. */
  readonly codec: string
  readonly profile: string
  /** As shown: after rotation, before the pixel shape. */
  readonly width: number
  readonly height: number
  /** Clockwise turn that players apply: 0, 90, 180 or 270. */
  readonly rotation: number
  /** Pixel shape: 1 is square. */
  readonly pixelAspect: number
  readonly pixelFormat: string
  /** Frames a second: the nominal rate, or the average one where there is none. 0 for a still picture. */
  readonly fps: number
  /** Exact when asked for, else what the container says (0 when it says nothing). */
  readonly frames: number
  /** Seconds. */
  readonly duration: number
  /** `bt709`, `unknown` … */
  readonly colorSpace: string
  readonly colorPrimaries: string
  readonly colorTransfer: string
  /** `tv` (limited), `pc` (full) or `unknown`. */
  readonly colorRange: string
  /** Two fields a frame, taken at different times. */
  readonly interlaced: boolean
  /** Of the decoder's set-up data; two H.264 streams join by copy when it agrees. */
  readonly extradataHash: string
  /** A cover picture in a sound file: not a moving picture. */
  readonly isCover: boolean
}

export interface AudioStream {
  readonly index: number
  readonly codec: string
  readonly sampleRate: number
  readonly channels: number
  /** Seconds. */
  readonly duration: number
}

export interface Probe {
  /** Such as `mov,mp4,m4a,3gp,3g2,mj2`. */
  readonly format: string
  /** Seconds; 0 for a still picture. */
  readonly duration: number
  /** Bytes. */
  readonly size: number
  /** The first picture stream that is not a cover. */
  readonly video: VideoStream | undefined
  /** The first sound stream. */
  readonly audio: AudioStream | undefined
  /** Every stream as `index: kind/codec`. */
  readonly streams: readonly { readonly index: number; readonly kind: string; readonly codec: string }[]
  readonly chapters: readonly { readonly start: number; readonly end: number; readonly title: string }[]
  readonly tags: Readonly<Record<string, string>>
}

/** Some kilobytes each. */
const MOST_PROBES = 500
const probes = fileMemory<Probe>(MOST_PROBES)

/**
 * Probes a file, or says what is known of it from before.
 * @param options.count counts the video's frames by reading every packet (not by trusting the header)
 * @throws PermanentError when the file is not media, is corrupt, or holds neither picture nor sound.
 */
export function probe(
  path: string,
  options: { signal?: AbortSignal | undefined; count?: boolean } = {},
): Promise<Probe> {
  options.signal?.throwIfAborted()
  // What was counted says all that a plain look does.
  return probes.recall(path, options.count ? ['counted'] : ['plain', 'counted'], () => look(path, options))
}

async function look(path: string, options: { signal?: AbortSignal | undefined; count?: boolean }): Promise<Probe> {
  const json = await ffprobe(
    [
      ...['-show_format', '-show_streams', '-show_chapters', '-show_data_hash', 'SHA256', '-of', 'json'],
      ...(options.count ? ['-count_packets'] : []),
      path,
    ],
    options.signal,
  )
  const raw = JSON.parse(json) as RawProbe
  const streams = raw.streams ?? []
  const video = streams.find(stream => stream.codec_type === 'video' && !isCover(stream))
  const audio = streams.find(stream => stream.codec_type === 'audio')
  if (!video && !audio) throw new PermanentError('The file holds neither pictures nor sound')
  const duration = number(raw.format?.duration)
  return {
    format: raw.format?.format_name ?? '',
    duration,
    size: number(raw.format?.size),
    video: video && videoStream(video, duration),
    audio: audio && {
      index: audio.index,
      codec: audio.codec_name ?? 'unknown',
      sampleRate: number(audio.sample_rate),
      channels: audio.channels ?? 0,
      duration: number(audio.duration) || duration,
    },
    streams: streams.map(stream => ({
      index: stream.index,
      kind: stream.codec_type ?? 'unknown',
      codec: stream.codec_name ?? 'unknown',
    })),
    chapters: (raw.chapters ?? []).map(chapter => ({
      start: number(chapter.start_time),
      end: number(chapter.end_time),
      title: chapter.tags?.title ?? '',
    })),
    tags: raw.format?.tags ?? {},
  }
}

/** Runs ffprobe with the same restrictions as every input; it ends with this process. @throws PermanentError in words, or the signal's reason. */
export async function ffprobe(args: readonly string[], signal?: AbortSignal): Promise<string> {
  signal?.throwIfAborted()
  const { ffprobe: program } = await locateFfmpeg()
  const guard = ['-v', 'level+error', '-protocol_whitelist', 'file,pipe', '-format_whitelist', FORMATS]
  return new Promise((resolve, reject) => {
    let letGo = () => {}
    const child = execFile(
      program,
      [...guard, ...args],
      { maxBuffer: 256 * 1024 * 1024, timeout: 120_000, killSignal: 'SIGKILL', ...(signal ? { signal } : {}) },
      (error, stdout, stderr) => {
        letGo()
        if (!error) return resolve(stdout)
        if (signal?.aborted) return reject(signal.reason)
        if (error.killed) return reject(new PermanentError('Reading the file took too long: it may be damaged'))
        const words = lastWords(stderr.split('\n')).replaceAll(args.at(-1) ?? '', 'the file')
        // Somebody else's signal says nothing of the file.
        if (error.signal) return reject(new TransientError('ffprobe was stopped by the system while reading a file'))
        reject(new PermanentError(`Not a readable media file: ${words || error.message}`))
      },
    )
    if (child.pid !== undefined) letGo = endWithUs(child.pid)
  })
}

interface RawStream {
  index: number
  codec_type?: string
  codec_name?: string
  profile?: string
  width?: number
  height?: number
  sample_aspect_ratio?: string
  pix_fmt?: string
  r_frame_rate?: string
  avg_frame_rate?: string
  nb_frames?: string
  nb_read_packets?: string
  duration?: string
  color_space?: string
  color_primaries?: string
  color_transfer?: string
  color_range?: string
  field_order?: string
  extradata_hash?: string
  sample_rate?: string
  channels?: number
  disposition?: Record<string, number>
  tags?: Record<string, string>
  side_data_list?: { rotation?: number }[]
}
interface RawProbe {
  format?: { format_name?: string; duration?: string; size?: string; tags?: Record<string, string> }
  streams?: RawStream[]
  chapters?: { start_time?: string; end_time?: string; tags?: { title?: string } }[]
}

const number = (text: string | undefined): number => {
  const value = Number(text)
  return Number.isFinite(value) ? value : 0
}

/** `24000/1001` → 23.976… ; 0 when there is none. */
const ratio = (text: string | undefined): number => {
  const [over, under] = (text ?? '').split(/[/:]/).map(Number)
  return over && under ? over / under : 0
}

const isCover = (stream: RawStream): boolean => stream.disposition?.attached_pic === 1

const STILL = /^(png|mjpeg|webp|bmp|tiff|gif)$/

function videoStream(raw: RawStream, fileDuration: number): VideoStream {
  const turn = raw.side_data_list?.find(data => data.rotation !== undefined)?.rotation ?? 0
  // ffprobe counts counter-clockwise.
  const rotation = (((Math.round(-turn / 90) * 90) % 360) + 360) % 360
  const sideways = rotation === 90 || rotation === 270
  const width = raw.width ?? 0
  const height = raw.height ?? 0
  const duration = number(raw.duration) || fileDuration
  const isStill = duration === 0 && STILL.test(raw.codec_name ?? '')
  return {
    index: raw.index,
    codec: raw.codec_name ?? 'unknown',
    profile: raw.profile ?? '',
    width: sideways ? height : width,
    height: sideways ? width : height,
    rotation,
    pixelAspect: ratio(raw.sample_aspect_ratio) || 1,
    pixelFormat: raw.pix_fmt ?? 'unknown',
    fps: isStill ? 0 : ratio(raw.r_frame_rate) || ratio(raw.avg_frame_rate),
    frames: number(raw.nb_read_packets) || number(raw.nb_frames) || (isStill ? 1 : 0),
    duration,
    colorSpace: raw.color_space ?? 'unknown',
    colorPrimaries: raw.color_primaries ?? 'unknown',
    colorTransfer: raw.color_transfer ?? 'unknown',
    colorRange: raw.color_range ?? 'unknown',
    interlaced: /^[tb]{2}$/.test(raw.field_order ?? ''),
    extradataHash: raw.extradata_hash ?? '',
    isCover: false,
  }
}
