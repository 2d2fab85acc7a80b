// Files dropped anywhere on the page: a graph inside is opened, a ComfyUI workflow becomes a node.
import { FileUp } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ApiError } from '../api/http.ts'
import { useEditor } from '../hooks.ts'
import { loadFile } from '../state/actions/place.ts'
import type { Editor } from '../state/editor.ts'
import { openShared } from '../state/library/share.ts'

export function DropTarget() {
  const editor = useEditor()
  const [over, setOver] = useState(false)
  useEffect(() => {
    const files = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    const drag = (event: DragEvent): void => {
      if (!files(event)) return
      event.preventDefault()
      // What takes files itself says so itself.
      setOver(!(event.target instanceof Element && event.target.closest('[data-drop="own"]')))
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      setOver(false)
      if (!files(event) || event.defaultPrevented) return
      event.preventDefault()
      const file = event.dataTransfer?.files[0]
      if (file) void openDropped(editor, file)
    }
    window.addEventListener('dragover', drag)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', drag)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [editor])
  if (!over) return null
  return (
    <div className="drop-target" aria-hidden="true">
      <FileUp size={28} />
      <p>
        Drop a share bundle, JSON, MP4, PNG or WAV to open the graph inside, or a ComfyUI workflow to make it a node
      </p>
    </div>
  )
}

/** Opens what is in a file; a picture, clip or sound without a graph becomes a node that loads it. */
async function openDropped(editor: Editor, file: File): Promise<void> {
  try {
    await openShared(editor, file)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const isJson = /json|zip/.test(file.type) || /\.(json|zip)$/i.test(file.name)
    const isEmpty = error.problems[0]?.code === 'no-graph'
    if (error.offline || isJson || !(await isLoaded(editor, file))) editor.shell.toast('bad', error.message)
    else if (!isEmpty) editor.shell.toast('info', `${file.name} was added as a file alone. ${error.message}`)
  }
}

/** Says itself why a file that a node would take cannot be taken in. */
async function isLoaded(editor: Editor, file: File): Promise<boolean> {
  try {
    return await loadFile(editor, file)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    editor.shell.toast('bad', error.message)
    return true
  }
}
