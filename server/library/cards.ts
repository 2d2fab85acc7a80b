// Saved graphs as cards: their words, tags, and the last picture that they made.
import type { GraphCard } from '../../engine/protocol/library.ts'
import type { ArtifactStore } from '../../engine/store/api.ts'
import type { Makers } from '../../engine/store/makers.ts'
import type { Digest } from './documents.ts'

/** A map of more nodes than this would be a smear. */
const MAPPED = 80
/** How many files are looked at before a graph is said to have no picture: film lies last, near the newest. */
const LOOKED_AT = 120

export function cardsOf(digests: readonly Digest[], artifacts: ArtifactStore, makers: Makers): GraphCard[] {
  return digests.map(({ id, name, revision, updatedAt, description, tags, nodes, files }) => ({
    id,
    name,
    revision,
    updatedAt,
    description: description.slice(0, 400),
    tags,
    nodes: nodes.length,
    picture: pictureOf(id, artifacts, makers) ?? loadedPicture([...files.keys()], artifacts),
    layout: nodes.slice(0, MAPPED).map(({ at, type }) => ({ at, type })),
  }))
}

/** The newest film of a graph, else its newest picture. */
function pictureOf(graph: string, artifacts: ArtifactStore, makers: Makers): GraphCard['picture'] {
  let still: GraphCard['picture'] = null
  let looked = 0
  for (const { digest, mime } of makers.lastFiles(graph)) {
    if (++looked > LOOKED_AT) break
    const isFilm = mime.startsWith('video/')
    if ((!isFilm && (still !== null || !mime.startsWith('image/'))) || !artifacts.has(digest)) continue
    if (isFilm) return { digest, mime }
    still = { digest, mime }
  }
  return still
}

/** A picture or film that a graph loads. */
function loadedPicture(files: readonly string[], artifacts: ArtifactStore): GraphCard['picture'] {
  for (const digest of files) {
    const mime = artifacts.info(digest)?.mime ?? ''
    if (/^(image|video)\//.test(mime) && artifacts.has(digest)) return { digest, mime }
  }
  return null
}
