// How long a node still takes: from what its items took so far, how far the running ones are, and what the plan expected.
import type { NodeItems, Progress } from './items.ts'

/** Below this share of an item its pace says nothing yet. */
const TELLING = 0.08

/**
 * Seconds that are left of a node's running and waiting items, as many at once as run now; undefined when nothing is known.
 * @param now ms since the epoch
 */
export function secondsLeft(view: NodeItems, progress: ReadonlyMap<string, Progress>, now: number): number | undefined {
  const { counts, items } = view
  if (counts.running === 0) return undefined
  const running = items.filter(item => item.status === 'running')
  const paces = running.flatMap(({ key, startedAt }) => {
    const fraction = progress.get(key)?.fraction ?? 0
    return startedAt === undefined || fraction < TELLING ? [] : [Math.max(0, now - startedAt) / 1000 / fraction]
  })
  const made = items.flatMap(item => (item.status === 'done' && item.seconds ? [item.seconds] : []))
  const each = mean(made) ?? mean(paces) ?? view.expected
  if (each === undefined) return undefined
  const started = running.reduce((sum, { key }) => sum + 1 - Math.min(1, progress.get(key)?.fraction ?? 0), 0)
  return (each * (started + counts.waiting)) / counts.running
}

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length

/** Such as `≈ 40 s` or `≈ 3 m`: no finer than the guess is. */
export function roughly(seconds: number): string {
  if (seconds < 10) return `≈ ${Math.max(1, Math.round(seconds))} s`
  if (seconds < 90) return `≈ ${Math.round(seconds / 5) * 5} s`
  return seconds < 5400 ? `≈ ${Math.round(seconds / 60)} m` : `≈ ${(seconds / 3600).toFixed(1)} h`
}
