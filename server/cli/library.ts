// The node library as commands see it that run nothing: built-in nodes and those of trusted folders.
import { specOf } from '../../engine/graph/define.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import { loadLibrary } from '../../nodes/library.ts'
import { openUserNodes, type UserNodes } from '../usernodes/usernodes.ts'

const SILENT = { info: () => {}, warn: () => {}, error: () => {} }

/** Gives `work` the user nodes of a data folder, which may be in use by a server meanwhile. */
export async function withUserNodes<T>(data: string, work: (userNodes: UserNodes) => T | Promise<T>): Promise<T> {
  const userNodes = await openUserNodes({ data, builtIn: await loadLibrary(), log: SILENT, watchMs: 0 })
  try {
    return await work(userNodes)
  } finally {
    userNodes.close()
  }
}

/** Every declaration in JSON form, by type. */
export const specsIn = (data: string): Promise<ReadonlyMap<string, NodeSpec>> =>
  withUserNodes(data, ({ library }) => new Map([...library.nodes].map(([type, node]) => [type, specOf(node)])))
