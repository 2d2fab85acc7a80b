// What is being typed, before it is a value: kept while the field is being edited, replaced when the value changes elsewhere.
import { useEffect, useState } from 'react'

/** @param shown the value as text */
export function useTyped(shown: string): [text: string, type: (text: string) => void, done: () => void] {
  const [typed, setTyped] = useState<string>()
  useEffect(() => {
    void shown
    setTyped(undefined)
  }, [shown])
  return [typed ?? shown, setTyped, () => setTyped(undefined)]
}
