// The embedded illustrator: clips and portraits drawn on the CPU, with no model.
import { join } from 'node:path'
import { PermanentError } from '../../engine/graph/context.ts'
import { renderClip, renderPortraits } from '../../nodes/media/illustrated/render.ts'
import { CAPABILITIES, PortraitJob, VideoJob } from '../../nodes/media/jobs.ts'
import type { Runner, RunnerJob, RunnerResult } from '../runner.ts'

const illustrated: Runner = {
  name: 'illustrated',
  capabilities: [CAPABILITIES.video, CAPABILITIES.portrait],
  async run(job) {
    if (job.capability === CAPABILITIES.video) return video(job)
    if (job.capability === CAPABILITIES.portrait) return portraits(job)
    throw new PermanentError(`The illustrator does not offer ${job.capability}`)
  },
}
export default illustrated

async function video(job: RunnerJob): Promise<RunnerResult> {
  const parsed = VideoJob.safeParse(job.params)
  if (!parsed.success)
    throw new PermanentError(
      `The video job is malformed: ${parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
    )
  const path = join(job.folder, 'clip.mp4')
  const { startFrame, frames, sceneFrames } = parsed.data
  const last = startFrame + frames < sceneFrames ? join(job.folder, 'last.png') : undefined
  const facts = await renderClip(parsed.data, path, job.inputs.first?.path, {
    signal: job.signal,
    photos: photosOf(job),
    last,
    onProgress: (done, total, preview) => job.progress(done, total, `frame ${done} of ${total}`, preview),
  })
  const { width, height } = facts
  return {
    outputs: {
      clip: { path, mime: 'video/mp4', facts: { ...facts } },
      ...(last === undefined ? {} : { last: { path: last, mime: 'image/png', facts: { width, height } } }),
    },
  }
}

/** The inputs `photo:<character>`. */
const photosOf = (job: RunnerJob): Record<string, string> =>
  Object.fromEntries(
    Object.entries(job.inputs).flatMap(([name, { path }]) =>
      name.startsWith('photo:') ? [[name.slice('photo:'.length), path]] : [],
    ),
  )

async function portraits(job: RunnerJob): Promise<RunnerResult> {
  const parsed = PortraitJob.safeParse(job.params)
  if (!parsed.success)
    throw new PermanentError(
      `The portrait job is malformed: ${parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
    )
  const made = await renderPortraits(parsed.data, job.folder)
  job.progress(1, 1, 'portraits drawn')
  return {
    outputs: Object.fromEntries(
      Object.entries(made).map(([name, file]) => [name, { path: file.path, mime: 'image/png', facts: file.facts }]),
    ),
  }
}
