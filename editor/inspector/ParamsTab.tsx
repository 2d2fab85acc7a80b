// The Params tab: the node's form, for every item or for the one in focus.
import { Link2, RotateCcw } from 'lucide-react'
import { useId } from 'react'
import type { GraphNode } from '../../engine/graph/document.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import { useDocument, useEditor, useLabels, useNodeItems, useSelection } from '../hooks.ts'
import { setParam } from '../state/document/commands.ts'
import { override } from '../state/document/item-commands.ts'
import { type Field, fieldsOf, sharedParams } from '../state/form.ts'
import { labelFor } from '../state/run/labels.ts'
import { Control } from './Control.tsx'

export function ParamsTab({ node, spec, others }: { node: GraphNode; spec: NodeSpec; others: readonly GraphNode[] }) {
  const editor = useEditor()
  const edges = useDocument(state => state.document.edges)
  const overrides = useDocument(state => state.document.overrides[node.id])
  const focus = useSelection(selection => selection.key)
  const { items } = useNodeItems(node.id)
  const labels = useLabels()
  const item = focus && items.some(each => each.key === focus) ? focus : undefined
  const fields = fieldsOf({ spec, node, edges, ...(item ? { key: item } : {}), ...(overrides ? { overrides } : {}) })
  const several = others.length > 0
  const shared = several
    ? new Set(
        sharedParams([spec, ...others.flatMap(other => editor.specs.get(other.type) ?? [])]).map(param => param.name),
      )
    : undefined
  const listed = shared ? fields.filter(field => shared.has(field.param.name)) : fields
  if (listed.length === 0)
    return (
      <p className="empty">
        {several ? 'These nodes share no params.' : 'This node has no params: what it does follows from its inputs.'}
      </p>
    )
  const change = (field: Field, value: unknown): void => {
    const { name, title } = field.param
    if (item && !several) editor.run(override, { node: node.id, key: item, name, value, title })
    else editor.run(setParam, { nodes: [node.id, ...others.map(other => other.id)], name, value, title })
  }
  return (
    <>
      {item && !several && (
        <div className="item-scope">
          <span>
            Only for <strong>{labelFor(labels, item).long}</strong>
          </span>
          <button type="button" className="button small quiet" onClick={() => editor.focus(undefined)}>
            All items
          </button>
        </div>
      )}
      <div className="form">
        {listed.map(field => (
          <Row
            key={field.param.name}
            field={field}
            item={item !== undefined}
            onChange={value => change(field, value)}
          />
        ))}
      </div>
    </>
  )
}

function Row({ field, item, onChange }: { field: Field; item: boolean; onChange: (value: unknown) => void }) {
  const id = useId()
  const { param, source, problem, wire } = field
  const own = item ? source === 'item' : source === 'node'
  return (
    <div className="field" data-widget={param.widget} data-own={own || undefined}>
      <div className="field-head">
        <span className="field-name" id={id} title={param.description}>
          {param.title}
        </span>
        {own && (
          <button
            type="button"
            className="reset"
            title={item ? 'Use the value of all items' : `Back to the default: ${JSON.stringify(param.default)}`}
            aria-label={`Reset ${param.title}`}
            onClick={() => onChange(undefined)}
          >
            <RotateCcw size={11} aria-hidden />
          </button>
        )}
      </div>
      {wire ? (
        <p className="wired-field mono">
          <Link2 size={12} aria-hidden /> {wire}
        </p>
      ) : (
        <Control field={field} labelledBy={id} onChange={onChange} />
      )}
      {problem ? (
        <p className="field-problem">{problem}</p>
      ) : (
        param.description && <p className="field-note">{param.description}</p>
      )}
    </div>
  )
}
