// Captions from what is said and when: split at clauses, short enough to read, safe for every script.

/** On the episode's timeline, in seconds. `text` has at most two lines, joined by `\n`. */
export interface Caption {
  readonly start: number
  readonly end: number
  readonly speaker: string
  readonly text: string
}

/** Something said. Seconds. */
export interface Spoken {
  readonly start: number
  readonly end: number
  readonly speaker: string
  readonly text: string
}

/** The limits of the usual style guides (BBC, Netflix): see PROVIDERS §10. Widths count full-width characters as two. */
export const CAPTION_LIMITS = {
  lineWidth: 42,
  lines: 2,
  /** Characters a second. */
  speed: 20,
  /** Seconds. */
  shortest: 5 / 6,
  longest: 7,
  /** Seconds between two captions, so that the change is seen: two frames at 24 a second. */
  gap: 1 / 12,
} as const

const BLOCK_WIDTH = CAPTION_LIMITS.lineWidth * CAPTION_LIMITS.lines

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
const words = new Intl.Segmenter('und', { granularity: 'word' })

/** East Asian wide and full-width characters, and emoji: two columns each (Unicode UAX #11). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u

/** Columns that a text takes. */
export function textWidth(text: string): number {
  let width = 0
  for (const { segment } of graphemes.segment(text)) {
    if (/^[\p{Cf}\n]+$/u.test(segment)) continue
    width += WIDE.test(segment) ? 2 : 1
  }
  return width
}

/**
 * Captions for what is said, in order of time. A line is split where clauses end; each part is shown while it is said, in
 * proportion to its length, and lingers into silence when it would be too short to read.
 * @param duration the episode's length in seconds: nothing is shown after it
 */
export function captionsFor(lines: readonly Spoken[], duration: number): Caption[] {
  const spoken = lines
    .map(line => ({ ...line, text: line.text.replace(/\s+/gu, ' ').trim(), end: Math.min(line.end, duration) }))
    .filter(line => line.text !== '' && line.start < line.end)
    .sort((a, b) => a.start - b.start)
  const captions = spoken.flatMap(line => {
    const seconds = line.end - line.start
    const blocks = splitText(line.text, seconds)
    const total = blocks.reduce((sum, block) => sum + weight(block), 0)
    let at = line.start
    return blocks.map((block): Caption => {
      const start = at
      at += (seconds * weight(block)) / total
      return { start, end: at, speaker: line.speaker, text: block }
    })
  })
  return settle(pairUp(captions), duration)
}

/** Seconds between two captions up to which the later one follows the earlier one at once. */
const AT_ONCE = 0.6

/**
 * Puts a caption that has too little time before the next one together with it: as two lines, marked with dashes where
 * two people speak (the usual way to show a quick exchange).
 */
function pairUp(captions: readonly Caption[]): Caption[] {
  const paired: Caption[] = []
  for (let index = 0; index < captions.length; index++) {
    const caption = captions[index] as Caption
    const next = captions[index + 1]
    const isShort = (one: Caption, end: number) => end - one.start < neededFor(one.text)
    const hurried = next && isShort(caption, next.start - CAPTION_LIMITS.gap) && next.start - caption.end <= AT_ONCE
    const single = next && !caption.text.includes('\n') && !next.text.includes('\n')
    const mark = next?.speaker === caption.speaker ? '' : '– '
    const text = next ? `${mark}${caption.text}\n${mark}${next.text}` : ''
    const fits =
      hurried &&
      single &&
      next.end - caption.start <= CAPTION_LIMITS.longest &&
      text.split('\n').every(line => textWidth(line) <= CAPTION_LIMITS.lineWidth)
    if (fits) index++
    paired.push(fits ? { start: caption.start, end: next.end, speaker: caption.speaker, text } : caption)
  }
  return paired
}

/** Seconds that a caption needs to be read. */
const neededFor = (text: string): number => Math.max(CAPTION_LIMITS.shortest, textWidth(text) / CAPTION_LIMITS.speed)

/** Short words take longer than their letters. */
const weight = (text: string): number => textWidth(text) + 2

/** Gives each caption the time it needs where the silence after it allows, and the gap before the next one. */
function settle(captions: readonly Caption[], duration: number): Caption[] {
  return captions.map((caption, index) => {
    const following = captions[index + 1]?.start
    const room = following === undefined ? duration : Math.min(duration, following - CAPTION_LIMITS.gap)
    const wanted = Math.max(caption.end, caption.start + neededFor(caption.text))
    const end = Math.min(caption.start + CAPTION_LIMITS.longest, Math.max(Math.min(wanted, room), caption.start + 0.1))
    return { ...caption, start: milliseconds(caption.start), end: milliseconds(end) }
  })
}

const milliseconds = (seconds: number): number => Math.round(seconds * 1000) / 1000

/** A piece of text that is never divided, and how well a caption may end after it (0 is best). */
interface Unit {
  readonly text: string
  readonly width: number
  /** True when a blank stands before it. */
  readonly spaced: boolean
  readonly breakCost: number
}

const OPENING = /^[\p{Ps}\p{Pi}¿¡“‘«]+$/u
const ATTACHED = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}\p{M}ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]+$/u
/** Scripts that are written without blanks. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
const JOINING =
  /^(and|but|or|so|because|that|which|who|when|while|if|then|as|than|with|for|from|into|to|of|in|on|at)$/iu

/** Cuts a text into the pieces between which a line may break. */
function unitsOf(text: string): Unit[] {
  const pieces: { text: string; spaced: boolean }[] = []
  for (const token of text.split(' ')) {
    let spaced = true
    for (const piece of UNSPACED.test(token) ? wordsOf(token) : [token])
      for (const part of fitting(piece)) {
        pieces.push({ text: part, spaced })
        spaced = false
      }
  }
  return pieces.map((piece, index): Unit => {
    const next = pieces[index + 1]
    return { ...piece, width: textWidth(piece.text), breakCost: breakCost(piece.text, next?.text) }
  })
}

/** Words of an unspaced script: closing marks stay with what they close, opening ones with what they open. */
function wordsOf(token: string): string[] {
  const found: string[] = []
  let open = ''
  for (const { segment } of words.segment(token)) {
    if (OPENING.test(segment)) open += segment
    else if (open === '' && ATTACHED.test(segment) && found.length > 0) found[found.length - 1] += segment
    else {
      found.push(open + segment)
      open = ''
    }
  }
  if (open !== '') found.push(open)
  return found
}

/** A word longer than a line is cut, as nothing else can be done. */
function fitting(word: string): string[] {
  if (textWidth(word) <= CAPTION_LIMITS.lineWidth) return [word]
  const parts: string[] = []
  let part = ''
  for (const { segment } of graphemes.segment(word)) {
    if (textWidth(part + segment) > CAPTION_LIMITS.lineWidth) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return [...parts, part]
}

/** How bad it is to end a caption or line here: after a sentence best, inside a phrase worst. */
function breakCost(text: string, next: string | undefined): number {
  if (/[.!?…。！？؟۔।][\p{Pe}\p{Pf}"']*$/u.test(text)) return 0
  if (/[;:—–；：؛][\p{Pe}\p{Pf}"']*$/u.test(text)) return 4
  if (/[,、，،][\p{Pe}\p{Pf}"']*$/u.test(text)) return 6
  if (next !== undefined && JOINING.test(next)) return 12
  if (JOINING.test(text) || /^(the|a|an|my|your|his|her|its|our|their|no|not)$/iu.test(text)) return 30
  return 18
}

/** A text as its units, with widths of stretches of it in constant time. */
class Measured {
  readonly units: readonly Unit[]
  readonly #ends: number[] = [0]
  constructor(text: string) {
    this.units = unitsOf(text)
    for (const unit of this.units) this.#ends.push((this.#ends.at(-1) ?? 0) + unit.width + (unit.spaced ? 1 : 0))
  }
  /** Columns of the units `from`…`to` (not with). */
  width(from: number, to: number): number {
    const blank = this.units[from]?.spaced ? 1 : 0
    return (this.#ends[to] ?? 0) - (this.#ends[from] ?? 0) - blank
  }
  text(from: number, to: number): string {
    return this.units
      .slice(from, to)
      .map((unit, index) => (index > 0 && unit.spaced ? ' ' : '') + unit.text)
      .join('')
  }
  /** Where the second line of a caption begins: `to` when one line is enough, undefined when two are not. */
  lineBreak(from: number, to: number): number | undefined {
    const { lineWidth } = CAPTION_LIMITS
    if (this.width(from, to) <= lineWidth) return to
    let found: number | undefined
    let least = Number.POSITIVE_INFINITY
    for (let at = from + 1; at < to; at++) {
      const first = this.width(from, at)
      const second = this.width(at, to)
      if (first > lineWidth) break
      if (second > lineWidth) continue
      // Even lines, the upper one rather the shorter.
      const cost = (this.units[at - 1]?.breakCost ?? 0) + Math.abs(first - second) / 2 + (first > second ? 1 : 0)
      if (cost < least) {
        least = cost
        found = at
      }
    }
    return found
  }
}

/** Divides what is said in `seconds` into captions of one or two lines: the cheapest way over all possible breaks. */
function splitText(text: string, seconds: number): string[] {
  const measured = new Measured(text)
  const count = measured.units.length
  const secondsPerColumn = seconds / Math.max(1, measured.width(0, count))
  const { longest, shortest } = CAPTION_LIMITS
  // best[n]: the cheapest way to caption the first n units.
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }]
  for (let end = 1; end <= count; end++) {
    let choice = { cost: Number.POSITIVE_INFINITY, from: end - 1 }
    const ending = end === count ? 0 : (measured.units[end - 1]?.breakCost ?? 0)
    for (let from = end - 1; from >= 0; from--) {
      const width = measured.width(from, end)
      if (from < end - 1 && (width > BLOCK_WIDTH || measured.lineBreak(from, end) === undefined)) break
      const shown = width * secondsPerColumn
      const tooLong = shown > longest ? 60 + shown : 0
      const tooShort = shown < shortest ? 40 : width < 12 ? 10 : 0
      const cost = (best[from]?.cost ?? 0) + 16 + ending + tooLong + tooShort
      if (cost < choice.cost) choice = { cost, from }
    }
    best.push(choice)
  }
  const blocks: string[] = []
  for (let end = count; end > 0; end = best[end]?.from ?? 0) {
    const from = best[end]?.from ?? 0
    const at = measured.lineBreak(from, end) ?? end
    blocks.unshift(at === end ? measured.text(from, end) : `${measured.text(from, at)}\n${measured.text(at, end)}`)
  }
  return blocks
}
