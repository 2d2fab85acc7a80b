// The first-run tour: four steps beside what they speak of, the last of which runs the pilot. Skippable, and shown once.
import { useEffect, useState } from 'react'
import { useDocument, useEditor, useSession, useShell } from '../hooks.ts'

interface Step {
  /** What it stands beside. */
  readonly beside: string
  readonly title: string
  readonly text: string
}

const STEPS: readonly Step[] = [
  {
    beside: '.canvas',
    title: 'A graph that makes an episode',
    text: 'Read it from left to right: a story becomes a script, scenes, shots, sound and a cut. Each node shows what it made, and one cell for each scene or line.',
  },
  {
    beside: '.react-flow__node-step .face-param[data-widget="multiline"]',
    title: 'Say what it is about',
    text: 'Change the premise here, on the node, or in the inspector. Only what a change touches is made again.',
  },
  {
    beside: '.view-switch',
    title: 'The same work, scene by scene',
    text: 'Dailies has a row for each scene: its shot, words, voice and takes, with the episode on top.',
  },
  {
    beside: '.run',
    title: 'Run it',
    text: 'No model, key or GPU is needed. The episode plays in Assemble when it is done; Cancel keeps what is finished.',
  },
]
const WIDTH = 320
const GAP = 14

export function Tour() {
  const step = useShell(shell => shell.tour)
  const ready = useSession(session => session.phase === 'ready')
  return step === undefined || !ready ? null : <Card key={step} at={step} />
}

function Card({ at }: { at: number }) {
  const editor = useEditor()
  const graph = useDocument(state => state.document.id)
  const step = STEPS[at]
  const [box, setBox] = useState<DOMRect>()
  useEffect(() => {
    void graph
    const look = (): void => setBox(document.querySelector(step?.beside ?? '')?.getBoundingClientRect())
    const frame = requestAnimationFrame(look)
    window.addEventListener('resize', look)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('resize', look)
    }
  }, [step, graph])
  useEffect(() => {
    editor.learn('tour')
  }, [editor])
  if (!step) return null
  const end = (): void => editor.shell.setState({ tour: undefined })
  const last = at === STEPS.length - 1
  const small = box && box.width < innerWidth / 2
  const left = box
    ? small
      ? box.left + box.width / 2 - WIDTH / 2
      : box.left + box.width / 2 - WIDTH / 2
    : innerWidth / 2
  const top = box ? (small ? box.bottom + GAP : box.bottom - 260) : innerHeight / 2
  return (
    <>
      {small && (
        <div
          className="tour-ring"
          style={{ left: box.left - 5, top: box.top - 5, width: box.width + 10, height: box.height + 10 }}
        />
      )}
      <section
        className="tour"
        role="dialog"
        aria-label={`Tour, step ${at + 1} of ${STEPS.length}`}
        style={{
          left: Math.max(12, Math.min(left, innerWidth - WIDTH - 12)),
          top: Math.max(60, Math.min(top, innerHeight - 220)),
          width: WIDTH,
        }}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          end()
        }}
      >
        <h2>{step.title}</h2>
        <p>{step.text}</p>
        <footer>
          <span className="faint mono">
            {at + 1} / {STEPS.length}
          </span>
          <button type="button" className="button quiet small" onClick={end}>
            {last ? 'Not now' : 'Skip'}
          </button>
          <button
            type="button"
            className="button primary small"
            // biome-ignore lint/a11y/noAutofocus: the tour is gone through with Enter
            autoFocus
            onClick={() => {
              if (!last) {
                editor.shell.setState({ tour: at + 1 })
                return
              }
              end()
              void editor.start()
            }}
          >
            {last ? 'Run the pilot' : 'Next'}
          </button>
        </footer>
      </section>
    </>
  )
}
