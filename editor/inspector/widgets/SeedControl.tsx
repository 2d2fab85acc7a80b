// A seed: typed or drawn, and what each run does with it first: nothing, the next one, or a random one.
import { ArrowUp, Dices, Lock, Shuffle } from 'lucide-react'
import type { SeedMode } from '../../state/document/seed-commands.ts'
import { drawSeed } from '../../state/edit/seeds.ts'
import { NumberControl } from './NumberControl.tsx'
import type { ControlProps } from './props.ts'

const MODES = [
  { mode: 'fixed', icon: Lock, word: 'Fixed', title: 'Every run uses this seed' },
  { mode: 'next', icon: ArrowUp, word: 'Next', title: 'Each run moves to the next seed first' },
  { mode: 'random', icon: Shuffle, word: 'Random', title: 'Each run draws another seed first' },
] as const satisfies readonly { mode: SeedMode; [name: string]: unknown }[]

export function SeedControl(props: ControlProps) {
  const { field, compact, onChange, onSeedMode } = props
  const at = MODES.findIndex(each => each.mode === (field.seedMode ?? 'fixed'))
  const now = MODES[at] ?? MODES[0]
  const following = MODES[(at + 1) % MODES.length] ?? MODES[0]
  return (
    <span className="seed">
      <NumberControl {...props} />
      <button
        type="button"
        className="icon-button"
        title="Draw a random seed now"
        aria-label="Random seed"
        onClick={() => onChange(drawSeed() % ((field.param.maximum ?? 2 ** 32 - 1) + 1))}
      >
        <Dices size={14} aria-hidden />
      </button>
      {onSeedMode &&
        (compact ? (
          <button
            type="button"
            className="icon-button"
            data-mode={now.mode}
            title={`${now.title}. Click for: ${following.word.toLowerCase()}`}
            aria-label={`Seed of each run: ${now.mode}`}
            onClick={() => onSeedMode(following.mode)}
          >
            <now.icon size={13} aria-hidden />
          </button>
        ) : (
          <fieldset className="seed-modes" aria-label="Seed of each run">
            {MODES.map(({ mode, icon: Icon, word, title }) => (
              <button
                key={mode}
                type="button"
                aria-pressed={mode === now.mode}
                title={title}
                onClick={() => onSeedMode(mode)}
              >
                <Icon size={12} aria-hidden /> {word}
              </button>
            ))}
          </fieldset>
        ))}
    </span>
  )
}
