// Cancellation of one item: cheap to make for each of thousands, with an AbortSignal only for whoever asks.

export class Stop {
  private reason: unknown
  private isStopped = false
  private heard: (() => void)[] | undefined
  private controller: AbortController | undefined

  get stopped(): boolean {
    return this.isStopped
  }

  /** Aborts with the item. */
  get signal(): AbortSignal {
    if (!this.controller) {
      this.controller = new AbortController()
      if (this.isStopped) this.controller.abort(this.reason)
    }
    return this.controller.signal
  }

  stop(reason: unknown): void {
    if (this.isStopped) return
    this.isStopped = true
    this.reason = reason
    this.controller?.abort(reason)
    const heard = this.heard ?? []
    this.heard = undefined
    for (const tell of heard) tell()
  }

  /** Calls back once it is stopped, now if it is. */
  onStop(tell: () => void): void {
    if (this.isStopped) tell()
    else if (this.heard) this.heard.push(tell)
    else this.heard = [tell]
  }

  /** @throws the reason */
  throwIfStopped(): void {
    if (this.isStopped) throw this.reason
  }
}
