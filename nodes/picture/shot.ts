// What Video Gen and the Last-Frame Chain share: how a scene, its cast and its speech become a video job.
import { z } from 'zod'
import { type ArtifactRef, PermanentError } from '../../engine/graph/context.ts'
import type { Gathered } from '../../engine/graph/ports.ts'
import type { ShotLevers, ShotPart, ShotSpeech, VideoJob } from '../media/jobs.ts'
import { layoutLines } from '../story/timing.ts'
import type { AudioValue, ClipValue, LookValue, SceneStateValue, SceneValue } from '../types.ts'

/** Picture size of each tier, in pixels. */
export const TIER_SIZES = {
  draft: { width: 640, height: 360 },
  preview: { width: 960, height: 540 },
  final: { width: 1280, height: 720 },
} as const

/** The param that says how far faces may wander, 0…1. */
export const IdentityStrength = z.number().min(0).max(1).default(1).meta({
  title: 'Identity strength',
  description: 'How exactly faces keep to their references; below 1 they wander by seed.',
  step: 0.05,
})

/** The params that work against a lost face; a refine loop turns them on later attempts. */
export const LeverParams = {
  referenceWeight: z.number().min(0).max(1).default(0).meta({
    title: 'Reference weight',
    description:
      'How strongly every frame’s face is pulled to the references: 0 leaves it to the generator; 1 takes back most of what a face has strayed, and less than half of the expression stays.',
    step: 0.05,
  }),
  keyframe: z.boolean().default(false).meta({
    title: 'Keyframe',
    description:
      'Begins with a fresh picture that is true to the references instead of going on from the last frame: a cut to another size where there was none.',
  }),
  framing: z.enum(['auto', 'wider', 'steadier']).default('auto').meta({
    title: 'Framing',
    description: 'Wider shows faces a size smaller; steadier turns heads less and keeps the camera calm.',
  }),
  faceRepair: z.enum(['off', 'inpaint']).default('off').meta({
    title: 'Face repair',
    description:
      'Inpaint draws the faces of the finished clip anew from the references, frame by frame, whoever made the clip.',
  }),
} as const

/** Frames of a scene with the tail that the dissolve into the next one takes. */
export const sceneFrames = (scene: SceneValue): number => scene.frames + scene.tailFrames

/**
 * Lays gathered speech on the scene's timeline. A speech item belongs to the utterance that its key's last segment names.
 * Items without speech facts (an imported sound) keep their place but move no lips.
 */
export function laySpeech(
  scene: SceneValue,
  gathered: readonly Gathered<AudioValue>[],
): { speech: ShotSpeech[]; warnings: string[] } {
  const sounds = new Map(gathered.map(item => [item.key.split('/').at(-1) ?? '', item.value]))
  const { lines, warnings } = layoutLines(
    scene,
    [...sounds].map(([id, audio]) => ({ id, seconds: audio.duration })),
  )
  const speech = lines.flatMap(line => {
    const utterance = scene.utterances.find(candidate => candidate.id === line.id)
    if (!utterance) return []
    return {
      speaker: utterance.speaker,
      emotion: utterance.emotion,
      start: line.start,
      end: line.end,
      phonemes: sounds.get(line.id)?.speech?.phonemes ?? [],
    }
  })
  return { speech, warnings }
}

export interface ShotParts {
  readonly scene: SceneValue
  readonly state: SceneStateValue | undefined
  readonly prompt: string | undefined
  readonly cast: readonly LookValue[]
  readonly speech: readonly ShotSpeech[]
  readonly seed: number
  readonly identityStrength: number
  readonly width: number
  readonly height: number
  readonly startFrame: number
  readonly frames: number
  readonly levers: ShotLevers
  /** The extensions before this one. */
  readonly before?: readonly ShotPart[]
}

/** The params of a `video.generate` job. */
export const videoJob = (parts: ShotParts): VideoJob => ({
  width: parts.width,
  height: parts.height,
  fps: parts.scene.fps,
  frames: parts.frames,
  startFrame: parts.startFrame,
  sceneFrames: sceneFrames(parts.scene),
  seed: parts.seed,
  identityStrength: parts.identityStrength,
  prompt: parts.prompt ?? parts.scene.action,
  scene: parts.scene,
  state: parts.state ?? null,
  referenceWeight: parts.levers.referenceWeight,
  keyframe: parts.levers.keyframe,
  framing: parts.levers.framing,
  before: parts.before ?? [],
  cast: [...parts.cast],
  speech: [...parts.speech],
})

/** A file that a worker made, and what it says of it. */
interface Made extends ArtifactRef {
  readonly facts: { readonly [key: string]: unknown }
}

/**
 * The clip that a worker's outputs and their facts describe: `clip`, and `last`, the picture of its last frame, of workers
 * that know it. @throws PermanentError when the facts are missing or wrong.
 */
export function clipOf({ clip: output, last }: Readonly<Record<string, Made>>): ClipValue {
  const facts = output?.facts ?? {}
  const number = (name: string): number => {
    const value = facts[name]
    if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0)
      throw new PermanentError(`The worker's clip came without its ${name}; update that worker or choose another`)
    return value
  }
  if (!output) throw new PermanentError('The worker finished without a clip')
  return {
    digest: output.digest,
    mime: output.mime,
    bytes: output.bytes,
    width: number('width'),
    height: number('height'),
    fps: number('fps'),
    frames: number('frames'),
    duration: number('duration'),
    hasAudio: facts.hasAudio === true,
    ...(last?.mime.startsWith('image/') ? { last: { digest: last.digest, mime: last.mime, bytes: last.bytes } } : {}),
  }
}

/**
 * How many frames each extension makes, so that together they are exactly `missing`. `count` 0 chooses: pieces of about
 * six seconds, three at most unless they would be longer than ten.
 */
export function extensionLengths(missing: number, fps: number, count: number): number[] {
  if (missing <= 0) return []
  const seconds = missing / fps
  const wanted = count > 0 ? count : Math.max(Math.min(3, Math.round(seconds / 6)), Math.ceil(seconds / 10), 1)
  const pieces = Math.min(wanted, missing)
  return Array.from(
    { length: pieces },
    (_, i) => Math.floor(((i + 1) * missing) / pieces) - Math.floor((i * missing) / pieces),
  )
}
