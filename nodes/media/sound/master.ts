// From blocks of synthesised stereo to a finished WAV file: two passes, so that long cues never lie in memory.
import { type FileHandle, open, rm } from 'node:fs/promises'
import { Limiter } from './dynamics.ts'
import { fromDb } from './filters.ts'
import { LoudnessMeter, PeakCollector } from './loudness.ts'
import { SAMPLE_RATE, WavWriter } from './wav.ts'

/** Frames of one block. */
export const BLOCK = 4096

/** Left and right of one length. */
export type StereoBlock = readonly [Float32Array, Float32Array]

export interface MasterSettings {
  /** Length of the file in frames at 48 kHz: what is missing is silence, what is over is cut. */
  readonly frames: number
  /** Integrated loudness to reach in LUFS; left out, the levels stay as they are. */
  readonly lufs?: number
  /** Highest sample in dBFS. */
  readonly ceiling: number
  /** Seconds of fade at the start and at the end. */
  readonly fadeIn: number
  readonly fadeOut: number
  readonly signal?: AbortSignal | undefined
  /** Called with 0…1. */
  readonly onProgress?: (fraction: number) => void
}

/** Writes `blocks` to `path` (WAV, 48 kHz, stereo, 16 bit). @returns what was measured on the result */
export async function master(
  path: string,
  blocks: Iterable<StereoBlock>,
  settings: MasterSettings,
): Promise<{ peaks: number[]; loudness: number; peak: number }> {
  const draft = `${path}.draft`
  const file = await open(draft, 'w+')
  try {
    const meter = new LoudnessMeter(2)
    let written = 0
    for (const block of blocks) {
      settings.signal?.throwIfAborted()
      const length = Math.min(block[0].length, settings.frames - written)
      const cut: StereoBlock = [block[0].subarray(0, length), block[1].subarray(0, length)]
      fade(cut, written, settings)
      meter.add(cut)
      await file.writev(cut.map(side => new Uint8Array(side.buffer, side.byteOffset, side.byteLength)))
      written += length
      settings.onProgress?.((0.9 * written) / settings.frames)
      if (written >= settings.frames) break
    }
    const loudness = meter.integrated()
    const gain = settings.lufs === undefined || !Number.isFinite(loudness) ? 1 : fromDb(settings.lufs - loudness)
    return await finish(path, file, written, gain, settings)
  } finally {
    await file.close()
    await rm(draft, { force: true })
  }
}

async function finish(path: string, file: FileHandle, written: number, gain: number, settings: MasterSettings) {
  const limiter = new Limiter(2, fromDb(settings.ceiling))
  const meter = new LoudnessMeter(2)
  const peaks = new PeakCollector(settings.frames)
  const writer = await WavWriter.create(path, SAMPLE_RATE, 2)
  let skip = Limiter.LOOKAHEAD
  try {
    for (let at = 0; at < settings.frames + Limiter.LOOKAHEAD; at += BLOCK) {
      const length = Math.min(BLOCK, settings.frames + Limiter.LOOKAHEAD - at)
      const block = await readBlock(file, at, length, written)
      for (const side of block) for (let i = 0; i < side.length; i++) side[i] = (side[i] as number) * gain
      limiter.run(block)
      const ready: StereoBlock = [block[0].subarray(skip), block[1].subarray(skip)]
      skip = 0
      meter.add(ready)
      peaks.add(ready)
      await writer.write(ready)
    }
  } finally {
    await writer.close()
  }
  settings.onProgress?.(1)
  return { peaks: peaks.peaks(), loudness: meter.integrated(), peak: meter.peak }
}

/** A block of the draft, where each block of up to `BLOCK` frames lies as left, then right; silence after its end. */
async function readBlock(
  file: FileHandle,
  at: number,
  length: number,
  written: number,
): Promise<[Float32Array, Float32Array]> {
  const held = Math.max(0, Math.min(BLOCK, written - at))
  const sides: [Float32Array, Float32Array] = [new Float32Array(length), new Float32Array(length)]
  const drawn = new Float32Array(2 * held)
  await file.read(new Uint8Array(drawn.buffer), 0, drawn.byteLength, at * 8)
  for (const [index, side] of sides.entries())
    side.set(drawn.subarray(index * held, (index + 1) * held).subarray(0, length))
  return sides
}

/** Raised-cosine fades, which join without a click and sum well in a dissolve. */
function fade(block: StereoBlock, from: number, settings: MasterSettings): void {
  const inFrames = settings.fadeIn * SAMPLE_RATE
  const outFrames = settings.fadeOut * SAMPLE_RATE
  const length = block[0].length
  if (from >= inFrames && from + length <= settings.frames - outFrames) return
  for (let i = 0; i < length; i++) {
    const rise = inFrames > 0 ? Math.min(1, (from + i) / inFrames) : 1
    const fall = outFrames > 0 ? Math.min(1, (settings.frames - 1 - from - i) / outFrames) : 1
    const gain = (0.5 - 0.5 * Math.cos(Math.PI * rise)) * (0.5 - 0.5 * Math.cos(Math.PI * Math.max(0, fall)))
    for (const side of block) side[i] = (side[i] as number) * gain
  }
}
