// Something that is asked for again and again while it is looked at.
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../api/http.ts'

/** How long after an answer the next one is asked for, in ms. */
const AGAIN_MS = 1500

/** @param about what is asked about: another one is asked for at once */
export function usePolled<T>(ask: () => Promise<T>, about: string): { value?: T; failure?: string; again: () => void } {
  const [answer, setAnswer] = useState<{ value?: T; failure?: string }>({})
  const [turn, setTurn] = useState(0)
  const latest = useRef(ask)
  latest.current = ask
  const again = useCallback(() => setTurn(count => count + 1), [])
  useEffect(() => {
    void [about, turn]
    let here = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const next = async (): Promise<void> => {
      try {
        const value = await latest.current()
        if (here) setAnswer({ value })
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        if (here) setAnswer(before => ({ ...before, failure: error.message }))
      }
      if (here) timer = setTimeout(() => void next(), AGAIN_MS)
    }
    void next()
    return () => {
      here = false
      clearTimeout(timer)
    }
  }, [about, turn])
  return { ...answer, again }
}
