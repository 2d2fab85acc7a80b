// What the finished file measures: each check with its number, its target and its verdict.
import { Check, X } from 'lucide-react'
import type { FaceProps } from './types.ts'
import { isQc } from './values.ts'

export function QcFace({ shown }: FaceProps) {
  const report = shown.value
  if (!isQc(report)) return null
  const sorted = [...report.checks].sort((a, b) => Number(a.pass) - Number(b.pass))
  return (
    <div className="qc nowheel nodrag">
      <table>
        <caption className="visually-hidden">Quality checks</caption>
        <thead className="visually-hidden">
          <tr>
            <th>Verdict</th>
            <th>Metric</th>
            <th>Measured</th>
            <th>Target</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(check => (
            <tr
              key={check.metric}
              data-pass={check.pass}
              title={check.where?.length ? `at ${check.where.join(', ')}` : undefined}
            >
              <td>{check.pass ? <Check size={12} aria-label="pass" /> : <X size={12} aria-label="fail" />}</td>
              <th scope="row">{check.metric}</th>
              <td className="mono">{check.value}</td>
              <td className="mono faint">{check.target}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
