// A row's shot: plays as it is cut, in the row, with handles for where it is cut in and out.

import { type Ref, useImperativeHandle, useRef, useState } from 'react'
import { artifactUrl, thumbnailUrl } from '../../api/http.ts'
import { timecode } from '../../canvas/words.ts'
import { PlayMark } from '../../faces/media/PlayMark.tsx'
import { useShuttle } from '../../faces/media/useShuttle.ts'
import { slateOf } from '../../faces/values.ts'
import { cutFrames, type Decision, joinOf, materialOf } from '../cutting.ts'
import type { ShotHandle } from '../desk.ts'
import type { Row } from '../rows.ts'
import { spanOf } from '../trim.ts'
import { type TrimActions, TrimBar } from './TrimBar.tsx'

interface ShotPlayerProps {
  readonly row: Row
  readonly handle: Ref<ShotHandle>
  readonly trim: TrimActions | undefined
}

export function ShotPlayer({ row, handle, trim }: ShotPlayerProps) {
  const { scene, shot, decision } = row
  if (!shot) return null
  return (
    <Player key={shot.digest} row={row} shot={shot} decision={decision} fps={scene.fps} handle={handle} trim={trim} />
  )
}

function Player({
  row,
  shot,
  decision,
  fps,
  handle,
  trim,
}: ShotPlayerProps & { shot: NonNullable<Row['shot']>; decision: Decision; fps: number }) {
  const video = useRef<HTMLVideoElement>(null)
  const { clip } = shot
  const { scene } = row
  const first = decision.head
  const last = first + cutFrames(scene, decision)
  const [loaded, setLoaded] = useState(false)
  const [frame, setFrame] = useState(first)
  const [trimming, setTrimming] = useState<number>()
  const { transport, speed } = useShuttle(video, fps, [first / fps, Math.min(last / fps, clip.duration)])
  const seek = (to: number): void => {
    setLoaded(true)
    setFrame(to)
    if (video.current) video.current.currentTime = (to + 0.5) / fps
  }
  const wake = (work: () => void): void => {
    // Nothing is fetched for a shot that nobody plays.
    if (loaded) work()
    else {
      setLoaded(true)
      requestAnimationFrame(() => requestAnimationFrame(work))
    }
  }
  useImperativeHandle(handle, () => ({
    toggle: () => wake(transport.toggle),
    shuttle: direction => wake(() => transport.shuttle(direction)),
    pause: transport.pause,
    step: frames => wake(() => transport.step(frames)),
    get time() {
      return transport.time
    },
    get frame() {
      return video.current ? Math.floor(video.current.currentTime * fps + 1e-3) : first
    },
  }))
  const still = thumbnailUrl(
    clip.digest,
    480,
    Math.min(clip.duration - 0.05, first / fps + Math.min(1, clip.duration / 2)),
  )
  const shown = trimming ?? frame
  return (
    <>
      <div className="shot" data-playing={speed !== 0 || undefined}>
        {loaded ? (
          // biome-ignore lint/a11y/useMediaCaption: the scene's words stand beside it
          <video
            ref={video}
            src={artifactUrl(clip.digest)}
            poster={still}
            preload="auto"
            playsInline
            onLoadedMetadata={event => {
              event.currentTarget.currentTime = (shown + 0.01) / fps
            }}
            onPlay={transport.heard.played}
            onPause={transport.heard.paused}
            onTimeUpdate={event => setFrame(Math.floor(event.currentTarget.currentTime * fps + 1e-3))}
            onSeeked={event => setFrame(Math.floor(event.currentTarget.currentTime * fps + 1e-3))}
          />
        ) : (
          <img src={still} alt={`Scene ${slateOf(scene)}`} loading="lazy" draggable={false} />
        )}
        <button
          type="button"
          className="shot-play"
          tabIndex={-1}
          aria-label={speed === 0 ? `Play scene ${slateOf(scene)}` : 'Pause'}
          onClick={() => wake(transport.toggle)}
        >
          <PlayMark playing={speed !== 0} size={16} />
        </button>
        <span className="shot-time mono">
          {timecode(Math.max(0, shown - first) / fps, fps)}
          {speed !== 0 && speed !== 1 && (
            <b>
              {' '}
              {speed < 0 ? '◂' : '▸'}
              {Math.abs(speed)}×
            </b>
          )}
        </span>
      </div>
      <TrimBar
        scene={slateOf(scene)}
        fps={fps}
        material={materialOf(scene)}
        used={spanOf(row)}
        tail={joinOf(scene, decision).frames}
        frame={shown}
        onSeek={to => wake(() => seek(to))}
        onShow={to => {
          setTrimming(to)
          if (to !== undefined) wake(() => seek(to))
        }}
        trim={trim}
      />
    </>
  )
}
