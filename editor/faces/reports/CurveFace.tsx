// Likeness over time against its threshold: green where the face is the character's, red where it drifts.

import { Stepper } from '../Stepper.tsx'
import type { FaceProps } from '../types.ts'
import { isReport, type ReportView } from '../values.ts'

const VERDICTS: Readonly<Record<ReportView['verdict'], string>> = {
  pass: 'pass',
  drift: 'drift',
  'no-face': 'no face to judge',
  'extra-person': 'someone extra',
}

export function CurveFace({ shown, values, focus }: FaceProps) {
  const report = shown.value
  if (!isReport(report)) return null
  return (
    <div className="curve">
      <Stepper values={values} shown={shown} focus={focus} />
      <Curve report={report} />
      <p className="curve-caption">
        <Verdict report={report} />
        <span className="clip faint">{report.model}</span>
      </p>
    </div>
  )
}

export function Verdict({ report }: { report: ReportView }) {
  const medians = Object.values(report.characters)
    .map(each => each.median)
    .filter(value => value !== null)
  const lowest = medians.length > 0 ? Math.min(...medians) : undefined
  return (
    <span className="verdict" data-verdict={report.verdict}>
      {lowest !== undefined && <span className="mono">{lowest.toFixed(2)}</span>} {VERDICTS[report.verdict]}
    </span>
  )
}

const WIDTH = 240
const HEIGHT = 60
const PAD = 3

/** A score 0…1 as a share of the plot's height, from below. */
const share = (score: number): number => (PAD + Math.max(0, Math.min(1, score)) * (HEIGHT - 2 * PAD)) / HEIGHT

/** Scores 0…1 over the clip's seconds, a line for each character, and the threshold with its number. It is as tall as it is given room. */
export function Curve({ report }: { report: ReportView }) {
  const { samples, threshold } = report
  const end = Math.max(0.1, ...samples.map(sample => sample.time))
  const x = (time: number): number => 2 + (time / end) * (WIDTH - 4)
  const y = (score: number): number => HEIGHT * (1 - share(score))
  const people = [...new Set(samples.map(sample => sample.character))]
  const limit = y(threshold)
  return (
    <div className="curve-frame">
      <svg
        className="curve-plot"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Likeness over ${end.toFixed(1)} seconds, threshold ${threshold}`}
      >
        <title>{`Threshold ${threshold}`}</title>
        <rect className="below" x="0" y={limit} width={WIDTH} height={HEIGHT - limit} />
        <line className="threshold" x1="0" x2={WIDTH} y1={limit} y2={limit} />
        {people.map(person => {
          const points = samples.filter(sample => sample.character === person)
          return (
            <g key={person ?? 'unknown'} data-unknown={person === null || undefined}>
              {points.length > 1 && (
                <polyline
                  className="good"
                  points={points.map(point => `${x(point.time)},${y(point.score)}`).join(' ')}
                />
              )}
              {points
                .filter(point => point.score < threshold || points.length === 1)
                .map(point => (
                  <line
                    key={point.time}
                    className={point.score < threshold ? 'bad' : 'good'}
                    x1={x(point.time) - 3}
                    x2={x(point.time) + 3}
                    y1={y(point.score)}
                    y2={y(point.score)}
                  />
                ))}
            </g>
          )
        })}
      </svg>
      <span className="threshold-label mono" style={{ bottom: `${share(threshold) * 100}%` }}>
        {threshold.toFixed(2)}
      </span>
    </div>
  )
}
