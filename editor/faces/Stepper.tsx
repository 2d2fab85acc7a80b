// From one item to the next on a face that shows one at a time.
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { FaceProps } from './types.ts'

export function Stepper({ values, shown, focus }: Pick<FaceProps, 'values' | 'shown' | 'focus'>) {
  if (values.length < 2) return null
  const at = values.indexOf(shown)
  const step = (by: number): void => {
    const next = values[(at + by + values.length) % values.length]
    if (next) focus(next.key)
  }
  return (
    <span className="stepper nodrag">
      <button type="button" tabIndex={-1} aria-label="The item before" onClick={() => step(-1)}>
        <ChevronLeft size={12} aria-hidden />
      </button>
      <span className="mono">
        {at + 1}/{values.length}
      </span>
      <button type="button" tabIndex={-1} aria-label="The next item" onClick={() => step(1)}>
        <ChevronRight size={12} aria-hidden />
      </button>
    </span>
  )
}
