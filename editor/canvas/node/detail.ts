// In large graphs nodes come into view as a sketch, and get their detail a few a frame, so that a pan never waits for them.
import { useEffect, useState } from 'react'

const PER_FRAME = 2
const waiting = new Set<() => void>()
let asked = false

function next(): void {
  asked = false
  for (const show of [...waiting].slice(0, PER_FRAME)) {
    waiting.delete(show)
    show()
  }
  ask()
}
function ask(): void {
  if (asked || waiting.size === 0) return
  asked = true
  requestAnimationFrame(next)
}

/** False until it is this node's turn; true at once where nodes are few. */
export function useDetail(large: boolean): boolean {
  const [detail, setDetail] = useState(!large)
  useEffect(() => {
    if (detail) return
    const show = (): void => setDetail(true)
    waiting.add(show)
    ask()
    return () => {
      waiting.delete(show)
    }
  }, [detail])
  return detail
}
