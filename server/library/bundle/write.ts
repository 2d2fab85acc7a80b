// Writes a share bundle as a stream: nothing of a file is held in memory.
import { createReadStream, type ReadStream } from 'node:fs'
import { PassThrough, type Readable } from 'node:stream'
import yazl from 'yazl'
import type { ArtifactStore } from '../../../engine/store/api.ts'
import { extensionOf } from '../extensions.ts'
import { fileEntry, GRAPH, graphEntry, MANIFEST, REPORT } from './format.ts'
import type { Gathered } from './gather.ts'

/** The zip of what was gathered. Media is stored as it is, text is compressed. @param at the time that entries carry */
export function writeBundle(
  { manifest, text, graphs }: Gathered,
  report: string,
  artifacts: Pick<ArtifactStore, 'path'>,
  at: Date,
): Readable {
  const zip = new yazl.ZipFile()
  const put = (name: string, content: string): void =>
    zip.addBuffer(Buffer.from(content, 'utf8'), name, { mtime: at, compress: true })
  // The manifest comes first, so that a reader knows early what it has.
  put(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`)
  put(GRAPH, text)
  put(REPORT, report)
  manifest.graphs.forEach(({ id, revision }, index) => {
    put(graphEntry(id, revision), graphs[index] ?? '')
  })
  const out = new PassThrough()
  let reading: ReadStream | undefined
  for (const { digest, mime, bytes } of manifest.files)
    zip.addReadStreamLazy(fileEntry(digest, extensionOf(mime)), { mtime: at, compress: false, size: bytes }, give => {
      reading = createReadStream(artifacts.path(digest))
      give(null, reading)
    })
  // Whoever breaks a download off leaves no open file behind.
  out.on('close', () => reading?.destroy())
  // A file that went away meanwhile must not look like the end of a good bundle.
  zip.on('error', error => out.destroy(error as Error))
  zip.outputStream.pipe(out)
  zip.end()
  return out
}
