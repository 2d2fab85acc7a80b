// Judges the identity of faces in clips, in process, by ONNX models on the CPU.
import { resolve } from 'node:path'
import { PermanentError } from '../../engine/graph/context.ts'
import { type IdentifyRequest, identifier } from '../../nodes/media/faces/identify.ts'
import { openFaceModels } from '../../nodes/media/faces/models/choose.ts'
import { CAPABILITIES, IdentifyJob } from '../../nodes/media/jobs.ts'
import type { Runner, RunnerJob } from '../runner.ts'

/**
 * @param models the folder of model files: InsightFace's are used when they lie there, the embedded ones are converted
 *   into it at first use
 */
export function facesRunner(models: string): Runner {
  let opened: Promise<ReturnType<typeof identifier>> | undefined
  const identify = () => {
    opened ??= openFaceModels(models).then(identifier)
    // A failure (a full disk, a broken model file) must not stay for good.
    opened.catch(() => {
      opened = undefined
    })
    return opened
  }
  return {
    name: 'onnx',
    capabilities: [CAPABILITIES.identify],
    run: async job => {
      const request = requestOf(job)
      const judge = await identify()
      const { report, warnings } = await judge(request, job.signal, (done, total, message) =>
        job.progress(done, total, message),
      )
      return { outputs: {}, facts: { report, warnings } }
    },
  }
}

function requestOf(job: RunnerJob): IdentifyRequest {
  const params = IdentifyJob.parse(job.params)
  const clip = job.inputs.clip
  if (!clip) throw new PermanentError('The identity job came without its clip')
  const expected = new Set(params.expected.map(member => member.id))
  const members = [...params.expected, ...params.cast.filter(member => !expected.has(member.id))]
  return {
    clip: clip.path,
    threshold: params.threshold,
    samplesPerSecond: params.samplesPerSecond,
    joins: params.joins,
    cast: members.map(({ id, name }) => ({ id, name, expected: expected.has(id), files: referencesOf(job, id) })),
  }
}

/** The inputs `ref:<character>:<n>` in the order of n. */
function referencesOf(job: RunnerJob, id: string) {
  const prefix = `ref:${id}:`
  return Object.entries(job.inputs)
    .filter(([name]) => name.startsWith(prefix))
    .sort(([a], [b]) => Number(a.slice(prefix.length)) - Number(b.slice(prefix.length)))
    .map(([, { path, digest }]) => ({ path, digest }))
}

export default facesRunner(resolve(process.env.REELGRAPH_DATA || '.data', 'models'))
