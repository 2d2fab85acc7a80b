// The dots of the ground: a layer of its own that the browser only shifts and stretches while the view moves.
import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'

/** How far apart dots are on the canvas, in px: two steps of the grid that things snap to. */
const GAP = 22
/** Dots stand at least this far apart on the screen, in px, and less than twice as far: seen from far, some are left out. */
const LEAST = 15
/** A view that rests this long, in ms, is drawn sharp. */
const REST_MS = 160

/** `length`, doubled or halved until it is at least `least`, and less than twice that. */
const octave = (length: number, least: number): number => length * 2 ** Math.ceil(Math.log2(least / length))

export function Ground() {
  const store = useStoreApi()
  const layer = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let drawn = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const place = (resting = false): void => {
      const [x, y, zoom] = store.getState().transform
      const step = octave(GAP * zoom, drawn / Math.SQRT2)
      // A dot stands in the middle of its tile, and at the origin of the canvas.
      const at = (origin: number): number => ((((origin - step / 2) % step) + step) % step) - step
      // On whole pixels the browser copies what it drew, elsewhere it blends four for each: at rest it has the time of others.
      const [left, top] = resting ? [Math.round(at(x)), Math.round(at(y))] : [at(x), at(y)]
      if (layer.current) layer.current.style.transform = `translate(${left}px, ${top}px) scale(${step / drawn})`
    }
    const draw = (): void => {
      const [, , zoom] = store.getState().transform
      const gap = octave(GAP * zoom, LEAST)
      if (gap !== drawn && layer.current) {
        drawn = gap
        layer.current.style.backgroundSize = `${gap}px ${gap}px`
        layer.current.style.setProperty('--dot', `${Math.min(1.75, Math.max(0.7, 0.7 * zoom))}px`)
      }
      place(true)
    }
    draw()
    const stop = store.subscribe(({ transform }, before) => {
      if (transform === before.transform) return
      place()
      clearTimeout(timer)
      timer = setTimeout(draw, REST_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [store])
  return (
    <div className="ground" aria-hidden="true">
      <div ref={layer} />
    </div>
  )
}
