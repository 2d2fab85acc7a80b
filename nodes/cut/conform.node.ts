// Conform: a clip from anywhere becomes one of this house: size, shape, rate, scan, colour and sound.
import { join } from 'node:path'
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { CLIP_CRF, CLIP_PRESET, deterministic, probe, runFfmpeg, startTime } from '../media/ffmpeg/index.ts'
import { Clip } from '../types.ts'
import { conform, encoderMark, FITS, inspect, misfit, type PictureFormat, type Work } from './assemble/picture.ts'

const even = (pixels: number): number => Math.max(16, pixels - (pixels % 2))

export default defineNode({
  type: 'picture/conform',
  version: 2,
  title: 'Conform',
  category: 'Picture',
  summary:
    'Brings any clip to one format: size and fit, a constant frame rate, square upright pixels, progressive, BT.709, 48 kHz stereo. One that has it already is handed through untouched.',
  inputs: { clip: one(Clip).describe('A clip from a person, a provider or another episode.') },
  params: z.object({
    width: z
      .number()
      .int()
      .min(0)
      .max(4096)
      .default(1280)
      .meta({ unit: 'px', step: 2, description: '0 keeps what it has.' }),
    height: z
      .number()
      .int()
      .min(0)
      .max(4096)
      .default(720)
      .meta({ unit: 'px', step: 2, description: '0 keeps what it has.' }),
    fps: z.number().min(0).max(120).default(24).meta({
      title: 'Frame rate',
      unit: 'fps',
      description: 'Frames are dropped and repeated to keep time; 0 keeps its rate, made constant.',
    }),
    fit: z.enum(FITS).default('contain').meta({
      description: 'How another shape is fitted: shown whole with bars, cropped to fill the frame, or distorted.',
    }),
    sound: z.enum(['keep', 'drop']).default('keep').meta({ description: "Whether the clip's own sound stays." }),
  }),
  outputs: { clip: one(Clip).describe('The same, in the asked format, ready to be cut without encoding it again.') },
  face: 'clip',
  pool: 'cpu',
  expectSeconds: 4,
  run: async ({ inputs: { clip }, params, ctx }) => {
    const folder = await ctx.artifacts.scratch()
    const found = await inspect(ctx.artifacts.path(clip.digest), ctx.signal)
    const { video, packets } = found
    const fps = params.fps || Math.round(video.fps * 1000) / 1000
    if (!(fps >= 1) || packets.times.length === 0)
      throw new PermanentError('The clip is no moving picture: give it a frame rate, or use Load Image for a still')
    const format: PictureFormat = {
      width: even(params.width || video.width),
      height: even(params.height || video.height),
      fps,
      fit: params.fit,
      crf: CLIP_CRF,
      preset: CLIP_PRESET,
    }
    const work: Work = { folder, signal: ctx.signal, onFrames: () => {} }
    // How long the last frame stays is not said: as long as the nominal rate has it.
    const step = 1 / (video.fps || fps)
    const seconds = (packets.times.at(-1) ?? 0) - (packets.times[0] ?? 0) + step
    const frames = Math.max(1, Math.round(seconds * fps))
    const keepsSound = params.sound === 'keep' && found.hasAudio
    const why =
      misfit(found, 0, format, await encoderMark(format, work)) ??
      soundMisfit(await probe(found.path, { signal: ctx.signal }), params.sound)
    if (!why) return { clip }
    ctx.log(`Conformed, because ${why}`)
    const picture = join(folder, 'picture.mp4')
    let told = 0
    await conform(found, frames, picture, format, {
      ...work,
      onFrames: done => {
        told += done
        ctx.progress(told / frames, 'Encoding the picture')
      },
    })
    let out = picture
    if (keepsSound) {
      out = join(folder, 'clip.mp4')
      // Where the picture begins in the file: sound before it is not heard, sound after it stays in time.
      const begins = (packets.times[0] ?? 0) - (await startTime(found.path, ctx.signal))
      const filters = [
        'aresample=async=1:first_pts=0',
        ...(begins > 0 ? [`atrim=start=${begins.toFixed(6)}`, 'asetpts=PTS-STARTPTS'] : []),
        `apad,atrim=end=${(frames / fps).toFixed(6)}`,
      ]
      await runFfmpeg(
        command =>
          deterministic(
            command
              .input(picture)
              .input(found.path)
              .output(out)
              .outputOptions('-map', '0:v:0', '-map', '1:a:0', '-c:v', 'copy', '-af', filters.join(','))
              .outputOptions('-c:a', 'aac', '-b:a', '192k', '-ar', '48000', '-ac', '2', '-f', 'mp4'),
          ),
        { signal: ctx.signal, what: "conforming the clip's sound" },
      )
    }
    const ref = await ctx.artifacts.adopt(out, 'video/mp4')
    const { width, height } = format
    return { clip: { ...ref, width, height, fps, frames, duration: frames / fps, hasAudio: keepsSound } }
  },
})

/** Why a clip's sound has to change, in words; undefined when it may stay as it is. */
function soundMisfit({ audio }: Awaited<ReturnType<typeof probe>>, wanted: 'keep' | 'drop'): string | undefined {
  if (!audio) return undefined
  if (wanted === 'drop') return 'its own sound is left out'
  return audio.codec === 'aac' && audio.sampleRate === 48_000 && audio.channels === 2
    ? undefined
    : `its sound is ${audio.codec}, ${audio.sampleRate} Hz, ${audio.channels} channels`
}
