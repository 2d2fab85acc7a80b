// When the frames of a video are shown, read from its packets without decoding them.
import { readMp4 } from './mp4.ts'
import { ffprobe, probe } from './probe.ts'
import { fileMemory } from './remember.ts'

export interface PacketTimes {
  /** When each frame is shown, in seconds, ascending. */
  readonly times: Float64Array
  /** Bytes of each frame's packet. */
  readonly sizes: Float64Array
  /** Which frames are key frames, counted in the order they are shown. */
  readonly keyFrames: readonly number[]
  /** Seconds that decoding runs ahead of showing at the start (B-frames). */
  readonly delay: number
  /** The shortest and the longest step between two frames, in seconds; 0 for a single frame. */
  readonly shortestStep: number
  readonly longestStep: number
  /** True when the steps differ by no more than the container's rounding. */
  readonly constantRate: boolean
}

/** Sixteen bytes a frame each: a minute has 24 KB. */
const MOST_TIMES = 60
const known = fileMemory<PacketTimes>(MOST_TIMES)

/** Reads the packets of the first video stream, or says what is known of them from before. @throws PermanentError as `ffprobe` */
export function packetTimes(path: string, signal?: AbortSignal): Promise<PacketTimes> {
  signal?.throwIfAborted()
  return known.recall(path, ['packets'], () => readPackets(path, signal))
}

async function readPackets(path: string, signal: AbortSignal | undefined): Promise<PacketTimes> {
  const index = await readMp4(path).catch(() => undefined)
  if (index) return timesOf(index.packets, 1 / index.timescale, index.firstDecode)
  const text = await ffprobe(
    ['-select_streams', 'v:0', '-show_entries', 'stream=time_base:packet=pts,dts,size,flags', '-of', 'csv=p=1', path],
    signal,
  )
  const packets: { pts: number; size: number; isKey: boolean }[] = []
  let tick = 0
  let firstDecode = Number.NaN
  for (const line of text.split('\n')) {
    const [kind, first = '', second = '', size = '', flags = ''] = line.split(',')
    if (kind === 'stream') {
      const [over = 0, under = 1] = first.split('/').map(Number)
      tick = over / under
    }
    if (kind !== 'packet' || !Number.isFinite(Number(first))) continue
    if (packets.length === 0) firstDecode = Number(second)
    packets.push({ pts: Number(first), size: Number(size), isKey: flags.startsWith('K') })
  }
  return timesOf(packets, tick, firstDecode)
}

/** @param tick seconds @param firstDecode ticks */
function timesOf(
  read: readonly { readonly pts: number; readonly size: number; readonly isKey: boolean }[],
  tick: number,
  firstDecode: number,
): PacketTimes {
  const packets = read.toSorted((a, b) => a.pts - b.pts)
  let shortest = Number.POSITIVE_INFINITY
  let longest = 0
  for (let i = 1; i < packets.length; i++) {
    const step = (packets[i]?.pts ?? 0) - (packets[i - 1]?.pts ?? 0)
    shortest = Math.min(shortest, step)
    longest = Math.max(longest, step)
  }
  if (packets.length < 2) shortest = 0
  const ahead = (packets[0]?.pts ?? 0) - firstDecode
  return {
    times: Float64Array.from(packets, packet => packet.pts * tick),
    sizes: Float64Array.from(packets, packet => packet.size),
    keyFrames: packets.flatMap((packet, index) => (packet.isKey ? [index] : [])),
    delay: Number.isFinite(ahead) ? ahead * tick : 0,
    shortestStep: shortest * tick,
    longestStep: longest * tick,
    constantRate: longest - shortest <= 1,
  }
}

/** What joining clips, and looking at them, asks of a picture. */
export interface PictureTrack {
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly frames: number
  /** Of the decoder's set-up data; two H.264 streams join by copy when it agrees. */
  readonly extradataHash: string
}

/**
 * What a clip's picture is, its frames counted: from the file's own index where that says it all, else by ffprobe.
 * Undefined when there is no picture. @throws PermanentError as `probe`
 */
export async function pictureTrack(path: string, signal?: AbortSignal): Promise<PictureTrack | undefined> {
  signal?.throwIfAborted()
  const index = await readMp4(path).catch(() => undefined)
  if (!index) return (await probe(path, { signal, count: true })).video
  const { width, height, extradataHash, packets, timescale, step } = index
  return { width, height, extradataHash, frames: packets.length, fps: timescale / step }
}

/** Seconds at which a file begins: what ffmpeg subtracts from every time in it. */
export async function startTime(path: string, signal?: AbortSignal): Promise<number> {
  const text = await ffprobe(['-show_entries', 'format=start_time', '-of', 'csv=p=0', path], signal)
  const seconds = Number(text.trim())
  return Number.isFinite(seconds) ? seconds : 0
}
