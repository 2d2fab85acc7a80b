// Rewriting a scene: an edit laid over what was written, or, of a scene that was put in, the scene itself.
import { useCallback } from 'react'
import { isObject, type Json, mergePatch } from '../../../engine/graph/json.ts'
import { useEditor } from '../../hooks.ts'
import { edit } from '../../state/document/item-commands.ts'
import { useDesk } from '../context.ts'
import type { Row } from '../rows.ts'
import { rewriteInserted } from '../scenes.ts'

/** @returns what changes members of the scene: a JSON merge patch */
export function useRewrite(row: Row): (patch: Record<string, unknown>) => void {
  const editor = useEditor()
  const desk = useDesk()
  return useCallback(
    patch => {
      const { source, key } = row
      const { stream } = desk.view
      if (row.added && stream) {
        rewriteInserted(editor, stream, key, mergePatch(row.scene, patch) as Json)
        return
      }
      const before = editor.document.edits[source.node]?.[key]?.[source.port]?.patch
      editor.run(edit, {
        node: source.node,
        key,
        port: source.port,
        base: source.base,
        patch: { ...(isObject(before) ? before : {}), ...patch },
      })
    },
    [editor, desk, row],
  )
}
