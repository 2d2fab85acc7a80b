// What every control is given, and how it is named.
import type { Field } from '../../state/form.ts'

export interface ControlProps {
  readonly field: Field
  /** On a node's face: as little room as possible. */
  readonly compact?: boolean
  /** The element that names the control, for screen readers. */
  readonly labelledBy?: string
  readonly onChange: (value: unknown) => void
}

/** What names a control: its label's id, or the param's title. */
export const nameOf = ({
  field,
  labelledBy,
}: ControlProps): { 'aria-labelledby': string } | { 'aria-label': string } =>
  labelledBy ? { 'aria-labelledby': labelledBy } : { 'aria-label': field.param.title }
