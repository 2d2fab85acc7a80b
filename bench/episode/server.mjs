// The built server with its worker, as people run it, driven over IPC: one message per run of the graph, one answer each.
// Arguments: data folder. Messages: `{graph, targets}`; answers `{ready}`, then `{status, counts, problems, episode}`. It ends when
// whoever started it lets go of it, or is no more.
import { parseDocument } from '../../dist/node/engine/graph/parse.js'
import { openHost } from '../../dist/node/server/host.js'

const host = await openHost({ data: process.argv[2], what: 'the benchmark' })
process.on('message', async message => {
  const parsed = parseDocument(message.graph)
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  const run = await host.engine.start({ graph: parsed.document, targets: message.targets })
  const { status, counts, problems } = await run.finished
  const made = host.engine.runResults(run.id).find(({ node }) => node === 'assemble')
  const video = made?.outputs.find(({ port }) => port === 'episode')?.value.video
  process.send({
    status,
    counts,
    problems: problems.map(({ node, key, message }) => `${node}/${key}: ${message}`),
    episode: video && { ...video, path: host.store.artifacts.path(video.digest) },
  })
})
process.once('disconnect', async () => {
  await host.close()
  process.exit()
})
process.send({ ready: true })
