// Re-roll: several more takes of an item at once, each with another seed; the current one stays.
import { useState } from 'react'
import { useEditor } from '../hooks.ts'

/** The most takes that one run makes. */
const MOST = 32

export function RerollMany({ node, item }: { node: string; item: string }) {
  const editor = useEditor()
  const [count, setCount] = useState(3)
  return (
    <form
      className="reroll-many"
      onSubmit={event => {
        event.preventDefault()
        void editor.start([item === '' ? { node } : { node, key: item }], { takes: count })
      }}
    >
      <input
        type="number"
        className="input mono"
        aria-label="How many more takes"
        min={1}
        max={MOST}
        value={count}
        onChange={event => setCount(Math.max(1, Math.min(MOST, Math.round(Number(event.target.value)) || 1)))}
      />
      <button type="submit" className="button small" title="The current take stays; pin the one you like">
        more takes
      </button>
    </form>
  )
}
