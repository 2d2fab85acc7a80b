// ENGINE CASE 17, on the engine alone: killed at random moments, it resumes and ends with the same bytes.
import { fork } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bundled } from '../testing/bundled.ts'

let bundle: Awaited<ReturnType<typeof bundled>>
beforeAll(async () => {
  bundle = await bundled(fileURLToPath(new URL('../testing/crash-child.ts', import.meta.url)))
})
afterAll(() => rm(bundle.folder, { recursive: true, force: true }))

const folders: string[] = []
afterEach(() => Promise.all(folders.splice(0).map(folder => rm(folder, { recursive: true, force: true }))))

interface Ended {
  status: string
  counts: { done: number; cached: number }
  digest: string
}

/** Runs the child; kills it `ms` after it started its run, when given. */
function runChild(folder: string, killAfter?: number): Promise<{ resumed: boolean; ended?: Ended }> {
  const child = fork(bundle.script, [folder], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  let resumed = false
  let ended: Ended | undefined
  child.on('message', (message: { resumed?: boolean } & Ended) => {
    if (message.resumed === undefined) ended = message
    else {
      resumed = message.resumed
      if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter)
    }
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) =>
      code === 0 || signal === 'SIGKILL'
        ? resolve({ resumed, ...(ended ? { ended } : {}) })
        : reject(new Error(`The child ended with ${code}`)),
    )
  })
}

/** Files that no process would ever use again. */
const leftovers = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter(name => /scratch.+|\.tmp$|\.\d+$/.test(name))

describe('case 17: crash', () => {
  it('resumes after kill -9 at random moments, loses no result, and ends with the same digest', async () => {
    const newFolder = async () => {
      const folder = await mkdtemp(join(tmpdir(), 'reelgraph-crash-'))
      folders.push(folder)
      return folder
    }
    const undisturbed = await runChild(await newFolder())
    expect(undisturbed.ended).toMatchObject({ status: 'done', counts: { done: 64 } })

    let kills = 0
    for (let round = 0; kills < 50; round++) {
      const folder = await newFolder()
      let last: Awaited<ReturnType<typeof runChild>> = { resumed: false }
      for (let at = 0; !last.ended; at++) {
        last = await runChild(folder, 4 + ((round * 53 + at * 37) % 29) + at * 6)
        if (!last.ended) kills++
        // A run that had ended, and was killed only before it could say so, is not resumed but found whole.
        if (at > 0 && !last.resumed) {
          last = await runChild(folder)
          expect(last.ended?.counts).toMatchObject({ done: 0, cached: 64 })
        }
      }
      expect(last.ended.status).toBe('done')
      expect(last.ended.digest).toBe(undisturbed.ended?.digest)
      expect(await leftovers(folder)).toEqual([])
    }
    expect(kills).toBeGreaterThanOrEqual(50)
  }, 1_800_000)
})
