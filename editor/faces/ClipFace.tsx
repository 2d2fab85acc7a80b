// A shot: its still, and under the pointer the moving picture. Arrows step through the items.
import { useState } from 'react'
import { artifactUrl, thumbnailUrl } from '../api/http.ts'
import { timecode } from '../canvas/words.ts'
import { useLabels } from '../hooks.ts'
import { labelFor } from '../state/run/labels.ts'
import type { FaceProps } from './types.ts'
import { type ClipRef, isClip, isEpisode } from './values.ts'

export function ClipFace({ shown }: FaceProps) {
  const labels = useLabels()
  const clip = isClip(shown.value) ? shown.value : isEpisode(shown.value) ? shown.value.video : undefined
  if (!clip) return <p className="face-empty">No picture</p>
  return <HoverClip key={clip.digest} clip={clip} label={labelFor(labels, shown.key).long} />
}

/** A still that plays while the pointer or the focus is on it. */
export function HoverClip({ clip, label }: { clip: ClipRef; label: string }) {
  const [playing, setPlaying] = useState(false)
  const still = thumbnailUrl(clip.digest, 640, Math.min(1, clip.duration / 2))
  return (
    <figure className="picture" onPointerEnter={() => setPlaying(true)} onPointerLeave={() => setPlaying(false)}>
      <img src={still} alt={label || 'Shot'} loading="lazy" draggable={false} />
      {playing && (
        <video src={artifactUrl(clip.digest)} poster={still} autoPlay loop muted playsInline preload="auto" />
      )}
      <figcaption>
        <span className="clip">{label}</span>
        <span className="mono">{timecode(clip.duration, clip.fps)}</span>
      </figcaption>
    </figure>
  )
}
