// Frames of a clip one after another, picked and shrunk by ffmpeg, as raw RGB.
import { PermanentError } from '../../../engine/graph/context.ts'
import { decodeFrames, packetTimes, pictureTrack } from '../ffmpeg/index.ts'
import type { Picture } from './pixels.ts'

/** What a clip's picture is, read from the file. */
export interface ClipFacts {
  readonly width: number
  readonly height: number
  readonly fps: number
  /** Counted packets, not estimated. */
  readonly frames: number
  /** The frames that can be decoded without others, ascending. */
  readonly keyFrames: readonly number[]
}

/** Frames wider than this are shrunk: a face that is 5 % of the picture still has 64 pixels. */
const MOST_WIDTH = 1280

/** Reads a clip's size, rate and length. @throws PermanentError when the file holds no moving picture */
export async function clipFacts(file: string, signal: AbortSignal): Promise<ClipFacts> {
  const video = await pictureTrack(file, signal)
  const { times, keyFrames } = video ? await packetTimes(file, signal) : { times: [], keyFrames: [] }
  if (!video || times.length === 0 || video.fps === 0)
    throw new PermanentError('The clip has no frames to look for faces in: check what is wired into it')
  const { width, height, fps } = video
  return { width, height, fps, frames: times.length, keyFrames }
}

/** The frames to look at: every n-th, at least `perSecond` a second, and always the first and the last. */
export function sampleNumbers({ fps, frames }: Pick<ClipFacts, 'fps' | 'frames'>, perSecond: number): number[] {
  const step = sampleStep(fps, perSecond)
  const numbers: number[] = []
  for (let frame = 0; frame < frames; frame += step) numbers.push(frame)
  if (numbers.at(-1) !== frames - 1) numbers.push(frames - 1)
  return numbers
}

/**
 * The key frames, where there is one about every second from the first frame to the last, as in every clip that is made
 * here: they are decoded at a fraction of the cost of any others. `undefined` for other clips.
 */
export function glanceNumbers({ fps, frames, keyFrames }: ClipFacts): readonly number[] | undefined {
  const reach = [...keyFrames, frames]
  const isClose = keyFrames[0] === 0 && keyFrames.every((frame, i) => (reach[i + 1] ?? frames) - frame <= fps * 1.05)
  return isClose && keyFrames.length <= (2 * frames) / fps + 2 ? keyFrames : undefined
}

const sampleStep = (fps: number, perSecond: number): number => Math.max(1, Math.floor(fps / perSecond + 1e-6))

/**
 * Decodes the key frames alone, as `sampleFrames` does.
 * @throws PermanentError when the decoder does not give them all
 */
export async function glanceFrames(
  file: string,
  facts: ClipFacts,
  numbers: readonly number[],
  signal: AbortSignal,
  look: (frame: number, picture: Picture) => Promise<void>,
): Promise<void> {
  const width = Math.min(MOST_WIDTH, facts.width)
  const height = Math.max(1, Math.round((facts.height * width) / facts.width))
  const count = await decodeFrames(file, {
    width,
    height,
    pixelFormat: 'rgb24',
    inputOptions: ['-threads', '1', '-skip_frame', 'nokey'],
    signal,
    onFrame: async (data, index) => {
      const frame = numbers[index]
      if (frame !== undefined) await look(frame, { width, height, data })
    },
  })
  if (count !== numbers.length)
    throw new PermanentError(`The clip breaks off: only ${count} of ${numbers.length} key frames could be decoded`)
}

/**
 * Decodes the frames that `sampleNumbers` names, at most 1280 pixels wide, and hands them over in turn. One is in memory
 * at a time; ffmpeg waits while `look` works.
 * @param look called with the frame's number and its picture, which is overwritten by the next one
 */
export async function sampleFrames(
  file: string,
  facts: ClipFacts,
  perSecond: number,
  signal: AbortSignal,
  look: (frame: number, picture: Picture) => Promise<void>,
): Promise<void> {
  const width = Math.min(MOST_WIDTH, facts.width)
  const height = Math.max(1, Math.round((facts.height * width) / facts.width))
  const numbers = sampleNumbers(facts, perSecond)
  const picked = `not(mod(n,${sampleStep(facts.fps, perSecond)}))+eq(n,${facts.frames - 1})`
  const count = await decodeFrames(file, {
    width,
    height,
    pixelFormat: 'rgb24',
    filter: `select='${picked}'`,
    signal,
    onFrame: async (data, index) => {
      const frame = numbers[index]
      if (frame !== undefined) await look(frame, { width, height, data })
    },
  })
  if (count < numbers.length)
    throw new PermanentError(`The clip breaks off: only ${count} of ${numbers.length} sampled frames could be decoded`)
}
