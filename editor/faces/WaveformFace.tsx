// Sound: its waveform with the words where they are said, and a button that plays it.
import { Pause, Play } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { artifactUrl } from '../api/http.ts'
import { useLabels } from '../hooks.ts'
import { speakerOf } from '../state/run/labels.ts'
import type { FaceProps } from './types.ts'
import { type SoundRef, soundOf } from './values.ts'

export function WaveformFace({ shown }: FaceProps) {
  const sound = soundOf(shown.value)
  if (!sound) return <p className="face-empty">No sound</p>
  return <Waveform key={sound.digest} sound={sound} />
}

/** A waveform of at most 120 bars. A click on it goes there. */
export function Waveform({ sound }: { sound: SoundRef }) {
  const audio = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const labels = useLabels()
  useEffect(() => {
    if (!playing) return
    let frame = 0
    const follow = (): void => {
      setAt((audio.current?.currentTime ?? 0) / Math.max(sound.duration, 0.01))
      frame = requestAnimationFrame(follow)
    }
    frame = requestAnimationFrame(follow)
    return () => cancelAnimationFrame(frame)
  }, [playing, sound.duration])
  const toggle = (): void => {
    const element = audio.current
    if (!element) return
    if (element.paused) void element.play()
    else element.pause()
  }
  const { speech } = sound
  return (
    <div className="waveform nodrag">
      <button
        type="button"
        className="wave-play"
        tabIndex={-1}
        aria-label={playing ? 'Pause' : 'Play'}
        onClick={toggle}
      >
        {playing ? (
          <Pause size={12} fill="currentColor" aria-hidden />
        ) : (
          <Play size={12} fill="currentColor" aria-hidden />
        )}
      </button>
      <div className="wave-body">
        <Bars peaks={sound.peaks ?? []} at={at} />
        <span className="wave-caption">
          {speech ? (
            <span className="clip">
              <span className="speaker">{speakerOf(labels, speech.speaker)}</span> {speech.text}
            </span>
          ) : (
            <span />
          )}
          <span className="mono">{sound.duration.toFixed(1)} s</span>
        </span>
      </div>
      {/* biome-ignore lint/a11y/useMediaCaption: the spoken words stand beside it */}
      <audio
        ref={audio}
        src={artifactUrl(sound.digest)}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
      />
    </div>
  )
}

const BARS = 84

/** Peaks (0…1) as bars about a middle line; what was played is brighter. */
export function Bars({ peaks, at = 0 }: { peaks: readonly number[]; at?: number }) {
  const bars = Array.from({ length: BARS }, (_, bar) => {
    const from = Math.floor((bar * peaks.length) / BARS)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / BARS))
    return Math.max(0.03, ...peaks.slice(from, to))
  })
  const loudest = Math.max(0.2, ...bars)
  const path = (from: number, to: number): string =>
    bars
      .slice(from, to)
      .map((peak, index) => {
        const tall = (peak / loudest) * 46
        return `M${(from + index) * 3 + 1.5} ${50 - tall}V${50 + tall}`
      })
      .join('')
  const split = Math.round(at * BARS)
  return (
    <svg className="bars" viewBox={`0 0 ${BARS * 3} 100`} preserveAspectRatio="none" aria-hidden="true">
      <path d={path(split, BARS)} />
      {split > 0 && <path className="played" d={path(0, split)} />}
    </svg>
  )
}
