// A link that downloads a file with its graph inside, as the graph is at the click: what is not saved yet is saved first.
import type { MouseEvent, ReactNode } from 'react'
import { useRef } from 'react'
import { artifactUrl, downloadUrl } from '../api/http.ts'
import { useEditor } from '../hooks.ts'

interface DownloadLinkProps {
  readonly digest: string
  /** What the file is called once it is there. */
  readonly name: string
  /** The graph that goes into the file; none for files that carry none. */
  readonly graph: string | undefined
  readonly className?: string
  readonly title?: string
  readonly label?: string
  /** Not stepped onto by Tab: on the canvas, where Tab adds a node. */
  readonly untabbed?: boolean
  readonly children: ReactNode
}

export function DownloadLink({ digest, name, graph, className, title, label, untabbed, children }: DownloadLinkProps) {
  const editor = useEditor()
  const saved = useRef(false)
  const saveFirst = (event: MouseEvent<HTMLAnchorElement>): void => {
    if (saved.current || graph !== editor.document.id || !editor.saver.dirty) return
    event.preventDefault()
    const link = event.currentTarget
    void editor.saver.flush().then(() => {
      if (editor.saver.dirty)
        editor.shell.toast('bad', `${name} carries the graph as it was saved last: what came since could not be saved.`)
      saved.current = true
      link.click()
      saved.current = false
    })
  }
  return (
    <a
      className={className}
      href={
        graph === undefined
          ? `${artifactUrl(digest)}?download=${encodeURIComponent(name)}`
          : downloadUrl(digest, name, graph)
      }
      download={name}
      title={title}
      aria-label={label}
      tabIndex={untabbed ? -1 : undefined}
      onClick={saveFirst}
    >
      {children}
    </a>
  )
}
