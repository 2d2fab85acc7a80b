// The open graph for others: as a bundle with its files, as JSON, in API form; and its revisions.
import * as Menu from '@radix-ui/react-dropdown-menu'
import { Braces, ClipboardCopy, FileJson, History, Package, Share2 } from 'lucide-react'
import { ApiError } from '../api/http.ts'
import { bundleUrl } from '../api/library.ts'
import { useEditor } from '../hooks.ts'
import type { Editor } from '../state/editor.ts'
import { apiFormJson, fileStem, graphJson } from '../state/library/share.ts'

export function ShareMenu() {
  const editor = useEditor()
  const trying = (work: () => Promise<void>) => () => void attempt(editor, work)
  return (
    <Menu.Root>
      <Menu.Trigger className="icon-button" title="Share, export, revisions" aria-label="Share and revisions">
        <Share2 size={15} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="menu" align="start" sideOffset={6}>
          <Menu.Item onSelect={trying(() => saveBundle(editor))}>
            <Package size={14} aria-hidden /> Share bundle: graph, files, report (zip)
          </Menu.Item>
          <Menu.Item onSelect={() => saveText(`${fileStem(editor.document.name)}.json`, graphJson(editor.document))}>
            <FileJson size={14} aria-hidden /> Export as JSON
          </Menu.Item>
          <Menu.Item onSelect={trying(() => copy(editor, graphJson(editor.document), 'The graph is copied as JSON.'))}>
            <ClipboardCopy size={14} aria-hidden /> Copy as JSON
          </Menu.Item>
          <Menu.Separator />
          <Menu.Item
            onSelect={trying(async () => {
              const { text, lost } = await apiFormJson(editor)
              await copy(editor, text, `The graph is copied in API form.${lost.length > 0 ? ` ${lost[0]}` : ''}`)
            })}
          >
            <Braces size={14} aria-hidden /> Copy in API form
          </Menu.Item>
          <Menu.Item
            onSelect={trying(async () => {
              const { text } = await apiFormJson(editor)
              saveText(`${fileStem(editor.document.name)}.api.json`, text)
            })}
          >
            <Braces size={14} aria-hidden /> Export in API form
          </Menu.Item>
          <Menu.Separator />
          <Menu.Item onSelect={() => editor.shell.setState({ dialog: 'revisions' })}>
            <History size={14} aria-hidden /> Revisions
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}

async function attempt(editor: Editor, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    editor.shell.toast('bad', error.message)
  }
}

/** What is on the screen is what is shared: it is saved first. */
async function saveBundle(editor: Editor): Promise<void> {
  await editor.saver.flush()
  follow(bundleUrl(editor.document.id), '')
}

async function copy(editor: Editor, text: string, said: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    editor.shell.toast('good', said)
  } catch {
    editor.shell.toast('bad', 'The browser does not let this page copy. Export it as a file instead.')
  }
}

function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  follow(url, name)
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

function follow(href: string, download: string): void {
  const link = document.createElement('a')
  link.href = href
  link.download = download
  link.click()
}
