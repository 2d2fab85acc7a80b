// Each scene's clip, ready to cut: the right one as it is, a wrong one conformed, a missing one replaced.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type NodeContext, PermanentError } from '../../../engine/graph/context.ts'
import { isUnder, type Key } from '../../../engine/graph/keys.ts'
import type { Gathered, GatheredFailure } from '../../../engine/graph/ports.ts'
import { extractFrame, packetTimes } from '../../media/ffmpeg/index.ts'
import { type ClipValue, type SceneValue, slateOf } from '../../types.ts'
import { inParallel } from '../parallel.ts'
import { keptClip } from './kept.ts'
import {
  commonSize,
  conform,
  type EncoderMark,
  encoderMark,
  type Inspected,
  inspect,
  misfit,
  type PictureFormat,
  sourceOf,
  still,
  type Work,
} from './picture.ts'
import { drawSlate } from './slate.ts'
import type { Shot, ShotSource, Timeline } from './timeline.ts'

type Given<T> = readonly (Gathered<T> | GatheredFailure)[]

/** What was found for a scene: its clip, or why there is none. */
export type Found = { readonly clip: Inspected; readonly given: ClipValue } | { readonly missing: string }

/** The item that agrees with a scene's key: the first that is there, else the first failure. */
export function itemFor<T>(items: Given<T>, key: Key): Gathered<T> | GatheredFailure | undefined {
  const agreeing = items.filter(item => isUnder(item.key, key) || isUnder(key, item.key))
  return agreeing.find(item => item.value !== undefined) ?? agreeing[0]
}

/** Looks at every scene's clip. A file that cannot be read counts as missing, with the reason. */
export function findClips(timeline: Timeline, clips: Given<ClipValue>, ctx: NodeContext): Promise<Found[]> {
  return inParallel(timeline.shots, 4, async ({ key }): Promise<Found> => {
    const item = itemFor(clips, key)
    if (!item) return { missing: 'No clip was made for this scene.' }
    if (item.value === undefined) return { missing: (item as GatheredFailure).failed }
    try {
      return { clip: await inspect(ctx.artifacts.path(item.value.digest), ctx.signal), given: item.value }
    } catch (error) {
      ctx.signal.throwIfAborted()
      return { missing: `Its clip cannot be used: ${(error as Error).message}` }
    }
  })
}

/** @throws PermanentError that lists the scenes without a clip, when there are any. */
export function refuseMissing(timeline: Timeline, found: readonly Found[]): void {
  const lacking = timeline.shots.flatMap(({ scene }, index) => {
    const clip = found[index]
    return clip && 'missing' in clip ? [`scene ${slateOf(scene)}: ${clip.missing}`] : []
  })
  if (lacking.length === 0) return
  throw new PermanentError(
    `${lacking.length} of ${timeline.shots.length} scenes have no clip (${lacking.join('; ')}). ` +
      'Run them again, or set “missing” to slate or hold for a rough cut.',
  )
}

export interface Prepared {
  readonly format: PictureFormat
  readonly mark: EncoderMark
  readonly sources: readonly ShotSource[]
}

/** What a clip must become before it is cut, and how many frames that encodes. */
type Plan =
  | { readonly kind: 'ready'; readonly clip: Inspected; readonly digest: string }
  | { readonly kind: 'conform'; readonly clip: Inspected; readonly digest: string; readonly why: string }
  | { readonly kind: 'stand-in'; readonly reason: string }

/**
 * Brings every scene's clip to one format and at least its length.
 * @param wanted the format but for its size: that is what most clips have
 * @param onPlan told how many frames will be encoded, before any is
 */
export async function prepareSources(
  timeline: Timeline,
  found: readonly Found[],
  wanted: Omit<PictureFormat, 'width' | 'height' | 'fps'> & {
    readonly episode: string
    readonly missing: 'slate' | 'hold'
  },
  ctx: NodeContext,
  work: Work,
  onPlan: (frames: number) => void,
): Promise<Prepared> {
  const { episode, missing, ...encoding } = wanted
  const there = found.flatMap(item => ('clip' in item ? [item.clip.video] : []))
  const format: PictureFormat = { ...commonSize(there), fps: timeline.fps, ...encoding }
  const mark = await encoderMark(format, { ...work, onFrames: () => {} })
  const plans = timeline.shots.map((shot, index): Plan => {
    const item = found[index]
    if (!item || 'missing' in item) return { kind: 'stand-in', reason: item?.missing ?? '' }
    const why = misfit(item.clip, framesSeen(shot), format, mark)
    const { clip, given } = item
    return why ? { kind: 'conform', clip, digest: given.digest, why } : { kind: 'ready', clip, digest: given.digest }
  })
  // Whole, whatever is trimmed: another trim finds the conformed clip.
  const needs = timeline.shots.map(shot => shot.material)
  onPlan(plans.reduce((sum, plan, index) => sum + (plan.kind === 'ready' ? 0 : (needs[index] ?? 0)), 0))
  const sources = await inParallel(plans, 2, async (plan, index): Promise<ShotSource> => {
    const shot = timeline.shots[index]
    const frames = needs[index]
    if (!shot || !frames) throw new Error(`There is no shot ${index}`)
    if (plan.kind === 'ready') return sourceOf(plan.clip.path, plan.digest, plan.clip.packets, format, mark)
    const out = join(work.folder, `shot-${index}.mp4`)
    const source = async (name: string, from: unknown, make: () => Promise<unknown>): Promise<ShotSource> => {
      const { digest } = await keptClip(ctx, { name, from: [from, frames, format], out, make })
      const path = ctx.artifacts.path(digest)
      return sourceOf(path, digest, await packetTimes(path, work.signal), format, mark)
    }
    if (plan.kind === 'conform') {
      const { clip, digest } = plan
      ctx.log(`Scene ${slateOf(shot.scene)}: the clip is conformed, because ${plan.why}`)
      const short = framesSeen(shot) - clip.video.frames
      if (short > 0)
        ctx.warn(`Scene ${slateOf(shot.scene)}: its clip ends ${short} frames early; the last frame is held`)
      return source('conformed', { digest }, () => conform(clip, frames, out, format, work))
    }
    ctx.warn(`Scene ${slateOf(shot.scene)} is missing: ${plan.reason}`)
    const image = join(work.folder, `shot-${index}.png`)
    const held = missing === 'hold' ? nearestFrame(found, timeline, index) : undefined
    if (held)
      return source('held', { digest: held.digest, frame: held.frame }, async () => {
        await extractFrame(held.path, held.frame, image, { signal: work.signal })
        await still(image, frames, out, format, work)
      })
    const slate = slateFor(shot, plan.reason, episode)
    return source('slate', { slate }, async () => {
      await writeFile(image, drawSlate(slate, format.width, format.height))
      await still(image, frames, out, format, work)
    })
  })
  return { format, mark, sources }
}

/** The frame to hold for a missing scene: the last one shown before it, else the first one shown after it. */
function nearestFrame(
  found: readonly Found[],
  timeline: Timeline,
  index: number,
): { path: string; digest: string; frame: number } | undefined {
  const at = ({ clip, given }: Extract<Found, { clip: Inspected }>, frame: number) => ({
    path: clip.path,
    digest: given.digest,
    frame,
  })
  for (let before = index - 1; before >= 0; before--) {
    const item = found[before]
    const shot = timeline.shots[before]
    if (item && 'clip' in item && shot) return at(item, Math.min(item.clip.video.frames, framesSeen(shot)) - 1)
  }
  const after = found.slice(index + 1).find(item => 'clip' in item)
  return after && 'clip' in after ? at(after, 0) : undefined
}

/** Frames of a shot's clip up to the last that is seen. */
const framesSeen = (shot: Shot): number => shot.head + shot.frames + shot.tail

const slateFor = ({ scene, frames }: Shot, reason: string, episode: string) => ({
  episode,
  label: slateOf(scene),
  place: placeOf(scene),
  seconds: frames / scene.fps,
  reason,
})

/** `Secret lab, night` */
export const placeOf = (scene: SceneValue): string =>
  `${scene.place.charAt(0).toUpperCase()}${scene.place.slice(1)}, ${scene.hour}`
