// The search palette: every node by name, summary and ports; with a wire in hand, only what fits it.
import { Command } from 'cmdk'
import { useDeferredValue, useMemo, useState } from 'react'
import type { GraphNode } from '../../engine/graph/document.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import { CategoryIcon, PortMark } from '../canvas/marks.tsx'
import { useEditor, useSession, useShell } from '../hooks.ts'
import { addNote, frameSelection, place } from '../state/actions/place.ts'
import { goTo } from '../state/actions/walk.ts'
import { type Catalog, familyOf, nodeFamily } from '../state/catalog.ts'
import type { Editor } from '../state/editor.ts'
import type { PaletteRequest } from '../state/shell.ts'
import { findNodes, firstOf, offer, search } from './offer.ts'
import { PaletteBox } from './PaletteBox.tsx'

/** Rows that are there at once: more than are in sight. The rest follow when these are painted. */
const FIRST = 10
/** How many nodes of the graph are listed beside new ones, and when they alone are looked for. */
const FEW = 6
const FOUND = 60

export function Palette() {
  const request = useShell(shell => shell.palette)
  return request ? <Open request={request} /> : null
}

function Open({ request }: { request: PaletteRequest }) {
  const editor = useEditor()
  const catalog = useSession(session => session.catalog)
  const [typed, setTyped] = useState('')
  const offered = useMemo(() => offer(editor.document, catalog, request), [editor, catalog, request])
  const whole = useDeferredValue<string | null>(typed, null) === typed
  const groups = useMemo(() => {
    const found = request.find ? [] : search(offered, typed)
    return whole ? found : firstOf(found, FIRST)
  }, [request, offered, typed, whole])
  const filtered = request.loose !== undefined || request.edge !== undefined
  const present = filtered ? [] : findNodes(editor.document, catalog, typed, request.find ? FOUND : FEW)
  const close = (): void => editor.shell.setState({ palette: undefined })
  const then = (act: () => void) => (): void => {
    close()
    act()
  }
  return (
    <PaletteBox label="Add a node" onClose={close}>
      <div className="palette-top">
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder={request.find ? 'Find in this graph…' : filtered ? 'Search what fits…' : 'Search nodes…'}
        />
        {request.loose && (
          <span className="palette-wire">
            <PortMark kind="one" family={familyOf(catalog, request.loose.type)} />
            {request.loose.side === 'output' ? 'takes' : 'gives'} {request.loose.type}
          </span>
        )}
        {request.edge && <span className="palette-wire">on this wire</span>}
      </div>
      <Command.List>
        <Command.Empty>
          {request.find
            ? 'No node of this graph has these words.'
            : offered.length === 0
              ? 'No node fits this wire.'
              : 'No node has these words in its name, summary or ports.'}
        </Command.Empty>
        {groups.map(group => (
          <Command.Group key={group.category} heading={group.category}>
            {group.specs.map(spec => (
              <Row key={spec.type} spec={spec} catalog={catalog} onChoose={then(() => place(editor, spec, request))} />
            ))}
          </Command.Group>
        ))}
        {present.length > 0 && (
          <Command.Group heading="In this graph">
            {present.map(node => (
              <Present key={node.id} node={node} catalog={catalog} onChoose={then(() => find(editor, node))} />
            ))}
          </Command.Group>
        )}
        {!filtered && !request.find && typed === '' && (
          <Command.Group heading="Canvas">
            <Command.Item value="canvas note" onSelect={then(() => addNote(editor, request.at))}>
              <span className="palette-words">
                <strong>Note</strong>
                <small>Words on the canvas.</small>
              </span>
            </Command.Item>
            <Command.Item value="canvas frame" onSelect={then(() => frameSelection(editor))}>
              <span className="palette-words">
                <strong>Frame</strong>
                <small>A titled area around the selected nodes.</small>
              </span>
            </Command.Item>
          </Command.Group>
        )}
      </Command.List>
    </PaletteBox>
  )
}

/** Selects a node and fills the view with it. */
function find(editor: Editor, node: GraphNode): void {
  goTo(editor, node)
  editor.canvas?.fit([node.id])
}

function Row({ spec, catalog, onChoose }: { spec: NodeSpec; catalog: Catalog; onChoose: () => void }) {
  return (
    <Command.Item value={spec.type} onSelect={onChoose} data-family={nodeFamily(catalog, spec)}>
      <span className="type-mark">
        <CategoryIcon category={spec.category} />
      </span>
      <span className="palette-words">
        <strong>{spec.title}</strong>
        <small className="clip">{spec.summary}</small>
      </span>
      <span className="palette-ports">
        {spec.inputs.slice(0, 5).map(port => (
          <PortMark key={port.name} kind={port.kind} family={familyOf(catalog, port.type)} />
        ))}
        <span className="arrow" aria-hidden="true" />
        {spec.outputs.slice(0, 4).map(port => (
          <PortMark key={port.name} kind={port.kind} family={familyOf(catalog, port.type)} />
        ))}
      </span>
    </Command.Item>
  )
}

/** A node that is there already: choosing it goes to it. */
function Present({ node, catalog, onChoose }: { node: GraphNode; catalog: Catalog; onChoose: () => void }) {
  const spec = catalog.specs.get(node.type)
  return (
    <Command.Item value={`present ${node.id}`} onSelect={onChoose} data-family={nodeFamily(catalog, spec)}>
      <span className="type-mark">
        <CategoryIcon category={spec?.category} />
      </span>
      <span className="palette-words">
        <strong>{node.title || spec?.title || node.type}</strong>
      </span>
      <small className="faint">go to</small>
    </Command.Item>
  )
}
