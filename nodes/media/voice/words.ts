// Word times of a spoken clause: its own tokens, placed by the marks that the synthesiser left in the text.
import type { Word } from '../../types.ts'
import type { SpokenClause } from './espeak.ts'

/**
 * The words of `text` with times in seconds from `start`. A token that the synthesiser did not mark (it takes a date or a
 * run of kana as one) shares the time of the marked one before it in proportion to its length.
 */
export function wordsOf(text: string, language: string, clause: SpokenClause, start: number): Word[] {
  const tokens = tokensOf(text, language)
  const spoken = clause.phonemes.filter(phoneme => phoneme.phone !== '')
  const begin = spoken[0]?.start ?? 0
  const finish = spoken.at(-1)?.end ?? 0
  const times: (number | undefined)[] = tokens.map(() => undefined)
  for (const { position, time } of clause.marks) {
    const index = tokens.findIndex(token => position < token.end)
    if (index >= 0 && times[index] === undefined) times[index] = time
  }
  if (times.length > 0) times[0] ??= begin
  const words: Word[] = []
  for (let first = 0; first < tokens.length; ) {
    let next = first + 1
    while (next < tokens.length && times[next] === undefined) next++
    const from = Math.max(times[first] as number, words.at(-1) ? (words.at(-1) as Word).end - start : 0)
    const limit = next < tokens.length ? (times[next] as number) : finish
    const voiced = spoken.findLast(phoneme => phoneme.start < limit && phoneme.start >= from)
    const until = Math.max(from, Math.min(limit, voiced?.end ?? limit))
    const group = tokens.slice(first, next)
    const letters = group.reduce((sum, token) => sum + token.text.length, 0)
    let passed = 0
    for (const token of group) {
      const at = from + ((until - from) * passed) / letters
      passed += token.text.length
      words.push({ text: token.text, start: at + start, end: from + ((until - from) * passed) / letters + start })
    }
    first = next
  }
  return words.map(word => ({ ...word, start: round(word.start), end: round(word.end) }))
}

/** Tokens with their place in code points: between spaces, or by dictionary where a script uses none. */
function tokensOf(text: string, language: string): { text: string; end: number }[] {
  const tokens: { text: string; end: number }[] = []
  const segmenter = new Intl.Segmenter(language === 'cmn' ? 'zh' : language, { granularity: 'word' })
  let at = 0
  let glued = false
  for (const { segment } of segmenter.segment(text)) {
    at += [...segment].length
    const spaced = segment.trim() === ''
    const last = tokens.at(-1)
    // Signs stay with the word they touch: "$5", "20%", "end."
    const sign = !/[\p{L}\p{N}]/u.test(segment)
    const afterSign = last !== undefined && /[^\p{L}\p{N}\p{Po}]$/u.test(last.text)
    if (!spaced && last && glued && (sign || afterSign)) {
      last.text += segment
      last.end = at
    } else if (!spaced) tokens.push({ text: segment, end: at })
    glued = !spaced
  }
  return tokens.filter(token => /[\p{L}\p{N}]/u.test(token.text))
}

const round = (seconds: number): number => Math.round(seconds * 10_000) / 10_000
