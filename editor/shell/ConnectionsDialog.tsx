// Workers and providers: what answers, what is missing, and what it would bring.
import { CircleCheck, CircleDashed } from 'lucide-react'
import { useEffect } from 'react'
import { useEditor, useSession, useShell } from '../hooks.ts'
import { DialogHeader, DialogShell } from './DialogShell.tsx'

export function ConnectionsDialog() {
  const editor = useEditor()
  const open = useShell(shell => shell.dialog === 'connections')
  const health = useSession(session => session.health)
  useEffect(() => {
    if (open) void editor.readHealth()
  }, [editor, open])
  return (
    <DialogShell name="connections" className="connections">
      <DialogHeader title="Workers and providers" />
      <div className="body">
        {!health && <p className="empty">The server has not answered yet.</p>}
        {health?.workers.map(worker => (
          <section key={worker.id} className="connection" data-ok="true">
            <CircleCheck size={15} aria-label="connected" />
            <div>
              <strong>{worker.name}</strong>{' '}
              <span className="faint">{worker.running > 0 ? `${worker.running} jobs running` : 'idle'}</span>
              {worker.gpus.length > 0 && (
                <p>{worker.gpus.map(gpu => `${gpu.name}, ${Math.round(gpu.vramMiB / 1024)} GB`).join('; ')}</p>
              )}
              <ul className="offers">
                {worker.offers.map(offer => (
                  <li key={`${offer.capability} ${offer.runner}`} className="mono" title={`${offer.slots} at a time`}>
                    {offer.capability} <span className="faint">{offer.runner}</span>
                  </li>
                ))}
              </ul>
            </div>
          </section>
        ))}
        {health && health.workers.length === 0 && (
          <p className="empty">
            No worker is connected, so nothing can be rendered. <kbd>npm start</kbd> brings one of its own; others join
            with <kbd>npm run worker</kbd>.
          </p>
        )}
        {health?.providers.map(provider => (
          <section key={`${provider.name} ${provider.capability}`} className="connection" data-ok={provider.ok}>
            {provider.ok ? (
              <CircleCheck size={15} aria-label="answers" />
            ) : (
              <CircleDashed size={15} aria-label="does not answer" />
            )}
            <div>
              <strong>{provider.name}</strong> <span className="mono faint">{provider.capability}</span>
              <p>{provider.detail}</p>
            </div>
          </section>
        ))}
        {health && (
          <p className="mono faint connections-foot">
            Reelgraph {health.version} · {health.ffmpeg ?? 'no ffmpeg found'}
          </p>
        )}
      </div>
    </DialogShell>
  )
}
