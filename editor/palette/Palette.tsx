// The search palette: every node by name, summary and ports; with a wire in hand, only what fits it.
import './palette.css'
import { Command } from 'cmdk'
import { useMemo } from 'react'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import { CategoryIcon, PortMark } from '../canvas/marks.tsx'
import { useEditor, useSession, useShell } from '../hooks.ts'
import { addNote, frameSelection, place } from '../state/actions.ts'
import { type Catalog, familyOf, nodeFamily } from '../state/catalog.ts'
import type { PaletteRequest } from '../state/shell.ts'
import { offer } from './offer.ts'

export function Palette() {
  const request = useShell(shell => shell.palette)
  return request ? <Open request={request} /> : null
}

function Open({ request }: { request: PaletteRequest }) {
  const editor = useEditor()
  const catalog = useSession(session => session.catalog)
  const groups = useMemo(() => offer(editor.document, catalog, request), [editor, catalog, request])
  const close = (): void => editor.shell.setState({ palette: undefined })
  const choose = (spec: NodeSpec): void => {
    close()
    place(editor, spec, request)
  }
  const filtered = request.loose !== undefined || request.edge !== undefined
  return (
    <Command.Dialog
      open
      onOpenChange={open => !open && close()}
      label="Add a node"
      className="palette"
      overlayClassName="scrim palette-scrim"
      contentClassName="palette-box"
      filter={match}
      loop
    >
      <div className="palette-top">
        <Command.Input placeholder={filtered ? 'Search what fits…' : 'Search nodes…'} />
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
          {groups.length === 0 ? 'No node fits this wire.' : 'No node has these words in its name, summary or ports.'}
        </Command.Empty>
        {groups.map(group => (
          <Command.Group key={group.category} heading={group.category}>
            {group.specs.map(spec => (
              <Row key={spec.type} spec={spec} catalog={catalog} onChoose={() => choose(spec)} />
            ))}
          </Command.Group>
        ))}
        {!filtered && (
          <Command.Group heading="Canvas">
            <Command.Item
              value="note"
              keywords={['comment', 'text']}
              onSelect={() => {
                close()
                addNote(editor, request.at)
              }}
            >
              <span className="palette-words">
                <strong>Note</strong>
                <small>Words on the canvas.</small>
              </span>
            </Command.Item>
            <Command.Item
              value="frame"
              keywords={['group', 'area']}
              onSelect={() => {
                close()
                frameSelection(editor)
              }}
            >
              <span className="palette-words">
                <strong>Frame</strong>
                <small>A titled area around the selected nodes.</small>
              </span>
            </Command.Item>
          </Command.Group>
        )}
      </Command.List>
    </Command.Dialog>
  )
}

function Row({ spec, catalog, onChoose }: { spec: NodeSpec; catalog: Catalog; onChoose: () => void }) {
  return (
    <Command.Item
      value={spec.type}
      keywords={[
        spec.title,
        spec.category,
        spec.summary,
        ...[...spec.inputs, ...spec.outputs].flatMap(port => [port.name, port.type]),
      ]}
      onSelect={onChoose}
      data-family={nodeFamily(catalog, spec)}
    >
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

/** Every word must be found: in the title first, then in the type, then anywhere else. */
function match(value: string, search: string, keywords: string[] = []): number {
  const title = (keywords[0] ?? value).toLowerCase()
  const rest = `${value} ${keywords.join(' ')}`.toLowerCase()
  let score = 1
  for (const word of search.toLowerCase().split(/\s+/).filter(Boolean)) {
    if (title.startsWith(word)) score *= 1
    else if (title.includes(word)) score *= 0.9
    else if (value.includes(word)) score *= 0.7
    else if (rest.includes(word)) score *= 0.4
    else if (initials(title).startsWith(word)) score *= 0.8
    else if (within(title, word)) score *= 0.3
    else return 0
  }
  return score
}

const initials = (title: string): string =>
  title
    .split(/\s+/)
    .map(word => word.charAt(0))
    .join('')

/** True when the letters of `word` appear in `text` in order: `vgen` finds `video gen`. */
function within(text: string, word: string): boolean {
  let at = 0
  for (const letter of text) if (letter === word[at]) at++
  return at === word.length
}
