import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFaceModels } from './choose.ts'
import { embeddedNet, openNet } from './open.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-models-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('converted model files', () => {
  it('are written once, by however many at once, and leave nothing half-written behind', async () => {
    const models = join(folder, 'race')
    const made = await Promise.all([1, 2, 3].map(() => embeddedNet(models, 'landmarks-68')))
    const [version] = await readdir(models)
    expect(version).toMatch(/^face-api-\d/)
    const names = await readdir(join(models, version as string))
    expect(names.sort()).toEqual(['landmarks-68.onnx', 'landmarks-68.onnx.sha256'])
    const kept = await readFile(join(models, version as string, 'landmarks-68.onnx'))
    for (const bytes of made) expect(Buffer.compare(kept, bytes)).toBe(0)
  })

  it('are made again when their bytes are no longer what was written', async () => {
    const models = join(folder, 'torn')
    const good = await embeddedNet(models, 'landmarks-68')
    const file = join(models, (await readdir(models))[0] as string, 'landmarks-68.onnx')
    await writeFile(file, good.subarray(0, 1000))
    const again = await embeddedNet(models, 'landmarks-68')
    expect(Buffer.compare(again, good)).toBe(0)
    expect(Buffer.compare(await readFile(file), good)).toBe(0)
  })

  it('give the same numbers every time', async () => {
    const net = await openNet(await embeddedNet(join(folder, 'race'), 'landmarks-68'))
    const picture = Float32Array.from({ length: 3 * 112 * 112 }, (_, i) => (i * 7919) % 256)
    const first = await net.run(picture, [1, 3, 112, 112])
    const second = await net.run(picture, [1, 3, 112, 112])
    expect(first.points?.data).toEqual(second.points?.data)
  })
})

it('a model file that is no model is named', async () => {
  await writeFile(join(folder, 'det_10g.onnx'), 'not a model')
  await expect(openFaceModels(folder)).rejects.toThrow(/det_10g\.onnx cannot be opened/)
})
