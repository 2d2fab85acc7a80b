// News from the server while the page is open: graphs saved elsewhere, runs, judgements, workers, the node library.
import type { NodeSpec, PortTypeSpec } from '../../engine/graph/spec.ts'
import type { RunInfo } from '../../engine/protocol/api.ts'
import type { SavedGraph } from '../api/http.ts'
import { type KeptSocket, keepOpen, type OpenSocket } from '../api/socket.ts'
import { catalogWith } from './catalog.ts'
import type { Editor } from './editor.ts'
import { countMissing, readMissing } from './library/missing.ts'

/** What `/api/live` says: a graph was saved, a run started or ended, a shot was judged, a worker came or went. */
interface LiveMessage {
  readonly type?: string
  readonly id?: string
  readonly revision?: number
  readonly deleted?: true
  readonly run?: RunInfo
  readonly nodes?: readonly NodeSpec[]
  readonly portTypes?: readonly PortTypeSpec[]
  readonly removed?: readonly string[]
}

/** What the editor does about news that touch more than what is known. */
export interface OnNews {
  /** The open graph was saved elsewhere, and nothing here is unsaved. */
  readonly theirs: (saved: SavedGraph) => void
  /** The node library is another one. */
  readonly library: () => void
}

/** Listens until the socket is closed; asks again by itself when the server was away. */
export function listen(editor: Editor, open: OpenSocket, on: OnNews): KeptSocket {
  const { session } = editor
  return keepOpen({
    open,
    path: () => '/api/live',
    onState: connected => {
      const back = connected && !session.getState().connected
      session.setState({ connected })
      if (!back) return
      void editor.readHealth()
      void editor.saver.flush()
    },
    onMessage: message => hear(editor, message as LiveMessage, on),
  })
}

function hear(editor: Editor, message: LiveMessage, on: OnNews): void {
  const { session } = editor
  if (message.type === 'workers') void editor.readHealth()
  if (message.type === 'run' && message.run) editor.runner.adopt(message.run)
  if (message.type === 'decision' && message.id === editor.document.id)
    session.setState({ decided: session.getState().decided + 1 })
  if (message.type === 'nodes') {
    session.setState({ catalog: catalogWith(session.getState().catalog, message) })
    on.library()
    if (countMissing(session.getState().missing) > 0) void readMissing(editor)
  }
  if (message.type !== 'graph' || message.id !== editor.document.id || message.deleted) return
  if ((message.revision ?? 0) > session.getState().revision) void theirsChanged(editor, on)
}

/** Another tab saved this graph: its version is taken when nothing of ours is unsaved, else shown as a conflict. */
async function theirsChanged(editor: Editor, on: OnNews): Promise<void> {
  const { session } = editor
  const { save } = session.getState()
  if (save.state === 'saving' || save.state === 'conflict') return
  const theirs = await editor.api.graph(editor.document.id)
  if (theirs.document.id !== editor.document.id || theirs.revision <= session.getState().revision) return
  if (editor.saver.dirty) session.setState({ save: { state: 'conflict', theirs } })
  else on.theirs(theirs)
}
