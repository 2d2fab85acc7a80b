import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { descriptionsIn } from './described.ts'
import type { FaceModels } from './models/choose.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-described-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const by = (key: string) => ({ detector: { name: 'd' }, embedder: { key } }) as unknown as FaceModels
const reference = {
  description: Float32Array.of(0.1, -2, 3),
  altered: [Float32Array.of(1, 2, 3), Float32Array.of(4, 5, 6)],
  small: [Float32Array.of(7, 8, 9)],
}

it('what one process described another one finds, number for number, and only by the same models', async () => {
  await descriptionsIn(folder, by('a')).keep('x', true, reference)
  await descriptionsIn(folder, by('a')).keep('faceless', false, undefined)
  const again = descriptionsIn(folder, by('a'))
  expect(await again.find('x', true)).toEqual({ reference })
  expect(await again.find('faceless', false)).toEqual({ reference: undefined })
  // Who was described with the altered pictures needs no second description without them.
  expect(await again.find('x', false)).toEqual({ reference: { ...reference, altered: [], small: [] } })
  await again.keep('y', false, { ...reference, altered: [], small: [] })
  expect(await again.find('y', true)).toBeUndefined()
  expect(await descriptionsIn(folder, by('b')).find('x', true)).toBeUndefined()
})

it('a torn file is described again, and a folder that cannot be written to is no failure', async () => {
  const [name] = await readdir(folder)
  const kept = descriptionsIn(folder, by('a'))
  for (const file of await readdir(folder)) await writeFile(join(folder, file), 'torn')
  expect(name).toBeDefined()
  expect(await kept.find('x', true)).toBeUndefined()
  await descriptionsIn(join(folder, String(name), 'below a file'), by('a')).keep('x', true, reference)
})
