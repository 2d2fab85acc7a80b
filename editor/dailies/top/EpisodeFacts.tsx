// What the episode measures, in one line, and its files to take away.
import { Captions, Clapperboard, Download, LoaderCircle } from 'lucide-react'
import { count } from '../../canvas/words.ts'
import { DownloadLink } from '../../faces/DownloadLink.tsx'
import { CheckItem } from '../../faces/reports/CheckItem.tsx'
import { useDocument } from '../../hooks.ts'
import { useDesk, useDeskState } from '../context.ts'
import { isApproved, lengthsOf, reviewOf } from '../desk.ts'
import type { DailiesView } from '../rows.ts'
import { TRIM_MODES } from '../trim.ts'

export function EpisodeFacts({ view }: { view: DailiesView }) {
  const graph = useDocument(state => state.document.id)
  const { episode, qc, rows } = view
  const drift = rows.filter(row => row.report?.verdict === 'drift').length
  const pending = rows.filter(row => !row.shot).length
  const missing = episode?.scenes.filter(scene => scene.missing).length ?? 0
  const decisions = useDeskState(state => state.decisions)
  const reviews = rows.map(row => reviewOf(row, decisions))
  const approved = reviews.filter(isApproved).length
  const judged = reviews.filter(review => review && !review.earlier).length
  const failing = qc?.checks.filter(check => !check.pass) ?? []
  const checks = qc ? [...qc.checks].sort((a, b) => Number(a.pass) - Number(b.pass)) : []
  const stem = (episode?.title ?? 'episode').toLowerCase().replace(/[^a-z0-9]+/g, '_')
  return (
    <>
      <div className="episode-facts">
        <ul>
          <Length view={view} />
          {episode?.loudness && (
            <li className="mono">
              {minus(episode.loudness.integrated.toFixed(1))} LUFS · {minus(episode.loudness.truePeak.toFixed(1))} dBTP
            </li>
          )}
          {missing > 0 && <li className="rough">rough cut, {count(missing, 'scene')} missing</li>}
          {pending > 0 && <li>{count(pending, 'shot')} to come</li>}
          {judged > 0 && (
            <li className={approved === rows.length ? 'good' : undefined}>
              {approved} of {rows.length} approved
            </li>
          )}
          {drift > 0 ? (
            <li className="bad">{drift} drift</li>
          ) : (
            rows.some(row => row.report) && <li className="good">every face holds</li>
          )}
          {qc &&
            (failing.length > 0 ? (
              <li className="bad" title={failing.map(check => check.metric).join(', ')}>
                {count(failing.length, 'check')} failed
              </li>
            ) : (
              <li className="good">{count(qc.checks.length, 'check')} passed</li>
            ))}
        </ul>
        <span className="episode-files">
          {view.cutter && <TrimModes />}
          <RoughCut />
          {episode && (
            <>
              {episode.srt && (
                <DownloadLink
                  digest={episode.srt.digest}
                  name={`${stem}.srt`}
                  graph={undefined}
                  className="button small quiet"
                >
                  <Captions size={13} aria-hidden /> SRT
                </DownloadLink>
              )}
              <DownloadLink digest={episode.video.digest} name={`${stem}.mp4`} graph={graph} className="button small">
                <Download size={13} aria-hidden /> MP4
              </DownloadLink>
            </>
          )}
        </span>
      </div>
      {checks.length > 0 && (
        <ul className="checks" aria-label="Quality checks">
          {checks.map(check => (
            <CheckItem key={check.metric} check={check}>
              <span className="value">{minus(check.value)}</span>
            </CheckItem>
          ))}
        </ul>
      )}
    </>
  )
}

/** How long the episode is, and how long it will be as it is trimmed and ordered now. */
function Length({ view }: { view: DailiesView }) {
  const { episode, rows } = view
  const { cut, written } = lengthsOf(rows)
  const trims = cut - written
  const last = episode && episode.video.frames / episode.video.fps
  return (
    <li
      className="mono"
      title={`As written ${written.toFixed(2)} s, trims ${minus(trims.toFixed(2))} s, so ${cut.toFixed(2)} s`}
    >
      {cut.toFixed(1)} s
      {Math.abs(trims) > 1e-3 && (
        <span className="faint"> trims {minus(`${trims > 0 ? '+' : ''}${trims.toFixed(1)}`)} s</span>
      )}
      {last !== undefined && Math.abs(last - cut) > 1e-3 && (
        <span className="recut"> · last cut {last.toFixed(1)} s</span>
      )}
    </li>
  )
}

/** What a trim does, for the handles and for I and O. */
function TrimModes() {
  const desk = useDesk()
  const trimming = useDeskState(state => state.trimming)
  return (
    <fieldset className="trim-modes">
      <legend className="visually-hidden">What a trim does</legend>
      {TRIM_MODES.map(({ mode, title, does }) => (
        <button
          key={mode}
          type="button"
          className="button small quiet"
          aria-pressed={trimming === mode}
          title={`${does} (T turns to the next)`}
          onClick={() => desk.store.setState({ trimming: mode })}
        >
          {title}
        </button>
      ))}
    </fieldset>
  )
}

/** Cuts what there is, with slates for the rest, also while a run goes on. */
function RoughCut() {
  const desk = useDesk()
  const cutting = useDeskState(state => state.cutting)
  return (
    <button
      type="button"
      className="button small"
      disabled={cutting}
      title="Cuts what is there, as it is trimmed and ordered now, with slates for what is missing. Generates nothing."
      onClick={() => void desk.roughCut()}
    >
      {cutting ? <LoaderCircle size={13} className="turning" aria-hidden /> : <Clapperboard size={13} aria-hidden />}{' '}
      {cutting ? 'Cutting…' : 'Rough cut'}
    </button>
  )
}

/** True minus signs before numbers. */
const minus = (text: string): string => text.replaceAll(/(?<![\w.])-(?=\d)/g, '−')
