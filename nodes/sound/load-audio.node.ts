// Load Audio: sound from a file.
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type NodeContext, PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { probe, runFfmpeg } from '../media/ffmpeg/index.ts'
import { chosenFile, fileParam } from '../media/load.ts'
import { Audio } from '../types.ts'

export default defineNode({
  type: 'sound/load-audio',
  version: 1,
  title: 'Load Audio',
  category: 'Sound',
  summary: 'Sound from a file: music, an effect, a recorded line. The sound of a clip may be loaded too.',
  inputs: {},
  params: z.object({
    file: fileParam('audio/*,video/*', 'The sound: WAV, MP3, FLAC, AAC, Ogg and others that ffmpeg reads.'),
  }),
  outputs: { audio: one(Audio).describe('The sound.') },
  face: 'waveform',
  run: async ({ params, ctx }) => {
    const { path, ...ref } = await chosenFile(params.file, 'a sound', 'audio/wav', ctx)
    const { audio, duration } = await probe(path, { signal: ctx.signal })
    if (!audio) throw new PermanentError('The chosen file holds no sound')
    const { sampleRate, channels } = audio
    return {
      audio: { ...ref, sampleRate, channels, duration: audio.duration || duration, peaks: await peaks(path, ctx) },
    }
  },
})

/** How many bars the waveform is drawn with, and the rate it is read at. */
const BARS = 200
const RATE = 8000

/** The highest level in each of 200 equal parts, 0…1. */
async function peaks(path: string, ctx: NodeContext): Promise<number[]> {
  const raw = join(await ctx.artifacts.scratch(), 'waveform.s16')
  await runFfmpeg(
    command =>
      command.input(path).output(raw).outputOptions('-map', '0:a:0', '-ac', '1', '-ar', String(RATE), '-f', 's16le'),
    { signal: ctx.signal, what: 'reading the sound' },
  )
  const file = await open(raw, 'r')
  try {
    const samples = Math.floor((await file.stat()).size / 2)
    const bars: number[] = []
    for (let bar = 0; bar < BARS; bar++) {
      const from = Math.floor((bar * samples) / BARS)
      const to = Math.floor(((bar + 1) * samples) / BARS)
      const block = Buffer.alloc((to - from) * 2)
      await file.read(block, 0, block.length, from * 2)
      let peak = 0
      for (let at = 0; at < block.length; at += 2) peak = Math.max(peak, Math.abs(block.readInt16LE(at)))
      bars.push(Math.round((peak / 32768) * 1000) / 1000)
    }
    return bars
  } finally {
    await file.close()
  }
}
