// Clips of drawn pictures for tests: frames piped into ffmpeg, and references as PNG files.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { Picture } from '../pixels.ts'
import { drawScene, HAPPY, NEUTRAL, type Person } from './drawn.ts'

/** Encodes frames as the library's clips are: H.264, yuv420p. Frames are drawn as ffmpeg takes them. */
export async function encodeClip(file: string, frames: number, fps: number, draw: (frame: number) => Picture) {
  const first = draw(0)
  const child = spawn(
    'ffmpeg',
    [
      ...['-v', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${first.width}x${first.height}`],
      ...['-r', String(fps), '-i', 'pipe:0', '-threads', '2'],
      ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '21', '-pix_fmt', 'yuv420p', '-bf', '2', file],
    ],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  )
  const closed = once(child, 'close')
  for (let frame = 0; frame < frames; frame++)
    if (!child.stdin.write(frame === 0 ? first.data : draw(frame).data)) await once(child.stdin, 'drain')
  child.stdin.end()
  const [code] = await closed
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`)
}

export async function savePicture(picture: Picture, file: string): Promise<{ path: string; digest: string }> {
  const { width, height, data } = picture
  await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(file)
  return {
    path: file,
    digest: createHash('sha256')
      .update(await readFile(file))
      .digest('hex'),
  }
}

/** Four references of a drawn person: front, turned a little to either side, smiling. */
export const portraits = (who: Person, side = 320): Picture[] =>
  [
    { pose: NEUTRAL, tilt: 0 },
    { pose: NEUTRAL, tilt: -0.12 },
    { pose: NEUTRAL, tilt: 0.12 },
    { pose: HAPPY, tilt: 0 },
  ].map(each => drawScene(side, side, [{ who, x: side / 2, y: side * 0.46, size: side * 0.25, ...each }]))
