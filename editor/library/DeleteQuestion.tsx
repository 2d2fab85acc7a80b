// Asked once more before something is gone; the safe answer is the one at hand.
export function DeleteQuestion({
  name,
  words,
  onDelete,
  onKeep,
}: {
  readonly name: string
  readonly words: string
  readonly onDelete: () => void
  readonly onKeep: () => void
}) {
  return (
    <div className="card-question" role="alertdialog" aria-label={`Delete ${name}?`}>
      <p>{words}</p>
      <button type="button" className="button small danger" onClick={onDelete}>
        Delete
      </button>
      {/* biome-ignore lint/a11y/noAutofocus: the safe answer is the one at hand */}
      <button type="button" className="button small" autoFocus onClick={onKeep}>
        Keep
      </button>
    </div>
  )
}
