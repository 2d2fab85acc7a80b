// The history: open the graph as a run had it, and compare two runs.
import { ChevronRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { GraphDocument } from '../../engine/graph/document.ts'
import type { ResultInfo, RunInfo } from '../../engine/protocol/api.ts'
import { ApiError } from '../api/http.ts'
import { count } from '../canvas/words.ts'
import { useEditor, useLabels, useSession } from '../hooks.ts'
import { differenceOf } from '../state/library/difference.ts'
import { compareRuns, type RunDifference } from '../state/run/compare.ts'
import { labelFor } from '../state/run/labels.ts'
import { RunFacts } from './RunFacts.tsx'
import { RunThumb } from './RunThumb.tsx'
import { useNodeTitle } from './useNodeTitle.ts'

export function History({ runs }: { runs: readonly RunInfo[] }) {
  const editor = useEditor()
  const [chosen, setChosen] = useState<readonly string[]>([])
  // The history is newest first.
  const [a, b] = runs.flatMap(({ id }) => (chosen.includes(id) ? [id] : [])).reverse()
  const openDocument = async (run: RunInfo): Promise<void> => {
    editor.shell.setState({ dialog: undefined })
    try {
      const document = await editor.api.runDocument(run.id)
      const when = new Date(run.createdAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })
      await editor.createFrom({ ...document, name: `${document.name} (run of ${when})`.slice(0, 200) })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      editor.shell.toast('bad', error.message)
    }
  }
  return (
    <>
      {runs.length > 1 && !b && (
        <p className="field-note">
          {a ? 'Tick another run to compare the two.' : 'Tick two runs to see which items differ.'}
        </p>
      )}
      {a && b && <Comparison key={`${a} ${b}`} a={a} b={b} />}
      <ol className="run-list">
        {runs.map(run => {
          const name = `${run.graphName || 'Untitled'}, ${new Date(run.createdAt).toLocaleString()}`
          return (
            <li key={run.id}>
              <input
                type="checkbox"
                aria-label={`Compare ${name}`}
                checked={chosen.includes(run.id)}
                onChange={event =>
                  setChosen(
                    event.target.checked ? [...chosen, run.id].slice(-2) : chosen.filter(each => each !== run.id),
                  )
                }
              />
              <RunThumb run={run} />
              <RunFacts run={run} />
              <button
                type="button"
                className="button small quiet"
                aria-label={`Open the graph of ${name}`}
                onClick={() => void openDocument(run)}
              >
                Open its graph
              </button>
            </li>
          )
        })}
      </ol>
    </>
  )
}

const WORDS: Readonly<Record<RunDifference['what'], string>> = {
  other: 'another take',
  'only-a': 'only in the earlier',
  'only-b': 'only in the later',
}
/** How many rows are listed. */
const LISTED = 100

/** @param a the earlier run */
function Comparison({ a, b }: { a: string; b: string }) {
  const editor = useEditor()
  const labels = useLabels()
  const specs = useSession(session => session.catalog.specs)
  const [answer, setAnswer] = useState<{
    both?: readonly [first: RunWhole, second: RunWhole]
    failure?: string
  }>({})
  useEffect(() => {
    let here = true
    const whole = async (run: string): Promise<RunWhole> => {
      const [results, document] = await Promise.all([editor.api.runResults(run), editor.api.runDocument(run)])
      return { results, document }
    }
    Promise.all([whole(a), whole(b)]).then(
      both => here && setAnswer({ both }),
      error => {
        if (!(error instanceof ApiError)) throw error
        if (here) setAnswer({ failure: error.message })
      },
    )
    return () => {
      here = false
    }
  }, [editor, a, b])
  if (answer.failure) return <p className="field-problem">{answer.failure}</p>
  if (!answer.both) return <p className="empty">Comparing…</p>
  const [first, second] = answer.both
  const { lines } = differenceOf(first.document, second.document, specs, labels)
  const { same, differences } = compareRuns(first.results, second.results)
  const others = rowsOf(differences.filter(({ what }) => what === 'other'))
  const single = rowsOf(differences.filter(({ what }) => what !== 'other'))
  const alone = single.reduce((sum, row) => sum + row.keys.length, 0)
  return (
    <section className="run-comparison" aria-label="What differs">
      <p>
        <strong>In the graph</strong>, from the earlier to the later:
        {lines.length === 0 && ' nothing.'}
      </p>
      {lines.length > 0 && (
        <ul>
          {lines.slice(0, LISTED).map(line => (
            <li key={`${line.kind} ${line.text}`}>{line.text}</li>
          ))}
        </ul>
      )}
      <p>
        <strong>
          {others.length === 0
            ? 'Of what both have, nothing differs'
            : `${count(others.length, 'item')} ${others.length === 1 ? 'differs' : 'differ'}`}
        </strong>
        , {same} {same === 1 ? 'is' : 'are'} the same.
      </p>
      <Rows rows={others} />
      {single.length > 0 && (
        <details>
          <summary>
            <ChevronRight size={12} aria-hidden /> {count(alone, 'item')} of one run alone
          </summary>
          <Rows rows={single} />
        </details>
      )}
    </section>
  )
}

interface RunWhole {
  readonly results: readonly ResultInfo[]
  readonly document: GraphDocument
}

function Rows({ rows }: { rows: readonly Row[] }) {
  const title = useNodeTitle()
  const labels = useLabels()
  return (
    <>
      <ul>
        {rows.slice(0, LISTED).map(({ name, node, what, keys }) => (
          <li key={name} title={keys.map(key => labelFor(labels, key).long).join('\n')}>
            <span className="clip">
              {title(node)}
              {keys.length > 1 && <span className="faint"> {count(keys.length, 'item')}</span>}
              {keys.length === 1 && keys[0] && <span className="faint"> {labelFor(labels, keys[0]).long}</span>}
            </span>
            <span>{WORDS[what]}</span>
          </li>
        ))}
      </ul>
      {rows.length > LISTED && <p className="faint">and {rows.length - LISTED} more</p>}
    </>
  )
}

interface Row {
  readonly name: string
  readonly node: string
  readonly what: RunDifference['what']
  readonly keys: string[]
}

/** Items of which both have another take, one by one; of which only one run has any, by node. */
function rowsOf(differences: readonly RunDifference[]): Row[] {
  const rows = new Map<string, Row>()
  for (const { node, key, what } of differences) {
    const name = what === 'other' ? `${what} ${node} ${key}` : `${what} ${node}`
    const row = rows.get(name) ?? { name, node, what, keys: [] }
    rows.set(name, row)
    row.keys.push(key)
  }
  return [...rows.values()]
}
