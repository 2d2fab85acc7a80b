// The trim of a shot: everything that was shot, the part that is used, and a handle on either end.
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { timecode } from '../../canvas/words.ts'
import { type Decision, SHORTEST_SCENE } from '../cutting.ts'

interface TrimBarProps {
  /** What is on the slate. */
  readonly scene: string
  readonly fps: number
  /** Frames that there are. */
  readonly material: number
  /** Frames that the script gives the scene. */
  readonly written: number
  readonly decision: Decision
  /** Frames of the transition after it. */
  readonly tail: number
  /** The frame that is seen. */
  readonly frame: number
  readonly onSeek: (frame: number) => void
  /** While a handle is held: the frame to show. */
  readonly onShow: (frame: number | undefined) => void
  readonly onTrim: ((decision: Partial<Decision>) => void) | undefined
}

type End = 'head' | 'tail'

export function TrimBar({
  scene,
  fps,
  material,
  written,
  decision,
  tail,
  frame,
  onSeek,
  onShow,
  onTrim,
}: TrimBarProps) {
  const bar = useRef<HTMLDivElement>(null)
  const [held, setHeld] = useState<{ readonly end: End; readonly first: number; readonly last: number }>()
  const first = held?.first ?? Math.min(decision.head, written - SHORTEST_SCENE)
  const last = held?.last ?? Math.max(first + SHORTEST_SCENE, written - decision.tail)
  const percent = (frames: number): string => `${(Math.max(0, Math.min(material, frames)) / material) * 100}%`
  const frameAt = (event: PointerEvent): number => {
    const box = bar.current?.getBoundingClientRect()
    return box ? Math.round(Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * material) : 0
  }
  const within = (end: End, to: number): { first: number; last: number } =>
    end === 'head'
      ? { first: Math.max(0, Math.min(to, last - SHORTEST_SCENE)), last }
      : { first, last: Math.max(first + SHORTEST_SCENE, Math.min(to, material)) }
  const keep = (end: End, span: { first: number; last: number }): void =>
    onTrim?.(end === 'head' ? { head: span.first } : { tail: written - span.last })
  const handle = (end: End) => {
    const value = end === 'head' ? first : last
    return {
      role: 'slider',
      tabIndex: 0,
      className: `trim-handle ${end}`,
      style: { left: percent(value) },
      title:
        end === 'head'
          ? 'In (I): drag, or arrow keys; with Shift ten frames'
          : 'Out (O): drag, or arrow keys; with Shift ten frames',
      'aria-label': `${end === 'head' ? 'In' : 'Out'} of scene ${scene}`,
      'aria-valuemin': 0,
      'aria-valuemax': material,
      'aria-valuenow': value,
      'aria-valuetext': `frame ${value}, ${timecode(value / fps, fps)}`,
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
        setHeld({ end, first, last })
        onShow(end === 'head' ? first : last - 1)
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (held?.end !== end) return
        const span = within(end, frameAt(event))
        setHeld({ end, ...span })
        onShow(end === 'head' ? span.first : span.last - 1)
      },
      onPointerUp: () => {
        if (held?.end === end) keep(end, held)
        setHeld(undefined)
        onShow(undefined)
      },
      onPointerCancel: () => {
        setHeld(undefined)
        onShow(undefined)
      },
      onKeyDown: (event: KeyboardEvent) => {
        const step = ({ ArrowLeft: -1, ArrowRight: 1 } as Record<string, number>)[event.key]
        if (step === undefined) return
        event.preventDefault()
        event.stopPropagation()
        const span = within(end, value + step * (event.shiftKey ? 10 : 1))
        keep(end, span)
        onSeek(end === 'head' ? span.first : span.last - 1)
      },
    } as const
  }
  return (
    <div
      ref={bar}
      className="trim"
      data-held={held?.end}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId)
        onSeek(Math.min(material - 1, frameAt(event)))
      }}
      onPointerMove={event => {
        if (event.buttons === 1 && !held) onSeek(Math.min(material - 1, frameAt(event)))
      }}
    >
      <span className="trim-used" style={{ left: percent(first), width: percent(last - first) }} />
      {tail > 0 && (
        <span className="trim-tail" style={{ left: percent(last), width: percent(Math.min(tail, material - last)) }} />
      )}
      <span className="trim-now" style={{ left: percent(frame) }} />
      {onTrim && (
        <>
          <span {...handle('head')} />
          <span {...handle('tail')} />
        </>
      )}
      {held && (
        <output className="trim-words mono" style={{ left: percent(held.end === 'head' ? first : last) }}>
          {held.end === 'head' ? `in ${timecode(first / fps, fps)}` : `out ${timecode(last / fps, fps)}`} ·{' '}
          {last - first} f
        </output>
      )}
    </div>
  )
}
