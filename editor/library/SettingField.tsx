// A key or an address that connects a provider: typed here, kept on the server, never shown again.
import { KeyRound, Link2 } from 'lucide-react'
import { useState } from 'react'
import type { SettingInfo } from '../../engine/protocol/library.ts'
import { useEditor } from '../hooks.ts'
import { useDoing } from './useDoing.ts'

const FROM = {
  environment: 'set in the environment of the server, which wins over what is entered here',
  stored: 'kept on the server',
}

export function SettingField({ setting, again }: { setting: SettingInfo; again: () => void }) {
  const editor = useEditor()
  const doing = useDoing()
  const [value, setValue] = useState('')
  const Icon = setting.secret ? KeyRound : Link2
  const keep = async (): Promise<void> => {
    const done = await doing.try(() => editor.api.keepSecret(setting.name, value))
    if (!done) return
    setValue('')
    editor.shell.toast('good', `${setting.title} is kept on the server. It is not shown again.`)
    again()
  }
  return (
    <form
      className="setting"
      onSubmit={event => {
        event.preventDefault()
        void keep()
      }}
    >
      <label>
        <span className="setting-name">
          <Icon size={12} aria-hidden /> {setting.title} <span className="mono faint">{setting.name}</span>
        </span>
        <input
          className="input"
          type={setting.secret ? 'password' : 'url'}
          autoComplete="off"
          spellCheck={false}
          value={value}
          disabled={setting.from === 'environment'}
          placeholder={setting.from === null ? setting.example : '••••••••'}
          onChange={event => setValue(event.target.value)}
        />
      </label>
      <button type="submit" className="button small" disabled={value.trim() === '' || setting.from === 'environment'}>
        Keep
      </button>
      {setting.from === 'stored' && (
        <button
          type="button"
          className="button small quiet"
          onClick={() => void doing.try(() => editor.api.forgetSecret(setting.name)).then(again)}
        >
          Forget
        </button>
      )}
      {setting.from && <span className="faint">{FROM[setting.from]}</span>}
    </form>
  )
}
