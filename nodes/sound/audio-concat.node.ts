// Audio Concat: sounds, one after the other, as one.
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { record, samplesOf, TO_OURS } from '../media/edit/sound.ts'
import { Audio, JsonType } from '../types.ts'

/** Files that one ffmpeg opens at once. */
const MOST = 500

export default defineNode({
  type: 'sound/audio-concat',
  version: 1,
  title: 'Audio Concat',
  category: 'Sound',
  summary: 'Joins sounds end to end, with a pause between them or one running into the other.',
  inputs: { audios: many(Audio).min(1).describe('The sounds, in order: by wire, then by item.') },
  params: z.object({
    gap: z.number().min(-10).max(600).default(0).meta({
      title: 'Gap',
      description: 'Silence between two sounds; less than 0 lets them overlap and cross-fades them.',
      unit: 's',
      step: 0.1,
      widget: 'number',
      face: true,
    }),
  }),
  outputs: {
    audio: one(Audio).describe('All of them as one (48 kHz WAV).'),
    times: one(JsonType).describe('For each sound its key, and where it starts and ends in seconds.'),
  },
  face: 'waveform',
  pool: 'cpu',
  expectSeconds: 2,
  run: async ({ inputs: { audios }, params: { gap }, ctx }) => {
    if (audios.length > MOST)
      throw new PermanentError(`${audios.length} sounds are too many at once; ${MOST} are the most`)
    const channels = audios.some(({ value }) => value.channels > 1) ? 2 : 1
    const times: { key: string; start: number; end: number }[] = []
    let at = 0
    for (const [index, { key, value }] of audios.entries()) {
      const shortest = Math.min(value.duration, audios[index + 1]?.value.duration ?? value.duration)
      if (gap < 0 && index < audios.length - 1 && -gap > shortest)
        throw new PermanentError(
          `Sounds ${index + 1} and ${index + 2} cannot overlap by ${-gap} s: the shorter of them lasts ${shortest.toFixed(2)} s`,
        )
      times.push({ key, start: Math.round(at * 1000) / 1000, end: Math.round((at + value.duration) * 1000) / 1000 })
      at += value.duration + (index < audios.length - 1 ? gap : 0)
    }
    // A mono part in a stereo whole lies in the middle, at −3 dB a side, so that its loudness stays what it was.
    const sides = (own: number) =>
      channels === 2 && own === 1
        ? 'pan=stereo|c0=0.70710678*c0|c1=0.70710678*c0'
        : `aformat=channel_layouts=${channels === 1 ? 'mono' : 'stereo'}`
    const parts = audios.map(({ value }, index) => {
      const start = audios.slice(0, index).reduce((sum, before) => sum + before.value.duration + gap, 0)
      const fades = [
        ...(gap < 0 && index > 0 ? [`afade=t=in:d=${-gap}:curve=qsin`] : []),
        ...(gap < 0 && index < audios.length - 1
          ? [`afade=t=out:st=${value.duration + gap}:d=${-gap}:curve=qsin`]
          : []),
      ]
      const laid = [
        TO_OURS,
        'aformat=sample_fmts=fltp',
        sides(value.channels),
        ...fades,
        `adelay=delays=${samplesOf(start)}S:all=1`,
      ]
      return `[${index}:a:0]${laid.join(',')}[p${index}]`
    })
    const inputs = audios.map((_, index) => `[p${index}]`).join('')
    const audio = await record(ctx, {
      inputs: command => {
        for (const { value } of audios) command.input(ctx.artifacts.path(value.digest))
        return command
      },
      graph: `${parts.join(';')};${inputs}amix=inputs=${audios.length}:normalize=0:dropout_transition=0,alimiter=limit=0.97:level=false:latency=true[a]`,
      channels,
      samples: samplesOf(at),
      what: 'joining sounds',
    })
    return { audio, times }
  },
})
