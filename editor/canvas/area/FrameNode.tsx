// A frame: a titled area behind nodes, which it carries along when it is moved.
import { type NodeProps, NodeResizer } from '@xyflow/react'
import { memo } from 'react'
import { useEditor, useShell } from '../../hooks.ts'
import { editFrame } from '../../state/document/commands.ts'
import { type FrameNode as FrameFlow, looksSame } from '../flow/adapter.ts'

export const FrameNode = memo(function FrameNode({ id, data, selected }: NodeProps<FrameFlow>) {
  const editor = useEditor()
  const renaming = useShell(shell => shell.renaming === id)
  const { frame } = data
  const close = (): void => editor.shell.setState({ renaming: undefined })
  return (
    <section
      className="frame"
      data-selected={selected || undefined}
      style={frame.color ? { ['--tint' as string]: frame.color } : undefined}
    >
      <NodeResizer isVisible={selected} minWidth={132} minHeight={88} />
      <header className="drag">
        {renaming ? (
          <input
            // biome-ignore lint/a11y/noAutofocus: the person has just asked to rename it
            autoFocus
            className="title-input nodrag nokey"
            defaultValue={frame.title}
            aria-label="Frame title"
            onFocus={event => event.target.select()}
            onBlur={event => {
              editor.run(editFrame, { id: frame.id, title: event.target.value })
              close()
            }}
            onKeyDown={event => {
              if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
              event.stopPropagation()
            }}
          />
        ) : (
          <h3 onDoubleClick={() => editor.shell.setState({ renaming: id })}>{frame.title || 'Frame'}</h3>
        )}
      </header>
    </section>
  )
}, looksSame)
