// Says a line in its character's voice, with word and phoneme times.
import { z } from 'zod'
import { defineNode, Seed } from '../../engine/graph/define.ts'
import { lookup, one } from '../../engine/graph/ports.ts'
import { CAPABILITIES, SpeechFacts, type SpeechJob } from '../media/jobs.ts'
import { between, chance, pick } from '../media/sound/random.ts'
import { Audio, type AudioValue, Line, Voice, VoiceSettings } from '../types.ts'

/** Who can say a line: the name of its runner, and what people know it as. */
const PROVIDERS: Readonly<Record<string, string>> = { espeak: 'eSpeak NG (embedded)' }

export default defineNode({
  type: 'sound/tts',
  version: 1,
  title: 'TTS',
  category: 'Sound',
  summary:
    'Says each line in its character’s voice and keeps when every word and phoneme is heard, for lips and captions.',
  inputs: {
    line: one(Line).describe('The line to say.'),
    voices: lookup(Voice).describe('The cast’s voices, asked by the line’s speaker.'),
  },
  params: z.object({
    provider: z.enum(['auto', 'espeak']).default('auto').meta({
      title: 'Provider',
      description: 'Who speaks; auto takes the best that answers.',
      face: true,
    }),
    voice: z.string().max(64).default('').meta({
      title: 'Voice',
      description: 'Whose voice says the line; empty is the speaker’s own.',
      widget: 'voice',
    }),
    speed: z.number().min(0.5).max(2).default(1).meta({
      title: 'Speed',
      description: 'Factor on the speaking rate of the character.',
      unit: '×',
      step: 0.05,
    }),
    seed: Seed,
  }),
  outputs: { audio: one(Audio).describe('The spoken line with its words and phonemes.') },
  capabilities: [CAPABILITIES.speech],
  face: 'waveform',
  pool: 'light',
  expectSeconds: 1,
  run: async ({ inputs: { line, voices }, params, ctx }) => {
    const who = params.voice || line.speaker
    const voice = await voices.get(who)
    if (!voice)
      ctx.warn(
        `No voice is set for the speaker "${who}": one made from that name says the line. Wire the bible's voices.`,
      )
    const settings = voice?.settings ?? strangerVoice(who)
    const job: SpeechJob = {
      text: line.text,
      emotion: line.emotion,
      voice: { ...settings, rate: Math.min(2, Math.max(0.5, settings.rate * params.speed)) },
      seed: ctx.seed,
    }
    const made = await ctx.dispatch(CAPABILITIES.speech, {
      params: job,
      ...(params.provider === 'auto' ? {} : { runner: params.provider }),
    })
    const speech = made.outputs.speech
    if (!speech) throw new Error(`${made.servedBy} gave no speech for the line "${line.text.slice(0, 60)}"`)
    const { facts: given, ...file } = speech
    const facts = SpeechFacts.parse(given)
    ctx.served(PROVIDERS[made.servedBy] ?? made.servedBy)
    for (const warning of z.array(z.string()).catch([]).parse(made.facts.warnings)) ctx.warn(warning)
    const audio: AudioValue = {
      ...file,
      sampleRate: facts.sampleRate,
      channels: facts.channels,
      duration: facts.duration,
      speech: {
        speaker: line.speaker,
        text: line.text,
        emotion: line.emotion,
        words: facts.words,
        phonemes: facts.phonemes,
      },
      peaks: facts.peaks,
    }
    return { audio }
  },
})

/** A voice for a speaker whom the series does not know: always the same for one name, apart from those of others. */
function strangerVoice(speaker: string): VoiceSettings {
  const random = chance(0, speaker)
  return VoiceSettings.parse({
    gender: pick(random, ['female', 'male', 'neutral']),
    pitch: Math.round(between(random, -3, 3)),
    timbre: Math.round(between(random, 90, 112)) / 100,
    rate: Math.round(between(random, 94, 106)) / 100,
  })
}
