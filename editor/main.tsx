// The editor's entry: puts the core together with the browser, and shows it.
import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import './theme/tokens.css'
import './theme/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createApi } from './api/http.ts'
import { openSocket } from './api/socket.ts'
import { Boundary } from './Boundary.tsx'
import { EditorProvider } from './hooks.ts'
import { App } from './shell/App.tsx'
import { readAddress } from './shell/address.ts'
import { Broken } from './shell/Broken.tsx'
import { browserHistories } from './state/document/history.ts'
import { Editor } from './state/editor.ts'
import { browserDrafts } from './state/saving.ts'

const address = readAddress(location.hash)
const editor = new Editor({
  api: createApi(),
  open: openSocket,
  drafts: browserDrafts(localStorage),
  histories: browserHistories(localStorage),
  memory: {
    get: name => localStorage.getItem(`reelgraph.${name}`) ?? undefined,
    set: (name, value) => localStorage.setItem(`reelgraph.${name}`, value),
  },
  schedule: flush => {
    // A hidden tab gets no frames, and still has to keep up with its run.
    if (document.hidden) setTimeout(flush, 100)
    else requestAnimationFrame(flush)
  },
  theme: document.documentElement.dataset.theme === 'light' ? 'light' : 'dark',
  // A phone gets Dailies: a canvas needs room.
  view: matchMedia('(max-width: 720px)').matches ? 'dailies' : address.view,
})
// A part of the page that is no longer there: the server was updated since the page was opened.
addEventListener('vite:preloadError', () => {
  if (editor.session.getState().connected)
    editor.shell.toast(
      'bad',
      'The editor was updated since this page was opened. Reload it to go on; nothing is lost.',
      {
        label: 'Reload',
        run: () => location.reload(),
      },
    )
})
void editor.boot(address.graph)

const root = document.getElementById('root')
if (!root) throw new Error('index.html lacks its root')
createRoot(root).render(
  <StrictMode>
    <EditorProvider value={editor}>
      <Boundary fallback={(error, retry) => <Broken error={error} retry={retry} />}>
        <App />
      </Boundary>
    </EditorProvider>
  </StrictMode>,
)
