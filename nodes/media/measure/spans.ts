// Stretches of time in which something holds.

/** Seconds from the start. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Collects stretches from a series of yes and no at a fixed rate, and keeps those of at least `shortest` seconds. */
export class SpanCollector {
  readonly #spans: Span[] = []
  readonly #rate: number
  readonly #shortest: number
  #from: number | undefined
  #at = 0
  /** @param rate values a second @param shortest seconds */
  constructor(rate: number, shortest: number) {
    this.#rate = rate
    this.#shortest = shortest
  }
  add(holds: boolean): void {
    if (holds) this.#from ??= this.#at
    else this.#close()
    this.#at++
  }
  /** The stretches; call it when the series has ended. */
  spans(): readonly Span[] {
    this.#close()
    return this.#spans
  }
  #close(): void {
    if (this.#from === undefined) return
    const span = { start: this.#from / this.#rate, end: this.#at / this.#rate }
    // Half a value of grace, so that a stretch of exactly the shortest length counts.
    if (span.end - span.start >= this.#shortest - 0.5 / this.#rate) this.#spans.push(span)
    this.#from = undefined
  }
}
