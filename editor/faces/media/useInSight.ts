// Keeps the part of a face that is in focus in sight, by scrolling the face alone: nothing around it may move.
import { type RefObject, useEffect, useRef } from 'react'

/** @returns the ref of the scrolling element, whose focused child carries `data-focus` */
export function useInSight<T extends HTMLElement>(focus: string | undefined): RefObject<T | null> {
  const frame = useRef<T>(null)
  useEffect(() => {
    const box = frame.current
    const child = focus === undefined ? null : box?.querySelector<HTMLElement>('[data-focus]')
    if (!box || !child) return
    const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = child
    if (left < box.scrollLeft || left + width > box.scrollLeft + box.clientWidth) box.scrollLeft = left
    if (top < box.scrollTop || top + Math.min(height, box.clientHeight) > box.scrollTop + box.clientHeight)
      box.scrollTop = top - 8
  }, [focus])
  return frame
}
