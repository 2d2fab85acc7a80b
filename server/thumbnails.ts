// Small JPEGs of images and clips, kept as files in the data folder and made off the event loop.
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { PermanentError } from '../engine/graph/context.ts'
import type { ArtifactStore } from '../engine/store/api.ts'
import { extractFrame, probe } from '../nodes/media/ffmpeg/index.ts'

export interface Thumbnails {
  /**
   * The JPEG file of an artifact's picture.
   * @param width in pixels; never wider than the picture itself
   * @param at (clips) seconds from the start; beyond the end, the last frame
   * @throws PermanentError when the artifact holds no picture
   */
  make(digest: string, width: number, at: number): Promise<string>
}

/** How many are made at once: a page of a hundred cells must not start a hundred ffmpegs. */
const AT_ONCE = 2

export function createThumbnails(artifacts: ArtifactStore, folder: string): Thumbnails {
  const making = new Map<string, Promise<string>>()
  const queue: (() => void)[] = []
  let busy = 0

  async function slot<T>(work: () => Promise<T>): Promise<T> {
    if (busy >= AT_ONCE) await new Promise<void>(resolve => queue.push(resolve))
    busy++
    try {
      return await work()
    } finally {
      busy--
      queue.shift()?.()
    }
  }

  async function build(digest: string, width: number, at: number, target: string): Promise<string> {
    const source = artifacts.path(digest)
    const isImage = artifacts.info(digest)?.mime.startsWith('image/') ?? false
    await mkdir(dirname(target), { recursive: true })
    const scratch = await artifacts.scratch()
    try {
      let picture = source
      if (!isImage) {
        const { video, duration } = await probe(source)
        const fps = video?.fps || 1
        const last = Math.max(0, Math.round((video?.duration || duration) * fps) - 1)
        picture = join(scratch, 'frame.png')
        await extractFrame(source, Math.min(last, Math.max(0, Math.round(at * fps))), picture, { fps })
      }
      const made = join(scratch, 'thumbnail.jpg')
      // sharp works on its own threads.
      await sharp(picture, { limitInputPixels: 400_000_000 })
        .rotate()
        .resize({ width, withoutEnlargement: true })
        .flatten({ background: '#1b1b1f' })
        .jpeg({ quality: 78, mozjpeg: true })
        .toFile(made)
        .catch(error => {
          throw new PermanentError(`The picture is damaged: ${error instanceof Error ? error.message : String(error)}`)
        })
      await rename(made, target)
      return target
    } finally {
      await rm(scratch, { recursive: true, force: true })
    }
  }

  return {
    make: (digest, width, at) => {
      const target = join(folder, digest.slice(0, 2), `${digest.slice(2)}-${width}-${Math.round(at * 1000)}.jpg`)
      if (existsSync(target)) return Promise.resolve(target)
      const known = making.get(target)
      if (known) return known
      const made = slot(() => build(digest, width, at, target)).finally(() => making.delete(target))
      making.set(target, made)
      return made
    },
  }
}
