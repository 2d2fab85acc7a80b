// What is set for items that are gone: overrides, edits and pins lie dormant until their item comes back, or are thrown away.
import { Trash2 } from 'lucide-react'
import { useDocument, useEditor, useLabels } from '../hooks.ts'
import { dormantKeys } from '../state/document/dormant.ts'
import { dropItem } from '../state/document/item-commands.ts'
import type { Item } from '../state/run/items.ts'
import { labelFor } from '../state/run/labels.ts'

export function DormantItems({ node, items }: { node: string; items: readonly Item[] }) {
  const editor = useEditor()
  const labels = useLabels()
  const document = useDocument(state => state.document)
  const dormant = dormantKeys(
    document,
    node,
    items.map(item => item.key),
  )
  if (dormant.length === 0) return null
  return (
    <section className="dormant" aria-label="Kept for items that are gone">
      <h3>Kept for items that are gone</h3>
      <p className="field-note">Applied to nothing until an item with this key is made again.</p>
      <ul>
        {dormant.map(({ key, what }) => (
          <li key={key}>
            <span className="clip mono" title={key}>
              {labelFor(labels, key).long}
            </span>
            <span className="faint">{what.join(', ')}</span>
            <button
              type="button"
              className="icon-button"
              title="Throw it away"
              aria-label={`Throw away what is kept for ${key}`}
              onClick={() => editor.run(dropItem, { node, key })}
            >
              <Trash2 size={13} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
