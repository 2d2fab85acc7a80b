// When each line of a scene is spoken, and how long speech takes before a voice has said it.
import { NARRATOR, type SceneValue } from '../types.ts'

/** A line on its scene's timeline. Seconds from the scene's first frame. */
export interface TimedLine {
  readonly id: string
  readonly start: number
  readonly end: number
}

/** How long a pause wants to be, and how long it may grow when the scene has time to spare. Seconds. */
interface Pause {
  readonly ideal: number
  readonly most: number
}

/** Long enough for the dissolve from the scene before (12 frames at 24 fps) to be over. */
const LEAD_IN: Pause = { ideal: 0.75, most: 3.5 }
const LEAD_OUT: Pause = { ideal: 0.9, most: Number.POSITIVE_INFINITY }

/**
 * Lays a scene's spoken lines on its timeline, in the order of its utterances: a lead-in, pauses that share the spare
 * time (longer between speakers, after questions that hang and after thoughts that trail off), and a lead-out. Starts
 * lie on whole frames and lines never overlap. Utterances without speech are left out.
 *
 * When the speech is longer than the scene the pauses shrink to nothing, the last lines run past the scene's `frames`,
 * and a warning gives the numbers.
 * @param speech the spoken length of each line, in seconds, in any order
 */
export function layoutLines(
  scene: SceneValue,
  speech: readonly { readonly id: string; readonly seconds: number }[],
): { lines: TimedLine[]; warnings: string[] } {
  const seconds = new Map(speech.map(line => [line.id, line.seconds]))
  const spoken = scene.utterances.filter(utterance => seconds.has(utterance.id))
  const warnings = speech
    .filter(line => !scene.utterances.some(utterance => utterance.id === line.id))
    .map(line => `Line ${line.id} belongs to no utterance of scene ${scene.number}, so it is not placed.`)
  if (spoken.length === 0) return { lines: [], warnings }

  const lengths = spoken.map(utterance => Math.ceil((seconds.get(utterance.id) ?? 0) * scene.fps - 1e-6))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const spare = scene.frames - total
  if (spare < 0)
    warnings.push(
      `Scene ${scene.number} lasts ${clock(scene.frames / scene.fps)} s but its ${spoken.length} lines take ` +
        `${clock(total / scene.fps)} s of speech, ${clock(-spare / scene.fps)} s too much. Shorten the lines or lengthen the scene.`,
    )

  const pauses: Pause[] = [
    spoken[0]?.speaker === NARRATOR ? { ideal: LEAD_IN.ideal, most: 1.2 } : LEAD_IN,
    ...spoken.slice(1).map((next, index) => pauseBetween(spoken[index] ?? next, next)),
    LEAD_OUT,
  ]
  const gaps = shareFrames(pauses, Math.max(0, spare), scene.fps)
  let at = 0
  const lines = spoken.map((utterance, index) => {
    at += gaps[index] ?? 0
    const start = at / scene.fps
    at += lengths[index] ?? 0
    return { id: utterance.id, start, end: start + (seconds.get(utterance.id) ?? 0) }
  })
  return { lines, warnings }
}

type Spoken = Pick<SceneValue['utterances'][number], 'speaker' | 'text'>

/** The pause from one line to the next: turn-taking in film dialogue is about 0.2–0.8 s, a beat is a second or two. */
function pauseBetween(before: Spoken, after: Spoken): Pause {
  const turn = before.speaker !== after.speaker
  let ideal = turn ? 0.5 : 0.35
  let most = turn ? 2 : 1.4
  const ending = before.text.trim().replace(/["'”’)\]]+$/, '')
  if (/(…|\.\.\.)$/.test(ending)) [ideal, most] = [ideal + 0.35, most + 0.8]
  else if (/[—–-]$/.test(ending))
    [ideal, most] = [0.12, 0.25] // cut off by the next speaker
  else if (/\?$/.test(ending)) ideal += 0.1
  else if (/!$/.test(ending)) [ideal, most] = [ideal - 0.1, most - 0.6]
  if (before.speaker === NARRATOR || after.speaker === NARRATOR) [ideal, most] = [ideal + 0.4, 4]
  return { ideal, most }
}

/** Whole frames for each pause, `spare` in sum: squeezed in proportion when there is too little, grown to their most when there is more. */
function shareFrames(pauses: readonly Pause[], spare: number, fps: number): number[] {
  const ideal = pauses.reduce((sum, pause) => sum + pause.ideal * fps, 0)
  let wanted: number[]
  if (spare <= ideal) wanted = pauses.map(pause => (pause.ideal * fps * spare) / ideal)
  else {
    // Every pause grows by the same factor until its limit; what then remains is the lead-out's.
    const grown = pauses.map(pause => Math.min(pause.most, (pause.ideal * spare) / ideal) * fps)
    const rest = spare - grown.slice(0, -1).reduce((sum, frames) => sum + frames, 0)
    wanted = [...grown.slice(0, -1), rest]
  }
  const frames = wanted.map(Math.floor)
  frames[frames.length - 1] = (frames.at(-1) ?? 0) + spare - frames.reduce((sum, count) => sum + count, 0)
  return frames
}

const clock = (seconds: number): string => seconds.toFixed(1)

/** Scripts written without spaces or with syllabic signs: about one syllable a sign. */
const SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu

/**
 * Estimates how long a voice takes to say `text`, in seconds, at `rate` times the normal speed. Counts syllables
 * (about 4.3 a second, the pace of a calm narrator at 160 words a minute) and adds the pauses that punctuation asks for.
 */
export function speechSeconds(text: string, rate = 1): number {
  const signs = text.match(SIGN)?.length ?? 0
  const words = text.replace(SIGN, ' ').match(/[\p{L}\p{N}'’]+/gu) ?? []
  let syllables = signs
  for (const word of words) syllables += syllablesOf(word)
  if (syllables === 0) return 0
  const short = text.match(/[,;:、،–—]/g)?.length ?? 0
  const long = text.match(/[.!?…。！？؟](?=\s*\S)/g)?.length ?? 0
  return (syllables / 4.3 + short * 0.18 + long * 0.38 + 0.25) / rate
}

/** Syllables of a word: vowel groups for letters, a spoken number for digits. */
function syllablesOf(word: string): number {
  if (/^\p{N}+$/u.test(word)) return Math.max(1, Math.round(word.length * 1.8))
  const plain = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  if (!/[a-z]/.test(plain)) return Math.max(1, Math.ceil([...plain].length / 2.5))
  const groups = plain
    .replace(/(?:[^l]e|ed|es)$/, ending => (ending.startsWith('e') ? '' : ending.charAt(0)))
    .match(/[aeiouy]+/g)
  return Math.max(1, groups?.length ?? 0)
}
