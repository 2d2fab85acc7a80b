// What a shelf shows while it has nothing to show: that it loads, why it failed, or what to do first.
import { CloudOff, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Loaded } from './useLoaded.ts'

/** @param empty what is said when nothing is there @param isEmpty whether nothing is */
export function Pending<T>({
  of,
  isEmpty,
  empty,
}: {
  of: Loaded<T>
  isEmpty: (value: T) => boolean
  empty: ReactNode
}) {
  if (of.failure)
    return (
      <div className="shelf-state" role="alert">
        <CloudOff size={20} aria-hidden />
        <p>{of.failure}</p>
        <button type="button" className="button small" onClick={of.again}>
          Try again
        </button>
      </div>
    )
  if (of.value === undefined)
    return (
      <div className="shelf-state" role="status">
        <LoaderCircle size={18} className="turning" aria-hidden />
        <p>Reading…</p>
      </div>
    )
  return isEmpty(of.value) ? <div className="shelf-state">{empty}</div> : null
}
