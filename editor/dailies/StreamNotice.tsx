// What a person changed about the scenes as a whole: their order, what was put in and left out, with the way back.
import { Undo2 } from 'lucide-react'
import { count } from '../canvas/words.ts'
import { slateOf, slug } from '../faces/values.ts'
import { useEditor } from '../hooks.ts'
import type { DailiesView } from './rows.ts'
import { addCutter, asWritten, putBack } from './scenes.ts'

export function StreamNotice({ view }: { view: DailiesView }) {
  const editor = useEditor()
  const { stream, rows, cutter } = view
  if (!stream) return null
  const added = rows.filter(row => row.added).length
  const kept = stream.made.filter(key => rows.some(row => row.key === key))
  const isMoved = rows.filter(row => !row.added).some((row, at) => row.key !== kept[at])
  const words = [
    isMoved && 'another order than written',
    added > 0 && `${count(added, 'scene')} put in`,
    stream.omitted.length > 0 && `${count(stream.omitted.length, 'scene')} left out`,
  ].filter(each => each !== false)
  return (
    <>
      {!cutter && view.assembler && (
        <p className="stream-notice">
          <span>Trims and transitions need a node that cuts scenes.</span>
          <button type="button" className="button small" onClick={() => addCutter(editor, stream)}>
            Add Scene Cut
          </button>
        </p>
      )}
      {words.length > 0 && (
        <section className="stream-notice" aria-label="Changes of the order">
          <span>
            {words.join(', ').replace(/^./, letter => letter.toUpperCase())}
            {stream.stale && <b> · the script was written anew since</b>}
          </span>
          {stream.omitted.map(({ key, scene }) => (
            <button
              key={key}
              type="button"
              className="button small quiet"
              title={`${slug(scene)}: ${scene.action}`}
              onClick={() => putBack(editor, stream, key)}
            >
              Put {slateOf(scene)} back
            </button>
          ))}
          <button type="button" className="button small quiet" onClick={() => asWritten(editor, stream)}>
            <Undo2 size={12} aria-hidden /> As written
          </button>
        </section>
      )}
    </>
  )
}
