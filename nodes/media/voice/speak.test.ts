import { describe, expect, it, vi } from 'vitest'
import { EMOTIONS, VoiceSettings } from '../../types.ts'
import type { SpeechJob } from '../jobs.ts'
import { LoudnessMeter } from '../sound/loudness.ts'
import { centroid, fundamentals, median } from '../sound/spectrum.ts'
import { SAMPLE_RATE } from '../sound/wav.ts'
import { EspeakVoice, withVoice } from './espeak.ts'
import { SPEECH_LUFS } from './polish.ts'
import { type Speech, speak } from './speak.ts'

const TEXT = 'We are leaving now, and nobody will ever know.'
const line = (over: Partial<Omit<SpeechJob, 'voice'>> & { voice?: Partial<VoiceSettings> } = {}): SpeechJob => ({
  text: TEXT,
  emotion: 'neutral',
  seed: 1,
  ...over,
  voice: VoiceSettings.parse({ gender: 'female', ...over.voice }),
})
const seconds = (speech: Speech) => speech.samples.length / SAMPLE_RATE
const f0 = (speech: Speech) => median(fundamentals(speech.samples, SAMPLE_RATE))
const semitones = (a: number, b: number) => 12 * Math.log2(a / b)
const level = (samples: Float32Array, start: number, end: number) => {
  const part = samples.subarray(Math.round(start * SAMPLE_RATE), Math.round(end * SAMPLE_RATE))
  return Math.sqrt(part.reduce((sum, x) => sum + x * x, 0) / Math.max(1, part.length))
}
const LATIN = /\p{Script=Latin}/u

describe('a spoken line', () => {
  it('gives the same samples for the same job and another delivery for another seed', async () => {
    const [a, b, c] = [await speak(line()), await speak(line()), await speak(line({ seed: 2 }))]
    expect(Buffer.from(a.samples.buffer).equals(Buffer.from(b.samples.buffer))).toBe(true)
    expect(a.phonemes).toEqual(b.phonemes)
    expect(Buffer.from(a.samples.buffer).equals(Buffer.from(c.samples.buffer))).toBe(false)
  })

  it('does not depend on the time of day', async () => {
    const now = await speak(line({ emotion: 'tender' }))
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2001-02-03T04:05:06Z') })
    try {
      const then = await speak(line({ emotion: 'tender' }))
      expect(Buffer.from(now.samples.buffer).equals(Buffer.from(then.samples.buffer))).toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })

  it('covers its whole length with phonemes and silences that touch and never run backwards', async () => {
    const speech = await speak(line({ text: 'Wait... who is there? Nobody, said the old man; go to sleep!' }))
    expect(speech.phonemes[0]?.start).toBe(0)
    expect(speech.phonemes.at(-1)?.end).toBeCloseTo(seconds(speech), 3)
    for (const [index, phoneme] of speech.phonemes.entries()) {
      expect(phoneme.end).toBeGreaterThan(phoneme.start)
      if (index > 0) expect(phoneme.start).toBe(speech.phonemes[index - 1]?.end)
    }
    expect(speech.phonemes.filter(({ phone }) => phone !== '').length).toBeGreaterThan(30)
  })

  it('times every word, in order, inside the sounds', async () => {
    const speech = await speak(line({ text: 'Wait... who is there? Nobody, said the old man; go to sleep!' }))
    expect(speech.words.map(({ text }) => text.replace(/\P{L}/gu, ''))).toEqual(
      'Wait who is there Nobody said the old man go to sleep'.split(' '),
    )
    for (const [index, word] of speech.words.entries()) {
      expect(word.end).toBeGreaterThan(word.start)
      expect(word.start).toBeGreaterThanOrEqual(speech.words[index - 1]?.end ?? 0)
      expect(word.end).toBeLessThanOrEqual(seconds(speech))
    }
  })

  it('is heard during its vowels and quiet in the rests between clauses', async () => {
    const speech = await speak(line({ text: 'No. We are alone here. Go away now.' }))
    const vowels = speech.phonemes.filter(({ phone }) => /[ɑaæeɛiɪoʊuəɔʌɐ]/u.test(phone))
    const loud = median(vowels.map(({ start, end }) => level(speech.samples, start, end)))
    const rests = speech.phonemes.filter(({ phone, start, end }) => phone === '' && start > 0.1 && end - start > 0.25)
    expect(rests).toHaveLength(2)
    // The room's first 80 ms are still ringing.
    for (const rest of rests) expect(level(speech.samples, rest.start + 0.08, rest.end)).toBeLessThan(loud * 0.02)
    for (const vowel of vowels) expect(level(speech.samples, vowel.start, vowel.end)).toBeGreaterThan(loud * 0.15)
  })

  it('starts to sound when its first phoneme starts, to 15 ms', async () => {
    for (const text of ['Attack!', 'Open it.', 'Ava, run.']) {
      const { samples, phonemes } = await speak(line({ text }))
      const first = phonemes.find(({ phone }) => phone !== '')
      const peak = samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
      const heard = samples.findIndex(x => Math.abs(x) > 0.05 * peak) / SAMPLE_RATE
      expect(Math.abs(heard - (first?.start ?? 9))).toBeLessThan(0.015)
    }
  })

  it('is as loud as the others, without clipping and without an offset', async () => {
    for (const text of [TEXT, 'No!', 'The rain had stopped at last, and the whole street smelled of bread.']) {
      const { samples } = await speak(line({ text }))
      const meter = new LoudnessMeter(1)
      meter.add([samples])
      expect(Math.abs(meter.integrated() - SPEECH_LUFS)).toBeLessThan(1.5)
      expect(meter.peak).toBeLessThan(0.8)
      expect(Math.abs(samples.reduce((sum, x) => sum + x, 0) / samples.length)).toBeLessThan(1e-4)
    }
  })
})

describe('characters', () => {
  const CAST: Partial<VoiceSettings>[] = [
    { gender: 'female' },
    { gender: 'male' },
    { gender: 'male', pitch: -4, timbre: 1.12 },
    { gender: 'female', pitch: 3, timbre: 0.88 },
    { gender: 'neutral' },
  ]
  const LINES = [
    'I never asked for any of this.',
    'Where were you, all these long years?',
    'Come on, we are almost there.',
  ]

  it('are told apart by pitch and timbre, and keep their voice from line to line', async () => {
    const people = []
    for (const voice of CAST) {
      const said = []
      for (const text of LINES) said.push(await speak(line({ text, voice })))
      const pitches = said.map(f0)
      const tones = said.map(speech => centroid(speech.samples, SAMPLE_RATE))
      people.push({ pitch: median(pitches), tone: median(tones) })
      expect(semitones(Math.max(...pitches), Math.min(...pitches))).toBeLessThan(2.5)
    }
    for (const [i, a] of people.entries())
      for (const b of people.slice(i + 1)) {
        const apart = Math.abs(semitones(a.pitch, b.pitch)) / 2 + Math.abs(semitones(a.tone, b.tone)) / 2
        expect(apart).toBeGreaterThan(1.2)
      }
  })

  it('sound of a longer throat at the same pitch when timbre rises', async () => {
    const small = await speak(line({ voice: { timbre: 0.85 } }))
    const large = await speak(line({ voice: { timbre: 1.15 } }))
    expect(Math.abs(semitones(f0(small), f0(large)))).toBeLessThan(0.5)
    expect(centroid(small.samples, SAMPLE_RATE)).toBeGreaterThan(1.1 * centroid(large.samples, SAMPLE_RATE))
  })

  it('move by the semitones and the rate that were asked for', async () => {
    const base = await speak(line())
    const high = await speak(line({ voice: { pitch: 5 } }))
    expect(semitones(f0(high), f0(base))).toBeCloseTo(5, 0)
    const quick = await speak(line({ voice: { rate: 1.5 } }))
    expect(seconds(base) / seconds(quick)).toBeGreaterThan(1.3)
    expect(seconds(base) / seconds(quick)).toBeLessThan(1.7)
  })

  it('show each feeling: sad is slow and low, afraid quick and high, tender quieter than angry', async () => {
    const said = new Map<string, Speech>()
    for (const emotion of EMOTIONS) said.set(emotion, await speak(line({ emotion })))
    const of = (emotion: string) => said.get(emotion) as Speech
    expect(seconds(of('sad'))).toBeGreaterThan(1.1 * seconds(of('neutral')))
    expect(seconds(of('afraid'))).toBeLessThan(0.95 * seconds(of('neutral')))
    expect(f0(of('sad'))).toBeLessThan(f0(of('neutral')))
    expect(f0(of('afraid'))).toBeGreaterThan(f0(of('neutral')))
    const range = (speech: Speech) => {
      const sorted = fundamentals(speech.samples, SAMPLE_RATE).sort((a, b) => a - b)
      return semitones(sorted[Math.floor(sorted.length * 0.95)] ?? 1, sorted[Math.floor(sorted.length * 0.05)] ?? 1)
    }
    expect(range(of('surprised'))).toBeGreaterThan(range(of('sad')) + 2)
    const loud = (speech: Speech) => level(speech.samples, 0, seconds(speech))
    expect(loud(of('angry'))).toBeGreaterThan(1.3 * loud(of('tender')))
  })
})

describe('odd texts', () => {
  it.each([
    ['こんにちは、ようこそ', ['ja']],
    ['你好,世界。', ['cmn']],
    ['مرحبا بالعالم', ['ar']],
    ['Привет, мир', ['ru']],
    ['안녕하세요', ['ko']],
    ['שלום עולם', ['he']],
    ['Das ist nicht der Weg, den ich gehen will.', ['de']],
    ['Bonjour, je suis dans la maison avec vous.', ['fr']],
    ['Ava said こんにちは to me', ['en', 'ja']],
  ])('%s is said by the voice of its own language', async (text, languages) => {
    const speech = await speak(line({ text }))
    expect(speech.languages).toEqual(languages)
    expect(level(speech.samples, 0, seconds(speech))).toBeGreaterThan(0.02)
    expect(speech.warnings).toEqual([])
    expect(
      speech.words
        .map(({ text }) => text)
        .join('')
        .replace(/[\s\p{P}]/gu, ''),
    ).toBe(text.replace(/[\s\p{P}]/gu, ''))
  })

  it('says that kanji are read in Mandarin', async () => {
    const speech = await speak(line({ text: '彼女は知っている' }))
    expect(speech.warnings[0]).toMatch(/kanji/)
    expect(speech.languages).toContain('ja')
  })

  it('drops emoji and synthesiser commands and says the rest', async () => {
    const plain = await speak(line({ text: 'Hi Zoë, I am ok' }))
    const odd = await speak(line({ text: '👋🏽 Hi Zoë 🚀, <I> [[am]] {ok} 🏳️‍🌈' }))
    expect(odd.words.map(({ text }) => text)).toEqual(plain.words.map(({ text }) => text))
    expect(seconds(odd)).toBeCloseTo(seconds(plain), 1)
  })

  it.each(['!?!… —', '🎉🎉', '   ', '♪'])('%s has nothing to say: a short silence and a warning', async text => {
    const speech = await speak(line({ text }))
    expect(seconds(speech)).toBe(0.5)
    expect(speech.samples.every(x => x === 0)).toBe(true)
    expect(speech.warnings[0]).toMatch(/Nothing in .* can be spoken/)
  })

  it('says 2,000 characters, with and without spaces', async () => {
    const long = await speak(
      line({ text: 'Never again will I open that door. '.repeat(57).slice(0, 2000), voice: { rate: 2 } }),
    )
    expect(long.words.length).toBeGreaterThan(390)
    const lump = await speak(line({ text: 'ab'.repeat(1000), voice: { rate: 2 } }))
    expect(seconds(lump)).toBeGreaterThan(10)
  })

  it('says a language that it does not know in English, with a warning', async () => {
    const speech = await speak(line({ voice: { language: 'tlh-QQ' } }))
    expect(speech.warnings[0]).toMatch(/no voice for the language "tlh-QQ"/)
    expect(speech.words.every(({ text }) => LATIN.test(text))).toBe(true)
  })
})

describe('the synthesiser', () => {
  const saidBy = (voice: EspeakVoice, language: string, texts: readonly string[]) =>
    texts.map(text => voice.say(text, { language, wordsPerMinute: 160, pitch: 50, range: 50 }))
  const named = (hertz: number) => `language variant\nname character\npitch ${hertz} ${hertz * 1.5}\nflutter 3\n`

  it('says what a new one would say, whatever was said before', async () => {
    const { default: create } = await import('@echogarden/espeak-ng-emscripten')
    const lines = [
      {
        variant: named(180),
        language: 'en',
        texts: ['The boat is gone.', `${'And the river with it, '.repeat(12)}too.`],
      },
      { variant: named(100), language: 'de', texts: ['Niemand sah auf.'] },
      { variant: named(140), language: 'ja', texts: ['こんにちは。'] },
      { variant: named(180), language: 'en', texts: ['The boat is gone.'] },
    ]
    for (const { variant, language, texts } of lines) {
      const module = await create({ print: () => {}, printErr: () => {} })
      module.FS.writeFile('/usr/share/espeak-ng-data/voices/!v/character', variant)
      const fresh = saidBy(new EspeakVoice(new module.eSpeakNGWorker()), language, texts)
      expect(await withVoice(variant, voice => saidBy(voice, language, texts))).toEqual(fresh)
    }
  })

  it('is replaced when a line broke off in the middle', async () => {
    const say = () => withVoice(named(180), voice => saidBy(voice, 'en', ['The boat is gone.']))
    const before = await say()
    const broken = withVoice(named(180), () => {
      throw new Error('the worker was stopped')
    })
    await expect(broken).rejects.toThrow('the worker was stopped')
    expect(await say()).toEqual(before)
  })
})
