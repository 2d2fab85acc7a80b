// Inside a sub-graph: the graphs that lead to it, and the way back.
import { ChevronRight } from 'lucide-react'
import { Fragment } from 'react'
import { useDocument, useEditor, useShell } from '../hooks.ts'

export function Trail() {
  const editor = useEditor()
  const trail = useShell(shell => shell.trail)
  const name = useDocument(state => state.document.name)
  if (trail.length === 0) return null
  return (
    <nav className="trail" aria-label="Where this graph lies">
      {trail.map(step => (
        <Fragment key={step.id}>
          <button type="button" onClick={() => void editor.openGraph(step.id)}>
            {step.name || 'Untitled'}
          </button>
          <ChevronRight size={13} aria-hidden />
        </Fragment>
      ))}
      <span aria-current="page">{name || 'Untitled'}</span>
    </nav>
  )
}
