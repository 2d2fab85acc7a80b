// Finds runner modules by their file names.
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the runners that come with Reelgraph. */
const BUILT_IN = fileURLToPath(new URL('./runners', import.meta.url))

/**
 * The `*.runner.ts` (or, compiled, `*.runner.js`) files of the built-in folder and of `folders`, in a stable order.
 * @param only leaves the built-in ones out
 */
export function findRunners(folders: readonly string[], only = false): string[] {
  const files = [...(only ? [] : [BUILT_IN]), ...folders.map(folder => resolve(folder))]
    .filter(folder => existsSync(folder))
    .flatMap(folder =>
      readdirSync(folder)
        .filter(name => /\.runner\.(ts|js|mjs)$/.test(name))
        .sort()
        .map(name => join(folder, name)),
    )
  return [...new Set(files)]
}
