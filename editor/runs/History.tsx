// The history: open the graph as a run had it, and compare two runs.
import { useEffect, useState } from 'react'
import type { RunInfo } from '../../engine/protocol/api.ts'
import { ApiError } from '../api/http.ts'
import { count } from '../canvas/words.ts'
import { useEditor, useLabels } from '../hooks.ts'
import { compareRuns, type RunDifference } from '../state/run/compare.ts'
import { labelFor } from '../state/run/labels.ts'
import { RunFacts } from './RunFacts.tsx'
import { RunThumb } from './RunThumb.tsx'
import { useNodeTitle } from './useNodeTitle.ts'

export function History({ runs }: { runs: readonly RunInfo[] }) {
  const editor = useEditor()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [a, b] = chosen
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
  'only-a': 'only in the first',
  'only-b': 'only in the second',
}
/** How many rows are listed. */
const LISTED = 100

/** @param a the run that was ticked first */
function Comparison({ a, b }: { a: string; b: string }) {
  const editor = useEditor()
  const title = useNodeTitle()
  const labels = useLabels()
  const [answer, setAnswer] = useState<{ found?: ReturnType<typeof compareRuns>; failure?: string }>({})
  useEffect(() => {
    let here = true
    Promise.all([editor.api.runResults(a), editor.api.runResults(b)]).then(
      ([first, second]) => here && setAnswer({ found: compareRuns(first, second) }),
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
  if (!answer.found) return <p className="empty">Comparing…</p>
  const { same, differences } = answer.found
  const rows = rowsOf(differences)
  return (
    <section className="run-comparison" aria-label="What differs">
      <p>
        <strong>
          {differences.length === 0
            ? 'Nothing differs'
            : `${count(differences.length, 'item')} ${differences.length === 1 ? 'differs' : 'differ'}`}
        </strong>
        , {same} {same === 1 ? 'is' : 'are'} the same.
      </p>
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
    </section>
  )
}

interface Row {
  readonly name: string
  readonly node: string
  readonly what: RunDifference['what']
  readonly keys: string[]
}

/**
 * The items of which both have another take, then the nodes of which only one has items: a run of one item beside one of
 * everything would hide what differs under what is missing.
 */
function rowsOf(differences: readonly RunDifference[]): Row[] {
  const rows = new Map<string, Row>()
  for (const { node, key, what } of differences) {
    const name = what === 'other' ? `${what} ${node} ${key}` : `${what} ${node}`
    const row = rows.get(name) ?? { name, node, what, keys: [] }
    rows.set(name, row)
    row.keys.push(key)
  }
  return [...rows.values()].sort((a, b) => Number(b.what === 'other') - Number(a.what === 'other'))
}
