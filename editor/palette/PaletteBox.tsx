// The box that both palettes stand in: what is behind it is covered, Escape and a click outside close it.
import './palette.css'
import * as Dialog from '@radix-ui/react-dialog'
import { Command } from 'cmdk'
import type { ReactNode } from 'react'

/**
 * Modal to people, not to Radix: its modal dialogs change a variable of the body, for which the browser works out the style
 * of everything on the page anew, twice. The canvas does not scroll, and Tab stays here by itself.
 */
export function PaletteBox(props: { label: string; onClose: () => void; children: ReactNode }) {
  const { label, onClose, children } = props
  return (
    <Dialog.Root open modal={false} onOpenChange={open => !open && onClose()}>
      <Dialog.Portal>
        <div className="scrim palette-scrim" />
        <Dialog.Content
          className="palette-box"
          aria-modal="true"
          aria-describedby={undefined}
          onKeyDown={event => event.key === 'Tab' && event.preventDefault()}
        >
          <Dialog.Title className="visually-hidden">{label}</Dialog.Title>
          <Command className="palette" label={label} shouldFilter={false} loop>
            {children}
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
