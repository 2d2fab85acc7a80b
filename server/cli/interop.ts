// `reelgraph import` and `reelgraph export`: graphs from and for other programs.
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { toApiForm } from '../../engine/graph/edit/apiform.ts'
import type { Problem } from '../../engine/protocol/events.ts'
import { ImportError, importFile } from '../imports.ts'
import { problemLine, readGraph } from './graph.ts'
import { specsIn } from './library.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage.ts'

/** Writes JSON to a file, or prints it; problems go to the standard error, so that a pipe gets the JSON alone. */
async function give(json: unknown, out: string | undefined, problems: readonly Problem[], terminal: Terminal) {
  for (const problem of problems) process.stderr.write(`${problemLine(problem)}\n`)
  const text = `${JSON.stringify(json, null, 2)}\n`
  if (out === undefined) terminal.out(text)
  else await writeFile(out, text)
}

/** The graph in any file that `POST /api/import` reads, as a document. @throws UsageError with every reason */
export async function importCommand(
  data: string,
  file: string,
  out: string | undefined,
  terminal: Terminal,
): Promise<number> {
  if (!existsSync(file)) throw new UsageError(`${file}: there is no such file.`)
  try {
    const { document, problems } = await importFile(file, { specs: await specsIn(data), name: basename(file) })
    await give(document, out, problems, terminal)
    return 0
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    throw new UsageError(
      `${file} cannot be imported:\n${error.problems.map(({ message }) => `  ${message}`).join('\n')}`,
    )
  }
}

/** A graph in API form. */
export async function exportCommand(
  data: string,
  file: string,
  out: string | undefined,
  terminal: Terminal,
): Promise<number> {
  const { form, lost } = toApiForm(await readGraph(file), await specsIn(data))
  await give(form, out, lost, terminal)
  return 0
}
