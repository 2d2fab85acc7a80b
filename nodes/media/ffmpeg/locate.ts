// Where ffmpeg and ffprobe are, and whether they are new enough.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { TransientError } from '../../../engine/graph/context.ts'

const execute = promisify(execFile)

/** The oldest ffmpeg that has every filter we use in the form we use it (`alimiter=latency` came with 5.1). */
const OLDEST = 5.1

/** A usable pair of programs. */
export interface Ffmpeg {
  /** Absolute paths. */
  readonly ffmpeg: string
  readonly ffprobe: string
  /** Such as `5.1.9-0+deb12u1`. */
  readonly version: string
}

let found: Promise<Ffmpeg> | undefined

/**
 * Finds ffmpeg and ffprobe: `FFMPEG_PATH` and `FFPROBE_PATH`, then the optional package ffmpeg-static, then the PATH.
 * Looked up once; a failure is looked up again, so that installing ffmpeg needs no restart.
 * @throws Error that says what to install.
 */
export function locateFfmpeg(): Promise<Ffmpeg> {
  found ??= locate(process.env).catch(error => {
    found = undefined
    throw error
  })
  return found
}

/** The look-up itself, with the environment as data. @throws Error as `locateFfmpeg`; TransientError when ffmpeg was killed meanwhile */
export async function locate(environment: Record<string, string | undefined>): Promise<Ffmpeg> {
  const ffmpeg = environment.FFMPEG_PATH || onPath('ffmpeg', environment.PATH) || installed('ffmpeg-static')
  if (!ffmpeg)
    throw new Error(`ffmpeg was not found. Install ffmpeg ${OLDEST} or newer, or set FFMPEG_PATH to its program file.`)
  const version = await versionOf(ffmpeg)
  const release = releaseOf(version)
  if (release !== undefined && release < OLDEST)
    throw new Error(`${ffmpeg} is version ${version}; Reelgraph needs ffmpeg ${OLDEST} or newer.`)
  const beside = join(dirname(ffmpeg), program('ffprobe'))
  const ffprobe =
    environment.FFPROBE_PATH ||
    (existsSync(beside) ? beside : onPath('ffprobe', environment.PATH)) ||
    installed('ffprobe-static')
  if (!ffprobe)
    throw new Error(`ffprobe was not found beside ${ffmpeg} or on the PATH. Install it, or set FFPROBE_PATH.`)
  return { ffmpeg, ffprobe, version }
}

const program = (name: string): string => (process.platform === 'win32' ? `${name}.exe` : name)

function onPath(name: string, path = ''): string | undefined {
  return path
    .split(delimiter)
    .filter(folder => folder !== '')
    .map(folder => join(folder, program(name)))
    .find(file => existsSync(file))
}

/** The program that an optional npm package brought, if it is installed. */
function installed(name: string): string | undefined {
  try {
    const exported: unknown = createRequire(import.meta.url)(name)
    const path = typeof exported === 'string' ? exported : (exported as { path?: string }).path
    return path !== undefined && existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

async function versionOf(ffmpeg: string): Promise<string> {
  const asked = execute(ffmpeg, ['-hide_banner', '-version'], { timeout: 20_000 })
  const { stdout } = await asked.catch((error: Error & { signal?: string | null }) => {
    // What was killed, or had no time on a machine this busy, says nothing of the program.
    if (error.signal)
      throw new TransientError(`${ffmpeg} was stopped by the system before it told its version`, { cause: error })
    throw new Error(`${ffmpeg} could not be run: ${error.message}`)
  })
  return /^ffmpeg version (\S+)/.exec(stdout)?.[1] ?? 'unknown'
}

/** `5.1` of `5.1.9`, `7.1` of `n7.1`; undefined for builds from a branch (`N-112233-g…`), which are taken as new. */
const releaseOf = (version: string): number | undefined => {
  const digits = /^n?(\d+\.\d)/.exec(version)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
