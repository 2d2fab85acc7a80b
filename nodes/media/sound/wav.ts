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
    const data = new Int16Array(frames * this.#channels)
    for (let channel = 0; channel < this.#channels; channel++) {
      const samples = block[channel] as Float32Array
      for (let i = 0; i < frames; i++) {
        const value = Math.round((samples[i] as number) * 32767)
        data[i * this.#channels + channel] = Math.max(-32768, Math.min(32767, value))
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

/** Reads a whole 16-bit PCM file: for lines and cues, not for episodes. @throws PermanentError for other formats. */
export async function readWav(path: string): Promise<Sound> {
  const file = await open(path, 'r')
  let data: Buffer
  try {
    data = await file.readFile()
  } finally {
    await file.close()
  }
  const wrong = (why: string) => new PermanentError(`Not a 16-bit PCM WAV file: ${why}. Convert it first.`)
  if (data.toString('latin1', 0, 4) !== 'RIFF' || data.toString('latin1', 8, 12) !== 'WAVE')
    throw wrong('no RIFF header')
  let at = 12
  let format: { channels: number; sampleRate: number } | undefined
  while (at + 8 <= data.length) {
    const name = data.toString('latin1', at, at + 4)
    const size = data.readUInt32LE(at + 4)
    if (name === 'fmt ') {
      const tag = data.readUInt16LE(at + 8)
      const bits = data.readUInt16LE(at + 22)
      if ((tag !== 1 && tag !== 0xfffe) || bits !== 16) throw wrong(`format ${tag} with ${bits} bits`)
      format = { channels: data.readUInt16LE(at + 10), sampleRate: data.readUInt32LE(at + 12) }
    }
    if (name === 'data') {
      if (!format) throw wrong('data before its format')
      const { channels, sampleRate } = format
      const frames = Math.floor(Math.min(size, data.length - at - 8) / (2 * channels))
      const made = Array.from({ length: channels }, () => new Float32Array(frames))
      for (let channel = 0; channel < channels; channel++) {
        const out = made[channel] as Float32Array
        for (let i = 0; i < frames; i++) out[i] = data.readInt16LE(at + 8 + (i * channels + channel) * 2) / 32768
      }
      return { sampleRate, channels: made }
    }
    at += 8 + size + (size & 1)
  }
  throw wrong('no data')
}
