// The graph as it was: every save is a revision, shown beside what is there now, and brought back as one step.
import './library.css'
import { RotateCcw } from 'lucide-react'
import { useMemo, useState } from 'react'
import { count } from '../canvas/words.ts'
import { useDocument, useEditor, useLabels, useSession } from '../hooks.ts'
import { DialogHeader, DialogShell } from '../shell/DialogShell.tsx'
import { differenceOf } from '../state/library/difference.ts'
import { Pending } from './Pending.tsx'
import { RevisionMap } from './RevisionMap.tsx'
import { useDoing } from './useDoing.ts'
import { useLoaded } from './useLoaded.ts'
import { ago } from './words.ts'

export function Revisions() {
  return (
    <DialogShell name="revisions" className="library revisions-dialog">
      <DialogHeader title="Revisions" />
      <Panels />
    </DialogShell>
  )
}

function Panels() {
  const editor = useEditor()
  const graph = useDocument(state => state.document.id)
  const current = useSession(session => session.revision)
  const list = useLoaded(`${graph} ${current}`, () => editor.api.revisions(graph))
  const [chosen, setChosen] = useState<number>()
  const earlier = list.value?.filter(each => each.revision !== current) ?? []
  const shown = earlier.find(each => each.revision === chosen) ?? earlier[0]
  return (
    <div className="shelves">
      <nav className="revision-list" aria-label="Revisions">
        <Pending of={list} isEmpty={() => false} empty={null} />
        <ol>
          {list.value?.map(each => (
            <li key={each.revision}>
              <button
                type="button"
                aria-current={each.revision === shown?.revision ? 'true' : undefined}
                disabled={each.revision === current}
                onClick={() => setChosen(each.revision)}
              >
                <span className="mono">{each.revision}</span>
                <span className="revision-when">{each.revision === current ? 'now' : ago(each.updatedAt)}</span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <section className="revision-body" aria-label="What differs">
        {shown ? (
          <Comparison key={`${graph} ${shown.revision}`} graph={graph} revision={shown.revision} />
        ) : (
          list.value && (
            <p className="shelf-state">This is the first revision. Each save from now on can be brought back.</p>
          )
        )}
      </section>
    </div>
  )
}

const MARKS = { added: '+', removed: '−', changed: '~' }

function Comparison({ graph, revision }: { graph: string; revision: number }) {
  const editor = useEditor()
  const doing = useDoing()
  const now = useDocument(state => state.document)
  const specs = useSession(session => session.catalog.specs)
  const labels = useLabels()
  const then = useLoaded(`${graph} ${revision}`, () => editor.api.revision(graph, revision))
  const [lit, setLit] = useState<string>()
  const difference = useMemo(
    () => (then.value ? differenceOf(then.value.document, now, specs, labels) : undefined),
    [then.value, now, specs, labels],
  )
  const restore = (): void =>
    void doing
      .try(() => editor.restoreRevision(revision))
      .then(done => done && editor.shell.setState({ dialog: undefined }))
  if (!difference) return <Pending of={then} isEmpty={() => false} empty={null} />
  return (
    <>
      <div className="revision-head">
        <p>
          From revision <span className="mono">{revision}</span> to what is there now:{' '}
          <strong>
            {difference.lines.length === 0 ? 'nothing differs' : count(difference.lines.length, 'change')}
          </strong>
        </p>
        <button type="button" className="button primary" onClick={restore} disabled={difference.lines.length === 0}>
          <RotateCcw size={14} aria-hidden /> Restore revision {revision}
        </button>
      </div>
      <RevisionMap difference={difference} lit={lit} />
      <ul className="revision-lines">
        {difference.lines.map(line => (
          <li
            key={`${line.kind} ${line.text}`}
            data-kind={line.kind}
            onPointerEnter={() => setLit(line.node)}
            onPointerLeave={() => setLit(undefined)}
          >
            <span className="mono" aria-hidden="true">
              {MARKS[line.kind]}
            </span>
            <span className="visually-hidden">{line.kind}: </span>
            {line.text}
          </li>
        ))}
      </ul>
    </>
  )
}
