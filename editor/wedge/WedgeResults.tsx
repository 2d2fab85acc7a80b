// What the variants of a wedge made, side by side; one of them can be adopted.
import { ArrowLeft, Check, Images } from 'lucide-react'
import type { WedgeInfo } from '../../engine/protocol/api.ts'
import type { OutputValue } from '../../engine/protocol/events.ts'
import { artifactUrl, sheetUrl, thumbnailUrl } from '../api/http.ts'
import { isClip, isEpisode, soundOf } from '../faces/values.ts'
import { useEditor, useLabels } from '../hooks.ts'
import { stillOf } from '../inspector/ItemThumb.tsx'
import { RUN_WORDS } from '../runs/RunFacts.tsx'
import { usePolled } from '../runs/usePolled.ts'
import { dollars } from '../state/run/choice.ts'
import { isOver } from '../state/run/runs.ts'
import { adoptVariant, variantWords } from './adopt.ts'

type Variant = WedgeInfo['variants'][number]

export function WedgeResults({ id, onBack }: { id: string; onBack: () => void }) {
  const editor = useEditor()
  const { value: wedge, failure } = usePolled(() => editor.api.wedge(id), id)
  const going = wedge?.variants.filter(({ run }) => run && !isOver(run.status)).length ?? 0
  const labels = useLabels()
  const variants = wedge?.variants.map(each => ({ ...each, words: variantWords(each, labels) }))
  const adopt = ({ settings, words }: Variant): void => {
    editor.run(adoptVariant, { settings, words })
    editor.shell.setState({ dialog: undefined })
    editor.shell.toast('good', `The graph has ${words} now. Undo takes it back.`)
  }
  return (
    <>
      <div className="body wedge-results">
        {failure && <p className="field-problem">{failure}</p>}
        <ol className="wedge-grid">
          {variants?.map(variant => (
            <li key={variant.words} data-status={variant.run?.status}>
              <VariantFace variant={variant} />
              <p className="wedge-words">{variant.words}</p>
              <p className="wedge-state">
                <span data-run={variant.run?.status}>{variant.run ? RUN_WORDS[variant.run.status] : 'gone'}</span>
                {variant.run !== null && variant.run.costUsd > 0 && (
                  <span className="mono">{dollars(variant.run.costUsd)}</span>
                )}
                <button
                  type="button"
                  className="button small"
                  aria-label={`Adopt ${variant.words}`}
                  title="Writes these params into the graph, as one step that can be undone"
                  onClick={() => adopt(variant)}
                >
                  <Check size={12} aria-hidden /> Adopt
                </button>
              </p>
              {variant.run?.problems[0] && <p className="field-problem">{variant.run.problems[0].message}</p>}
            </li>
          ))}
        </ol>
      </div>
      <div className="actions wedge-actions">
        <button type="button" className="button quiet" onClick={onBack}>
          <ArrowLeft size={13} aria-hidden /> Back to the params
        </button>
        <p aria-live="polite">
          {going > 0 ? `${going} still going on` : wedge ? 'All variants are there' : 'Opening…'}
        </p>
        <a className="button" href={sheetUrl(id)} target="_blank" rel="noreferrer">
          <Images size={13} aria-hidden /> Contact sheet
        </a>
      </div>
    </>
  )
}

function VariantFace({ variant }: { variant: Variant }) {
  const outputs = variant.results.flatMap(result => result.outputs)
  const first = outputs.find(({ value }) => stillOf(value) ?? soundOf(value)) ?? outputs[0]
  if (!first)
    return <span className="wedge-face empty">{variant.run?.status === 'failed' ? 'Failed' : 'Not there yet'}</span>
  return <OutputFace output={first} words={variant.words} />
}

function OutputFace({ output: { value }, words }: { output: OutputValue; words: string }) {
  const clip = isEpisode(value) ? value.video : isClip(value) ? value : undefined
  if (clip)
    return (
      // biome-ignore lint/a11y/useMediaCaption: a shot has no words of its own beside its graph's
      <video
        className="wedge-face"
        src={artifactUrl(clip.digest)}
        poster={thumbnailUrl(clip.digest, 480, 0)}
        aria-label={words}
        preload="none"
        controls
        loop
        playsInline
      />
    )
  const still = stillOf(value)
  if (still) return <img className="wedge-face" src={thumbnailUrl(still.digest, 480, still.at)} alt={words} />
  const sound = soundOf(value)
  if (sound)
    return (
      // biome-ignore lint/a11y/useMediaCaption: what is said stands in the script
      <audio className="wedge-face" src={artifactUrl(sound.digest)} aria-label={words} preload="none" controls />
    )
  return <pre className="wedge-face">{typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</pre>
}
