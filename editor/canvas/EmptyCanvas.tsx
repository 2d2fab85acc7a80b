// An empty canvas says what to do first.
import { useDocument, useEditor, useSession } from '../hooks.ts'

export function EmptyCanvas() {
  const editor = useEditor()
  const empty = useDocument(state => state.document.nodes.length === 0 && state.document.notes.length === 0)
  const ready = useSession(session => session.phase === 'ready')
  if (!empty || !ready) return null
  return (
    <div className="empty-canvas">
      <h2>An empty canvas</h2>
      <p>Double-click anywhere, or press Tab, to add the first node.</p>
      <div>
        <button type="button" className="button primary" onClick={() => editor.shell.setState({ palette: {} })}>
          Add a node
        </button>
        <button type="button" className="button" onClick={() => editor.shell.setState({ dialog: 'library' })}>
          Start from a template
        </button>
      </div>
    </div>
  )
}
