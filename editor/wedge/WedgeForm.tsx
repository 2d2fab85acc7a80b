// A wedge before it runs: which params take which values, in a grid or as a list, what is looked at, and what it would do.
import { Play } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { GraphNode } from '../../engine/graph/document.ts'
import { type WedgeMode, wedgeVariants } from '../../engine/graph/edit/wedge.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import type { PlanInfo } from '../../engine/protocol/api.ts'
import { ApiError, type WedgeRequest } from '../api/http.ts'
import { count, seconds } from '../canvas/words.ts'
import { useDocument, useEditor, useLabels, useSelection, useSession } from '../hooks.ts'
import { fieldsOf } from '../state/form.ts'
import { dollars, summarise } from '../state/run/choice.ts'
import { labelFor } from '../state/run/labels.ts'
import { SweepFields } from './SweepFields.tsx'
import { firstSweep, type Sweep, valuesOf } from './values.ts'

export function WedgeForm({
  node,
  spec,
  onStarted,
}: {
  node: GraphNode
  spec: NodeSpec
  onStarted: (wedge: string) => void
}) {
  const editor = useEditor()
  const graph = useDocument(state => state.document)
  const specs = useSession(session => session.catalog.specs)
  const focus = useSelection(selection => selection.key)
  const labels = useLabels()
  const [sweeps, setSweeps] = useState<Readonly<Record<string, Sweep>>>({})
  const [mode, setMode] = useState<WedgeMode>('grid')
  const [target, setTarget] = useState(node.id)
  const [only, setOnly] = useState(true)
  const [capUsd, setCap] = useState<number | null>(null)
  const [starting, setStarting] = useState(false)
  const fields = useMemo(
    () =>
      fieldsOf({ spec, node, edges: graph.edges }).filter(
        field => field.source !== 'wire' && field.param.widget !== 'file',
      ),
    [spec, node, graph.edges],
  )
  const key = only ? focus : undefined
  const { axes, problems } = useMemo(() => {
    const problems = new Map<string, string>()
    const axes = fields.flatMap(({ param, value }) => {
      const sweep = sweeps[param.name]
      if (!sweep) return []
      const read = valuesOf(param, sweep, value)
      if (read.problem) problems.set(param.name, read.problem)
      return [{ node: node.id, param: param.name, values: read.values, ...(key ? { key } : {}) }]
    })
    return { axes, problems }
  }, [fields, sweeps, node.id, key])
  const variants = useMemo(() => countVariants(axes, mode, problems.size > 0), [axes, mode, problems])
  const request = useMemo<WedgeRequest | undefined>(
    () => (variants.count ? { graph, axes, mode, target, capUsd, ...(key ? { key } : {}) } : undefined),
    [variants.count, graph, axes, mode, target, capUsd, key],
  )
  const preview = useWedgePlan(request)
  const start = async (): Promise<void> => {
    if (!request) return
    setStarting(true)
    try {
      const wedge = await editor.api.startWedge(request)
      onStarted(wedge.id)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      editor.shell.toast('bad', error.message)
      setStarting(false)
    }
  }
  return (
    <>
      <form
        className="body wedge-form"
        id="wedge-form"
        onSubmit={event => {
          event.preventDefault()
          void start()
        }}
      >
        {fields.length === 0 && <p className="empty">This node has no params to sweep.</p>}
        {graph.pins[node.id] && (
          <p className="item-warning">A take of this node is pinned: every variant has that one, whatever is swept.</p>
        )}
        <ul className="wedge-params">
          {fields.map(({ param, value }) => (
            <li key={param.name}>
              <SweepFields
                param={param}
                sweep={sweeps[param.name]}
                problem={problems.get(param.name)}
                onChange={sweep => {
                  const { [param.name]: _, ...others } = sweeps
                  setSweeps(sweep ? { ...others, [param.name]: sweep } : others)
                }}
                onBegin={() => setSweeps({ ...sweeps, [param.name]: firstSweep(param, value) })}
              />
            </li>
          ))}
        </ul>
        <div className="wedge-options">
          <label>
            Look at
            <select className="input" value={target} onChange={event => setTarget(event.target.value)}>
              {graph.nodes.map(each => (
                <option key={each.id} value={each.id}>
                  {each.title ?? specs.get(each.type)?.title ?? each.id}
                </option>
              ))}
            </select>
          </label>
          <label>
            As
            <select className="input" value={mode} onChange={event => setMode(event.target.value as WedgeMode)}>
              <option value="grid">a grid: every combination</option>
              <option value="list">a list: first with first, second with second</option>
            </select>
          </label>
          <label>
            Cost of each at most, $
            <input
              type="number"
              className="input mono"
              min={0}
              step="any"
              placeholder="no limit"
              value={capUsd ?? ''}
              onChange={event => setCap(event.target.value === '' ? null : Math.max(0, Number(event.target.value)))}
            />
          </label>
          {focus && (
            <label>
              <input type="checkbox" checked={only} onChange={event => setOnly(event.target.checked)} />
              Only {labelFor(labels, focus).long}
            </label>
          )}
        </div>
      </form>
      <div className="actions wedge-actions">
        <p aria-live="polite">
          {variants.problem ? (
            <span className="bad">{variants.problem}</span>
          ) : variants.count === 0 ? (
            'Tick the params to sweep.'
          ) : (
            <WedgeSum variants={variants.count} {...preview} />
          )}
        </p>
        <button
          type="submit"
          form="wedge-form"
          className="button primary"
          disabled={!request || starting || preview.failure !== undefined}
        >
          <Play size={12} fill="currentColor" aria-hidden /> Run{' '}
          {variants.count > 0 ? count(variants.count, 'variant') : ''}
        </button>
      </div>
    </>
  )
}

/** How many variants there would be, or why there are none. */
function countVariants(
  axes: Parameters<typeof wedgeVariants>[0],
  mode: WedgeMode,
  broken: boolean,
): { count: number; problem?: string } {
  if (axes.length === 0) return { count: 0 }
  if (broken) return { count: 0, problem: 'Mend the values first.' }
  try {
    return { count: wedgeVariants(axes, mode).length }
  } catch (error) {
    return { count: 0, problem: error instanceof Error ? error.message : String(error) }
  }
}

interface Answer {
  readonly plans?: readonly PlanInfo[]
  readonly failure?: string
}

/** Variants find what others made, so that the sums are the most it can be. */
function WedgeSum({ variants, plans, failure }: Answer & { variants: number }) {
  if (failure) return <span className="bad">{failure}</span>
  if (!plans) return <>{count(variants, 'variant')}. Asking what they would take…</>
  const sum = (read: (plan: PlanInfo) => number): number => plans.reduce((all, plan) => all + read(plan), 0)
  const items = sum(plan => {
    const { run, unknown } = summarise(plan)
    return run + unknown
  })
  return (
    <>
      {count(variants, 'variant')}: at most {count(items, 'item')},{' '}
      <span className="mono">≈ {seconds(sum(plan => plan.seconds))}</span>,{' '}
      <span className="mono">
        {plans.some(plan => plan.approximate) && '≈ '}
        {dollars(sum(plan => plan.costUsd))}
      </span>
    </>
  )
}

/** How long nothing must change before the plans are asked for, in ms. */
const QUIET_MS = 300

function useWedgePlan(request: WedgeRequest | undefined): Answer {
  const editor = useEditor()
  const [answer, setAnswer] = useState<Answer>({})
  useEffect(() => {
    setAnswer({})
    if (!request) return
    const asking = new AbortController()
    const timer = setTimeout(() => {
      editor.api.planWedge(request, asking.signal).then(
        variants => setAnswer({ plans: variants.map(variant => variant.plan) }),
        error => {
          if (asking.signal.aborted) return
          if (!(error instanceof ApiError)) throw error
          setAnswer({ failure: error.message })
        },
      )
    }, QUIET_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [editor, request])
  return answer
}
