import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PermanentError } from '../../../engine/graph/context.ts'
import { type IdentifyRequest, identifier } from './identify.ts'
import { openFaceModels } from './models/choose.ts'
import { encodeClip, portraits, savePicture } from './testing/clip.ts'
import { ANGRY, drawScene, HAPPY, NEUTRAL, type Person, type Pose, person, SURPRISED } from './testing/drawn.ts'

const WIDTH = 640
const HEIGHT = 360
const FPS = 12
const [AVA, RAVI, LEE, STRANGER] = [person(0), person(5), person(10), person(17)] as [Person, Person, Person, Person]
const POSES: readonly Pose[] = [NEUTRAL, HAPPY, ANGRY, SURPRISED]

let folder = ''
let judge: ReturnType<typeof identifier>
let cast: IdentifyRequest['cast'] = []
const { signal } = new AbortController()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-identify-'))
  judge = identifier(await openFaceModels(join(folder, 'models')))
  cast = await Promise.all(
    Object.entries({ ava: AVA, ravi: RAVI, lee: LEE }).map(async ([id, who]) => ({
      id,
      name: id,
      expected: false,
      files: await Promise.all(portraits(who).map((each, n) => savePicture(each, join(folder, `${id}-${n}.png`)))),
    })),
  )
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Part {
  who: Person
  x?: number
  size?: number
}
let clips = 0
/** A clip of people who move, grow and change their expressions. */
async function film(frames: number, people: (frame: number) => readonly Part[]): Promise<string> {
  const file = join(folder, `clip-${clips++}.mp4`)
  await encodeClip(file, frames, FPS, frame =>
    drawScene(
      WIDTH,
      HEIGHT,
      people(frame).map(({ who, x = WIDTH / 2, size = 50 }) => ({
        who,
        x: x + 30 * Math.sin(frame / 9),
        y: HEIGHT * 0.42,
        size: size + frame * 0.3,
        pose: POSES[Math.floor(frame / 8) % POSES.length] as Pose,
        tilt: 0.1 * Math.sin(frame / 7),
      })),
    ),
  )
  return file
}

const identify = async (clip: string, expected: readonly string[], more: Partial<IdentifyRequest> = {}) =>
  judge(
    {
      clip,
      threshold: 0.7,
      samplesPerSecond: 2,
      joins: [],
      cast: cast.map(member => ({ ...member, expected: expected.includes(member.id) })),
      ...more,
    },
    signal,
  )

describe('faces in a rendered file', () => {
  it('of the same person pass over expressions, sizes and tilts', async () => {
    const clip = await film(48, () => [{ who: AVA }])
    const { report, warnings } = await identify(clip, ['ava'])
    expect(warnings).toEqual([])
    expect(report.verdict).toBe('pass')
    expect(report.sampledFrames).toBe(9)
    expect(report.samples.map(sample => sample.frame)).toEqual([0, 6, 12, 18, 24, 30, 36, 42, 47])
    expect(report.characters.ava?.median).toBeGreaterThan(0.8)
    // The boxes follow the head.
    for (const { frame, box } of report.samples) {
      const x = WIDTH / 2 + 30 * Math.sin(frame / 9)
      expect(Math.abs(box[0] + box[2] / 2 - x)).toBeLessThan(12)
    }
    const other = await identify(clip, ['ravi'])
    expect(other.report.verdict).toBe('drift')
    expect(other.report.characters.ravi?.median).toBeLessThan(0.3)
  })

  it('of two people are told apart, in whatever order the scene names them', async () => {
    const clip = await film(24, () => [
      { who: RAVI, x: 180 },
      { who: AVA, x: 460 },
    ])
    const { report } = await identify(clip, ['ava', 'ravi'])
    expect(report.verdict).toBe('pass')
    const ava = report.samples.filter(sample => sample.character === 'ava')
    expect(ava.length).toBeGreaterThanOrEqual(5)
    expect(ava.every(sample => sample.box[0] > 300)).toBe(true)
  })

  it('that were swapped half-way are found, from the join on', async () => {
    const clip = await film(48, frame => [{ who: frame < 24 ? AVA : LEE }])
    const { report } = await identify(clip, ['ava'], { joins: [24] })
    expect(report.verdict).toBe('drift')
    expect(report.driftFrom).toBe(24)
    const [before, after] = [true, false].map(early => report.samples.filter(each => each.frame < 24 === early))
    expect(Math.min(...(before ?? []).map(each => each.score))).toBeGreaterThan(
      Math.max(...(after ?? []).map(each => each.score)),
    )
  })

  it('of a stranger beside the cast are an extra person', async () => {
    const clip = await film(24, () => [
      { who: AVA, x: 180 },
      { who: STRANGER, x: 460 },
    ])
    const { report } = await identify(clip, ['ava'])
    expect(report.verdict).toBe('extra-person')
    expect(report.characters.ava?.verdict).toBe('pass')
  })

  it('that are not there, or too small to judge, are no face and no failure', async () => {
    const empty = await film(24, () => [])
    expect((await identify(empty, ['ava'])).report).toMatchObject({ verdict: 'no-face', framesWithFaces: 0 })
    const wide = await film(24, () => [{ who: AVA, size: 4 }])
    expect((await identify(wide, ['ava'])).report.verdict).toBe('no-face')
  })

  it('give the same report every time', async () => {
    const clip = await film(24, () => [{ who: AVA }])
    expect(await identify(clip, ['ava'])).toEqual(await identify(clip, ['ava']))
  })
})

describe('references and clips that cannot be used', () => {
  it('are named: a picture without a face, and a character left without references', async () => {
    const clip = await film(12, () => [{ who: AVA }])
    const blank = await savePicture(drawScene(200, 200, []), join(folder, 'blank.png'))
    const { report, warnings } = await identify(clip, [], {
      cast: [{ id: 'ava', name: 'Ava', expected: true, files: [blank] }],
    })
    expect(warnings).toEqual([
      'Reference 1 of Ava shows no face that can be used.',
      'Ava has no usable reference: whoever stands for Ava in this clip cannot be judged.',
    ])
    expect(report.verdict).toBe('no-face')
  })
  it('are named when they are no pictures at all', async () => {
    const clip = await film(12, () => [{ who: AVA }])
    const file = join(folder, 'text.png')
    await writeFile(file, 'not a picture')
    const good = cast[0]?.files[0] as { path: string; digest: string }
    const { report, warnings } = await identify(clip, [], {
      cast: [{ id: 'ava', name: 'Ava', expected: true, files: [{ path: file, digest: 'text' }, good] }],
    })
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatch(/^Reference 1 of Ava cannot be read: /)
    expect(report.verdict).toBe('pass')
  })
  it('fail with words for people when the clip is torn', async () => {
    const whole = await readFile(await film(24, () => [{ who: AVA }]))
    const torn = join(folder, 'torn.mp4')
    await writeFile(torn, whole.subarray(0, whole.length / 2))
    await expect(identify(torn, ['ava'])).rejects.toBeInstanceOf(PermanentError)
  })
  it('stop at once when cancelled', async () => {
    const clip = await film(24, () => [{ who: AVA }])
    const controller = new AbortController()
    const running = judge({ clip, threshold: 0.7, samplesPerSecond: 2, joins: [], cast }, controller.signal, () =>
      controller.abort(new Error('cancelled by test')),
    )
    await expect(running).rejects.toThrow('cancelled by test')
  })
})
