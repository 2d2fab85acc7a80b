// The script as a screenplay reads: slugs, action, speakers, lines. A click puts its scene in focus.
import { useLabels, useSelection } from '../../hooks.ts'
import { speakerOf } from '../../state/run/labels.ts'
import { useInSight } from '../media/useInSight.ts'
import type { FaceProps } from '../types.ts'
import { isScript, slug } from '../values.ts'

export function ScriptFace({ shown, focus }: FaceProps) {
  const scene = useSelection(selection => selection.key)?.split('/')[0]
  const frame = useInSight<HTMLDivElement>(scene)
  const labels = useLabels()
  const script = shown.value
  if (!isScript(script)) return null
  return (
    <div ref={frame} className="screenplay nowheel nodrag">
      <h4>{script.title}</h4>
      {script.logline && <p className="logline">{script.logline}</p>}
      {script.scenes.map(each => (
        <button
          type="button"
          key={each.id}
          className="scene"
          tabIndex={-1}
          data-focus={each.id === scene || undefined}
          onClick={() => focus(each.id)}
        >
          <span className="slug">
            <span className="mono">{each.number}</span>
            {slug(each)}
          </span>
          <span className="action">{each.action}</span>
          {each.utterances.map(line => (
            <span className="line" key={line.id}>
              <span className="speaker">{speakerOf(labels, line.speaker)}</span>
              {line.text}
            </span>
          ))}
        </button>
      ))}
    </div>
  )
}
