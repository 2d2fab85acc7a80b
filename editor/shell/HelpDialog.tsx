import type { ItemStatus } from '../../engine/protocol/events.ts'
import { PortMark, STATUS_WORDS, StatusMark } from '../canvas/marks.tsx'
import { useEditor } from '../hooks.ts'
import { DialogHeader, DialogShell } from './DialogShell.tsx'
import { SHEET } from './shortcuts.ts'

const STATUSES: readonly ItemStatus[] = ['done', 'cached', 'running', 'queued', 'failed', 'blocked', 'pinned', 'absent']

export function HelpDialog() {
  const editor = useEditor()
  return (
    <DialogShell name="help" className="wide help">
      <DialogHeader title="Shortcuts and marks">
        <button
          type="button"
          className="button small"
          onClick={() => editor.shell.setState({ dialog: undefined, view: 'graph', tour: 0 })}
        >
          Take the tour
        </button>
      </DialogHeader>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className="body" aria-label="Shortcuts" tabIndex={0}>
        <div className="sheet">
          {SHEET.map(group => (
            <section key={group.title}>
              <h3>{group.title}</h3>
              <dl>
                {group.rows.map(([keys, what]) => (
                  <div key={what}>
                    <dt>
                      {keys.split(' ').map(key => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </dt>
                    <dd>{what}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
          <section>
            <h3>Items</h3>
            <ul className="legend">
              {STATUSES.map(status => (
                <li key={status}>
                  <StatusMark status={status} />
                  {STATUS_WORDS[status]}
                </li>
              ))}
            </ul>
          </section>
          <section>
            <h3>Ports</h3>
            <ul className="legend">
              <li>
                <PortMark kind="one" family="clip" /> carries one value for each item
              </li>
              <li>
                <PortMark kind="many" family="clip" /> carries or gathers many
              </li>
              <li>
                <PortMark kind="lookup" family="picture" /> is asked by key, such as a character
              </li>
            </ul>
          </section>
        </div>
      </section>
    </DialogShell>
  )
}
