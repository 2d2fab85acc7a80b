// A command of the built command line, after set-up: `node scripts/reelgraph.mjs episode --prompt "…"`.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, checkNode, compilePackages, installPackages, installPrograms, ROOT } from './setup.mjs'

/** Sets up, runs the command with these arguments, and ends as it ends. */
export async function reelgraph(args) {
  checkNode()
  const programs = installPrograms({ browser: false })
  await installPackages()
  const [isBuilt] = await Promise.all([build(), compilePackages(), programs])
  if (!isBuilt) process.exit(1)
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'node', 'server', 'cli.js'), ...args], { stdio: 'inherit' })
  // Ctrl+C reaches the command by itself; it ends in its own time.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

if (process.argv[1] === import.meta.filename) await reelgraph(process.argv.slice(2))
