// Takes from outside: a file of one's own in place of what a node would make.
import type { Json } from '../../../engine/graph/json.ts'
import type { OutputSpec } from '../../../engine/graph/spec.ts'
import { ApiError } from '../../api/http.ts'
import { pin } from '../document/item-commands.ts'
import type { Editor } from '../editor.ts'

/** Port types that a file's kind can be, by the beginning of its media type. */
const TYPES: Readonly<Record<string, string>> = { video: 'Clip', audio: 'Audio', image: 'Image' }

/** The output that a file goes to: the first of a fitting type, else the first. */
export function portFor(outputs: readonly OutputSpec[], mime: string): string | undefined {
  const fitting = TYPES[mime.split('/')[0] ?? '']
  return (outputs.find(output => output.type === fitting) ?? outputs[0])?.name
}

/**
 * Makes a file a take of an item and pins it: one undo step. Text and JSON are taken as the value they hold. Answers
 * whether it was taken; a refusal is said in words.
 */
export async function bringTake(editor: Editor, node: string, key: string, file: File): Promise<boolean> {
  const spec = editor.specs.get(editor.node(node)?.type ?? '')
  const port = portFor(spec?.outputs ?? [], file.type)
  if (port === undefined) {
    editor.shell.toast('bad', 'A file becomes a take of a node with outputs, in the graph where that node stands.')
    return false
  }
  try {
    const value = await valueIn(editor, file)
    // The server looks the node up in the graph as it is saved.
    await editor.saver.flush()
    const take = await editor.api.importTake(editor.document.id, {
      node,
      key,
      outputs: { [port]: value },
      label: file.name.slice(0, 300),
    })
    editor.runner.show(take, node, key, 'pinned')
    editor.run(pin, { node, key, take: take.take })
    editor.shell.toast('good', `${file.name} is a take of this item now, and pinned.`)
    return true
  } catch (error) {
    if (!(error instanceof ApiError) && !(error instanceof SyntaxError)) throw error
    editor.shell.toast('bad', `${file.name} was not taken. ${error.message}`)
    return false
  }
}

/** @throws SyntaxError when a file of JSON holds none */
async function valueIn(editor: Editor, file: File): Promise<Json> {
  if (file.type === 'application/json') return JSON.parse(await file.text()) as Json
  if (file.type.startsWith('text/')) return await file.text()
  return editor.api.upload(file)
}
