// Gain: louder, quieter, normalised, faded.
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { record, samplesOf, TO_OURS } from '../media/edit/sound.ts'
import { measureLoudness } from '../media/measure/loudness.ts'
import { Audio } from '../types.ts'

const seconds = (title: string, description: string) =>
  z.number().min(0).max(600).default(0).meta({ title, description, unit: 's', step: 0.1, widget: 'number' })

export default defineNode({
  type: 'sound/gain',
  version: 1,
  title: 'Gain',
  category: 'Sound',
  summary: 'Makes a sound louder or quieter, brings it to a loudness, and fades it in and out.',
  inputs: { audio: one(Audio).describe('The sound.') },
  params: z.object({
    normalise: z.boolean().default(false).meta({
      title: 'Normalise',
      description: 'Brings the sound to the loudness below first.',
      face: true,
    }),
    loudness: z
      .number()
      .min(-50)
      .max(-5)
      .default(-16)
      .meta({
        title: 'Loudness',
        description: 'Integrated loudness (EBU R 128): −16 for the web, −23 for broadcast, about −20 for a line.',
        unit: 'LUFS',
        step: 0.5,
        showIf: { param: 'normalise', in: [true] },
      }),
    gain: z.number().min(-60).max(30).default(0).meta({
      title: 'Gain',
      description: 'How much louder (+) or quieter (−).',
      unit: 'dB',
      step: 0.5,
      face: true,
    }),
    ceiling: z.number().min(-20).max(0).default(-1).meta({
      title: 'Ceiling',
      description: 'No peak of the result stands higher; a limiter holds those that would.',
      unit: 'dBTP',
      step: 0.5,
    }),
    fadeIn: seconds('Fade in', 'From silence, at the start.'),
    fadeOut: seconds('Fade out', 'To silence, at the end.'),
  }),
  outputs: { audio: one(Audio).describe('The sound as 48 kHz WAV; speech keeps its words and phonemes.') },
  face: 'waveform',
  pool: 'cpu',
  expectSeconds: 1,
  run: async ({ inputs: { audio }, params, ctx }) => {
    if (params.fadeIn + params.fadeOut > audio.duration)
      throw new PermanentError(
        `The fades last ${params.fadeIn + params.fadeOut} s together, but the sound only ${audio.duration.toFixed(2)} s`,
      )
    const path = ctx.artifacts.path(audio.digest)
    const measured = await measureLoudness(path, ctx.signal)
    let gain = params.gain
    if (params.normalise) {
      if (measured.integrated <= -70)
        ctx.warn('The sound is silent, or shorter than 0.4 s: it has no loudness to normalise')
      else gain += params.loudness - measured.integrated
    }
    ctx.note('loudness', {
      before: measured.integrated,
      truePeak: measured.truePeak,
      gain: Math.round(gain * 100) / 100,
    })
    // Samples may peak between themselves: four times as many show it, as BS.1770 measures true peaks.
    const tooHigh = measured.truePeak + gain > params.ceiling
    if (tooHigh) ctx.log(`Peaks are held at ${params.ceiling} dBTP`)
    const limit = 10 ** (params.ceiling / 20)
    const filters = [
      TO_OURS,
      'aformat=sample_fmts=fltp',
      `volume=${gain.toFixed(3)}dB:precision=float`,
      ...(tooHigh
        ? [
            'aresample=192000',
            `alimiter=limit=${limit.toFixed(6)}:level=false:latency=true:attack=2:release=60`,
            'aresample=48000',
          ]
        : []),
      ...(params.fadeIn > 0 ? [`afade=t=in:d=${params.fadeIn}:curve=hsin`] : []),
      ...(params.fadeOut > 0
        ? [`afade=t=out:st=${audio.duration - params.fadeOut}:d=${params.fadeOut}:curve=hsin`]
        : []),
    ]
    return {
      audio: await record(ctx, {
        inputs: command => command.input(path),
        graph: `[0:a:0]${filters.join(',')}[a]`,
        channels: Math.min(2, audio.channels),
        samples: samplesOf(audio.duration),
        speech: audio.speech,
        what: 'changing the level of a sound',
      }),
    }
  },
})
