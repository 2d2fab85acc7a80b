// Still pictures: the one in focus, large. Its arrows step through the items.
import { thumbnailUrl } from '../../api/http.ts'
import { useLabels } from '../../hooks.ts'
import { labelFor } from '../../state/run/labels.ts'
import { Stepper } from '../Stepper.tsx'
import type { FaceProps } from '../types.ts'
import { isLook, isPicture } from '../values.ts'

export function ImagesFace({ shown, values, focus }: FaceProps) {
  const labels = useLabels()
  const picture = isPicture(shown.value) ? shown.value : isLook(shown.value) ? shown.value.references[0] : undefined
  if (!picture) return <p className="face-empty">No picture</p>
  const label = labelFor(labels, shown.key).long
  return (
    <>
      <figure className="picture">
        <img src={thumbnailUrl(picture.digest, 640)} alt={label || 'Picture'} loading="lazy" draggable={false} />
        <figcaption>
          <span className="clip">{label}</span>
          <span className="mono">
            {picture.width} × {picture.height}
          </span>
        </figcaption>
      </figure>
      <Stepper values={values} shown={shown} focus={focus} />
    </>
  )
}
