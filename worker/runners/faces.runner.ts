// Judges the identity of faces in clips and repairs them, in process, by ONNX models on the CPU.
import { join, resolve } from 'node:path'
import { PermanentError } from '../../engine/graph/context.ts'
import { descriptionsIn } from '../../nodes/media/faces/described.ts'
import { type IdentifyRequest, identifier } from '../../nodes/media/faces/identify.ts'
import { openFaceModels } from '../../nodes/media/faces/models/choose.ts'
import { embeddedDetector } from '../../nodes/media/faces/models/embedded.ts'
import { type RepairModels, repairFaces } from '../../nodes/media/faces/repair/repair.ts'
import { CAPABILITIES, IdentifyJob, RepairJob } from '../../nodes/media/jobs.ts'
import type { Runner, RunnerJob, RunnerResult } from '../runner.ts'

/**
 * @param models the folder of model files: InsightFace's are used when they lie there, the embedded ones are converted
 *   into it at first use
 */
export function facesRunner(models: string): Runner {
  let opened: Promise<ReturnType<typeof identifier>> | undefined
  const identify = () => {
    opened ??= openFaceModels(models).then(open => identifier(open, descriptionsIn(join(models, 'described'), open)))
    // A failure (a full disk, a broken model file) must not stay for good.
    opened.catch(() => {
      opened = undefined
    })
    return opened
  }
  let repairing: Promise<RepairModels> | undefined
  const repairModels = () => {
    // A repair needs all 68 landmarks, which only the embedded detector gives.
    repairing ??= Promise.all([openFaceModels(models), embeddedDetector(models)]).then(([{ embedder }, detector]) => ({
      embedder,
      detector,
    }))
    repairing.catch(() => {
      repairing = undefined
    })
    return repairing
  }
  return {
    name: 'onnx',
    capabilities: [CAPABILITIES.identify, CAPABILITIES.repair],
    run: async job => {
      if (job.capability === CAPABILITIES.repair) return repair(job, await repairModels())
      const request = requestOf(job)
      const judge = await identify()
      const { report, warnings } = await judge(request, job.signal, (done, total, message) =>
        job.progress(done, total, message),
      )
      return { outputs: {}, facts: { report, warnings } }
    },
  }
}

async function repair(job: RunnerJob, models: RepairModels): Promise<RunnerResult> {
  const { cast, strength } = RepairJob.parse(job.params)
  const clip = job.inputs.clip
  if (!clip) throw new PermanentError('The repair job came without its clip')
  const out = join(job.folder, 'clip.mp4')
  const members = cast.map(({ id, name }) => ({ id, name, files: referencesOf(job, id).map(({ path }) => path) }))
  const { repaired, width, height, fps, frames } = await repairFaces(
    { clip: clip.path, out, strength, cast: members },
    models,
    job.signal,
    (done, total, message) => job.progress(done, total, message),
  )
  const facts = { width, height, fps, frames, duration: frames / fps, repaired }
  return { outputs: { clip: { path: out, mime: 'video/mp4', facts } } }
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
