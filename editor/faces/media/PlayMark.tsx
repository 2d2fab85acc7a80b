// What the button of a player shows: what a press would do.
import { Pause, Play } from 'lucide-react'

/** @param size of the mark in px */
export const PlayMark = ({ playing, size }: { playing: boolean; size: number }) => {
  const Mark = playing ? Pause : Play
  return <Mark size={size} fill="currentColor" aria-hidden />
}
