// ComfyUI Workflow: any workflow of a ComfyUI server as one node, with its prompt, seed, size and images set from here.
import { z } from 'zod'
import type { NodeContext } from '../../engine/graph/context.ts'
import { type ArtifactRef, PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import type { Json } from '../../engine/graph/json.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { Bindings, bind, NO_BINDINGS } from '../providers/comfyui/bindings.ts'
import { comfyClient, comfyHeaders, comfyUrl } from '../providers/comfyui/client.ts'
import { executeWorkflow } from '../providers/comfyui/execute.ts'
import { WORKFLOW_CAPABILITY, Workflow, type WorkflowJob } from '../providers/comfyui/job.ts'
import { Audio, type AudioValue, Clip, type ClipValue, Image, type ImageValue, Text } from '../types.ts'

const size = (title: string, description: string) =>
  z
    .number()
    .int()
    .min(0)
    .max(16_384)
    .default(0)
    .meta({ title, description: `${description} 0 leaves it as it is.`, unit: 'px' })

/** A file as it came: its kind, and the facts of that kind. */
type Brought = ArtifactRef & { readonly facts: { readonly [fact: string]: unknown } }

export default defineNode({
  type: 'picture/comfyui-workflow',
  version: 1,
  title: 'ComfyUI Workflow',
  category: 'Picture',
  summary:
    'Runs a workflow of a ComfyUI server. Drop a workflow (JSON, or a picture that ComfyUI saved) on the canvas to make one.',
  inputs: {
    prompts: many(Text)
      .optional()
      .describe('The prompt. Wired from a stream it runs once for each scene, line or item.'),
    images: many(Image).optional().describe('Pictures for the bound image inputs, in order.'),
  },
  params: z.object({
    workflow: Workflow.nullable().default(null).meta({
      title: 'Workflow',
      description: 'In API form, as “Export (API)” saves it.',
      widget: 'json',
    }),
    bindings: Bindings.default(NO_BINDINGS).meta({
      title: 'Bindings',
      description: 'Which inputs of the workflow (node.input) each value goes to, and the nodes whose files are taken.',
      widget: 'json',
    }),
    prompt: z.string().max(20_000).default('').meta({
      title: 'Prompt',
      description: 'Used when no prompt is wired; empty leaves the one in the workflow.',
      widget: 'multiline',
      face: true,
    }),
    negative: z.string().max(20_000).default('').meta({
      title: 'Negative',
      description: 'What not to show; empty leaves the one in the workflow.',
      widget: 'multiline',
    }),
    checkpoint: z.string().max(500).default('').meta({
      title: 'Checkpoint',
      description: 'The model, of those that ComfyUI has; empty leaves the one in the workflow.',
      choicesFrom: 'comfyui-checkpoints',
    }),
    lora: z.string().max(500).default('').meta({
      title: 'LoRA',
      description: 'The LoRA, of those that ComfyUI has; empty leaves the one in the workflow.',
      choicesFrom: 'comfyui-loras',
    }),
    width: size('Width', 'Width of the picture.'),
    height: size('Height', 'Height of the picture.'),
    frames: z.number().int().min(0).max(100_000).default(0).meta({
      title: 'Frames',
      description: 'Length of a film. 0 leaves it as it is.',
    }),
    where: z.enum(['auto', 'server', 'worker']).default('auto').meta({
      title: 'Where',
      description:
        'By the ComfyUI that the server reaches, or by one beside a worker; auto takes the first that answers.',
    }),
    seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0).meta({
      title: 'Seed',
      description: 'Sent as it is, so that a picture made in ComfyUI comes out again.',
      widget: 'seed',
    }),
  }),
  outputs: {
    image: one(Image).describe('The first picture; absent when the workflow makes none.'),
    clip: one(Clip).describe('The first film; absent when the workflow makes none.'),
    audio: one(Audio).describe('The first sound; absent when the workflow makes none.'),
    images: many(Image, 'image').describe('Every picture, in order.'),
  },
  by: ['scene', 'line', 'character', 'item', 'frame', 'image'],
  regenerable: true,
  capabilities: [WORKFLOW_CAPABILITY],
  face: 'images',
  pool: 'net:comfyui',
  expectSeconds: 30,
  run: async ({ inputs, params, ctx }) => {
    const { workflow, bindings } = params
    if (!workflow || Object.keys(workflow).length === 0)
      throw new PermanentError('There is no workflow: drop one on the canvas, or paste it in API form into “Workflow”')
    const wired = inputs.prompts ?? []
    if (wired.length > 1)
      throw new PermanentError(
        `${wired.length} prompts came for one run${ctx.key ? ` (${ctx.key})` : ''}; join them into one text first, or wire a stream of scenes, lines, characters or items`,
      )
    const prompt = wired[0]?.value || params.prompt
    const given: WorkflowJob['given'] = {
      ...(prompt ? { prompt } : {}),
      ...(params.negative ? { negative: params.negative } : {}),
      ...(params.checkpoint ? { checkpoint: params.checkpoint } : {}),
      ...(params.lora ? { lora: params.lora } : {}),
      ...(params.width ? { width: params.width } : {}),
      ...(params.height ? { height: params.height } : {}),
      ...(params.frames ? { frames: params.frames } : {}),
      ...(bindings.seed.length > 0 ? { seed: params.seed } : {}),
    }
    const images = (inputs.images ?? []).map(item => item.value)
    const names = images.map((_, index) => `image ${index + 1}`)
    // Wrong bindings are told before anybody is asked.
    ctx.note('request', bind(workflow, bindings, { ...given, images: names }) as unknown as Json)
    const job: WorkflowJob = { workflow, bindings, given }
    const files = (await isHere(params.where, ctx)) ? await here(job, images, ctx) : await byWorker(job, images, ctx)
    const of = <T>(kind: string): T[] =>
      files.flatMap(({ facts: { kind: own, ...facts }, digest, mime, bytes }) =>
        own === kind ? [{ digest, mime, bytes, ...facts } as T] : [],
      )
    const pictures = of<ImageValue>('image')
    if (files.length === 0)
      throw new PermanentError(
        'The workflow made no files: it needs a node that saves, such as Save Image, or other outputs in “Bindings”',
      )
    return {
      image: pictures[0],
      clip: of<ClipValue>('clip')[0],
      audio: of<AudioValue>('audio')[0],
      images: pictures.map((value, index) => ({ segment: `image_${index + 1}`, value })),
    }
  },
})

/** Whether the server's own ComfyUI is to be used. */
async function isHere(where: 'auto' | 'server' | 'worker', ctx: NodeContext): Promise<boolean> {
  if (where !== 'auto') return where === 'server'
  return (await comfyClient(comfyUrl(), comfyHeaders()).health(ctx.signal)) !== undefined
}

async function here(job: WorkflowJob, images: readonly ImageValue[], ctx: NodeContext): Promise<Brought[]> {
  const headers = comfyHeaders()
  const { files } = await executeWorkflow({
    ...job,
    client: comfyClient(comfyUrl(), headers),
    headers,
    images: images.map(image => ({ ...image, path: ctx.artifacts.path(image.digest) })),
    folder: await ctx.artifacts.scratch(),
    signal: ctx.signal,
    onProgress: ctx.progress,
    remember: (name, key, submit) => ctx.step(name, key, submit),
  })
  ctx.served('ComfyUI')
  const brought: Brought[] = []
  for (const { path, mime, kind, facts } of files)
    brought.push({ ...(await ctx.artifacts.adopt(path, mime)), facts: { kind, ...facts } })
  return brought
}

async function byWorker(job: WorkflowJob, images: readonly ImageValue[], ctx: NodeContext): Promise<Brought[]> {
  const inputs = Object.fromEntries(images.map((image, index) => [`image_${index}`, image]))
  const made = await ctx.dispatch(WORKFLOW_CAPABILITY, { params: job, inputs }).catch(error => {
    if (!(error instanceof PermanentError) || !/offers/.test(error.message)) throw error
    throw new PermanentError(`No ComfyUI answers at ${comfyUrl()} (COMFYUI_URL), and ${error.message}`)
  })
  ctx.served(made.servedBy)
  return Object.keys(made.outputs)
    .sort((a, b) => Number(a.slice(5)) - Number(b.slice(5)))
    .flatMap(name => made.outputs[name] ?? [])
}
