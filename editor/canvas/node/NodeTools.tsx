// The small bar over a selected node: run, re-roll, mute, bypass, collapse, delete.
import { NodeToolbar, Position } from '@xyflow/react'
import { Ban, CornerDownRight, Dices, LogIn, Minimize2, Play, Trash2 } from 'lucide-react'
import { useDocument, useEditor, useSelection } from '../../hooks.ts'
import { removeSelection, toggleCollapse, toggleMode } from '../../state/actions/change.ts'
import { rerollSelection, runSelection } from '../../state/actions/run.ts'
import { enterGraph, graphInside } from '../../state/tabs.ts'

export function NodeTools() {
  const editor = useEditor()
  const id = useSelection(selection =>
    selection.nodes.length === 1 && selection.frames.length === 0 ? selection.nodes[0] : undefined,
  )
  const node = useDocument(state => (id ? state.document.nodes.find(each => each.id === id) : undefined))
  if (!node) return null
  const tools = [
    ...(graphInside(node.type) === undefined
      ? []
      : [
          {
            icon: LogIn,
            title: 'Open the graph inside',
            key: 'Shift Enter',
            run: () => void enterGraph(editor, node.id),
          },
        ]),
    { icon: Play, title: 'Run this node', key: 'R', run: () => runSelection(editor) },
    { icon: Dices, title: 'Make another take', key: 'Shift R', run: () => rerollSelection(editor) },
    {
      icon: Ban,
      title: node.mode === 'muted' ? 'Unmute' : 'Mute',
      key: 'Ctrl M',
      on: node.mode === 'muted',
      run: () => toggleMode(editor, 'muted'),
    },
    {
      icon: CornerDownRight,
      title: node.mode === 'bypassed' ? 'Stop bypassing' : 'Bypass',
      key: 'Ctrl B',
      on: node.mode === 'bypassed',
      run: () => toggleMode(editor, 'bypassed'),
    },
    {
      icon: Minimize2,
      title: node.collapsed ? 'Expand' : 'Collapse',
      key: 'Alt C',
      on: node.collapsed,
      run: () => toggleCollapse(editor),
    },
    { icon: Trash2, title: 'Delete', key: 'Del', run: () => removeSelection(editor) },
  ]
  return (
    <NodeToolbar nodeId={node.id} position={Position.Top} offset={8} align="end" isVisible className="node-tools">
      {tools.map(({ icon: Icon, title, key, on, run }) => (
        <button
          key={title}
          type="button"
          className="icon-button"
          title={`${title} (${key})`}
          aria-label={title}
          aria-pressed={on}
          onClick={run}
        >
          <Icon size={14} aria-hidden />
        </button>
      ))}
    </NodeToolbar>
  )
}
