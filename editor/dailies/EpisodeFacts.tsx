// What the episode measures, in one line, and its files to take away.
import { Captions, Check, Download, X } from 'lucide-react'
import { artifactUrl, downloadUrl } from '../api/http.ts'
import { count } from '../canvas/words.ts'
import { useDocument } from '../hooks.ts'
import type { DailiesView } from './rows.ts'

export function EpisodeFacts({ view }: { view: DailiesView }) {
  const graph = useDocument(state => state.document.id)
  const { episode, qc, rows } = view
  const drift = rows.filter(row => row.report?.verdict === 'drift').length
  const pending = rows.filter(row => !row.shot).length
  const failing = qc?.checks.filter(check => !check.pass) ?? []
  const checks = qc ? [...qc.checks].sort((a, b) => Number(a.pass) - Number(b.pass)) : []
  const stem = (episode?.title ?? 'episode').toLowerCase().replace(/[^a-z0-9]+/g, '_')
  return (
    <>
      <div className="episode-facts">
        <ul>
          <li className="mono">{episode ? `${episode.video.duration.toFixed(1)} s` : count(rows.length, 'scene')}</li>
          {episode?.loudness && (
            <li className="mono">
              {minus(episode.loudness.integrated.toFixed(1))} LUFS · {minus(episode.loudness.truePeak.toFixed(1))} dBTP
            </li>
          )}
          {pending > 0 && <li>{count(pending, 'shot')} to come</li>}
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
        {episode && (
          <span className="episode-files">
            {episode.srt && (
              <a
                className="button small quiet"
                href={`${artifactUrl(episode.srt.digest)}?download=${stem}.srt`}
                download={`${stem}.srt`}
              >
                <Captions size={13} aria-hidden /> SRT
              </a>
            )}
            <a
              className="button small"
              href={downloadUrl(episode.video.digest, `${stem}.mp4`, graph)}
              download={`${stem}.mp4`}
            >
              <Download size={13} aria-hidden /> MP4
            </a>
          </span>
        )}
      </div>
      {checks.length > 0 && (
        <ul className="checks" aria-label="Quality checks">
          {checks.map(check => (
            <li
              key={check.metric}
              data-pass={check.pass}
              title={`${check.value}; wanted ${check.target}${check.where?.length ? `; at ${check.where.join(', ')}` : ''}`}
            >
              {check.pass ? <Check size={12} aria-label="pass" /> : <X size={12} aria-label="fail" />}
              <span className="metric">{check.metric}</span>
              <span className="value">{minus(check.value)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** True minus signs before numbers. */
const minus = (text: string): string => text.replaceAll(/(?<![\w.])-(?=\d)/g, '−')
