// Audio Trim: a part of a sound, or a sound of a wanted length.
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { movedSpeech, record, samplesOf, TO_OURS } from '../media/edit/sound.ts'
import { Audio } from '../types.ts'

const seconds = (title: string, description: string, least = 0) =>
  z.number().min(least).max(86_400).default(0).meta({ title, description, unit: 's', step: 0.1, widget: 'number' })

export default defineNode({
  type: 'sound/audio-trim',
  version: 1,
  title: 'Audio Trim',
  category: 'Sound',
  summary: 'Takes a part out of a sound, lays silence before and behind it, and brings it to a length.',
  inputs: { audio: one(Audio).describe('The sound.') },
  params: z.object({
    in: seconds('In', 'Where the part begins.').meta({ face: true }),
    out: seconds('Out', 'Where it ends; 0 is the end of the sound, −1 one second before it.', -86_400).meta({
      face: true,
    }),
    padStart: seconds('Silence before', 'Laid before the part.'),
    padEnd: seconds('Silence after', 'Laid behind the part.'),
    length: seconds('Length', 'Of the whole result: cut off there, or filled with silence. 0 takes what comes.'),
    smooth: z.number().min(0).max(500).default(5).meta({
      title: 'Smooth cuts',
      description: 'Fade over each cut, so that it does not click.',
      unit: 'ms',
      step: 1,
    }),
  }),
  outputs: { audio: one(Audio).describe('The part as 48 kHz WAV; words and phonemes of speech move with it.') },
  face: 'waveform',
  pool: 'cpu',
  expectSeconds: 1,
  run: async ({ inputs: { audio }, params, ctx }) => {
    const from = params.in
    const to = params.out > 0 ? Math.min(audio.duration, params.out) : audio.duration + params.out
    if (from >= audio.duration)
      throw new PermanentError(
        `The in point (${from} s) lies behind the end of the sound (${audio.duration.toFixed(2)} s)`,
      )
    if (to <= from)
      throw new PermanentError(
        `From ${from} s to ${to.toFixed(2)} s there is nothing: the out point must lie behind the in point (the sound has ${audio.duration.toFixed(2)} s)`,
      )
    const natural = params.padStart + (to - from) + params.padEnd
    const length = params.length || natural
    const fade = Math.min(params.smooth / 1000, (to - from) / 2)
    // What is heard ends with the result, wherever the out point lies.
    const heard = Math.min(to, from + Math.max(0, length - params.padStart))
    const filters = [
      TO_OURS,
      `atrim=start_sample=${samplesOf(from)}:end_sample=${samplesOf(to)}`,
      'asetpts=PTS-STARTPTS',
      ...(fade > 0 && from > 0 ? [`afade=t=in:d=${fade}`] : []),
      ...(fade > 0 && heard < audio.duration ? [`afade=t=out:st=${Math.max(0, heard - from - fade)}:d=${fade}`] : []),
      ...(params.padStart > 0 ? [`adelay=delays=${samplesOf(params.padStart)}S:all=1`] : []),
    ]
    return {
      audio: await record(ctx, {
        inputs: command => command.input(ctx.artifacts.path(audio.digest)),
        graph: `[0:a:0]${filters.join(',')}[a]`,
        channels: Math.min(2, audio.channels),
        samples: samplesOf(length),
        speech: movedSpeech(audio.speech, { from, to: heard, at: params.padStart }),
        what: 'trimming a sound',
      }),
    }
  },
})
