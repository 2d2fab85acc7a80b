// Clips and references for tests of identity, made by the illustrated renderer: a cast, a set, a camera.
import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LookValue, SceneValue } from '../../../types.ts'
import { renderClip, renderPortraits } from '../../illustrated/render.ts'

export type Person = Pick<LookValue, 'id' | 'name' | 'gender' | 'age' | 'appearance' | 'clothing'>

const person = (id: string, gender: Person['gender'], age: number, appearance: string, clothing: string): Person => ({
  id,
  name: id.charAt(0).toUpperCase() + id.slice(1),
  gender,
  age,
  appearance,
  clothing,
})

export const AVA = person('ava', 'female', 27, 'long dark hair, brown eyes', 'grey jacket')
export const SOL = person('sol', 'male', 61, 'grey hair, short grey beard, round glasses', 'lab coat')
export const MIRA = person('mira', 'female', 34, 'curly red hair, freckles, green eyes', 'green coat')
export const STRANGER = person('stranger', 'male', 45, 'bald, broad nose, dark skin', 'brown coat')

export interface Take {
  readonly who: readonly Person[]
  readonly frames?: number
  readonly camera?: string
  readonly mood?: string
  readonly seed?: number
  readonly identityStrength?: number
  /** The clip's height at 16:9. */
  readonly height?: number
}

export const FPS = 12

/** Renders a take to `path`. */
export async function shoot(path: string, take: Take): Promise<string> {
  const { who, frames = 24, camera = 'medium shot', mood = 'calm', seed = 1, identityStrength = 1, height = 360 } = take
  const scene: SceneValue = {
    id: 'sc_test',
    number: 1,
    interior: true,
    place: 'laboratory',
    hour: 'day',
    weather: '',
    action: 'They look at the console.',
    camera,
    mood,
    characters: who.map(each => each.id),
    props: [],
    utterances: [],
    frames,
    tailFrames: 0,
    fps: FPS,
  }
  await renderClip(
    {
      width: Math.round((height * 16) / 18) * 2,
      height,
      fps: FPS,
      frames,
      startFrame: 0,
      sceneFrames: frames,
      seed,
      identityStrength,
      prompt: '',
      scene,
      state: null,
      cast: who.map(each => ({ ...each, references: [], source: 'illustrated' })),
      speech: [],
    },
    path,
    undefined,
    { signal: new AbortController().signal },
  )
  return path
}

/** A person's reference portraits as files, front first. */
export async function portraits(who: Person, folder: string): Promise<{ path: string; digest: string }[]> {
  const own = join(folder, `portraits-${who.id}`)
  await mkdir(own)
  const made = await renderPortraits({ look: who, state: null, width: 384, height: 384, hour: 'day' }, own)
  return Promise.all(
    Object.values(made).map(async ({ path }) => ({
      path,
      digest: createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    })),
  )
}
