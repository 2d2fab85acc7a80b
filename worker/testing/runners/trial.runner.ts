// A runner for tests of the hub and the worker: each capability behaves in one way that a real runner may.
import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PermanentError, TransientError } from '../../../engine/graph/context.ts'
import type { Runner, RunnerJob, RunnerResult } from '../../runner.ts'

const works: Record<string, (job: RunnerJob) => Promise<RunnerResult>> = {
  /** Upper-cases its input and says it in its params' language. */
  'trial.shout': async job => {
    const text = job.inputs.text ? await readFile(job.inputs.text.path, 'utf8') : String(job.params.text)
    job.progress(1, 2, 'half way')
    const path = join(job.folder, 'shout.txt')
    await writeFile(path, text.toUpperCase())
    return {
      outputs: { shout: { path, mime: 'text/plain', facts: { letters: text.length } } },
      facts: { pid: process.pid },
    }
  },
  /** Waits until the file `params.until` exists. */
  'trial.wait': async job => {
    job.progress(0, 1, `pid ${process.pid}`)
    while (!job.signal.aborted)
      try {
        return { outputs: {}, facts: { said: await readFile(String(job.params.until), 'utf8'), pid: process.pid } }
      } catch {
        await sleep(20)
      }
    throw job.signal.reason
  },
  /** Starts a long process of its own, ignores being cancelled, and tells the pid. */
  'trial.stubborn': async job => {
    const child = spawn('sleep', ['600'])
    job.progress(0, 1, `${child.pid}`)
    await sleep(600_000)
    return { outputs: {} }
  },
  'trial.crash': async () => process.abort(),
  'trial.transient': async () => {
    throw new TransientError('come back later')
  },
  'trial.permanent': async () => {
    throw new PermanentError('this will never do')
  },
  /** Saves a checkpoint and crashes the first time; the second time it tells what it found. */
  'trial.checkpoint': async job => {
    if (job.checkpoints?.step === undefined) {
      job.checkpoint?.('step', 41)
      throw new TransientError('stopped after the checkpoint')
    }
    return { outputs: {}, facts: { step: job.checkpoints.step } }
  },
  /** Hands out a file that is not its own. */
  'trial.escape': async () => ({ outputs: { out: { path: '/etc/hostname', mime: 'text/plain', facts: {} } } }),
}

export default {
  name: 'trial',
  capabilities: Object.keys(works),
  run: job => {
    const work = works[job.capability]
    if (!work) throw new PermanentError(`trial does not do ${job.capability}`)
    return work(job)
  },
} satisfies Runner
