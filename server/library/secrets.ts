// Keys and addresses of providers that a person entered: kept in `<data>/secrets.json` for the owner alone, and never told.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { isObject } from '../../engine/graph/json.ts'

/** A setting that may be kept: what is not declared cannot be set, so that no client names `PATH` or `NODE_OPTIONS`. */
export interface Setting {
  readonly name: string
  readonly title: string
  /** `key` is typed blind; `address` must be an http or https URL. */
  readonly kind: 'key' | 'address'
  readonly example: string
}

export interface Secrets {
  readonly settings: readonly Setting[]
  /** Where a setting's value comes from. The environment that the server was started with wins. */
  from(name: string): 'environment' | 'stored' | null
  /** @throws SecretError */
  set(name: string, value: string): void
  /** False when it was not stored. @throws SecretError */
  remove(name: string): boolean
  /** Takes what was added to the environment out of it. */
  close(): void
}

/** A setting that is not declared or a value that it cannot have. The message never holds the value. */
export class SecretError extends Error {
  override name = 'SecretError'
  readonly kind: 'unknown' | 'value'
  constructor(kind: 'unknown' | 'value', message: string) {
    super(message)
    this.kind = kind
  }
}

const LONGEST = 4096

export const secretsFile = (data: string): string => join(data, 'secrets.json')

/**
 * Opens the secrets of a data folder and puts them into the environment, where providers and the local worker read them.
 * @param settings what may be kept
 * @param env the environment; what it has is left as it is
 * @throws Error when the file is damaged
 */
export function openSecrets(data: string, settings: readonly Setting[], env: NodeJS.ProcessEnv = process.env): Secrets {
  const known = new Map(settings.map(setting => [setting.name, setting]))
  const kept = read(secretsFile(data))
  /** What the server was started with. */
  const given = new Set([...known.keys()].filter(name => env[name]))
  const show = (name: string): void => {
    if (given.has(name) || !known.has(name)) return
    const value = kept.get(name)
    if (value === undefined) delete env[name]
    else env[name] = value
  }
  for (const name of kept.keys()) show(name)
  const declared = (name: string): Setting => {
    const setting = known.get(name)
    if (!setting)
      throw new SecretError(
        'unknown',
        `There is no setting of this name. There are ${[...known.keys()].join(', ') || 'none'}.`,
      )
    return setting
  }
  return {
    settings,
    from: name => (given.has(name) ? 'environment' : kept.has(name) && known.has(name) ? 'stored' : null),
    set: (name, text) => {
      const { kind, title } = declared(name)
      const value = text.trim()
      if (value === '' || value.length > LONGEST || /[^\x20-\x7e]/.test(value))
        throw new SecretError('value', `${title} is 1 to ${LONGEST} printable ASCII characters on one line.`)
      if (kind === 'address' && !/^https?:$/.test(URL.canParse(value) ? new URL(value).protocol : ''))
        throw new SecretError('value', `${title} is an address that begins with http:// or https://.`)
      const next = new Map(kept).set(name, value)
      write(secretsFile(data), next)
      kept.set(name, value)
      show(name)
    },
    remove: name => {
      declared(name)
      if (!kept.has(name)) return false
      const next = new Map(kept)
      next.delete(name)
      write(secretsFile(data), next)
      kept.delete(name)
      show(name)
      return true
    },
    close: () => {
      for (const name of kept.keys()) if (known.has(name) && !given.has(name)) delete env[name]
    },
  }
}

function read(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map()
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // What a parser says of the file could hold a piece of it.
    throw new Error(`${file} is damaged: mend it, or remove it and enter your keys again`)
  }
  return new Map(
    Object.entries(isObject(json) ? json : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
}

/** Whole or not at all, readable by the owner only from its first byte on. */
function write(file: string, secrets: ReadonlyMap<string, string>): void {
  const part = `${file}.${process.pid}.part`
  rmSync(part, { force: true })
  const handle = openSync(part, 'wx', 0o600)
  try {
    writeSync(handle, `${JSON.stringify(Object.fromEntries([...secrets].sort()), null, 2)}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(part, file)
}
