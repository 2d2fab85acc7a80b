// Makes reference photographs ready to play characters, in process, by ONNX models on the CPU.
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { PermanentError } from '../../engine/graph/context.ts'
import { embeddedDetector } from '../../nodes/media/faces/models/embedded.ts'
import type { Detector } from '../../nodes/media/faces/models/recogniser.ts'
import { rigPhoto } from '../../nodes/media/illustrated/photo/read/rig.ts'
import { CAPABILITIES, type PhotoFacts } from '../../nodes/media/jobs.ts'
import type { Runner, RunnerResult } from '../runner.ts'

/** @param models the folder of model files, into which the embedded ones are converted at first use */
export function photoRunner(models: string): Runner {
  let opened: Promise<Detector> | undefined
  const detector = () => {
    // Always the embedded models: they alone give all 68 landmarks.
    opened ??= embeddedDetector(models)
    opened.catch(() => {
      opened = undefined
    })
    return opened
  }
  return {
    name: 'photo',
    capabilities: [CAPABILITIES.photo],
    run: async (job): Promise<RunnerResult> => {
      const { photo } = job.inputs
      if (!photo) throw new PermanentError('The photo job came without its photo')
      const made = await rigPhoto(photo.path, await detector())
      if ('problem' in made) {
        const facts: PhotoFacts = { problem: made.problem, judged: made.judged }
        return { outputs: {}, facts }
      }
      const path = join(job.folder, 'cut.png')
      await writeFile(path, made.cut)
      const facts: PhotoFacts = { rig: made.rig }
      return {
        outputs: { cut: { path, mime: 'image/png', facts: { width: made.width, height: made.height } } },
        facts,
      }
    },
  }
}

export default photoRunner(resolve(process.env.REELGRAPH_DATA || '.data', 'models'))
