// Captions as files: SubRip and WebVTT.
import type { Caption } from './captions.ts'

const RIGHT_TO_LEFT = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u
const LETTER = /\p{L}/u

/** True when the first letter is of a right-to-left script (Unicode UAX #9, rule P2). */
export function isRightToLeft(text: string): boolean {
  for (const character of text) if (LETTER.test(character)) return RIGHT_TO_LEFT.test(character)
  return false
}

/** Right-to-left marks hold the punctuation at a line's ends on its proper side in players without bidi paragraphs. */
const directed = (text: string): string =>
  text
    .split('\n')
    .map(line => (isRightToLeft(line) ? `\u200f${line}\u200f` : line))
    .join('\n')

const clock = (seconds: number, separator: string): string => {
  const total = Math.round(seconds * 1000)
  const pad = (value: number, digits = 2) => String(value).padStart(digits, '0')
  const minutes = Math.floor(total / 60_000)
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:${pad(Math.floor(total / 1000) % 60)}${separator}${pad(total % 1000, 3)}`
}

/** SubRip. */
export const toSrt = (captions: readonly Caption[]): string =>
  captions
    .map(
      ({ start, end, text }, index) =>
        `${index + 1}\n${clock(start, ',')} --> ${clock(end, ',')}\n${directed(text.replaceAll('-->', '→'))}\n`,
    )
    .join('\n')

/** WebVTT (W3C): its own text rules call for escaping; paragraphs find their direction by themselves. */
export const toVtt = (captions: readonly Caption[]): string =>
  `WEBVTT\n\n${captions
    .map(({ start, end, text }) => {
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      return `${clock(start, '.')} --> ${clock(end, '.')}\n${escaped}\n`
    })
    .join('\n')}`

/**
 * Reads SubRip: what players see of the captions inside a file. Direction marks and styling tags are taken away; blocks
 * that are not captions are passed over.
 */
export function parseSrt(srt: string): Omit<Caption, 'speaker'>[] {
  const seconds = (text: string | undefined): number => {
    const [hours = 0, minutes = 0, rest = 0] = (text ?? '').replace(',', '.').split(':').map(Number)
    return hours * 3600 + minutes * 60 + rest
  }
  return srt
    .replace(/\r/g, '')
    .split(/\n{2,}/)
    .flatMap(block => {
      const lines = block.trim().split('\n')
      const at = lines.findIndex(line => line.includes(' --> '))
      if (at < 0) return []
      const [start, end] = (lines[at] ?? '').split(' --> ')
      const text = lines
        .slice(at + 1)
        .join('\n')
        .replace(/<[^>]*>|[\u200e\u200f]/g, '')
      return [{ start: seconds(start), end: seconds(end), text }]
    })
}
