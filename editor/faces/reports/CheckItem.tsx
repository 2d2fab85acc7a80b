// One check of a finished file: whether it passed and what was measured; a hover tells what was wanted, and where it fails.
import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { QcView } from '../values.ts'

export function CheckItem({ check, children }: { check: QcView['checks'][number]; children: ReactNode }) {
  const where = check.where?.length ? `; at ${check.where.join(', ')}` : ''
  return (
    <li data-pass={check.pass} title={`${check.value}; wanted ${check.target}${where}`}>
      {check.pass ? <Check size={12} aria-label="pass" /> : <X size={12} aria-label="fail" />}
      <span className="metric">{check.metric}</span>
      {children}
    </li>
  )
}
