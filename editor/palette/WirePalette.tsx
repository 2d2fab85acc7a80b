// Wiring from the keyboard: choose one of the selected node's ports, then what it is wired to. Ends that are wired come last.
import { Command } from 'cmdk'
import { useMemo, useState } from 'react'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import { CategoryIcon, PortMark } from '../canvas/marks.tsx'
import { useDocument, useEditor, useSession, useShell } from '../hooks.ts'
import { choose } from '../state/actions/wire.ts'
import { familyOf, nodeFamily } from '../state/catalog.ts'
import { type Choice, choicesFor } from '../state/edit/choices.ts'
import type { LooseEnd } from '../state/edit/connection.ts'
import type { WiringRequest } from '../state/shell.ts'
import { PaletteBox } from './PaletteBox.tsx'

export function WirePalette() {
  const request = useShell(shell => shell.wiring)
  return request ? <Open key={`${request.node} ${request.loose?.end ?? ''}`} request={request} /> : null
}

function Open({ request }: { request: WiringRequest }) {
  const editor = useEditor()
  const [typed, setTyped] = useState('')
  const node = useDocument(state => state.document.nodes.find(each => each.id === request.node))
  const spec = useSession(session => session.catalog.specs.get(node?.type ?? ''))
  const close = (): void => editor.shell.setState({ wiring: undefined })
  if (!node || !spec) return null
  const title = node.title || spec.title
  const { loose } = request
  return (
    <PaletteBox label="Wire" onClose={close}>
      <div className="palette-top">
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder={loose ? 'Search ends…' : 'Search ports…'}
          onKeyDown={event => {
            if (event.key !== 'Backspace' || typed !== '' || !loose) return
            event.preventDefault()
            editor.shell.setState({ wiring: { node: node.id } })
          }}
        />
        <span className="palette-wire">{loose ? `${title} · ${loose.end.slice(node.id.length + 1)}` : title}</span>
      </div>
      <Command.List>
        <Command.Empty>{loose ? 'Nothing in this graph fits.' : 'No port has these words.'}</Command.Empty>
        {loose ? <Ends loose={loose} typed={typed} close={close} /> : <Own node={node.id} spec={spec} typed={typed} />}
      </Command.List>
    </PaletteBox>
  )
}

/** Every word that was typed is in the text. */
const has = (text: string, typed: string): boolean =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every(word => text.toLowerCase().includes(word))

/** The node's own ports. */
function Own({ node, spec, typed }: { node: string; spec: NodeSpec; typed: string }) {
  const editor = useEditor()
  const catalog = useSession(session => session.catalog)
  const edges = useDocument(state => state.document.edges)
  const row = (side: LooseEnd['side'], name: string, type: string, note: string) => {
    const end = `${node}.${name}`
    const wires = edges.filter(edge => (side === 'output' ? edge.from : edge.to) === end).length
    return (
      <Command.Item
        key={`${side} ${name}`}
        value={`${side} ${name}`}
        onSelect={() => editor.shell.setState({ wiring: { node, loose: { end, side, type } } })}
      >
        <PortMark kind="one" family={familyOf(catalog, type)} />
        <span className="palette-words">
          <strong>{name}</strong>
        </span>
        <small className="faint">{wires > 0 ? `${wires} ${wires === 1 ? 'wire' : 'wires'}` : note}</small>
        <small className="faint">{type}</small>
      </Command.Item>
    )
  }
  const outputs = spec.outputs.filter(port => has(`${port.name} ${port.type} out`, typed))
  const inputs = spec.inputs.filter(port => has(`${port.name} ${port.type} in`, typed))
  const params = spec.params.filter(param => has(`${param.name} ${param.title} param`, typed))
  return (
    <>
      {outputs.length > 0 && (
        <Command.Group heading="From">{outputs.map(port => row('output', port.name, port.type, ''))}</Command.Group>
      )}
      {inputs.length > 0 && (
        <Command.Group heading="Into">
          {inputs.map(port => row('input', port.name, port.type, port.optional ? 'optional' : 'needed'))}
        </Command.Group>
      )}
      {params.length > 0 && (
        <Command.Group heading="Into a param">
          {params.map(param => row('input', param.name, param.type, 'param'))}
        </Command.Group>
      )}
    </>
  )
}

/** What the port may be wired to, and a new node. */
function Ends({ loose, typed, close }: { loose: LooseEnd; typed: string; close: () => void }) {
  const editor = useEditor()
  const catalog = useSession(session => session.catalog)
  const document = useDocument(state => state.document)
  const choices = useMemo(() => choicesFor(document, catalog.specs, loose), [document, catalog, loose])
  const name = (type: string, title: string | undefined): string => title || catalog.specs.get(type)?.title || type
  const shown = choices.filter(({ node, port, type }) =>
    has(`${name(node.type, node.title)} ${node.id} ${port} ${type}`, typed),
  )
  const row = (choice: Choice) => (
    <Command.Item
      key={choice.end}
      value={choice.end}
      onSelect={() => {
        close()
        choose(editor, loose, choice)
      }}
      data-family={nodeFamily(catalog, catalog.specs.get(choice.node.type))}
    >
      <span className="type-mark">
        <CategoryIcon category={catalog.specs.get(choice.node.type)?.category} />
      </span>
      <span className="palette-words">
        <strong>{name(choice.node.type, choice.node.title)}</strong>
        <small>
          {choice.port}
          {choice.param && ', param'}
        </small>
      </span>
      <small className="faint">{choice.wired ? 'wired: choose to disconnect' : choice.type}</small>
    </Command.Item>
  )
  // Enter at once never takes a wire away.
  return (
    <>
      {shown.filter(choice => !choice.wired).map(row)}
      {(typed === '' || shown.length === 0) && (
        <Command.Item
          value="new node"
          onSelect={() => {
            close()
            editor.shell.setState({ palette: { loose } })
          }}
        >
          <span className="palette-words">
            <strong>New node…</strong>
            <small>A node that fits, wired at once.</small>
          </span>
        </Command.Item>
      )}
      {shown.filter(choice => choice.wired).map(row)}
    </>
  )
}
