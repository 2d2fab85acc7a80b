// Sharing: a graph as JSON, in API form, in a bundle, and back; and the tags that it is found by.
import type { GraphDocument } from '../../../engine/graph/document.ts'
import { count } from '../../canvas/words.ts'
import { openFile } from '../actions/place.ts'
import { command } from '../document/document.ts'
import type { Editor } from '../editor.ts'

const changeTags = command<{ tags: readonly string[] }>({
  label: 'Change tags',
  apply: (draft, { tags }) => {
    if (tags.length === 0) delete draft.tags
    else draft.tags = [...tags]
  },
})

/** Tags a saved graph; the open one as a step that can be undone. @throws ApiError */
export async function setTags(editor: Editor, id: string, tags: readonly string[]): Promise<void> {
  if (id === editor.document.id) {
    editor.run(changeTags, { tags })
    return editor.saver.flush()
  }
  const { document, revision } = await editor.api.graph(id)
  const next: GraphDocument = { ...document, tags: [...tags] }
  if (tags.length === 0) delete next.tags
  await editor.api.saveGraph(next, revision)
}

const isZip = (file: File): boolean => /zip/.test(file.type) || /\.zip$/i.test(file.name)

/** Opens a file that somebody shared: a bundle, or anything that carries a graph. @throws ApiError */
export async function openShared(editor: Editor, file: File): Promise<void> {
  if (!isZip(file)) return openFile(editor, file)
  const receipt = await editor.api.importBundle(file)
  await editor.openGraph(receipt.graph.id)
  const came = [
    receipt.files > 0 && count(receipt.files, 'file'),
    receipt.known > 0 && `${count(receipt.known, 'file')} that ${receipt.known === 1 ? 'was' : 'were'} here`,
    receipt.takes > 0 && count(receipt.takes, 'take'),
    receipt.graphs > 0 && `${count(receipt.graphs, 'graph')} inside it`,
  ].filter(Boolean)
  editor.shell.toast('good', `Opened ${receipt.graph.name}${came.length > 0 ? ` with ${came.join(', ')}` : ''}.`)
  for (const problem of receipt.problems.slice(0, 2)) editor.shell.toast('bad', problem)
}

/** The open graph as a JSON file's text. */
export const graphJson = (document: GraphDocument): string => `${JSON.stringify(document, null, 2)}\n`

/** The open graph in API form, and what that form cannot say. @throws ApiError */
export async function apiFormJson(editor: Editor): Promise<{ text: string; lost: readonly string[] }> {
  const { form, problems } = await editor.api.apiForm(editor.document)
  return { text: `${JSON.stringify(form, null, 2)}\n`, lost: problems.map(problem => problem.message) }
}

/** A file name out of a graph's name. */
export const fileStem = (name: string): string => name.replace(/[^\p{L}\p{N} ._-]+/gu, '-').trim() || 'graph'
