// Set-up that every command shares: Node's version, packages, system programs, and a build newer than the sources.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

const say = line => process.stderr.write(`${line}\n`)

/** Ends the process with a clear line when Node.js is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  say(`Reelgraph needs Node.js 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

/** Runs a program in the repository. @returns whether it ended well */
export function run(program, args, options = {}) {
  return new Promise(resolve => {
    const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', ...options })
    child.once('error', error => {
      say(`${program} could not be started: ${error.message}`)
      resolve(false)
    })
    child.once('exit', code => resolve(code === 0))
  })
}

/** The JavaScript entry of an installed package's command, to be run by this very Node.js. */
export const tool = path => [process.execPath, join(ROOT, 'node_modules', path)]

/** What a package compiles for this machine where no file made for it can be fetched: SQLite, a minute of one core. */
const NATIVE = join(ROOT, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node')

const npm = (...args) => {
  const headers = join(dirname(process.execPath), '..')
  const env = {
    ...process.env,
    // The CUDA files of onnxruntime are fetched only by those who ask for them.
    ONNXRUNTIME_NODE_INSTALL: 'skip',
    ONNXRUNTIME_NODE_INSTALL_CUDA: 'skip',
    // Node's own headers lie beside it as a rule: no need to fetch them.
    ...(existsSync(join(headers, 'include/node/node_version.h')) ? { npm_config_nodedir: headers } : {}),
  }
  const isWindows = process.platform === 'win32'
  return run(isWindows ? 'npm.cmd' : 'npm', args, { env, shell: isWindows })
}

/**
 * `npm ci`, when nothing is installed or the lock file is newer than what is. Compiles nothing: `compilePackages` does,
 * beside other work.
 */
export async function installPackages() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json')
  const lock = join(ROOT, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs - 1000) return
  say('Installing packages (npm ci) …')
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund']
  if (await npm('ci', ...flags)) return
  say('Trying again without the strict check of the lock file (npm install) …')
  if (await npm('install', '--no-save', ...flags)) return
  say('The packages could not be installed; npm said why above.')
  process.exit(1)
}

/** Runs the install scripts of the packages, when what they make is not there; with a compiler from Debian's packages if need be. */
export async function compilePackages() {
  if (existsSync(NATIVE)) return
  say('Fetching or compiling what better-sqlite3 needs (npm rebuild) …')
  if ((await npm('rebuild')) && existsSync(NATIVE)) return
  const compiler = ['build-essential', 'python3']
  if ((await installDebian(compiler)) && (await npm('rebuild')) && existsSync(NATIVE)) return
  say('better-sqlite3 could not be compiled; npm said why above. It needs a C++ compiler, make and Python 3.')
  process.exit(1)
}

const has = program => spawnSync(program, ['-version'], { stdio: 'ignore' }).error === undefined
const hasFont = language => spawnSync('fc-list', [`:lang=${language}`, 'family'], { encoding: 'utf8' }).stdout?.trim()

/**
 * Programs and fonts from Debian's packages, where we may install them; else one line that says what is missing.
 * @param options.browser also the browser that the tests drive
 */
export async function installPrograms({ browser }) {
  const wanted = []
  if (!has('ffmpeg') || !has('ffprobe')) wanted.push('ffmpeg')
  if (browser && !has('chromium') && !has('google-chrome')) wanted.push('chromium')
  if (process.platform === 'linux' && !(hasFont('en') && hasFont('ja') && hasFont('ar')))
    wanted.push('fontconfig', 'fonts-dejavu-core', 'fonts-droid-fallback')
  if (wanted.length === 0) return
  if (await installDebian(wanted)) return
  const how = HAS_APT ? `: sudo apt-get install ${wanted.join(' ')}` : ' (ffmpeg 5 or newer; see the README).'
  say(`Missing: ${wanted.join(', ')}. Install ${wanted.length > 1 ? 'them' : 'it'}${how}`)
}

const HAS_APT = existsSync('/usr/bin/apt-get')
/** One at a time: apt locks its lists. */
let aptIsFree = Promise.resolve()

/** Debian's packages, where we may install them. @returns whether they are installed */
function installDebian(packages) {
  const installing = aptIsFree.then(async () => {
    const isRoot = process.getuid?.() === 0
    const may = HAS_APT && (isRoot || spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0)
    if (!may) return false
    say(`Installing ${packages.join(', ')} (apt-get) …`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const [program, ...rest] = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get']
    const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] }
    await run(program, [...rest, 'update', '-qq'], quiet)
    return run(program, [...rest, 'install', '-y', '-qq', '--no-install-recommends', ...packages], quiet)
  })
  aptIsFree = installing.then(() => {})
  return installing
}

const SOURCES = [
  'editor',
  'engine',
  'nodes',
  'server',
  'worker',
  'public',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
  'tsconfig.build.json',
]

/** The newest change below a path, in ms; folders count, because a deletion changes only them. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  let latest = stat.mtimeMs
  if (stat.isDirectory()) for (const name of readdirSync(path)) latest = Math.max(latest, newest(join(path, name)))
  return latest
}

/** Compiles server and editor, side by side, when a source is newer than the build. @returns whether there is a good build */
export async function build({ force = false } = {}) {
  const stamp = join(ROOT, 'dist', '.built')
  const startedAt = new Date()
  if (
    !force &&
    existsSync(stamp) &&
    statSync(stamp).mtimeMs > Math.max(...SOURCES.map(name => newest(join(ROOT, name))))
  )
    return true
  say('Building …')
  const dist = join(ROOT, 'dist')
  const [next, old] = [join(dist, 'node.next'), join(dist, 'node.old')]
  for (const folder of [next, old]) rmSync(folder, { recursive: true, force: true })
  const [node, tsc] = tool('typescript/bin/tsc')
  const [, vite] = tool('vite/bin/vite.js')
  const [server, editor] = await Promise.all([
    // Types are checked by `npm test`.
    run(node, [tsc, '-p', 'tsconfig.build.json', '--noCheck', '--outDir', next]),
    run(node, [vite, 'build', '--logLevel', 'warn']),
  ])
  if (!server || !editor) return false
  // Into place at once, so that no file of a deleted source stays behind and a running server loses nothing.
  if (existsSync(join(dist, 'node'))) renameSync(join(dist, 'node'), old)
  renameSync(next, join(dist, 'node'))
  rmSync(old, { recursive: true, force: true })
  writeFileSync(stamp, `${startedAt.toISOString()}\n`)
  return true
}
