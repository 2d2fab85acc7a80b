// `npm run lock`: adds to package-lock.json the optional packages of other platforms that the registry at hand did not
// offer when it was written. Without them `npm ci` refuses the whole file; with them it skips what is not for its machine.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The operating system, processor and C library that a platform package's name ends with. */
const PLATFORM = /(android|darwin|linux|win32|freebsd|openharmony)-(arm64|x64|arm|ia32|ppc64|riscv64|s390x)(?:-(.*))?$/

/** Where Node.js would look for a package from `path`, nearest first. */
function* placesFor(path, name) {
  for (let base = path; base !== ''; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/'))))
    yield `${base}/node_modules/${name}`
  yield `node_modules/${name}`
}

/** The entries that a lock file's packages lack. */
export function missingEntries(packages) {
  const missing = {}
  for (const [path, entry] of Object.entries(packages))
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const match = PLATFORM.exec(name)
      if (!match || [...placesFor(path, name)].some(place => place in packages)) continue
      const [, os, cpu, abi = ''] = match
      const libc = os === 'linux' && /musl|gnu/.test(abi) ? { libc: [/musl/.test(abi) ? 'musl' : 'glibc'] } : {}
      const dev = entry.dev ? { dev: true } : {}
      missing[`node_modules/${name}`] = { version, cpu: [cpu], ...dev, ...libc, optional: true, os: [os] }
    }
  return missing
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = join(fileURLToPath(new URL('..', import.meta.url)), 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const missing = missingEntries(lock.packages)
  const { '': root, ...rest } = { ...lock.packages, ...missing }
  const sorted = Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, 'en'))
  lock.packages = { '': root, ...Object.fromEntries(sorted) }
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  process.stdout.write(`${Object.keys(missing).length} packages added to package-lock.json\n`)
}
