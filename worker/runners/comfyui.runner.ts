// The ComfyUI beside a worker: whole workflows, and shots and pictures by workflows that are bound to them.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { CAPABILITIES, VideoJob } from '../../nodes/media/jobs.ts'
import { Bindings, type Given } from '../../nodes/providers/comfyui/bindings.ts'
import { comfyClient, comfyHeaders, comfyUrl } from '../../nodes/providers/comfyui/client.ts'
import { conformShot } from '../../nodes/providers/comfyui/conform-shot.ts'
import { executeWorkflow, type Made } from '../../nodes/providers/comfyui/execute.ts'
import { WORKFLOW_CAPABILITY, Workflow, WorkflowJob } from '../../nodes/providers/comfyui/job.ts'
import type { Runner, RunnerJob, RunnerResult } from '../runner.ts'

/** A workflow that serves a capability: `<data>/comfyui/video.generate.json`. */
const Bound = z.object({ workflow: Workflow, bindings: Bindings })
type Bound = z.infer<typeof Bound>

const client = comfyClient(comfyUrl(), comfyHeaders())
const bound = boundWorkflow(CAPABILITIES.video)
/** Only who says where its ComfyUI is offers anything, and shots only while it answers: others would wait for nothing. */
const isNamed = Boolean(process.env.COMFYUI_URL)
const answers = isNamed && bound !== undefined && (await client.health(new AbortController().signal)) !== undefined

export default {
  name: 'comfyui',
  capabilities: [...(isNamed ? [WORKFLOW_CAPABILITY] : []), ...(answers ? [CAPABILITIES.video] : [])],
  run: async job => {
    if (job.capability === WORKFLOW_CAPABILITY) return workflow(job)
    if (job.capability === CAPABILITIES.video && bound) return shot(job, bound)
    throw new PermanentError(`The ComfyUI runner does not offer ${job.capability}`)
  },
} satisfies Runner

function boundWorkflow(capability: string): Bound | undefined {
  const folder = process.env.COMFYUI_WORKFLOWS || join(process.env.REELGRAPH_DATA || '.data', 'comfyui')
  let text: string
  try {
    text = readFileSync(resolve(folder, `${capability}.json`), 'utf8')
  } catch {
    return undefined
  }
  return Bound.parse(JSON.parse(text))
}

async function workflow(job: RunnerJob): Promise<RunnerResult> {
  const parsed = WorkflowJob.safeParse(job.params)
  if (!parsed.success) throw new PermanentError(`The workflow job is malformed: ${z.prettifyError(parsed.error)}`)
  const images = Object.keys(job.inputs)
    .filter(name => /^image_\d+$/.test(name))
    .sort((a, b) => Number(a.slice(6)) - Number(b.slice(6)))
    .flatMap(name => job.inputs[name] ?? [])
  const files = await execute(job, parsed.data, parsed.data.given, images)
  return {
    outputs: Object.fromEntries(
      files.map(({ path, mime, kind, facts }, index) => [`file_${index}`, { path, mime, facts: { kind, ...facts } }]),
    ),
  }
}

/** A shot by the bound workflow, brought to the size, rate and length that were asked for. */
async function shot(job: RunnerJob, serving: Bound): Promise<RunnerResult> {
  const parsed = VideoJob.safeParse(job.params)
  if (!parsed.success) throw new PermanentError(`The video job is malformed: ${z.prettifyError(parsed.error)}`)
  const { prompt, seed, width, height, frames, fps } = parsed.data
  const { bindings } = serving
  const asked: Given = { prompt, seed, width, height, frames, fps }
  const given = Object.fromEntries(
    Object.entries(asked).filter(([name]) => (bindings[name as keyof Bindings] ?? []).length > 0),
  )
  const first = job.inputs.first
  const made = await execute(job, serving, given, first && bindings.images.length > 0 ? [first] : [])
  const clip = made.find(file => file.kind === 'clip')
  if (!clip) throw new PermanentError('The bound workflow made no film: it needs a node that saves one')
  const path = join(job.folder, 'shot.mp4')
  const facts = await conformShot(clip.path, path, { width, height, fps, frames }, job.signal)
  return { outputs: { clip: { path, mime: 'video/mp4', facts: { ...facts } } } }
}

async function execute(
  job: RunnerJob,
  serving: Bound,
  given: Omit<Given, 'images'>,
  images: readonly { readonly path: string; readonly digest: string; readonly mime: string }[],
): Promise<Made[]> {
  const known = new Map(Object.entries(job.checkpoints ?? {}))
  const { files } = await executeWorkflow({
    ...serving,
    client,
    headers: comfyHeaders(),
    given,
    images,
    folder: job.folder,
    signal: job.signal,
    onProgress: (fraction, message, preview) => job.progress(Math.round(fraction * 1000), 1000, message, preview),
    remember: async (name, key, submit) => {
      const checkpoint = `${name} ${JSON.stringify(key)}`
      const before = known.get(checkpoint)
      if (typeof before === 'string') return before
      const id = await submit()
      job.checkpoint?.(checkpoint, id)
      return id
    },
  })
  return files
}
