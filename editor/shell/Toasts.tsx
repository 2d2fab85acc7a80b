// Short messages in the corner: they leave by themselves, failures stay until they are read.
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import { useEffect } from 'react'
import { useEditor, useShell } from '../hooks.ts'
import type { Toast } from '../state/shell.ts'

const STAY_MS = 4200
const ICONS = { info: Info, good: CircleCheck, bad: CircleAlert }

export function Toasts() {
  const toasts = useShell(shell => shell.toasts)
  return (
    <section className="toasts" aria-live="polite" aria-label="Messages">
      {toasts.map(toast => (
        <Row key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

function Row({ toast }: { toast: Toast }) {
  const { shell } = useEditor()
  const Icon = ICONS[toast.kind]
  useEffect(() => {
    const timer = setTimeout(() => shell.dismiss(toast.id), toast.kind === 'bad' ? 3 * STAY_MS : STAY_MS)
    return () => clearTimeout(timer)
  }, [shell, toast])
  return (
    <div className="toast" data-kind={toast.kind}>
      <Icon size={15} aria-hidden />
      <span>{toast.text}</span>
      {toast.action && (
        <button
          type="button"
          className="button small"
          onClick={() => {
            toast.action?.run()
            shell.dismiss(toast.id)
          }}
        >
          {toast.action.label}
        </button>
      )}
      <button type="button" className="icon-button" aria-label="Close" onClick={() => shell.dismiss(toast.id)}>
        <X size={13} aria-hidden />
      </button>
    </div>
  )
}
