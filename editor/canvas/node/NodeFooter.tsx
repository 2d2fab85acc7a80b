// The foot of a node: counts of its items, what is going on, and the time it took. Its room is always there.
import { CircleStop, Play } from 'lucide-react'
import type { GraphNode } from '../../../engine/graph/document.ts'
import type { NodeSpec } from '../../../engine/graph/spec.ts'
import { useEditor, useNodeItems, useProgress } from '../../hooks.ts'
import { dollars } from '../../state/run/choice.ts'
import { roughly, secondsLeft } from '../../state/run/eta.ts'
import type { NodeItems } from '../../state/run/items.ts'
import { seconds } from '../words.ts'

export function NodeFooter({ node, spec }: { node: GraphNode; spec: NodeSpec | undefined }) {
  const editor = useEditor()
  const view = useNodeItems(node.id)
  const { counts } = view
  const running = counts.running > 0
  return (
    <footer className="node-footer drag">
      <Counts view={view} idle={!spec ? 'unknown node type' : node.mode === 'muted' ? 'muted' : 'not run yet'} />
      <span className="grow" />
      {running ? (
        <Doing node={node.id} view={view} />
      ) : (
        <>
          {view.costUsd > 0 && (
            <span className="mono" title="What services charged for what is here">
              {dollars(view.costUsd)}
            </span>
          )}
          {view.seconds > 0 && (
            <span className="mono" title="Time that what was made took, summed">
              {seconds(view.seconds)}
            </span>
          )}
        </>
      )}
      {running ? (
        <button
          type="button"
          className="node-action nodrag"
          title="Cancel this node"
          aria-label="Cancel this node"
          onClick={() => void editor.runner.cancel({ node: node.id })}
        >
          <CircleStop size={13} aria-hidden />
        </button>
      ) : (
        spec && (
          <button
            type="button"
            className="node-action nodrag"
            title="Run this node and what it needs"
            aria-label="Run this node and what it needs"
            onClick={() => void editor.start([{ node: node.id }])}
          >
            <Play size={12} aria-hidden fill="currentColor" />
          </button>
        )
      )}
    </footer>
  )
}

function Counts({ view, idle }: { view: NodeItems; idle: string }) {
  const { counts, planned } = view
  const changed = [...planned.values()].filter(each => each.state === 'run').length
  const parts: { kind: string; text: string }[] = []
  if (counts.failed > 0) parts.push({ kind: 'failed', text: `${counts.failed} failed` })
  if (counts.blocked > 0) parts.push({ kind: 'failed', text: `${counts.blocked} blocked` })
  if (counts.running > 0) parts.push({ kind: 'running', text: `${counts.running} running` })
  if (counts.waiting > 0) parts.push({ kind: 'plain', text: `${counts.waiting} waiting` })
  if (counts.running === 0 && counts.total > 0 && changed > 0)
    parts.push({ kind: 'changed', text: `${changed} to run` })
  if (counts.made > 0) parts.push({ kind: 'fresh', text: `${counts.made} made` })
  if (counts.cached > 0) parts.push({ kind: 'cached', text: `${counts.cached} cached` })
  if (counts.absent > 0 && parts.length < 3) parts.push({ kind: 'plain', text: `${counts.absent} left out` })
  if (parts.length === 0) return <span className="count faint">{idle}</span>
  return parts.slice(0, 3).map(part => (
    <span key={part.text} className="count" data-kind={part.kind}>
      {part.text}
    </span>
  ))
}

/** What the running item says of itself, and how long the node still takes. */
function Doing({ node, view }: { node: string; view: NodeItems }) {
  const progress = useProgress(node)
  const last = [...progress.values()].at(-1)
  const left = secondsLeft(view, progress, Date.now())
  return (
    <>
      {last && (
        <span className="doing clip" title={last.message}>
          {last.message ?? <span className="mono">{Math.round(last.fraction * 100)} %</span>}
        </span>
      )}
      {left !== undefined && (
        <span className="eta mono" title="Time that is left for this node, by the pace so far">
          {roughly(left)}
        </span>
      )}
    </>
  )
}
