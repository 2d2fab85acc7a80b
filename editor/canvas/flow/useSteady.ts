// Handlers that keep their identity: xyflow tells everything that listens to it of each handler that is another one.
import { useRef, useState } from 'react'

// biome-ignore lint/suspicious/noExplicitAny: whatever arguments the handlers take
type Handlers = Record<string, (...args: any[]) => unknown>

/** The same functions at every render, each doing what the latest one given does. */
export function useSteady<T extends Handlers>(handlers: T): T {
  const latest = useRef<Handlers>(handlers)
  latest.current = handlers
  const [steady] = useState(
    () =>
      Object.fromEntries(
        Object.keys(handlers).map(name => [name, (...args: unknown[]) => latest.current[name]?.(...args)]),
      ) as T,
  )
  return steady
}
