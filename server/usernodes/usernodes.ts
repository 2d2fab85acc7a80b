// User nodes: folders of modules in the data folder, loaded when trusted, watched, and joined with the built-in library.
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnyNode } from '../../engine/graph/define.ts'
import type { PortType } from '../../engine/graph/ports.ts'
import type { UserNodesInfo } from '../../engine/protocol/library.ts'
import type { Library } from '../../engine/run/engine.ts'
import type { Log } from '../log.ts'
import { type Crew, openCrew } from './crew.ts'
import { declare, portTypeOf } from './declare.ts'
import { digestFolder, signatureOf } from './digest.ts'
import { grantTrust, isFolderName, readTrust, revokeTrust } from './trust.ts'

/** What a change of user nodes did to the library. */
export interface LibraryChange {
  /** Types that are new or other than before. */
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

export interface UserNodes {
  /** Built-in and user nodes; its maps change in place. */
  readonly library: Library
  folders(): UserNodesInfo[]
  /** Looks at the folders now, and resolves when everything trusted is loaded. */
  scan(): Promise<void>
  /** @param digest what the person saw: other content is refused @throws UserNodesError */
  trust(folder: string, digest?: string): Promise<UserNodesInfo>
  /** @throws UserNodesError */
  untrust(folder: string): Promise<UserNodesInfo>
  /** Returns the function that stops it. */
  onChange(listener: (change: LibraryChange) => void): () => void
  close(): void
}

/** A folder is not there, or is not what was seen. The message is for people. */
export class UserNodesError extends Error {
  override name = 'UserNodesError'
  readonly kind: 'missing' | 'changed'
  constructor(kind: 'missing' | 'changed', message: string) {
    super(message)
    this.kind = kind
  }
}

export interface UserNodesOptions {
  readonly data: string
  readonly builtIn: Library
  readonly log: Log
  /** How often folders are looked at, in ms; 0 for never. Default 1000 */
  readonly watchMs?: number
}

interface Folder {
  info: UserNodesInfo
  signature: string
  /** The digest that was loaded, or tried. */
  tried: string | undefined
  crew: Crew | undefined
  nodes: readonly AnyNode[]
  portTypes: readonly PortType[]
}

/** Where the module of a folder may be, the first that is there. */
const ENTRIES = ['index.js', 'index.mjs', 'index.ts', 'index.mts']

/** How long the code of a folder that changed goes on serving runs that began with it, in ms. */
const LINGER_MS = 30 * 60_000

/** Opens the user nodes of a data folder; everything trusted is loaded when it resolves. */
export async function openUserNodes(options: UserNodesOptions): Promise<UserNodes> {
  const { data, builtIn } = options
  const root = join(data, 'nodes')
  const nodes = new Map(builtIn.nodes)
  const portTypes: PortType[] = [...builtIn.portTypes]
  const folders = new Map<string, Folder>()
  const listeners = new Set<(change: LibraryChange) => void>()
  const lingering = new Map<Crew, NodeJS.Timeout>()
  let closed = false
  /** A look that outlives us has nobody to tell. */
  const say = (level: keyof Log, message: string): void => {
    if (!closed) options.log[level](message)
  }

  const retire = (crew: Crew | undefined): void => {
    if (!crew) return
    const timer = setTimeout(() => {
      lingering.delete(crew)
      crew.close()
    }, LINGER_MS)
    timer.unref()
    lingering.set(crew, timer)
  }

  /** Brings one folder up to date. @returns whether its nodes are others now */
  async function look(name: string, trusted: ReadonlyMap<string, string>): Promise<boolean> {
    const path = await realpath(join(root, name))
    const known = folders.get(name)
    const isTrusted = trusted.has(name)
    const had = known !== undefined && known.nodes.length > 0
    if (known && !isTrusted) {
      // What is no longer trusted stops at once, also in the runs that use it.
      known.crew?.close()
      Object.assign(known, { crew: undefined, tried: undefined, nodes: [], portTypes: [] })
    }
    let signature: string
    let digest: string
    try {
      signature = await signatureOf(path)
      digest = known?.signature === signature ? known.info.digest : await digestFolder(path)
    } catch (error) {
      const problem = `The folder ${name} cannot be read: ${error instanceof Error ? error.message : error}`
      const types = known?.nodes.map(node => node.type) ?? []
      const info: UserNodesInfo = { folder: name, state: 'broken', digest: '', changed: false, types, problem }
      const nothing = { tried: undefined, crew: undefined, nodes: [], portTypes: [] }
      folders.set(name, { ...nothing, ...known, info, signature: '' })
      return had && !isTrusted
    }
    const folder: Folder = known ?? {
      info: { folder: name, state: 'untrusted', digest, changed: false, types: [] },
      signature,
      tried: undefined,
      crew: undefined,
      nodes: [],
      portTypes: [],
    }
    folders.set(name, folder)
    folder.signature = signature
    const base = { folder: name, digest, changed: isTrusted && trusted.get(name) !== digest }
    if (!isTrusted) {
      folder.info = { ...base, state: 'untrusted', types: [] }
      return had
    }
    if (folder.tried === digest) {
      folder.info = { ...folder.info, ...base }
      return false
    }
    if (folder.tried !== undefined || base.changed)
      say('info', `User nodes ${name}: the code is ${digest.slice(0, 12)} now, which was trusted by name`)
    folder.tried = digest
    try {
      const file = await entryOf(path)
      const crew = await openCrew({ name, folder: path, file, digest, artifacts: join(data, 'artifacts') }, line =>
        say('info', `User nodes ${name}: ${line}`),
      )
      if (closed) {
        crew.close()
        return false
      }
      try {
        adopt(folder, crew, digest)
      } catch (error) {
        crew.close()
        throw error
      }
      folder.info = { ...base, state: 'ready', types: folder.nodes.map(node => node.type) }
      return true
    } catch (error) {
      const problem = `The nodes of ${name} cannot be loaded: ${error instanceof Error ? error.message : error}`
      say('warn', problem)
      folder.info = { ...base, state: 'broken', types: folder.nodes.map(node => node.type), problem }
      return false
    }
  }

  /** Puts freshly loaded code in place of what the folder had. @throws Error for types that somebody else has */
  function adopt(folder: Folder, crew: Crew, digest: string): void {
    const { described } = crew
    for (const { spec } of described.nodes) {
      if (builtIn.nodes.has(spec.type))
        throw new Error(`it declares ${spec.type}, which is built in; choose another type`)
      for (const [other, { nodes: theirs }] of folders)
        if (other !== folder.info.folder && theirs.some(node => node.type === spec.type))
          throw new Error(`it declares ${spec.type}, which the folder ${other} has already; choose another type`)
    }
    const own = described.portTypes.map(portTypeOf)
    const types = new Map(
      [...own, ...[...folders.values()].flatMap(other => other.portTypes), ...builtIn.portTypes].map(type => [
        type.name,
        type,
      ]),
    )
    const declared = described.nodes.map(node => declare(node, types, digest, crew.runner(node.spec)))
    retire(folder.crew)
    Object.assign(folder, { crew, nodes: declared, portTypes: own })
  }

  async function entryOf(path: string): Promise<string> {
    for (const entry of ENTRIES) {
      const file = join(path, entry)
      if (
        await stat(file).then(
          found => found.isFile(),
          () => false,
        )
      )
        return file
    }
    throw new Error(`it has no module: write ${ENTRIES.slice(0, 3).join(', ')}`)
  }

  async function scanNow(): Promise<void> {
    const found = await readdir(root, { withFileTypes: true }).catch(() => [])
    const names = found
      .filter(entry => (entry.isDirectory() || entry.isSymbolicLink()) && isFolderName(entry.name))
      .map(entry => entry.name)
    const trusted = readTrust(data)
    let isOther = false
    for (const [name, folder] of folders)
      if (!names.includes(name)) {
        folders.delete(name)
        retire(folder.crew)
        isOther ||= folder.nodes.length > 0
      }
    for (const name of names.sort())
      try {
        if (await look(name, trusted)) isOther = true
      } catch (error) {
        // It went away while it was looked at.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      }
    if (isOther) publish()
  }

  /** Makes the library say what the folders say, and tells what that changed. */
  function publish(): void {
    const users = [...folders.values()].flatMap(folder => folder.nodes)
    const types = new Set(users.map(node => node.type))
    const removed = [...nodes.keys()].filter(type => !builtIn.nodes.has(type) && !types.has(type))
    for (const type of removed) nodes.delete(type)
    const changed = users.filter(node => nodes.get(node.type) !== node).map(node => node.type)
    for (const node of users) nodes.set(node.type, node)
    const byName = new Map([...folders.values()].flatMap(folder => folder.portTypes).map(type => [type.name, type]))
    portTypes.splice(builtIn.portTypes.length, portTypes.length, ...byName.values())
    for (const listener of listeners) listener({ changed, removed })
  }

  /** One look at a time; who asks during one gets the next. */
  let scanning: Promise<void> = Promise.resolve()
  let asked = 0
  const scan = (): Promise<void> => {
    if (asked > 1) return scanning
    asked++
    scanning = scanning
      .then(() => (closed ? undefined : scanNow()))
      .finally(() => {
        asked--
      })
    return scanning
  }

  const infoOf = async (folder: string): Promise<UserNodesInfo> => {
    await scan()
    const info = isFolderName(folder) ? folders.get(folder)?.info : undefined
    if (!info)
      throw new UserNodesError(
        'missing',
        `There is no folder ${JSON.stringify(folder)} in ${root}. ${folders.size > 0 ? `There are ${[...folders.keys()].join(', ')}.` : 'It is empty; make one with: reelgraph new-node <name>'}`,
      )
    return info
  }

  let timer: NodeJS.Timeout | undefined
  const watch = (): void => {
    const { watchMs = 1000 } = options
    if (watchMs === 0 || closed) return
    timer = setTimeout(() => {
      void scan()
        .catch(error => say('error', `The user nodes could not be looked at: ${error.message}`))
        .then(watch)
    }, watchMs)
    timer.unref()
  }
  await scan()
  watch()

  return {
    library: { nodes, portTypes },
    folders: () => [...folders.values()].map(folder => folder.info),
    scan,
    trust: async (folder, digest) => {
      const seen = await infoOf(folder)
      if (digest !== undefined && seen.digest !== digest)
        throw new UserNodesError(
          'changed',
          `${folder} holds other code than what was shown (${seen.digest.slice(0, 12)} now); look at it again`,
        )
      grantTrust(data, folder, seen.digest)
      return infoOf(folder)
    },
    untrust: async folder => {
      await infoOf(folder)
      revokeTrust(data, folder)
      return infoOf(folder)
    },
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      closed = true
      clearTimeout(timer)
      for (const folder of folders.values()) folder.crew?.close()
      for (const [crew, linger] of lingering) {
        clearTimeout(linger)
        crew.close()
      }
    },
  }
}
