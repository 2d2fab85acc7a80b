// The server's log: a file in the data folder, so that the terminal stays for people.
import { mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'

export interface Log {
  info(message: string): void
  warn(message: string): void
  error(message: string): void
}

const LARGEST = 10 * 1024 ** 2

/** JSON lines in `<data>/logs/server.log`; the file before it is kept when it has grown large. */
export function openLog(data: string): Log & { close(): void } {
  const folder = join(data, 'logs')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'server.log')
  try {
    if (statSync(file).size > LARGEST) renameSync(file, `${file}.1`)
  } catch {
    // There is none yet.
  }
  const destination = pino.destination({ dest: file, sync: true })
  const log = pino({ base: null }, destination)
  return {
    info: message => log.info(message),
    warn: message => log.warn(message),
    error: message => log.error(message),
    close: () => destination.end(),
  }
}
