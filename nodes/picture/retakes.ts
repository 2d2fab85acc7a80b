// Retakes: extensions that are made otherwise from a frame of the scene on, while those before stay as they were made.
import { z } from 'zod'
import { ShotLevers } from '../media/jobs.ts'

const Retake = z.object({
  /** The frame of the scene from which it holds: extensions that begin there or later. */
  from: z.number().int().min(0),
  /** Another seed for them. */
  seed: z.number().int().min(0).max(0xffffffff).optional(),
  referenceWeight: z.number().min(0).max(1).optional(),
  keyframe: z.boolean().optional(),
  framing: ShotLevers.shape.framing.unwrap().optional(),
  faceRepair: z.enum(['off', 'inpaint']).optional(),
})

/** The param: later entries win over earlier ones. */
export const Retakes = z.array(Retake).max(24).default([]).meta({
  title: 'Retakes',
  description:
    'Extensions to make otherwise, such as [{"from": 192, "seed": 4, "referenceWeight": 0.6}]: what a retake names holds for the extensions that begin at its frame or later; those before stay as they were made.',
})

type Levers = z.infer<typeof ShotLevers> & { readonly faceRepair: 'off' | 'inpaint' }

/**
 * What one extension is made with: the node's own settings under the retakes that hold for it.
 * @param base the node's seed for this item @param index which extension, from 0 @param startFrame its first frame in the scene
 */
export function extensionSettings(
  params: Levers & { readonly retakes: z.infer<typeof Retakes> },
  base: number,
  index: number,
  startFrame: number,
): { seed: number; levers: Levers } {
  let { referenceWeight, keyframe, framing, faceRepair } = params
  let seed = base
  for (const retake of params.retakes) {
    if (retake.from > startFrame) continue
    referenceWeight = retake.referenceWeight ?? referenceWeight
    keyframe = retake.keyframe ?? keyframe
    framing = retake.framing ?? framing
    faceRepair = retake.faceRepair ?? faceRepair
    if (retake.seed !== undefined) seed = base ^ Math.imul(retake.seed + 1, 0x9e3779b1)
  }
  return { seed: (seed + index) >>> 0, levers: { referenceWeight, keyframe, framing, faceRepair } }
}
