// Still pictures: the one in focus, large.
import { thumbnailUrl } from '../api/http.ts'
import type { FaceProps } from './types.ts'
import { isLook, isPicture } from './values.ts'

export function ImagesFace({ shown }: FaceProps) {
  const picture = isPicture(shown.value) ? shown.value : isLook(shown.value) ? shown.value.references[0] : undefined
  if (!picture) return <p className="face-empty">No picture</p>
  return (
    <figure className="picture">
      <img src={thumbnailUrl(picture.digest, 640)} alt={shown.key || 'Picture'} loading="lazy" draggable={false} />
      <figcaption className="mono">
        {picture.width} × {picture.height}
      </figcaption>
    </figure>
  )
}
