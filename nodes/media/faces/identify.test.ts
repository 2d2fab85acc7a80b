import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PermanentError } from '../../../engine/graph/context.ts'
import { clipOptions, concatCopy, deterministic, runFfmpeg } from '../ffmpeg/index.ts'
import { type IdentifyRequest, identifier } from './identify.ts'
import { openFaceModels } from './models/choose.ts'
import { AVA, MIRA, portraits, SOL, STRANGER, shoot, type Take } from './testing/film.ts'

let folder = ''
let judge: ReturnType<typeof identifier>
let cast: IdentifyRequest['cast'] = []
const { signal } = new AbortController()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-identify-'))
  judge = identifier(await openFaceModels(join(folder, 'models')))
  cast = await Promise.all(
    [AVA, SOL, MIRA].map(async who => ({
      id: who.id,
      name: who.name,
      expected: false,
      files: await portraits(who, folder),
    })),
  )
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let clips = 0
const film = (take: Take): Promise<string> => shoot(join(folder, `clip-${clips++}.mp4`), take)

const identify = async (clip: string, expected: readonly string[], more: Partial<IdentifyRequest> = {}) =>
  judge(
    {
      clip,
      threshold: 0.6,
      samplesPerSecond: 2,
      joins: [],
      cast: cast.map(member => ({ ...member, expected: expected.includes(member.id) })),
      ...more,
    },
    signal,
  )

describe('faces in a rendered file', () => {
  it('of the same person pass, over sizes and moods; another person’s references fail', async () => {
    for (const take of [
      { camera: 'medium shot', mood: 'tense' },
      { camera: 'close-up, slow push in', mood: 'happy' },
      { camera: 'wide shot', mood: 'sad', height: 720, frames: 12 },
    ]) {
      const clip = await film({ who: [AVA], ...take })
      const { report, warnings } = await identify(clip, ['ava'])
      expect(warnings).toEqual([])
      expect([take.camera, report.verdict]).toEqual([take.camera, 'pass'])
      expect(report.framesWithFaces).toBe(report.sampledFrames)
      const other = await identify(clip, ['mira'])
      expect([take.camera, other.report.verdict]).toEqual([take.camera, 'drift'])
      expect(other.report.characters.mira?.median).toBeLessThan(0.5)
    }
  })

  it('are looked at once a second where they are plainly themselves, else twice and at both ends', async () => {
    const clip = await film({ who: [AVA], frames: 30 })
    const { report } = await identify(clip, ['ava'])
    expect(report.samples.map(sample => sample.frame)).toEqual([0, 12, 24])
    const { report: close } = await identify(clip, ['mira'])
    expect(close.samples.map(sample => sample.frame)).toEqual([0, 6, 12, 18, 24, 29])
    const asked = await identify(clip, ['ava'], { samplesPerSecond: 3 })
    expect(asked.report.samples.map(sample => sample.frame)).toEqual([0, 4, 8, 12, 16, 20, 24, 28, 29])
    for (const { box } of report.samples) {
      expect(box[0]).toBeGreaterThan(100)
      expect(box[0] + box[2]).toBeLessThan(540)
      expect(box[2]).toBeGreaterThan(40)
    }
  })

  it('of two people are told apart, in whatever order the scene names them', async () => {
    const clip = await film({ who: [SOL, AVA], camera: 'two-shot', height: 540, frames: 18 })
    const { report } = await identify(clip, ['ava', 'sol'])
    expect(report.verdict).toBe('pass')
    const middle = (id: string) => {
      const own = report.samples.filter(sample => sample.character === id)
      expect(own.length).toBe(report.sampledFrames)
      return own.reduce((sum, { box }) => sum + box[0] + box[2] / 2, 0) / own.length
    }
    expect(Math.abs(middle('ava') - middle('sol'))).toBeGreaterThan(100)
  })

  it('that were swapped in a part of the file are found, from that join on', async () => {
    const parts = await Promise.all([film({ who: [AVA] }), film({ who: [STRANGER] })])
    const clip = join(folder, 'swapped.mp4')
    await concatCopy(parts, clip)
    const { report } = await identify(clip, ['ava'], { joins: [24] })
    expect(report.verdict).toBe('drift')
    expect(report.driftFrom).toBe(24)
    const scores = (late: boolean) => report.samples.filter(each => each.frame >= 24 === late).map(each => each.score)
    expect(Math.min(...scores(false))).toBeGreaterThan(Math.max(...scores(true)))
  })

  it('that were pasted over others in a finished file are found, with the time', async () => {
    const take = { camera: 'close-up, static', frames: 84 }
    const [own, other] = await Promise.all([film({ who: [AVA], ...take }), film({ who: [MIRA], ...take })])
    const doctored = join(folder, 'pasted.mp4')
    const { report: before } = await identify(own, ['ava'])
    expect(before.verdict).toBe('pass')
    expect(before.drifts).toEqual([])
    await runFfmpeg(command =>
      deterministic(
        command
          .input(own)
          .input(other)
          .complexFilter("[1]crop=200:240:220:40[face];[0][face]overlay=220:40:enable='between(t,3,5)'[out]")
          .output(doctored)
          .outputOptions('-map', '[out]', ...clipOptions({ fps: 12 }), '-f', 'mp4'),
      ),
    )
    const { report } = await identify(doctored, ['ava'])
    expect(report.verdict).toBe('drift')
    expect(report.drifts).toHaveLength(1)
    const [found] = report.drifts ?? []
    expect(found?.character).toBe('ava')
    expect(Math.abs((found?.from ?? 0) - 3)).toBeLessThanOrEqual(0.5)
    expect(Math.abs((found?.to ?? 0) - 5)).toBeLessThanOrEqual(0.5)
  })

  it('of a stranger beside the cast are an extra person; of the cast’s own they are recognised', async () => {
    const stranger = await film({ who: [AVA, STRANGER], camera: 'two-shot', height: 540, frames: 12 })
    const extra = await identify(stranger, ['ava'])
    expect(extra.report.verdict).toBe('extra-person')
    expect(extra.report.characters.ava?.verdict).toBe('pass')
    const known = await film({ who: [AVA, SOL], camera: 'two-shot', height: 540, frames: 12 })
    const { report } = await identify(known, ['ava'])
    expect(report.verdict).toBe('pass')
    expect(report.characters.sol?.verdict).toBe('pass')
  })

  it('that are not there, or are seen from behind, are no face and no failure', async () => {
    for (const take of [{ who: [] }, { who: [AVA], camera: 'wide shot from behind' }]) {
      const { report } = await identify(await film({ ...take, frames: 12 }), ['ava'])
      expect(report).toMatchObject({ verdict: 'no-face', framesWithFaces: 0 })
      expect(report.characters.ava).toMatchObject({ median: null, verdict: 'no-face' })
    }
  })

  it('lose score when identity is held loosely', async () => {
    const scoreAt = async (identityStrength: number) => {
      const clip = await film({ who: [AVA], identityStrength, seed: 3 })
      return (await identify(clip, ['ava'])).report.characters.ava?.median as number
    }
    const [held, loose, lost] = [await scoreAt(1), await scoreAt(0.5), await scoreAt(0)]
    expect(held).toBeGreaterThan(loose)
    expect(loose).toBeGreaterThan(lost)
  })

  it('give the same report every time', async () => {
    const clip = await film({ who: [AVA], frames: 12 })
    expect(await identify(clip, ['ava'])).toEqual(await identify(clip, ['ava']))
  })
})

describe('references and clips that cannot be used', () => {
  it('are named: no face, no picture, and a character left without references', async () => {
    const clip = await film({ who: [AVA], frames: 12 })
    const blank = join(folder, 'blank.png')
    await sharp({ create: { width: 200, height: 200, channels: 3, background: '#789' } })
      .png()
      .toFile(blank)
    const text = join(folder, 'text.png')
    await writeFile(text, 'not a picture')
    const files = [
      { path: blank, digest: 'blank' },
      { path: text, digest: 'text' },
    ]
    const { report, warnings } = await identify(clip, [], {
      cast: [{ id: 'ava', name: 'Ava', expected: true, files }],
    })
    expect(warnings).toEqual([
      'Reference 1 of Ava shows no face that can be used.',
      expect.stringMatching(/^Reference 2 of Ava cannot be read: /),
      'Ava has no usable reference: whoever stands for Ava in this clip cannot be judged.',
    ])
    expect(report.verdict).toBe('no-face')
  })
  it('fail with words for people when the clip is torn', async () => {
    const whole = await readFile(await film({ who: [AVA], frames: 12 }))
    const torn = join(folder, 'torn.mp4')
    await writeFile(torn, whole.subarray(0, whole.length / 2))
    await expect(identify(torn, ['ava'])).rejects.toBeInstanceOf(PermanentError)
  })
  it('stop at once when cancelled', async () => {
    const clip = await film({ who: [AVA], frames: 12 })
    const controller = new AbortController()
    const running = judge({ clip, threshold: 0.6, samplesPerSecond: 2, joins: [], cast }, controller.signal, () =>
      controller.abort(new Error('cancelled by test')),
    )
    await expect(running).rejects.toThrow('cancelled by test')
  })
})
