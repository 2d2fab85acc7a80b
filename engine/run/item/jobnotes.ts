// What a take keeps of the jobs it sent to workers: each request as it was sent and what came back, cut where it would only weigh.
import type { JobRequest, JobResult } from '../../graph/context.ts'
import type { Json } from '../../graph/json.ts'

/** The most jobs of one item that are kept. */
const JOBS = 8
/** The most characters of a text, and the most entries of a list or an object, that are kept. */
const TEXT = 4000
const ENTRIES = 80
/** The most characters of JSON that one request or response may be: beyond it the row would outweigh the result. */
const WHOLE = 32_000

export interface JobNotes {
  /** Keeps a job's request; answers what keeps its response. */
  sent(capability: string, job: JobRequest): (result: JobResult) => void
  /** By name: `request` and `response`, then `request 2` and so on. */
  readonly notes: Readonly<Record<string, Json>>
}

export function jobNotes(): JobNotes {
  const notes: Record<string, Json> = {}
  let jobs = 0
  return {
    notes,
    sent: (capability, { params, inputs, runner }) => {
      const nth = ++jobs
      if (nth > JOBS) return () => {}
      const name = (what: string): string => (nth === 1 ? what : `${what} ${nth}`)
      notes[name('request')] = kept({ capability, runner, params, inputs })
      return ({ servedBy, outputs, facts }) => {
        notes[name('response')] = kept({ servedBy, outputs, facts })
      }
    },
  }
}

/** A value as it is kept: long texts and lists end with what was left out, and what is still too large is only measured. */
export function kept(value: unknown): Json {
  const cut = shorten(value)
  const length = JSON.stringify(cut).length
  return length <= WHOLE ? cut : `Left out: ${Math.ceil(length / 1000)} kB of JSON`
}

function shorten(value: unknown): Json {
  if (typeof value === 'string')
    return value.length > TEXT ? `${value.slice(0, TEXT)}… (${value.length - TEXT} more characters)` : value
  if (Array.isArray(value)) {
    const list = value.slice(0, ENTRIES).map(shorten)
    return value.length > ENTRIES ? [...list, `… ${value.length - ENTRIES} more`] : list
  }
  if (typeof value !== 'object' || value === null) return (value ?? null) as Json
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  const result: Record<string, Json> = {}
  for (const [name, each] of entries.slice(0, ENTRIES)) result[name] = shorten(each)
  if (entries.length > ENTRIES) result['…'] = `${entries.length - ENTRIES} more`
  return result
}
