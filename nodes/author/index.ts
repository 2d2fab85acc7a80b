// `reelgraph/node`: everything that the author of a node outside of this project needs.
export { z } from 'zod'
export {
  type ArtifactAccess,
  type ArtifactRef,
  type JobRequest,
  type JobResult,
  type NodeContext,
  PermanentError,
  TransientError,
} from '../../engine/graph/context.ts'
export { defineNode, Seed } from '../../engine/graph/define.ts'
export type { Json } from '../../engine/graph/json.ts'
export {
  anyOf,
  definePortType,
  type Emitted,
  type Gathered,
  type Lookup,
  lookup,
  many,
  one,
} from '../../engine/graph/ports.ts'
export type {
  AudioValue,
  Character,
  CharacterState,
  ClipValue,
  EpisodeValue,
  FaceReportValue,
  ImageValue,
  LineValue,
  LookValue,
  QcReportValue,
  SceneMixValue,
  SceneStateValue,
  SceneValue,
  ScriptValue,
  SeriesBibleValue,
  StoryValue,
  VoiceValue,
} from '../types.ts'
export {
  Any,
  Audio,
  BooleanType,
  Clip,
  Episode,
  FaceReport,
  Image,
  JsonType,
  Line,
  Look,
  NumberType,
  QcReport,
  Scene,
  SceneMix,
  SceneState,
  Script,
  SeriesBible,
  Story,
  Text,
  Voice,
} from '../types.ts'
export { type Trial, type TrialOptions, tryNode } from './trial.ts'

/** What one item of a module's nodes may use: export it as `limits`. */
export interface Limits {
  /** Seconds of its own work; waiting for workers and other items does not count. 1…86400, default 600. */
  readonly seconds?: number
  /** MiB of memory of the process that runs it. 128…65536, default 1024. */
  readonly memoryMiB?: number
}
