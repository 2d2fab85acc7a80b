import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PermanentError } from '../../../../engine/graph/context.ts'
import { decodeFrames, probe, runFfmpeg } from '../../ffmpeg/index.ts'
import { identifier } from '../identify.ts'
import { openFaceModels } from '../models/choose.ts'
import { embeddedDetector } from '../models/embedded.ts'
import { AVA, MIRA, type Person, portraits, shoot } from '../testing/film.ts'
import { type RepairModels, repairFaces } from './repair.ts'
import { nearestReference, type ReferenceFace, steadied, type TrackedFace, wayBack } from './shape.ts'

let folder = ''
let judge: ReturnType<typeof identifier>
let models: RepairModels
let files: Record<string, { path: string; digest: string }[]>
const { signal } = new AbortController()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-repair-'))
  const open = await openFaceModels(join(folder, 'models'))
  judge = identifier(open)
  models = { embedder: open.embedder, detector: await embeddedDetector(join(folder, 'models')) }
  files = { ava: await portraits(AVA, folder), mira: await portraits(MIRA, folder) }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const member = ({ id, name }: Person) => ({ id, name, files: (files[id] ?? []).slice(0, 4).map(({ path }) => path) })
const repair = (clip: string, out: string, cast = [member(AVA)]) =>
  repairFaces({ clip, out: join(folder, out), strength: 1, cast }, models, signal)
/** Each expected character's median in a clip. */
const mediansOf = async (clip: string, ...who: Person[]): Promise<number[]> => {
  const cast = [AVA, MIRA].map(each => ({ ...each, expected: who.includes(each), files: files[each.id] ?? [] }))
  const { report } = await judge({ clip, threshold: 0.6, samplesPerSecond: 2, joins: [], cast }, signal)
  return who.map(({ id }) => report.characters[id]?.median as number)
}

describe('a repaired clip', () => {
  it('shows the character again, frame for frame, and only the face is new', async () => {
    const clip = await shoot(join(folder, 'strayed.mp4'), {
      who: [AVA],
      seed: 2,
      identityStrength: 0.3,
      camera: 'close-up, static',
      frames: 8,
    })
    const facts = await repair(clip, 'repaired.mp4')
    expect(facts).toMatchObject({ width: 640, height: 360, fps: 12, frames: 8, repaired: 8 })
    const [before, after] = [clip, join(folder, 'repaired.mp4')] as const
    const [was, is] = [await probe(before, { count: true }), await probe(after, { count: true })]
    expect(is.video?.frames).toBe(8)
    // It joins other clips without being encoded again.
    expect(is.video?.extradataHash).toBe(was.video?.extradataHash)
    const [old = 1] = await mediansOf(before, AVA)
    const [mended = 0] = await mediansOf(after, AVA)
    expect(mended).toBeGreaterThan(old + 0.15)
    const pictures: Buffer[] = []
    for (const path of [before, after])
      await decodeFrames(path, {
        width: 640,
        height: 360,
        pixelFormat: 'gray',
        onFrame: (data, frame) => {
          if (frame === 4) pictures.push(Buffer.from(data))
        },
      })
    const change = (fromX: number, toX: number): number => {
      let sum = 0
      for (let y = 40; y < 320; y++)
        for (let x = fromX; x < toX; x++)
          sum += Math.abs(
            (pictures[0] as Buffer).readUInt8(y * 640 + x) - (pictures[1] as Buffer).readUInt8(y * 640 + x),
          )
      return sum / (280 * (toX - fromX))
    }
    expect(change(0, 120)).toBeLessThan(1.5)
    expect(change(260, 380)).toBeGreaterThan(4)
    const digest = async (path: string) =>
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex')
    await repair(clip, 'again.mp4')
    expect(await digest(join(folder, 'again.mp4'))).toBe(await digest(after))
  })

  it('tells two people apart', async () => {
    const take = { who: [AVA, MIRA], camera: 'two-shot', frames: 4, seed: 5, identityStrength: 0.15, height: 540 }
    const clip = await shoot(join(folder, 'two.mp4'), take)
    await repair(clip, 'two-repaired.mp4', [member(MIRA), member(AVA)])
    const strayed = await mediansOf(clip, AVA, MIRA)
    const mended = await mediansOf(join(folder, 'two-repaired.mp4'), AVA, MIRA)
    expect(Math.min(...strayed)).toBeLessThan(0.6)
    expect(Math.min(...mended)).toBeGreaterThan(Math.min(...strayed))
  })

  it('gives nobody another’s face across a cut between two dark pictures', async () => {
    const shots = await Promise.all(
      [MIRA, AVA].map((who, index) =>
        shoot(join(folder, `night-${index}.mp4`), {
          who: [who],
          camera: 'close-up, static',
          frames: index === 0 ? 8 : 20,
        }),
      ),
    )
    const clip = join(folder, 'night.mp4')
    await runFfmpeg(
      command =>
        command
          .input(shots[0] as string)
          .input(shots[1] as string)
          .complexFilter('[0:v][1:v]concat=n=2,lutyuv=y=16+(val-16)*0.4[v]')
          .output(clip)
          .outputOptions('-map', '[v]', '-c:v', 'libx264', '-crf', '12', '-pix_fmt', 'yuv420p'),
      { signal, what: 'joining two shots' },
    )
    await repair(clip, 'night-repaired.mp4', [member(MIRA), member(AVA)])
    const mended = await mediansOf(join(folder, 'night-repaired.mp4'), AVA, MIRA)
    expect(Math.min(...mended)).toBeGreaterThan(0.7)
  })

  it('leaves alone a face that holds: of the old and the new one the nearer is kept', async () => {
    const clip = await shoot(join(folder, 'own.mp4'), { who: [AVA], camera: 'close-up, static', frames: 8 })
    const facts = await repair(clip, 'own-repaired.mp4')
    const [old = 0] = await mediansOf(clip, AVA)
    const [kept = 0] = await mediansOf(join(folder, 'own-repaired.mp4'), AVA)
    expect(kept).toBeGreaterThan(old - 0.02)
    expect(facts.repaired).toBe(0)
  })

  it('is refused in words when no reference shows a face', async () => {
    const clip = await shoot(join(folder, 'short.mp4'), { who: [AVA], frames: 3 })
    const faceless = await shoot(join(folder, 'empty.mp4'), { who: [], frames: 2 })
    await expect(repair(clip, 'never.mp4', [{ id: 'ava', name: 'Ava', files: [] }])).rejects.toThrow(
      /No reference shows a face/,
    )
    await expect(repair(join(folder, 'none.mp4'), 'never.mp4')).rejects.toBeInstanceOf(PermanentError)
    expect((await repair(faceless, 'same.mp4')).repaired).toBe(0)
  })
})

describe('the shape of a face', () => {
  /** 68 landmarks on a ring, made wider by `wide` and moved. */
  const outline = (wide: number, x: number, scale = 1) =>
    Array.from({ length: 68 }, (_, i) => ({
      x: x + scale * 40 * wide * Math.cos((i * Math.PI) / 34),
      y: 100 + scale * 50 * Math.sin((i * Math.PI) / 34),
    }))
  const reference: ReferenceFace = {
    picture: { width: 1, height: 1, data: new Uint8Array(3) },
    outline: outline(1, 50),
  }
  const track = (wide: (frame: number) => number): TrackedFace[] =>
    Array.from({ length: 48 }, (_, frame) => ({ frame, outline: outline(wide(frame), 200 + frame, 2) }))

  it('goes back to the reference’s, whatever its place and size', () => {
    const faces = track(() => 1.2)
    const way = wayBack(faces, reference.outline, 12)(faces[20] as TrackedFace)
    expect(way[0]?.x).toBeLessThan(-4)
    expect(Math.abs(way[0]?.y ?? 9)).toBeLessThan(0.5)
    const own = track(() => 1)
    for (const { x, y } of wayBack(own, reference.outline, 12)(own[20] as TrackedFace))
      expect(Math.hypot(x, y)).toBeLessThan(1e-6)
  })
  it('keeps a passing expression', () => {
    const faces = track(frame => (frame === 20 ? 1.2 : 1))
    for (const { x } of wayBack(faces, reference.outline, 12)(faces[20] as TrackedFace))
      expect(Math.abs(x)).toBeLessThan(0.5)
  })
  it('is steadied where landmarks shake, and taken from the reference that is turned alike', () => {
    const shaking = Array.from({ length: 9 }, (_, frame) => ({ frame, outline: outline(1, 200 + (frame % 2) * 4) }))
    const steady = steadied(shaking).map(face => (face.outline[17] as { x: number }).x)
    expect(Math.max(...steady.slice(3, 6)) - Math.min(...steady.slice(3, 6))).toBeLessThan(1)
    const narrow = { ...reference, outline: outline(0.7, 50) }
    expect(
      nearestReference(
        track(() => 0.72),
        [reference, narrow],
      ),
    ).toBe(narrow)
  })
})
