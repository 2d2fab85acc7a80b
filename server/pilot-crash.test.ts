// ENGINE CASE 17 with the pilot itself: server, worker and ffmpeg killed at random moments, the same episode in the end.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crashTrial, digestOfRun, shortPilot } from './testing/crash.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-pilot-crash-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe.skipIf(process.platform === 'win32')('the pilot, killed', () => {
  it('goes on each time and ends with the same bytes, no process left behind and no torn file', async () => {
    const graph = await shortPilot(14)
    const whole = await crashTrial(join(folder, 'whole'), graph, { seed: 0, most: 0 })
    expect(whole.ended).toMatchObject({ status: 'done', problems: [] })
    const killed = await crashTrial(join(folder, 'killed'), graph, { seed: 17, most: 2 })
    expect(killed.kills).toEqual({ server: 2, worker: 2, ffmpeg: 2 })
    expect(killed).toMatchObject({ orphans: [], torn: [], leftover: [] })
    expect(killed.ended).toMatchObject({ status: 'done', problems: [] })
    expect(killed.ended.results).toEqual(whole.ended.results)
    expect(digestOfRun(killed.ended)).toBe(digestOfRun(whole.ended))
  }, 600_000)
})
