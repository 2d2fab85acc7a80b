// What the open graph names and this server lacks: read when it is opened.
import type { MissingInfo } from '../../../engine/protocol/library.ts'
import { ApiError } from '../../api/http.ts'
import type { Editor } from '../editor.ts'

export const countMissing = (missing: MissingInfo | undefined): number =>
  missing ? missing.nodes.length + missing.providers.length + missing.files.length : 0

/** Asks the server again. Without an answer nothing is said to be missing: a run would say it too. */
export async function readMissing(editor: Editor): Promise<MissingInfo | undefined> {
  const { document } = editor
  try {
    const missing = await editor.api.missing(document)
    if (editor.document.id !== document.id) return undefined
    editor.session.setState({ missing })
    return missing
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    editor.session.setState({ missing: undefined })
    return undefined
  }
}

/** Looks whether a graph that was just opened lacks something, and shows it, once for each graph and lack. */
export async function meetMissing(editor: Editor): Promise<void> {
  const missing = await readMissing(editor)
  if (!missing || countMissing(missing) === 0) return
  const what = [
    ...missing.nodes.map(each => `${each.node} ${each.type}`),
    ...missing.providers.map(each => `${each.node} ${each.value}`),
    ...missing.files.map(each => each.digest.slice(0, 8)),
  ]
  const seen = `missing.${editor.document.id}.${what.join(',').slice(0, 300)}`
  if (editor.knows(seen)) return
  editor.learn(seen)
  editor.shell.setState({ dialog: 'missing' })
}
