// The keys of Dailies, as at an editing table. They come before those that hold everywhere.
import { useEffect } from 'react'
import { chord } from '../shell/shortcuts.ts'
import type { Desk } from './desk.ts'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    ['TEXTAREA', 'SELECT'].includes(target.tagName) ||
    (target instanceof HTMLInputElement && !['range', 'checkbox'].includes(target.type)))

/** What a key belongs to by itself when it has the focus. */
const OWN = '[role="menu"], [role="dialog"], [role="listbox"]'
const ON_BUTTONS = ['space', 'enter']

const actions: Readonly<Record<string, (desk: Desk) => void>> = {
  arrowdown: desk => desk.go(1),
  arrowup: desk => desk.go(-1),
  'shift+arrowdown': desk => desk.go(1, true),
  'shift+arrowup': desk => desk.go(-1, true),
  'alt+arrowdown': desk => desk.move(1),
  'alt+arrowup': desk => desk.move(-1),
  arrowleft: desk => desk.transport?.step(-1),
  arrowright: desk => desk.transport?.step(1),
  j: desk => desk.transport?.shuttle(-1),
  k: desk => desk.transport?.pause(),
  l: desk => desk.transport?.shuttle(1),
  space: desk => desk.transport?.toggle(),
  i: desk => desk.trimHere('head'),
  o: desk => desk.trimHere('tail'),
  t: desk => desk.turnTrim(),
  r: desk => desk.rerun(),
  'shift+r': desk => desk.shootAgain(),
  p: desk => desk.pin(),
  c: desk => desk.compare(),
  a: desk => desk.approve(),
  x: desk => void desk.judge('rejected'),
  n: desk => desk.insert(desk.focus),
  delete: desk => desk.omit(),
  enter: desk =>
    document.getElementById(`row-${desk.focus}`)?.querySelector<HTMLElement>('.scene-words .editable')?.focus(),
  escape: desk => desk.leave(),
}

export function useDailiesKeys(desk: Desk): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { dialog, palette, menu } = desk.editor.shell.getState()
      if (event.defaultPrevented || dialog || palette || menu || isTyping(event.target)) return
      const keys = chord(event)
      const target = event.target instanceof Element ? event.target : undefined
      if (target?.closest(OWN)) return
      // A button in focus is pressed by these; a handle is moved by the arrows.
      if (ON_BUTTONS.includes(keys) && target?.closest('button, a, [role="slider"]')) return
      if (/^(shift\+)?arrow(left|right)$/.test(keys) && target?.closest('[role="slider"], input')) return
      const action = actions[keys]
      if (!action) return
      event.preventDefault()
      event.stopPropagation()
      action(desk)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [desk])
}
