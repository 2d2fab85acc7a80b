// The values that faces draw, as far as they need them. Read with care: a face never breaks on a value it does not know.
import { isObject } from '../../engine/graph/json.ts'

export interface PictureRef {
  readonly digest: string
  readonly mime: string
  readonly bytes: number
  readonly width: number
  readonly height: number
}
export interface ClipRef extends PictureRef {
  readonly fps: number
  readonly frames: number
  readonly duration: number
  readonly hasAudio?: boolean
  readonly joins?: readonly number[]
}
export interface SoundRef {
  readonly digest: string
  readonly mime: string
  readonly bytes: number
  readonly duration: number
  readonly peaks?: readonly number[]
  readonly speech?: {
    readonly speaker: string
    readonly text: string
    readonly emotion: string
    readonly words: readonly { readonly text: string; readonly start: number; readonly end: number }[]
  }
}
export interface SceneView {
  readonly id: string
  readonly number: number
  /** What stands on its slate instead of the number. */
  readonly slate?: string
  readonly interior: boolean
  readonly place: string
  readonly hour: string
  readonly action: string
  readonly camera: string
  readonly mood: string
  readonly characters: readonly string[]
  readonly utterances: readonly {
    readonly id: string
    readonly speaker: string
    readonly text: string
    readonly emotion: string
  }[]
  readonly frames: number
  /** Frames beyond those for the transition into the next scene. */
  readonly tailFrames?: number
  readonly fps: number
}
export interface ScriptView {
  readonly title: string
  readonly logline: string
  readonly writer: string
  readonly frames: number
  readonly fps: number
  readonly scenes: readonly SceneView[]
}
export interface LookView {
  readonly id: string
  readonly name: string
  readonly appearance: string
  readonly references: readonly PictureRef[]
}
export interface ReportView {
  readonly verdict: 'pass' | 'drift' | 'no-face' | 'extra-person'
  readonly threshold: number
  readonly model: string
  readonly characters: Readonly<
    Record<string, { readonly name: string; readonly median: number | null; readonly verdict: string }>
  >
  readonly samples: readonly { readonly time: number; readonly character: string | null; readonly score: number }[]
}
export interface QcView {
  readonly pass: boolean
  readonly checks: readonly {
    readonly metric: string
    readonly pass: boolean
    readonly value: string
    readonly target: string
    readonly where?: readonly string[]
  }[]
  /** What could not be measured, and why. */
  readonly unmeasured?: readonly { readonly metric: string; readonly why: string }[]
}
export interface EpisodeView {
  readonly title: string
  readonly video: ClipRef
  readonly loudness?: { readonly integrated: number; readonly truePeak: number }
  readonly scenes: readonly {
    readonly key: string
    readonly title: string
    readonly start: number
    readonly frames: number
    readonly missing?: boolean
    /** Frames of its clip that go by before it is seen. */
    readonly head?: number
  }[]
  readonly captions: readonly {
    readonly start: number
    readonly end: number
    readonly speaker: string
    readonly text: string
  }[]
  readonly vtt?: { readonly digest: string }
  readonly srt?: { readonly digest: string }
}

export interface DeliveryView {
  readonly files: readonly {
    readonly name: string
    readonly role: string
    readonly digest: string
    readonly bytes: number
  }[]
}

const has = (value: unknown, ...names: string[]): value is Record<string, unknown> =>
  isObject(value) && names.every(name => value[name] !== undefined && value[name] !== null)

export const isPicture = (value: unknown): value is PictureRef => has(value, 'digest', 'width', 'height')
export const isClip = (value: unknown): value is ClipRef => isPicture(value) && has(value, 'duration', 'fps')
export const isSound = (value: unknown): value is SoundRef => has(value, 'digest', 'duration') && !has(value, 'width')
export const isScene = (value: unknown): value is SceneView => has(value, 'number', 'place', 'action', 'utterances')
export const isScript = (value: unknown): value is ScriptView =>
  has(value, 'title', 'scenes') && Array.isArray(value.scenes)
export const isLook = (value: unknown): value is LookView =>
  has(value, 'name', 'references') && Array.isArray(value.references)
export const isReport = (value: unknown): value is ReportView => has(value, 'verdict', 'threshold', 'samples')
export const isQc = (value: unknown): value is QcView => has(value, 'checks') && Array.isArray(value.checks)
export const isEpisode = (value: unknown): value is EpisodeView =>
  has(value, 'video', 'scenes') && isClip(value.video) && Array.isArray(value.scenes)

export const isDelivery = (value: unknown): value is DeliveryView =>
  has(value, 'files') && Array.isArray(value.files) && value.files.every(file => has(file, 'name', 'digest', 'bytes'))

/** What stands on a scene's slate. */
export const slateOf = (scene: SceneView): string => scene.slate ?? String(scene.number).padStart(2, '0')

/** `INT. SECRET LAB – NIGHT`, as a screenplay has it. */
export const slug = (scene: SceneView): string =>
  `${scene.interior ? 'INT' : 'EXT'}. ${scene.place} – ${scene.hour}`.toUpperCase()

/** The sound to show of a value: itself, or a scene mix's dialogue. */
export function soundOf(value: unknown): SoundRef | undefined {
  if (isSound(value)) return value
  if (isObject(value)) for (const name of ['dialogue', 'music', 'effects']) if (isSound(value[name])) return value[name]
  return undefined
}
