// Reads Fountain (fountain.io, syntax 1.1): a screenplay in plain text becomes scenes, each element with its line.

/** What is wrong in a text, and on which line (1, 2, 3 …). */
export interface FountainProblem {
  readonly line: number
  readonly message: string
}

/** One thing said. `extension` is what stands behind the name, such as `V.O.`; `manner` the parentheticals. */
export interface FountainSpeech {
  readonly line: number
  readonly name: string
  readonly extension: string
  readonly manner: string
  readonly text: string
}

export interface FountainScene {
  readonly line: number
  /** The heading without its number: `INT. SECRET LAB - NIGHT`. */
  readonly heading: string
  /** As in `#12A#`; empty without one. */
  readonly number: string
  /** Paragraphs of action, in order. */
  readonly action: readonly string[]
  readonly speeches: readonly FountainSpeech[]
  /** Notes, `[[…]]`, wherever they stand in the scene. */
  readonly notes: readonly string[]
}

export interface Fountain {
  /** The title page: keys in lower case. */
  readonly title: Readonly<Record<string, string>>
  readonly scenes: readonly FountainScene[]
}

const HEADING = /^(?:INT|EXT|EST|INT\.?\/EXT|I\/E)(?:\.| )/i
const TRANSITION = /^[^a-z]*\bTO:$/

/** Reads a screenplay. Problems name their lines; with any, there are no scenes. */
export function parseFountain(source: string): Fountain | { readonly problems: readonly FountainProblem[] } {
  const problems: FountainProblem[] = []
  const { lines, notes } = withoutRemarks(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), problems)
  const { title, body } = titlePage(lines)
  const scenes: (FountainScene & { action: string[]; speeches: FountainSpeech[]; notes: string[] })[] = []
  const blank = (at: number) => (lines[at] ?? '').trim() === ''
  for (let at = body; at < lines.length; at++) {
    const raw = lines[at] ?? ''
    const text = raw.trim()
    const line = at + 1
    // Sections, synopses, page breaks and centred text say nothing that is seen or heard.
    if (text === '' || /^(?:#|=|>.*<$|={3,}$)/.test(text)) continue
    const heading = headingOf(text, blank(at - 1) || at === body)
    if (heading) {
      if (!/\p{L}|\p{N}/u.test(heading.text.replace(HEADING, '').replace(/^\s*[-–—].*$/, '')))
        problems.push({
          line,
          message: `The heading “${text}” names no place. Write where it plays, such as “INT. KITCHEN - NIGHT”.`,
        })
      scenes.push({ line, heading: heading.text, number: heading.number, action: [], speeches: [], notes: [] })
      continue
    }
    if ((text.startsWith('>') && !text.endsWith('<')) || (TRANSITION.test(text) && blank(at - 1))) continue
    const scene = scenes.at(-1)
    const cue = blank(at - 1) && !blank(at + 1) ? cueOf(text) : undefined
    if (!scene) {
      problems.push({
        line,
        message: `“${text.slice(0, 60)}” stands before the first scene heading. Begin with a line such as “INT. KITCHEN - NIGHT”.`,
      })
      break
    }
    if (!cue) {
      // Lines of one paragraph belong together; a forced action keeps its capitals.
      const paragraph = [text]
      while (!blank(at + 1) && !headingOf((lines[at + 1] ?? '').trim(), false))
        paragraph.push((lines[++at] ?? '').trim())
      scene.action.push(plain(paragraph.join(' ').replace(/^!/, '')))
      continue
    }
    const manner: string[] = []
    const said: string[] = []
    // Two spaces keep a speech open over an empty line.
    while (at + 1 < lines.length && ((lines[at + 1] ?? '').trim() !== '' || (lines[at + 1] ?? '') === '  ')) {
      const next = (lines[++at] ?? '').trim()
      if (/^\(.*\)$/.test(next)) manner.push(next.slice(1, -1))
      else if (next) said.push(next.replace(/^~/, ''))
    }
    const words = plain(said.join(' '))
    if (!words)
      problems.push({
        line,
        message: `${cue.name} is given no words. Write them under the name, without an empty line between.`,
      })
    else if (words.length > 2000)
      problems.push({
        line,
        message: `${cue.name} speaks ${words.length} characters in one go; 2000 are the most. Divide the speech.`,
      })
    scene.speeches.push({ line, ...cue, manner: manner.join(', '), text: words })
  }
  for (const note of notes) scenes.findLast(scene => scene.line <= note.line)?.notes.push(note.text)
  if (scenes.length === 0 && problems.length === 0)
    problems.push({
      line: 1,
      message: 'There is no scene heading. A scene begins with a line such as “INT. KITCHEN - NIGHT”.',
    })
  return problems.length > 0 ? { problems: problems.sort((a, b) => a.line - b.line) } : { title, scenes }
}

/** The lines with boneyard (`/* … *​/`) and notes (`[[ … ]]`) taken out; lines keep their numbers. */
function withoutRemarks(
  source: string,
  problems: FountainProblem[],
): { lines: string[]; notes: { line: number; text: string }[] } {
  const notes: { line: number; text: string }[] = []
  const lineAt = (at: number) => source.slice(0, at).split('\n').length
  let out = ''
  let from = 0
  const opening = /\/\*|\[\[/g
  for (let match = opening.exec(source); match; match = opening.exec(source)) {
    const [open, close] = match[0] === '/*' ? ['/*', '*/'] : ['[[', ']]']
    const end = source.indexOf(close, match.index + 2)
    if (end < 0) {
      problems.push({ line: lineAt(match.index), message: `“${open}” is never closed. Close it with “${close}”.` })
      break
    }
    const inside = source.slice(match.index + 2, end)
    if (open === '[[') notes.push({ line: lineAt(match.index), text: inside.replace(/\s+/g, ' ').trim() })
    out += source.slice(from, match.index) + inside.replace(/[^\n]/g, '')
    from = end + 2
    opening.lastIndex = from
  }
  return { lines: (out + source.slice(from)).split('\n'), notes }
}

/** `Title: …` lines at the very top, until the first empty line. */
function titlePage(lines: readonly string[]): { title: Record<string, string>; body: number } {
  const title: Record<string, string> = {}
  if (!/^[A-Za-z][A-Za-z ]*:/.test(lines[0] ?? '') || TRANSITION.test(lines[0] ?? '')) return { title, body: 0 }
  let key = ''
  let at = 0
  for (; at < lines.length && (lines[at] ?? '').trim() !== ''; at++) {
    const line = lines[at] ?? ''
    const match = /^([A-Za-z][A-Za-z ]*):\s*(.*)$/.exec(line)
    if (match?.[1]) {
      key = match[1].trim().toLowerCase()
      title[key] = plain(match[2] ?? '')
    } else title[key] = plain(`${title[key] ?? ''} ${line}`)
  }
  return { title, body: at }
}

function headingOf(text: string, afterBlank: boolean): { text: string; number: string } | undefined {
  const forced = /^\.[^.]/.test(text)
  if (!forced && !(afterBlank && HEADING.test(text))) return undefined
  const match = /^(.*?)\s*#([\w.-]+)#$/.exec(forced ? text.slice(1) : text)
  return { text: plain(match?.[1] ?? (forced ? text.slice(1) : text)), number: match?.[2] ?? '' }
}

/** A line in capitals (or forced by `@`) that something follows: who speaks. */
function cueOf(text: string): { name: string; extension: string } | undefined {
  const forced = text.startsWith('@')
  const match = /^(.*?)\s*((?:\([^)]*\)\s*)*)\^?$/.exec(forced ? text.slice(1) : text)
  const name = plain(match?.[1] ?? '')
  if (!/\p{L}/u.test(name) || text.startsWith('!')) return undefined
  if (!forced && (name !== name.toUpperCase() || name === name.toLowerCase() || /[.!?:]$/.test(name))) return undefined
  return { name, extension: (match?.[2] ?? '').replace(/[()]/g, ' ').replace(/\s+/g, ' ').trim() }
}

/** Without emphasis (`*`, `**`, `_`) and escapes. */
const plain = (text: string): string =>
  text
    .replace(/(?<!\\)(\*{1,3}|_)(?=\S)(.+?)(?<=\S)(?<!\\)\1/g, '$2')
    .replace(/\\([*_])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
