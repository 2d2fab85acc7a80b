// The illustrated renderer's two jobs: a clip of a scene, and a character's reference portraits.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Canvas, createCanvas, type Image, loadImage } from '@napi-rs/canvas'
import type { PortraitJob, VideoJob } from '../jobs.ts'
import { css } from './draw/color.ts'
import { encodeDrawn } from './film/encode.ts'
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
/** Mean difference of two pictures, in levels of 255, above which they are not the same frame coded twice. */
const SAME = 5

export interface RenderOptions {
  readonly signal: AbortSignal
  /** Called with the frames done so far, and now and then with a small JPEG as a data URI. */
  onProgress?(done: number, total: number, preview?: string): void
  readonly preset?: string
  readonly crf?: number
  /** Files of the cut-out reference photographs, by character. */
  readonly photos?: Readonly<Record<string, string>>
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
  const canvas = createCanvas(job.width, job.height)
  const pen = canvas.getContext('2d')
  const scene = openScene({ ...job, photos: await openPhotos(job, options.photos ?? {}) })
  const melt =
    first === undefined ? undefined : await differing(await loadImage(first), job, at => scene.draw(pen, at), canvas)
  const small = createCanvas(160, Math.max(1, Math.round((160 * job.height) / job.width)))
  let shown = -1
  const size = await encodeDrawn(
    path,
    canvas,
    i => {
      pen.globalAlpha = 1
      scene.draw(pen, job.startFrame + i)
      if (melt && i < MELT) {
        const t = (i + 1) / (MELT + 1)
        pen.globalAlpha = 1 - t * t * (3 - 2 * t)
        pen.drawImage(melt, 0, 0, job.width, job.height)
        pen.globalAlpha = 1
      }
    },
    {
      width: job.width,
      height: job.height,
      fps: job.fps,
      frames: job.frames,
      signal: options.signal,
      preset: options.preset,
      crf: options.crf,
      onFrame: (done, drawn) => {
        if (!options.onProgress) return
        const second = Math.floor(done / job.fps)
        if (second === shown) return
        shown = second
        small.getContext('2d').drawImage(drawn, 0, 0, small.width, small.height)
        options.onProgress(
          done,
          job.frames,
          `data:image/jpeg;base64,${small.encodeSync('jpeg', 70).toString('base64')}`,
        )
      },
    },
  )
  return { ...size, fps: job.fps, frames: job.frames, duration: job.frames / job.fps }
}

/** The photographs that play characters of the job. */
async function openPhotos(job: VideoJob, files: Readonly<Record<string, string>>): Promise<Map<string, Photo>> {
  const photos = new Map<string, Photo>()
  for (const { id, photo } of job.cast) {
    const file = files[id]
    if (photo && file !== undefined) photos.set(id, await openPhoto(file, photo.rig))
  }
  return photos
}

/** The picture, if it is not the frame before the clip as we would have drawn it (give or take the encoder's losses). */
async function differing(
  image: Image,
  job: VideoJob,
  draw: (frame: number) => void,
  canvas: Canvas,
): Promise<Image | undefined> {
  if (job.startFrame === 0) return image
  draw(job.startFrame - 1)
  const [w, h] = [64, 36]
  const pixels = (source: Image | Canvas): Uint8ClampedArray => {
    const small = createCanvas(w, h)
    const pen = small.getContext('2d')
    pen.drawImage(source, 0, 0, w, h)
    return pen.getImageData(0, 0, w, h).data as Uint8ClampedArray
  }
  const [a, b] = [pixels(image), pixels(canvas)]
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] as number) - (b[i] as number))
  return sum / ((a.length * 3) / 4) > SAME ? image : undefined
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
