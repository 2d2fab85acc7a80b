// `comfyui.workflow`: a whole workflow for a worker beside a ComfyUI.
import { z } from 'zod'
import type { ApiForm } from '../../../engine/graph/edit/apiform.ts'
import { Bindings } from './bindings.ts'

/** A workflow in API form. */
export const Workflow = z.record(
  z.string(),
  z.object({
    class_type: z.string(),
    inputs: z.record(z.string(), z.unknown()).default({}),
    _meta: z.object({ title: z.string().optional() }).optional(),
  }),
) as unknown as z.ZodType<ApiForm>

/** Values for the bound places; what is not there stays as the workflow has it. */
const GivenValues = z.object({
  prompt: z.string().optional(),
  negative: z.string().optional(),
  seed: z.number().int().min(0).optional(),
  width: z.number().int().min(1).optional(),
  height: z.number().int().min(1).optional(),
  frames: z.number().int().min(1).optional(),
  fps: z.number().min(1).optional(),
  checkpoint: z.string().optional(),
  lora: z.string().optional(),
})

/**
 * `comfyui.workflow`. Inputs: `image_0`, `image_1` … for the bound images, in order. Outputs: `file_0`, `file_1` … in the
 * order of the wanted nodes, with facts `{kind: image | clip | audio, …}`.
 */
export const WorkflowJob = z.object({ workflow: Workflow, bindings: Bindings, given: GivenValues })
export type WorkflowJob = z.infer<typeof WorkflowJob>

export const WORKFLOW_CAPABILITY = 'comfyui.workflow'
