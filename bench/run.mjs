// `npm run bench [-- engine|episode|editor|identity]`: prints ratios against a floor in the same run, since absolute times are the machine's.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build, checkNode, compilePackages, installPackages } from '../scripts/setup.mjs'

checkNode()
await installPackages()
await compilePackages()

const names = process.argv.slice(2).filter(name => !name.startsWith('-'))
const flags = process.argv.slice(2).filter(name => name.startsWith('-'))
const all = ['engine', 'episode', 'editor', 'identity']
/** Takes a quarter of an hour and measures no time: only when asked for. */
const proofs = ['crash']
const known = [...all, ...proofs]
const unknown = names.filter(name => !known.includes(name))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${known.join(', ')}`)
  process.exit(2)
}
if (!(await build())) process.exit(1)
for (const name of names.length > 0 ? names : all) {
  const script = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', script, ...flags], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
