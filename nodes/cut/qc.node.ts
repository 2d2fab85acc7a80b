// QC: measures the finished episode on its file, and says of each property what it is and what it should be.
import { join } from 'node:path'
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { packetTimes, probe } from '../media/ffmpeg/index.ts'
import { isFastStart } from '../media/measure/container.ts'
import { measurePicture } from '../media/measure/picture.ts'
import { measureSound } from '../media/measure/sound.ts'
import { Episode, FaceReport, QcReport, type QcReportValue, Scene } from '../types.ts'
import { together } from './parallel.ts'
import { checkEpisode, flagged } from './qc/checks.ts'

const seconds = (description: string) =>
  z.number().min(0.25).max(60).default(1).meta({ unit: 's', step: 0.25, description })

/** dBFS below which nothing is heard. */
const SILENCE_DBFS = -60

export default defineNode({
  type: 'cut/qc',
  version: 1,
  title: 'QC',
  category: 'Cut',
  summary:
    'Measures the episode on the encoded file: length, frame rate, format, loudness, peaks, black, frozen and silent stretches, captions, chapters, identity. Names the scenes to make again.',
  inputs: {
    episode: one(Episode).describe('The finished episode.'),
    scenes: many(Scene)
      .optional()
      .describe('The script’s scenes: their lengths and lines are what the file is held against.'),
    reports: many(FaceReport).optional().describe("Every shot's identity report."),
  },
  params: z.object({
    targetLufs: z.number().min(-36).max(-9).default(-16).meta({
      title: 'Loudness',
      unit: 'LUFS',
      step: 0.5,
      description: 'Integrated loudness the episode should have (EBU R128).',
    }),
    toleranceLu: z.number().min(0.1).max(5).default(0.5).meta({
      title: 'Tolerance',
      unit: 'LU',
      step: 0.1,
      description: 'How far the loudness may lie from its target.',
    }),
    truePeak: z
      .number()
      .min(-9)
      .max(0)
      .default(-1)
      .meta({ unit: 'dBTP', step: 0.1, description: 'The highest true peak allowed.' }),
    longestBlack: seconds('Black pictures for this long are a fault.'),
    longestFrozen: seconds('A picture in which nothing moves for this long is a fault.'),
    longestSilence: seconds('Silence of this length is a fault.'),
  }),
  outputs: { report: one(QcReport).describe('Each property with its number, its target and where it fails.') },
  face: 'qc',
  pool: 'cpu',
  expectSeconds: 10,
  run: async ({ inputs, params, ctx }) => {
    const { episode } = inputs
    const { signal } = ctx
    const path = ctx.artifacts.path(episode.video.digest)
    const folder = await ctx.artifacts.scratch()
    const [found, packets, fastStart] = await Promise.all([
      probe(path, { signal }),
      packetTimes(path, signal),
      isFastStart(path),
    ])
    const done = { picture: 0, sound: 0 }
    const report = (stage: 'picture' | 'sound') => (fraction: number) => {
      done[stage] = fraction
      ctx.progress(0.05 + 0.75 * done.picture + 0.2 * done.sound, 'Measuring the file')
    }
    const hasCaptions = found.streams.some(stream => stream.kind === 'subtitle')
    const { duration } = found
    const limits = { shortestBlack: params.longestBlack, shortestFrozen: params.longestFrozen }
    const [picture, sound] = await together(
      ctx.signal,
      signal => measurePicture(path, episode.video, limits, { signal, duration, onProgress: report('picture') }),
      signal =>
        measureSound(path, {
          shortestSilence: params.longestSilence,
          silenceBelow: SILENCE_DBFS,
          captionsTo: hasCaptions ? join(folder, 'captions.srt') : undefined,
          signal,
          duration,
          onProgress: report('sound'),
        }),
    )
    const scenes = inputs.scenes ?? []
    const findings = checkEpisode(
      { probe: found, packets, fastStart, picture, sound },
      {
        episode,
        frames: (scenes.length > 0 ? scenes.map(scene => scene.value) : episode.scenes).reduce(
          (sum, scene) => sum + scene.frames,
          0,
        ),
        spoken: scenes.filter(scene => scene.value.utterances.length > 0).map(scene => scene.key),
        reports: inputs.reports ?? [],
        targets: params,
      },
    )
    const value: QcReportValue = {
      pass: findings.every(finding => finding.pass),
      checks: findings.map(({ scenes: _, ...check }) => check),
      flaggedScenes: flagged(findings, episode),
    }
    return { report: value }
  },
})
