// Clips backwards, however long: in pieces that fit into memory, the last one first.
import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { NodeContext } from '../../../engine/graph/context.ts'
import { CONCAT_INPUT, concatList, deterministic, runFfmpeg } from '../ffmpeg/index.ts'
import { type Opened, seekTo } from './moving.ts'

/** Bytes of decoded frames that are held at a time. */
const MEMORY = 192 * 1024 * 1024

export interface Backwards {
  /** A list of lossless pieces for ffmpeg's concat demuxer, to be opened with `options`. */
  readonly picture: string
  readonly options: readonly string[]
  /** A WAV file, when there is sound and it is wanted. */
  readonly sound: string | undefined
}

/** Writes a clip's frames, and its sound, last first into scratch files. */
export async function backwards(opened: Opened, withSound: boolean, ctx: NodeContext): Promise<Backwards> {
  const { clip, path, chain } = opened
  const folder = await ctx.artifacts.scratch()
  const each = Math.max(8, Math.floor(MEMORY / (clip.width * clip.height * 1.5)))
  const parts: { path: string; frames: number }[] = []
  for (let end = clip.frames; end > 0; end -= each) {
    const from = Math.max(0, end - each)
    const frames = end - from
    const out = join(folder, `${parts.length}.mkv`)
    await runFfmpeg(
      command =>
        deterministic(
          seekTo(command.input(path), from, clip.fps)
            .output(out)
            .outputOptions('-map', '0:v:0', '-an', '-vf', `${chain},trim=end_frame=${frames},reverse`)
            .outputOptions('-c:v', 'ffv1', '-level', '3', '-g', '1', '-f', 'matroska'),
        ),
      { signal: ctx.signal, what: 'turning a clip around' },
    )
    parts.push({ path: out, frames })
  }
  const list = join(folder, 'parts.ffconcat')
  await writeFile(list, concatList(parts, clip.fps))
  return {
    picture: list,
    options: CONCAT_INPUT,
    sound: withSound && opened.audio ? await soundBackwards(opened, folder, ctx) : undefined,
  }
}

/** Samples of a stereo block that is turned around at a time. */
const BLOCK = 65_536
const FRAME_BYTES = 4

/** The sound as 48 kHz stereo, last sample first, block by block. */
async function soundBackwards({ path, clip }: Opened, folder: string, ctx: NodeContext): Promise<string> {
  const forward = join(folder, 'forward.s16')
  const raw = join(folder, 'backward.s16')
  const out = join(folder, 'backward.wav')
  // Exactly as long as the picture: what stands at its end must stand at the new beginning.
  const length = `apad,atrim=end=${clip.frames / clip.fps}`
  const pcm = ['-f', 's16le', '-c:a', 'pcm_s16le', '-ar', '48000', '-ac', '2']
  await runFfmpeg(
    command =>
      deterministic(
        command
          .input(path)
          .output(forward)
          .outputOptions('-map', '0:a:0', '-vn', '-af', `aresample=48000,${length}`, ...pcm),
      ),
    { signal: ctx.signal, what: 'reading the sound of a clip' },
  )
  const [from, to] = await Promise.all([open(forward, 'r'), open(raw, 'w')])
  try {
    const frames = Math.floor((await from.stat()).size / FRAME_BYTES)
    const block = Buffer.alloc(BLOCK * FRAME_BYTES)
    for (let end = frames; end > 0; end -= BLOCK) {
      const start = Math.max(0, end - BLOCK)
      const count = end - start
      await from.read(block, 0, count * FRAME_BYTES, start * FRAME_BYTES)
      const samples = new Uint32Array(block.buffer, block.byteOffset, count)
      samples.reverse()
      await to.write(block, 0, count * FRAME_BYTES)
    }
  } finally {
    await Promise.all([from.close(), to.close()])
  }
  await runFfmpeg(
    command =>
      deterministic(
        command
          .input(raw)
          .inputOptions('-f', 's16le', '-ar', '48000', '-ac', '2')
          .output(out)
          .outputOptions('-c:a', 'pcm_s16le', '-f', 'wav'),
      ),
    { signal: ctx.signal, what: 'turning sound around' },
  )
  return out
}
