// Group commit: many small writes become one transaction, and who waits for a write is told once it is durable.
import type { Db } from './database.ts'
import type { Cell, Rows, Writer, WriterOptions } from './writer.ts'

/** One row for one of the group's statements. */
export interface Write {
  /** As `statement` gave it. */
  readonly statement: number
  readonly cells: readonly Cell[]
}

/** A write, or what makes it at the last moment; undefined when there is nothing to write after all. */
type Queued = Write | (() => Write | undefined)

/** Rows that are committed together, and who is told of it. */
interface Batch extends Rows {
  readonly told: readonly (() => void)[]
}

/** Opens a thread that writes to the same database. */
type OpenWriter = (options: Omit<WriterOptions, 'file' | 'pragmas'>) => Writer

/** A group is committed so long after its first write, in ms, or as soon as it has so many. */
const INTERVAL_MS = 5
const FULL = 500
/** What the disk refused is tried again after so many ms. */
const RETRY_MS = 1000

/**
 * Commits small writes in groups: at most 5 ms or 500 writes after the first. What waits for a write (an event to
 * publish, say) is told once it is committed, in the order of the writes. With a thread it is the thread that writes.
 */
export class GroupCommit {
  private readonly db: Db
  private readonly sql: string[] = []
  private readonly prepared: { run(cells: readonly Cell[]): unknown }[] = []
  private queued: Queued[] = []
  private told: (() => void)[] = []
  /** Told when the disk refuses something. */
  private readonly refused = new Set<(error: Error) => void>()
  /** What is being committed, or was refused and is tried again. */
  private batch: Batch | undefined
  private timer: NodeJS.Timeout | undefined
  /** The timer runs for something else than the interval: more writes do not hasten it. */
  private isWaiting = false
  private writer: Writer | undefined
  /** The thread takes rows. */
  private hasThread = false
  /** The thread has a batch. */
  private isUnderWay = false
  /** Told when a group could not be committed (a full disk, say). It is tried again each second; nothing leaves the queue. */
  onError: ((error: unknown) => void) | undefined
  /** Told after each commit. */
  onCommit: (() => void) | undefined
  /** Asked before a group is committed that nobody waits for at once: while it says so, the group goes on to grow. */
  isHeld: (() => boolean) | undefined

  constructor(db: Db) {
    this.db = db
  }

  /** Makes a statement that writes can be for. All of them are made before the first write. */
  statement(sql: string): number {
    this.prepared.push(this.db.prepare(sql))
    return this.sql.push(sql) - 1
  }

  /** From when the thread has opened on, it writes what is queued. Every statement has been made by now. */
  openThread(open: OpenWriter): void {
    this.writer = open({
      statements: this.sql,
      opened: () => {
        this.hasThread = true
      },
      ended: refusal => {
        this.isUnderWay = false
        if (refusal) this.refuse(refusal)
        else this.settle()
        if (this.queued.length > 0 || this.told.length > 0) this.hurry()
      },
      lost: isCommitted => {
        this.hasThread = false
        if (!this.isUnderWay) return
        this.isUnderWay = false
        if (isCommitted) this.settle()
        this.attempt()
      },
    })
  }

  /** Queues a write; `committed` is called once it is durable, before anybody hears of later ones. */
  add(write: Queued | undefined, committed?: () => void): void {
    if (write) this.queued.push(write)
    if (committed) this.told.push(committed)
    if (this.queued.length >= FULL) this.hurry()
    else this.timer ??= setTimeout(() => this.attempt(), INTERVAL_MS)
  }

  /** Commits what is queued as soon as it can be, without waiting for it. */
  hurry(): void {
    if (!this.isWaiting) this.attempt()
  }

  /** Resolves once everything that is queued is durable. @throws when the disk refuses; nothing is lost from the queue then */
  settled(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.refused.add(reject)
      this.add(undefined, () => {
        this.refused.delete(reject)
        resolve()
      })
      this.hurry()
    })
  }

  /** Resolves when the disk refuses something the next time. */
  refusal(): Promise<Error> {
    return new Promise(resolve => this.refused.add(resolve))
  }

  /** Commits everything that is queued, now. @throws when the disk refuses; nothing is lost from the queue then */
  flush(): void {
    for (;;) {
      if (this.isUnderWay) {
        const refusal = this.writer?.wait()
        this.isUnderWay = false
        if (refusal) {
          this.refuse(refusal)
          throw refusal
        }
        this.settle()
      } else {
        this.batch ??= this.gather()
        if (!this.batch) return
        this.commit(this.batch)
      }
    }
  }

  /** Commits what is queued and ends the thread. */
  close(): void {
    try {
      this.flush()
    } finally {
      clearTimeout(this.timer)
      this.writer?.close()
      this.writer = undefined
    }
  }

  private attempt(): void {
    this.stopWaiting()
    // What is under way is followed by what came meanwhile.
    if (this.isUnderWay) return
    if (this.isHeld?.()) {
      this.later(INTERVAL_MS)
      return
    }
    this.batch ??= this.gather()
    try {
      if (this.batch) this.commit(this.batch)
    } catch {
      // It has been told, and is tried again.
    }
  }

  /** Tries after a while, however much is queued until then. */
  private later(ms: number): void {
    clearTimeout(this.timer)
    this.isWaiting = true
    this.timer = setTimeout(() => this.attempt(), ms)
  }

  private stopWaiting(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.isWaiting = false
  }

  private gather(): Batch | undefined {
    const { queued, told } = this
    if (queued.length === 0 && told.length === 0) return undefined
    this.queued = []
    this.told = []
    const statements: number[] = []
    const cells: (readonly Cell[])[] = []
    for (const one of queued) {
      const write = typeof one === 'function' ? one() : one
      if (!write) continue
      statements.push(write.statement)
      cells.push(write.cells)
    }
    return { statements, cells, told }
  }

  /** Gives a batch to the thread, or commits it here while there is none. @throws when the disk refuses it here */
  private commit(batch: Batch): void {
    this.stopWaiting()
    const { statements, cells } = batch
    if (this.writer && this.hasThread && cells.length > 0) {
      this.isUnderWay = true
      this.writer.send({ statements, cells })
      return
    }
    try {
      if (cells.length > 0) this.writeHere(batch)
    } catch (error) {
      this.refuse(error as Error)
      throw error
    }
    this.settle()
  }

  private writeHere({ statements, cells }: Rows): void {
    this.db.transaction(() => {
      for (let at = 0; at < cells.length; at++) this.prepared[statements[at] as number]?.run(cells[at] as Cell[])
    })()
  }

  /** The batch is durable: tells who waited for it. */
  private settle(): void {
    const { batch } = this
    this.batch = undefined
    if (batch && batch.cells.length > 0) this.onCommit?.()
    for (const tell of batch?.told ?? []) tell()
  }

  /** The batch is kept, and tried again after a while. */
  private refuse(error: Error): void {
    this.onError?.(error)
    const refused = [...this.refused]
    this.refused.clear()
    for (const tell of refused) tell(error)
    this.later(RETRY_MS)
  }
}
