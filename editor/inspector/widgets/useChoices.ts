// Choices that are read live from the server (models, checkpoints, voices of a service), and asked for again on request.
import { useCallback, useEffect, useState } from 'react'
import { ApiError, type Choice } from '../../api/http.ts'
import { useEditor } from '../../hooks.ts'

export interface LiveChoices {
  readonly choices: readonly Choice[]
  readonly failure?: string
  readonly asking: boolean
  /** Asks again: a service may have come up since. */
  readonly again: () => void
}

/** @param name the list's, as in `/api/choices/<name>`; none asks for nothing */
export function useChoices(name: string | undefined): LiveChoices {
  const { api } = useEditor()
  const [state, setState] = useState<{ choices: readonly Choice[]; failure?: string }>({ choices: [] })
  const [asking, setAsking] = useState(name !== undefined)
  const [turn, setTurn] = useState(0)
  const again = useCallback(() => setTurn(count => count + 1), [])
  useEffect(() => {
    void turn
    if (!name) return
    let here = true
    setAsking(true)
    api.choices(name).then(
      choices => {
        if (!here) return
        setState({ choices })
        setAsking(false)
      },
      error => {
        if (!(error instanceof ApiError)) throw error
        if (!here) return
        setState({ choices: [], failure: `The list could not be read: ${error.message}` })
        setAsking(false)
      },
    )
    return () => {
      here = false
    }
  }, [api, name, turn])
  return { ...state, asking, again }
}
