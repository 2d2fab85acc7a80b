// The illustrator as its users meet it: the same job gives the same film, words become looks, cuts and lips follow speech.
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOURS, type LookValue, SceneValue } from '../../types.ts'
import { decodeFrames, extractFrame, packetTimes } from '../ffmpeg/index.ts'
import type { ShotSpeech, VideoJob } from '../jobs.ts'
import { planShots, type Shot } from './camera/plan.ts'
import { moveOf, sizeOf } from './camera/words.ts'
import { luma, rgb } from './draw/color.ts'
import { sheet } from './draw/pen.ts'
import { trimmed } from './draw/trim.ts'
import { driftOf } from './figure/drift.ts'
import { traitsOf } from './figure/traits.ts'
import { seenFromBehind } from './hair/back.ts'
import { studioLight, tones } from './light/light.ts'
import { lipTrack, visemeOf } from './lips/visemes.ts'
import { PORTRAITS } from './portrait.ts'
import { renderClip, renderPortraits } from './render.ts'
import { openScene } from './scene.ts'
import { setFor } from './sets/catalog.ts'
import { lighthouse } from './sets/outside/lighthouse.ts'

const look = (id: string, name: string, more: Partial<LookValue> = {}): LookValue => ({
  id,
  name,
  gender: 'female',
  age: 30,
  appearance: '',
  clothing: '',
  references: [],
  source: 'illustrated',
  ...more,
})
const ava = look('ava', 'Ava', { appearance: 'auburn wavy hair, green eyes', clothing: 'green jacket' })
const ravi = look('ravi', 'Ravi', { gender: 'male', appearance: 'short beard', clothing: 'grey hoodie' })

const scene = (more: Partial<SceneValue> = {}): SceneValue =>
  SceneValue.parse({
    id: 'sc_one',
    number: 1,
    interior: true,
    place: 'secret lab',
    hour: 'night',
    action: 'Ava shows Ravi the machine.',
    camera: 'wide, slow push in',
    mood: 'tense',
    characters: ['ava', 'ravi'],
    utterances: [],
    frames: 240,
    tailFrames: 0,
    fps: 12,
    ...more,
  })
const line = (speaker: string, start: number, end: number): ShotSpeech => ({
  speaker,
  emotion: 'neutral',
  start,
  end,
  phonemes: [
    { phone: 'm', start: 0, end: 0.12 },
    { phone: 'ɑː', start: 0.12, end: 0.5 },
    { phone: '', start: 0.5, end: end - start },
  ],
})
const job = (more: Partial<VideoJob> = {}): VideoJob => ({
  width: 192,
  height: 108,
  fps: 12,
  frames: 18,
  startFrame: 0,
  sceneFrames: 240,
  seed: 1,
  identityStrength: 1,
  prompt: '',
  scene: scene(),
  state: null,
  cast: [ava, ravi],
  speech: [],
  ...more,
})

let folder: string
let count = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'illustrated-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const shoot = async (params: VideoJob, first?: string, last?: string): Promise<string> => {
  const path = join(folder, `${count++}.mp4`)
  await renderClip(params, path, first, { signal: new AbortController().signal, last })
  return path
}
const digest = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
const pixels = (params: VideoJob, frame: number): Buffer => {
  const canvas = createCanvas(params.width, params.height)
  openScene(params).draw(canvas.getContext('2d'), frame)
  return canvas.data()
}
const difference = (a: Buffer, b: Buffer): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] as number) - (b[i] as number))
  return sum / a.length
}

describe('a clip', () => {
  it('is the same bytes for the same job, and others for other words', async () => {
    const first = await digest(await shoot(job()))
    expect(await digest(await shoot(job()))).toBe(first)
    expect(await digest(await shoot(job({ scene: scene({ place: 'forest', interior: false }) })))).not.toBe(first)
    expect(await digest(await shoot(job({ cast: [{ ...ava, appearance: 'short black hair' }, ravi] })))).not.toBe(first)
  })

  it('shows another face by seed below full identity strength', () => {
    const near = { scene: scene({ camera: 'close-up', characters: ['ava'] }) }
    const strayed = [1, 2].map(seed => pixels(job({ ...near, seed, identityStrength: 0.4 }), 3)) as [Buffer, Buffer]
    expect(difference(...strayed)).toBeGreaterThan(0.2)
    expect(difference(strayed[0], pixels(job(near), 3))).toBeGreaterThan(0.2)
  })

  it('goes on exactly where the clip before it ended', () => {
    const params = job({ scene: scene({ camera: 'handheld, tracking right' }), speech: [line('ava', 1, 3)] })
    const first = openScene({ ...params, frames: 20 })
    const later = openScene({ ...params, seed: 2, startFrame: 20 })
    const [a, b] = [createCanvas(192, 108), createCanvas(192, 108)]
    for (const frame of [18, 19, 20]) first.draw(a.getContext('2d'), frame)
    later.draw(b.getContext('2d'), 20)
    expect(difference(a.data(), b.data())).toBeLessThan(0.05)
  })

  it('melts from a picture that is not its own', async () => {
    const canvas = createCanvas(192, 108)
    const pen = canvas.getContext('2d')
    pen.fillStyle = '#ff0000'
    pen.fillRect(0, 0, 192, 108)
    const first = join(folder, 'red.png')
    await import('node:fs/promises').then(fs => fs.writeFile(first, canvas.encodeSync('png')))
    const clip = await shoot(job({ startFrame: 60 }), first)
    const red: number[] = []
    await decodeFrames(clip, {
      width: 8,
      height: 8,
      pixelFormat: 'rgb24',
      onFrame: frame => {
        let sum = 0
        for (let i = 0; i < frame.length; i += 3) sum += (frame[i] as number) - (frame[i + 1] as number)
        red.push(sum / 64)
      },
    })
    expect(red[0]).toBeGreaterThan(120)
    expect(red[5]).toBeLessThan(red[0] as number)
    expect(red[14]).toBeLessThan(40)
  })

  it('goes on from its own last frame as if it were one clip', async () => {
    const [handed, taken] = [join(folder, 'handed.png'), join(folder, 'taken.png')]
    await extractFrame(await shoot(job(), undefined, handed), 17, taken)
    const next = job({ startFrame: 18, frames: 4 })
    const whole = await digest(await shoot(next))
    expect(await digest(await shoot(next, taken))).toBe(whole)
    expect(await digest(await shoot(next, handed))).toBe(whole)
  })

  it('hands its last frame on as the clip shows it, but for the encoder’s losses', async () => {
    const [handed, taken] = [join(folder, 'handed.png'), join(folder, 'taken.png')]
    await extractFrame(await shoot(job(), undefined, handed), 17, taken)
    const [a, b] = await Promise.all([handed, taken].map(async path => sharp(path).raw().toBuffer()))
    expect(a?.length).toBe(192 * 108 * 3)
    expect(difference(a as Buffer, b as Buffer)).toBeLessThan(3)
  })

  it('can be cut without loss where dissolves begin and end, in whichever part of the scene they lie', async () => {
    const cut = scene({ frames: 26, tailFrames: 4 })
    const keysOf = async (startFrame: number, frames: number) => {
      const params = job({ cast: [], scene: cut, sceneFrames: 30, startFrame, frames })
      return (await packetTimes(await shoot(params), undefined)).keyFrames
    }
    expect(await keysOf(0, 18)).toEqual([0, 4, 16])
    expect(await keysOf(18, 12)).toEqual([0, 8])
  })

  it('stops when it is told to', async () => {
    const abort = new AbortController()
    const reason = new Error('enough')
    const running = renderClip(job({ frames: 240 }), join(folder, 'never.mp4'), undefined, {
      signal: abort.signal,
      onProgress: () => abort.abort(reason),
    })
    await expect(running).rejects.toBe(reason)
  })
})

describe('a face', () => {
  it('has what its words say, whoever it is', () => {
    const told = traitsOf(
      look('x', 'X', { age: 64, appearance: 'Bald, dark skin, full white beard, round glasses, a scar' }),
    )
    expect(told).toMatchObject({ beard: 'full', glasses: 'round', scar: true })
    expect(told.hair.style).toBe('bald')
    expect(told.skin[0]).toBeLessThan(130)
    expect(traitsOf(look('y', 'Y', { appearance: 'black hair, blue eyes' })).eyes).toEqual([63, 125, 184])
  })
  it('is always the same for one character and differs between two', () => {
    expect(traitsOf(ava)).toEqual(traitsOf({ ...ava }))
    expect(traitsOf(look('a', 'Ann')).face).not.toEqual(traitsOf(look('b', 'Bea')).face)
  })
  it('strays in proportion to the strength', () => {
    const own = traitsOf(ava)
    const part = { startFrame: 0, seed: 5, referenceWeight: 0, keyframe: false, framing: 'auto' } as const
    const at = (identityStrength: number, frame = 0) => driftOf(own, [{ ...part, identityStrength }], 12)(frame)
    const far = (strength: number, frame = 0) => Math.abs(at(strength, frame).face.noseWidth - own.face.noseWidth)
    expect(at(1)).toBe(own)
    expect(far(0.4)).toBeGreaterThan(far(0.8))
    expect(far(0.4, 60)).toBeGreaterThan(far(0.4))
  })
})

describe('portraits', () => {
  it('are eight different pictures of the size asked for', async () => {
    const { references: _, source: _s, ...who } = ava
    const made = await renderPortraits({ look: who, state: null, width: 160, height: 160, hour: 'day' }, folder)
    expect(Object.keys(made)).toEqual([...PORTRAITS])
    const digests = await Promise.all(Object.values(made).map(file => digest(file.path)))
    expect(new Set(digests).size).toBe(PORTRAITS.length)
  })
})

describe('hair seen from behind', () => {
  const behind = (color: string, hour: (typeof HOURS)[number]) => seenFromBehind(tones(rgb(color), studioLight(hour)))
  it('keeps its own colour under every light: brown reads, black stays black, blond is as it was', () => {
    for (const hour of HOURS) {
      const brown = behind('#4a3020', hour)
      expect(luma(brown.deep)).toBeGreaterThan(0.1)
      expect(brown.base[0]).toBeGreaterThan(brown.base[2] * 1.4)
      expect(luma(behind('#15120f', hour).base)).toBeLessThan(0.14)
      expect(behind('#d8b878', hour).base).toEqual(tones(rgb('#d8b878'), studioLight(hour)).base)
    }
  })
})

describe('a sprite', () => {
  it('loses its empty margins and nothing else', () => {
    const whole = sheet(60, 40)
    const pen = whole.getContext('2d')
    pen.fillStyle = 'rgba(200,40,10,0.6)'
    pen.fillRect(20, 10, 7, 21)
    const cut = trimmed(whole)
    expect([cut.image.width, cut.image.height, cut.x, cut.y]).toEqual([11, 25, 18, 8])
    const again = sheet(60, 40)
    again.getContext('2d').drawImage(cut.image, cut.x, cut.y)
    expect(again.data().equals(whole.data())).toBe(true)
    expect(trimmed(sheet(30, 30)).image.width).toBe(1)
  })
})

describe('lips', () => {
  it('meet for p, b and m, part wide for ah, round for oo, and rest in silence', () => {
    for (const phone of ['p', 'b', 'ˈm']) expect(visemeOf(phone).press).toBe(1)
    expect(visemeOf('ɑː').jaw).toBeGreaterThan(0.8)
    expect(visemeOf('uː').round).toBe(1)
    expect(visemeOf('').jaw).toBe(0)
  })
  it('open with the vowel, within a frame of its time', () => {
    const track = lipTrack(line('ava', 2, 3.2), 1)
    const open = Array.from({ length: 240 }, (_, i) => i / 100).map(t => ({ t: t + 1.2, jaw: track(t + 1.2).jaw }))
    const half = open.find(sample => sample.jaw > 0.45)
    expect(Math.abs((half?.t ?? 0) - 2.12)).toBeLessThan(0.042)
    expect(track(1.9).jaw).toBe(0)
    expect(track(3).jaw).toBe(0)
  })
  it('show in the picture: the mouth is darker and larger while it is open', () => {
    const near = job({
      width: 640,
      height: 360,
      scene: scene({ camera: 'close-up', characters: ['ava'] }),
      speech: [line('ava', 0.5, 2.5)],
    })
    const dark = (frame: number): number => {
      const data = pixels(near, frame)
      let found = 0
      for (let i = 0; i < data.length; i += 4) {
        const [r, g, b] = [data[i] as number, data[i + 1] as number, data[i + 2] as number]
        if (r < 120 && r > g * 1.9 && r > b * 1.6) found++
      }
      return found
    }
    expect(dark(9)).toBeGreaterThan(dark(20) + 60)
  })
})

describe('the shots of a scene', () => {
  const speech = [line('ava', 3, 6), line('ravi', 6.5, 10), line('ava', 10.4, 14)]
  const shots = planShots(scene(), speech, ['ava', 'ravi'], 240)
  it('cover every frame once', () => {
    expect(shots[0]?.from).toBe(0)
    expect(shots.at(-1)?.to).toBe(240)
    for (const [i, shot] of shots.slice(1).entries()) expect(shot.from).toBe((shots[i] as Shot).to)
  })
  it('are more than one, begin as the camera words say, and never cut into a line', () => {
    expect(shots.length).toBeGreaterThan(2)
    expect(shots[0]?.size).toBe('wide')
    for (const shot of shots.slice(1))
      for (const spoken of speech) expect(shot.from / 12 > spoken.start && shot.from / 12 < spoken.end).toBe(false)
  })
  it('show whoever speaks', () => {
    for (const spoken of speech) {
      const middle = ((spoken.start + spoken.end) / 2) * 12
      const shot = shots.find(candidate => middle < candidate.to)
      expect(shot?.focus).toContain(spoken.speaker)
    }
  })
  it('follow the camera words', () => {
    expect(sizeOf('Extreme close-up on her eyes')).toBe('close')
    expect(sizeOf('over-the-shoulder of Ravi')).toBe('shoulder')
    expect(moveOf('slow push in').push).toBeGreaterThan(1)
    expect(moveOf('dolly out').push).toBeLessThan(1)
    expect(moveOf('pan left').pan).toBeLessThan(0)
    expect(moveOf('handheld, low angle')).toMatchObject({ shake: 1, height: -1 })
  })
})

describe('a set', () => {
  it('is found for known words and there for unknown ones', () => {
    expect(setFor('underground laboratory', true)).toBe(setFor('secret lab', true))
    expect(setFor('dense jungle', false)).toBe(setFor('forest', false))
    expect(setFor('the old lighthouse', false)).toBe(lighthouse)
    expect(setFor('the old lighthouse', true)).toBe(setFor('cottage', true))
    // Words count from their beginning: what they hold inside is another word.
    for (const [place, as] of [
      ['small apartment', 'apartment'],
      ['public library', 'library'],
      ["lighthouse keeper's room", 'cabin'],
      ["blacksmith's", 'workshop'],
      ['airport', 'terminal'],
      ['storeroom', 'warehouse'],
      ['shuttle', 'spaceship'],
      ["the watchmaker's", 'clock workshop'],
    ] as const)
      expect(setFor(place, true), place).toBe(setFor(as, true))
    // What bakes, sells in a desert or listens to the stars has a set of its own.
    expect(setFor('village bakery', true)).not.toBe(setFor('market hall', true))
    expect(setFor('desert market', false)).not.toBe(setFor('desert', false))
    expect(setFor('coast path', false)).not.toBe(setFor('Japanese island', false))
    expect(setFor('comms room', true)).not.toBe(setFor('space station', true))
    expect(setFor('clock workshop', true)).not.toBe(setFor('workshop', true))
    expect(setFor('Lisbon', false)).toBe(setFor('street', false))
    expect(setFor('Venice', false)).toBe(setFor('harbour', false))
    expect(setFor('Old Lisbon Park', false)).toBe(setFor('park', false))
    expect(setFor('rocket site', false)).not.toBe(setFor('rocks', false))
    expect(setFor('salt marsh', false)).not.toBe(setFor('mars', false))
    expect(setFor('zyxw', true)).not.toBe(setFor('zyxw', false))
    const aboard = ['bridge', 'cargo bay', 'crew quarters', 'engine room', 'corridor']
    expect(new Set(aboard.map(room => setFor(`Spaceship Aurora, ${room}`, true))).size).toBe(aboard.length)
    expect(setFor('cargo hold', true)).toBe(setFor('cargo bay', true))
    expect(setFor('starship, deck two, airlock', true)).toBe(setFor('cargo bay', true))
    expect(setFor('pirate ship, cargo hold', true)).toBe(setFor('pirate ship', true))
  })
})
