// Workers and providers: for each capability what serves now, what could, and how to connect that.
import { ChevronRight, CircleCheck, CircleDashed, CircleDot, Cpu } from 'lucide-react'
import { useState } from 'react'
import type { WorkerInfo } from '../../engine/protocol/api.ts'
import type { CapabilityInfo, ProviderInfo } from '../../engine/protocol/library.ts'
import { useEditor, useSession } from '../hooks.ts'
import { Pending } from './Pending.tsx'
import { SettingField } from './SettingField.tsx'
import { useLoaded } from './useLoaded.ts'

export function Providers() {
  const editor = useEditor()
  const workers = useSession(session => session.health?.workers)
  const found = useLoaded(JSON.stringify(workers?.map(worker => [worker.id, worker.offers.length])), () =>
    editor.api.connections(),
  )
  const info = found.value
  return (
    <>
      <Pending of={found} isEmpty={() => false} empty={null} />
      {info && (
        <>
          <section aria-label="Workers">
            <div className="shelf-tools">
              <h3>Workers</h3>
              <span className="grow" />
              <button type="button" className="button small" onClick={found.again}>
                Look again
              </button>
            </div>
            <ul className="workers">
              {info.workers.map(worker => (
                <Worker key={worker.id} worker={worker} />
              ))}
            </ul>
            {info.workers.length === 0 && (
              <p className="shelf-note">
                No worker is connected, so nothing can be rendered. <kbd>npm start</kbd> brings one of its own.
              </p>
            )}
            <AddWorker />
          </section>
          <section aria-label="Capabilities" className="capabilities">
            <div className="shelf-tools">
              <h3>What serves what</h3>
              <span className="faint">“auto” takes what answers</span>
            </div>
            <ul>
              {info.capabilities.map(capability => (
                <Capability key={capability.capability} capability={capability} again={found.again} />
              ))}
            </ul>
          </section>
          <p className="mono faint connections-foot">
            Reelgraph {info.version} · {info.ffmpeg ?? 'no ffmpeg found'} · {info.data}
          </p>
        </>
      )}
    </>
  )
}

function Worker({ worker }: { worker: WorkerInfo }) {
  return (
    <li className="worker-row">
      <Cpu size={16} aria-hidden />
      <strong>{worker.name}</strong>
      <span className="faint">
        {worker.running > 0 ? `${worker.running} ${worker.running === 1 ? 'job' : 'jobs'} running` : 'idle'} ·{' '}
        {worker.offers.length} offers
        {worker.gpus.length > 0 &&
          ` · ${worker.gpus.map(gpu => `${gpu.name}, ${Math.round(gpu.vramMiB / 1024)} GB`).join('; ')}`}
      </span>
    </li>
  )
}

function AddWorker() {
  return (
    <details className="how">
      <summary>
        <ChevronRight size={13} aria-hidden /> Add another machine
      </summary>
      <ol>
        <li>
          On this machine, make it a token: <kbd>npx reelgraph token studio-2</kbd>
        </li>
        <li>
          Serve on an address that it reaches: <kbd>npx reelgraph serve --host 0.0.0.0 --token …</kbd>
        </li>
        <li>
          On the other machine: <kbd>npm run worker -- --server http://this-machine:7700 --token …</kbd>
        </li>
      </ol>
    </details>
  )
}

function Capability({ capability, again }: { capability: CapabilityInfo; again: () => void }) {
  const serves = capability.providers.some(provider => provider.state !== 'missing')
  return (
    <li className="capability" data-ok={serves}>
      <div className="capability-name">
        <strong>{capability.title}</strong>
        <span className="mono faint">{capability.capability}</span>
      </div>
      <ul>
        {capability.providers.map(provider => (
          <Provider key={provider.name} provider={provider} again={again} />
        ))}
        {capability.providers.length === 0 && (
          <li className="provider" data-state="missing">
            <CircleDashed size={14} aria-hidden />
            <div>Nothing serves it. A worker that offers it would.</div>
          </li>
        )}
      </ul>
    </li>
  )
}

const WORDS: Readonly<Record<ProviderInfo['state'], string>> = {
  serving: 'serves now',
  ready: 'answers',
  missing: 'not connected',
}
const ICONS = { serving: CircleDot, ready: CircleCheck, missing: CircleDashed }

function Provider({ provider, again }: { provider: ProviderInfo; again: () => void }) {
  const [open, setOpen] = useState(false)
  const Icon = ICONS[provider.state]
  const { connect } = provider
  return (
    <li className="provider" data-state={provider.state}>
      <Icon size={14} aria-hidden />
      <div>
        <div className="provider-line">
          <strong>{provider.name}</strong>
          <span className="provider-state">{WORDS[provider.state]}</span>
          <span className="provider-detail">{provider.detail}</span>
          {connect && (
            <button type="button" className="button small quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
              {provider.state === 'missing' ? 'Connect' : 'Settings'}
            </button>
          )}
        </div>
        {open && connect && (
          <div className="connect">
            <ol>
              {connect.steps.map(step => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            {connect.command && (
              <p>
                <kbd>{connect.command}</kbd>
              </p>
            )}
            {connect.settings.map(setting => (
              <SettingField key={setting.name} setting={setting} again={again} />
            ))}
          </div>
        )}
      </div>
    </li>
  )
}
