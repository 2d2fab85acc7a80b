// The live display of a run: a line for each node that redraws itself on a terminal, plain lines elsewhere.
import type { NumberedEvent } from '../../engine/protocol/events.ts'
import { type Paint, seconds } from './paint.ts'
import { createTally, type Item, isOver, type Tally } from './tally.ts'

export interface Screen {
  write(text: string): void
  /** Undefined when it is no terminal. */
  readonly columns: number | undefined
  readonly rows?: number | undefined
}

export interface Progress {
  readonly tally: Tally
  take(events: readonly NumberedEvent[]): void
  /** Draws for the last time. */
  end(): void
}

const REDRAW_MS = 100
const BAR = 14

/** @param titles what people call the nodes, by id */
export function showProgress(screen: Screen, titles: ReadonlyMap<string, string>, paint: Paint): Progress {
  const tally = createTally()
  return screen.columns === undefined ? plain(screen, tally, paint) : live(screen, tally, titles, paint)
}

function plain(screen: Screen, tally: Tally, paint: Paint): Progress {
  return {
    tally,
    take: events => {
      for (const item of tally.take(events)) if (isOver(item.status)) screen.write(`${itemLine(item, paint)}\n`)
    },
    end: () => {},
  }
}

/** `done     video/sc_k3f  2.1 s  illustrated`. */
export function itemLine(item: Item, paint: Paint): string {
  const color = item.status === 'failed' ? paint.red : item.status === 'done' ? paint.green : paint.dim
  const name = item.key === '' ? item.node : `${item.node}/${item.key}`
  const facts = [item.status === 'done' ? seconds(item.seconds) : '', item.served ?? '', item.message ?? '']
  return `${color(item.status.padEnd(9))} ${name}  ${facts.filter(Boolean).join('  ')}`.trimEnd()
}

function live(screen: Screen, tally: Tally, titles: ReadonlyMap<string, string>, paint: Paint): Progress {
  let drawn = 0
  let timer: NodeJS.Timeout | undefined
  const width = Math.max(40, screen.columns ?? 80)
  const titleWidth = Math.min(28, Math.max(8, ...[...titles.values()].map(title => title.length)))

  /** What fits on the screen: finished nodes make room for the others. */
  const fitting = (): [string, ReadonlyMap<string, Item>][] => {
    const all = [...tally.nodes]
    const room = Math.max(4, (screen.rows ?? 24) - 2)
    const spare = all.length - room
    if (spare <= 0) return all
    const isFinished = ([, items]: (typeof all)[number]) =>
      items.size > 0 && [...items.values()].every(item => isOver(item.status))
    const hidden = new Set(all.filter(isFinished).slice(0, spare))
    return all.filter(node => !hidden.has(node)).slice(0, room)
  }

  const draw = (nodes: readonly [string, ReadonlyMap<string, Item>][]): void => {
    timer = undefined
    const lines = nodes.map(([node, items]) => nodeLine(titles.get(node) ?? node, [...items.values()]))
    // Up to the first line drawn, clear from there, and draw anew.
    screen.write(`${drawn ? `\u001b[${drawn}A` : ''}\u001b[J${lines.map(line => `${line}\n`).join('')}`)
    drawn = lines.length
  }

  const nodeLine = (title: string, items: readonly Item[]): string => {
    const count = (status: string) => items.filter(item => item.status === status).length
    const over = items.filter(item => isOver(item.status))
    const running = items.filter(item => item.status === 'running' || item.status === 'retrying')
    const done = over.length + running.reduce((sum, item) => sum + item.fraction, 0)
    const fraction = items.length === 0 ? 0 : done / items.length
    const full = Math.round(fraction * BAR)
    const bar = paint.green('━'.repeat(full)) + paint.dim('─'.repeat(BAR - full))
    const failed = count('failed') + count('blocked')
    const head = `${title.slice(0, titleWidth).padEnd(titleWidth)} `
    const counts = `${String(over.length).padStart(4)}/${String(items.length).padEnd(4)}`
    const facts = [
      count('cached') ? `${count('cached')} cached` : '',
      failed ? `${failed} failed` : '',
      running[0]?.message ?? '',
    ]
    const tail = facts.filter(Boolean).join(', ')
    const room = width - head.length - BAR - counts.length - 3
    return `${head}${bar} ${counts} ${(failed ? paint.red : paint.dim)(tail.slice(0, Math.max(0, room)))}`
  }

  return {
    tally,
    take: events => {
      tally.take(events)
      timer ??= setTimeout(() => draw(fitting()), REDRAW_MS)
    },
    end: () => {
      clearTimeout(timer)
      draw([...tally.nodes])
    },
  }
}
