import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Lookup } from '../../engine/graph/ports.ts'
import { facesRunner } from '../../worker/runners/faces.runner.ts'
import { AVA, MIRA, type Person, portraits, shoot } from '../media/faces/testing/film.ts'
import { type TestContext, testContext } from '../testing/context.ts'
import { testScene } from '../testing/media.ts'
import type { ClipValue, FaceReportValue, LookValue } from '../types.ts'
import validate from './idr-validate.node.ts'

let folder = ''
let ctx: TestContext
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-idr-'))
  ctx = await testContext({ runners: [facesRunner(join(folder, 'models'))] })
})
afterAll(async () => {
  await ctx.close()
  await rm(folder, { recursive: true, force: true })
})

async function look(who: Person): Promise<LookValue> {
  const references = await Promise.all(
    (await portraits(who, folder)).map(async ({ path }) => ({
      ...(await ctx.artifacts.adopt(path, 'image/png')),
      width: 384,
      height: 384,
    })),
  )
  return { ...who, references, source: 'illustrated' }
}

/** A lookup that remembers what it was asked. */
function lookupOf(looks: readonly LookValue[]): Lookup<LookValue> & { asked: string[] } {
  const asked: string[] = []
  const find = (key: string) => {
    asked.push(key)
    return looks.find(each => each.id === key)
  }
  const get = async (keys: string | readonly string[]) => (typeof keys === 'string' ? find(keys) : keys.map(find))
  return { asked, get: get as Lookup<LookValue>['get'], keys: async () => looks.map(each => each.id) }
}

it('judges the scene’s characters by their looks, with the rest of the cast as the others', async () => {
  const looks = await Promise.all([AVA, MIRA].map(look))
  const file = await shoot(join(folder, 'clip.mp4'), { who: [AVA] })
  const clip: ClipValue = {
    ...(await ctx.artifacts.adopt(file, 'video/mp4')),
    width: 640,
    height: 360,
    fps: 12,
    frames: 24,
    duration: 2,
    hasAudio: false,
    joins: [12],
  }
  const cast = lookupOf(looks)
  const run = async (characters: string[]) => {
    const inputs = { clip, scene: { ...testScene(1, 24, 0, 12), characters }, cast }
    return (await validate.run({ inputs, params: validate.params.parse({}), ctx })) as { report: FaceReportValue }
  }
  const { report } = await run(['ava'])
  expect(report.verdict).toBe('pass')
  expect(report.threshold).toBe(0.6)
  expect(report.model).toBe('face-api (embedded)')
  expect(Object.keys(report.characters)).toEqual(['ava'])
  expect(cast.asked).toContain('mira')
  expect(ctx.said.served).toEqual(['face-api (embedded)'])
  expect(ctx.said.warnings).toEqual([])

  const wrong = await run(['mira'])
  expect(wrong.report.verdict).toBe('drift')
  expect(wrong.report.characters.mira?.median).toBeLessThan(0.5)
})
