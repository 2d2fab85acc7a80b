// Listens for shortcuts, except where a person is typing or a dialog is open.
import { useEffect } from 'react'
import type { Editor } from '../state/editor.ts'
import { chord, EVERYWHERE, ON_CANVAS, onClipboard } from './shortcuts.ts'

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) &&
  !isKnob(target)

/** A slider takes arrow keys only, so that shortcuts go on working after it was moved. */
const isKnob = (target: HTMLElement): boolean =>
  target instanceof HTMLInputElement && ['range', 'checkbox', 'color'].includes(target.type)

const OWN_KEYS = ['enter', 'arrowleft', 'arrowright', 'arrowup', 'arrowdown']
const CONTROLS = 'button, a, input, select, textarea, video, [role="tab"], [role="slider"], [role="dialog"]'

export function useShortcuts(editor: Editor): void {
  useEffect(() => {
    /** Paste was asked for with the wires that came in. */
    let incoming = false
    const busy = (): boolean => {
      const { dialog, palette, wiring, menu } = editor.shell.getState()
      return (
        dialog !== undefined ||
        palette !== undefined ||
        wiring !== undefined ||
        menu !== undefined ||
        editor.session.getState().phase !== 'ready'
      )
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || busy()) return
      const keys = chord(event)
      incoming = keys === 'mod+shift+v'
      const inText = typing(event.target)
      // Escape leaves a field, and the keys are the canvas's again.
      if (inText && keys === 'escape') {
        ;(event.target as HTMLElement).blur()
        return
      }
      // While typing, only what has Ctrl and is not the text's own counts.
      if (inText && !['mod+enter', 'mod+s', 'mod+o'].includes(keys)) return
      const canvas = editor.shell.getState().view === 'graph'
      // Tab belongs to the canvas only while the canvas, or nothing, has the focus: panels keep it for moving on.
      if (
        keys === 'tab' &&
        event.target instanceof Element &&
        event.target !== document.body &&
        !event.target.closest('.canvas')
      )
        return
      // Enter and the arrow keys belong to a button, tab or slider that has the focus.
      if (OWN_KEYS.includes(keys) && event.target instanceof Element && event.target.closest(CONTROLS)) return
      const action = (canvas ? ON_CANVAS[keys] : undefined) ?? EVERYWHERE[keys]
      if (!action) return
      event.preventDefault()
      action(editor)
    }
    const onClip = (event: ClipboardEvent): void => {
      if (busy() || typing(event.target) || editor.shell.getState().view !== 'graph') return
      if (event.type !== 'paste' && (getSelection()?.toString() ?? '') !== '') return
      onClipboard(editor, event, incoming)
      incoming = false
    }
    /** Enter with Ctrl runs and cancels wherever the focus is: a button that opens a menu on Enter must not take it first. */
    const onEnter = (event: KeyboardEvent): void => {
      if (!/^mod\+.*enter$/.test(chord(event))) return
      onKey(event)
      if (event.defaultPrevented) event.stopPropagation()
    }
    window.addEventListener('keydown', onEnter, { capture: true })
    window.addEventListener('keydown', onKey)
    for (const name of ['copy', 'cut', 'paste'] as const) window.addEventListener(name, onClip)
    return () => {
      window.removeEventListener('keydown', onEnter, { capture: true })
      window.removeEventListener('keydown', onKey)
      for (const name of ['copy', 'cut', 'paste'] as const) window.removeEventListener(name, onClip)
    }
  }, [editor])
}
