// Two takes of a scene's shot over each other, large; either is pinned, and the one that is shown is judged.
import { slateOf, slug } from '../faces/values.ts'
import { useDocument, useEditor, useItems } from '../hooks.ts'
import { TakeCompare } from '../inspector/TakeCompare.tsx'
import { DialogHeader, DialogShell } from '../shell/DialogShell.tsx'
import { pin } from '../state/document/item-commands.ts'
import { useDesk, useDeskState } from './context.ts'
import { ReviewButtons } from './row/ReviewButtons.tsx'
import { useTakes } from './row/TakesStrip.tsx'
import type { Row } from './rows.ts'

export function CompareTakes() {
  const desk = useDesk()
  const row = desk.row(useDeskState(state => state.comparing))
  return (
    <DialogShell name="compare" className="wide compare-takes">
      <DialogHeader title={row ? `Takes of scene ${slateOf(row.scene)}` : 'Takes'}>
        {row && <span className="slug">{slug(row.scene)}</span>}
      </DialogHeader>
      <div className="body">{row && <Compared row={row} />}</div>
    </DialogShell>
  )
}

function Compared({ row }: { row: Row }) {
  const editor = useEditor()
  const node = row.maker ?? row.shot?.node
  const current = useItems(items => (node ? items.item(node, row.key)?.take : undefined))
  const pinned = useDocument(state => (node ? state.document.pins[node]?.[row.key] : undefined))
  const takes = useTakes(node, row.key, current, true)
  if (!node || takes.length < 2)
    return <p className="empty">There is one take. Shoot the scene again, or drop a clip on its row, to compare two.</p>
  return (
    <>
      <TakeCompare
        takes={takes}
        current={pinned ?? current}
        pinned={pinned}
        onPin={take => editor.run(pin, { node, key: row.key, take })}
      />
      <ReviewButtons row={row} />
    </>
  )
}
