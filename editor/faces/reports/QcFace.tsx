// What the finished file measures: each check with its number, its target and its verdict.
import { Minus } from 'lucide-react'
import type { FaceProps } from '../types.ts'
import { isQc } from '../values.ts'
import { CheckItem } from './CheckItem.tsx'

export function QcFace({ shown }: FaceProps) {
  const report = shown.value
  if (!isQc(report)) return null
  const sorted = [...report.checks].sort((a, b) => Number(a.pass) - Number(b.pass))
  return (
    <ul className="qc nowheel nodrag" aria-label="Quality checks">
      {sorted.map(check => (
        <CheckItem key={check.metric} check={check}>
          <span className="mono clip">{check.value}</span>
          <span className="mono clip target">{check.target}</span>
        </CheckItem>
      ))}
      {report.unmeasured?.map(({ metric, why }) => (
        <li key={metric} title={`Not measured: ${why}`}>
          <Minus size={12} aria-label="not measured" />
          <span className="metric">{metric}</span>
          <span className="mono clip">not measured</span>
        </li>
      ))}
    </ul>
  )
}
