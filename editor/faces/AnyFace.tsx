// A value of any type, drawn as what it is: the face of nodes that take images as well as clips, or hand anything on.
import { ClipFace } from './media/ClipFace.tsx'
import { ImagesFace } from './media/ImagesFace.tsx'
import { WaveformFace } from './media/WaveformFace.tsx'
import type { FaceProps } from './types.ts'
import { isClip, isEpisode, isLook, isPicture, soundOf } from './values.ts'
import { JsonFace } from './words/JsonFace.tsx'
import { TextFace } from './words/TextFace.tsx'

export function AnyFace(props: FaceProps) {
  const { value } = props.shown
  if (isClip(value) || isEpisode(value)) return <ClipFace {...props} />
  if (isPicture(value) || isLook(value)) return <ImagesFace {...props} />
  if (soundOf(value)) return <WaveformFace {...props} />
  return typeof value === 'object' && value !== null ? <JsonFace {...props} /> : <TextFace {...props} />
}
