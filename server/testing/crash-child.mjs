// The server as it was built, making the short pilot it is given, or going on with it; it says so, and may be killed at any moment.
// Arguments: data folder, graph file. Messages: `{ready}` once it runs, `{status, results}` at its end.
import { readFile } from 'node:fs/promises'
import { parseDocument } from '../../dist/node/engine/graph/parse.js'
import { openHost } from '../../dist/node/server/host.js'

const [data = '', file = ''] = process.argv.slice(2)
const parsed = parseDocument(JSON.parse(await readFile(file, 'utf8')))
if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
const host = await openHost({ data, what: 'a crash test', worker: { slots: 2 }, resume: true })
const [resumed] = host.resumed
const run = resumed ?? (await host.engine.start({ graph: parsed.document }))
process.send?.({ ready: true, resumed: resumed !== undefined })
const info = await run.finished
const results = host.engine
  .runResults(run.id)
  .flatMap(({ node, outputs }) => outputs.map(({ port, key, digest }) => `${node}.${port}@${key} ${digest}`))
  .sort()
const problems = info.problems.map(({ node, key, message }) => `${node}/${key} ${message}`)
process.send?.({ status: info.status, counts: info.counts, problems, results }, () => {
  void host.close().then(() => process.disconnect())
})
