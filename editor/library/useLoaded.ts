// Something read from the server: loading, there, or failed with the reason; read again on request.
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../api/http.ts'

export interface Loaded<T> {
  readonly value: T | undefined
  readonly failure: string | undefined
  /** Reads again; what is there stays until then. */
  readonly again: () => void
}

/** @param key another key reads anew @param read asked once a key, and on `again` */
export function useLoaded<T>(key: string, read: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ readonly value?: T; readonly failure?: string }>({})
  const [round, setRound] = useState(0)
  const latest = useRef(read)
  latest.current = read
  useEffect(() => {
    void key
    void round
    let here = true
    latest.current().then(
      value => here && setState({ value }),
      error => {
        if (!(error instanceof ApiError)) throw error
        if (here) setState(before => ({ ...before, failure: error.message }))
      },
    )
    return () => {
      here = false
    }
  }, [key, round])
  const again = useCallback(() => setRound(count => count + 1), [])
  return { value: state.value, failure: state.failure, again }
}
