// The episode player: picture, play, scene markers, captions, time, download. Used on the node and in Dailies.
import { Captions, Download, Maximize2, Play, Volume2, VolumeX } from 'lucide-react'
import { type Ref, useImperativeHandle, useRef, useState } from 'react'
import { artifactUrl, thumbnailUrl } from '../../api/http.ts'
import { clock } from '../../canvas/words.ts'
import { useLabels, useSelection } from '../../hooks.ts'
import { labelFor } from '../../state/run/labels.ts'
import { DownloadLink } from '../DownloadLink.tsx'
import type { EpisodeView } from '../values.ts'
import { PlayMark } from './PlayMark.tsx'
import { type Transport, useShuttle } from './useShuttle.ts'

export interface PlayerHandle extends Transport {
  /** Goes to a scene's first frame. */
  scene(key: string): void
}

interface PlayerProps {
  readonly episode: EpisodeView
  readonly graph: string
  readonly onScene: (key: string) => void
  readonly handle?: Ref<PlayerHandle>
}

export function EpisodePlayer({ episode, graph, onScene, handle }: PlayerProps) {
  const video = useRef<HTMLVideoElement>(null)
  const [muted, setMuted] = useState(false)
  const [captions, setCaptions] = useState(false)
  const [time, setTime] = useState(0)
  const { fps, duration, digest } = episode.video
  const go = (seconds: number): void => {
    if (video.current) video.current.currentTime = Math.max(0, Math.min(duration - 0.01, seconds))
    setTime(seconds)
  }
  const { transport, speed } = useShuttle(video, fps)
  const { toggle } = transport
  const playing = speed !== 0
  useImperativeHandle(handle, () => ({
    ...transport,
    get time() {
      return transport.time
    },
    scene: key => {
      const scene = episode.scenes.find(each => each.key === key)
      if (scene) go(scene.start / fps)
    },
  }))
  const frame = time * fps
  const here = episode.scenes.findLast(scene => frame + 0.5 >= scene.start)
  const caption = captions ? episode.captions.find(each => time >= each.start && time < each.end) : undefined
  const name = `${
    episode.title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_|_$/g, '') || 'episode'
  }.mp4`
  return (
    <div className="player nodrag" data-playing={playing || undefined}>
      <div className="player-picture">
        <video
          ref={video}
          key={digest}
          src={artifactUrl(digest)}
          poster={thumbnailUrl(digest, 960, Math.min(2, duration / 2))}
          preload="metadata"
          playsInline
          muted={muted}
          onPlay={transport.heard.played}
          onPause={transport.heard.paused}
          onTimeUpdate={event => setTime(event.currentTarget.currentTime)}
          onClick={toggle}
        />
        {!playing && time === 0 && (
          <button type="button" className="big-play" aria-label="Play the episode" onClick={toggle}>
            <Play size={22} fill="currentColor" aria-hidden />
          </button>
        )}
        {caption && (
          <p className="caption">
            <span>{caption.text}</span>
          </p>
        )}
      </div>
      <SceneMarkers episode={episode} time={time} onGo={go} onScene={onScene} current={here?.key} />
      <div className="player-bar">
        <button
          type="button"
          className="player-button"
          aria-label={playing ? 'Pause' : 'Play'}
          title={playing ? 'Pause (K)' : 'Play (L, or the space bar)'}
          onClick={toggle}
        >
          <PlayMark playing={playing} size={14} />
        </button>
        <span className="mono player-time" data-speed={speed > 1 || speed < 0 ? `${speed}×` : undefined}>
          {clock(time)} <span className="faint">/ {clock(duration)}</span>
        </span>
        <span className="player-scene clip">{here?.title ?? ''}</span>
        {episode.captions.length > 0 && (
          <button
            type="button"
            className="player-button"
            aria-pressed={captions}
            aria-label="Captions"
            title="Captions"
            onClick={() => setCaptions(!captions)}
          >
            <Captions size={14} aria-hidden />
          </button>
        )}
        <button
          type="button"
          className="player-button"
          aria-pressed={muted}
          aria-label="Mute"
          title="Mute"
          onClick={() => setMuted(!muted)}
        >
          {muted ? <VolumeX size={14} aria-hidden /> : <Volume2 size={14} aria-hidden />}
        </button>
        <button
          type="button"
          className="player-button"
          aria-label="Full screen"
          title="Full screen"
          onClick={() => void video.current?.requestFullscreen()}
        >
          <Maximize2 size={13} aria-hidden />
        </button>
        <DownloadLink
          digest={digest}
          name={name}
          graph={graph}
          className="player-button"
          label="Download the MP4"
          title="Download the MP4, with the graph inside"
        >
          <Download size={14} aria-hidden />
        </DownloadLink>
      </div>
    </div>
  )
}

/** A bar for each scene, as long as it lasts; the one in focus is lit, missing ones are hollow. */
function SceneMarkers({
  episode,
  time,
  current,
  onGo,
  onScene,
}: {
  episode: EpisodeView
  time: number
  current: string | undefined
  onGo: (seconds: number) => void
  onScene: (key: string) => void
}) {
  const labels = useLabels()
  const focus = useSelection(selection => selection.key)?.split('/')[0]
  const { fps, duration } = episode.video
  if (episode.scenes.length === 0)
    return (
      <input
        className="scrub"
        type="range"
        min={0}
        max={duration}
        step={1 / fps}
        value={time}
        aria-label="Position"
        onChange={event => onGo(Number(event.target.value))}
      />
    )
  return (
    <div className="markers">
      {episode.scenes.map(scene => {
        const start = scene.start / fps
        const length = scene.frames / fps
        const played = Math.max(0, Math.min(1, (time - start) / length))
        return (
          <button
            key={scene.key}
            type="button"
            className="marker"
            tabIndex={-1}
            style={{ flexGrow: scene.frames }}
            data-current={scene.key === current || undefined}
            data-focus={scene.key === focus || undefined}
            data-missing={scene.missing || undefined}
            title={`${labelFor(labels, scene.key).long}${scene.missing ? ' (missing)' : ''}`}
            aria-label={scene.title}
            onClick={() => {
              onGo(start)
              onScene(scene.key)
            }}
          >
            <span style={{ width: `${played * 100}%` }} />
          </button>
        )
      })}
    </div>
  )
}
