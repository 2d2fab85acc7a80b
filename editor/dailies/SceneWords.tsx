// A scene's action and lines, edited in place. A change is kept as an edit of the scene, on top of what was written.

import { isObject } from '../../engine/graph/json.ts'
import { useEditor, useLabels } from '../hooks.ts'
import { edit } from '../state/document/item-commands.ts'
import { speakerOf } from '../state/run/labels.ts'
import type { Row } from './rows.ts'

export function SceneWords({ row }: { row: Row }) {
  const editor = useEditor()
  const { scene, source, key } = row
  const labels = useLabels()
  const change = (patch: Record<string, unknown>): void => {
    const before = editor.document.edits[source.node]?.[key]?.[source.port]?.patch
    editor.run(edit, {
      node: source.node,
      key,
      port: source.port,
      base: source.base,
      patch: { ...(isObject(before) ? before : {}), ...patch },
    })
  }
  return (
    <div className="scene-words">
      <Editable label={`Action of scene ${scene.number}`} text={scene.action} onChange={action => change({ action })} />
      {scene.utterances.map((line, at) => (
        <div className="spoken" key={line.id}>
          <span className="speaker">{speakerOf(labels, line.speaker)}</span>
          <Editable
            label={`Line ${at + 1} of scene ${scene.number}, ${labels.get(line.speaker)?.short ?? line.speaker}`}
            text={line.text}
            onChange={text =>
              change({ utterances: scene.utterances.map((each, index) => (index === at ? { ...each, text } : each)) })
            }
          />
        </div>
      ))}
    </div>
  )
}

/** Text that becomes a field when it is clicked; leaving it keeps the change, Escape drops it. */
function Editable({ label, text, onChange }: { label: string; text: string; onChange: (text: string) => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a text area cannot flow with the lines around it
    <span
      className="editable"
      role="textbox"
      tabIndex={0}
      aria-label={label}
      aria-multiline="true"
      contentEditable="plaintext-only"
      suppressContentEditableWarning
      key={text}
      onBlur={event => {
        const typed = event.currentTarget.textContent?.trim() ?? ''
        if (typed !== '' && typed !== text) onChange(typed)
        else event.currentTarget.textContent = text
      }}
      onKeyDown={event => {
        event.stopPropagation()
        if (event.key === 'Escape') event.currentTarget.textContent = text
        if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
          event.preventDefault()
          event.currentTarget.blur()
        }
      }}
    >
      {text}
    </span>
  )
}
