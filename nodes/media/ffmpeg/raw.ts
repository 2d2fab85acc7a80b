// What ffmpeg writes to its pipe, handed over piece by piece.
import { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { type FfmpegCommand, type FfmpegRun, runFfmpeg } from './run.ts'

/**
 * Runs ffmpeg with one output to a pipe and gives every piece of it to `take`, which may hold ffmpeg back with a promise.
 * @param build gets the stream to name as an output of its command
 * @throws what `take` throws, or as `runFfmpeg`
 */
export async function readRaw(
  take: (chunk: Buffer) => void | Promise<void>,
  build: (sink: Writable) => (command: FfmpegCommand) => FfmpegCommand,
  run: FfmpegRun,
): Promise<void> {
  // fluent-ffmpeg takes a closing stream for a broken one, so this one ends without closing.
  const sink = new Writable({
    emitClose: false,
    autoDestroy: false,
    write: (chunk: Buffer, _encoding, done) => void (async () => take(chunk))().then(() => done(), done),
  })
  let own: unknown
  const drained = finished(sink, { cleanup: true }).catch(error => {
    own = error
    throw error
  })
  // ffmpeg has often ended before all that it wrote is read: its pipe ends the sink then, and only a failure ends it here.
  const work = runFfmpeg(build(sink), run).catch(error => {
    sink.end()
    throw error
  })
  const results = await Promise.allSettled([work, drained])
  if (own !== undefined) throw own
  for (const result of results) if (result.status === 'rejected') throw result.reason
}
