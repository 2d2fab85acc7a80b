// The stage of browser tests: the server as it was built, on a data folder of its own, and a real browser.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Built, as it is started by who uses it: from its sources it would come up seconds later, and so would its workers. */
const SERVER = join(ROOT, 'dist/node/server/cli.js')
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** What headless Chromium needs to run quietly, also as root in a container. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
]

/** Ends only what will never come: a machine with other work on it is slow, and that is no fault. */
const PATIENCE_MS = 60_000

export interface Stage {
  readonly url: string
  /** A new page in a browser profile of its own. What it complains about is collected. */
  open(options?: {
    width?: number
    height?: number
    theme?: 'dark' | 'light'
    /** Has never been here, and is shown the tour. */
    newcomer?: boolean
  }): Promise<Page>
  /** Errors of all pages: uncaught ones, and what the console calls errors. */
  readonly complaints: readonly string[]
  /** Ends the server as Ctrl C does, and starts it again on the same data folder. `meanwhile` runs in between. */
  restart(meanwhile?: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** @throws Error when the editor is not built, no browser is there, or the server does not come up */
export async function openStage(): Promise<Stage> {
  if (![SERVER, join(ROOT, 'dist/editor/index.html')].every(existsSync))
    throw new Error('Reelgraph is not built: run `npm run build`.')
  const executablePath = process.env.CHROMIUM ?? BROWSERS.find(path => existsSync(path))
  if (!executablePath) throw new Error('No Chromium was found: install it, or set CHROMIUM to its path.')
  const data = await mkdtemp(join(tmpdir(), 'reelgraph-e2e-'))
  const complaints: string[] = []
  let server = await startServer(data, 0)
  const { url } = server
  const port = Number(new URL(url).port)
  const browser: Browser = await chromium.launch({ executablePath, args: FLAGS })
  return {
    url,
    complaints,
    open: async ({ width = 1440, height = 900, theme = 'dark', newcomer = false } = {}) => {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: theme,
        reducedMotion: 'reduce',
      })
      if (!newcomer) await context.addInitScript(() => localStorage.setItem('reelgraph.tour', 'seen'))
      const page = await context.newPage()
      page.setDefaultTimeout(PATIENCE_MS)
      page.on('pageerror', error => complaints.push(error.message))
      page.on('console', message => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      return page
    },
    restart: async meanwhile => {
      await stopServer(server.process)
      await meanwhile?.()
      server = await startServer(data, port)
    },
    close: async () => {
      await browser.close()
      await stopServer(server.process)
      await rm(data, { recursive: true, force: true })
    },
  }
}

interface Running {
  readonly process: ChildProcess
  readonly url: string
}

/** @param port 0 takes a free one */
async function startServer(data: string, port: number): Promise<Running> {
  const child = spawn(process.execPath, [SERVER, 'serve', '--port', String(port)], {
    cwd: ROOT,
    env: { ...process.env, REELGRAPH_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString()
      const url = /ready: (http:\/\/\S+)/.exec(said)?.[1]
      if (url) resolve({ process: child, url })
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', code => reject(new Error(`The server ended with code ${code}:\n${said}`)))
  })
}

async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}
