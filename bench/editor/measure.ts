// What the browser says of itself: the time between frames, the work behind them, and how long an answer takes to show.
import type { CDPSession, Page } from 'playwright-core'

export interface Frames {
  /** Milliseconds from one frame to the next. */
  readonly median: number
  readonly p95: number
  /** Milliseconds of processor time on the page's main thread for each frame: what a busy machine does not change. */
  readonly work: number
}

export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

/** Seconds of processor time that the page's main thread has used. */
export async function threadSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(metric => metric.name === 'ThreadTime')?.value ?? 0
}

/** The page's counters, for {@link threadSeconds}. */
export async function countersOf(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  return session
}

/** Frames while `gesture` goes on. */
export async function framesOf(page: Page, gesture: () => Promise<void>): Promise<Frames> {
  const session = await countersOf(page)
  await page.evaluate(() => {
    const times: number[] = []
    const tick = (now: number): void => {
      times.push(now)
      if (times.length > 0) handle.id = requestAnimationFrame(tick)
    }
    const handle = { times, id: requestAnimationFrame(tick) }
    ;(window as unknown as { frames: typeof handle }).frames = handle
  })
  const before = await threadSeconds(session)
  await gesture()
  const after = await threadSeconds(session)
  const times = await page.evaluate(() => {
    const { frames } = window as unknown as { frames: { times: number[]; id: number } }
    cancelAnimationFrame(frames.id)
    return frames.times
  })
  await session.detach()
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? time))
  return {
    median: quantile(gaps, 0.5),
    p95: quantile(gaps, 0.95),
    work: ((after - before) * 1000) / Math.max(1, gaps.length),
  }
}

/** CPU seconds of all processes that draw pages. */
export async function cpuSeconds(session: CDPSession): Promise<number> {
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo' as never)) as unknown as {
    processInfo: readonly { type: string; cpuTime: number }[]
  }
  return processInfo.filter(each => each.type !== 'browser').reduce((sum, each) => sum + each.cpuTime, 0)
}

export interface Answers {
  /** What was pressed, and the milliseconds until what it changed was painted, in steps of 8. */
  readonly painted: readonly { readonly input: string; readonly ms: number }[]
  /** Milliseconds of processor time on the main thread for each key or click, with all that it led to. */
  readonly work: number
}

/** How the page answers to what `act` does, which is `inputs` keys and clicks. */
export async function answersOf(page: Page, inputs: number, act: () => Promise<void>): Promise<Answers> {
  const session = await countersOf(page)
  await page.evaluate(() => {
    interface Told extends PerformanceEntry {
      readonly interactionId?: number
    }
    const named = new Map<number, string>()
    const slowest = new Map<number, { input: string; ms: number }>()
    const name = (event: KeyboardEvent | PointerEvent): void => {
      const held = ['ctrlKey', 'altKey', 'shiftKey'].filter(key => event[key as 'ctrlKey']).map(key => key.slice(0, -3))
      named.set(event.timeStamp, [...held, 'key' in event ? event.key : 'click'].join('+'))
    }
    addEventListener('keydown', name, { capture: true })
    addEventListener('pointerdown', name, { capture: true })
    new PerformanceObserver(list => {
      for (const { interactionId: id, duration, startTime } of list.getEntries() as Told[]) {
        if (!id) continue
        const before = slowest.get(id)
        const input = named.get(startTime) ?? before?.input ?? 'click'
        slowest.set(id, { input, ms: Math.max(before?.ms ?? 0, duration) })
      }
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
    ;(window as unknown as { slowest: typeof slowest }).slowest = slowest
  })
  const before = await threadSeconds(session)
  await act()
  const work = ((await threadSeconds(session)) - before) * 1000
  await session.detach()
  // Entries are told some frames after the paint that they speak of.
  await page.waitForTimeout(300)
  const painted = await page.evaluate(() => [
    ...(window as unknown as { slowest: Map<number, { input: string; ms: number }> }).slowest.values(),
  ])
  return { painted, work: work / inputs }
}
