// A vitest reporter that writes what `npm test` says last: the counts, each failure with its message, and the slowest files.
import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'

const firstLines = error =>
  String(error?.message ?? error)
    .split('\n')
    .slice(0, 6)
    .join('\n')

/** Where an error was thrown, as far as it can be told. */
const place = error => {
  const frame = error?.stacks?.[0]
  return frame ? ` (${relative(process.cwd(), frame.file)}:${frame.line})` : ''
}

export default class SummaryReporter {
  /** @param {{ outputFile: string }} options where the summary goes */
  constructor({ outputFile }) {
    this.outputFile = outputFile
  }

  /** Errors outside of any test (a promise nobody waits for, a file that cannot be loaded) count as failures of their own. */
  onTestRunEnd(modules, unhandled) {
    const counts = { passed: 0, failed: 0, skipped: 0 }
    const failures = []
    const failed = (name, errors) => {
      counts.failed++
      failures.push({ name, message: errors.map(error => firstLines(error) + place(error)).join('\n') })
    }
    for (const module of modules) {
      const file = module.relativeModuleId ?? relative(process.cwd(), module.moduleId)
      for (const test of module.children.allTests()) {
        const { state, errors = [] } = test.result()
        if (state === 'failed') failed(`${file} > ${test.fullName}`, errors)
        else counts[state === 'passed' ? 'passed' : 'skipped']++
      }
      const around = [module, ...module.children.allSuites()].flatMap(task => task.errors())
      if (around.length > 0) failed(file, around)
    }
    for (const error of unhandled) failed('outside of any test', [error])
    const slowest = modules
      .map(module => ({ file: module.relativeModuleId, seconds: module.diagnostic().duration / 1000 }))
      .sort((a, b) => b.seconds - a.seconds)
      .slice(0, 12)
    writeFileSync(this.outputFile, JSON.stringify({ ...counts, failures, slowest }))
  }
}
