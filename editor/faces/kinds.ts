// Which face draws what, and how much room it takes: data only, so that a node's size is known before it is drawn.
import type { NodeSpec, OutputSpec } from '../../engine/graph/spec.ts'

export type FaceKind =
  | 'plain'
  | 'text'
  | 'script'
  | 'scenes'
  | 'characters'
  | 'lines'
  | 'images'
  | 'clip'
  | 'waveform'
  | 'curve'
  | 'qc'
  | 'episode'
  | 'files'
  | 'json'
  | 'any'

interface FaceRoom {
  /** Width of the node in px. */
  readonly width: number
  /** Height of the face in px; a number per px of width for pictures (9/16). */
  readonly height: number | { readonly aspect: number; readonly extra: number }
}

/** The node's width and the face's height for each kind of face. */
export const FACE_ROOM: Readonly<Record<FaceKind, FaceRoom>> = {
  plain: { width: 220, height: 0 },
  text: { width: 286, height: 92 },
  script: { width: 330, height: 252 },
  scenes: { width: 286, height: 112 },
  characters: { width: 286, height: 118 },
  lines: { width: 264, height: 104 },
  images: { width: 264, height: { aspect: 9 / 16, extra: 0 } },
  clip: { width: 264, height: { aspect: 9 / 16, extra: 0 } },
  waveform: { width: 242, height: 66 },
  curve: { width: 264, height: 92 },
  qc: { width: 330, height: 196 },
  episode: { width: 440, height: { aspect: 9 / 16, extra: 44 } },
  files: { width: 264, height: 104 },
  json: { width: 264, height: 104 },
  any: { width: 264, height: { aspect: 9 / 16, extra: 0 } },
}

/** The face for a value type, when a declaration names none that is known. */
const BY_TYPE: Readonly<Record<string, FaceKind>> = {
  Text: 'text',
  Number: 'text',
  Boolean: 'text',
  Story: 'text',
  SeriesBible: 'characters',
  Look: 'characters',
  Voice: 'lines',
  Script: 'script',
  Scene: 'scenes',
  SceneState: 'lines',
  Line: 'lines',
  Image: 'images',
  Clip: 'clip',
  Audio: 'waveform',
  SceneMix: 'waveform',
  FaceReport: 'curve',
  QcReport: 'qc',
  Episode: 'episode',
  Json: 'json',
  Any: 'any',
}

/** Other names that declarations use for a face. */
const ALIASES: Readonly<Record<string, FaceKind>> = {
  storyboard: 'scenes',
  image: 'images',
  audio: 'waveform',
  report: 'curve',
  player: 'episode',
  value: 'text',
  number: 'text',
  none: 'plain',
}

/** What each kind of face can draw, best first. */
const DRAWS: Readonly<Record<FaceKind, readonly string[]>> = {
  plain: [],
  text: ['Text', 'Story', 'Number', 'Boolean'],
  script: ['Script'],
  scenes: ['Scene'],
  characters: ['SeriesBible', 'Look'],
  lines: ['Line', 'SceneState', 'Voice'],
  images: ['Image', 'Look'],
  clip: ['Clip', 'Episode'],
  waveform: ['Audio', 'SceneMix'],
  curve: ['FaceReport'],
  qc: ['QcReport'],
  episode: ['Episode', 'Clip'],
  files: ['Json'],
  json: [],
  any: ['Any'],
}

export interface Face {
  readonly kind: FaceKind
  /** The output that is shown. */
  readonly output: OutputSpec | undefined
}

/** The face of a node: what its declaration names, else what fits its first output, else JSON. */
export function faceOf(spec: NodeSpec): Face {
  const first = spec.outputs[0]
  const named = spec.face.toLowerCase()
  if (named === 'none' || named === 'plain') return { kind: 'plain', output: first }
  const kind: FaceKind | undefined =
    named in FACE_ROOM
      ? (named as FaceKind)
      : (ALIASES[named] ?? BY_TYPE[spec.outputs.find(each => each.type.toLowerCase() === named)?.type ?? ''])
  // A value that is typed in on the node itself is not shown a second time.
  if (kind === 'text' && spec.inputs.length === 0 && spec.params.some(param => param.face))
    return { kind: 'plain', output: first }
  if (kind) {
    const output = DRAWS[kind]
      .map(type => spec.outputs.find(each => each.type === type))
      .find(each => each !== undefined)
    if (output || kind === 'files' || kind === 'json' || kind === 'any' || kind === 'text')
      return { kind, output: output ?? first }
  }
  if (!first) return { kind: 'plain', output: undefined }
  return { kind: BY_TYPE[first.type] ?? 'any', output: first }
}

export const faceHeight = (kind: FaceKind, width: number): number => {
  const { height } = FACE_ROOM[kind]
  return typeof height === 'number' ? height : Math.round((width - 2 * FACE_INSET) * height.aspect + height.extra)
}

/** Space between the face and the node's edge, in px. */
export const FACE_INSET = 10
