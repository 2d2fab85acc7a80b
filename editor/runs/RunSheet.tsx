// Before a run: what of the graph, anew or not, how many takes, at what cost at most; and what it would do, and why.
import './runs.css'
import * as Dialog from '@radix-ui/react-dialog'
import { Play } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { PlanInfo } from '../../engine/protocol/api.ts'
import { ApiError } from '../api/http.ts'
import { count, seconds } from '../canvas/words.ts'
import { useDocument, useEditor, useSelection, useSession, useShell } from '../hooks.ts'
import { DialogHeader, DialogShell } from '../shell/DialogShell.tsx'
import { dollars, type RunChoice, type RunScope, scopesFor, summarise, targetsOf } from '../state/run/choice.ts'
import { useNodeTitle } from './useNodeTitle.ts'

const SCOPES: Readonly<Record<RunScope, string>> = {
  all: 'Everything that changed',
  to: 'To the selected nodes',
  from: 'From the selected nodes on',
  item: 'Only the item in focus',
}
/** The most takes that one run makes. */
const MOST_TAKES = 32

export function RunSheet() {
  return (
    <DialogShell name="run" className="run-sheet" scrim="clear" first=".run-sheet .button.primary">
      <DialogHeader title="Run" />
      <Sheet />
    </DialogShell>
  )
}

function Sheet() {
  const editor = useEditor()
  const choice = useShell(shell => shell.choice)
  const selection = useSelection(each => each)
  const scopes = scopesFor(selection)
  const scope = scopes.includes(choice.scope) ? choice.scope : 'all'
  const change = (part: Partial<RunChoice>): void => editor.shell.setState({ choice: { ...choice, ...part } })
  const preview = usePreview({ ...choice, scope })
  const start = (): void => {
    editor.shell.setState({ dialog: undefined })
    const { force, takes, capUsd } = choice
    void editor.start(targetsOf(scope, selection), { force, takes, capUsd })
  }
  return (
    <>
      <form
        className="body"
        id="run-sheet"
        onSubmit={event => {
          event.preventDefault()
          start()
        }}
      >
        <fieldset className="run-scopes">
          <legend className="visually-hidden">What to run</legend>
          {scopes.map(each => (
            <label key={each}>
              <input type="radio" name="scope" checked={each === scope} onChange={() => change({ scope: each })} />
              {SCOPES[each]}
            </label>
          ))}
        </fieldset>
        <div className="run-options">
          <label className="run-force">
            <input type="checkbox" checked={choice.force} onChange={event => change({ force: event.target.checked })} />
            Force: make anew what is there
          </label>
          <label>
            More takes
            <input
              type="number"
              className="input mono"
              min={0}
              max={MOST_TAKES}
              value={choice.takes}
              onChange={event =>
                change({ takes: Math.max(0, Math.min(MOST_TAKES, Math.round(Number(event.target.value)) || 0)) })
              }
            />
          </label>
          <label>
            Cost at most, $
            <input
              type="number"
              className="input mono"
              min={0}
              step="any"
              placeholder="no limit"
              value={choice.capUsd ?? ''}
              onChange={event =>
                change({ capUsd: event.target.value === '' ? null : Math.max(0, Number(event.target.value)) })
              }
            />
          </label>
        </div>
        <Preview {...preview} />
      </form>
      <div className="actions">
        <Dialog.Close className="button">Cancel</Dialog.Close>
        <button type="submit" form="run-sheet" className="button primary">
          <Play size={12} fill="currentColor" aria-hidden /> Run
        </button>
      </div>
    </>
  )
}

interface Answer {
  readonly plan?: PlanInfo
  readonly failure?: string
}

function Preview({ plan, failure }: Answer) {
  const title = useNodeTitle()
  if (failure) return <p className="field-problem">{failure}</p>
  if (!plan) return <p className="empty">Asking what would run…</p>
  const summary = summarise(plan)
  const about = plan.approximate ? '≈ ' : ''
  return (
    <section className="preview" aria-label="What would run">
      <p className="preview-sum" aria-live="polite">
        <strong>{count(summary.run + summary.unknown, 'item')} would run</strong>
        <span>{summary.cached} cached</span>
        <span className="mono">
          {about}
          {seconds(plan.seconds)}
        </span>
        <span className="mono">
          {about}
          {dollars(plan.costUsd)}
        </span>
      </p>
      {plan.problems.map(problem => (
        <p
          key={`${problem.node} ${problem.message}`}
          className={problem.severity === 'error' ? 'field-problem' : 'item-warning'}
        >
          {problem.message}
        </p>
      ))}
      <ul className="preview-nodes">
        {summary.nodes.map(each => (
          <li key={each.node}>
            <span className="clip">{title(each.node)}</span>
            <span className="mono">{count(each.items, 'item')}</span>
            <span className="mono">{seconds(each.seconds)}</span>
            <span className="mono">{dollars(each.costUsd)}</span>
            {each.reasons.length > 0 && <small>{each.reasons.slice(0, 4).join('; ')}</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How long nothing must change before it is asked what would run, in ms. */
const QUIET_MS = 200

function usePreview({ scope, force, takes, capUsd }: RunChoice): Answer {
  const editor = useEditor()
  const graph = useDocument(state => state.document)
  const selection = useSelection(each => each)
  const ready = useSession(session => session.phase === 'ready')
  const [answer, setAnswer] = useState<Answer>({})
  useEffect(() => {
    if (!ready) return
    const asking = new AbortController()
    const timer = setTimeout(() => {
      const targets = targetsOf(scope, selection)
      editor.api.plan({ graph, targets, force, takes, capUsd, allowPartial: true }, asking.signal).then(
        plan => setAnswer({ plan }),
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
  }, [editor, graph, selection, scope, force, takes, capUsd, ready])
  return answer
}
