// The cut as a CMX3600 edit decision list: what every editing system reads.
import type { EpisodeValue, Transition } from '../../types.ts'
import { reel, shotName } from './names.ts'

/** Where records begin, as is the custom: one hour. */
const RECORD_START_HOURS = 1
/** Audio channels of CMX3600 by track: the third and the fourth are said in a line of their own. */
const CHANNELS = ['A    ', 'A2   ', 'NONE ', 'NONE '] as const

/** Non-drop-frame timecode. */
export function timecode(frames: number, fps: number): string {
  const rate = Math.round(fps)
  const pad = (value: number) => String(value).padStart(2, '0')
  const seconds = Math.floor(frames / rate)
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}:${pad(frames % rate)}`
}

/** The edit type of a transition, to the width of its column; W001 is the plain horizontal wipe. */
const effect = (transition: Transition): string => (transition === 'wipe' ? 'W001' : 'D   ')

/** One line of ASCII: titles in other scripts lose what CMX cannot hold. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .trim()

/**
 * An event for each scene: a cut, or a transition that begins with it, for which the outgoing clip goes on. CMX3600 knows
 * dissolves and wipes; others are dissolves with their name beside them. Then one for each stem. Source times count from the clip's first frame; scenes without a clip of their own point into the episode (`EPISODE`).
 */
export function toEdl(
  episode: EpisodeValue,
  base: string,
  stems: readonly { readonly role: string; readonly name: string }[],
  shots: boolean,
): string {
  const { fps, frames } = episode.video
  const record = (at: number) => timecode(at + RECORD_START_HOURS * 3600 * Math.round(fps), fps)
  const lines = [`TITLE: ${plain(episode.title).slice(0, 70) || base}`, 'FCM: NON-DROP FRAME', '']
  const event = (number: number, from: string, kind: string, transition: string, times: readonly string[]) =>
    `${String(number).padStart(3, '0')}  ${from.padEnd(8)} ${kind} ${transition} ${times.join(' ')}`
  const source = (index: number) => {
    const file = shots ? shotName(episode, index, base) : undefined
    const start = episode.scenes[index]?.start ?? 0
    return file
      ? { reel: reel(index), file, offset: episode.scenes[index]?.head ?? 0 }
      : { reel: 'EPISODE', file: `${base}.mp4`, offset: start }
  }
  let number = 0
  for (const [index, scene] of episode.scenes.entries()) {
    const own = source(index)
    const before = episode.scenes[index - 1]
    const from = before && source(index - 1)
    const at = (frame: number) => timecode(own.offset + frame, fps)
    const times = [at(0), at(scene.frames), record(scene.start), record(scene.start + scene.frames)]
    number++
    if (before && from && before.tail > 0 && from.reel !== 'EPISODE') {
      const out = timecode(from.offset + before.frames, fps)
      const cut = record(scene.start)
      lines.push(
        event(number, from.reel, 'V    ', 'C       ', [out, out, cut, cut]),
        event(
          number,
          own.reel,
          'V    ',
          `${effect(before.transition)} ${String(Math.min(255, before.tail)).padStart(3, '0')}`,
          times,
        ),
        ...(before.transition === 'dissolve' || before.transition === 'wipe'
          ? []
          : [`* EFFECT NAME: ${before.transition.replaceAll('-', ' ').toUpperCase()}`]),
        `* FROM CLIP NAME: ${from.file}`,
        `* TO CLIP NAME: ${own.file}`,
      )
    } else lines.push(event(number, own.reel, 'V    ', 'C       ', times), `* FROM CLIP NAME: ${own.file}`)
    lines.push(`* COMMENT: ${plain(scene.title)}`, '')
  }
  for (const [index, { role, name }] of stems.entries()) {
    const span = [timecode(0, fps), timecode(frames, fps), record(0), record(frames)]
    lines.push(event(++number, role.toUpperCase().slice(0, 8), CHANNELS[index] ?? 'NONE ', 'C       ', span))
    if (index > 1) lines.push(`AUD  ${index + 1}`)
    lines.push(`* FROM CLIP NAME: ${name}`, '')
  }
  return `${lines.join('\n').trimEnd()}\n`
}
