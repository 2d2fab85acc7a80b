// A scene's action and lines, edited in place. A change is kept as an edit of the scene, on top of what was written.
import { Plus, X } from 'lucide-react'
import { slateOf } from '../../faces/values.ts'
import { useLabels } from '../../hooks.ts'
import { speakerOf } from '../../state/run/labels.ts'
import type { Row } from '../rows.ts'
import { useRewrite } from './useRewrite.ts'

export function SceneWords({ row }: { row: Row }) {
  const { scene } = row
  const labels = useLabels()
  const rewrite = useRewrite(row)
  const lines = scene.utterances
  const add = (): void => {
    const speaker = lines.at(-1)?.speaker ?? scene.characters[0] ?? 'narrator'
    const id = `l_${crypto.randomUUID().slice(0, 8)}`
    rewrite({ utterances: [...lines, { id, speaker, text: '…', emotion: 'neutral' }] })
  }
  return (
    <div className="scene-words">
      <Editable
        label={`Action of scene ${slateOf(scene)}`}
        text={scene.action}
        onChange={action => rewrite({ action })}
      />
      {lines.map((line, at) => (
        <div className="spoken" key={line.id}>
          <span className="speaker">{speakerOf(labels, line.speaker)}</span>
          <Editable
            label={`Line ${at + 1} of scene ${slateOf(scene)}, ${labels.get(line.speaker)?.short ?? line.speaker}`}
            text={line.text}
            onChange={text =>
              rewrite({ utterances: lines.map((each, index) => (index === at ? { ...each, text } : each)) })
            }
          />
          <button
            type="button"
            className="line-tool"
            aria-label={`Remove line ${at + 1} of scene ${slateOf(scene)}`}
            title="Remove this line"
            onClick={() => rewrite({ utterances: lines.filter(each => each !== line) })}
          >
            <X size={11} aria-hidden />
          </button>
        </div>
      ))}
      <button
        type="button"
        className="line-tool add"
        aria-label={`Add a line to scene ${slateOf(scene)}`}
        onClick={add}
      >
        <Plus size={11} aria-hidden /> line
      </button>
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
