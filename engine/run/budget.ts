// The cost cap of a run: what is spent and what running items have reserved never go over it together.

const dollars = (usd: number) => `$${usd.toFixed(usd > 0 && usd < 0.1 ? 3 : 2)}`

export class Budget {
  private readonly cap: number | undefined
  private reserved = 0
  private used = 0
  private refused: string | undefined

  /** @param cap US dollars; undefined for none */
  constructor(cap?: number) {
    this.cap = cap
  }

  /** Whether there is a cap at all: without one nothing needs to be set aside. */
  get isCapped(): boolean {
    return this.cap !== undefined
  }

  /** US dollars spent so far. */
  get spent(): number {
    return this.used
  }

  /** Why the first attempt was refused, when one was. */
  get refusal(): string | undefined {
    return this.refused
  }

  /** Sets `usd` aside before an attempt of `what`. Returns why it may not be made, or undefined when it may. */
  reserve(usd: number, what: string): string | undefined {
    if (this.cap !== undefined && usd > 0 && this.used + this.reserved + usd > this.cap + 1e-9) {
      const running = this.reserved > 0 ? `, ${dollars(this.reserved)} set aside for what runs` : ''
      const why = `${what} would cost about ${dollars(usd)}, which goes over the cap of ${dollars(this.cap)}: ${dollars(this.used)} is spent${running}; raise the cap to go on`
      this.refused ??= why
      return why
    }
    this.reserved += usd
    return undefined
  }

  /** Gives a reservation back, with what the attempt really cost. */
  settle(reserved: number, spent: number): void {
    this.reserved = Math.max(0, this.reserved - reserved)
    this.used += spent
  }
}
