// Errors as clients get them: a status and words, with every problem listed.
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { z } from 'zod'
import type { ErrorBody } from '../../engine/protocol/api.ts'
import type { Problem } from '../../engine/protocol/events.ts'
import type { Log } from '../log.ts'

export type FaultStatus = 400 | 401 | 403 | 404 | 409 | 411 | 413 | 415 | 416 | 421 | 422 | 500 | 503

/** An answer other than success. The message is for people. */
export class Fault extends Error {
  override name = 'Fault'
  readonly status: FaultStatus
  readonly problems: readonly Problem[] | undefined
  /** Members beside `error`, such as the current revision of a conflict. */
  readonly more: Record<string, unknown>
  constructor(
    status: FaultStatus,
    message: string,
    extra: { problems?: readonly Problem[]; more?: Record<string, unknown> } = {},
  ) {
    super(message)
    this.status = status
    this.problems = extra.problems
    this.more = extra.more ?? {}
  }
  body(): ErrorBody & Record<string, unknown> {
    return { error: { message: this.message, ...(this.problems ? { problems: this.problems } : {}) }, ...this.more }
  }
}

/** A body or query that does not fit its schema, every issue in words. */
export function schemaFault(error: z.ZodError): Fault {
  const problems = error.issues.slice(0, 200).map(
    (issue): Problem => ({
      severity: 'error',
      code: 'schema',
      message: `${issue.path.map(String).join('.') || 'body'}: ${issue.message}`,
    }),
  )
  const first = problems[0]?.message ?? 'it does not fit the schema'
  return new Fault(400, problems.length === 1 ? first : `${first} (and ${problems.length - 1} more)`, { problems })
}

/** Any error as an answer; what is the server's own fault goes to its log, not to the client. */
export function answerError(error: Error, c: Context, log: Log): Response {
  if (error instanceof Fault) return c.json(error.body(), error.status)
  if (error instanceof HTTPException)
    return c.json({ error: { message: error.message || 'The request could not be read.' } }, error.status)
  if (error instanceof SyntaxError)
    return c.json({ error: { message: `The body is no valid JSON: ${error.message}` } }, 400)
  log.error(`${c.req.method} ${c.req.path} failed: ${error.stack ?? error.message}`)
  return c.json(
    {
      error: { message: 'Something went wrong in the server; its log says what. Please report it with what you did.' },
    },
    500,
  )
}
