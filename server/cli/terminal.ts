// The terminal as the commands see it.
import { type Paint, paintFor } from './paint.ts'

export interface Terminal {
  readonly out: (text: string) => void
  readonly paint: Paint
  /** Undefined when the output is no terminal. */
  readonly columns: number | undefined
  readonly rows?: number | undefined
  /** Calls back at the first Ctrl+C; a second one ends the process. Returns the function that stops it. */
  onInterrupt(listener: () => void): () => void
}

export function openTerminal(): Terminal {
  return {
    out: text => void process.stdout.write(text),
    paint: paintFor(process.stdout),
    columns: process.stdout.isTTY ? (process.stdout.columns ?? 80) : undefined,
    rows: process.stdout.rows,
    onInterrupt: listener => {
      let pressed = false
      const onSignal = (): void => {
        if (pressed) process.exit(130)
        pressed = true
        listener()
      }
      process.on('SIGINT', onSignal)
      return () => process.off('SIGINT', onSignal)
    },
  }
}
