// The small marks that say what something is: a category's icon, a status by shape and colour, a port.
import {
  AudioLines,
  BookText,
  Box,
  Brain,
  Clapperboard,
  Image,
  type LucideIcon,
  ScanFace,
  Scissors,
  Users,
  Workflow,
} from 'lucide-react'
import type { InputKind, PortFamily } from '../../engine/graph/ports.ts'
import type { ItemStatus } from '../../engine/protocol/events.ts'

/** Icons by category; a category that is not listed gets a box. */
const ICONS: Readonly<Record<string, LucideIcon>> = {
  story: BookText,
  cast: Users,
  picture: Clapperboard,
  image: Image,
  identity: ScanFace,
  sound: AudioLines,
  cut: Scissors,
  memory: Brain,
  flow: Workflow,
}

export function CategoryIcon({ category, size = 14 }: { category: string | undefined; size?: number }) {
  const Icon = ICONS[category?.toLowerCase() ?? ''] ?? Box
  return <Icon size={size} strokeWidth={2} aria-hidden />
}

/** What a status is called. */
export const STATUS_WORDS: Readonly<Record<ItemStatus, string>> = {
  queued: 'waiting for its turn',
  running: 'running',
  retrying: 'trying again soon',
  waiting: 'waits for you',
  done: 'made',
  cached: 'found in the cache',
  pinned: 'pinned take',
  absent: 'left out',
  failed: 'failed',
  blocked: 'held up: what it needs failed, or the cost cap',
  cancelled: 'cancelled',
}

/** A status as a shape of its own, with its word for screen readers. */
export function StatusMark({ status, word = false }: { status: ItemStatus; word?: boolean }) {
  return (
    <span className="status-mark" data-status={status}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        {status === 'done' && <circle cx="5" cy="5" r="4.5" fill="currentColor" />}
        {status === 'cached' && <circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.8" />}
        {status === 'pinned' && <path d="M5 0.500 9.500 5 5 9.500 0.500 5Z" fill="currentColor" />}
        {status === 'running' && <path d="M2 0.800 9 5 2 9.200Z" fill="currentColor" />}
        {(status === 'queued' || status === 'retrying' || status === 'waiting') && (
          <path d="M1.500 5h0M5 5h0M8.500 5h0" stroke="currentColor" strokeWidth="2.200" strokeLinecap="round" />
        )}
        {status === 'failed' && (
          <path d="m1.500 1.500 7 7m0-7-7 7" stroke="currentColor" strokeWidth="2.200" strokeLinecap="round" />
        )}
        {status === 'blocked' && <path d="M1 5h8" stroke="currentColor" strokeWidth="2.400" strokeLinecap="round" />}
        {(status === 'absent' || status === 'cancelled') && (
          <circle cx="5" cy="5" r="3.600" fill="none" stroke="currentColor" strokeWidth="1.400" strokeDasharray="2 2" />
        )}
      </svg>
      {word ? STATUS_WORDS[status] : <span className="visually-hidden">{STATUS_WORDS[status]}</span>}
    </span>
  )
}

/** A port's mark: round carries one, square many, a ring is a lookup. */
export function PortMark({ kind, family }: { kind: InputKind; family: PortFamily }) {
  return <span className="port-mark" data-kind={kind} data-family={family} aria-hidden="true" />
}
