// One line of text, and several.
import { useEffect, useRef } from 'react'
import { type ControlProps, MIXED, nameOf } from './props.ts'

export function TextControl(props: ControlProps) {
  const { field, onChange } = props
  return (
    <input
      {...nameOf(props)}
      className="input"
      type="text"
      value={field.mixed ? '' : String(field.value ?? '')}
      placeholder={field.mixed ? MIXED : undefined}
      aria-invalid={field.problem !== undefined}
      spellCheck={false}
      onChange={event => onChange(event.target.value)}
    />
  )
}

/** Grows with its text in the inspector; on a node it keeps its room. */
export function MultilineControl(props: ControlProps) {
  const { field, compact, onChange } = props
  const area = useRef<HTMLTextAreaElement>(null)
  const text = field.mixed ? '' : String(field.value ?? '')
  useEffect(() => {
    const element = area.current
    if (!element || compact) return
    void text
    element.style.height = '0px'
    element.style.height = `${Math.min(320, element.scrollHeight + 2)}px`
  }, [text, compact])
  return (
    <textarea
      {...nameOf(props)}
      ref={area}
      className="input nowheel"
      rows={compact ? 2 : 3}
      value={text}
      placeholder={field.mixed ? MIXED : undefined}
      aria-invalid={field.problem !== undefined}
      onChange={event => onChange(event.target.value)}
    />
  )
}
