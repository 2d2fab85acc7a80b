// What the browser says of itself: the time between frames, the work behind them, and how long an answer takes to show.
import type { CDPSession, Page } from 'playwright-core'

export interface Frames {
  /** Milliseconds from one frame to the next. */
  readonly median: number
  readonly p95: number
  /** Milliseconds of work on the page's main thread for each frame. */
  readonly work: number
}

export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

const taskSeconds = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(metric => metric.name === 'TaskDuration')?.value ?? 0
}

/** Frames while `gesture` goes on. */
export async function framesOf(page: Page, gesture: () => Promise<void>): Promise<Frames> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await page.evaluate(() => {
    const times: number[] = []
    const tick = (now: number): void => {
      times.push(now)
      if (times.length > 0) handle.id = requestAnimationFrame(tick)
    }
    const handle = { times, id: requestAnimationFrame(tick) }
    ;(window as unknown as { frames: typeof handle }).frames = handle
  })
  const before = await taskSeconds(session)
  await gesture()
  const after = await taskSeconds(session)
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

/** Milliseconds from each key or click of `act` until what it changed was painted, in steps of 8. */
export async function answersOf(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const slowest = new Map<number, number>()
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[])
        if (entry.interactionId)
          slowest.set(entry.interactionId, Math.max(slowest.get(entry.interactionId) ?? 0, entry.duration))
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
    ;(window as unknown as { slowest: typeof slowest }).slowest = slowest
  })
  await act()
  // Entries are told some frames after the paint that they speak of.
  await page.waitForTimeout(300)
  return page.evaluate(() => [...(window as unknown as { slowest: Map<number, number> }).slowest.values()])
}
