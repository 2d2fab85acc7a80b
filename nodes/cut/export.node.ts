// Export: the episode as files to hand over: picture, captions, edit lists, stems, shots, poster and a sidecar.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { Delivery, type DeliveryValue, Episode, QcReport } from '../types.ts'
import { toEdl } from './export/edl.ts'
import { shotName, slug } from './export/names.ts'
import { toOtio } from './export/otio.ts'
import { makePoster } from './export/poster.ts'
import { sidecarOf } from './export/sidecar.ts'
import { renderStems } from './export/stems.ts'
import { together } from './parallel.ts'

const wanted = (title: string, description: string) => z.boolean().default(true).meta({ title, description })

export default defineNode({
  type: 'cut/export',
  version: 4,
  title: 'Export',
  category: 'Cut',
  summary:
    'Hands the episode over under readable names: MP4, SRT and VTT, the cut as OpenTimelineIO and CMX3600 EDL, stems, the shots, a poster, and a sidecar that says who made what.',
  inputs: {
    episode: one(Episode).describe('The finished episode, best as QC hands it on.'),
    report: one(QcReport).optional().describe('What it measures, for the sidecar.'),
  },
  params: z.object({
    name: z.string().max(60).default('').meta({
      description: 'What all file names begin with; empty takes the title.',
      face: true,
    }),
    stems: wanted('Stems', 'Dialogue, music and effects as WAV of 48 kHz and 24 bit; about 17 MB a minute each.'),
    shots: wanted('Shots', "Every scene's own clip, for editing: the edit lists name them."),
    poster: wanted('Poster', 'A picture of the episode as PNG.'),
    posterSeconds: z
      .number()
      .min(0)
      .max(36_000)
      .default(0)
      .meta({
        title: 'Poster at',
        unit: 's',
        step: 0.5,
        description: 'Where in the episode the poster is taken; 0 chooses the key frame that shows most.',
        showIf: { param: 'poster', in: [true] },
      }),
  }),
  outputs: { files: one(Delivery).describe('The files with their names.') },
  face: 'files',
  pool: 'cpu',
  expectSeconds: 10,
  run: async ({ inputs: { episode, report }, params, ctx }) => {
    const base = slug(params.name || episode.title)
    const files: DeliveryValue['files'] = []
    const add = (
      name: string,
      role: (typeof files)[number]['role'],
      file: { digest: string; mime: string; bytes: number },
    ) => files.push({ name, role, digest: file.digest, mime: file.mime, bytes: file.bytes })
    add(`${base}.mp4`, 'episode', episode.video)
    add(`${base}.srt`, 'captions', episode.srt)
    add(`${base}.vtt`, 'captions', episode.vtt)
    if (params.stems && !episode.mix)
      ctx.warn('This episode does not say how it was mixed, so there are no stems: assemble it again')
    const [written, poster] = await together(
      ctx.signal,
      async () =>
        params.stems
          ? renderStems(episode, ctx, fraction => ctx.progress(0.8 * fraction, 'Writing the stems'))
          : { files: [], trimDb: 0 },
      async signal => (params.poster ? makePoster(episode, params.posterSeconds, ctx, signal) : undefined),
    )
    const stems = written.files.map(stem => ({ ...stem, name: `${base}_${stem.role}.wav` }))
    for (const stem of stems) add(stem.name, 'stem', stem)
    if (params.shots)
      for (const [index, { clip }] of episode.scenes.entries()) {
        const name = shotName(episode, index, base)
        if (clip && name) add(name, 'shot', clip)
      }
    const { artifacts } = ctx
    add(`${base}.otio`, 'timeline', await artifacts.put(toOtio(episode, base, stems, params.shots), 'application/json'))
    add(`${base}.edl`, 'timeline', await artifacts.put(toEdl(episode, base, stems, params.shots), 'text/plain'))
    if (poster) add(`${base}_poster.png`, 'poster', poster)
    add(
      `${base}.json`,
      'sidecar',
      await artifacts.put(await sidecarOf(episode, report, files, written.trimDb, ctx), 'application/json'),
    )
    return { files: { title: episode.title, files } }
  },
})
