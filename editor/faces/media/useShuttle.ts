// The shuttle of a player: J back, K hold, L on; each further press is faster, as at an editing table.
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'

/** How fast a press is after the ones before it: once, twice, four and eight times. */
const SPEEDS = [1, 2, 4, 8]

/** What a keyboard asks of a player. */
export interface Transport {
  toggle(): void
  /** −1 plays backwards, 1 forwards; again in the same direction is faster. */
  shuttle(direction: -1 | 1): void
  pause(): void
  /** Frames from here. */
  step(frames: number): void
  /** Seconds from the start. */
  readonly time: number
}

/** What the video says by itself: it was started or stopped from elsewhere (full screen, headphones), or it ended. */
interface Heard {
  readonly played: () => void
  readonly paused: () => void
}

/** The speed after a press, from the one before: `1, 2, 4, 8` forwards, negative backwards. */
export function nextSpeed(speed: number, direction: -1 | 1): number {
  if (Math.sign(speed) !== direction) return direction
  const at = SPEEDS.indexOf(Math.abs(speed))
  return direction * (SPEEDS[Math.min(SPEEDS.length - 1, at + 1)] ?? 1)
}

/**
 * @param span first and last second that is played; it ends there
 * @returns the transport, and the speed for the display: 0 when it stands
 */
export function useShuttle(
  video: RefObject<HTMLVideoElement | null>,
  fps: number,
  span?: readonly [from: number, to: number],
): { readonly transport: Transport & { readonly heard: Heard }; readonly speed: number } {
  const [speed, setSpeed] = useState(0)
  const now = useRef(0)
  const [from, to] = span ?? [0, Number.POSITIVE_INFINITY]
  const drive = useCallback(
    (next: number): void => {
      const element = video.current
      if (!element) return
      now.current = next
      setSpeed(next)
      if (next <= 0) element.pause()
      else {
        if (element.currentTime >= to - 1 / fps || element.currentTime < from || element.ended)
          element.currentTime = from
        element.playbackRate = next
        void element.play().catch(() => setSpeed(0))
      }
    },
    [video, fps, from, to],
  )
  useEffect(() => {
    if (speed === 0) return
    let frame = 0
    let last = performance.now()
    const follow = (at: number): void => {
      const element = video.current
      if (!element || now.current === 0) return
      if (speed < 0) {
        // No browser plays backwards: it is set to where it would be, frame by frame.
        element.currentTime = Math.max(from, element.currentTime + (speed * (at - last)) / 1000)
      }
      // It ends where the span does, whichever way it goes.
      if (speed < 0 ? element.currentTime <= from : element.currentTime >= to - 0.5 / fps) {
        drive(0)
        return
      }
      last = at
      frame = requestAnimationFrame(follow)
    }
    frame = requestAnimationFrame(follow)
    return () => cancelAnimationFrame(frame)
  }, [speed, video, fps, from, to, drive])
  const transport = useMemo(
    () => ({
      toggle: () => drive(now.current === 0 ? 1 : 0),
      shuttle: (direction: -1 | 1) => drive(nextSpeed(now.current, direction)),
      pause: () => drive(0),
      step: (frames: number) => {
        drive(0)
        const element = video.current
        if (element) element.currentTime = Math.max(0, element.currentTime + frames / fps)
      },
      get time() {
        return video.current?.currentTime ?? 0
      },
      heard: {
        played: () => {
          if (now.current > 0) return
          now.current = 1
          setSpeed(1)
        },
        paused: () => {
          if (now.current <= 0) return
          now.current = 0
          setSpeed(0)
        },
      },
    }),
    [drive, video, fps],
  )
  return { transport, speed }
}
