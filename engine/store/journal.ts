// The journal of runs: what was asked, what happened in order, and how it ended.
import { STRIDE, type Steps } from '../graph/steps.ts'
import type { RunInfo, StartRun } from '../protocol/api.ts'
import type { NumberedEvent } from '../protocol/events.ts'
import type { Db } from './database.ts'
import type { GroupCommit, Write } from './group.ts'

/** The JSON of a request, some nodes and wires at a time. */
export function* requestText({ graph, ...request }: StartRun): Steps<string> {
  const { nodes, edges, ...rest } = graph
  const open = (value: object) => `${JSON.stringify(value).slice(0, -1)},`
  return `${open(request)}"graph":${open(rest)}"nodes":${yield* listText(nodes)},"edges":${yield* listText(edges)}}}`
}

function* listText(list: readonly unknown[]): Steps<string> {
  let text = ''
  for (let at = 0; at < list.length; at += STRIDE) {
    text += `${at > 0 ? ',' : ''}${JSON.stringify(list.slice(at, at + STRIDE)).slice(1, -1)}`
    yield
  }
  return `[${text}]`
}

export type Journal = ReturnType<typeof openJournal>

export function openJournal(db: Db, group: GroupCommit) {
  const insertRun = group.statement(
    'INSERT OR REPLACE INTO runs (id, graph_id, status, request, info, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const updateRun = group.statement('UPDATE runs SET status = ?, info = ? WHERE id = ?')
  const findRun = db.prepare('SELECT info, request FROM runs WHERE id = ?')
  const listRuns = db.prepare(
    'SELECT info FROM runs WHERE (? IS NULL OR graph_id = ?) ORDER BY created_at DESC, rowid DESC LIMIT ?',
  )
  const openRuns = db.prepare("SELECT id FROM runs WHERE status IN ('running', 'queued') ORDER BY created_at")
  const insertEvents = group.statement('INSERT INTO run_events (run_id, last_seq, events) VALUES (?, ?, ?)')
  const eventsAfter = db.prepare('SELECT events FROM run_events WHERE run_id = ? AND last_seq > ? ORDER BY last_seq')
  const lastSeq = db.prepare('SELECT max(last_seq) AS last FROM run_events WHERE run_id = ?')

  return {
    /** A run that begins, as a write for the group. @param request as `requestText` gives it */
    begin: (info: RunInfo, request: string): Write => ({
      statement: insertRun,
      cells: [info.id, info.graphId, info.status, request, JSON.stringify(info), info.createdAt],
    }),
    /** What a run has become, as a write for the group. */
    become: (info: RunInfo): Write => ({
      statement: updateRun,
      cells: [info.status, JSON.stringify(info), info.id],
    }),
    find(id: string): { info: RunInfo; request: StartRun } | undefined {
      const row = findRun.get(id) as { info: string; request: string } | undefined
      return row && { info: JSON.parse(row.info), request: JSON.parse(row.request) }
    },
    list(filter: { graphId?: string; limit?: number } = {}): RunInfo[] {
      const graph = filter.graphId ?? null
      return (listRuns.all(graph, graph, filter.limit ?? 100) as { info: string }[]).map(row => JSON.parse(row.info))
    },
    /** Runs that had not ended when the process did. */
    interrupted(): string[] {
      return (openRuns.all() as { id: string }[]).map(row => row.id)
    },
    /** Events of a run, as a write for the group; undefined when there are none. */
    happened(runId: string, events: readonly NumberedEvent[]): Write | undefined {
      const last = events.at(-1)
      return last && { statement: insertEvents, cells: [runId, last.seq, JSON.stringify(events)] }
    },
    after(runId: string, seq: number): NumberedEvent[] {
      return (eventsAfter.all(runId, seq) as { events: string }[])
        .flatMap(row => JSON.parse(row.events) as NumberedEvent[])
        .filter(event => event.seq > seq)
    },
    lastSeq(runId: string): number {
      return (lastSeq.get(runId) as { last: number | null }).last ?? 0
    },
  }
}
