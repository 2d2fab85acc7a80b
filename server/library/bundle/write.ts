// Writes a share bundle as a stream: nothing of a file is held in memory.
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
  for (const { digest, mime } of manifest.files)
    zip.addFile(artifacts.path(digest), fileEntry(digest, extensionOf(mime)), { mtime: at, compress: false })
  const out = new PassThrough()
  // A file that went away meanwhile must not look like the end of a good bundle.
  zip.on('error', error => out.destroy(error as Error))
  zip.outputStream.pipe(out)
  zip.end()
  return out
}
