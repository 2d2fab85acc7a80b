// What stands in place of a view that cannot be shown: what happened, and the way out.
import { RefreshCw, TriangleAlert } from 'lucide-react'
import { isMissingPart } from '../Boundary.tsx'
import { useEditor } from '../hooks.ts'

/** How long a last save may keep a reload waiting, in ms. What is not saved by then is kept as a draft. */
const LAST_SAVE_MS = 2000

export function Broken({ error, retry }: { error: Error; retry: () => void }) {
  const editor = useEditor()
  const missing = isMissingPart(error)
  const reload = async (): Promise<void> => {
    await Promise.race([editor.saver.flush(), new Promise(resolve => setTimeout(resolve, LAST_SAVE_MS))])
    location.reload()
  }
  return (
    <div className="state-page" role="alert">
      {missing ? <RefreshCw size={26} aria-hidden /> : <TriangleAlert size={26} aria-hidden />}
      <h1>{missing ? 'This page is older than the server' : 'This view could not be drawn'}</h1>
      <p>
        {missing
          ? 'A part of the editor could not be fetched. The server was updated, or does not answer. Reload to get the editor it serves now.'
          : 'Something it shows could not be read. The graph and everything that was made are untouched.'}
      </p>
      <p className="faint">
        {missing ? 'Your changes and your undo history are kept.' : <code className="mono">{error.message}</code>}
      </p>
      <div className="state-actions">
        {!missing && (
          <button type="button" className="button" onClick={retry}>
            Try again
          </button>
        )}
        <button type="button" className="button primary" onClick={() => void reload()}>
          Reload
        </button>
      </div>
    </div>
  )
}
