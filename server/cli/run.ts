// Runs a graph from the command line: plan, live progress, export, report, exit code.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { GraphDocument } from '../../engine/graph/document.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import type { RunRequest, Target } from '../../engine/protocol/api.ts'
import { InvalidGraphError } from '../../engine/run/api.ts'
import type { HostOptions } from '../host.ts'
import { roughCut } from '../rough-cut.ts'
import { type CommandEngine, openEngine, type StartedRun } from './engine.ts'
import { exportFiles, filesOf, products } from './export.ts'
import { applySetting, parseTarget, problemLine } from './graph.ts'
import { type Paint, seconds } from './paint.ts'
import { itemLine, showProgress } from './progress.ts'
import { type Report, reportOf } from './report.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage.ts'

export interface RunOptions {
  readonly data: string
  readonly set: readonly string[]
  readonly target: readonly string[]
  readonly out: string | undefined
  readonly dry: boolean
  readonly force: boolean
  /** How many more takes of the targets to make, with other seeds. */
  readonly takes: number
  /** The most that services may charge, in US dollars. */
  readonly cap: number | undefined
  readonly json: boolean
  /** Prints the executed items after the run. */
  readonly list: boolean
  /** Cuts what is there, with slates for the rest; nothing is generated. */
  readonly rough?: boolean
  /** Nodes that may not execute. */
  readonly frozen?: readonly string[] | undefined
}

/** @returns the exit code @throws UsageError, LockedError */
export async function runCommand(
  read: (specs: ReadonlyMap<string, NodeSpec>) => Promise<GraphDocument>,
  options: RunOptions,
  terminal: Terminal,
  /** What a host is opened with besides, such as another library. */
  setting: Partial<HostOptions> = {},
): Promise<number> {
  const engine = await openEngine(options.data, setting)
  try {
    let document = await read(engine.specs)
    for (const change of options.set) document = await applySetting(document, change, engine.specs, engine.takeFile)
    if (options.rough) {
      const rough = roughCut(document, engine.specs)
      if (!rough) throw new UsageError('This graph has no node that can cut with slates: add an Assemble node.')
      return await run(engine, rough.graph, rough.targets ?? [], { ...options, frozen: rough.frozen }, terminal)
    }
    const targets = options.target.map(text => parseTarget(text, document))
    return await (options.dry ? dryRun : run)(engine, document, targets, options, terminal)
  } finally {
    await engine.close()
  }
}

type Step = (
  engine: CommandEngine,
  document: GraphDocument,
  targets: readonly Target[],
  options: RunOptions,
  terminal: Terminal,
) => Promise<number>

const requestOf = (
  graph: GraphDocument,
  targets: readonly Target[],
  { force, takes, cap, frozen = [] }: RunOptions,
): RunRequest => ({
  graph,
  targets: [...targets],
  force,
  takes,
  capUsd: cap ?? null,
  frozen: [...frozen],
})

const dryRun: Step = async (engine, document, targets, options, { out, paint }) => {
  const plan = await engine.plan(requestOf(document, targets, options))
  if (options.json) out(`${JSON.stringify(plan, null, 2)}\n`)
  else {
    for (const { node, key, state, why } of plan.items)
      out(
        `${(state === 'cached' ? paint.dim : paint.green)(state.padEnd(8))} ${key === '' ? node : `${node}/${key}`}  ${paint.dim(why)}\n`,
      )
    for (const problem of plan.problems) out(`${problemLine(problem)}\n`)
    const count = (state: string) => plan.items.filter(item => item.state === state).length
    out(
      `${count('run')} would run, ${count('cached')} are there, ${count('unknown')} are not known yet; about ${seconds(plan.seconds)} of work${plan.costUsd > 0 ? ` and $${plan.costUsd.toFixed(2)}` : ''}${plan.approximate ? ' (estimated)' : ''}.\n`,
    )
  }
  return plan.problems.some(problem => problem.severity === 'error') ? 2 : 0
}

const run: Step = async (engine, document, targets, options, terminal) => {
  const { out, paint } = terminal
  const { specs } = engine
  const titles = new Map(document.nodes.map(node => [node.id, node.title || specs.get(node.type)?.title || node.type]))
  const progress = showProgress(
    options.json
      ? { write: () => {}, columns: undefined }
      : { write: out, columns: terminal.columns, rows: terminal.rows },
    titles,
    paint,
  )
  let handle: StartedRun
  try {
    handle = await engine.start(requestOf(document, targets, options), progress.take)
  } catch (error) {
    if (!(error instanceof InvalidGraphError)) throw error
    if (options.json) out(`${JSON.stringify({ status: 'invalid', problems: error.problems }, null, 2)}\n`)
    throw new UsageError(error.problems.map(problemLine).join('\n'))
  }
  const stopCancel = terminal.onInterrupt(() => {
    if (!options.json) out('Cancelling; finished items stay.\n')
    handle.cancel()
  })
  const info = await handle.finished
  stopCancel()
  progress.end()
  const results = await engine.results(handle.id)
  const items = progress.tally.items()
  const files = options.out
    ? await exportFiles(
        filesOf(results, products(document, targets, specs), document, specs),
        options.out,
        document,
        engine.file,
      )
    : []
  const report = reportOf({ info, document, items, results, specs, files })
  if (options.out) {
    await mkdir(options.out, { recursive: true })
    await writeFile(join(options.out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
  }
  if (options.json) out(`${JSON.stringify({ ...report, results }, null, 2)}\n`)
  else printSummary(report, options, terminal)
  return info.status === 'done' ? 0 : 1
}

function printSummary(report: Report, options: RunOptions, { out, paint, columns }: Terminal): void {
  // On a terminal the item lines were not printed as they came.
  if (columns !== undefined)
    for (const { item, message } of report.failed)
      out(
        `${itemLine({ node: item, key: '', status: 'failed', seconds: 0, served: undefined, message, warnings: [], fraction: 0 }, paint)}\n`,
      )
  for (const { item, message } of report.warnings) out(`${paint.yellow('warning')}   ${item}  ${message}\n`)
  if (options.list) {
    out(`Executed ${report.executed.length} items:\n`)
    for (const { item, served } of report.executed) out(`  ${item}${served ? paint.dim(`  ${served}`) : ''}\n`)
  }
  for (const qc of report.qc) printChecks(qc, out, paint)
  for (const episode of report.episodes)
    out(
      `${paint.bold(episode.title)}: ${episode.size}, ${episode.fps} fps, ${episode.frames} frames, ${seconds(episode.seconds)}, ` +
        `${episode.loudness.integrated.toFixed(1)} LUFS, ${episode.loudness.truePeak.toFixed(1)} dBTP\n`,
    )
  for (const { file } of report.files) out(`wrote     ${join(options.out ?? '', file)}\n`)
  if (options.out) out(`wrote     ${join(options.out, 'report.json')}\n`)
  const color = report.status === 'done' ? paint.green : paint.red
  out(
    `${color(report.status)}: ${report.executed.length} executed, ${report.cached.length} cached, ${report.failed.length} failed, in ${seconds(report.seconds)}.\n`,
  )
}

function printChecks(qc: Report['qc'][number], out: (text: string) => void, paint: Paint): void {
  for (const check of qc.checks)
    out(
      `${check.pass ? paint.green('pass') : paint.red('FAIL')}      ${check.metric}: ${check.value} (${check.target})\n`,
    )
  for (const { metric, why } of qc.unmeasured) out(`${paint.dim('none')}      ${metric}: not measured, ${why}\n`)
  for (const { scene, before, after, kept } of qc.remade)
    out(
      `${paint.yellow('remade')}    ${scene} for ${before.join(', ')}: ${kept === 'after' ? 'better' : `no better (${after.join(', ') || 'nothing against it'}), the first stays`}\n`,
    )
}
