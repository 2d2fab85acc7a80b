// The child process that runs jobs: one at a time, apart from the worker, so that a crash or a kill costs only the job.
import { pathToFileURL } from 'node:url'
import { isObject } from '../engine/graph/json.ts'
import type { ChildJob, FromChild, RunnerInfo, ToChild } from './ipc.ts'
import type { Runner } from './runner.ts'

const send = (message: FromChild): void => {
  if (process.connected) process.send?.(message)
}

let running: AbortController | undefined

process.on('message', (message: ToChild) => {
  if (message.type === 'describe') void describe(message.files)
  else if (message.type === 'run') void run(message.job)
  else running?.abort(new Error('The job was cancelled.'))
})

// The worker is gone: everything that this child has started (ffmpeg and others share its process group) goes with it.
process.on('disconnect', () => {
  try {
    process.kill(-process.pid, 'SIGKILL')
  } catch {
    process.exit(1)
  }
})
// A terminal's Ctrl+C is the worker's to handle.
process.on('SIGINT', () => {})

/** How long a runner's module may take to load, in ms: it loads its models when a job comes. */
const LOADING_MS = 30_000

async function load(file: string): Promise<Runner> {
  const late = new Promise<never>((_resolve, reject) =>
    setTimeout(reject, LOADING_MS, new Error(`it took longer than ${LOADING_MS / 1000} s to load`)).unref(),
  )
  const runner: unknown = (await Promise.race([import(pathToFileURL(file).href), late])).default
  if (!isRunner(runner)) throw new Error('its default export is no runner ({ name, capabilities, run })')
  return runner
}

const isRunner = (value: unknown): value is Runner =>
  isObject(value) &&
  typeof value.name === 'string' &&
  Array.isArray(value.capabilities) &&
  typeof value.run === 'function'

async function describe(files: readonly string[]): Promise<void> {
  const runners: RunnerInfo[] = []
  const broken: string[] = []
  for (const file of files)
    try {
      const { name, capabilities } = await load(file)
      runners.push({ file, name, capabilities })
    } catch (error) {
      broken.push(`${file}: ${error instanceof Error ? error.message : String(error)}`)
    }
  send({ type: 'described', runners, broken })
}

async function run(job: ChildJob): Promise<void> {
  const controller = new AbortController()
  running = controller
  try {
    const runner = await load(job.file)
    const made = await runner.run({
      capability: job.capability,
      params: job.params,
      inputs: job.inputs,
      folder: job.folder,
      signal: controller.signal,
      checkpoints: job.checkpoints,
      progress: (step, total, message, preview) =>
        send({
          type: 'progress',
          step,
          total,
          ...(message === undefined ? {} : { message }),
          ...(preview === undefined ? {} : { preview }),
        }),
      checkpoint: (name, value) => send({ type: 'checkpoint', name, value }),
    })
    send({ type: 'done', outputs: made.outputs, facts: made.facts ?? {} })
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error))
    send({
      type: 'failed',
      kind: failure.name === 'TransientError' ? 'transient' : 'permanent',
      message: failure.message || failure.name,
      detail: failure.stack ?? '',
    })
  } finally {
    running = undefined
  }
}
