// The desktop says that a run has ended, when a person asked for that and this page is out of sight.
import type { Editor } from '../editor.ts'

const WORDS: Readonly<Record<string, string>> = {
  done: 'Finished',
  partial: 'Finished in part',
  failed: 'Failed',
}

/** Turns it on, after the browser asked the person, or off. */
export async function switchNotify(editor: Editor): Promise<void> {
  if (editor.shell.getState().notify) {
    editor.shell.setState({ notify: false })
    return
  }
  if (!('Notification' in globalThis)) {
    editor.shell.toast('bad', 'This browser has no notifications.')
    return
  }
  const answer =
    Notification.permission === 'default' ? await Notification.requestPermission() : Notification.permission
  if (answer === 'granted') {
    editor.shell.setState({ notify: true })
    editor.shell.toast('info', 'A finished run is told by the desktop while this page is out of sight.')
  } else
    editor.shell.toast('bad', 'The browser does not let this page notify you. Allow it in the settings of the site.')
}

/** @param status how the run ended; one that a person cancelled is not news */
export function tellFinished(editor: Editor, status: string): void {
  const words = WORDS[status]
  if (words === undefined || !editor.shell.getState().notify || !document.hidden) return
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return
  const { run } = editor.session.getState()
  const failed = run ? [...run.items.values()].filter(each => each === 'failed').length : 0
  const note = new Notification(`${words}: ${editor.document.name || 'Untitled'}`, {
    body: [
      run?.seconds === undefined ? '' : `after ${run.seconds.toFixed(0)} s`,
      failed > 0 ? `${failed} ${failed === 1 ? 'item' : 'items'} failed` : '',
    ]
      .filter(Boolean)
      .join(', '),
    tag: `reelgraph ${editor.document.id}`,
  })
  note.onclick = () => {
    window.focus()
    note.close()
  }
}
