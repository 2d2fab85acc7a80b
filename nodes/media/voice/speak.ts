// One line said by one character: text, feeling and voice settings in; samples with word and phoneme times out.
import type { Phoneme, Word } from '../../types.ts'
import type { SpeechJob } from '../jobs.ts'
import { between, chance } from '../sound/random.ts'
import { resample } from '../sound/resample.ts'
import { SAMPLE_RATE } from '../sound/wav.ts'
import { ACTING, RESTS } from './acting.ts'
import { type EspeakVoice, type SpokenClause, withVoice } from './espeak.ts'
import { languageRuns } from './languages.ts'
import { polish } from './polish.ts'
import { clauses, speakable } from './speakable.ts'
import { variant } from './timbre.ts'
import { wordsOf } from './words.ts'

export interface Speech {
  /** Mono, 48 kHz. */
  readonly samples: Float32Array
  readonly words: readonly Word[]
  /** Sounds and silences ('') without gaps, from 0 to the end. */
  readonly phonemes: readonly Phoneme[]
  /** What could not be said as written, in words for people. */
  readonly warnings: readonly string[]
  /** The languages that were spoken (BCP 47 or eSpeak NG's names). */
  readonly languages: readonly string[]
}

/** Words a minute of a calm speaker at rate 1. */
const PACE = 160
/** Seconds before the first sound and after the last (the room rings out). */
const LEAD = 0.03
const TAIL = 0.18
/** Seconds in which a clause's cut end fades. */
const FADE = 0.012
/** Seconds of silence for a line with nothing to say. */
const NOTHING = 0.5

/** Says a line. The same job gives the same samples. @throws PermanentError when no voice speaks the language. */
export async function speak(job: SpeechJob, signal?: AbortSignal): Promise<Speech> {
  const text = speakable(job.text)
  if (text === '') {
    const samples = new Float32Array(Math.round(NOTHING * SAMPLE_RATE))
    const warnings = [
      `Nothing in ${JSON.stringify(job.text.slice(0, 60))} can be spoken: ${NOTHING} s of silence instead.`,
    ]
    return { samples, words: [], phonemes: [{ phone: '', start: 0, end: NOTHING }], warnings, languages: [] }
  }
  return withVoice(variant(job.voice, ACTING[job.emotion].pitch), voice => speakWith(voice, text, job, signal))
}

function speakWith(voice: EspeakVoice, text: string, job: SpeechJob, signal: AbortSignal | undefined): Speech {
  const acting = ACTING[job.emotion]
  const random = chance(job.seed, 'delivery')
  const warnings: string[] = []
  let own = job.voice.language
  if (voice.select(own) === undefined) {
    warnings.push(`eSpeak NG has no voice for the language "${own}": English was used where the script allows it.`)
    own = 'en'
  }
  const { runs, kanji } = languageRuns(text, own)
  if (kanji)
    warnings.push(
      'eSpeak NG knows no readings of kanji: they were said in Mandarin. Write kana for the Japanese reading.',
    )

  const pieces: { clause: SpokenClause; text: string; language: string; start: number; end: number }[] = []
  let clock = LEAD
  for (const run of runs)
    for (const { text: said, ending } of clauses(run.text)) {
      signal?.throwIfAborted()
      const clause = voice.say(said, {
        language: run.language,
        wordsPerMinute: PACE * job.voice.rate * acting.rate * between(random, 0.975, 1.025),
        pitch: 50 + between(random, -2.5, 2.5),
        range: acting.range + between(random, -5, 5),
      })
      // eSpeak NG's own rest after a clause is left out: the acting says how long to wait.
      const end = clause.phonemes.findLast(phoneme => phoneme.phone !== '')?.end ?? 0
      if (end === 0) continue
      pieces.push({ clause, text: said, language: run.language, start: clock, end: clock + end })
      clock += end + (RESTS[ending] * acting.rests * between(random, 0.9, 1.15)) / job.voice.rate
    }
  const last = pieces.at(-1)?.end ?? LEAD
  const raw = new Float32Array(Math.round((last + TAIL) * voice.sampleRate))
  for (const piece of pieces)
    lay(raw, piece.clause, Math.round(piece.start * voice.sampleRate), piece.end - piece.start, voice.sampleRate)
  const samples = resample(raw, voice.sampleRate, SAMPLE_RATE)
  polish(samples, acting, chance(job.seed, 'breath'))
  const seconds = samples.length / SAMPLE_RATE
  return {
    samples,
    words: pieces.flatMap(piece => wordsOf(piece.text, piece.language, piece.clause, piece.start)),
    phonemes: phonemesOf(pieces, seconds),
    warnings,
    languages: [...new Set(pieces.map(piece => piece.language))],
  }
}

function lay(into: Float32Array, clause: SpokenClause, at: number, seconds: number, sampleRate: number): void {
  const fade = Math.round(FADE * sampleRate)
  const length = Math.min(clause.samples.length, Math.round(seconds * sampleRate) + fade)
  for (let i = 0; i < length && at + i < into.length; i++) {
    const gain = Math.min(1, (length - i) / fade)
    into[at + i] = (into[at + i] as number) + ((clause.samples[i] as number) / 32768) * gain
  }
}

/** All phonemes on the line's own clock, the rests between clauses as silences. */
function phonemesOf(
  pieces: readonly { clause: SpokenClause; start: number; end: number }[],
  seconds: number,
): Phoneme[] {
  const made: Phoneme[] = []
  const rest = (until: number) => {
    const last = made.at(-1)
    const from = last?.end ?? 0
    if (until <= from) return
    if (last?.phone === '') last.end = until
    else made.push({ phone: '', start: from, end: until })
  }
  for (const piece of pieces)
    for (const { phone, start, end } of piece.clause.phonemes) {
      const from = round(piece.start + start)
      const until = round(Math.min(piece.end, piece.start + end))
      if (until <= from) continue
      rest(from)
      if (phone === '') rest(until)
      else made.push({ phone, start: from, end: until })
    }
  rest(round(seconds))
  return made
}

/** Times are kept to a tenth of a millisecond, finer than the synthesiser's own milliseconds. */
const round = (seconds: number): number => Math.round(seconds * 10_000) / 10_000
