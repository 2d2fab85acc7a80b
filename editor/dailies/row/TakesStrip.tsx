// The takes of a scene's shot, newest first: a click pins one, a file becomes one, two are compared.
import { FileUp, Pin, SquareSplitHorizontal } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { TakeInfo } from '../../../engine/protocol/api.ts'
import { ApiError, thumbnailUrl } from '../../api/http.ts'
import { slateOf } from '../../faces/values.ts'
import { useDocument, useEditor, useItems, useSession } from '../../hooks.ts'
import { stillOf } from '../../inspector/ItemThumb.tsx'
import { pin } from '../../state/document/item-commands.ts'
import { useDesk } from '../context.ts'
import type { Row } from '../rows.ts'

/** Takes that a row shows; all of them are in the comparison and in the inspector. */
const SHOWN = 4

export function TakesStrip({ row }: { row: Row }) {
  const editor = useEditor()
  const desk = useDesk()
  const node = row.maker
  const pinned = useDocument(state => (node ? state.document.pins[node]?.[row.key] : undefined))
  const current = useItems(items => (node ? items.item(node, row.key)?.take : undefined))
  const place = useRef<HTMLDivElement>(null)
  const takes = useTakes(node, row.key, current, useOnScreen(place))
  const file = useRef<HTMLInputElement>(null)
  const slate = slateOf(row.scene)
  return (
    <div className="row-takes" ref={place}>
      <ul aria-label={`Takes of scene ${slate}`}>
        {takes.slice(0, SHOWN).map((take, at) => {
          const still = take.outputs.map(output => stillOf(output.value)).find(each => each !== undefined)
          const name = `Take ${takes.length - at}`
          const isPinned = pinned === take.take
          return (
            <li key={take.take}>
              <button
                type="button"
                data-current={(pinned ? isPinned : take.take === current) || undefined}
                title={`${name}${take.imported ? ', from a file' : take.served ? `, ${take.served}` : ''}. ${isPinned ? 'Click to let it go.' : 'Click to pin it.'}`}
                aria-pressed={isPinned}
                onClick={event => {
                  event.stopPropagation()
                  if (node) editor.run(pin, { node, key: row.key, take: isPinned ? undefined : take.take })
                }}
              >
                {still ? (
                  <img src={thumbnailUrl(still.digest, 160, still.at)} alt={name} loading="lazy" draggable={false} />
                ) : (
                  name
                )}
                <span className="take-number mono">{takes.length - at}</span>
                {isPinned && <Pin size={11} aria-label="pinned" />}
              </button>
            </li>
          )
        })}
      </ul>
      {node && (
        <span className="takes-tools">
          {takes.length > 1 && (
            <Tool
              label={`Compare the takes of scene ${slate}`}
              title="Compare takes (C)"
              onClick={() => desk.compare(row.key)}
            >
              <SquareSplitHorizontal size={13} aria-hidden />
              {takes.length > SHOWN ? `${takes.length} takes` : 'compare'}
            </Tool>
          )}
          <Tool
            label={`Bring a take of scene ${slate} from a file`}
            title="A file of your own becomes a take and is pinned; dropping it on the row does the same"
            onClick={() => file.current?.click()}
          >
            <FileUp size={13} aria-hidden />
            file
          </Tool>
          <input
            ref={file}
            type="file"
            accept="video/*"
            className="visually-hidden"
            tabIndex={-1}
            aria-label={`A file that becomes a take of scene ${slate}`}
            onChange={event => {
              const chosen = event.target.files?.[0]
              if (chosen) void desk.bring(row, chosen)
              event.target.value = ''
            }}
          />
        </span>
      )}
    </div>
  )
}

function Tool({
  label,
  title,
  onClick,
  children,
}: {
  label: string
  title: string
  onClick: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={title}
      onClick={event => {
        event.stopPropagation()
        onClick()
      }}
    >
      {children}
    </button>
  )
}

/** The takes of an item, newest first; asked for when they are seen, and again when another one came. */
export function useTakes(
  node: string | undefined,
  key: string,
  current: string | undefined,
  seen: boolean,
): readonly TakeInfo[] {
  const editor = useEditor()
  const graph = useDocument(state => state.document.id)
  const run = useSession(session => `${session.run?.id} ${session.run?.status}`)
  const [takes, setTakes] = useState<readonly TakeInfo[]>([])
  useEffect(() => {
    void [current, run]
    if (!node || !seen) return
    let here = true
    editor.api.takes(graph, node, key).then(
      list => here && setTakes(list),
      error => {
        // Without its list of takes a row still shows its shot.
        if (!(error instanceof ApiError)) throw error
      },
    )
    return () => {
      here = false
    }
  }, [editor, graph, node, key, current, run, seen])
  return takes
}

/** Whether an element has been on screen. */
function useOnScreen(element: { readonly current: Element | null }): boolean {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (seen || !element.current) return
    const watch = new IntersectionObserver(entries => {
      if (entries.some(entry => entry.isIntersecting)) setSeen(true)
    })
    watch.observe(element.current)
    return () => watch.disconnect()
  }, [element, seen])
  return seen
}
