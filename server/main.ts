// Starts the server for people: finds a port, prints where it is, ends in order.
import { type Host, openHost, PortTakenError } from './host.ts'
import { LockedError } from './lock.ts'

export interface ServeOptions {
  readonly data: string
  readonly address: string
  readonly port: number
  /** Takes the next free port when `port` is taken. */
  readonly search: boolean
  readonly token: string | undefined
  readonly allowHosts: readonly string[]
  readonly slots: number | undefined
}

const PORTS_TO_TRY = 20

/** Serves until a signal ends the process. @returns the exit code */
export async function serve(options: ServeOptions, print: (line: string) => void): Promise<number> {
  let host: Host
  try {
    host = await open(options)
  } catch (error) {
    if (!(error instanceof LockedError) && !(error instanceof PortTakenError)) throw error
    const url = error instanceof LockedError ? error.holder.url : undefined
    print(url === undefined ? error.message : `Reelgraph runs already, at ${url}. ${error.message}`)
    return 1
  }
  const suffix = options.token === undefined ? '' : `/?token=${encodeURIComponent(options.token)}`
  print(`Reelgraph is ready: ${host.url}${suffix}`)
  print(`Data folder: ${options.data}`)
  if (host.resumed.length > 0)
    print(`Resumed ${host.resumed.length} interrupted run${host.resumed.length > 1 ? 's' : ''}.`)
  const signal = await new Promise<NodeJS.Signals>(resolve => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  print(signal === 'SIGINT' ? '\nStopping; what runs is resumed by the next start.' : 'Stopping.')
  await host.suspend()
  return 0
}

async function open(options: ServeOptions): Promise<Host> {
  for (let port = options.port; ; port++)
    try {
      return await openHost({
        data: options.data,
        what: 'a Reelgraph server',
        address: options.address,
        port,
        allowHosts: options.allowHosts,
        resume: true,
        ...(options.token === undefined ? {} : { token: options.token }),
        ...(options.slots === undefined ? {} : { worker: { slots: options.slots } }),
      })
    } catch (error) {
      if (!(error instanceof PortTakenError) || !options.search || port >= options.port + PORTS_TO_TRY) throw error
    }
}
