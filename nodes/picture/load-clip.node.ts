// Load Clip: a moving picture from a file.
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { packetTimes, probe } from '../media/ffmpeg/index.ts'
import { chosenFile, fileParam } from '../media/load.ts'
import { Clip } from '../types.ts'

export default defineNode({
  type: 'picture/load-clip',
  version: 1,
  title: 'Load Clip',
  category: 'Picture',
  summary: 'A moving picture from a file. Assemble conforms it to the episode, whatever its size, rate and format.',
  inputs: {},
  params: z.object({ file: fileParam('video/*', 'The clip: MP4, MOV, WebM, MKV, AVI and others that ffmpeg reads.') }),
  outputs: { clip: one(Clip).describe('The clip, with its frames counted.') },
  face: 'clip',
  run: async ({ params, ctx }) => {
    const { path, ...ref } = await chosenFile(params.file, 'a clip', 'video/mp4', ctx)
    const { video, audio } = await probe(path, { signal: ctx.signal })
    if (!video || video.fps === 0)
      throw new PermanentError('The chosen file holds no moving picture: use Load Image or Load Audio for it')
    const { times, constantRate, longestStep } = await packetTimes(path, ctx.signal)
    if (times.length === 0) throw new PermanentError('The chosen clip has no frames: it may be damaged')
    if (!constantRate) ctx.warn('The clip has no constant frame rate; Assemble will make it constant')
    const length = (times.at(-1) ?? 0) - (times[0] ?? 0)
    const { width, height, fps } = video
    const duration = length + (constantRate ? 1 / fps : longestStep)
    return { clip: { ...ref, width, height, fps, frames: times.length, duration, hasAudio: audio !== undefined } }
  },
})
