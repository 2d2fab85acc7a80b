// When something happened, as people say it.

/** `just now`, `4 minutes ago`, `3 hours ago`, then the day. @param at and @param now in ms since the epoch */
export function ago(at: number, now: number = Date.now()): string {
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} minute${minutes === 1 ? '' : 's'} ago`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours} hour${hours === 1 ? '' : 's'} ago`
  return new Date(at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })
}
