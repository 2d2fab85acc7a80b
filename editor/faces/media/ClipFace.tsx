// A shot: its still, and under the pointer the moving picture. Its arrows step through the items.
import { useState } from 'react'
import { artifactUrl, thumbnailUrl } from '../../api/http.ts'
import { timecode } from '../../canvas/words.ts'
import { useLabels } from '../../hooks.ts'
import { labelFor } from '../../state/run/labels.ts'
import { Stepper } from '../Stepper.tsx'
import type { FaceProps } from '../types.ts'
import { type ClipRef, isClip, isEpisode } from '../values.ts'

export function ClipFace({ shown, values, focus }: FaceProps) {
  const labels = useLabels()
  const clip = isClip(shown.value) ? shown.value : isEpisode(shown.value) ? shown.value.video : undefined
  if (!clip) return <p className="face-empty">No picture</p>
  return (
    <>
      <HoverClip key={clip.digest} clip={clip} label={labelFor(labels, shown.key).long} />
      <Stepper values={values} shown={shown} focus={focus} />
    </>
  )
}

/** A still that plays while the pointer or the focus is on it, with a line for how far it is. */
export function HoverClip({ clip, label }: { clip: ClipRef; label: string }) {
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const still = thumbnailUrl(clip.digest, 640, Math.min(1, clip.duration / 2))
  return (
    <figure className="picture" onPointerEnter={() => setPlaying(true)} onPointerLeave={() => setPlaying(false)}>
      <img src={still} alt={label || 'Shot'} loading="lazy" draggable={false} />
      {playing && (
        <video
          src={artifactUrl(clip.digest)}
          poster={still}
          autoPlay
          loop
          muted
          playsInline
          preload="auto"
          onTimeUpdate={event => setAt(event.currentTarget.currentTime)}
        />
      )}
      <figcaption>
        <span className="clip">{label}</span>
        <span className="mono">{timecode(playing ? at : clip.duration, clip.fps)}</span>
      </figcaption>
      {playing && <span className="picture-at" style={{ width: `${(100 * at) / Math.max(clip.duration, 0.01)}%` }} />}
    </figure>
  )
}
