// The top of a node: type mark, name, what is wrong with it, and who served it.
import { Ban, CornerDownRight, Pin, TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { GraphNode } from '../../../engine/graph/document.ts'
import type { NodeSpec } from '../../../engine/graph/spec.ts'
import { useEditor, useNodeItems, useSession, useShell } from '../../hooks.ts'
import { rename } from '../../state/document/commands.ts'
import { CategoryIcon } from '../marks.tsx'

export function NodeHeader({ node, spec, pinned }: { node: GraphNode; spec: NodeSpec | undefined; pinned: boolean }) {
  const editor = useEditor()
  const renaming = useShell(shell => shell.renaming === node.id)
  const { served } = useNodeItems(node.id)
  const title = node.title || spec?.title || node.type
  const shown =
    spec?.params
      .filter(param => param.badge)
      .map(param => [param, String(node.params[param.name] ?? param.default)] as const) ?? []
  const badge = [...(served ? [served] : []), ...shown.map(([, value]) => value)]
  const marks = shown.map(([param, value]) => `\n${param.title}: ${value}`).join('')
  return (
    <header className="node-header drag">
      <span className="type-mark">
        <CategoryIcon category={spec?.category} />
      </span>
      {/* A badge that does not fit beside the name is left out whole: it wraps to a line that is not shown. */}
      <span className="header-words">
        {renaming ? (
          <TitleInput node={node} title={title} />
        ) : (
          <h3
            className="clip"
            title={`${title}\nDouble-click to rename`}
            onDoubleClick={() => editor.shell.setState({ renaming: node.id })}
          >
            {title}
          </h3>
        )}
        {node.mode === 'muted' && (
          <span className="badge" title="Muted: acts as if it were not there">
            <Ban size={11} aria-hidden /> muted
          </span>
        )}
        {node.mode === 'bypassed' && (
          <span className="badge" title="Bypassed: hands matching types through">
            <CornerDownRight size={11} aria-hidden /> bypassed
          </span>
        )}
        {pinned && <Pin size={13} className="pin-mark" aria-label="Has a pinned take" />}
        {node.mode === 'active' && badge.length > 0 && (
          <span className="badge clip" title={`${served ? `Served by ${served}` : 'Not run yet'}${marks}`}>
            {badge.join(' · ')}
          </span>
        )}
      </span>
      <Trouble id={node.id} unknown={!spec} />
    </header>
  )
}

function TitleInput({ node, title }: { node: GraphNode; title: string }) {
  const editor = useEditor()
  const input = useRef<HTMLInputElement>(null)
  const dropped = useRef(false)
  useEffect(() => input.current?.select(), [])
  const close = (): void => editor.shell.setState({ renaming: undefined })
  return (
    <input
      ref={input}
      className="title-input nodrag nokey"
      defaultValue={title}
      aria-label="Node name"
      onBlur={event => {
        if (!dropped.current && event.target.value !== title)
          editor.run(rename, { id: node.id, title: event.target.value })
        close()
      }}
      onKeyDown={event => {
        if (event.key === 'Escape') dropped.current = true
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
        event.stopPropagation()
      }}
    />
  )
}

/** The first thing that is wrong with the node; the rest is in the problems list. */
function Trouble({ id, unknown }: { id: string; unknown: boolean }) {
  const editor = useEditor()
  const found = useSession(session => session.problems.find(problem => problem.node === id))
  const failed = useSession(session =>
    session.run?.problems.find(problem => problem.node === id && problem.severity === 'error'),
  )
  const problem = found ?? failed
  const message = problem?.message ?? (unknown ? 'This node type is not installed. It is kept as it is.' : undefined)
  if (!message) return null
  return (
    <button
      type="button"
      className="trouble"
      data-severity={problem?.severity ?? 'error'}
      title={message}
      aria-label={`Problem: ${message}`}
      onClick={() => editor.shell.setState({ problems: true })}
    >
      <TriangleAlert size={13} aria-hidden />
    </button>
  )
}
