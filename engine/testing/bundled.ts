// A script of the tests as one plain file, for children that are started many times: from its sources each would first
// spend a second on being translated.
import { mkdtemp, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * @param entry a TypeScript file
 * @returns the script and the new temporary folder that it lies in; its packages are found from there too
 */
export async function bundled(entry: string): Promise<{ readonly script: string; readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'reelgraph-bundle-'))
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: { ssr: entry, outDir: folder, copyPublicDir: false, minify: false, target: 'node20' },
  })
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction')
  return { script: join(folder, basename(entry).replace(/\.ts$/, '.js')), folder }
}
