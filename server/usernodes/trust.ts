// Which folders of user nodes are trusted: a list by name that only the owner can read or write.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isObject } from '../../engine/graph/json.ts'

/** The digests of trusted folders as they were when trust was given, by name. */
export type Trusted = ReadonlyMap<string, string>

/** What a folder may be called, so that a name is never a path. */
export const isFolderName = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name)

export const trustFile = (data: string): string => join(data, 'trusted-nodes.json')

/** @throws Error when the list is damaged: nothing is trusted by accident */
export function readTrust(data: string): Trusted {
  const file = trustFile(data)
  if (!existsSync(file)) return new Map()
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new Error(`${file} is damaged; remove it and trust your folders again`)
  }
  return new Map(
    Object.entries(isObject(json) ? json : {}).filter(
      (entry): entry is [string, string] => isFolderName(entry[0]) && typeof entry[1] === 'string',
    ),
  )
}

function write(data: string, trusted: Trusted): void {
  const part = `${trustFile(data)}.${process.pid}.part`
  writeFileSync(part, `${JSON.stringify(Object.fromEntries([...trusted].sort()), null, 2)}\n`, { mode: 0o600 })
  renameSync(part, trustFile(data))
}

/** Trusts a folder by name. @param digest its content now */
export const grantTrust = (data: string, folder: string, digest: string): void =>
  write(data, new Map(readTrust(data)).set(folder, digest))

/** False when it was not trusted. */
export function revokeTrust(data: string, folder: string): boolean {
  const trusted = new Map(readTrust(data))
  if (!trusted.delete(folder)) return false
  write(data, trusted)
  return true
}
