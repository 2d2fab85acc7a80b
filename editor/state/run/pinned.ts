// What is pinned is what an item shows, at once: the next run hands it on, and nothing has to run for that.
import type { GraphDocument } from '../../../engine/graph/document.ts'
import { ApiError } from '../../api/http.ts'
import type { Editor } from '../editor.ts'

type Pins = GraphDocument['pins']
interface Place {
  readonly node: string
  readonly key: string
  readonly take: string
}

/** Shows pinned takes that items do not show yet, and of items that were let go what they had. @param before pins that are shown already */
export async function showPins(editor: Editor, before: Pins = {}): Promise<void> {
  const { id, pins } = editor.document
  const shows = ({ node, key, take }: Place): boolean => editor.items.item(node, key)?.take === take
  const show = async (place: Place, status: 'pinned' | 'cached'): Promise<void> => {
    const take = await editor.api.take(place.take)
    const now = editor.document.pins[place.node]?.[place.key]
    if (editor.document.id !== id || now !== (status === 'pinned' ? place.take : undefined)) return
    editor.runner.show(take, place.node, place.key, status)
  }
  const gone = newPins(before, pins)
  try {
    const had = gone.length > 0 ? await editor.api.results(id) : []
    const back = had.filter(each => gone.some(({ node, key }) => node === each.node && key === each.key))
    await Promise.all([
      ...newPins(pins, before)
        .filter(each => !shows(each))
        .map(each => show(each, 'pinned')),
      ...back.filter(each => !shows(each)).map(each => show(each, 'cached')),
    ])
  } catch (error) {
    // Without its picture a pin holds all the same: the next run shows it.
    if (!(error instanceof ApiError)) throw error
  }
}

/** What is pinned in the one and not, or not so, in the other. Of what is pinned otherwise only the new pin counts. */
function newPins(pins: Pins, others: Pins): Place[] {
  if (pins === others) return []
  return Object.entries(pins).flatMap(([node, byKey]) =>
    Object.entries(byKey).flatMap(([key, take]) => (others[node]?.[key] === take ? [] : [{ node, key, take }])),
  )
}
