// The Params tab: the node's form, for every item or for the one in focus.
import { Link2, RotateCcw } from 'lucide-react'
import { useId } from 'react'
import type { GraphNode } from '../../engine/graph/document.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import { useDocument, useEditor, useLabels, useNodeItems, useSelection, useSession } from '../hooks.ts'
import { setParam } from '../state/document/commands.ts'
import { override } from '../state/document/item-commands.ts'
import { setSeedMode } from '../state/document/seed-commands.ts'
import { type Field, fieldsOf, sharedFields } from '../state/form.ts'
import { labelFor } from '../state/run/labels.ts'
import { Control } from './Control.tsx'
import type { ControlProps } from './widgets/props.ts'

export function ParamsTab({ node, spec, others }: { node: GraphNode; spec: NodeSpec; others: readonly GraphNode[] }) {
  const editor = useEditor()
  const edges = useDocument(state => state.document.edges)
  const overrides = useDocument(state => state.document.overrides[node.id])
  const focus = useSelection(selection => selection.key)
  const { items } = useNodeItems(node.id)
  const labels = useLabels()
  const item = focus && items.some(each => each.key === focus) ? focus : undefined
  const specs = useSession(session => session.catalog.specs)
  const several = others.length > 0
  const listed = several
    ? sharedFields(
        [node, ...others].flatMap(each => {
          const of = specs.get(each.type)
          return of ? [{ node: each, spec: of }] : []
        }),
        edges,
      )
    : fieldsOf({ spec, node, edges, ...(item ? { key: item } : {}), ...(overrides ? { overrides } : {}) })
  if (listed.length === 0)
    return (
      <p className="empty">
        {several ? 'These nodes share no params.' : 'This node has no params: what it does follows from its inputs.'}
      </p>
    )
  const nodes = [node.id, ...others.map(other => other.id)]
  const change = (field: Field, value: unknown): void => {
    const { name, title } = field.param
    if (item && !several) editor.run(override, { node: node.id, key: item, name, value, title })
    else editor.run(setParam, { nodes, name, value, title })
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
            {...(item ? {} : { onSeedMode: mode => editor.run(setSeedMode, { nodes, name: field.param.name, mode }) })}
          />
        ))}
      </div>
    </>
  )
}

function Row({
  field,
  item,
  ...actions
}: { field: Field; item: boolean } & Pick<ControlProps, 'onChange' | 'onSeedMode'>) {
  const id = useId()
  const about = `${id}about`
  const { param, source, problem, wire } = field
  const own = item ? source === 'item' : source === 'node'
  return (
    <div className="field" data-widget={param.widget} data-own={own || undefined} data-mixed={field.mixed}>
      <div className="field-head">
        <span className="field-name" id={id} title={param.description}>
          {param.title}
        </span>
        {field.mixed && <span className="field-mixed">differs</span>}
        {own && (
          <button
            type="button"
            className="reset"
            title={item ? 'Use the value of all items' : `Back to the default: ${JSON.stringify(param.default)}`}
            aria-label={`Reset ${param.title}`}
            onClick={() => actions.onChange(undefined)}
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
        <Control field={field} labelledBy={id} describedBy={about} {...actions} />
      )}
      {problem ? (
        <p className="field-problem" id={about}>
          {problem}
        </p>
      ) : (
        param.description && (
          <p className="field-note" id={about}>
            {param.description}
          </p>
        )
      )}
    </div>
  )
}
