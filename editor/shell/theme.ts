// The theme: chosen by the person, remembered for the next visit's first paint.
import type { Editor } from '../state/editor.ts'
import type { Theme } from '../state/shell.ts'

export function setTheme(editor: Editor, theme: Theme): void {
  document.documentElement.dataset.theme = theme
  localStorage.setItem('reelgraph.theme', theme)
  editor.shell.setState({ theme })
}
