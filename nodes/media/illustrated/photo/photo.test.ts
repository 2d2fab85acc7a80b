// Photographs that play characters: cut out, moved by their own landmarks, recognised in a clip; or refused with the reason.
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LookValue, PhotoRig, SceneValue } from '../../../types.ts'
import { identifier } from '../../faces/identify.ts'
import { openFaceModels } from '../../faces/models/choose.ts'
import { embeddedDetector } from '../../faces/models/embedded.ts'
import type { Detector } from '../../faces/models/recogniser.ts'
import type { Picture, Point } from '../../faces/pixels.ts'
import type { ShotSpeech } from '../../jobs.ts'
import { type FacePose, REST } from '../face/geometry.ts'
import { paletteOf } from '../face/palette.ts'
import { traitsOf } from '../figure/traits.ts'
import { studioLight } from '../light/light.ts'
import { lipTrack } from '../lips/visemes.ts'
import { renderClip } from '../render.ts'
import { openPhoto, type Photo } from './play/head.ts'
import { photographed } from './play/traits.ts'
import { noseOffset, openness } from './read/find.ts'
import { rigPhoto } from './read/rig.ts'
import { type Sample, sample } from './testing/samples.ts'

interface Played {
  readonly file: string
  readonly cut: string
  readonly rig: PhotoRig
  readonly photo: Photo
  readonly bytes: Buffer
}

let folder = ''
let detector: Detector
const played = new Map<Sample, Played>()
const PEOPLE = ['dark', 'brown', 'blond'] as const

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-photo-'))
  detector = await embeddedDetector(join(folder, 'models'))
  for (const name of PEOPLE) {
    const file = await sample(folder, name)
    const made = await rigPhoto(file, detector)
    if ('problem' in made) throw new Error(`${name}: ${made.problem}`)
    const cut = join(folder, `${name}-cut.png`)
    await writeFile(cut, made.cut)
    played.set(name, { file, cut, rig: made.rig, bytes: made.cut, photo: await openPhoto(cut, made.rig) })
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const of = (name: Sample): Played => played.get(name) as Played

const SIDE = 320
const light = studioLight('day')
const palette = paletteOf(
  traitsOf({ id: 'a', name: 'A', gender: 'female', age: 30, appearance: '', clothing: '' }),
  light,
)

/** A photographed head in a pose on a plain ground. */
function pictured(name: Sample, pose: Partial<FacePose>): Picture {
  const canvas = createCanvas(SIDE, SIDE)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#77808c'
  pen.fillRect(0, 0, SIDE, SIDE)
  const at = [SIDE / 2, SIDE * 0.45] as const
  of(name)
    .photo.under(light)
    .draw(pen, { ...REST, ...pose }, palette, { head: at, shoulders: at, scale: 1.1 })
  const rgba = canvas.data()
  const data = new Uint8Array(SIDE * SIDE * 3)
  for (let i = 0; i < data.length; i++) data[i] = rgba[Math.floor(i / 3) * 4 + (i % 3)] as number
  return { width: SIDE, height: SIDE, data }
}

/** What the landmark net finds in a pose. */
async function landmarks(name: Sample, pose: Partial<FacePose>): Promise<readonly Point[]> {
  const [face] = await detector.detect(pictured(name, pose), 1)
  if (!face?.outline) throw new Error(`No face in ${name} ${JSON.stringify(pose)}`)
  return face.outline
}

/** The gap between the inner lips, in distances between the eyes. */
const lips = (outline: readonly Point[]): number =>
  ((outline[66] as Point).y - (outline[62] as Point).y) / ((outline[45] as Point).x - (outline[36] as Point).x)

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((x, y) => x + y, 0) / values.length
  const [ma, mb] = [mean(a), mean(b)]
  let [ab, aa, bb] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [(a[i] as number) - ma, (b[i] as number) - mb]
    ab += x * y
    aa += x * x
    bb += y * y
  }
  return ab / Math.sqrt(aa * bb)
}

describe('a photograph is read', () => {
  it('the head is cut out of its background, and the same photograph gives the same bytes', async () => {
    for (const name of PEOPLE) {
      const { rig } = of(name)
      expect(rig.edge).toBe('cut')
      const { data, width, height } = await pixels(of(name).cut)
      const alpha = (x: number, y: number): number =>
        data[(Math.round(rig.y + y * rig.scale) * width + Math.round(rig.x + x * rig.scale)) * 4 + 3] as number
      // Between the eyes, the chin and the crown are kept; the room beside and above the head, and the chest, are not.
      for (const [x, y] of [
        [0, 0],
        [rig.landmarks[8]?.[0] ?? 0, 100],
        [0, -85],
      ] as const)
        expect(alpha(x, y), `${name} ${x},${y}`).toBeGreaterThan(240)
      for (const [x, y] of [
        [-190, -40],
        [190, -40],
        [0, -175],
        [0, 260],
      ] as const)
        expect(alpha(x, y), `${name} ${x},${y}`).toBeLessThan(12)
      expect(height).toBeGreaterThan(300)
    }
    const again = await rigPhoto(of('brown').file, detector)
    expect('cut' in again && again.cut.equals(of('brown').bytes)).toBe(true)
    expect('rig' in again && again.rig).toEqual(of('brown').rig)
  })

  it('what it shows drives the drawn figure where words are silent', () => {
    const look = (more: Partial<LookValue>): LookValue => ({
      id: 'a',
      name: 'A',
      gender: 'female',
      age: 30,
      appearance: '',
      clothing: '',
      references: [],
      source: 'uploaded',
      ...more,
    })
    const drawn = (name: Sample, more: Partial<LookValue> = {}, wardrobe?: string) => {
      const value = look({ ...more, photo: { cut: {} as never, rig: of(name).rig } })
      return photographed(traitsOf(value, wardrobe), value, wardrobe)
    }
    const bright = ([r, g, b]: readonly [number, number, number]): number => r + g + b
    expect(bright(drawn('dark').hair.color)).toBeLessThan(120)
    expect(bright(drawn('blond').hair.color)).toBeGreaterThan(350)
    expect(['long', 'wavy']).toContain(drawn('dark').hair.style)
    expect(drawn('dark').outfit.topColor).toEqual(of('dark').rig.top)
    const told = drawn('dark', { appearance: 'short red hair, pale skin', clothing: 'white shirt' })
    expect(told.hair.color).toEqual(
      traitsOf(look({ appearance: 'short red hair, pale skin', clothing: 'white shirt' })).hair.color,
    )
    expect(told.skin).not.toEqual(of('dark').rig.skin)
    expect(told.outfit.topColor).not.toEqual(of('dark').rig.top)
    expect(drawn('dark', {}, 'white shirt').outfit.topColor).not.toEqual(of('dark').rig.top)
  })

  it('a face before a background of its own colours plays without an outline', async () => {
    // The person's own pixels, scattered, stand where the room was.
    const file = await sample(folder, 'dark', image => image.blur(0.5), 'hidden')
    const { data, width, height } = await pixels(file)
    const scattered = Buffer.from(data)
    const channels = data.length / (width * height)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const inside = Math.hypot((x - 330) / 120, (y - 235) / 150) < 1
        if (inside) continue
        const from = (150 + ((x * 37 + y * 91) % 250)) * width + 230 + ((x * 53 + y * 29) % 190)
        for (let c = 0; c < channels; c++)
          scattered[(y * width + x) * channels + c] = data[from * channels + c] as number
      }
    await sharp(scattered, { raw: { width, height, channels: channels as 3 } })
      .png()
      .toFile(file)
    const made = await rigPhoto(file, detector)
    expect('rig' in made && made.rig.edge).toBe('faded')
  })

  it('one that cannot play is refused with the reason', async () => {
    const broken = join(folder, 'broken.jpg')
    await writeFile(broken, Buffer.from('\xff\xd8\xff\xe0 not a picture', 'latin1'))
    const cases: [string | Promise<string>, RegExp, boolean][] = [
      [sample(folder, 'wall'), /no face/, false],
      [sample(folder, 'group'), /4 faces.*crop/, false],
      [sample(folder, 'profile'), /no face|turned/, false],
      [sample(folder, 'dark', image => image.resize(120), 'tiny'), /too small \(\d+ pixels/, true],
      [sample(folder, 'dark', image => image.blur(4), 'blurred'), /blurred/, true],
      [broken, /no readable picture/, false],
    ]
    for (const [file, reason, judged] of cases) {
      const made = await rigPhoto(await file, detector)
      expect(made).toMatchObject({ problem: expect.stringMatching(reason), judged })
    }
  })
})

describe('a photographed face acts', () => {
  it('its lips part with the phonemes, as a landmark net measures them', async () => {
    const phones = ['m', 'ɑː', 't', 'iː', 'p', 'oʊ', 'b', 'æ']
    const speech: ShotSpeech = {
      speaker: 'a',
      emotion: 'neutral',
      start: 0,
      end: 2,
      phonemes: phones.map((phone, i) => ({ phone, start: i * 0.25, end: i * 0.25 + 0.25 })),
    }
    for (const name of ['dark', 'brown'] as const) {
      const track = lipTrack(speech, 1)
      const asked: number[] = []
      const measured: number[] = []
      for (let t = 0.06; t < 2; t += 0.125) {
        const mouth = track(t)
        asked.push(mouth.jaw)
        measured.push(lips(await landmarks(name, mouth)))
      }
      expect(correlation(asked, measured), name).toBeGreaterThan(0.85)
    }
  })

  it('a blink shuts the eyes and opens them again', async () => {
    for (const name of PEOPLE) {
      const seen = async (blink: number) => {
        const outline = await landmarks(name, { blink })
        // An eye that looks about changes the picture only where it is not covered.
        const eyeball = difference(pictured(name, { blink, gazeX: -1 }), pictured(name, { blink, gazeX: 1 }))
        return { opening: openness(outline, 36) + openness(outline, 42), eyeball }
      }
      const [open, half, shut] = [await seen(0), await seen(0.5), await seen(1)]
      // The landmark net has seen few shut eyes and moves little; that the eyeballs are covered is plain.
      expect(shut.opening, name).toBeLessThan(open.opening * 0.97)
      expect(half.opening, name).toBeLessThan(open.opening)
      expect(open.eyeball, name).toBeGreaterThan(0.02)
      expect(half.eyeball, name).toBeLessThan(open.eyeball * 0.8)
      expect(shut.eyeball, name).toBeLessThan(open.eyeball * 0.12)
      expect(await seen(0), name).toEqual(open)
    }
  })

  it('a head turns smoothly, the way it is asked', async () => {
    const at: number[] = []
    let before: Picture | undefined
    let most = 0
    for (let yaw = -0.24; yaw <= 0.24; yaw += 0.02) {
      const picture = pictured('brown', { yaw })
      if (before) most = Math.max(most, difference(before, picture))
      before = picture
      if (Math.round(yaw * 100) % 12 === 0) at.push(noseOffset(await landmarks('brown', { yaw })))
    }
    expect(at.length).toBeGreaterThan(3)
    for (let i = 1; i < at.length; i++) expect(at[i]).toBeGreaterThan(at[i - 1] as number)
    // A fiftieth of a radian is a step of one frame: no pixel jumps.
    expect(most).toBeLessThan(4)
  })
})

describe('a clip of a photographed character', () => {
  it('is recognised against the photograph, not against another one, and is the same every time', async () => {
    const models = await openFaceModels(join(folder, 'models'))
    const judge = identifier(models)
    const scene: SceneValue = {
      id: 'sc_photo',
      number: 1,
      interior: true,
      place: 'kitchen',
      hour: 'night',
      weather: '',
      action: 'She thinks.',
      camera: 'close-up',
      mood: 'tense',
      characters: ['a'],
      props: [],
      utterances: [],
      frames: 24,
      tailFrames: 0,
      fps: 12,
    }
    const shoot = async (name: Sample, as: string): Promise<string> => {
      const path = join(folder, `${as}.mp4`)
      const cast: LookValue[] = [
        {
          id: 'a',
          name: 'A',
          gender: 'female',
          age: 30,
          appearance: '',
          clothing: '',
          references: [],
          source: 'uploaded',
          photo: {
            cut: { digest: '0'.repeat(64), mime: 'image/png', bytes: 1, width: 1, height: 1 },
            rig: of(name).rig,
          },
        },
      ]
      await renderClip(
        {
          width: 640,
          height: 360,
          fps: 12,
          frames: 24,
          startFrame: 0,
          sceneFrames: 24,
          seed: 1,
          identityStrength: 1,
          prompt: '',
          scene,
          state: null,
          cast,
          speech: [
            {
              speaker: 'a',
              emotion: 'angry',
              start: 0.2,
              end: 1.8,
              phonemes: [{ phone: 'ɑː', start: 0, end: 1.6 }],
            },
          ],
          before: [],
          referenceWeight: 0,
          keyframe: false,
          framing: 'auto',
        },
        path,
        undefined,
        { signal: new AbortController().signal, photos: { a: of(name).cut } },
      )
      return path
    }
    for (const [name, other] of [
      ['dark', 'brown'],
      ['blond', 'dark'],
    ] as const) {
      const clip = await shoot(name, name)
      const against = async (photo: Sample) => {
        const bytes = await readFile(of(photo).file)
        const { report } = await judge(
          {
            clip,
            threshold: 0.6,
            samplesPerSecond: 3,
            joins: [],
            cast: [
              {
                id: 'a',
                name: 'A',
                expected: true,
                files: [{ path: of(photo).file, digest: createHash('sha256').update(bytes).digest('hex') }],
              },
            ],
          },
          new AbortController().signal,
        )
        return report
      }
      const own = await against(name)
      expect(own.characters.a?.median, name).toBeGreaterThan(0.6)
      expect(own.verdict).toBe('pass')
      const stranger = await against(other)
      expect(stranger.characters.a?.median ?? 1, `${name} as ${other}`).toBeLessThan(0.2)
      expect(stranger.verdict).toBe('drift')
    }
    const again = await readFile(await shoot('dark', 'again'))
    expect(again.equals(await readFile(join(folder, 'dark.mp4')))).toBe(true)
  })
})

/** Mean absolute difference of two pictures, 0…255. */
function difference(a: Picture, b: Picture): number {
  let sum = 0
  for (let i = 0; i < a.data.length; i++) sum += Math.abs((a.data[i] as number) - (b.data[i] as number))
  return sum / a.data.length
}

async function pixels(file: string): Promise<{ data: Uint8Array; width: number; height: number }> {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}
