// What waits for a person: the value that is asked about, and pass, edit or reject.
import './runs.css'
import { Check, Pencil, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Json } from '../../engine/graph/json.ts'
import type { ApprovalInfo, DecideApproval } from '../../engine/protocol/api.ts'
import { ApiError, thumbnailUrl } from '../api/http.ts'
import { useDocument, useEditor, useItems, useLabels } from '../hooks.ts'
import { stillOf } from '../inspector/ItemThumb.tsx'
import { labelFor } from '../state/run/labels.ts'
import { valueWith, type WaitingItem, waitingItems } from '../state/run/waiting.ts'

/** What of a node waits for a decision, above its tabs; nothing when nothing does. */
export function Approvals({ node }: { node: string }) {
  const editor = useEditor()
  const count = useItems(items => items.node(node).items.filter(item => item.status === 'waiting').length)
  if (count === 0) return null
  return (
    <section className="approvals" aria-label="Waits for you">
      {waitingItems(editor.items, editor.document)
        .filter(item => item.node === node)
        .map(item => (
          <Approval key={`${item.asks} ${item.key}`} item={item} />
        ))}
    </section>
  )
}

function Approval({ item }: { item: WaitingItem }) {
  const editor = useEditor()
  const labels = useLabels()
  const graph = useDocument(state => state.document)
  const [doing, setDoing] = useState<'edit' | 'reject'>()
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState('')
  const [sent, setSent] = useState(false)
  const asked = useAsked(graph.id, item)
  const known = asked && valueWith(asked.digest, editor.items, graph)
  const decide = async (decision: DecideApproval['decision']): Promise<void> => {
    if (!asked) return
    setSent(true)
    try {
      await editor.api.decide({ ...asked, decision })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem(error.message)
      setSent(false)
    }
  }
  const send = (): void => {
    if (doing === 'reject') return void decide({ kind: 'reject', reason: words })
    try {
      void decide({ kind: 'edit', value: readEdited(words, known?.value) })
    } catch (error) {
      setProblem(`This is not JSON: ${error instanceof Error ? error.message : error}`)
    }
  }
  return (
    <article className="approval">
      <p>
        <strong>{item.question}</strong>
        {item.key !== '' && <span className="faint"> {labelFor(labels, item.key).long}</span>}
      </p>
      {known && doing !== 'edit' && <Shown value={known.value} />}
      {doing && (
        <textarea
          className={doing === 'edit' ? 'input mono' : 'input'}
          rows={doing === 'edit' ? 8 : 3}
          aria-label={doing === 'edit' ? 'The value that goes on instead' : 'Why it is rejected'}
          placeholder={doing === 'edit' ? 'A value' : 'Why, for whoever reads the item'}
          value={words}
          // biome-ignore lint/a11y/noAutofocus: it was just asked for
          autoFocus
          onChange={event => {
            setWords(event.target.value)
            setProblem('')
          }}
        />
      )}
      {problem && <p className="field-problem">{problem}</p>}
      <div className="approval-actions">
        {doing ? (
          <>
            <button type="button" className="button small primary" disabled={!asked || sent} onClick={send}>
              {doing === 'edit' ? 'Pass this instead' : 'Reject'}
            </button>
            <button type="button" className="button small quiet" onClick={() => setDoing(undefined)}>
              Back
            </button>
          </>
        ) : (
          <>
            <button
              type="button"
              className="button small primary"
              disabled={!asked || sent}
              onClick={() => void decide({ kind: 'pass' })}
            >
              <Check size={13} aria-hidden /> Pass
            </button>
            <button
              type="button"
              className="button small"
              disabled={!asked || sent}
              onClick={() => {
                setDoing('edit')
                setWords(known === undefined ? '' : editable(known.value))
              }}
            >
              <Pencil size={12} aria-hidden /> Edit
            </button>
            <button
              type="button"
              className="button small danger"
              disabled={!asked || sent}
              onClick={() => {
                setDoing('reject')
                setWords('')
              }}
            >
              <X size={13} aria-hidden /> Reject
            </button>
          </>
        )}
      </div>
    </article>
  )
}

/** A value as it is edited: words as they are, the rest as JSON. */
export const editable = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 2))

/** What was written: words where the value was words, else JSON. @throws SyntaxError */
export const readEdited = (words: string, before: Json | undefined): Json =>
  typeof before === 'string' ? words : (JSON.parse(words) as Json)

function Shown({ value }: { value: Json }) {
  const still = stillOf(value)
  if (still)
    return <img className="approval-still" src={thumbnailUrl(still.digest, 640, still.at)} alt="What is asked about" />
  return <pre className="approval-value">{editable(value)}</pre>
}

/** How long until a question that the server did not know is looked for again, in ms. */
const ASK_AGAIN_MS = 1500

/** The question as the server knows it, with the digest of the value. */
function useAsked(graph: string, { asks, key }: WaitingItem): ApprovalInfo | undefined {
  const editor = useEditor()
  const [asked, setAsked] = useState<ApprovalInfo>()
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    void turn
    let here = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = (): void => {
      timer = setTimeout(() => setTurn(count => count + 1), ASK_AGAIN_MS)
    }
    editor.api.approvals().then(
      list => {
        if (!here) return
        const found = list.find(each => each.graphId === graph && each.node === asks && each.key === key)
        setAsked(found)
        if (!found) later()
      },
      error => {
        if (!(error instanceof ApiError)) throw error
        if (here) later()
      },
    )
    return () => {
      here = false
      clearTimeout(timer)
    }
  }, [editor, graph, asks, key, turn])
  return asked
}
