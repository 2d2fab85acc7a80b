// The control of one param, chosen by its widget: used in the inspector, and in little on node faces.
import type { ReactNode } from 'react'
import type { Field } from '../state/form.ts'
import { CharactersControl } from './widgets/CharactersControl.tsx'
import { ChoiceControl } from './widgets/ChoiceControl.tsx'
import { ColorControl } from './widgets/ColorControl.tsx'
import { FileControl } from './widgets/FileControl.tsx'
import { JsonControl } from './widgets/JsonControl.tsx'
import { NumberControl } from './widgets/NumberControl.tsx'
import { CharacterControl, VoiceControl } from './widgets/PersonControl.tsx'
import type { ControlProps } from './widgets/props.ts'
import { SeedControl } from './widgets/SeedControl.tsx'
import { SliderControl } from './widgets/SliderControl.tsx'
import { MultilineControl, TextControl } from './widgets/TextControl.tsx'
import { ToggleControl } from './widgets/ToggleControl.tsx'

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
  character: CharacterControl,
  voice: VoiceControl,
}

export function Control(props: ControlProps) {
  const Draw = CONTROLS[props.field.param.widget] ?? JsonControl
  return <Draw {...props} />
}
