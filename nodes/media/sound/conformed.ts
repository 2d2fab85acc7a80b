// Sound of any format as what the library reads itself: 16-bit WAV at 48 kHz with one or two channels.
import { deterministic, probe, runFfmpeg } from '../ffmpeg/index.ts'
import { SAMPLE_RATE, wavFormat } from './wav.ts'

/**
 * The file itself where it is such a WAV already, else `out`, into which it is converted.
 * @throws Error when it holds no sound, and PermanentError when it cannot be read
 */
export async function conformedSound(file: string, out: string, signal: AbortSignal | undefined): Promise<string> {
  const found = await wavFormat(file)
  if (found && found.sampleRate === SAMPLE_RATE && found.channels <= 2) return file
  const { audio } = await probe(file, { signal })
  if (!audio) throw new Error('it holds no sound')
  // One channel stays one: ffmpeg would put it on two at −3 dB.
  const channels = String(Math.min(2, audio.channels))
  await runFfmpeg(
    command =>
      deterministic(
        command
          .input(file)
          .output(out)
          .outputOptions('-map', '0:a:0', '-ac', channels, '-ar', String(SAMPLE_RATE), '-c:a', 'pcm_s16le')
          .outputOptions('-f', 'wav'),
      ),
    { signal, what: 'converting a sound' },
  )
  return out
}
