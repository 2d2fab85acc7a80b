// A wedge: params of the selected node swept, each variant a run of its own, side by side until one is adopted.
import './wedge.css'
import { useState } from 'react'
import type { GraphNode } from '../../engine/graph/document.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import type { WedgeInfo } from '../../engine/protocol/api.ts'
import { useDocument, useEditor, useSelection, useSpec } from '../hooks.ts'
import { usePolled } from '../runs/usePolled.ts'
import { DialogHeader, DialogShell } from '../shell/DialogShell.tsx'
import { WedgeForm } from './WedgeForm.tsx'
import { WedgeResults } from './WedgeResults.tsx'

export function WedgeDialog() {
  return (
    <DialogShell name="wedge" className="wide wedge">
      <Inside />
    </DialogShell>
  )
}

function Inside() {
  const id = useSelection(selection => selection.nodes[0])
  const node = useDocument(state => state.document.nodes.find(each => each.id === id))
  const spec = useSpec(node?.type)
  const [shown, setShown] = useState<string>()
  return (
    <>
      <DialogHeader title={node ? `Sweep params of ${node.title ?? spec?.title ?? node.type}` : 'Wedges'} />
      {shown ? (
        <WedgeResults id={shown} onBack={() => setShown(undefined)} />
      ) : (
        <Begin node={node} spec={spec} onShow={setShown} />
      )}
    </>
  )
}

function Begin({
  node,
  spec,
  onShow,
}: {
  node: GraphNode | undefined
  spec: NodeSpec | undefined
  onShow: (wedge: string) => void
}) {
  const editor = useEditor()
  const graph = useDocument(state => state.document.id)
  const earlier = usePolled(() => editor.api.wedges(graph), graph)
  return (
    <>
      {node && spec ? (
        <WedgeForm key={node.id} node={node} spec={spec} onStarted={onShow} />
      ) : (
        <div className="body">
          <p className="empty">Select a node to sweep its params.</p>
        </div>
      )}
      {earlier.value && earlier.value.length > 0 && <Earlier wedges={earlier.value} onShow={onShow} />}
    </>
  )
}

/** How many earlier wedges are listed. */
const LISTED = 6

function Earlier({ wedges, onShow }: { wedges: readonly WedgeInfo[]; onShow: (wedge: string) => void }) {
  return (
    <section className="wedge-earlier" aria-label="Earlier wedges">
      <h3>Earlier wedges of this graph</h3>
      <ul>
        {wedges.slice(0, LISTED).map(wedge => (
          <li key={wedge.id}>
            <button type="button" onClick={() => onShow(wedge.id)}>
              <span className="clip">{wedge.name}</span>
              <span className="faint">
                {wedge.variants.length} variants ·{' '}
                {new Date(wedge.createdAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
