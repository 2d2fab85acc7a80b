// Sound: its waveform with marks where each word is said, and a button that plays it.

import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { artifactUrl } from '../../api/http.ts'
import { useLabels } from '../../hooks.ts'
import { speakerOf } from '../../state/run/labels.ts'
import { Stepper } from '../Stepper.tsx'
import type { FaceProps } from '../types.ts'
import { type SoundRef, soundOf } from '../values.ts'
import { PlayMark } from './PlayMark.tsx'
import { type WordMark, wordAt, wordMarks } from './word-marks.ts'

export function WaveformFace({ shown, values, focus }: FaceProps) {
  const sound = soundOf(shown.value)
  if (!sound) return <p className="face-empty">No sound</p>
  return (
    <>
      <Waveform key={sound.digest} sound={sound} />
      <Stepper values={values} shown={shown} focus={focus} />
    </>
  )
}

/** A waveform and the words under it. A click on it goes there. */
export function Waveform({ sound }: { sound: SoundRef }) {
  const audio = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const marks = useMemo(() => wordMarks(sound), [sound])
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
  const go = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / Math.max(box.width, 1)))
    if (audio.current) audio.current.currentTime = share * sound.duration
    setAt(share)
  }
  return (
    <div className="waveform nodrag" data-words={marks.length > 0 || undefined}>
      <button
        type="button"
        className="wave-play"
        tabIndex={-1}
        aria-label={playing ? 'Pause' : 'Play'}
        onClick={toggle}
      >
        <PlayMark playing={playing} size={12} />
      </button>
      <div className="wave-body">
        <div className="wave-plot" onPointerDown={go}>
          <Bars peaks={sound.peaks ?? []} at={at} />
          <Words marks={marks} at={at} duration={sound.duration} />
          {at > 0 && <span className="wave-at" style={{ left: `${at * 100}%` }} />}
        </div>
        <Caption sound={sound} marks={marks} at={at} />
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

/** A mark for each word as long as it is said; where the face is wide enough, the word itself. */
function Words({ marks, at, duration }: { marks: readonly WordMark[]; at: number; duration: number }) {
  if (marks.length === 0) return null
  const now = at > 0 ? wordAt(marks, at) : -1
  return (
    <span className="wave-words" aria-hidden>
      {marks.map((mark, index) => (
        <span
          key={mark.from}
          data-now={index === now || undefined}
          style={{ left: `${mark.from * 100}%`, width: `${(mark.to - mark.from) * 100}%` }}
          title={`${mark.text} · ${(mark.from * duration).toFixed(2)} s`}
        >
          {mark.text}
        </span>
      ))}
    </span>
  )
}

/** Who speaks and what; while it plays, the words around the one that is being said. */
function Caption({ sound, marks, at }: { sound: SoundRef; marks: readonly WordMark[]; at: number }) {
  const labels = useLabels()
  const { speech, duration } = sound
  const now = at > 0 ? wordAt(marks, at) : -1
  return (
    <span className="wave-caption">
      {speech ? (
        <span className="clip">
          <span className="speaker">{speakerOf(labels, speech.speaker)}</span>
          {now < 0 ? (
            speech.text
          ) : (
            <>
              {marks
                .slice(Math.max(0, now - 1), now)
                .map(mark => mark.text)
                .join(' ')}{' '}
              <strong>{marks[now]?.text}</strong>{' '}
              {marks
                .slice(now + 1, now + 8)
                .map(mark => mark.text)
                .join(' ')}
            </>
          )}
        </span>
      ) : (
        <span />
      )}
      <span className="mono">
        {at > 0 ? `${(at * duration).toFixed(1)} / ` : ''}
        {`${duration.toFixed(1)} s`}
      </span>
    </span>
  )
}

const BARS = 84

/** Peaks (0…1) as bars about a middle line; what was played is brighter. */
export function Bars({ peaks, at = 0 }: { peaks: readonly number[]; at?: number }) {
  const bars = useMemo(() => barsOf(peaks), [peaks])
  const path = (from: number, to: number): string =>
    bars
      .slice(from, to)
      .map((tall, index) => `M${(from + index) * 3 + 1.5} ${50 - tall}V${50 + tall}`)
      .join('')
  const split = Math.round(at * BARS)
  return (
    <svg className="bars" viewBox={`0 0 ${BARS * 3} 100`} preserveAspectRatio="none" aria-hidden="true">
      <path d={path(split, BARS)} />
      {split > 0 && <path className="played" d={path(0, split)} />}
    </svg>
  )
}

/** Half the height of each bar, in a hundredth of the plot's height. */
function barsOf(peaks: readonly number[]): number[] {
  const bars = Array.from({ length: BARS }, (_, bar) => {
    const from = Math.floor((bar * peaks.length) / BARS)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / BARS))
    return Math.max(0.03, ...peaks.slice(from, to))
  })
  const loudest = Math.max(0.2, ...bars)
  return bars.map(peak => (peak / loudest) * 46)
}
