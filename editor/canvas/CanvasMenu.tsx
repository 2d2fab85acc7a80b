// The menu under the right mouse button: what can be done to a node, a wire, or the canvas.
import * as Menu from '@radix-ui/react-dropdown-menu'
import type { ReactNode } from 'react'
import { useEditor } from '../hooks.ts'
import { align, distribute, type Line, tidyGraph } from '../state/actions/arrange.ts'
import { removeSelection, selectAll, toggleCollapse, toggleMode } from '../state/actions/change.ts'
import { copySelection, duplicate, pasteText } from '../state/actions/copy.ts'
import { addNote, frameSelection } from '../state/actions/place.ts'
import { rerollSelection, runSelection } from '../state/actions/run.ts'
import { makeSubgraph, unpackSubgraph } from '../state/actions/subgraph.ts'
import { addReroute, wireFrom } from '../state/actions/wire.ts'
import { setColor } from '../state/document/commands.ts'
import type { MenuRequest } from '../state/shell.ts'
import { enterGraph, graphInside } from '../state/tabs.ts'

const COLORS = [
  { name: 'Red', color: '#c2574f' },
  { name: 'Ochre', color: '#b98a3d' },
  { name: 'Green', color: '#5f9a5c' },
  { name: 'Teal', color: '#3f8fa6' },
  { name: 'Indigo', color: '#6f78c9' },
  { name: 'Violet', color: '#a466ab' },
] as const

export function CanvasMenu({ request, onClose }: { request: MenuRequest; onClose: () => void }) {
  const editor = useEditor()
  const { nodes, frames } = editor.selection.getState()
  const several = nodes.length > 1
  const copyText = (): void => {
    const text = copySelection(editor)
    if (text) void navigator.clipboard.writeText(text)
  }
  return (
    <Menu.Root open onOpenChange={open => !open && onClose()} modal={false}>
      <Menu.Trigger asChild>
        <span style={{ position: 'fixed', left: request.x, top: request.y }} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="menu" align="start" sideOffset={2} onCloseAutoFocus={event => event.preventDefault()}>
          {request.over === 'canvas' && (
            <>
              <Item keys="Tab" onSelect={() => editor.shell.setState({ palette: { at: request.at } })}>
                Add node…
              </Item>
              <Item onSelect={() => addNote(editor, request.at)}>Add note</Item>
              <Item keys="Ctrl G" onSelect={() => frameSelection(editor)}>
                Add frame
              </Item>
              <Menu.Separator />
              <Item
                keys="Ctrl V"
                onSelect={async () => {
                  if (!pasteText(editor, await navigator.clipboard.readText()))
                    editor.shell.toast('info', 'The clipboard holds no nodes.')
                }}
              >
                Paste
              </Item>
              <Item keys="Ctrl A" onSelect={() => selectAll(editor)}>
                Select all
              </Item>
              <Item keys="Shift T" onSelect={() => void tidyGraph(editor)}>
                Tidy up
              </Item>
              <Item keys="." onSelect={() => editor.canvas?.fit()}>
                Show everything
              </Item>
            </>
          )}
          {request.over === 'wire' && request.edge && (
            <>
              <Item keys="Alt click" onSelect={() => request.edge && addReroute(editor, request.edge, request.at)}>
                Add reroute
              </Item>
              <Item
                onSelect={() =>
                  request.edge && editor.shell.setState({ palette: { at: request.at, edge: request.edge } })
                }
              >
                Insert node…
              </Item>
              <Item keys="Del" danger onSelect={() => removeSelection(editor)}>
                Disconnect
              </Item>
            </>
          )}
          {request.over === 'node' && (
            <>
              {nodes.length > 0 && (
                <>
                  <Item keys="R" onSelect={() => runSelection(editor)}>
                    {several ? `Run ${nodes.length} nodes` : 'Run this node'}
                  </Item>
                  <Item keys="Shift R" onSelect={() => rerollSelection(editor)}>
                    Make another take
                  </Item>
                  <Menu.Separator />
                  <Item keys="F2" disabled={several} onSelect={() => editor.shell.setState({ renaming: nodes[0] })}>
                    Rename
                  </Item>
                  <Item keys="Ctrl M" onSelect={() => toggleMode(editor, 'muted')}>
                    Mute
                  </Item>
                  <Item keys="Ctrl B" onSelect={() => toggleMode(editor, 'bypassed')}>
                    Bypass
                  </Item>
                  <Item keys="Alt C" onSelect={() => toggleCollapse(editor)}>
                    Collapse
                  </Item>
                  <Item keys="Ctrl G" onSelect={() => frameSelection(editor)}>
                    Frame
                  </Item>
                  <Item keys="W" disabled={several} onSelect={() => wireFrom(editor)}>
                    Wire…
                  </Item>
                  {!several && graphInside(editor.node(nodes[0] ?? '')?.type) && (
                    <>
                      <Item keys="Shift ↵" onSelect={() => void enterGraph(editor, nodes[0] ?? '')}>
                        Open the graph inside
                      </Item>
                      <Item onSelect={() => void unpackSubgraph(editor, nodes[0] ?? '')}>Unpack it here</Item>
                    </>
                  )}
                  <Item keys="Ctrl Shift E" onSelect={() => void makeSubgraph(editor)}>
                    Make a sub-graph
                  </Item>
                  {several && <Arrange nodes={nodes.length} />}
                </>
              )}
              <div className="swatches">
                {COLORS.map(({ name, color }) => (
                  <Menu.Item
                    key={color}
                    className="swatch"
                    style={{ background: color }}
                    title={name}
                    aria-label={`Colour: ${name.toLowerCase()}`}
                    onSelect={() => editor.run(setColor, { nodes, frames, color })}
                  />
                ))}
                <Menu.Item
                  className="swatch none"
                  title="No colour"
                  aria-label="No colour"
                  onSelect={() => editor.run(setColor, { nodes, frames, color: undefined })}
                />
              </div>
              <Menu.Separator />
              <Item keys="Ctrl C" onSelect={copyText}>
                Copy
              </Item>
              <Item keys="Ctrl D" onSelect={() => duplicate(editor)}>
                Duplicate
              </Item>
              <Item keys="Shift Del" onSelect={() => removeSelection(editor, true)}>
                Delete and bridge
              </Item>
              <Item keys="Del" danger onSelect={() => removeSelection(editor)}>
                Delete
              </Item>
            </>
          )}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}

const LINES: readonly { line: Line; title: string }[] = [
  { line: 'left', title: 'Left edges' },
  { line: 'center', title: 'Centres' },
  { line: 'right', title: 'Right edges' },
  { line: 'top', title: 'Top edges' },
  { line: 'middle', title: 'Middles' },
  { line: 'bottom', title: 'Bottom edges' },
]

/** Align and distribute, in a menu of their own. */
function Arrange({ nodes }: { nodes: number }) {
  const editor = useEditor()
  return (
    <>
      <Menu.Sub>
        <Menu.SubTrigger>
          Arrange<span className="key">›</span>
        </Menu.SubTrigger>
        <Menu.Portal>
          <Menu.SubContent className="menu" sideOffset={4}>
            <Menu.Label className="menu-label">Align</Menu.Label>
            {LINES.map(({ line, title }) => (
              <Item key={line} onSelect={() => align(editor, line)}>
                {title}
              </Item>
            ))}
            <Menu.Separator />
            <Item disabled={nodes < 3} onSelect={() => distribute(editor, 'across')}>
              Distribute across
            </Item>
            <Item disabled={nodes < 3} onSelect={() => distribute(editor, 'down')}>
              Distribute down
            </Item>
          </Menu.SubContent>
        </Menu.Portal>
      </Menu.Sub>
      <Item keys="Shift T" onSelect={() => void tidyGraph(editor)}>
        Tidy up
      </Item>
    </>
  )
}

function Item(props: {
  children: ReactNode
  keys?: string
  danger?: boolean
  disabled?: boolean
  onSelect: () => void
}) {
  return (
    <Menu.Item className={props.danger ? 'danger' : ''} disabled={props.disabled ?? false} onSelect={props.onSelect}>
      {props.children}
      {props.keys && <span className="key">{props.keys}</span>}
    </Menu.Item>
  )
}
