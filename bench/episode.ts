// A whole episode from nothing, its stages apart, each as a ratio to encoding the same frames alone in the same run.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GraphDocument } from '../engine/graph/document.ts'
import { parseDocument } from '../engine/graph/parse.ts'
import { clipOptions, deterministic, runFfmpeg } from '../nodes/media/ffmpeg/index.ts'
import { EpisodeValue } from '../nodes/types.ts'
import { type Host, openHost } from '../server/host.ts'

const given = process.argv.find(argument => argument.startsWith('--seconds='))
const seconds = Number(given?.slice('--seconds='.length) ?? 300)
const folder = mkdtempSync(join(tmpdir(), 'reelgraph-bench-'))

function pilot(): GraphDocument {
  const parsed = parseDocument(JSON.parse(readFileSync(new URL('../graphs/pilot.json', import.meta.url), 'utf8')))
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  const nodes = parsed.document.nodes.map(node =>
    node.id === 'story' ? { ...node, params: { ...node.params, seconds } } : node,
  )
  return { ...parsed.document, nodes }
}

/** Runs what `node` needs (everything without one) that is not there yet; seconds of wall time, and how many items ran. */
async function stage(host: Host, node?: string): Promise<{ wall: number; done: number; id: string }> {
  const began = performance.now()
  const run = host.engine.start({ graph: pilot(), targets: node ? [{ node }] : [], allowPartial: false, force: false })
  const info = await run.finished
  if (info.status !== 'done') throw new Error(`The run ended ${info.status}: ${info.problems[0]?.message}`)
  return { wall: (performance.now() - began) / 1000, done: info.counts.done, id: run.id }
}

/** Decodes a film, and, with `output`, encodes its picture as the shots are encoded; seconds of wall time. */
async function film(path: string, frames: number, output?: string): Promise<number> {
  const began = performance.now()
  await runFfmpeg(
    command => {
      command.input(path).outputOptions('-map', '0:v:0')
      return output
        ? deterministic(command.outputOptions(...clipOptions({ fps: 24 })).output(output))
        : command.outputOptions('-f', 'null').output('-')
    },
    { durationSeconds: frames / 24, what: 'encode the film alone' },
  )
  return (performance.now() - began) / 1000
}

/** Resident memory of this process and all below it, in MiB. */
function memory(): number {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(row => row.trim().split(/\s+/).map(Number))
  const mine = new Set([process.pid])
  for (let grew = true; grew; ) {
    grew = false
    for (const [pid = 0, parent = 0] of rows)
      if (mine.has(parent) && !mine.has(pid)) {
        mine.add(pid)
        grew = true
      }
  }
  return rows.reduce((sum, [pid = 0, , rss = 0]) => sum + (mine.has(pid) ? rss : 0), 0) / 1024
}

const host = await openHost({ data: join(folder, 'data'), what: 'the benchmark' })
let peak = 0
const watch = setInterval(() => {
  peak = Math.max(peak, memory())
}, 500)
try {
  const shots = await stage(host, 'chain')
  const checks = await stage(host, 'refine')
  const rest = await stage(host)
  const again = await stage(host)
  const result = host.engine.runResults(rest.id).find(candidate => candidate.node === 'assemble')
  const episode = EpisodeValue.parse(result?.outputs.find(output => output.port === 'episode')?.value)
  const path = host.store.artifacts.path(episode.video.digest)
  const decode = await film(path, episode.video.frames)
  const alone = (await film(path, episode.video.frames, join(folder, 'alone.mp4'))) - decode
  const row = (label: string, wall: number) =>
    console.log(
      `${label.padEnd(44)}${`${wall.toFixed(1)} s`.padStart(9)}${`${(wall / alone).toFixed(2)}×`.padStart(8)}`,
    )
  console.log(
    `episode: ${seconds} s, ${episode.video.frames} frames of ${episode.video.width}×${episode.video.height}; × is the ratio to encoding them alone`,
  )
  row('floor: encoding the same frames alone', alone)
  row('generation: script, voices, shots', shots.wall)
  row('verification: faces, refine', checks.wall)
  row('sound, cut, checks of the file', rest.wall)
  row('the whole episode from nothing', shots.wall + checks.wall + rest.wall)
  row(`a second run (${again.done} items executed)`, again.wall)
  console.log(`peak memory of all processes: ${peak.toFixed(0)} MiB`)
} finally {
  clearInterval(watch)
  await host.close()
  rmSync(folder, { recursive: true, force: true })
}
