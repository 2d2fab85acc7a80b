// ENGINE CASE 17 with the pilot itself: server, worker and ffmpeg killed at random moments, the same episode in the end.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crashTrial, digestOfRun, shortPilot, VICTIMS } from './testing/crash.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-pilot-crash-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe.skipIf(process.platform === 'win32')('the pilot, killed', () => {
  it('goes on each time and ends with the same bytes, no process left behind and no torn file', async () => {
    const graph = await shortPilot(12)
    const whole = await crashTrial(join(folder, 'whole'), graph, { seed: 0, most: 0 })
    expect(whole.ended).toMatchObject({ status: 'done', problems: [] })
    const kills = { server: 0, worker: 0, ffmpeg: 0 }
    // A run may end before its server's turn has come: then there is another one.
    for (let seed = 17; VICTIMS.some(victim => kills[victim] < 2); seed++) {
      expect(seed, `kills: ${JSON.stringify(kills)}`).toBeLessThan(22)
      const trial = await crashTrial(join(folder, `killed-${seed}`), graph, { seed, most: 2 })
      for (const victim of VICTIMS) kills[victim] += trial.kills[victim]
      expect(trial).toMatchObject({ orphans: [], torn: [], leftover: [] })
      expect(trial.ended).toMatchObject({ status: 'done', problems: [] })
      expect(trial.ended.results).toEqual(whole.ended.results)
      expect(digestOfRun(trial.ended)).toBe(digestOfRun(whole.ended))
    }
  }, 600_000)
})
