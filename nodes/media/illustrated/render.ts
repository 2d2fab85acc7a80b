// The illustrated renderer's two jobs: a clip of a scene, and a character's reference portraits.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createCanvas, type Image, loadImage } from '@napi-rs/canvas'
import type { PortraitJob, VideoJob } from '../jobs.ts'
import { css } from './draw/color.ts'
import { encodeDrawn } from './film/encode.ts'
import { type Frames, framesOf } from './film/frames.ts'
import { preview } from './film/preview.ts'
import { still } from './film/still.ts'
import { openPhoto, type Photo } from './photo/play/head.ts'
import { drawPortrait, PORTRAITS } from './portrait.ts'
import { openScene } from './scene.ts'

export interface ClipFacts {
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly frames: number
  readonly duration: number
}

/** Frames over which a picture from elsewhere melts into what is drawn. */
const MELT = 10
/** Mean difference of two pictures’ luma over blocks, in levels, above which they are not the same frame coded twice. */
const SAME = 4
/** Pixels of a block, each way. */
const BLOCK = 16

export interface RenderOptions {
  readonly signal: AbortSignal
  /** Called with the frames done so far, and now and then with a small JPEG as a data URI. */
  onProgress?(done: number, total: number, preview?: string): void
  readonly preset?: string
  readonly crf?: number
  /** Files of the cut-out reference photographs, by character. */
  readonly photos?: Readonly<Record<string, string>>
  /** Where the last frame goes as a PNG, as it was drawn: what a clip that continues this one begins with. */
  readonly last?: string | undefined
}

/**
 * Draws and encodes a clip of a scene to `path`.
 * @param first the picture that the clip continues from: where it differs from what would have been drawn, the first frames melt from it
 * @throws the signal's reason when aborted; PermanentError from ffmpeg.
 */
export async function renderClip(
  job: VideoJob,
  path: string,
  first: string | undefined,
  options: RenderOptions,
): Promise<ClipFacts> {
  const scene = openScene({ ...job, photos: await openPhotos(job, options.photos ?? {}) })
  const frames = framesOf(scene, job.width, job.height)
  try {
    const melt = first === undefined ? undefined : differing(await loadImage(first), job, frames)
    return await encoded(path, job, frames, melt, options)
  } finally {
    frames.close()
  }
}

async function encoded(
  path: string,
  job: VideoJob,
  frames: Frames,
  melt: Uint8Array | undefined,
  options: RenderOptions,
): Promise<ClipFacts> {
  const { fps } = job
  const size = { width: frames.width, height: frames.height }
  let latest: Buffer | undefined
  let shown = -1
  await encodeDrawn(
    path,
    i => {
      const planes = frames.at(job.startFrame + i)
      latest = planes
      if (melt && i < MELT) {
        const t = (i + 1) / (MELT + 1)
        const share = 1 - t * t * (3 - 2 * t)
        for (const [at, value] of melt.entries())
          planes[at] = Math.round((planes[at] as number) * (1 - share) + value * share)
      }
      return planes
    },
    {
      ...size,
      fps,
      frames: job.frames,
      keyFrames: dissolvesIn(job),
      signal: options.signal,
      preset: options.preset,
      crf: options.crf,
      onFrame: done => {
        const second = Math.floor(done / fps)
        if (!options.onProgress || !latest || second === shown) return
        shown = second
        options.onProgress(done, job.frames, preview({ ...size, data: latest }))
      },
    },
  )
  if (options.last !== undefined && latest) await writeFile(options.last, still({ ...size, data: latest }))
  return { ...size, fps, frames: job.frames, duration: job.frames / fps }
}

/**
 * The frames of the clip at which the scene has come out of the dissolve before it and goes into the one after: the cut
 * copies everything between them. How long the one before takes is another scene's to say; it is taken to be like its own.
 */
const dissolvesIn = ({ scene, startFrame, frames }: VideoJob): number[] =>
  [scene.tailFrames, scene.frames]
    .map(frame => frame - startFrame)
    .filter((frame, i, all) => frame > 0 && frame < frames && all.indexOf(frame) === i)

/** The photographs that play characters of the job. */
async function openPhotos(job: VideoJob, files: Readonly<Record<string, string>>): Promise<Map<string, Photo>> {
  const photos = new Map<string, Photo>()
  for (const { id, photo } of job.cast) {
    const file = files[id]
    if (photo && file !== undefined) photos.set(id, await openPhoto(file, photo.rig))
  }
  return photos
}

/** The picture's planes, if it is not the frame before the clip as we would have drawn it (give or take the encoder's losses). */
function differing(image: Image, job: VideoJob, frames: Frames): Uint8Array | undefined {
  const canvas = createCanvas(job.width, job.height)
  canvas.getContext('2d').drawImage(image, 0, 0, job.width, job.height)
  const picture = Uint8Array.from(frames.developed(canvas))
  if (job.startFrame === 0) return picture
  const own = frames.at(job.startFrame - 1)
  // Means of blocks, so that the encoder's losses and the finest grain do not count.
  const columns = Math.ceil(frames.width / BLOCK)
  const sums = new Float64Array(columns * Math.ceil(frames.height / BLOCK))
  for (let y = 0; y < frames.height; y++)
    for (let x = 0; x < frames.width; x++) {
      const at = y * frames.width + x
      const block = Math.floor(y / BLOCK) * columns + Math.floor(x / BLOCK)
      sums[block] = (sums[block] as number) + (picture[at] as number) - (own[at] as number)
    }
  const far = sums.reduce((sum, difference) => sum + Math.abs(difference), 0) / (frames.width * frames.height)
  return far > SAME ? picture : undefined
}

/** Draws the reference portraits into `folder`; resolves to their files by name. */
export async function renderPortraits(
  job: PortraitJob,
  folder: string,
): Promise<Record<string, { path: string; facts: { width: number; height: number } }>> {
  const made: Record<string, { path: string; facts: { width: number; height: number } }> = {}
  for (const name of PORTRAITS) {
    const canvas = createCanvas(job.width, job.height)
    const pen = canvas.getContext('2d')
    pen.fillStyle = css([90, 96, 108])
    pen.fillRect(0, 0, job.width, job.height)
    drawPortrait(pen, job, name)
    const path = join(folder, `${name}.png`)
    await writeFile(path, canvas.encodeSync('png'))
    made[name] = { path, facts: { width: job.width, height: job.height } }
  }
  return made
}
