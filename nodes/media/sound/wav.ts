// WAV files block by block: what synthesis writes and measurement reads, never whole when long.
import { type FileHandle, open } from 'node:fs/promises'
import { PermanentError } from '../../../engine/graph/context.ts'

/** Sound in memory: one array for each channel, all of one length, samples in −1…1. */
export interface Sound {
  readonly sampleRate: number
  readonly channels: readonly Float32Array[]
}

/** What every sound of the library is made in. */
export const SAMPLE_RATE = 48_000

const HEADER = 44

/** Writes 16-bit PCM block by block. Values beyond ±1 are held at full scale. */
export class WavWriter {
  readonly #file: FileHandle
  readonly #sampleRate: number
  readonly #channels: number
  #frames = 0
  private constructor(file: FileHandle, sampleRate: number, channels: number) {
    this.#file = file
    this.#sampleRate = sampleRate
    this.#channels = channels
  }

  static async create(path: string, sampleRate: number, channels: number): Promise<WavWriter> {
    const file = await open(path, 'w')
    await file.write(Buffer.alloc(HEADER))
    return new WavWriter(file, sampleRate, channels)
  }

  /** Appends one array for each channel, all of one length. */
  async write(block: readonly Float32Array[]): Promise<void> {
    const frames = block[0]?.length ?? 0
    const channels = this.#channels
    const data = new Int16Array(frames * channels)
    for (let channel = 0; channel < channels; channel++) {
      const samples = block[channel] as Float32Array
      for (let i = 0, at = channel; i < frames; i++, at += channels) {
        const value = (samples[i] as number) * 32767
        data[at] = value >= 32767 ? 32767 : value <= -32768 ? -32768 : Math.floor(value + 0.5)
      }
    }
    await this.#file.write(Buffer.from(data.buffer, data.byteOffset, data.byteLength))
    this.#frames += frames
  }

  /** Completes the header. Call it also after a failure, so that no handle stays open. */
  async close(): Promise<void> {
    try {
      await this.#file.write(header(this.#sampleRate, this.#channels, this.#frames), 0, HEADER, 0)
    } finally {
      await this.#file.close()
    }
  }
}

function header(sampleRate: number, channels: number, frames: number): Buffer {
  const bytes = frames * channels * 2
  const head = Buffer.alloc(HEADER)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + bytes, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(sampleRate, 24)
  head.writeUInt32LE(sampleRate * channels * 2, 28)
  head.writeUInt16LE(channels * 2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(bytes, 40)
  return head
}

/** Writes a whole sound as 16-bit PCM. */
export async function writeWav(path: string, sound: Sound): Promise<void> {
  const writer = await WavWriter.create(path, sound.sampleRate, sound.channels.length)
  try {
    await writer.write(sound.channels)
  } finally {
    await writer.close()
  }
}

const wrong = (why: string) => new PermanentError(`Not a 16-bit PCM WAV file: ${why}. Convert it first.`)

/** Finds the format and the samples of a file. */
async function locate(file: FileHandle): Promise<{ channels: number; sampleRate: number; at: number; frames: number }> {
  const head = Buffer.alloc(24)
  const { size } = await file.stat()
  await file.read(head, 0, 12, 0)
  if (head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WAVE')
    throw wrong('no RIFF header')
  let format: { channels: number; sampleRate: number } | undefined
  for (let at = 12; at + 8 <= size; ) {
    await file.read(head, 0, 24, at)
    const name = head.toString('latin1', 0, 4)
    const length = head.readUInt32LE(4)
    if (name === 'fmt ') {
      const tag = head.readUInt16LE(8)
      const bits = head.readUInt16LE(22)
      if ((tag !== 1 && tag !== 0xfffe) || bits !== 16) throw wrong(`format ${tag} with ${bits} bits`)
      format = { channels: head.readUInt16LE(10), sampleRate: head.readUInt32LE(12) }
    } else if (name === 'data') {
      if (!format) throw wrong('data before its format')
      return { ...format, at: at + 8, frames: Math.floor(Math.min(length, size - at - 8) / (2 * format.channels)) }
    }
    at += 8 + length + (length & 1)
  }
  throw wrong('no data')
}

/** What a 16-bit PCM WAV file holds, read from its header; undefined for any other file. */
export async function wavFormat(
  path: string,
): Promise<{ readonly channels: number; readonly sampleRate: number } | undefined> {
  const file = await open(path, 'r')
  try {
    return await locate(file)
  } catch (error) {
    if (error instanceof PermanentError) return undefined
    throw error
  } finally {
    await file.close()
  }
}

/** A 16-bit PCM WAV file that is open for reading. */
export interface WavFile {
  readonly channels: number
  readonly sampleRate: number
  /** How many samples each channel has. */
  readonly frames: number
  /** `count` frames from `from` on, all of them within the file. */
  read(from: number, count: number): Promise<Sound>
  close(): Promise<void>
}

/** @throws PermanentError for other formats */
export async function openWav(path: string): Promise<WavFile> {
  const file = await open(path, 'r')
  try {
    const format = await locate(file)
    const { channels, sampleRate, frames } = format
    const read = (from: number, count: number) => readFrames(file, format, from, count)
    return { channels, sampleRate, frames, read, close: () => file.close() }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** The samples of a 16-bit PCM file in blocks of up to `frames`, one array for each channel. @throws PermanentError for other formats. */
export async function* wavBlocks(path: string, frames = 65_536): AsyncGenerator<Sound> {
  const file = await openWav(path)
  try {
    for (let from = 0; from < file.frames; from += frames)
      yield await file.read(from, Math.min(frames, file.frames - from))
  } finally {
    await file.close()
  }
}

/** Reads a whole 16-bit PCM file: for lines and cues, not for episodes. @throws PermanentError for other formats. */
export async function readWav(path: string): Promise<Sound> {
  const file = await openWav(path)
  try {
    return await file.read(0, file.frames)
  } finally {
    await file.close()
  }
}

async function readFrames(
  file: FileHandle,
  format: Awaited<ReturnType<typeof locate>>,
  from: number,
  count: number,
): Promise<Sound> {
  const { channels, sampleRate } = format
  const interleaved = new Int16Array(count * channels)
  const bytes = Buffer.from(interleaved.buffer)
  for (let read = 0; read < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, read, bytes.length - read, format.at + from * channels * 2 + read)
    if (bytesRead === 0) break
    read += bytesRead
  }
  const split = (channel: number) => {
    const out = new Float32Array(count)
    for (let i = 0, at = channel; i < count; i++, at += channels) out[i] = (interleaved[at] as number) / 32768
    return out
  }
  return { sampleRate, channels: Array.from({ length: channels }, (_, channel) => split(channel)) }
}
