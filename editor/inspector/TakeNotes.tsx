// How a take was made: its warnings, the final prompt, what was sent and what came back, and the params it was made with.
import { ChevronRight, Copy } from 'lucide-react'
import type { TakeInfo } from '../../engine/protocol/api.ts'
import { useEditor } from '../hooks.ts'

/** What people call a note, and where it stands; notes of other names keep theirs and stand between. */
const KNOWN: readonly { readonly name: RegExp; readonly title: (nth: string) => string; readonly place: number }[] = [
  { name: /^prompt$/, title: () => 'Final prompt', place: 0 },
  { name: /^request( \d+)?$/, title: nth => `Request${nth}, as it was sent`, place: 2 },
  { name: /^response( \d+)?$/, title: nth => `Response${nth}, as it came back`, place: 2 },
]

interface Note {
  readonly title: string
  readonly text: string
  readonly prompt: boolean
}

/** The notes in reading order: the prompt, what the node noted, requests with their responses, the params. */
export function notesOf(take: Pick<TakeInfo, 'notes' | 'params'>): Note[] {
  const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 2))
  const noted = Object.entries(take.notes ?? {}).map(([name, value], at) => {
    const known = KNOWN.find(each => each.name.test(name))
    return {
      title: known?.title(/ \d+$/.exec(name)?.[0] ?? '') ?? name,
      text: text(value),
      prompt: known?.place === 0,
      place: known?.place ?? 1,
      at,
    }
  })
  noted.sort((a, b) => a.place - b.place || a.at - b.at)
  return [
    ...noted.map(({ title, text, prompt }) => ({ title, text, prompt })),
    { title: 'Params', text: text(take.params), prompt: false },
  ]
}

/** @param open the prompt is to be read at once: this is the take in use */
export function TakeNotes({ take, open }: { take: TakeInfo; open: boolean }) {
  const editor = useEditor()
  const copy = async (note: Note): Promise<void> => {
    try {
      await navigator.clipboard.writeText(note.text)
      editor.shell.toast('good', `Copied: ${note.title.toLowerCase()}`)
    } catch {
      editor.shell.toast('bad', 'The browser did not let the text be copied. Select it, and copy it from its menu.')
    }
  }
  return (
    <div className="take-notes">
      {take.warnings.map(warning => (
        <p className="item-warning" key={warning}>
          {warning}
        </p>
      ))}
      {notesOf(take).map(note => (
        <details key={note.title} open={open && note.prompt}>
          <summary>
            <ChevronRight size={12} aria-hidden /> {note.title}
          </summary>
          <div className="take-note">
            <pre className="mono">{note.text}</pre>
            <button
              type="button"
              className="icon-button"
              title="Copy"
              aria-label={`Copy: ${note.title}`}
              onClick={() => void copy(note)}
            >
              <Copy size={12} aria-hidden />
            </button>
          </div>
        </details>
      ))}
    </div>
  )
}
