// Two tabs changed one graph: nothing is overwritten until a person chooses.
import * as Dialog from '@radix-ui/react-dialog'
import type { GraphDocument } from '../../engine/graph/document.ts'
import { count } from '../canvas/words.ts'
import { useDocument, useEditor, useSession } from '../hooks.ts'

const sizeOf = ({ nodes, edges }: GraphDocument): string =>
  `${count(nodes.length, 'node')} and ${count(edges.length, 'wire')}`

export function ConflictDialog() {
  const editor = useEditor()
  const save = useSession(session => session.save)
  const ours = useDocument(state => state.document)
  const conflict = save.state === 'conflict' ? save.theirs : undefined
  if (!conflict) return null
  const close = (): void => editor.shell.setState({ dialog: undefined })
  const choose = (action: () => Promise<void>) => async (): Promise<void> => {
    close()
    await action()
  }
  return (
    <Dialog.Root open onOpenChange={next => !next && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content className="dialog">
          <header>
            <Dialog.Title>This graph was changed elsewhere</Dialog.Title>
          </header>
          <div className="body">
            <Dialog.Description>
              Another tab or person saved revision {conflict.revision} while you were working. Your version has{' '}
              {sizeOf(ours)}; theirs has {sizeOf(conflict.document)}. Nothing is lost whatever you choose: theirs stays
              a revision, and undo brings yours back.
            </Dialog.Description>
          </div>
          <div className="actions">
            <button type="button" className="button" onClick={choose(() => editor.takeTheirs())}>
              Take theirs
            </button>
            <button type="button" className="button" onClick={choose(() => editor.keepBoth())}>
              Keep both
            </button>
            <button type="button" className="button primary" onClick={choose(() => editor.saver.keepMine())}>
              Keep mine
            </button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
