// Where things lie: the project's own folder and the data folder.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of Reelgraph's package.json, from the sources and from the build alike. @throws Error outside of both */
export function projectRoot(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (dirname(folder) === folder)
      throw new Error('The files of Reelgraph are incomplete: its package.json is missing.')
  }
}

/** `REELGRAPH_DATA`, else `.data` in the current folder. */
export const dataFolder = (env: NodeJS.ProcessEnv = process.env): string => resolve(env.REELGRAPH_DATA || '.data')

export const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string }).version
