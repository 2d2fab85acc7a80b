// A host: store, engine, worker hub and HTTP for one data folder. The server and the command line both stand on it.
import { mkdirSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { EngineApi, RunHandle } from '../engine/run/api.ts'
import { createEngine, type Library } from '../engine/run/engine.ts'
import { explain } from '../engine/run/plan/why.ts'
import { openStore, type Store } from '../engine/store/store.ts'
import { ORIGINS_READER } from '../nodes/cut/export/sidecar.ts'
import { loadLibrary } from '../nodes/library.ts'
import { openCatalog } from './catalog.ts'
import { type ChoiceSource, createChoices } from './choices.ts'
import { createApp } from './http/app.ts'
import { isLoopback, type Policy } from './http/guard.ts'
import { portTypesInfo } from './http/info.ts'
import { serveSockets } from './http/sockets.ts'
import { openCheckpoints } from './hub/checkpoints.ts'
import { createHub, type Hub, type HubOptions } from './hub/hub.ts'
import { cardsOf } from './library/cards.ts'
import { allSettings } from './library/connections.ts'
import { openDigests } from './library/documents.ts'
import { openSecrets } from './library/secrets.ts'
import { openStock } from './library/stock.ts'
import { createLive } from './live.ts'
import { type LocalWorker, startLocalWorker } from './local-worker.ts'
import { lockFolder } from './lock.ts'
import { openLog } from './log.ts'
import { originsReader } from './origins.ts'
import { packageVersion, projectRoot } from './paths.ts'
import { choiceSources, type Probe, probes } from './providers.ts'
import { followGraphs, graphLoader } from './subgraphs.ts'
import { createThumbnails } from './thumbnails.ts'
import { newToken, workerNames } from './tokens.ts'
import { followLibrary } from './usernodes/follow.ts'
import { openUserNodes, type UserNodes } from './usernodes/usernodes.ts'
import { createWedges } from './wedges.ts'

export interface HostOptions {
  /** The data folder; made when it is not there. */
  readonly data: string
  /** Who opens it, for the lock: `reelgraph serve`. */
  readonly what: string
  /** Where to listen. Default 127.0.0.1 */
  readonly address?: string
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** What clients must show. Required off loopback. */
  readonly token?: string
  /** Names that clients may call this machine by, besides its own. */
  readonly allowHosts?: readonly string[]
  /** The worker to bring along, or false for none. A lazy one is started by the first job that needs it. */
  readonly worker?:
    | false
    | {
        readonly slots?: number
        readonly runners?: readonly string[]
        readonly only?: boolean
        readonly lazy?: boolean
      }
  /** Starts again the runs that a crash interrupted. Default false */
  readonly resume?: boolean
  /** The built-in nodes, which those of trusted folders join. */
  readonly library?: Library
  readonly hub?: Pick<HubOptions, 'heartbeatMs' | 'graceMs' | 'patienceMs'>
  readonly choices?: Readonly<Record<string, ChoiceSource>>
  readonly probes?: readonly Probe[]
  /** What this process was started with, for the settings that a person may enter. Default `process.env` */
  readonly env?: NodeJS.ProcessEnv
  /** The built editor's folder. */
  readonly editor?: string
  readonly templates?: string
}

export interface Host {
  readonly engine: EngineApi
  /** Built-in and user nodes; it changes in place. */
  readonly library: Library
  readonly userNodes: UserNodes
  readonly store: Store
  readonly hub: Hub
  readonly port: number
  /** Such as `http://127.0.0.1:7700`. */
  readonly url: string
  readonly worker: LocalWorker | undefined
  /** The runs that were resumed. */
  readonly resumed: readonly RunHandle[]
  /** Cancels everything, ends the worker, gives the folder back. */
  close(): Promise<void>
  /** Ends without cancelling: the next host resumes what runs. The process must exit right after. */
  suspend(): Promise<void>
}

/** How long news of workers are gathered before they are told, in ms. */
const NEWS_MS = 250

/**
 * Opens a data folder and serves it.
 * @throws LockedError when another process has it; Error when the port is taken or a token is missing
 */
export async function openHost(options: HostOptions): Promise<Host> {
  const { address = '127.0.0.1', token } = options
  if (!isLoopback(address) && token === undefined)
    throw new Error(
      `Listening on ${address} lets other machines in, so a token is needed: give --token <token>, or set REELGRAPH_TOKEN.`,
    )
  const data = resolve(options.data)
  const lock = lockFolder(data, options.what)
  const undo: (() => unknown)[] = [lock.release]
  try {
    const log = openLog(data)
    undo.push(log.close)
    const userNodes = await openUserNodes({ data, builtIn: options.library ?? (await loadLibrary()), log })
    undo.push(userNodes.close)
    const { library } = userNodes
    const store = openStore(data, { inThread: true })
    store.group.onError = error => {
      const message = `Results cannot be written to ${data}: ${error instanceof Error ? error.message : error}. They are kept and tried again each second; free some disk space.`
      log.error(message)
      process.stderr.write(`${message}\n`)
    }
    const catalog = openCatalog(join(data, 'graphs.db'))
    const digests = openDigests(catalog)
    const secrets = openSecrets(data, allSettings, options.env)
    undo.push(secrets.close)
    const live = createLive()
    let startWorker: (() => void) | undefined
    let worker: LocalWorker | undefined
    const hub = createHub({
      artifacts: store.artifacts,
      checkpoints: openCheckpoints(join(data, 'checkpoints')),
      log: log.info,
      onNeed: () => startWorker?.(),
      expecting: () => worker?.starting === true && !hub.workers().some(({ name }) => name === 'local'),
      ...options.hub,
    })
    const engine: ReturnType<typeof createEngine> = createEngine({
      store,
      library,
      readers: { [ORIGINS_READER]: originsReader(() => engine) },
      graphs: graphLoader(catalog),
      dispatcher: hub,
      onRun: run => live.publish({ type: 'run', run }),
    })
    undo.push(followLibrary(userNodes, engine, live))
    undo.push(followGraphs(catalog, engine.specs, portTypesInfo(library.portTypes), live))
    let telling: NodeJS.Timeout | undefined
    hub.onChange(() => {
      telling ??= setTimeout(() => {
        telling = undefined
        live.publish({ type: 'workers', workers: hub.workers() })
      }, NEWS_MS)
    })
    undo.push(() => clearTimeout(telling))
    undo.push(hub.close, catalog.close, engine.close)

    const localToken = newToken()
    const ownerToken = newToken()
    const policy: Policy = {
      token,
      ownerToken,
      names: [hostname(), `${hostname()}.local`, ...(options.allowHosts ?? [])].map(name => name.toLowerCase()),
      workerOf: workerNames(data, new Map([['local', localToken]])),
    }
    const thumbnails = createThumbnails(store.artifacts, join(data, 'thumbnails'))
    const app = createApp({
      engine,
      library,
      userNodes,
      why: (run, node, key) => explain(store, run, node, key),
      hub,
      live,
      catalog,
      artifacts: store.artifacts,
      makers: store.makers,
      stock: openStock(store.artifacts, store.makers, digests),
      cards: () => cardsOf(digests(), store.artifacts, store.makers),
      secrets,
      refreshWorker: () => {
        const own = hub.workers().find(({ name }) => name === 'local')
        if (own && worker) hub.drain(own.id)
      },
      choices: createChoices(options.choices ?? choiceSources),
      probes: options.probes ?? probes,
      thumbnails,
      wedges: createWedges(engine, store.ledger, thumbnails),
      data,
      version: packageVersion(),
      templates: options.templates ?? join(projectRoot(), 'graphs'),
      editor: options.editor ?? join(projectRoot(), 'dist', 'editor'),
      policy,
      log,
    })
    const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }) as RequestListener)
    // Large files over slow lines take as long as they take; headers do not.
    server.requestTimeout = 0
    server.headersTimeout = 30_000
    const port = await listen(server, address, options.port ?? 0)
    const closeSockets = serveSockets(server, { engine, hub, live, policy })
    undo.push(() => closeServer(server), closeSockets)

    const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}`
    const localUrl = /^(0\.0\.0\.0|::)$/.test(address) ? `http://127.0.0.1:${port}` : url
    lock.announce(localUrl, ownerToken)
    mkdirSync(join(data, 'worker-cache'), { recursive: true })
    const settings = options.worker ?? {}
    if (settings !== false) {
      startWorker = () => {
        worker ??= startLocalWorker({
          server: localUrl,
          token: localToken,
          data,
          artifacts: join(data, 'artifacts'),
          slots: settings.slots,
          runners: settings.runners ?? [],
          only: settings.only ?? false,
          log,
        })
      }
      if (!settings.lazy) startWorker()
    }
    undo.push(() => worker?.stop())
    const resumed = options.resume ? await engine.resume() : []

    /** Undoes all, the last first. */
    const undoAll = async (steps: readonly (() => unknown)[]): Promise<void> => {
      for (const step of [...steps].reverse()) await step()
    }
    return {
      engine,
      library,
      userNodes,
      store,
      hub,
      port,
      url,
      get worker() {
        return worker
      },
      resumed,
      close: async () => {
        // Runs end first, so that their last words are journaled while everything still stands.
        await engine.close()
        await undoAll(undo.filter(step => step !== engine.close))
      },
      suspend: async () => {
        store.group.flush()
        closeSockets()
        await worker?.stop()
        userNodes.close()
        lock.release()
      },
    }
  } catch (error) {
    for (const step of undo.reverse()) await step()
    throw error
  }
}

function listen(server: Server, address: string, port: number): Promise<number> {
  return new Promise((done, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(address, port) : error),
    )
    server.listen(port, address, () => done((server.address() as AddressInfo).port))
  })
}

/** Another program listens there. */
export class PortTakenError extends Error {
  override name = 'PortTakenError'
  constructor(address: string, port: number) {
    super(`Port ${port} on ${address} is taken by another program: choose another with --port <n>.`)
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise(done => {
    server.close(() => done())
    server.closeAllConnections()
  })
}
