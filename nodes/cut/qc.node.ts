// QC: measures the finished episode on its file, says of each property what it is and should be, and has bad scenes remade.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { FILM_CAPABILITY } from '../media/measure/job.ts'
import { Episode, type EpisodeValue, FaceReport, Look, QcReport, type QcReportValue, Scene } from '../types.ts'
import { checkEpisode } from './qc/checks.ts'
import { flagged } from './qc/finding.ts'
import { measureEpisode } from './qc/measure.ts'
import { castOf } from './qc/people.ts'
import { type Measured, remakeFlagged } from './qc/remake.ts'

const seconds = (description: string) =>
  z.number().min(0.25).max(60).default(1).meta({ unit: 's', step: 0.25, description })

export default defineNode({
  type: 'cut/qc',
  version: 7,
  title: 'QC',
  category: 'Cut',
  summary:
    'Measures the episode on the encoded file: length, frame rate, format, loudness, peaks, black, frozen and silent stretches, captions, chapters, lips against voices, faces. Scenes that fail are made again once, and the better stays.',
  inputs: {
    episode: one(Episode).describe('The finished episode. It carries its own loudness target.'),
    scenes: many(Scene)
      .optional()
      .describe('The script’s scenes: their lengths, lines and characters are what the file is held against.'),
    reports: many(FaceReport).optional().describe("Every shot's identity report."),
    cast: many(Look).optional().describe("The cast's looks: with them the faces in the file itself are checked."),
  },
  params: z.object({
    remake: z.boolean().default(true).meta({
      title: 'Remake',
      description: 'Makes flagged scenes again once, with other seeds, where something upstream can.',
      face: true,
    }),
    people: z.boolean().default(true).meta({
      title: 'Lips and faces',
      description: 'Compares mouths with the voices heard and, with a cast, says who is seen in the file.',
    }),
    toleranceLu: z.number().min(0.1).max(5).default(0.5).meta({
      title: 'Tolerance',
      unit: 'LU',
      step: 0.1,
      description: "How far the loudness may lie from the episode's target.",
    }),
    longestBlack: seconds('Black pictures for this long are a fault.'),
    longestFrozen: seconds('A picture in which nothing moves for this long is a fault.'),
    longestSilence: seconds('Silence of this length is a fault.'),
  }),
  outputs: {
    report: one(QcReport).describe('Each property with its number, its target and where it fails.'),
    episode: one(Episode).describe('The episode; where scenes were made again, the better one.'),
  },
  capabilities: [FILM_CAPABILITY],
  face: 'qc',
  pool: 'cpu',
  expectSeconds: 15,
  run: async ({ inputs, params, ctx }) => {
    const scenes = inputs.scenes ?? []
    const cast = (inputs.cast ?? []).map(({ value }) => value)
    let round = 0
    const measure = async (episode: EpisodeValue, reports: Measured['reports']): Promise<Measured> => {
      const base = round++ === 0 ? 0 : 0.6
      const facts = await measureEpisode(episode, params, params.people ? cast : undefined, ctx, fraction =>
        ctx.progress(
          base + fraction * (base === 0 ? 0.6 : 0.35),
          base === 0 ? 'Measuring the file' : 'Measuring again',
        ),
      )
      const found = checkEpisode(facts, {
        episode,
        frames: (scenes.length > 0 ? scenes.map(scene => scene.value) : episode.scenes).reduce(
          (sum, scene) => sum + scene.frames,
          0,
        ),
        spoken: scenes.filter(scene => scene.value.utterances.length > 0).map(scene => scene.key),
        reports: reports ?? [],
        cast: cast.length > 0 && scenes.length > 0 ? castOf(scenes) : undefined,
        targets: params,
      })
      return { episode, reports, ...found }
    }
    const first = await measure(inputs.episode, inputs.reports)
    const { best, remade } = params.remake ? await remakeFlagged(first, measure, ctx) : { best: first, remade: [] }
    const report: QcReportValue = {
      pass: best.findings.every(finding => finding.pass),
      checks: best.findings.map(({ scenes: _, ...check }) => check),
      unmeasured: [...best.unmeasured],
      flaggedScenes: flagged(best.findings, best.episode),
      remade,
    }
    return { report, episode: best.episode }
  },
})
