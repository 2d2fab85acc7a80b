// Breaking a text into lines: at words, by width, with closing signs kept where they belong.

export interface Line {
  readonly text: string
  /** Its paragraph is written from right to left. */
  readonly isRightToLeft: boolean
}

export type Measure = (text: string) => number

/** Signs that no line may begin with (JIS X 4051 in short, and what other scripts close with), and none may end with. */
const NEVER_FIRST = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々〻゛゜…]/u
const NEVER_LAST = /[\p{Ps}\p{Pi}¿¡]$/u

/** The first letter that has a direction says how a paragraph is written (Unicode Bidirectional Algorithm, rule P2). */
export function isRightToLeft(text: string): boolean {
  const first = /[\p{L}\p{Nl}]/u.exec(text)?.[0]
  return (
    first !== undefined &&
    /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first)
  )
}

/** Breaks a text into lines of at most `width`; lines of the text stay lines. `balanced` makes them of like length. */
export function breakLines(text: string, width: number, measure: Measure, balanced: boolean): Line[] {
  return text.split(/\r?\n/).flatMap(paragraph => {
    const pieces = piecesOf(paragraph)
    const greedy = fill(pieces, width, measure)
    const lines = balanced && greedy.length > 1 && greedy.length < 8 ? balance(pieces, greedy, width, measure) : greedy
    const turned = isRightToLeft(paragraph)
    return lines.map(line => ({ text: line, isRightToLeft: turned }))
  })
}

/** What stays together: a word with the signs that belong to it. */
function piecesOf(paragraph: string): string[] {
  const pieces: string[] = []
  let joins = false
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'word' }).segment(paragraph)) {
    const last = pieces.at(-1)
    if (last !== undefined && !/\s$/.test(last) && (joins || NEVER_FIRST.test(segment)))
      pieces[pieces.length - 1] = last + segment
    else if (last !== undefined && /^\s+$/.test(segment)) pieces[pieces.length - 1] = last + segment
    else pieces.push(segment)
    joins = NEVER_LAST.test(segment)
  }
  return pieces
}

function fill(pieces: readonly string[], width: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces.flatMap(piece =>
    measure(piece.trimEnd()) > width ? shredded(piece, width, measure) : [piece],
  )) {
    if (line !== '' && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line === '' ? piece.trimStart() : piece
  }
  lines.push(line.trimEnd())
  return lines
}

/** A word that is wider than the line, cut between its characters as people see them. */
function shredded(piece: string, width: number, measure: Measure): string[] {
  const parts: string[] = []
  let part = ''
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(piece)) {
    if (part !== '' && measure(part + segment) > width) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return [...parts, part]
}

/** The narrowest width that needs no more lines. */
function balance(pieces: readonly string[], greedy: string[], width: number, measure: Measure): string[] {
  let low = 0
  let high = width
  let best = greedy
  for (let step = 0; step < 10; step++) {
    const middle = (low + high) / 2
    // A word that would have to be cut makes the width too narrow.
    const lines = pieces.some(piece => measure(piece.trimEnd()) > middle) ? undefined : fill(pieces, middle, measure)
    if (lines && lines.length <= greedy.length) {
      best = lines
      high = middle
    } else low = middle
  }
  return best
}
