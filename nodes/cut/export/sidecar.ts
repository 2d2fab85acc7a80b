// The sidecar: what the episode is, what it measures, and who made each part of it with which seed.
import { z } from 'zod'
import type { NodeContext } from '../../../engine/graph/context.ts'
import type { Json } from '../../../engine/graph/json.ts'
import type { DeliveryValue, EpisodeValue, QcReportValue } from '../../types.ts'

/** The reader that says which take made a file: registered by the host. */
export const ORIGINS_READER = 'origins'

/** Where a file came from: the first take that has it among its outputs. Nothing of time or place. */
const Origin = z.object({
  digest: z.string(),
  /** The node's type, such as `picture/video-gen`. */
  type: z.string(),
  served: z.string().optional(),
  params: z.record(z.string(), z.json()),
  prompt: z.string().optional(),
  costUsd: z.number(),
})
export type Origin = z.infer<typeof Origin>

export async function sidecarOf(
  episode: EpisodeValue,
  report: QcReportValue | undefined,
  files: DeliveryValue['files'],
  stemTrimDb: number,
  ctx: NodeContext,
): Promise<string> {
  const parts = (scene: EpisodeValue['scenes'][number]) => ({
    ...(scene.clip ? { picture: scene.clip.digest } : {}),
    ...Object.fromEntries(Object.entries(scene.stems ?? {}).map(([role, file]) => [role, file.digest])),
  })
  const digests = [...new Set(episode.scenes.flatMap(scene => Object.values(parts(scene))))].sort()
  const origins = z.array(Origin).parse(await ctx.read(ORIGINS_READER, { digests }))
  const from = new Map(origins.map(({ digest, ...origin }) => [digest, origin]))
  const providers: Record<string, number> = {}
  for (const { served } of origins) if (served) providers[served] = (providers[served] ?? 0) + 1
  const { digest, width, height, fps, frames, duration } = episode.video
  const sidecar = {
    format: 'reelgraph/episode',
    version: 1,
    title: episode.title,
    video: { digest, width, height, fps, frames, duration },
    loudness: { ...episode.loudness, target: episode.target },
    stems: { trimDb: stemTrimDb },
    scenes: episode.scenes.map(scene => ({
      key: scene.key,
      title: scene.title,
      start: scene.start,
      frames: scene.frames,
      tail: scene.tail,
      head: scene.head,
      transition: scene.transition,
      missing: scene.missing,
      parts: Object.fromEntries(
        Object.entries(parts(scene)).map(([role, digest]) => [role, { digest, ...from.get(digest) }]),
      ),
    })),
    providers,
    costUsd: origins.reduce((sum, { costUsd }) => sum + costUsd, 0),
    qc: report
      ? { pass: report.pass, checks: report.checks, unmeasured: report.unmeasured, remade: report.remade }
      : null,
    files: files.map(({ name, role, digest, mime, bytes }) => ({ name, role, digest, mime, bytes })),
  }
  return `${JSON.stringify(sidecar as Json, null, 2)}\n`
}
