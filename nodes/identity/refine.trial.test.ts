// The refine loop with the real renderer and the real face models, on scenes whose faces really are lost.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { medianOf, openTrials } from './testing/trial.ts'

let folder = ''
let trials: Awaited<ReturnType<typeof openTrials>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-trial-'))
  trials = await openTrials(folder)
})
afterAll(async () => {
  await trials.close()
  await rm(folder, { recursive: true, force: true })
})

it('faces that are held loosely are lost in some scenes, and the loop brings some back and makes none worse', async () => {
  const all = []
  for (const seed of [1, 3]) all.push(await trials.run({ seed, identityStrength: 0.4, attempts: 2 }))
  const failed = all.filter(({ first }) => first.verdict === 'drift')
  expect(failed.length).toBeGreaterThan(0)
  expect(failed.some(({ best }) => best.verdict === 'pass')).toBe(true)
  for (const { first, best, jobs, levers, warnings } of all) {
    if (first.verdict === 'pass') {
      expect(best).toEqual(first)
      expect(levers).toEqual([])
      continue
    }
    expect(best.verdict === 'pass' || medianOf(best) >= medianOf(first)).toBe(true)
    expect(warnings).toHaveLength(best.verdict === 'pass' ? 0 : 1)
    // What came before the join that drifts is not made again, and a repair makes no clip at all.
    const generated = levers.filter(lever => lever !== 'inpaint').length
    expect(jobs.first['video.generate']).toBe(3)
    if (first.driftFrom !== null) expect(jobs.loop['video.generate'] ?? 0).toBeLessThan(3 * generated)
    expect(jobs.loop['face.repair'] ?? 0).toBeLessThanOrEqual(levers.includes('inpaint') ? 3 : 0)
  }
}, 600_000)
