// What must be remembered whatever becomes of a result: tasks that cost money, decisions of people, settings.
import type { Json } from '../graph/json.ts'
import type { Db } from './database.ts'

/** `intent`: about to be submitted; `submitted`: the provider has it; `done`: its value is here; `closed`: used or failed. */
export type PaidState = 'intent' | 'submitted' | 'done' | 'closed'

/** A paid step of an item. Its token is given to the provider as an idempotency key where it takes one. */
export interface PaidTask {
  readonly token: string
  readonly resultKey: string
  readonly name: string
  /** The provider's own id of the task. */
  readonly task: string | null
  readonly value: Json | undefined
  readonly state: PaidState
  readonly graphId: string
  readonly node: string
  readonly key: string
  /** ms since the epoch */
  readonly createdAt: number
}

/** What a person decided about a value: let it pass, put another in its place, or refuse it. */
export type Decision =
  | { readonly kind: 'pass' }
  | { readonly kind: 'edit'; readonly value: Json }
  | { readonly kind: 'reject'; readonly reason: string }

interface PaidRow {
  token: string
  result_key: string
  name: string
  task: string | null
  value: string | null
  state: PaidState
  graph_id: string
  node: string
  key: string
  created_at: number
}

const taskOf = (row: PaidRow): PaidTask => ({
  token: row.token,
  resultKey: row.result_key,
  name: row.name,
  task: row.task,
  value: row.value === null ? undefined : (JSON.parse(row.value) as Json),
  state: row.state,
  graphId: row.graph_id,
  node: row.node,
  key: row.key,
  createdAt: row.created_at,
})

export type Ledger = ReturnType<typeof openLedger>

/** Every write is committed when it returns: each of them stands for money or for a person's word. */
export function openLedger(db: Db) {
  const insertTask = db.prepare(
    "INSERT INTO paid_tasks (token, result_key, name, state, graph_id, node, key, created_at) VALUES (?, ?, ?, 'intent', ?, ?, ?, ?)",
  )
  const openTask = db.prepare("SELECT * FROM paid_tasks WHERE result_key = ? AND name = ? AND state <> 'closed'")
  const countTasks = db.prepare('SELECT count(*) AS count FROM paid_tasks WHERE result_key = ? AND name = ?')
  const findTask = db.prepare('SELECT * FROM paid_tasks WHERE token = ?')
  const openTasks = db.prepare("SELECT * FROM paid_tasks WHERE state IN ('intent', 'submitted') ORDER BY created_at")
  const updateTask = db.prepare('UPDATE paid_tasks SET state = ?, task = ?, value = ? WHERE token = ?')
  const closeTasks = db.prepare("UPDATE paid_tasks SET state = 'closed' WHERE result_key = ? AND state = 'done'")
  const setDecision = db.prepare('INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?, ?, ?)')
  const findDecision = db.prepare(
    'SELECT decision FROM decisions WHERE graph_id = ? AND node = ? AND key = ? AND digest = ?',
  )
  const listDecisions = db.prepare(
    'SELECT node, key, digest, decision, created_at FROM decisions WHERE graph_id = ? ORDER BY created_at',
  )
  const dropDecision = db.prepare('DELETE FROM decisions WHERE graph_id = ? AND node = ? AND key = ? AND digest = ?')
  const setSetting = db.prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)')
  const findSetting = db.prepare('SELECT value FROM settings WHERE name = ?')

  const task = (row: unknown): PaidTask | undefined => (row ? taskOf(row as PaidRow) : undefined)
  return {
    /** The task of a paid step that is not used up yet. */
    open: (resultKey: string, name: string) => task(openTask.get(resultKey, name)),
    task: (token: string) => task(findTask.get(token)),
    /** Tasks that a provider has or may have. */
    tasks: (): PaidTask[] => (openTasks.all() as PaidRow[]).map(taskOf),
    /** How many tasks a paid step has had, used up ones included. */
    count: (resultKey: string, name: string): number => (countTasks.get(resultKey, name) as { count: number }).count,
    intend(made: Pick<PaidTask, 'token' | 'resultKey' | 'name' | 'graphId' | 'node' | 'key' | 'createdAt'>): void {
      insertTask.run(made.token, made.resultKey, made.name, made.graphId, made.node, made.key, made.createdAt)
    },
    update(token: string, state: PaidState, id: string | null, value?: Json): void {
      updateTask.run(state, id, value === undefined ? null : JSON.stringify(value), token)
    },
    /** A take was made of a result: its finished tasks are used up, so that another take pays anew. */
    close(resultKey: string): void {
      closeTasks.run(resultKey)
    },
    decide(graphId: string, node: string, key: string, digest: string, decision: Decision, at: number): void {
      setDecision.run(graphId, node, key, digest, JSON.stringify(decision), at)
    },
    /** Takes a decision back. */
    undecide(graphId: string, node: string, key: string, digest: string): void {
      dropDecision.run(graphId, node, key, digest)
    },
    decision(graphId: string, node: string, key: string, digest: string): Decision | undefined {
      const row = findDecision.get(graphId, node, key, digest) as { decision: string } | undefined
      return row && (JSON.parse(row.decision) as Decision)
    },
    /** Everything that was decided in a graph, the earliest first. */
    decisions(graphId: string): { node: string; key: string; digest: string; decision: Decision; at: number }[] {
      const rows = listDecisions.all(graphId) as {
        node: string
        key: string
        digest: string
        decision: string
        created_at: number
      }[]
      return rows.map(({ decision, created_at, ...place }) => ({
        ...place,
        decision: JSON.parse(decision) as Decision,
        at: created_at,
      }))
    },
    setting<T extends Json>(name: string): T | undefined {
      const row = findSetting.get(name) as { value: string } | undefined
      return row && (JSON.parse(row.value) as T)
    },
    set(name: string, value: Json): void {
      setSetting.run(name, JSON.stringify(value))
    },
  }
}
