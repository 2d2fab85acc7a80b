import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Lookup } from '../../engine/graph/ports.ts'
import { facesRunner } from '../../worker/runners/faces.runner.ts'
import { encodeClip, portraits, savePicture } from '../media/faces/testing/clip.ts'
import { drawScene, type Person, person } from '../media/faces/testing/drawn.ts'
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

async function look(id: string, name: string, who: Person): Promise<LookValue> {
  const references = await Promise.all(
    portraits(who, 256).map(async (picture, n) => {
      const { path } = await savePicture(picture, join(folder, `${id}-${n}.png`))
      return { ...(await ctx.artifacts.adopt(path, 'image/png')), width: 256, height: 256 }
    }),
  )
  return { id, name, gender: 'neutral', age: 30, appearance: '', clothing: '', references, source: 'illustrated' }
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
  const looks = await Promise.all([look('ava', 'Ava', person(0)), look('ravi', 'Ravi', person(5))])
  const file = join(folder, 'clip.mp4')
  await encodeClip(file, 24, 12, frame =>
    drawScene(480, 270, [{ who: person(0), x: 200 + frame * 2, y: 110, size: 45 }]),
  )
  const clip: ClipValue = {
    ...(await ctx.artifacts.adopt(file, 'video/mp4')),
    width: 480,
    height: 270,
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
  expect(report.threshold).toBe(0.7)
  expect(report.model).toBe('face-api (embedded)')
  expect(Object.keys(report.characters)).toEqual(['ava'])
  expect(cast.asked).toContain('ravi')
  expect(ctx.said.served).toEqual(['face-api (embedded)'])
  expect(ctx.said.warnings).toEqual([])

  const wrong = await run(['ravi'])
  expect(wrong.report.verdict).toBe('drift')
  expect(wrong.report.characters.ravi?.median).toBeLessThan(0.5)
})
