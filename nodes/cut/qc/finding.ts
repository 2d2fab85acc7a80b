// What a check finds: its verdict with the number, and which scenes it speaks against, by how much.
import { segments } from '../../../engine/graph/keys.ts'
import type { EpisodeValue, QcCheck } from '../../types.ts'

/** A scene that a failed check speaks against. */
export interface Blame {
  readonly key: string
  /** How bad it is, for comparing two attempts by the same check: seconds, or points of score. */
  readonly amount: number
}

export interface Finding extends QcCheck {
  readonly scenes: readonly Blame[]
}

/** A check that could not be made, and why: neither passed nor failed. */
export interface Unmeasured {
  readonly metric: string
  readonly why: string
}

export const finding = (
  metric: string,
  pass: boolean,
  value: string,
  target: string,
  where: readonly string[] = [],
  scenes: readonly Blame[] = [],
): Finding => ({ metric, pass, value, target, where: pass ? [] : [...where], scenes: pass ? [] : scenes })

export const clock = (seconds: number): string => `${seconds.toFixed(2)} s`
/** `1 place`, `2 places`. */
export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`
export const decimals = (value: number): string => value.toFixed(1)

export type PlacedScene = EpisodeValue['scenes'][number]

export const isIn = ({ video }: EpisodeValue, { start, frames }: PlacedScene, seconds: number): boolean =>
  seconds >= start / video.fps - 1e-3 && seconds < (start + frames) / video.fps

export const sceneAt = (episode: EpisodeValue, seconds: number): PlacedScene | undefined =>
  episode.scenes.find(scene => isIn(episode, scene, seconds))

/** Scene segments that any failed check speaks against, in the order of the episode. */
export function flagged(findings: readonly Finding[], episode: EpisodeValue): string[] {
  const keys = new Set(findings.flatMap(({ scenes }) => scenes.map(({ key }) => segments(key)[0] ?? '')))
  return episode.scenes.map(({ key }) => segments(key)[0] ?? '').filter(segment => keys.has(segment))
}
