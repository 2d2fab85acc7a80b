// The embedded composer and sound designer: `music.generate` and `sound.generate`, by synthesis alone.
import { join } from 'node:path'
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { CAPABILITIES, MusicJob, SoundJob } from '../../nodes/media/jobs.ts'
import { compose } from '../../nodes/media/music/arrange.ts'
import { play } from '../../nodes/media/music/play.ts'
import { design } from '../../nodes/media/sound/effects/choose.ts'
import { render } from '../../nodes/media/sound/effects/render.ts'
import { type MasterSettings, master, type StereoBlock } from '../../nodes/media/sound/master.ts'
import { chance } from '../../nodes/media/sound/random.ts'
import { SAMPLE_RATE } from '../../nodes/media/sound/wav.ts'
import type { Runner, RunnerJob, RunnerResult } from '../runner.ts'

/** A cue is as loud as speech (LUFS) and leaves room for what is laid over it (dBFS); the mix sets it below. Fades in s. */
const MUSIC = { lufs: -20, ceiling: -3, fadeIn: 0.02, fadeOut: 0.6 }
/** Ambience has no end of its own: only a click is kept away, and dissolves cross-fade it. */
const EFFECTS = { ceiling: -3, fadeIn: 0.03, fadeOut: 0.05 }
/** The most that a fade takes of a short sound. */
const FADE_SHARE = 0.25

/** Masters `blocks` into a file of the job's folder. @returns the output, its facts begun with length and peaks */
async function produce(
  job: RunnerJob,
  name: string,
  blocks: Iterable<StereoBlock>,
  seconds: number,
  settings: Pick<MasterSettings, 'lufs' | 'ceiling' | 'fadeIn' | 'fadeOut'>,
  facts: Record<string, unknown>,
): Promise<RunnerResult> {
  const frames = Math.round(seconds * SAMPLE_RATE)
  const path = join(job.folder, `${name}.wav`)
  let told = 0
  const { peaks } = await master(path, blocks, {
    ...settings,
    fadeIn: Math.min(settings.fadeIn, seconds * FADE_SHARE),
    frames,
    fadeOut: Math.min(settings.fadeOut, seconds * FADE_SHARE),
    signal: job.signal,
    onProgress: fraction => {
      const percent = Math.floor(fraction * 20) * 5
      if (percent > told) job.progress(percent, 100, `making ${name}`)
      told = Math.max(told, percent)
    },
  })
  return {
    outputs: { [name]: { path, mime: 'audio/wav', facts: { duration: frames / SAMPLE_RATE, peaks, ...facts } } },
  }
}

async function music(job: RunnerJob): Promise<RunnerResult> {
  const params = MusicJob.safeParse(job.params)
  if (!params.success) throw new PermanentError(`This is no cue to compose: ${z.prettifyError(params.error)}`)
  const score = compose(params.data)
  const { tempo, key, mood, harmony } = score
  return produce(job, 'music', play(score, params.data.seed), params.data.seconds, MUSIC, { tempo, key, mood, harmony })
}

async function sound(job: RunnerJob): Promise<RunnerResult> {
  const params = SoundJob.safeParse(job.params)
  if (!params.success) throw new PermanentError(`This is no scene to hear: ${z.prettifyError(params.error)}`)
  const { scene, seconds, intensity, seed } = params.data
  const chosen = design(scene, seconds, intensity, chance(seed, 'design'))
  const layers = [
    ...chosen.beds.map(({ name, gain }) => ({ name, gain })),
    ...chosen.happenings.map(({ name, gain, at }) => ({ name, gain, at: [Math.round(at * 1000) / 1000] })),
  ]
  return produce(job, 'sound', render(chosen, seed), seconds, EFFECTS, { layers })
}

export default {
  name: 'composer',
  capabilities: [CAPABILITIES.music, CAPABILITIES.sound],
  run: job => (job.capability === CAPABILITIES.sound ? sound(job) : music(job)),
} satisfies Runner
