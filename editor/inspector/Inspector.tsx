// The inspector: what is selected, in tabs; with nothing selected, the graph itself.
import './inspector.css'
import './widgets.css'
import * as Tabs from '@radix-ui/react-tabs'
import { PanelRightClose } from 'lucide-react'
import { lazy, memo, Suspense, useDeferredValue } from 'react'
import type { GraphNode } from '../../engine/graph/document.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import { CategoryIcon } from '../canvas/marks.tsx'
import {
  useDocument,
  useEditor,
  useLabels,
  useNodeItems,
  useSelection,
  useSession,
  useShell,
  useSpec,
} from '../hooks.ts'
import { Approvals } from '../runs/Approval.tsx'
import { nodeFamily } from '../state/catalog.ts'
import { rename } from '../state/document/commands.ts'
import { labelFor } from '../state/run/labels.ts'
import type { Tab } from '../state/shell.ts'
import { GraphPanel } from './GraphPanel.tsx'
import { ParamsTab } from './ParamsTab.tsx'

// What is not shown first is fetched when it is: the canvas can be used sooner.
const DocsTab = lazy(async () => ({ default: (await import('./DocsTab.tsx')).DocsTab }))
const ItemsTab = lazy(async () => ({ default: (await import('./ItemsTab.tsx')).ItemsTab }))
const LogTab = lazy(async () => ({ default: (await import('./LogTab.tsx')).LogTab }))
const TakesTab = lazy(async () => ({ default: (await import('./TakesTab.tsx')).TakesTab }))
const WhyTab = lazy(async () => ({ default: (await import('./WhyTab.tsx')).WhyTab }))

export function Inspector() {
  const editor = useEditor()
  const selected = useSelection(selection => selection.nodes)
  // That something is selected is painted first; what there is to say of it follows.
  const shown = useDeferredValue<readonly string[] | null>(selected, null)
  return (
    <aside className="inspector" aria-label="Inspector" data-of={shown?.[0]}>
      <button
        type="button"
        className="icon-button inspector-close"
        title="Hide the inspector (I)"
        aria-label="Hide the inspector"
        onClick={() => editor.shell.setState({ inspector: 'closed' })}
      >
        <PanelRightClose size={15} aria-hidden />
      </button>
      {shown && <Selected ids={shown} />}
    </aside>
  )
}

const Selected = memo(function Selected({ ids }: { ids: readonly string[] }) {
  const nodes = useDocument(state => state.document.nodes)
  const [first, ...others] = nodes.filter(node => ids.includes(node.id))
  return first ? <NodePanel key={first.id} node={first} others={others} /> : <GraphPanel />
})

function NodePanel({ node, others }: { node: GraphNode; others: readonly GraphNode[] }) {
  const spec = useSpec(node.type)
  return (
    <>
      <Head node={node} spec={spec} others={others.length} />
      {others.length === 0 && <Approvals node={node.id} />}
      {spec ? (
        <NodeTabs node={node} spec={spec} others={others} />
      ) : (
        <div className="tab-body">
          <p className="empty">
            The node type <span className="mono">{node.type}</span> is not installed here. The node, its params and its
            wires are kept as they are; runs that need it will say so.
          </p>
        </div>
      )}
    </>
  )
}

function Head({ node, spec, others }: { node: GraphNode; spec: NodeSpec | undefined; others: number }) {
  const editor = useEditor()
  const family = useSession(session => nodeFamily(session.catalog, spec))
  const key = useSelection(selection => selection.key)
  const { items } = useNodeItems(node.id)
  const labels = useLabels()
  const item = key ? items.find(each => each.key === key) : undefined
  if (others > 0)
    return (
      <header className="inspector-head">
        <h2>{others + 1} nodes</h2>
        <p>Params that they share change on all of them.</p>
      </header>
    )
  return (
    <header className="inspector-head" data-family={family}>
      <span className="type-mark">
        <CategoryIcon category={spec?.category} />
      </span>
      <input
        className="name-input"
        aria-label="Node name"
        value={node.title ?? spec?.title ?? node.type}
        onChange={event =>
          editor.run(rename, { id: node.id, title: event.target.value === spec?.title ? '' : event.target.value })
        }
      />
      <p className="clip">{item ? labelFor(labels, item.key).long : (spec?.summary ?? node.type)}</p>
    </header>
  )
}

const TABS: readonly { id: Tab; title: string }[] = [
  { id: 'params', title: 'Params' },
  { id: 'items', title: 'Items' },
  { id: 'takes', title: 'Takes' },
  { id: 'why', title: 'Why' },
  { id: 'log', title: 'Log' },
  { id: 'docs', title: 'Docs' },
]

function NodeTabs({ node, spec, others }: { node: GraphNode; spec: NodeSpec; others: readonly GraphNode[] }) {
  const editor = useEditor()
  const tab = useShell(shell => shell.tab)
  const count = useNodeItems(node.id).items.length
  return (
    <Tabs.Root
      className="tabs"
      value={others.length > 0 ? 'params' : tab}
      onValueChange={value => editor.shell.setState({ tab: value as Tab })}
    >
      <Tabs.List className="tab-list" aria-label="About this node">
        {TABS.filter(each => others.length === 0 || each.id === 'params').map(each => (
          <Tabs.Trigger key={each.id} value={each.id}>
            {each.title}
            {each.id === 'items' && count > 1 && <span className="mono tab-count">{count}</span>}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content className="tab-body" value="params">
        <ParamsTab node={node} spec={spec} others={others} />
      </Tabs.Content>
      <Tabs.Content className="tab-body" value="items">
        <Suspense>
          <ItemsTab node={node} />
        </Suspense>
      </Tabs.Content>
      <Tabs.Content className="tab-body" value="takes">
        <Suspense>
          <TakesTab node={node} />
        </Suspense>
      </Tabs.Content>
      <Tabs.Content className="tab-body" value="why">
        <Suspense>
          <WhyTab node={node} />
        </Suspense>
      </Tabs.Content>
      <Tabs.Content className="tab-body" value="log">
        <Suspense>
          <LogTab node={node.id} />
        </Suspense>
      </Tabs.Content>
      <Tabs.Content className="tab-body" value="docs">
        <Suspense>
          <DocsTab spec={spec} />
        </Suspense>
      </Tabs.Content>
    </Tabs.Root>
  )
}
