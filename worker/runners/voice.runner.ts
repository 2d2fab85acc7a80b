// The embedded voice: eSpeak NG says lines for `speech.generate`.
import { join } from 'node:path'
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { CAPABILITIES, SpeechJob } from '../../nodes/media/jobs.ts'
import { PeakCollector } from '../../nodes/media/sound/loudness.ts'
import { SAMPLE_RATE, writeWav } from '../../nodes/media/sound/wav.ts'
import { speak } from '../../nodes/media/voice/speak.ts'
import type { Runner } from '../runner.ts'

export default {
  name: 'espeak',
  capabilities: [CAPABILITIES.speech],
  run: async job => {
    const params = SpeechJob.safeParse(job.params)
    if (!params.success) throw new PermanentError(`This is no line to speak: ${z.prettifyError(params.error)}`)
    const { samples, words, phonemes, warnings, languages } = await speak(params.data, job.signal)
    const path = join(job.folder, 'speech.wav')
    await writeWav(path, { sampleRate: SAMPLE_RATE, channels: [samples] })
    const peaks = new PeakCollector(samples.length)
    peaks.add([samples])
    const facts = { duration: samples.length / SAMPLE_RATE, words, phonemes, peaks: peaks.peaks() }
    return { outputs: { speech: { path, mime: 'audio/wav', facts } }, facts: { warnings, languages } }
  },
} satisfies Runner
