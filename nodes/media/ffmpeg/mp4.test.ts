import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clipOptions, concatCopy, packetTimes, pictureTrack, probe, runFfmpeg } from './index.ts'
import { readMp4 } from './mp4.ts'
import { ffprobe } from './probe.ts'

let folder = ''
let clip = ''
const FPS = 24

/** A moving picture by some options, or a copy of another file. */
async function made(name: string, options: readonly string[], from?: string, before: readonly string[] = []) {
  const out = join(folder, name)
  await runFfmpeg(command => {
    if (from) command.input(from)
    else command.input(`testsrc2=size=128x72:rate=${FPS}:duration=2`).inputFormat('lavfi')
    if (before.length > 0) command.inputOptions(...before)
    return command.output(out).outputOptions(...options)
  })
  return out
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-mp4-'))
  clip = await made('clip.mp4', ['-vf', 'setsar=1', ...clipOptions({ fps: FPS, keyFrames: [7] })])
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What ffprobe says of each packet: time, bytes, key frame. */
async function asProbed(path: string) {
  const text = await ffprobe(
    ['-select_streams', 'v:0', '-show_entries', 'packet=pts_time,size,flags', '-of', 'csv=p=0', path],
    undefined,
  )
  return text
    .trim()
    .split('\n')
    .map(line => line.split(','))
    .map(([time, size, flags]) => ({ time: Number(time), size: Number(size), isKey: flags?.startsWith('K') }))
    .sort((a, b) => a.time - b.time)
}

describe('the index of an MP4 file', () => {
  it('says of a clip, and of clips joined, what ffprobe says', async () => {
    const joined = join(folder, 'joined.mp4')
    await concatCopy([clip, clip], joined)
    for (const file of [clip, joined]) {
      expect(await readMp4(file)).toBeDefined()
      const { video } = await probe(file, { count: true })
      const { width, height, fps, frames, extradataHash } = video ?? {}
      expect(await pictureTrack(file)).toEqual({ width, height, fps, frames, extradataHash })
      const { times, sizes, keyFrames, delay, constantRate } = await packetTimes(file)
      const probed = await asProbed(file)
      expect([...times].map(time => time.toFixed(5))).toEqual(probed.map(({ time }) => time.toFixed(5)))
      expect([...sizes]).toEqual(probed.map(({ size }) => size))
      expect(keyFrames).toEqual(probed.flatMap(({ isKey }, frame) => (isKey ? [frame] : [])))
      expect(delay).toBeCloseTo(2 / FPS)
      expect(constantRate).toBe(true)
    }
    expect((await packetTimes(clip)).keyFrames).toEqual([0, 7, 31])
  })

  it('is left to ffprobe where it does not say all, or more than there is', async () => {
    const bytes = await readFile(await made('fast.mp4', ['-c', 'copy', '-movflags', '+faststart'], clip))
    const torn = join(folder, 'torn.mp4')
    await writeFile(torn, bytes.subarray(0, bytes.length - 100))
    const odd = [
      torn,
      await made('fragments.mp4', ['-c', 'copy', '-movflags', 'frag_keyframe+empty_moov'], clip),
      await made('trimmed.mp4', ['-c', 'copy'], clip, ['-ss', '0.9']),
      await made('wide.mp4', ['-vf', 'setsar=2', ...clipOptions({ fps: FPS })]),
      await made('uneven.mp4', ['-vf', "setpts='PTS+gt(N,9)*0.3/TB'", '-fps_mode', 'vfr', '-c:v', 'libx264']),
      await made('clip.mkv', ['-c', 'copy'], clip),
    ]
    for (const file of odd) expect([file, await readMp4(file)]).toEqual([file, undefined])
    // Its index is there, and its last frames are not.
    expect((await packetTimes(torn)).times.length).toBeGreaterThan(0)
    const fragments = join(folder, 'fragments.mp4')
    expect((await pictureTrack(fragments))?.frames).toBe(2 * FPS)
  })
})
