// A value of any type, drawn as what it is: the face of nodes that take images as well as clips, or hand anything on.
import { ClipFace } from './ClipFace.tsx'
import { ImagesFace } from './ImagesFace.tsx'
import { JsonFace } from './JsonFace.tsx'
import { TextFace } from './TextFace.tsx'
import type { FaceProps } from './types.ts'
import { isClip, isEpisode, isLook, isPicture, soundOf } from './values.ts'
import { WaveformFace } from './WaveformFace.tsx'

export function AnyFace(props: FaceProps) {
  const { value } = props.shown
  if (isClip(value) || isEpisode(value)) return <ClipFace {...props} />
  if (isPicture(value) || isLook(value)) return <ImagesFace {...props} />
  if (soundOf(value)) return <WaveformFace {...props} />
  return typeof value === 'object' && value !== null ? <JsonFace {...props} /> : <TextFace {...props} />
}
