// A drawn face stays the person it is while it feels something, as the face models that judge clips see it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { expect, it } from 'vitest'
import type { Emotion, LookValue } from '../../types.ts'
import { score } from '../faces/judging/calibrate.ts'
import { calibrateCast, scaleFor } from '../faces/judging/cast.ts'
import { builtInImpostors } from '../faces/judging/impostors.ts'
import { openFaceModels } from '../faces/models/choose.ts'
import { eyeDistance } from '../faces/models/recogniser.ts'
import type { Picture } from '../faces/pixels.ts'
import { describeReference, type Reference } from '../faces/references.ts'
import { FACES } from './acting/emotions.ts'
import { REST_MOMENT } from './acting/rest.ts'
import { REST } from './face/geometry.ts'
import { actorOf, actorPainter } from './figure/actor.ts'
import { traitsOf } from './figure/traits.ts'
import { studioLight } from './light/light.ts'
import { drawPortrait, PORTRAITS } from './portrait.ts'

const SIDE = 360
const ava: LookValue = {
  id: 'ava',
  name: 'Ava',
  gender: 'female',
  age: 28,
  appearance: 'auburn wavy hair, green eyes, freckles',
  clothing: 'green jacket',
  references: [],
  source: 'illustrated',
}

const picture = (paint: (pen: SKRSContext2D) => void): Picture => {
  const canvas = createCanvas(SIDE, SIDE)
  paint(canvas.getContext('2d'))
  const rgba = canvas.data()
  const data = new Uint8Array(SIDE * SIDE * 3)
  for (let i = 0; i < SIDE * SIDE; i++) data.set(rgba.subarray(4 * i, 4 * i + 3), 3 * i)
  return { width: SIDE, height: SIDE, data }
}

it('is recognised with every feeling on it, open mouth included', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'likeness-'))
  try {
    const { detector, embedder } = await openFaceModels(join(folder, 'models'))
    const { references: _, source: _s, ...look } = ava
    const references: Reference[] = []
    for (const name of PORTRAITS) {
      const portrait = picture(pen =>
        drawPortrait(pen, { look, state: null, width: SIDE, height: SIDE, hour: 'day' }, name),
      )
      const reference = await describeReference(portrait, { detector, embedder })
      if (reference) references.push(reference)
    }
    const cast = [{ id: 'ava', name: 'Ava', expected: true, references }]
    const [known] = calibrateCast(cast, embedder, builtInImpostors(embedder.key))
    const actor = actorOf(traitsOf(ava), studioLight('day'), undefined)
    const scores: Partial<Record<Emotion, number>> = {}
    for (const emotion of Object.keys(FACES) as Emotion[]) {
      const felt = picture(pen => {
        pen.fillStyle = '#7d8690'
        pen.fillRect(0, 0, SIDE, SIDE)
        const face = { ...REST, yaw: 0.05, ...FACES[emotion] }
        const moment = { ...REST_MOMENT, face: { ...face, jaw: face.jaw * 0.3 + 0.35 } }
        actorPainter(actor, 0.72, 260).draw(pen, moment, SIDE / 2, SIDE * 0.44 - actor.headY * 0.72, 0.72, false)
      })
      const [face] = await detector.detect(felt, 1)
      const [description] = face ? await embedder.embed(felt, [face]) : []
      if (face && description && known)
        scores[emotion] = score(scaleFor(known, eyeDistance(face)), known.likeness(description))
    }
    const least = Math.min(...(Object.keys(FACES) as Emotion[]).map(emotion => scores[emotion] ?? 0))
    expect({ scores, least: least >= 0.65 }).toEqual({ scores, least: true })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}, 240_000)
