// `npm test`: set-up, then every check there is; all of them are run, and the last line counts the tests.
// `npm test -- <name>` runs only the tests whose file names contain it, after the other checks.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, checkNode, compilePackages, installPackages, installPrograms, run, tool } from './setup.mjs'

checkNode()
const programs = installPrograms({ browser: true })
await installPackages()
// What the tests need and the other checks do not: a core is free for it meanwhile.
const ready = Promise.all([compilePackages(), programs])

const node = (path, ...args) => {
  const [program, script] = tool(path)
  return run(program, [script, ...args])
}
const folder = mkdtempSync(join(tmpdir(), 'reelgraph-tests-'))
const outcome = join(folder, 'tests.json')
const failed = []
const check = async (name, step) => {
  process.stdout.write(`\n== ${name}\n`)
  if (!(await step())) failed.push(name)
}

// The build beside what only reads the sources: each takes one core.
await Promise.all([
  check('build (tsc, vite)', () => build()),
  check('lint and format (biome)', () => node('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')),
])
await Promise.all([
  check('types (tsc)', () => node('typescript/bin/tsc', '-p', '.')),
  check('unused code (knip)', () => node('knip/bin/knip.js')),
])
await ready
await check('tests (vitest)', () => {
  const [program, script] = tool('vitest/vitest.mjs')
  const env = { ...process.env, REELGRAPH_TEST_SUMMARY: outcome }
  return run(program, [script, 'run', ...process.argv.slice(2)], { env })
})

/** What the tests came to; a failure when vitest did not get that far. */
function summary() {
  try {
    return JSON.parse(readFileSync(outcome, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, skipped: 0, failures: [{ name: 'vitest', message: 'ended early' }], slowest: [] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const say = line => process.stdout.write(`${line}\n`)
const { passed, failed: failedTests, skipped, failures, slowest } = summary()
say(`\nslowest: ${slowest.map(({ file, seconds }) => `${file} ${seconds.toFixed(0)} s`).join(', ')}`)
for (const { name, message } of failures) say(`\nFAILED ${name}\n${message.replace(/^/gm, '  ')}`)
if (failed.length > 0) say(`\nFailed: ${failed.join('; ')}`)
say(`\n${passed} passed, ${failedTests} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed.length > 0 ? 1 : 0)
