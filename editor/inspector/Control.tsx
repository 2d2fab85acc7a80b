// The control of one param, chosen by its widget: used in the inspector, and in little on node faces.
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import type { Field } from '../state/form.ts'
import { ChoiceControl } from './widgets/ChoiceControl.tsx'
import { ColorControl } from './widgets/ColorControl.tsx'
import { JsonControl } from './widgets/JsonControl.tsx'
import { NumberControl } from './widgets/NumberControl.tsx'
import type { ControlProps } from './widgets/props.ts'
import { SeedControl } from './widgets/SeedControl.tsx'
import { SliderControl } from './widgets/SliderControl.tsx'
import { MultilineControl, TextControl } from './widgets/TextControl.tsx'
import { ToggleControl } from './widgets/ToggleControl.tsx'

// The larger ones, which few nodes have, are fetched when one is shown.
const CharactersControl = lazy(async () => ({
  default: (await import('./widgets/CharactersControl.tsx')).CharactersControl,
}))
const CharacterControl = lazy(async () => ({ default: (await import('./widgets/PersonControl.tsx')).CharacterControl }))
const VoiceControl = lazy(async () => ({ default: (await import('./widgets/PersonControl.tsx')).VoiceControl }))
const FileControl = lazy(async () => ({ default: (await import('./widgets/FileControl.tsx')).FileControl }))

const CONTROLS: Readonly<
  Record<Field['param']['widget'], ComponentType<ControlProps> | ((props: ControlProps) => ReactNode)>
> = {
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
  return (
    <Suspense>
      <Draw {...props} />
    </Suspense>
  )
}
