// The graphs that are open, side by side; the name of the one in view can be edited in its tab.
import { Plus, X } from 'lucide-react'
import { ApiError } from '../api/http.ts'
import { useDocument, useEditor, useShell } from '../hooks.ts'
import { renameGraph } from '../state/document/commands.ts'
import type { Editor } from '../state/editor.ts'
import { closeTab, showTab } from '../state/tabs.ts'

/** Does what needs the server, and says when it does not answer. */
export async function trying(editor: Editor, action: () => Promise<void>): Promise<void> {
  try {
    await action()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    editor.shell.toast('bad', error.message)
  }
}

export function GraphTabs() {
  const editor = useEditor()
  const tabs = useShell(shell => shell.tabs)
  const current = useDocument(state => state.document.id)
  return (
    <nav className="graph-tabs" aria-label="Open graphs">
      <ul>
        {tabs.map(({ id, name }) => (
          <li
            key={id}
            data-current={id === current || undefined}
            onAuxClick={event => event.button === 1 && void trying(editor, () => closeTab(editor, id))}
          >
            {id === current ? (
              <GraphName />
            ) : (
              <button
                type="button"
                className="graph-tab clip"
                title={name}
                onClick={() => void trying(editor, () => showTab(editor, id))}
              >
                {name || 'Untitled'}
              </button>
            )}
            {tabs.length > 1 && (
              <button
                type="button"
                className="tab-close"
                title="Close the tab. The graph stays saved."
                aria-label={`Close ${name || 'Untitled'}`}
                onClick={() => void trying(editor, () => closeTab(editor, id))}
              >
                <X size={12} aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="icon-button"
        title="New graph in a tab"
        aria-label="New graph"
        onClick={event => {
          // The keys are the new canvas's, not this button's.
          event.currentTarget.blur()
          void trying(editor, () => editor.createEmpty())
        }}
      >
        <Plus size={14} aria-hidden />
      </button>
    </nav>
  )
}

function GraphName() {
  const editor = useEditor()
  const name = useDocument(state => state.document.name)
  return (
    <span className="graph-name">
      <span aria-hidden="true">{name || 'Untitled'}</span>
      <input
        value={name}
        aria-label="Graph name"
        size={1}
        onChange={event => editor.run(renameGraph, { name: event.target.value })}
        onKeyDown={event => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </span>
  )
}
