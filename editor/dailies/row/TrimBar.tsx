// The trim of a shot: everything that was shot, the part that is used, and a handle on either end.
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { timecode } from '../../canvas/words.ts'
import type { Span, TrimEnd } from '../trim.ts'

interface TrimBarProps {
  /** What is on the slate. */
  readonly scene: string
  readonly fps: number
  /** Frames that there are. */
  readonly material: number
  /** What is used of them. */
  readonly used: Span
  /** Frames of the transition after it. */
  readonly tail: number
  /** The frame that is seen. */
  readonly frame: number
  readonly onSeek: (frame: number) => void
  /** While a handle is held: the frame to show. */
  readonly onShow: (frame: number | undefined) => void
  /** Undefined when nothing in the graph cuts scenes. */
  readonly trim: TrimActions | undefined
}

/** Moving an end of the used part to a frame: what would be used then, and doing it. */
export interface TrimActions {
  readonly spanAt: (end: TrimEnd, to: number) => Span
  readonly keep: (end: TrimEnd, to: number) => void
}

export function TrimBar({ scene, fps, material, used, tail, frame, onSeek, onShow, trim }: TrimBarProps) {
  const bar = useRef<HTMLDivElement>(null)
  const [held, setHeld] = useState<Span & { readonly end: TrimEnd }>()
  const { first, last } = held ?? used
  const percent = (frames: number): string => `${(Math.max(0, Math.min(material, frames)) / material) * 100}%`
  const frameAt = (event: PointerEvent): number => {
    const box = bar.current?.getBoundingClientRect()
    return box ? Math.round(Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * material) : 0
  }
  const within = (end: TrimEnd, to: number): Span => trim?.spanAt(end, to) ?? used
  const keep = (end: TrimEnd, span: Span): void => trim?.keep(end, end === 'head' ? span.first : span.last)
  const handle = (end: TrimEnd) => {
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
      {trim && (
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
