// What can be said of a written line: symbols that no voice can say are dropped, and the rest is cut into clauses.

/** Emoji with all that joins and colours them, flags, keycaps, and other pictures. */
const PICTURES = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\u20e3|\ufe0e|\ufe0f/gu
/** Control and private characters, and marks that are layout or synthesiser commands rather than speech. */
const MARKS = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}<>[\]{}|~^\\_*#=`]/gu
const KEPT_PICTURES = /[0-9©®™]/u

/** The text without what cannot be said; '' when nothing is left to say. */
export function speakable(text: string): string {
  const cleaned = text
    .normalize('NFC')
    .replace(PICTURES, picture => (KEPT_PICTURES.test(picture) ? picture : ' '))
    .replace(MARKS, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/\s+(?=[,.;:!?…])/gu, '')
    .trim()
  return /[\p{L}\p{N}]/u.test(cleaned) ? cleaned : ''
}

/** How a clause ends, which says how long the voice rests after it. */
export type Ending = 'none' | 'comma' | 'colon' | 'sentence' | 'ellipsis'

export interface Clause {
  readonly text: string
  readonly ending: Ending
}

const STOPS =
  /([.!?…]+|[,;:]|[。！？、，；：؟،؛।]+|\s[–—-]+(?=\s)|—+)(["'”’)»」』]*)(\s+|$|(?<=[。！？、，；：」』—]))/gu
const ABBREVIATION = /(?:^|\s)(?:\p{Lu}|mr|mrs|ms|dr|prof|st|jr|sr|vs|no|etc|e\.g|i\.e)$/iu
/** No clause is longer: a page without a full stop is cut between words. */
const LONGEST = 280

/** Cuts a text at its punctuation. Texts joined again give the text, but for white space at the cuts. */
export function clauses(text: string): Clause[] {
  const found: Clause[] = []
  let from = 0
  const add = (piece: string, ending: Ending) => {
    let rest = piece.trim()
    while (rest.length > LONGEST) {
      const cut = rest.lastIndexOf(' ', LONGEST)
      const at = cut > LONGEST / 2 ? cut : LONGEST
      found.push({ text: rest.slice(0, at).trim(), ending: 'none' })
      rest = rest.slice(at).trim()
    }
    if (/[\p{L}\p{N}]/u.test(rest)) found.push({ text: rest, ending })
    else if (found.length > 0 && ending !== 'none') found.push({ ...(found.pop() as Clause), ending })
  }
  for (const match of text.matchAll(STOPS)) {
    const stop = match[1] ?? ''
    if (stop === '.' && ABBREVIATION.test(text.slice(from, match.index))) continue
    const end = match.index + match[0].length
    add(text.slice(from, end), endingOf(stop))
    from = end
  }
  add(text.slice(from), 'none')
  return found
}

function endingOf(stop: string): Ending {
  if (/…|\.\.\./u.test(stop)) return 'ellipsis'
  if (/[.!?。！？؟।]/u.test(stop)) return 'sentence'
  if (/[;:；：؛—–-]/u.test(stop)) return 'colon'
  return 'comma'
}
