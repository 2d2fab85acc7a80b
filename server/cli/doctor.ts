// What this machine has, what is missing, and what to do about it.
import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { locateFfmpeg } from '../../nodes/media/ffmpeg/index.ts'
import { openHost } from '../host.ts'
import { allSettings } from '../library/connections.ts'
import { openSecrets, type Secrets } from '../library/secrets.ts'
import { probes } from '../providers.ts'
import { newToken } from '../tokens.ts'
import type { Terminal } from './terminal.ts'

const execute = promisify(execFile)
const require = createRequire(import.meta.url)

/** `ok`; `optional`: something works less well; `missing`: something does not work. */
type State = 'ok' | 'optional' | 'missing'

interface Finding {
  readonly name: string
  readonly state: State
  readonly detail: string
  /** What to do; '' when all is well. */
  readonly remedy?: string
}

const FILTERS = ['xfade', 'acrossfade', 'sidechaincompress', 'loudnorm', 'ebur128', 'amix', 'zoompan', 'subtitles']
const ENCODERS = ['libx264', 'aac']
const FREE_GIB = 2

/** @returns the exit code: 1 when something needed is missing */
export async function doctor(data: string, { out, paint }: Terminal): Promise<number> {
  const marks = { ok: paint.green('ok      '), optional: paint.yellow('optional'), missing: paint.red('missing ') }
  let worst: State = 'ok'
  for (const check of [
    node,
    ffmpeg,
    speech,
    faces,
    fonts,
    browser,
    () => folder(data),
    () => providers(data),
    worker,
  ]) {
    for (const { name, state, detail, remedy } of await check()) {
      out(`${marks[state]}  ${name}: ${detail}\n${remedy ? `          ${remedy}\n` : ''}`)
      if (state === 'missing') worst = 'missing'
    }
  }
  out(worst === 'missing' ? 'Something needed is missing; see above.\n' : 'Everything needed is here.\n')
  return worst === 'missing' ? 1 : 0
}

async function node(): Promise<Finding[]> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isGood = major > 20 || (major === 20 && minor >= 19)
  return [
    {
      name: 'Node.js',
      state: isGood ? 'ok' : 'missing',
      detail: process.versions.node,
      ...(isGood ? {} : { remedy: 'Install Node.js 20.19 or newer.' }),
    },
  ]
}

async function ffmpeg(): Promise<Finding[]> {
  const remedy = 'Install ffmpeg 5 or newer with libx264 (Debian: apt-get install ffmpeg).'
  try {
    const found = await locateFfmpeg()
    const listed = async (what: string) =>
      (await execute(found.ffmpeg, ['-hide_banner', what], { maxBuffer: 1 << 24 })).stdout
    const [filters, encoders] = [await listed('-filters'), await listed('-encoders')]
    const has = (list: string, name: string) => new RegExp(`\\s${name}\\s`).test(list)
    const absent = [...FILTERS.filter(name => !has(filters, name)), ...ENCODERS.filter(name => !has(encoders, name))]
    return absent.length > 0
      ? [{ name: 'ffmpeg', state: 'missing', detail: `${found.version} lacks ${absent.join(', ')}`, remedy }]
      : [{ name: 'ffmpeg', state: 'ok', detail: `${found.version} at ${found.ffmpeg}` }]
  } catch (error) {
    return [{ name: 'ffmpeg', state: 'missing', detail: words(error), remedy }]
  }
}

async function speech(): Promise<Finding[]> {
  try {
    require.resolve('@echogarden/espeak-ng-emscripten')
    return [{ name: 'Embedded voice', state: 'ok', detail: 'eSpeak NG is installed' }]
  } catch {
    return [
      {
        name: 'Embedded voice',
        state: 'optional',
        detail: 'eSpeak NG is not installed: lines need another voice provider',
        remedy: 'npm install --include=optional',
      },
    ]
  }
}

async function faces(): Promise<Finding[]> {
  try {
    const model = join(dirname(require.resolve('@vladmandic/face-api/package.json')), 'model')
    const weights = readdirSync(model).filter(file => file.endsWith('.bin'))
    if (weights.length === 0) throw new Error('the package carries no weights')
    return [{ name: 'Face recognition', state: 'ok', detail: `${weights.length} embedded networks` }]
  } catch (error) {
    return [
      {
        name: 'Face recognition',
        state: 'missing',
        detail: words(error),
        remedy: 'Run npm ci again: @vladmandic/face-api carries the weights.',
      },
    ]
  }
}

async function fonts(): Promise<Finding[]> {
  const has = async (language: string): Promise<boolean> =>
    (await execute('fc-list', [`:lang=${language}`, 'family'])).stdout.trim() !== ''
  try {
    const absent: string[] = []
    for (const [language, name] of [
      ['en', 'Latin'],
      ['ja', 'Japanese'],
      ['ar', 'Arabic'],
    ] as const)
      if (!(await has(language))) absent.push(name)
    if (absent.length === 0) return [{ name: 'Fonts', state: 'ok', detail: 'Latin, Japanese and Arabic' }]
    const remedy = 'Debian: apt-get install fonts-dejavu-core fonts-droid-fallback'
    return [{ name: 'Fonts', state: 'optional', detail: `none for ${absent.join(', ')}`, remedy }]
  } catch {
    return [{ name: 'Fonts', state: 'optional', detail: 'fontconfig is not installed, so they were not looked at' }]
  }
}

async function browser(): Promise<Finding[]> {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome'])
    try {
      const { stdout } = await execute(name, ['--version'])
      return [{ name: 'Chromium', state: 'ok', detail: stdout.trim() }]
    } catch {
      // The next name, then.
    }
  const remedy = 'Debian: apt-get install chromium'
  return [{ name: 'Chromium', state: 'optional', detail: 'not found; only the browser tests need it', remedy }]
}

async function folder(data: string): Promise<Finding[]> {
  try {
    mkdirSync(data, { recursive: true })
    accessSync(data, constants.W_OK)
    const { bavail, bsize } = await statfs(data)
    const free = (bavail * bsize) / 1024 ** 3
    const models = existsSync(join(data, 'models')) ? readdirSync(join(data, 'models')) : []
    const detail = `${data}, ${free.toFixed(0)} GiB free${models.length > 0 ? `, models: ${models.join(', ')}` : ''}`
    return free < FREE_GIB
      ? [
          {
            name: 'Data folder',
            state: 'missing',
            detail,
            remedy: `Free ${FREE_GIB} GiB, or choose another folder with REELGRAPH_DATA.`,
          },
        ]
      : [{ name: 'Data folder', state: 'ok', detail }]
  } catch (error) {
    return [
      {
        name: 'Data folder',
        state: 'missing',
        detail: words(error),
        remedy: 'Choose another folder with REELGRAPH_DATA.',
      },
    ]
  }
}

/** Asked as the server would ask: with the keys and addresses that were entered in the editor. */
async function providers(data: string): Promise<Finding[]> {
  const signal = AbortSignal.timeout(5000)
  let secrets: Secrets
  try {
    secrets = openSecrets(data, allSettings)
  } catch (error) {
    return [{ name: 'Stored keys', state: 'missing', detail: words(error) }]
  }
  try {
    return await Promise.all(
      probes.map(async (probe): Promise<Finding> => {
        const { name, ok, detail } = await probe(signal)
        return { name, state: ok ? 'ok' : 'optional', detail }
      }),
    )
  } finally {
    secrets.close()
  }
}

/** Starts a server and its worker in a folder of its own, and waits for the handshake. */
async function worker(): Promise<Finding[]> {
  const data = await mkdtemp(join(tmpdir(), 'reelgraph-doctor-'))
  try {
    const host = await openHost({ data, what: 'reelgraph doctor', token: newToken() })
    try {
      const end = Date.now() + 60_000
      while (host.hub.workers().length === 0 && Date.now() < end) await new Promise(resolve => setTimeout(resolve, 50))
      const [info] = host.hub.workers()
      const broken = brokenRunners(join(data, 'logs', 'server.log'))
      const remedy = 'Run npm ci again; if that does not help, report it with this message.'
      const found: Finding[] = broken.map(detail => ({ name: 'Runner', state: 'missing', detail, remedy }))
      if (!info) return [...found, { name: 'Worker', state: 'missing', detail: 'did not connect within 60 s', remedy }]
      const detail = `connected, offers ${info.offers.map(offer => `${offer.capability} (${offer.runner})`).join(', ') || 'nothing'}`
      return [...found, { name: 'Worker', state: info.offers.length > 0 ? 'ok' : 'missing', detail }]
    } finally {
      await host.close()
    }
  } catch (error) {
    return [{ name: 'Worker', state: 'missing', detail: words(error) }]
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

const brokenRunners = (log: string): string[] =>
  (existsSync(log) ? readFileSync(log, 'utf8') : '')
    .split('\n')
    .flatMap(line => /"msg":"(.*left out: .*)"/.exec(line)?.[1] ?? [])

const words = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
