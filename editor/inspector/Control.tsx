// The control of one param, chosen by its widget: used in the inspector, and in little on node faces.
import type { ReactNode } from 'react'
import type { Field } from '../state/form.ts'
import { CharactersControl } from './widgets/CharactersControl.tsx'
import { ChoiceControl } from './widgets/ChoiceControl.tsx'
import { ColorControl } from './widgets/ColorControl.tsx'
import { FileControl } from './widgets/FileControl.tsx'
import { JsonControl } from './widgets/JsonControl.tsx'
import { NumberControl } from './widgets/NumberControl.tsx'
import { SeedControl } from './widgets/SeedControl.tsx'
import { SliderControl } from './widgets/SliderControl.tsx'
import { MultilineControl, TextControl } from './widgets/TextControl.tsx'
import { ToggleControl } from './widgets/ToggleControl.tsx'

export interface ControlProps {
  readonly field: Field
  /** On a node's face: as little room as possible. */
  readonly compact?: boolean
  /** The element that names the control, for screen readers. */
  readonly labelledBy?: string
  readonly onChange: (value: unknown) => void
}

const CONTROLS: Readonly<Record<Field['param']['widget'], (props: ControlProps) => ReactNode>> = {
  text: TextControl,
  multiline: MultilineControl,
  number: NumberControl,
  slider: SliderControl,
  seed: SeedControl,
  toggle: ToggleControl,
  choice: ChoiceControl,
  color: ColorControl,
  file: FileControl,
  json: JsonControl,
  characters: CharactersControl,
}

export function Control(props: ControlProps) {
  const Draw = CONTROLS[props.field.param.widget] ?? JsonControl
  return <Draw {...props} />
}

/** What names a control: its label's id, or the param's title. */
export const nameOf = ({
  field,
  labelledBy,
}: ControlProps): { 'aria-labelledby': string } | { 'aria-label': string } =>
  labelledBy ? { 'aria-labelledby': labelledBy } : { 'aria-label': field.param.title }
