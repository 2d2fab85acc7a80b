// Approving and rejecting a shot. It holds for this very shot: another one is judged anew.
import { Check, X } from 'lucide-react'
import { useState } from 'react'
import { slateOf } from '../../faces/values.ts'
import { useDesk, useDeskState } from '../context.ts'
import { reviewOf } from '../desk.ts'
import type { Row } from '../rows.ts'

export function ReviewButtons({ row }: { row: Row }) {
  const desk = useDesk()
  const decisions = useDeskState(state => state.decisions)
  const [asking, setAsking] = useState(false)
  const review = reviewOf(row, decisions)
  const is = (kind: string): boolean => review?.kind === kind && !review.earlier
  const slate = slateOf(row.scene)
  const reject = (reason: string): void => {
    setAsking(false)
    void desk.judge('rejected', [row], reason)
  }
  return (
    <div className="review" data-review={review && !review.earlier ? review.kind : undefined}>
      <div className="review-buttons">
        <button
          type="button"
          className="button small approve"
          aria-pressed={is('approved')}
          disabled={!row.shot && !row.waiting}
          title={is('approved') ? 'Approved: take it back (A)' : 'Approve this shot (A)'}
          aria-label={`Approve scene ${slate}`}
          onClick={() => void desk.judge(is('approved') ? undefined : 'approved', [row])}
        >
          <Check size={14} aria-hidden /> <span>{is('approved') ? 'Approved' : 'Approve'}</span>
        </button>
        <button
          type="button"
          className="button small reject"
          aria-pressed={is('rejected')}
          disabled={!row.shot && !row.waiting}
          title={is('rejected') ? 'Rejected: take it back' : 'Reject this shot, and say why (X)'}
          aria-label={`Reject scene ${slate}`}
          onClick={() => (is('rejected') ? void desk.judge(undefined, [row]) : setAsking(!asking))}
        >
          <X size={14} aria-hidden />
        </button>
      </div>
      {asking && (
        <form
          className="review-why"
          onSubmit={event => {
            event.preventDefault()
            reject(String(new FormData(event.currentTarget).get('why') ?? '').trim())
          }}
        >
          <input
            className="input"
            name="why"
            maxLength={300}
            aria-label={`Why scene ${slate} is rejected`}
            placeholder="Why? ↵"
            // biome-ignore lint/a11y/noAutofocus: it was just asked for
            autoFocus
            onKeyDown={event => {
              if (event.key === 'Escape') setAsking(false)
            }}
          />
        </form>
      )}
      {review && (review.earlier || review.reason) && !asking && (
        <p className="review-words" title={review.reason}>
          {review.earlier ? `an earlier take was ${review.kind}` : review.reason}
        </p>
      )}
    </div>
  )
}
