// What every control is given, and how it is named.
import type { SeedMode } from '../../state/document/seed-commands.ts'
import type { Field } from '../../state/form.ts'

export interface ControlProps {
  readonly field: Field
  /** On a node's face: as little room as possible. */
  readonly compact?: boolean
  /** The element that names the control, for screen readers. */
  readonly labelledBy?: string
  /** The element that says what is wrong or what the param is for. */
  readonly describedBy?: string
  readonly onChange: (value: unknown) => void
  /** (seeds) */
  readonly onSeedMode?: (mode: SeedMode) => void
}

/** What stands in a field while the selected nodes hold different values. */
export const MIXED = 'several values'

/** What names and describes a control: its label's id, or the param's title. */
export const nameOf = ({
  field,
  labelledBy,
  describedBy,
}: ControlProps): { 'aria-labelledby'?: string; 'aria-label'?: string; 'aria-describedby'?: string } => ({
  ...(labelledBy ? { 'aria-labelledby': labelledBy } : { 'aria-label': field.param.title }),
  ...(describedBy ? { 'aria-describedby': describedBy } : {}),
})
