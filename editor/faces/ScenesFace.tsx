// The scenes as a storyboard strip: a card for each, with its shot's picture as soon as there is one.

import { thumbnailUrl } from '../api/http.ts'
import { useItems, useSelection } from '../hooks.ts'
import type { ItemStore } from '../state/run/items.ts'
import { useInSight } from './media/useInSight.ts'
import type { FaceProps } from './types.ts'
import { isClip, isScene } from './values.ts'

export function ScenesFace({ values, focus }: FaceProps) {
  const key = useSelection(selection => selection.key)?.split('/')[0]
  const frame = useInSight<HTMLDivElement>(key)
  return (
    <div ref={frame} className="storyboard nowheel nodrag">
      {values.map(({ key: at, value }) => {
        if (!isScene(value)) return null
        return (
          <button
            type="button"
            key={at}
            className="board"
            tabIndex={-1}
            data-focus={at === key || undefined}
            data-hour={value.hour}
            title={`Scene ${value.number}: ${value.action}`}
            onClick={() => focus(at)}
          >
            <Still scene={at} />
            <span className="board-number mono">{value.number}</span>
            <span className="board-text">
              {value.place}
              <small>{(value.frames / value.fps).toFixed(1)} s</small>
            </span>
          </button>
        )
      })}
    </div>
  )
}

function Still({ scene }: { scene: string }) {
  const digest = useItems(items => stillOf(items, scene))
  return digest ? <img src={thumbnailUrl(digest, 160, 1)} alt="" loading="lazy" /> : null
}

/** The clip that any node made for a scene; the last one found is the most finished. */
function stillOf(items: ItemStore, scene: string): string | undefined {
  let found: string | undefined
  for (const node of items.nodes())
    for (const output of items.item(node, scene)?.outputs ?? []) if (isClip(output.value)) found = output.value.digest
  return found
}
