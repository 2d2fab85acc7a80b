// Proof against crashes: the short pilot, with server, worker and ffmpeg killed at random moments, ends as undisturbed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crashTrial, digestOfRun, shortPilot, type Trial, VICTIMS } from '../server/testing/crash.ts'

const number = (name: string, fallback: number) =>
  Number(process.argv.find(argument => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? fallback)
const wanted = number('kills', 20)
const seconds = number('seconds', 24)

const folder = mkdtempSync(join(tmpdir(), 'reelgraph-crash-'))
try {
  const graph = await shortPilot(seconds)
  const undisturbed = await crashTrial(join(folder, 'whole'), graph, { seed: 0, most: 0 })
  const whole = digestOfRun(undisturbed.ended)
  console.log(
    `undisturbed: ${undisturbed.ended.status}, ${undisturbed.ended.counts.done} items, digest ${whole.slice(0, 12)}`,
  )
  const trials: Trial[] = []
  const killed = (victim: (typeof VICTIMS)[number]) => trials.reduce((sum, trial) => sum + trial.kills[victim], 0)
  for (let seed = 1; VICTIMS.some(victim => killed(victim) < wanted); seed++) {
    const own = join(folder, `trial-${seed}`)
    const trial = await crashTrial(own, graph, { seed, most: wanted, log: line => console.log(`  ${line}`) })
    trials.push(trial)
    const digest = digestOfRun(trial.ended)
    console.log(
      `trial ${seed}: ${trial.ended.status}, ${digest === whole ? 'same digest' : `OTHER DIGEST ${digest.slice(0, 12)}`}, ` +
        `${trial.orphans.length} orphans, ${trial.torn.length} torn, ${trial.leftover.length} left over`,
    )
    for (const line of [...trial.orphans, ...trial.torn, ...trial.leftover, ...trial.ended.problems])
      console.log(`    ${line}`)
    if (digest !== whole) {
      const before = new Set(undisturbed.ended.results)
      for (const line of trial.ended.results) if (!before.has(line)) console.log(`    differs: ${line}`)
    }
    rmSync(own, { recursive: true, force: true })
  }
  const bad = trials.filter(
    trial => digestOfRun(trial.ended) !== whole || trial.orphans.length + trial.torn.length + trial.leftover.length > 0,
  )
  console.log(
    `${VICTIMS.map(victim => `${victim} killed ${killed(victim)} times`).join(', ')} in ${trials.length} runs: ${bad.length === 0 ? 'all as undisturbed' : `${bad.length} NOT as undisturbed`}`,
  )
  process.exitCode = bad.length === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
