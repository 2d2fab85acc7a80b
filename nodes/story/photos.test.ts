// Reference photographs on their way through the nodes: from the bible, by way of the looks, into clips.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JobRequest } from '../../engine/graph/context.ts'
import illustrated from '../../worker/runners/illustrated.runner.ts'
import { photoRunner } from '../../worker/runners/photo.runner.ts'
import { type Sample, sample } from '../media/illustrated/photo/testing/samples.ts'
import videoGen from '../picture/video-gen.node.ts'
import { type TestContext, testContext } from '../testing/context.ts'
import type { ClipValue, LookValue, SceneValue } from '../types.ts'
import seriesBible from './series-bible.node.ts'

let folder = ''
let ctx: TestContext

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-photos-'))
  ctx = await testContext({ runners: [illustrated, photoRunner(join(folder, 'models'))] })
})
afterAll(async () => {
  await ctx.close()
  await rm(folder, { recursive: true, force: true })
})

const upload = async (name: Sample): Promise<string> =>
  (await ctx.artifacts.put(await readFile(await sample(folder, name)), 'image/png')).digest

/** Mira's look with these references, and what the bible said. */
async function mira(references: readonly string[]): Promise<{ look: LookValue; warnings: string[] }> {
  const before = ctx.said.warnings.length
  const params = seriesBible.params.parse({ characters: [{ id: 'mira', name: 'Mira', gender: 'female', references }] })
  const { looks } = (await seriesBible.run({ inputs: {}, params, ctx })) as { looks: { value: LookValue }[] }
  return { look: looks[0]?.value as LookValue, warnings: ctx.said.warnings.slice(before) }
}

const scene: SceneValue = {
  id: 'sc_photo',
  number: 1,
  interior: true,
  place: 'kitchen',
  hour: 'day',
  weather: '',
  action: 'Mira waits.',
  camera: 'close-up',
  mood: 'calm',
  characters: ['mira'],
  props: [],
  utterances: [],
  frames: 12,
  tailFrames: 0,
  fps: 12,
}

/** A second of film with a look, the jobs it took, and what was said. */
async function film(look: LookValue) {
  const jobs: JobRequest[] = []
  const before = ctx.said.warnings.length
  const { clip } = await videoGen.run({
    inputs: {
      scene,
      cast: { get: async (ids: unknown) => (Array.isArray(ids) ? [look] : look), keys: async () => ['mira'] },
      speech: async () => [],
    } as never,
    params: videoGen.params.parse({}),
    ctx: {
      ...ctx,
      dispatch: (capability, job) => {
        jobs.push(job)
        return ctx.dispatch(capability, job)
      },
    },
  })
  return { clip: clip as ClipValue, jobs, warnings: ctx.said.warnings.slice(before) }
}

describe('references of a character', () => {
  it('the first that can play does; the others are named with the reason, and judge only if they show a face', async () => {
    const [group, dark, brown] = [await upload('group'), await upload('dark'), await upload('brown')]
    const { look, warnings } = await mira([group, dark, brown])
    expect(look.source).toBe('uploaded')
    expect(look.references.map(({ digest }) => digest)).toEqual([dark, brown])
    expect(look.photo?.rig.edge).toBe('cut')
    expect(ctx.artifacts.has(look.photo?.cut.digest ?? '')).toBe(true)
    expect(look.unusable).toEqual([expect.stringMatching(/^reference 1 \(it shows 4 faces/)])
    expect(warnings).toEqual([expect.stringMatching(/Reference 1 of Mira cannot play Mira: it shows 4 faces/)])
    const { clip, jobs, warnings: said } = await film(look)
    expect(clip.frames).toBe(12)
    expect(jobs[0]?.inputs?.['photo:mira']?.digest).toBe(look.photo?.cut.digest)
    expect(said).toEqual([])
    // Without its photograph the same shot is another one.
    const { photo: _, ...words } = look
    expect((await film(words)).clip.digest).not.toBe(clip.digest)
  })

  it('none that can play leaves a drawn character, and the clip says why', async () => {
    const { look, warnings } = await mira([await upload('wall')])
    expect(look.photo).toBeUndefined()
    expect(look.source).toBe('illustrated')
    expect(look.references).toHaveLength(8)
    expect(warnings).toEqual([expect.stringMatching(/Reference 1 of Mira.*no face/)])
    const { warnings: said, jobs } = await film(look)
    expect(said).toEqual([expect.stringMatching(/Mira is drawn from words: reference 1 \(it shows no face\)/)])
    expect(Object.keys(jobs[0]?.inputs ?? {})).toEqual([])
  })
})
