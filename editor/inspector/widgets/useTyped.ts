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

/** A number being typed: a comma is a point, and what is no number is said to be none and never becomes the value. */
export function useTypedNumber(
  shown: string,
  onChange: (value: number) => void,
): { text: string; type: (text: string) => void; done: () => void; problem: string | undefined } {
  const [text, keep, done] = useTyped(shown)
  return {
    text,
    done,
    type: typed => {
      keep(typed)
      const value = numberOf(typed)
      if (value !== undefined) onChange(value)
    },
    problem: text !== shown && numberOf(text) === undefined ? notNumber(text) : undefined,
  }
}

/** The number that a text says, with a point or a comma. */
export function numberOf(text: string): number | undefined {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(value) ? undefined : value
}

const notNumber = (text: string): string =>
  text.trim() === '' ? 'Type a number; the last one holds until then.' : `“${text}” is no number; the last one holds.`
