// A seed: typed, stepped to the next, or drawn at random.
import { ChevronUp, Dices } from 'lucide-react'
import { NumberControl } from './NumberControl.tsx'
import type { ControlProps } from './props.ts'

const LARGEST = 4294967295

/** A random seed. Which one is drawn does not matter; that it is then written down does. */
const draw = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0

export function SeedControl(props: ControlProps) {
  const { field, onChange } = props
  const now = typeof field.value === 'number' ? field.value : 0
  return (
    <span className="seed">
      <NumberControl {...props} />
      <button
        type="button"
        className="icon-button"
        title="Next seed"
        aria-label="Next seed"
        onClick={() => onChange(now >= LARGEST ? 0 : now + 1)}
      >
        <ChevronUp size={14} aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        title="Random seed"
        aria-label="Random seed"
        onClick={() => onChange(draw())}
      >
        <Dices size={14} aria-hidden />
      </button>
    </span>
  )
}
