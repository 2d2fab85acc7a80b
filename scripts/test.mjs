// `npm test`: set-up, then every check there is; all of them are run, and the last line counts the tests.
// `npm test -- <name>` runs only the tests whose file names contain it, after the other checks.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, checkNode, installPackages, installPrograms, run, tool } from './setup.mjs'

checkNode()
installPackages()
installPrograms({ browser: true })

const node = (path, ...args) => {
  const [program, script] = tool(path)
  return run(program, [script, ...args])
}
const folder = mkdtempSync(join(tmpdir(), 'reelgraph-tests-'))
const outcome = join(folder, 'tests.json')
const steps = {
  'lint and format (biome)': () => node('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  'types (tsc)': () => node('typescript/bin/tsc', '-p', '.'),
  'unused code (knip)': () => node('knip/bin/knip.js'),
  'build (tsc, vite)': () => build(),
  'tests (vitest)': () =>
    node(
      'vitest/vitest.mjs',
      'run',
      ...process.argv.slice(2),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${outcome}`,
    ),
}
const failed = []
for (const [name, step] of Object.entries(steps)) {
  process.stdout.write(`\n== ${name}\n`)
  if (!step()) failed.push(name)
}

/** The numbers of vitest's JSON reporter; none when it did not get that far. */
function counts() {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(
      readFileSync(outcome, 'utf8'),
    )
    // A file that could not be loaded fails as a whole, without tests of its own.
    const broken = testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length
    return { passed: numPassedTests, failed: numFailedTests + (numFailedTestSuites > 0 ? broken : 0) }
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const { passed, failed: failedTests } = counts()
process.stdout.write(
  `\n${failed.length > 0 ? `Failed: ${failed.join('; ')}\n` : ''}${passed} passed, ${failedTests} failed\n`,
)
process.exit(failed.length > 0 ? 1 : 0)
