// What every dialog of the editor stands in: open while the shell names it, closed by Escape, the scrim and the cross.
import * as Dialog from '@radix-ui/react-dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEditor, useShell } from '../hooks.ts'
import type { Dialog as Name } from '../state/shell.ts'

/**
 * @param name what the shell calls it @param className of the box @param scrim more classes of what lies behind it
 * @param first what has the keys when it opens, as a selector; else what comes first
 */
export function DialogShell({
  name,
  className,
  scrim = '',
  first,
  children,
}: {
  name: Name
  className: string
  scrim?: string
  first?: string
  children: ReactNode
}) {
  const editor = useEditor()
  const open = useShell(shell => shell.dialog === name)
  return (
    <Dialog.Root open={open} onOpenChange={next => editor.shell.setState({ dialog: next ? name : undefined })}>
      <Dialog.Portal>
        <Dialog.Overlay className={`scrim ${scrim}`.trim()} />
        <Dialog.Content
          className={`dialog ${className}`}
          aria-describedby={undefined}
          onOpenAutoFocus={event => {
            const wanted = first === undefined ? null : document.querySelector<HTMLElement>(first)
            if (!wanted) return
            event.preventDefault()
            wanted.focus()
          }}
        >
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The line on top: its title, what else belongs there, and the cross. */
export function DialogHeader({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header>
      <Dialog.Title>{title}</Dialog.Title>
      {children}
      <Dialog.Close className="icon-button" aria-label="Close">
        <X size={15} aria-hidden />
      </Dialog.Close>
    </header>
  )
}
