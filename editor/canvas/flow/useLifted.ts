// While the view moves, what is on the canvas is a layer of its own: the browser shifts its picture instead of painting it anew.
import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'

/** A view that rests this long, in ms, is painted sharp. */
const REST_MS = 140
/** How far the picture is stretched or shrunk before it is painted anew: smaller would show blank edges, larger would blur. */
const STRETCH = [0.66, 1.5] as const

export function useLifted(): void {
  const store = useStoreApi()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    /** The zoom at which the picture was painted, while there is one. */
    let painted: number | undefined
    const layer = (): HTMLElement | null | undefined =>
      store.getState().domNode?.querySelector<HTMLElement>('.react-flow__viewport')
    const lift = (zoom: number): void => {
      painted = zoom
      layer()?.style.setProperty('will-change', 'transform')
    }
    const lower = (): void => {
      painted = undefined
      layer()?.style.removeProperty('will-change')
    }
    const stop = store.subscribe(({ transform }, before) => {
      if (transform === before.transform) return
      clearTimeout(timer)
      timer = setTimeout(lower, REST_MS)
      const stretched = painted === undefined ? 1 : transform[2] / painted
      // For one frame it is no layer, and so painted at its scale.
      if (stretched < STRETCH[0] || stretched > STRETCH[1]) lower()
      else if (painted === undefined) lift(transform[2])
    })
    /** A hand on a node moves no view: painted sharp with the node's own change, not some frames into its way. */
    const takes = ({ target }: PointerEvent): void => {
      if (painted === undefined || !(target instanceof Element && target.closest('.react-flow__node'))) return
      clearTimeout(timer)
      lower()
    }
    addEventListener('pointerdown', takes, { capture: true })
    return () => {
      clearTimeout(timer)
      lower()
      removeEventListener('pointerdown', takes, { capture: true })
      stop()
    }
  }, [store])
}
