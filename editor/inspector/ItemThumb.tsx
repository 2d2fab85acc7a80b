// A small picture of an item: its first picture or clip, its waveform, or nothing.
import type { OutputValue } from '../../engine/protocol/events.ts'
import { thumbnailUrl } from '../api/http.ts'
import { Bars } from '../faces/media/WaveformFace.tsx'
import { isClip, isEpisode, isLook, isPicture, soundOf } from '../faces/values.ts'

/** The picture of a value, and the second of the clip it is taken from. */
export function stillOf(value: unknown): { digest: string; at?: number } | undefined {
  if (isEpisode(value)) return { digest: value.video.digest, at: Math.min(2, value.video.duration / 2) }
  if (isClip(value)) return { digest: value.digest, at: Math.min(1, value.duration / 2) }
  if (isLook(value)) return value.references[0] && { digest: value.references[0].digest }
  return isPicture(value) ? { digest: value.digest } : undefined
}

/** True when an item has something to show in little. */
export const hasThumb = (item: { readonly outputs: readonly OutputValue[] }): boolean =>
  item.outputs.some(({ value }) => stillOf(value) !== undefined || soundOf(value)?.peaks !== undefined)

/** @param room keeps its room when there is nothing to show, so that a list stays aligned */
export function ItemThumb({ item, room }: { item: { readonly outputs: readonly OutputValue[] }; room?: boolean }) {
  for (const { value } of item.outputs) {
    const still = stillOf(value)
    if (still)
      return (
        <span className="thumb">
          <img src={thumbnailUrl(still.digest, 160, still.at)} alt="" loading="lazy" />
        </span>
      )
    const sound = soundOf(value)
    if (sound?.peaks)
      return (
        <span className="thumb">
          <Bars peaks={sound.peaks} />
        </span>
      )
  }
  return room ? <span className="thumb" /> : null
}
