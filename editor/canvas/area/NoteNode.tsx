// A note: words of a person on the canvas.
import { type NodeProps, NodeResizer } from '@xyflow/react'
import { memo } from 'react'
import { useEditor } from '../../hooks.ts'
import { editNote } from '../../state/document/commands.ts'
import { looksSame, type NoteNode as NoteFlow } from '../flow/adapter.ts'

export const NoteNode = memo(function NoteNode({ data, selected }: NodeProps<NoteFlow>) {
  const editor = useEditor()
  const { note } = data
  return (
    <section className="note" data-selected={selected || undefined}>
      <NodeResizer isVisible={selected} minWidth={132} minHeight={66} />
      <header className="drag" />
      <textarea
        className="nodrag nowheel nokey"
        value={note.text}
        placeholder="Write a note…"
        aria-label="Note"
        onChange={event => editor.run(editNote, { id: note.id, text: event.target.value })}
      />
    </section>
  )
}, looksSame)
