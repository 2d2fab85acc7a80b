// Workers' tokens: made by name, kept as digests, readable by the owner only.
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isObject } from '../engine/graph/json.ts'

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** 43 characters of randomness, safe in URLs. */
export const newToken = (): string => randomBytes(32).toString('base64url')

const fileIn = (data: string): string => join(data, 'worker-tokens.json')

function read(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map()
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return new Map(
    Object.entries(isObject(json) ? json : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
}

/** Makes a worker's token; one of the same name is replaced. @returns the token, which is shown once and not kept */
export function grantWorker(data: string, name: string): string {
  const token = newToken()
  const all = read(fileIn(data)).set(name, digestOf(token))
  const part = `${fileIn(data)}.part`
  writeFileSync(part, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`, { mode: 0o600 })
  renameSync(part, fileIn(data))
  return token
}

/** False when there was none. */
export function revokeWorker(data: string, name: string): boolean {
  const all = read(fileIn(data))
  if (!all.delete(name)) return false
  writeFileSync(fileIn(data), `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`, { mode: 0o600 })
  return true
}

/** Looks workers up by token: those of the file, read again when it changes, and `own`, which live in memory. */
export function workerNames(data: string, own: ReadonlyMap<string, string>): (token: string) => string | undefined {
  const ours = new Map([...own].map(([name, token]) => [digestOf(token), name]))
  let known = new Map<string, string>()
  let readAt = -1
  return token => {
    const digest = digestOf(token)
    const mine = ours.get(digest)
    if (mine !== undefined) return mine
    const file = fileIn(data)
    const changedAt = existsSync(file) ? statSync(file).mtimeMs : 0
    if (changedAt !== readAt) {
      known = new Map([...read(file)].map(([name, kept]) => [kept, name]))
      readAt = changedAt
    }
    return known.get(digest)
  }
}
