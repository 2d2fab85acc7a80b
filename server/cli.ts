// The command line: finds the command, reads its options, and turns errors into words and exit codes.
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { validateDocument } from '../engine/graph/model/validate.ts'
import { doctor } from './cli/doctor.ts'
import { episodeGraph } from './cli/episode.ts'
import { problemLine, readGraph } from './cli/graph.ts'
import { exportCommand, importCommand } from './cli/interop.ts'
import { specsIn, withUserNodes } from './cli/library.ts'
import {
  approvalsCommand,
  bytesOf,
  collectCommand,
  queueCommand,
  tasksCommand,
  wedgeCommand,
  wedgeRequest,
  withServer,
} from './cli/manage.ts'
import { printNodes } from './cli/nodes.ts'
import { runCommand } from './cli/run.ts'
import { openTerminal } from './cli/terminal.ts'
import { USAGE, UsageError } from './cli/usage.ts'
import { listUserNodes, newNode, testNode, trustCommand } from './cli/user-nodes.ts'
import { whyCommand } from './cli/why.ts'
import { nodesInfo } from './http/info.ts'
import { workerCommand } from './local-worker.ts'
import { LockedError } from './lock.ts'
import { serve } from './main.ts'
import { dataFolder, packageVersion, projectRoot } from './paths.ts'
import { grantWorker, revokeWorker } from './tokens.ts'

type Command = (args: string[]) => Promise<number>

const terminal = openTerminal()
const text = { type: 'string' } as const
const flag = { type: 'boolean', default: false } as const
const list = { type: 'string', multiple: true, default: [] as string[] } as const
const RUN = {
  target: list,
  set: list,
  out: text,
  dry: flag,
  force: flag,
  takes: text,
  cap: text,
  json: flag,
} as const

/** What every command that runs a graph understands alike. */
const runOptions = (values: { takes?: string | undefined; cap?: string | undefined }) => ({
  takes: numberOf(values.takes, 'takes', 0, 32) ?? 0,
  cap: numberOf(values.cap, 'cap', 0, 1_000_000),
})

/** The one positional argument. @throws UsageError */
function only(positionals: readonly string[], what: string): string {
  const [first, ...more] = positionals
  if (first === undefined || more.length > 0) throw new UsageError(`Give ${what}.`)
  return first
}

/** The arguments of a command without options. */
const operands = (args: string[]): string[] => parseArgs({ args, allowPositionals: true, options: {} }).positionals

function numberOf(value: string | undefined, name: string, least: number, most: number): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number) || number < least || number > most)
    throw new UsageError(`--${name} must be a number from ${least} to ${most}.`)
  return number
}

const commands: Readonly<Record<string, Command>> = {
  run: args => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: RUN })
    const file = only(positionals, 'one graph file: reelgraph run <graph.json>')
    return runCommand(
      () => readGraph(file),
      { ...values, ...runOptions(values), out: values.out, data: dataFolder(), list: false },
      terminal,
    )
  },

  'rough-cut': args => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { set: list, out: text, json: flag },
    })
    const file = only(positionals, 'one graph file: reelgraph rough-cut <graph.json>')
    return runCommand(
      () => readGraph(file),
      {
        ...{ ...values, out: values.out, data: dataFolder(), list: false, rough: true },
        ...{ target: [], dry: false, force: false, takes: 0, cap: undefined },
      },
      terminal,
    )
  },

  episode: args => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...RUN,
        prompt: text,
        duration: text,
        genre: text,
        theme: text,
        setting: text,
        tone: text,
        seed: text,
        graph: text,
      },
    })
    const premise = values.prompt ?? positionals.join(' ')
    if (premise.trim() === '') throw new UsageError('Say what the episode is about: --prompt "…".')
    const seconds = numberOf(values.duration, 'duration', 5, 3600) ?? 300
    const seed = numberOf(values.seed, 'seed', 0, 4_294_967_295)
    const file = values.graph ?? join(projectRoot(), 'graphs', 'pilot.json')
    return runCommand(
      async specs => episodeGraph(await readGraph(file), { ...pick(values), premise, seconds, seed }, specs),
      { ...values, ...runOptions(values), out: values.out ?? 'out', data: dataFolder(), list: true },
      terminal,
    )
  },

  validate: async args => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: flag } })
    const document = await readGraph(only(positionals, 'one graph file: reelgraph validate <graph.json>'))
    const problems = validateDocument(document, await specsIn(dataFolder()))
    if (values.json) terminal.out(`${JSON.stringify(problems, null, 2)}\n`)
    else {
      for (const problem of problems) terminal.out(`${problemLine(problem)}\n`)
      const errors = problems.filter(problem => problem.severity === 'error').length
      const warnings = problems.length - errors
      terminal.out(`${document.nodes.length} nodes: ${errors} errors, ${warnings} warnings.\n`)
    }
    return problems.some(problem => problem.severity === 'error') ? 2 : 0
  },

  nodes: async args => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: flag } })
    const info = await withUserNodes(dataFolder(), ({ library }) => nodesInfo(library))
    if (values.json) terminal.out(`${JSON.stringify(info, null, 2)}\n`)
    else printNodes(info.nodes, positionals[0], terminal)
    return 0
  },

  'user-nodes': args => {
    parseArgs({ args, options: {} })
    return listUserNodes(dataFolder(), terminal)
  },
  trust: args =>
    trustCommand(dataFolder(), only(operands(args), 'one folder: reelgraph trust <folder>'), true, terminal),
  untrust: args =>
    trustCommand(dataFolder(), only(operands(args), 'one folder: reelgraph untrust <folder>'), false, terminal),
  'new-node': async args =>
    newNode(dataFolder(), only(operands(args), 'one name: reelgraph new-node <name>'), terminal),
  'test-node': async args =>
    testNode(dataFolder(), only(operands(args), 'one folder: reelgraph test-node <folder>'), terminal),

  import: args => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { out: text, api: flag } })
    return importCommand(dataFolder(), only(positionals, 'one file: reelgraph import <file>'), values.out, terminal)
  },
  export: async args => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { out: text, api: flag } })
    if (!values.api) throw new UsageError('Say in which form: reelgraph export --api <graph.json>.')
    const file = only(positionals, 'one graph file: reelgraph export --api <graph.json>')
    return exportCommand(dataFolder(), file, values.out, terminal)
  },

  why: async args => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: flag } })
    const [run, item, ...more] = positionals
    if (run === undefined || item === undefined || more.length > 0)
      throw new UsageError('Give a run and an item: reelgraph why <run> <node>[/key]. The run may be “last”.')
    return whyCommand(resolve(dataFolder()), run, item, values.json, terminal)
  },

  gc: args => {
    const { values } = parseArgs({ args, options: { budget: text } })
    const budget = bytesOf(values.budget ?? '')
    return withServer(dataFolder(), ask => collectCommand(ask, budget, terminal))
  },
  queue: args => {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    return withServer(dataFolder(), ask => queueCommand(ask, positionals, terminal))
  },
  approvals: args => {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    return withServer(dataFolder(), ask => approvalsCommand(ask, positionals, terminal))
  },
  tasks: args => {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    return withServer(dataFolder(), ask => tasksCommand(ask, positionals, terminal))
  },
  wedge: async args => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { sweep: list, target: text, out: text, list: flag, cap: text },
    })
    const graph = await readGraph(
      only(positionals, 'one graph file: reelgraph wedge <graph.json> --sweep node.param=a,b'),
    )
    const request = wedgeRequest(
      graph,
      values.sweep,
      values.target,
      values.list,
      numberOf(values.cap, 'cap', 0, 1_000_000),
    )
    return withServer(dataFolder(), ask => wedgeCommand(ask, request, values.out, terminal))
  },

  doctor: args => {
    parseArgs({ args, options: {} })
    return doctor(dataFolder(), terminal)
  },

  serve: args => {
    const { values } = parseArgs({
      args,
      options: { port: text, host: text, token: text, 'allow-host': list, slots: text },
    })
    const asked = values.port ?? process.env.PORT
    return serve(
      {
        data: dataFolder(),
        address: values.host ?? '127.0.0.1',
        port: numberOf(asked, 'port', 0, 65_535) ?? 7700,
        search: values.port === undefined,
        token: values.token ?? process.env.REELGRAPH_TOKEN,
        allowHosts: values['allow-host'],
        slots: numberOf(values.slots, 'slots', 1, 256),
      },
      line => terminal.out(`${line}\n`),
    )
  },

  worker: args =>
    new Promise((done, reject) => {
      const { program, args: entry } = workerCommand()
      const child = spawn(program, [...entry, ...args], { stdio: 'inherit' })
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
      child.on('error', reject)
      child.on('exit', code => done(code ?? 1))
    }),

  token: async args => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { revoke: flag } })
    const name = only(positionals, 'the name of one worker: reelgraph token <name>')
    const data = resolve(dataFolder())
    if (values.revoke) {
      const had = revokeWorker(data, name)
      terminal.out(had ? `The token of ${name} is not valid any more.\n` : `There is no token for ${name}.\n`)
      return had ? 0 : 1
    }
    terminal.out(`${grantWorker(data, name)}\n`)
    return 0
  },
}

const pick = ({
  genre,
  theme,
  setting,
  tone,
}: { [K in 'genre' | 'theme' | 'setting' | 'tone']?: string | undefined }) => ({
  genre,
  theme,
  setting,
  tone,
})

async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    terminal.out(USAGE)
    return name === undefined ? 2 : 0
  }
  if (name === '--version' || name === '-v') {
    terminal.out(`${packageVersion()}\n`)
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new UsageError(`There is no command ${name}. See reelgraph help.`)
  if (name !== 'worker' && (args.includes('--help') || args.includes('-h'))) {
    terminal.out(USAGE)
    return 0
  }
  return command(args)
}

try {
  process.exit(await main(process.argv.slice(2)))
} catch (error) {
  const isWrongUse =
    error instanceof UsageError ||
    error instanceof LockedError ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  process.stderr.write(
    `${isWrongUse && error instanceof Error ? error.message : error instanceof Error ? error.stack : error}\n`,
  )
  process.exit(isWrongUse ? 2 : 1)
}
