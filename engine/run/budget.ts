// The cost cap of a run: what is spent and what running items have reserved never go over it together.

const dollars = (usd: number) => `$${usd.toFixed(usd < 1 ? 3 : 2)}`

export class Budget {
  private readonly cap: number | undefined
  private reserved = 0
  private used = 0

  /** @param cap US dollars; undefined for none */
  constructor(cap?: number) {
    this.cap = cap
  }

  /** US dollars spent so far. */
  get spent(): number {
    return this.used
  }

  /** Sets `usd` aside before an attempt. Returns why it may not be made, or undefined when it may. */
  reserve(usd: number): string | undefined {
    if (this.cap !== undefined && usd > 0 && this.used + this.reserved + usd > this.cap + 1e-9)
      return `it would cost about ${dollars(usd)}, but the cap of ${dollars(this.cap)} holds ${dollars(this.used)} spent and ${dollars(this.reserved)} reserved; raise the cap to go on`
    this.reserved += usd
    return undefined
  }

  /** Gives a reservation back, with what the attempt really cost. */
  settle(reserved: number, spent: number): void {
    this.reserved = Math.max(0, this.reserved - reserved)
    this.used += spent
  }
}
