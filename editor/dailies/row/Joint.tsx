// Between two rows: how the one scene goes into the next, and a place to put another in.
import * as Menu from '@radix-ui/react-dropdown-menu'
import { Check, Plus } from 'lucide-react'
import { memo, useState } from 'react'
import { slateOf } from '../../faces/values.ts'
import { useDesk } from '../context.ts'
import { joinOf, TRANSITION_WORDS } from '../cutting.ts'
import type { Row } from '../rows.ts'
import { DRAGGED_SCENE } from './SceneRow.tsx'

/** Lengths to choose from, in frames. */
const LENGTHS = [6, 12, 24, 48]

interface JointProps {
  readonly row: Row
  readonly next: Row | undefined
  /** What the graph's cutter offers; none when it has none. */
  readonly transitions: readonly string[]
}

export const Joint = memo(function Joint({ row, next, transitions }: JointProps) {
  const desk = useDesk()
  const [over, setOver] = useState(false)
  return (
    <li
      className="joint"
      data-over={over || undefined}
      onDragOver={event => {
        if (!event.dataTransfer.types.includes(DRAGGED_SCENE)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        setOver(false)
        const moved = event.dataTransfer.getData(DRAGGED_SCENE)
        if (!moved) return
        event.preventDefault()
        const keys = desk.chosen.some(each => each.key === moved) ? desk.chosen.map(each => each.key) : [moved]
        desk.place(keys, next?.key)
      }}
    >
      {next && transitions.length > 0 && <Transition row={row} transitions={transitions} />}
      <button
        type="button"
        className="joint-insert"
        aria-label={`Insert a scene after ${slateOf(row.scene)}`}
        onClick={() => desk.insert(row.key)}
      >
        <Plus size={12} aria-hidden /> scene
      </button>
    </li>
  )
})

function Transition({ row, transitions }: { row: Row; transitions: readonly string[] }) {
  const desk = useDesk()
  const { scene, decision, key } = row
  const join = joinOf(scene, decision)
  const wanted = decision.length || scene.tailFrames || 12
  const isCut = join.transition === 'cut' || join.frames === 0
  const short = !isCut && decision.transition !== 'as-written' && join.frames < wanted
  const none = decision.transition !== 'as-written' && decision.transition !== 'cut' && join.frames === 0
  const word = TRANSITION_WORDS[none ? decision.transition : join.transition] ?? join.transition
  const set = (transition: string, length?: number): void =>
    desk.decide(key, { transition, ...(length === undefined ? {} : { length }) }, 'Change a transition')
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger asChild>
        <button
          type="button"
          className="joint-transition"
          data-decided={decision.transition !== 'as-written' || undefined}
          data-short={short || none || undefined}
          aria-label={`Transition after scene ${slateOf(scene)}: ${word}`}
          title={
            short || none
              ? `Only ${Math.max(0, join.beyond)} frames of scene ${slateOf(scene)} lie beyond its end: trim its end to give it more`
              : 'How it goes into the next scene'
          }
        >
          <Shape transition={none ? 'cut' : join.transition} />
          {word}
          {!isCut && <span className="mono">{join.frames} f</span>}
          {none && <span className="mono">0 f</span>}
        </button>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="menu still" align="start" sideOffset={4}>
          {transitions.map(each => (
            <Menu.Item key={each} onSelect={() => set(each)}>
              {TRANSITION_WORDS[each] ?? each}
              {decision.transition === each && <Check size={13} className="check" aria-label="chosen" />}
            </Menu.Item>
          ))}
          <Menu.Separator />
          {LENGTHS.map(length => (
            <Menu.Item
              key={length}
              disabled={isCut && !none}
              onSelect={() => set(decision.transition === 'as-written' ? 'dissolve' : decision.transition, length)}
            >
              {length} frames
              <span className="key">{(length / scene.fps).toFixed(2)} s</span>
              {!isCut && wanted === length && <Check size={13} className="check" aria-label="chosen" />}
            </Menu.Item>
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** The transition as an edit bay draws it: two clips and how they meet. */
function Shape({ transition }: { transition: string }) {
  return (
    <svg
      width="20"
      height="10"
      viewBox="0 0 20 10"
      aria-hidden="true"
      className="joint-shape"
      data-transition={transition}
    >
      {transition === 'cut' ? (
        <path d="M1 1h8v8H1zM11 1h8v8h-8z" />
      ) : transition === 'dissolve' ? (
        <>
          <path d="M1 1h5l8 8H1z" />
          <path d="M19 9h-5L6 1h13z" opacity="0.5" />
        </>
      ) : (
        <path d="M1 1h7v8H1zM12 1h7v8h-7zM9.500 1h1v8h-1z" />
      )}
    </svg>
  )
}
