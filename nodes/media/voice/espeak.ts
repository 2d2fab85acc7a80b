// eSpeak NG as a function: clauses in, samples with phoneme and word times out.
import type { EspeakModule, EspeakWorker } from '@echogarden/espeak-ng-emscripten'
import { PermanentError } from '../../../engine/graph/context.ts'
import type { Phoneme } from '../../types.ts'
import { voiceNames } from './languages.ts'

const VARIANTS = '/usr/share/espeak-ng-data/voices/!v/'
const VARIANT = 'character'
/** Bytes of UTF-8 in a clause at most: a line has up to 2,000 UTF-16 units. */
const LONGEST = 8192

/** A clause as it was said. Times in seconds from its first sample. */
export interface SpokenClause {
  readonly samples: Int16Array
  /** Sounds and silences ('') without gaps, to the end. */
  readonly phonemes: readonly Phoneme[]
  /** When the voice reached a place in the text, counted in code points from 0. */
  readonly marks: readonly { readonly position: number; readonly time: number }[]
}

export interface ClauseDelivery {
  /** BCP 47, or eSpeak NG's own name of a language. */
  readonly language: string
  /** Words a minute: 80…450. */
  readonly wordsPerMinute: number
  /** 0…99; 50 is the variant's own. */
  readonly pitch: number
  /** 0…99; 50 is the variant's own. */
  readonly range: number
}

/** The module, with the memory it had when it was new, up to the last byte that is not 0 (1 of 17 MB). */
interface Synthesiser {
  readonly module: EspeakModule
  readonly fresh: Uint8Array
}

let synthesiser: Promise<Synthesiser> | undefined

async function load(): Promise<Synthesiser> {
  const { default: create } = await import('@echogarden/espeak-ng-emscripten').catch(cause => {
    throw new PermanentError(
      'The embedded voice is not installed. Run "npm install @echogarden/espeak-ng-emscripten" (GPL-3.0) in the ' +
        'Reelgraph folder, or choose another provider for this voice.',
      { cause },
    )
  })
  const module = await create({ print: () => {}, printErr: () => {} })
  // The strings that go in lie in a buffer that grows on demand and that the module's JavaScript, not its memory, knows:
  // it is brought to its full size before the memory is kept.
  const worker = new module.eSpeakNGWorker()
  for (let call = 0; call < 3; call++) worker.set_voice('-'.repeat(LONGEST))
  const memory = module.HEAPU8
  return { module, fresh: memory.slice(0, memory.findLastIndex(byte => byte !== 0) + 1) }
}

/**
 * Speaks with a voice of its own: a used synthesiser carries state from call to call, so its memory is set back to
 * what it was when new, and the same calls give the same samples. A new module would do the same at twenty times the
 * cost, since its code has to become warm again.
 * @param variant the text of a voice variant file
 * @param say everything that is to be said, at once: nobody else may speak meanwhile
 * @throws PermanentError when the package is not installed
 */
export async function withVoice<T>(variant: string, say: (voice: EspeakVoice) => T): Promise<T> {
  synthesiser ??= load()
  try {
    const { module, fresh } = await synthesiser
    module.HEAPU8.set(fresh)
    module.HEAPU8.fill(0, fresh.length)
    module.FS.writeFile(VARIANTS + VARIANT, variant)
    return say(new EspeakVoice(new module.eSpeakNGWorker()))
  } catch (error) {
    // It may have stopped in the middle of a call: the next line gets another one.
    synthesiser = undefined
    throw error
  }
}

/** One voice for one utterance. */
export class EspeakVoice {
  readonly #worker: EspeakWorker
  /** Samples a second. */
  readonly sampleRate: number
  constructor(worker: EspeakWorker) {
    this.#worker = worker
    this.sampleRate = worker.samplerate
  }

  /** The language that will be spoken for a BCP 47 tag: the tag's own or its nearest relative; undefined when there is none. */
  select(language: string): string | undefined {
    return voiceNames(language).find(name => this.#worker.set_voice(`${name}+${VARIANT}`) === 0)
  }

  /** Says one clause. @throws PermanentError when no voice speaks its language. */
  say(text: string, delivery: ClauseDelivery): SpokenClause {
    if (this.select(delivery.language) === undefined)
      throw new PermanentError(
        `eSpeak NG has no voice for the language "${delivery.language}": set the character's language to one it speaks.`,
      )
    this.#worker.rate = Math.round(Math.min(450, Math.max(80, delivery.wordsPerMinute)))
    this.#worker.pitch = Math.round(Math.min(99, Math.max(0, delivery.pitch)))
    this.#worker.range = Math.round(Math.min(99, Math.max(0, delivery.range)))
    const chunks: Int16Array[] = []
    const starts: { phone: string; time: number }[] = []
    const marks: { position: number; time: number }[] = []
    this.#worker.synthesize(text, (audio, events) => {
      if (audio.length > 0) chunks.push(audio)
      for (const event of events) {
        const time = event.audio_position / 1000
        // Markers such as "(en)" say that the language changes and sound as nothing.
        if (event.type === 'phoneme' && !/^\(.*\)$/u.test(String(event.id)))
          starts.push({ phone: String(event.id), time })
        if (event.type === 'word') marks.push({ position: event.text_position - 1, time })
      }
      return false
    })
    const samples = new Int16Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
    let at = 0
    for (const chunk of chunks) {
      samples.set(chunk, at)
      at += chunk.length
    }
    return { samples, phonemes: spans(starts, samples.length / this.sampleRate), marks }
  }
}

/** Turns starts into spans that touch: each sound lasts until the next begins. */
function spans(starts: readonly { phone: string; time: number }[], seconds: number): Phoneme[] {
  const made: Phoneme[] = []
  let from = 0
  const first = starts[0]?.time ?? seconds
  if (first > 0) made.push({ phone: '', start: 0, end: Math.min(first, seconds) })
  for (const [index, { phone, time }] of starts.entries()) {
    const start = Math.min(seconds, Math.max(from, time))
    const end = Math.min(seconds, Math.max(start, starts[index + 1]?.time ?? seconds))
    from = end
    const last = made.at(-1)
    if (end <= start) continue
    if (last && last.phone === '' && phone === '') last.end = end
    else made.push({ phone, start, end })
  }
  return made
}
