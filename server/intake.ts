// Files from outside: sniffed by their content, decoded to prove that they are whole, and described as port values.
import { open, readFile, stat } from 'node:fs/promises'
import sharp from 'sharp'
import { type ArtifactRef, PermanentError } from '../engine/graph/context.ts'
import type { ArtifactStore } from '../engine/store/api.ts'
import { readCube } from '../nodes/media/edit/cube.ts'
import { extractFrame, type Probe, probe } from '../nodes/media/ffmpeg/index.ts'
import type { AudioValue, ClipValue, ImageValue } from '../nodes/types.ts'

export type Intake =
  | (ImageValue & { readonly kind: 'image' })
  | (ClipValue & { readonly kind: 'clip' })
  | (AudioValue & { readonly kind: 'audio' })
  /** A look-up table for colours, in the .cube form; `size` points along each side. */
  | (ArtifactRef & { readonly kind: 'lut'; readonly title: string; readonly size: number })

/** By sharp's name of the format. SVG is left out: it may name other files. */
const IMAGES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  tiff: 'image/tiff',
  heif: 'image/avif',
}

/** Most pixels of an image, so that a small file cannot unpack into all the memory (a decompression bomb). */
const MOST_PIXELS = 200_000_000

/** By ffprobe's name of the format: the type with pictures and the one with sound alone. */
const CONTAINERS: readonly (readonly [format: RegExp, video: string, audio: string])[] = [
  [/\bmp4\b/, 'video/mp4', 'audio/mp4'],
  [/\bwebm\b/, 'video/webm', 'audio/webm'],
  [/^wav|^w64/, '', 'audio/wav'],
  [/^mp3/, '', 'audio/mpeg'],
  [/^flac/, '', 'audio/flac'],
  [/^ogg/, 'video/ogg', 'audio/ogg'],
  [/^aac/, '', 'audio/aac'],
  [/^aiff/, '', 'audio/aiff'],
  [/^caf/, '', 'audio/x-caf'],
  [/^avi/, 'video/x-msvideo', 'audio/x-msvideo'],
  [/^mpegts|^mpeg/, 'video/mp2t', 'audio/mpeg'],
  [/^flv/, 'video/x-flv', 'audio/x-flv'],
]

/**
 * Takes a file in; it is moved into the store when it is good.
 * @param scratch an empty folder on the store's disk
 * @throws PermanentError in words, when the file is of no known kind or damaged
 */
export async function takeIn(artifacts: ArtifactStore, file: string, scratch: string): Promise<Intake> {
  const picture = await imageFacts(file)
  if (picture) {
    const ref = await artifacts.adopt(file, picture.mime)
    return { kind: 'image', ...pick(ref), width: picture.width, height: picture.height }
  }
  const look = await lookFacts(file)
  if (look) return { kind: 'lut', ...pick(await artifacts.adopt(file, 'text/x-cube')), ...look }
  const found = await probe(file, { count: true })
  const { video, audio } = found
  if (video) {
    if (video.frames < 1 || video.fps <= 0)
      throw new PermanentError('The clip has no frames: it may be damaged or cut off.')
    await extractFrame(file, 0, `${scratch}/first.png`, { fps: video.fps })
    const ref = await artifacts.adopt(file, mimeOf(found, 'video'))
    return {
      kind: 'clip',
      ...pick(ref),
      width: video.width,
      height: video.height,
      fps: video.fps,
      frames: video.frames,
      duration: video.duration || found.duration,
      hasAudio: audio !== undefined,
    }
  }
  if (!audio || found.duration <= 0 || audio.sampleRate <= 0)
    throw new PermanentError('The sound file is empty or damaged: it has no length.')
  const ref = await artifacts.adopt(file, mimeOf(found, 'audio'))
  return {
    kind: 'audio',
    ...pick(ref),
    sampleRate: audio.sampleRate,
    channels: audio.channels,
    duration: audio.duration || found.duration,
  }
}

const pick = ({ digest, mime, bytes }: ArtifactRef): ArtifactRef => ({ digest, mime, bytes })

/** What an image is; undefined when the file is no image. @throws PermanentError when it is a damaged one */
async function imageFacts(file: string): Promise<{ mime: string; width: number; height: number } | undefined> {
  const image = sharp(file, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
  const facts = await image.metadata().catch(() => undefined)
  const mime = facts?.format ? IMAGES[facts.format] : undefined
  if (!facts || mime === undefined) return undefined
  const { width, height } = facts.autoOrient
  // Only decoding shows whether a picture is whole; it happens on sharp's own threads.
  await image
    .resize({ width: 16 })
    .raw()
    .toBuffer()
    .catch(error => {
      throw new PermanentError(
        `The image is damaged or too large: ${error instanceof Error ? error.message : String(error)}`,
      )
    })
  return { mime, width, height }
}

/** The largest LUT, in bytes: a cube of 129 points a side as text has about 60 million. */
const LARGEST_LUT = 80 * 1024 * 1024

/** What a .cube LUT is; undefined when the file is none. @throws PermanentError when it is a wrong one */
async function lookFacts(file: string): Promise<{ title: string; size: number } | undefined> {
  const handle = await open(file)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(16_384), 0, 16_384, 0).finally(() => handle.close())
  const start = buffer.toString('latin1', 0, bytesRead)
  if (start.includes('\0') || !/^\s*LUT_[13]D_SIZE\b/m.test(start)) return undefined
  if ((await stat(file)).size > LARGEST_LUT) throw new PermanentError('The LUT is larger than 80 MiB.')
  const { title, size } = await readCube(await readFile(file, 'utf8'))
  return { title, size }
}

function mimeOf({ format, tags, video }: Probe, kind: 'video' | 'audio'): string {
  if (/\bmp4\b/.test(format) && kind === 'video' && tags.major_brand?.trim() === 'qt') return 'video/quicktime'
  if (/\bwebm\b/.test(format) && video && !/^(vp8|vp9|av1)$/.test(video.codec)) return 'video/x-matroska'
  const known = CONTAINERS.find(([pattern]) => pattern.test(format))
  return (known && (kind === 'video' ? known[1] : known[2])) || `${kind}/x-unknown`
}
