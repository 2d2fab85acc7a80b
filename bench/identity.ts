// How often a face is lost at half identity strength, how often the refine loop brings it back, by how much and by what.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { medianOf, openTrials, type Trial } from '../nodes/identity/testing/trial.ts'

const option = (name: string): string | undefined =>
  process.argv.find(argument => argument.startsWith(`--${name}=`))?.slice(name.length + 3)
const seeds = Number(option('seeds') ?? 30)
const identityStrength = Number(option('strength') ?? 0.5)
const attempts = option('attempts')
const strategy = option('strategy')

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2
}
const count = (values: readonly string[]): string =>
  [...new Set(values)].map(value => `${value} ${values.filter(other => other === value).length}`).join(', ') || 'none'
const row = (label: string, value: string) => console.log(`${label.padEnd(52)}${value}`)

const folder = mkdtempSync(join(tmpdir(), 'reelgraph-bench-'))
try {
  const trials = await openTrials(folder)
  const all: Trial[] = []
  for (let seed = 1; seed <= seeds; seed++)
    all.push(
      await trials.run({
        seed,
        identityStrength,
        ...(attempts ? { attempts: Number(attempts) } : {}),
        ...(strategy ? { strategy } : {}),
      }),
    )
  await trials.close()
  const failed = all.filter(({ first }) => first.verdict !== 'pass')
  const lifted = failed.filter(({ best }) => best.verdict === 'pass')
  const lifts = failed.map(({ first, best }) => medianOf(best) - medianOf(first))
  const jobs = (which: 'first' | 'loop', capability: string): number =>
    all.reduce((sum, trial) => sum + (trial.jobs[which][capability] ?? 0), 0)
  const share = (part: number, whole: number): string =>
    `${part} of ${whole}${whole > 0 ? ` (${Math.round((100 * part) / whole)} %)` : ''}`
  console.log(
    `identity: ${seeds} seeds, identity strength ${identityStrength}, scenes of three parts, threshold ${all[0]?.first.threshold}, ${attempts ?? 'default'} attempts, strategy ${strategy ?? 'auto'}`,
  )
  row('first clip fails', share(failed.length, all.length))
  row('lost only from a join on', share(failed.filter(({ first }) => first.driftFrom !== null).length, failed.length))
  row('lifted over the threshold by the loop', share(lifted.length, failed.length))
  row('by', count(lifted.map(({ kept }) => kept ?? '')))
  row('median score of the failing, first clip → best', `${score(failed, 'first')} → ${score(failed, 'best')}`)
  row(
    'median lift, all that fail (lifted ones)',
    `${median(lifts).toFixed(2)} (${median(lifted.map(({ first, best }) => medianOf(best) - medianOf(first))).toFixed(2)})`,
  )
  row(
    'worse than the first clip',
    share(
      failed.filter(({ first, best }) => medianOf(best) < medianOf(first) && best.verdict !== 'pass').length,
      failed.length,
    ),
  )
  row(
    'attempts for a failing clip',
    (failed.reduce((sum, trial) => sum + trial.levers.length, 0) / Math.max(1, failed.length)).toFixed(1),
  )
  row('clips generated: first clips, loop', `${jobs('first', 'video.generate')}, ${jobs('loop', 'video.generate')}`)
  row('clips repaired, clips judged again', `${jobs('loop', 'face.repair')}, ${jobs('loop', 'face.identify')}`)
  if (process.argv.includes('--list'))
    for (const [index, { who, first, best, levers, kept }] of all.entries())
      console.log(
        `${String(index + 1).padStart(4)} ${who.padEnd(9)} ${first.verdict} ${medianOf(first).toFixed(2)}${first.driftFrom === null ? '' : ` from ${first.driftFrom}`} → ${best.verdict} ${medianOf(best).toFixed(2)}  ${levers.join(', ')}${kept ? ` (kept ${kept})` : ''}`,
      )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function score(trials: readonly Trial[], which: 'first' | 'best'): string {
  return median(trials.map(trial => medianOf(trial[which]))).toFixed(2)
}
